import { type Day, dayOfInstant } from '../basis/day.js';
import type { Fen } from '../basis/money.js';
import type { Programme } from '../reference/programmes.js';
import type { Agency, Batch, Indicator, Payment, Spending } from './model.js';
import { type Benefit, benefits, type Credit, periodOf } from './one-card.js';
import type { Household } from './people.js';
import type { Stage } from './stage.js';

/** The one-card batches of the year so far, each funded by one payment to the agent bank. */
export function runBatches(stage: Stage, households: readonly Household[]): void {
  for (const indicator of stage.unitIndicators()) {
    const { programme, months } = indicator.spending;
    if (!programme) continue;
    for (const month of months) runBatch(stage, indicator, programme, month, households);
  }
}

type UnitIndicator = Indicator & { agency: Agency; spending: Spending };

function runBatch(
  stage: Stage,
  indicator: UnitIndicator,
  programme: Programme,
  month: number,
  households: readonly Household[],
): void {
  const { calendar, year } = stage.world;
  const payDay = stage.world.day(`${String(month).padStart(2, '0')}-${String(programme.payDay).padStart(2, '0')}`);
  const paidOn = calendar.onOrAfter(Math.max(payDay, calendar.after(indicator.docIssuedOn, 5)));
  const appliedOn = calendar.before(paidOn, 3);
  if (appliedOn > stage.asOf) return;
  const period = periodOf(programme, year, month);
  const list = households.flatMap((household) => benefits(programme, household, year, month));
  const { total, count } = sum(list);
  if (count === 0) return;
  const paid = paidOn <= stage.asOf;
  const payment = fund(stage, indicator, total, `${period.label}${programme.name}`, appliedOn, paid ? paidOn : null);
  stage.batches.push({
    key: `B${stage.region.six}${programme.code}${String(year).slice(2)}${String(month).padStart(2, '0')}`,
    programme,
    period: period.name,
    periodStart: period.start,
    periodEnd: period.end,
    month,
    payment,
    total,
    lineCount: count,
    credit: 'ordinary',
    benefits: list,
  });
}

/** The payment to the agent bank that covers a batch; null as `paidOn`: approved, but not paid yet. */
export function fund(
  stage: Stage,
  indicator: UnitIndicator,
  total: Fen,
  purpose: string,
  appliedOn: Day,
  paidOn: Day | null,
): Payment {
  const fields = {
    amount: total,
    purpose,
    payee: stage.agentBank,
    gov: indicator.gov ?? '50999',
    dep: indicator.dep ?? '30399',
    payType: '001001004',
    appliedAt: stage.time(appliedOn, 9, 11),
  };
  if (paidOn === null) return stage.application(indicator, indicator.agency, { ...fields, status: 'approved' });
  return stage.pay(indicator, indicator.agency, { ...fields, on: paidOn });
}

function sum(list: readonly Benefit[]): { total: Fen; count: number } {
  let total = 0;
  let count = 0;
  for (const { amount } of list) {
    total += amount;
    count++;
  }
  return { total, count };
}

/** A batch of its own for so many households, for what a case needs. */
export function extraBatch(
  stage: Stage,
  indicator: UnitIndicator,
  programme: Programme,
  list: readonly Benefit[],
  fields: {
    key: string;
    period: { name: string; start: Day; end: Day };
    appliedOn: Day;
    paidOn: Day | null;
    credit: Batch['credit'];
  },
): Batch {
  const { total, count } = sum(list);
  const { key, period, appliedOn, paidOn, credit } = fields;
  const batch: Batch = {
    key,
    programme,
    period: period.name,
    periodStart: period.start,
    periodEnd: period.end,
    month: 0,
    payment: fund(stage, indicator, total, `${period.name}${programme.name}`, appliedOn, paidOn),
    total,
    lineCount: count,
    credit,
    benefits: list,
  };
  stage.batches.push(batch);
  return batch;
}

const reasons = ['户名与账号不符', '账号已销户', '卡片状态异常'];

/** What became of a line by the as-of day. Nothing stays pending for more than five working days, unless a case says so. */
export function creditOf(stage: Stage, batch: Batch, h: number, n: number): Credit {
  const { calendar } = stage.world;
  const none: Credit = { status: 'pending', paidOn: null, returnedOn: null, reason: null, reissuedOn: null };
  const funded = batch.payment?.status === 'paid' ? batch.payment.paidOn : null;
  if (funded === null || batch.credit === 'pending all') return none;
  if (batch.credit === 'pending some' && n % 7 === 3) return none;
  const paidOn = calendar.after(funded, 1 + (h % 2));
  if (batch.credit === 'failed some' && n % 7 === 3)
    return { ...none, status: 'failed', reason: reasons[h % 3]!, reissuedOn: null };
  if (paidOn > stage.asOf) return none;
  const credited: Credit = { ...none, status: 'success', paidOn };
  if (h % 1_000 >= 7 || batch.credit === 'all') return credited;
  const returnedOn = calendar.after(paidOn, 2);
  if (returnedOn > stage.asOf) return credited;
  const reissuedOn = calendar.after(returnedOn, 4);
  return {
    status: 'returned',
    paidOn,
    returnedOn,
    reason: reasons[h % 3]!,
    reissuedOn: reissuedOn > stage.asOf ? null : reissuedOn,
  };
}

/** The day a batch was handed in: before its payment was applied for. */
export const submittedOn = (stage: Stage, batch: Batch): Day | null =>
  batch.payment ? stage.world.calendar.before(dayOfInstant(batch.payment.appliedAt), 2) : null;
