import { dayOf } from '../basis/day.js';
import { found, monitored, net, push, type Rule, sum } from './context.js';
import { dateOf, fen, isLive, type Row } from './read-world.js';

/** Payment cycle 支付周期. */
export const cycle: Rule[] = [
  function* firstPayment(context) {
    const { world, index, asOf } = context;
    for (const row of world.allocations.values()) {
      const allocated = dateOf(row.allocated_at)!;
      if (
        row.kind !== 'to_agency' ||
        !isLive(row) ||
        !monitored(context, row.fund_key!, dateOf(row.doc_issued_on)) ||
        asOf < allocated + 90
      )
        continue;
      const indicators = [row.indicator_key!, ...(index.indicatorsOf.get(row.key!) ?? []).map((each) => each.key!)];
      const payments = indicators
        .flatMap((key) => index.paymentsOf.get(key) ?? [])
        .filter((each) => each.agency_key === row.to_agency_key);
      if (net(payments) === 0) yield found('cycle-first-payment-overdue', 'allocation', row.key!);
    }
  },
  function* progress(context) {
    const { world, index, asOf } = context;
    for (const row of world.indicators.values()) {
      const start = dateOf(row.doc_issued_on)!;
      if (!row.agency_key || !isLive(row) || !monitored(context, row.fund_key!, start) || asOf - start < 90) continue;
      const gone = (asOf - start) / (dayOf(`${row.fiscal_year}-12-31`) - start);
      if (gone - net(index.paymentsOf.get(row.key!) ?? []) / fen(row.amount) > 0.15)
        yield found('cycle-progress-behind', 'indicator', row.key!);
    }
  },
  function* stuck({ world, calendar, asOf }) {
    for (const row of world.payments.values())
      if (['applied', 'approved'].includes(row.status!) && asOf > calendar.after(dateOf(row.applied_at)!, 5))
        yield found('cycle-application-stuck', 'payment', row.key!);
  },
  function* oneCard({ world, index, calendar, asOf }) {
    for (const row of world.batches.values()) {
      const payment = world.payments.get(row.payment_key!);
      if (
        payment?.status === 'paid' &&
        index.linesOf.get(row.key!)?.some((line) => line.status === 'pending') &&
        asOf > calendar.after(dateOf(payment.paid_on)!, 5)
      )
        yield found('cycle-onecard-overdue', 'subsidy_batch', row.key!);
    }
  },
  function* planMissing(context) {
    const { world, index, calendar, asOf } = context;
    const planned = new Map<string, Row[]>();
    for (const plan of world.plans)
      if (plan.status === 'approved')
        push(planned, plan.allocation_key || `${plan.indicator_key}|${plan.agency_key}`, plan);
    for (const row of world.allocations.values()) {
      if (row.kind !== 'to_agency' || !isLive(row) || asOf <= calendar.after(dateOf(row.allocated_at)!, 10)) continue;
      if (!monitored(context, row.fund_key!, dateOf(row.doc_issued_on))) continue;
      if (world.agencies.get(row.to_agency_key!)?.is_budget_unit !== 'true') continue;
      const plans = [row.key!, `${row.indicator_key}|${row.to_agency_key}`].flatMap((key) => planned.get(key) ?? []);
      const paysWithout = [row.indicator_key!, ...(index.indicatorsOf.get(row.key!) ?? []).map((each) => each.key!)]
        .flatMap((key) => index.paymentsOf.get(key) ?? [])
        .some((each) => each.agency_key === row.to_agency_key && !each.refund_of_key);
      if (sum(plans) <= 0 && !paysWithout) yield found('cycle-plan-missing', 'allocation', row.key!);
    }
  },
  function* idleYear(context) {
    const { world, index, asOf } = context;
    const carriedOver = new Set(
      [...world.indicators.values()].filter(isLive).map((each) => each.origin_indicator_key!),
    );
    for (const row of world.indicators.values()) {
      if (!isLive(row) || carriedOver.has(row.key!)) continue;
      if (!monitored(context, row.fund_key!, dateOf(row.doc_issued_on))) continue;
      let first = dateOf(row.doc_issued_on)!;
      let origin: Row | undefined = row;
      for (let step = 0; step < 3 && origin; step++) {
        origin = world.indicators.get(origin.origin_indicator_key!);
        if (origin) first = Math.min(first, dateOf(origin.doc_issued_on)!);
      }
      const isAllocatedAway = !row.agency_key && index.allocated(row) >= index.amount(row);
      const left = index.amount(row) - index.allocated(row, 'to_region') - net(index.paymentsOf.get(row.key!) ?? []);
      if (left > 0 && !isAllocatedAway && asOf >= first + 365) yield found('cycle-idle-year', 'indicator', row.key!);
    }
  },
  function* specialAccountIdle({ world, asOf }) {
    const entries = new Map<string, Row[]>();
    for (const row of world.entries.values()) push(entries, row.account_no!, row);
    for (const [no, rows] of entries) {
      if (!['23', '24'].includes(world.accounts.get(no)?.type_code ?? '')) continue;
      const total = (direction: string, until: number) =>
        sum(rows.filter((each) => each.direction === direction && dateOf(each.occurred_on)! <= until));
      // What goes out uses up the oldest first.
      const old = total('in', asOf - 61) - total('out', Number.POSITIVE_INFINITY);
      if (old >= 1_000_000) yield found('cycle-special-account-idle', 'account', no);
    }
  },
  function* failedCredits({ world, calendar, asOf }) {
    const reissued = new Set([...world.lines.values()].map((line) => line.reissueOf));
    for (const line of world.lines.values()) {
      if (!['failed', 'returned'].includes(line.status) || reissued.has(line.key)) continue;
      const day = dateOf(line.returnedOn || (line.status === 'failed' ? line.paidOn : ''));
      if (day !== undefined && asOf > calendar.after(day, 10))
        yield found('cycle-failed-not-reissued', 'subsidy_line', line.key);
    }
  },
];
