import { at } from '../basis/day.js';
import { type Fen, ofYuan } from '../basis/money.js';
import { programmes } from '../reference/programmes.js';
import { extraBatch } from '../world/batches.js';
import type { Batch } from '../world/model.js';
import { describeProject } from '../world/projects.js';
import { timeGone } from '../world/spending.js';
import { type Case, type CaseStage, silent, type UnitIndicator, warns } from './case.js';
import { personal, someBenefits } from './cash.js';

/** An allocation of the county's own money to a unit so many days ago, of which nothing has been paid. */
function unpaid(it: CaseStage, daysAgo: number, fund = 'XJ01'): UnitIndicator {
  const on = it.asOf - daysAgo;
  const pending = it.local({ fund, on, func: fund === 'XJ01' ? '2130504' : '2130126' });
  pending.registeredAt = pending.receivedAt = at(on, 9, 10);
  const unit = it.give(pending, { on });
  unit.spending.fill = false;
  return unit;
}

/** A unit's indicator whose payments lag behind the calendar by so much, rounded away from the limit. */
function lagging(it: CaseStage, gap: number, more: { monitored?: boolean } = {}): UnitIndicator {
  const unit = it.spendable({ yuan: 120_000, ...more });
  const due = unit.amount * (timeGone(unit, it.asOf, it.day('12-31')) - gap);
  unit.spending.target = (gap > 0.15 ? Math.floor(due) : Math.ceil(due)) as Fen;
  return unit;
}

const industry = programmes.find((each) => each.code === 'CY')!;

/** A one-card batch of a few households, funded on that day. */
export function batchOf(
  it: CaseStage,
  paidOn: number,
  credit: Batch['credit'],
  options: { unpaid?: boolean; households?: number } = {},
): Batch {
  const list = someBenefits(it, options.households ?? it.random.int(9, 16));
  const total = list.reduce((sum, each) => sum + each.amount, 0);
  const unit = personal(it, total / 100, paidOn);
  return extraBatch(it.stage, unit, industry, list, {
    key: `B${it.stage.region.six}CYX${it.stage.batches.length}`,
    period: it.arrears('补发'),
    appliedOn: it.calendar.before(paidOn, 2),
    paidOn: options.unpaid ? null : paidOn,
    credit,
  });
}

/** Payment cycle 支付周期. */
export const cycleWarns: Case[] = [
  warns('cycle-first-payment-overdue', 'nothing paid for 204 days', (it) => {
    const unit = unpaid(it, 204);
    it.fires(['allocation', unit.upstream!]);
    it.fires(['indicator', unit], { rule: 'cycle-progress-behind', note: 'nothing paid for 204 days' });
  }),
  warns('cycle-first-payment-overdue', 'nothing paid for just 90 days', (it) => {
    const unit = unpaid(it, 90);
    it.fires(['allocation', unit.upstream!]);
    it.fires(['indicator', unit], { rule: 'cycle-progress-behind', note: 'nothing paid for just 90 days' });
  }),
  warns('cycle-first-payment-overdue', 'nothing paid for 125 days; the unit has not taken its indicator in', (it) => {
    const pending = it.local({ on: it.calendar.onOrBefore(it.asOf - 125) });
    const { stage } = it;
    const allocation = stage.allocate(
      pending,
      { region: stage.region.code, agency: it.unit() },
      pending.amount,
      stage.time(pending.docIssuedOn, 14, 17),
    );
    it.fires(['allocation', allocation]);
    it.fires(['allocation', allocation], {
      rule: 'cycle-plan-missing',
      note: 'no plan for 125 days, and no indicator',
    });
  }),
  warns('cycle-first-payment-overdue', 'paid once, and all of it came back', (it) => {
    const unit = unpaid(it, 150);
    const on = it.calendar.after(it.asOf - 120, 1);
    const payment = it.pay(unit, { amount: ofYuan(64_000), on });
    it.stage.refund(payment, it.calendar.after(on, 9));
    it.fires(['allocation', unit.upstream!]);
    it.fires(['indicator', unit], { rule: 'cycle-progress-behind', note: 'paid once, and all of it came back' });
  }),

  warns('cycle-progress-behind', 'behind the calendar by 0.1501', (it) => {
    it.fires(['indicator', lagging(it, 0.1501)]);
  }),
  warns('cycle-progress-behind', 'behind the calendar by 0.35', (it) => {
    it.fires(['indicator', lagging(it, 0.35)]);
  }),
  warns('cycle-progress-behind', 'ahead of the calendar until most of a payment came back', (it) => {
    const unit = lagging(it, 0.28);
    const on = it.calendar.before(it.asOf, 25);
    const payment = it.pay(unit, { amount: Math.floor(unit.amount * 0.3), on, contractNo: it.stage.contractNo() });
    it.stage.refund(payment, it.calendar.after(on, 8), Math.floor(payment.amount * 0.8));
    it.fires(['indicator', unit]);
  }),

  warns('cycle-application-stuck', 'applied for one day too long ago', (it) => {
    const unit = it.spendable({ yuan: 15_000 });
    it.fires(['payment', application(it, unit, it.edge(5).late, 'applied')]);
  }),
  warns('cycle-application-stuck', 'approved in October, not paid since', (it) => {
    const unit = it.spendable({ yuan: 15_000 });
    it.fires(['payment', application(it, unit, it.workday('10-12'), 'approved')]);
  }),
  warns('cycle-application-stuck', 'applied for in September, not looked at since', (it) => {
    const unit = it.spendable({ yuan: 15_000 });
    it.fires(['payment', application(it, unit, it.workday('09-19'), 'applied')]);
  }),

  warns('cycle-onecard-overdue', 'some cards not credited one day past the fifth working day', (it) => {
    it.fires(['subsidy_batch', batchOf(it, it.edge(5).late, 'pending some')]);
  }),
  warns('cycle-onecard-overdue', 'some cards not credited since September', (it) => {
    it.fires(['subsidy_batch', batchOf(it, it.workday('09-17'), 'pending some')]);
  }),
  warns('cycle-onecard-overdue', 'no card credited since October', (it) => {
    it.fires(['subsidy_batch', batchOf(it, it.workday('10-22'), 'pending all')]);
  }),
];

function application(
  it: CaseStage,
  unit: UnitIndicator,
  on: number,
  status: 'applied' | 'approved' | 'returned' | 'void' | 'draft',
) {
  return it.stage.application(unit, unit.agency, {
    amount: ofYuan(it.random.int(3_000, 14_000)) + it.random.int(1, 99),
    purpose: `${unit.project?.name ?? it.stage.place()}材料款`,
    payee: it.supplier(),
    gov: '50204',
    dep: '30218',
    appliedAt: it.stage.time(on, 15, 17),
    status,
    returnedAt: status === 'returned' ? it.stage.time(it.calendar.after(on, 1)) : null,
  });
}

export const cycleSilent: Case[] = [
  silent('cycle-first-payment-overdue', 'allocated 89 days ago', (it) => {
    const unit = unpaid(it, 89);
    it.quiet(['allocation', unit.upstream!]);
    it.quiet(['indicator', unit], { rule: 'cycle-progress-behind', note: 'not yet 90 days old' });
  }),
  silent('cycle-first-payment-overdue', "paid, but from the county's indicator", (it) => {
    const pending = it.local({ on: it.calendar.onOrBefore(it.asOf - 140), amount: ofYuan(300_000) });
    const { stage } = it;
    const agency = it.unit();
    const allocation = stage.allocate(
      pending,
      { region: stage.region.code, agency },
      pending.amount,
      stage.time(pending.docIssuedOn, 14, 17),
    );
    const payee = it.supplier();
    const amount = ofYuan(86_400.5);
    stage.paidBefore(payee.accountNo!, amount);
    stage.pay(pending, agency, {
      amount,
      on: it.calendar.after(it.asOf - 100, 1),
      payee,
      purpose: `${stage.place()}排水沟渠工程款`,
      project: stage.project(describeProject(stage, 'works', agency), pending.docIssuedOn),
      contractNo: stage.contractNo(),
      gov: '50302',
      dep: '31005',
    });
    it.quiet(['allocation', allocation]);
  }),
  silent('cycle-first-payment-overdue', 'not a monitored fund', (it) => {
    it.quiet(['allocation', unpaid(it, 160, 'NY01').upstream!]);
  }),
  silent('cycle-first-payment-overdue', 'void, and given to another unit', (it) => {
    const unit = unpaid(it, 170);
    unit.upstream!.status = 'void';
    unit.status = 'void';
    const pending = unit.upstream!.indicator;
    it.give(pending, { to: it.unit(), on: it.calendar.after(pending.docIssuedOn, 2) });
    it.quiet(['allocation', unit.upstream!]);
  }),

  silent('cycle-progress-behind', 'behind the calendar by 0.1499', (it) => {
    it.quiet(['indicator', lagging(it, 0.1499)]);
  }),
  silent('cycle-progress-behind', 'not a monitored fund', (it) => {
    it.quiet(['indicator', lagging(it, 0.4, { monitored: false })]);
  }),

  silent('cycle-application-stuck', 'the fifth working day is not over', (it) => {
    const unit = it.spendable({ yuan: 15_000 });
    it.quiet(['payment', application(it, unit, it.edge(5).inTime, 'applied')]);
  }),
  silent('cycle-application-stuck', 'returned for correction', (it) => {
    const unit = it.spendable({ yuan: 15_000 });
    it.quiet(['payment', application(it, unit, it.workday('10-15'), 'returned')]);
  }),
  silent('cycle-application-stuck', 'voided', (it) => {
    const unit = it.spendable({ yuan: 15_000 });
    it.quiet(['payment', application(it, unit, it.workday('09-25'), 'void')]);
  }),
  silent('cycle-application-stuck', 'a draft', (it) => {
    const unit = it.spendable({ yuan: 15_000 });
    it.quiet(['payment', application(it, unit, it.workday('10-24'), 'draft')]);
  }),

  silent('cycle-onecard-overdue', 'the fifth working day is not over', (it) => {
    it.quiet(['subsidy_batch', batchOf(it, it.edge(5).inTime, 'pending all')]);
  }),
  silent('cycle-onecard-overdue', 'not funded yet', (it) => {
    it.quiet(['subsidy_batch', batchOf(it, it.calendar.before(it.asOf, 1), 'pending all', { unpaid: true })]);
  }),
  silent('cycle-onecard-overdue', 'credits that failed are not pending', (it) => {
    it.quiet(['subsidy_batch', batchOf(it, it.workday('10-25'), 'failed some')]);
  }),
];
