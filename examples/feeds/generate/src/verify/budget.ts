import { type Context, found, holds, monitored, push, type Rule, sum, withFiscalAncestors } from './context.js';
import { dateOf, fen, isLive, type Row } from './read-world.js';

/** Receipt and allocation of indicators 指标接收、指标分配. */
export const budget: Rule[] = [
  function* receiptOverdue(context) {
    const { world, index, calendar, asOf } = context;
    for (const row of world.allocations.values()) {
      const issued = dateOf(row.doc_issued_on)!;
      if (row.kind !== 'to_region' || !isLive(row) || !monitored(context, row.fund_key!, issued)) continue;
      const received = (index.indicatorsOf.get(row.key!) ?? []).some((each) => isLive(each) && each.received_at);
      if (!received && asOf > calendar.after(issued, 3)) yield found('receipt-overdue', 'allocation', row.key!);
    }
  },
  function* receiptMismatch({ world, index }) {
    for (const row of world.indicators.values()) {
      const sent = world.allocations.get(row.upstream_allocation_key!);
      if (!isLive(row) || !sent || !isLive(sent)) continue;
      const same = index.indicatorsOf.get(sent.key!)!.filter(isLive);
      const differs =
        sum(same) !== fen(sent.amount) ||
        row.fund_key !== sent.fund_key ||
        row.fund_type_code !== sent.fund_type_code ||
        row.fiscal_year !== sent.fiscal_year ||
        (sent.tp_func_code && !row.func_code!.startsWith(sent.tp_func_code)) ||
        row.superior_doc_no!.trim() !== sent.doc_no!.trim();
      if (differs) yield found('receipt-mismatch', 'indicator', row.key!);
    }
  },
  function* tags(context) {
    const { world } = context;
    for (const row of world.indicators.values()) {
      if (!isLive(row)) continue;
      const upstream = world.allocations.get(row.upstream_allocation_key!)?.poverty_tag === 'true';
      const inScope = monitored(context, row.fund_key!, dateOf(row.doc_issued_on));
      const isPoverty = row.func_code!.startsWith('21305');
      const tagged = row.poverty_tag === 'true';
      const running = ['2130501', '2130502', '2130503'].includes(row.func_code!);
      if (!tagged && (inScope || isPoverty || upstream) && !running)
        yield found('receipt-tag-missing', 'indicator', row.key!);
      const integrated = world.funds.get(row.fund_key!)!.category === 'integrated_agri' && row.integration_plan_ref;
      if (tagged && !inScope && !isPoverty && !upstream && row.source !== 'local' && !integrated)
        yield found('receipt-tag-unfounded', 'indicator', row.key!);
    }
  },
  function* allocations(context) {
    const { world, index, calendar, asOf } = context;
    for (const row of world.indicators.values()) {
      if (!isLive(row)) continue;
      const amount = index.amount(row);
      const allocated = index.allocated(row);
      if (allocated > amount) yield found('alloc-over-amount', 'indicator', row.key!);
      const issued = dateOf(row.doc_issued_on)!;
      const advance = world.docs.get(row.doc_key!)!.kind === 'advance';
      if (
        !row.agency_key &&
        monitored(context, row.fund_key!, issued) &&
        !advance &&
        allocated < amount &&
        asOf > calendar.after(issued, 3)
      )
        yield found('alloc-overdue', 'indicator', row.key!);
    }
  },
  function* receiptDuplicate({ world, index }) {
    const byReceipt = (a: Row, b: Row) =>
      a.received_at! < b.received_at! ? -1 : a.received_at! > b.received_at! ? 1 : a.key! < b.key! ? -1 : 1;
    for (const sent of world.allocations.values()) {
      const taken = (index.indicatorsOf.get(sent.key!) ?? []).filter(isLive).sort(byReceipt);
      if (isLive(sent) && taken.length > 1 && sum(taken) > fen(sent.amount))
        for (const row of taken.slice(1)) yield found('receipt-duplicate', 'indicator', row.key!);
    }
    const alike = new Map<string, Row[]>();
    for (const row of world.indicators.values())
      if (isLive(row) && row.source === 'superior' && !row.upstream_allocation_key && row.superior_doc_no!.trim())
        push(
          alike,
          [row.region_code, row.superior_doc_no!.trim(), row.amount, row.func_code, row.agency_key].join('|'),
          row,
        );
    for (const rows of alike.values()) {
      rows.sort(byReceipt);
      for (const [n, row] of rows.slice(1).entries())
        if (dateOf(row.received_at)! - dateOf(rows[n]!.received_at)! <= 30)
          yield found('receipt-duplicate', 'indicator', row.key!);
    }
  },
  function* receiptUpstream({ world }) {
    for (const row of world.indicators.values()) {
      if (!isLive(row) || row.source !== 'superior') continue;
      const number = row
        .superior_doc_no!.trim()
        .replace(/[([［【（〔]/g, '〔')
        .replace(/[)\]］】）〕]/g, '〕');
      if (!row.upstream_allocation_key || !/^[一-龥]{2,12}〔(19|20)\d{2}〕\d{1,4}号$/.test(number))
        yield found('receipt-upstream-missing', 'indicator', row.key!);
    }
  },
  function* timeOrder({ world }) {
    for (const row of world.indicators.values()) {
      const doc = world.docs.get(row.doc_key!);
      const received = dateOf(row.received_at);
      if (isLive(row) && doc && doc.kind !== 'advance' && received !== undefined && received < dateOf(doc.issued_on)!)
        yield found('receipt-before-issue', 'indicator', row.key!, 'received');
    }
    for (const row of world.allocations.values()) {
      const indicator = world.indicators.get(row.indicator_key!)!;
      const received = dateOf(indicator.received_at);
      if (!isLive(row) || row.doc_kind === 'advance' || !isLive(indicator) || received === undefined) continue;
      if (dateOf(row.allocated_at)! < received)
        yield found('receipt-before-issue', 'allocation', row.key!, 'allocated');
    }
  },
  function* statutoryPeriod(context) {
    const { world, index, asOf } = context;
    for (const row of world.indicators.values()) {
      if (row.agency_key || !isLive(row) || world.docs.get(row.doc_key!)?.kind === 'advance') continue;
      if (!monitored(context, row.fund_key!, dateOf(row.doc_issued_on)) || index.allocated(row) >= index.amount(row))
        continue;
      const fromAbove = ['central', 'superior'].includes(row.source!);
      const ownBudget = world.regionBudgets.get(`${row.region_code}:${row.fiscal_year}`);
      const special = world.funds.get(row.fund_key!)!.category !== 'other';
      const clock = fromAbove
        ? dateOf(row.received_at)
        : row.source === 'local'
          ? dateOf(ownBudget?.approved_on)
          : undefined;
      if (clock !== undefined && asOf > clock + (!fromAbove && special ? 60 : 30))
        yield found('alloc-statutory-overdue', 'indicator', row.key!);
    }
  },
  function* parked(context) {
    const { world, asOf } = context;
    for (const row of world.allocations.values())
      if (
        isLive(row) &&
        row.kind === 'to_agency' &&
        world.agencies.get(row.to_agency_key!)?.kind === 'placeholder' &&
        monitored(context, row.fund_key!, dateOf(row.doc_issued_on)) &&
        asOf > dateOf(row.allocated_at)! + 30
      )
        yield found('alloc-parked', 'allocation', row.key!);
  },
  function* outOfScope(context) {
    const { world } = context;
    for (const row of world.allocations.values()) {
      if (!isLive(row) || row.kind !== 'to_region') continue;
      const targets = targetsOf(context, row.fund_key!, dateOf(row.allocated_at)!);
      if (targets.length === 0) continue;
      const inside = withFiscalAncestors(context, row.to_region_code!).some((each) => targets.includes(each));
      const onTheWay = targets.some((each) => withFiscalAncestors(context, each).includes(row.to_region_code!));
      if (!inside && !onTheWay) yield found('alloc-out-of-scope-region', 'allocation', row.key!);
    }
  },
];

/** The regions to which a fund may go on a day. */
const targetsOf = ({ world }: Context, fund: string, day: number): string[] =>
  world.targetRegions.filter((row) => row.fund_key === fund && holds(row, day)).map((row) => row.region_code!);
