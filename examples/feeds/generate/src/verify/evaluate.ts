import type { Calendar } from '../basis/calendar.js';
import { dayOf } from '../basis/day.js';
import { dateOf, fen, isLive, type KeyRow, type Row, type WorldTables } from './read-world.js';

/** What a rule finds: the same shape as a row of the answer key. */
export type Finding = KeyRow;

interface Context {
  world: WorldTables;
  calendar: Calendar;
  asOf: number;
  index: Index;
}

type Rule = (context: Context) => Iterable<Finding>;

/**
 * The 23 rules of wave 1 over feed files, written down once more from the rule catalogue in the plainest way: slow, in
 * memory, and knowing nothing of the generator or of the rule packages, so that it can catch either of them out.
 */
export function evaluate(world: WorldTables, calendar: Calendar, asOf: number): Finding[] {
  const context = { world, calendar, asOf, index: new Index(world) };
  return [...budget, ...treasury, ...agriculture].flatMap((rule) => [...rule(context)]);
}

/** Rows by what they refer to. */
class Index {
  readonly adjusted = new Map<string, number>();
  readonly allocationsOf = new Map<string, Row[]>();
  readonly indicatorsOf = new Map<string, Row[]>();
  readonly paymentsOf = new Map<string, Row[]>();
  readonly plansOf = new Map<string, Row[]>();
  readonly refundsOf = new Map<string, Row[]>();
  readonly batchOf = new Map<string, Row>();
  readonly entryOf = new Map<string, Row>();
  readonly agencyByName = new Map<string, Row>();
  readonly paid: Row[] = [];

  constructor(world: WorldTables) {
    for (const row of world.adjustments)
      if (isLive(row))
        this.adjusted.set(row.indicator_key!, (this.adjusted.get(row.indicator_key!) ?? 0) + fen(row.delta));
    for (const row of world.allocations.values()) push(this.allocationsOf, row.indicator_key!, row);
    for (const row of world.indicators.values()) push(this.indicatorsOf, row.upstream_allocation_key!, row);
    for (const row of world.plans) push(this.plansOf, row.indicator_key!, row);
    for (const row of world.batches.values()) this.batchOf.set(row.payment_key!, row);
    for (const row of world.entries.values()) this.entryOf.set(row.bank_line_key!, row);
    for (const row of world.agencies.values()) this.agencyByName.set(normal(row.name!), row);
    for (const row of world.payments.values()) {
      if (row.status !== 'paid') continue;
      push(this.paymentsOf, row.indicator_key!, row);
      if (row.refund_of_key) push(this.refundsOf, row.refund_of_key, row);
      else this.paid.push(row);
    }
  }

  /** The amount of an indicator with its adjustments. */
  amount(indicator: Row): number {
    return fen(indicator.amount) + (this.adjusted.get(indicator.key!) ?? 0);
  }

  allocated(indicator: Row, kind?: string): number {
    return sum(
      (this.allocationsOf.get(indicator.key!) ?? []).filter((each) => isLive(each) && (!kind || each.kind === kind)),
    );
  }
}

function push(map: Map<string, Row[]>, key: string, row: Row): void {
  const list = map.get(key);
  if (list) list.push(row);
  else map.set(key, [row]);
}

const sum = (rows: readonly Row[]): number => rows.reduce((all, row) => all + fen(row.amount), 0);
const net = (rows: readonly Row[]): number =>
  rows.reduce((all, row) => all + (row.refund_of_key ? -1 : 1) * fen(row.amount), 0);
const normal = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()[\]{}〔〕【】·.\-—_]/g, '');

function monitored({ world }: Context, fundKey: string, day: number | undefined): boolean {
  const fund = world.funds.get(fundKey)!;
  const from = dateOf(fund.monitored_from);
  const to = dateOf(fund.monitored_to);
  return day !== undefined && from !== undefined && from <= day && (to === undefined || day <= to);
}

const found = (rule: string, kind: string, key: string, discriminator = ''): Finding => ({
  rule,
  kind,
  key,
  discriminator,
});

const budget: Rule[] = [
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
];

const CASH_LIMIT = 5_000_000;

const inScopeWhenPaid = (context: Context): Row[] =>
  context.index.paid.filter((row) => monitored(context, row.fund_key!, dateOf(row.paid_on)));

const treasury: Rule[] = [
  function* personal(context) {
    const { world, index } = context;
    for (const row of inScopeWhenPaid(context)) {
      const isPersonal =
        ['50901', '50902', '50903', '50999'].includes(row.gov_eco_code!) ||
        row.dep_eco_code!.startsWith('303') ||
        world.funds.get(row.fund_key!)!.is_personal === 'true';
      if (
        isPersonal &&
        (row.settlement_code === '0' || (row.payee_kind !== 'agent_bank' && !index.batchOf.has(row.key!)))
      )
        yield found('cash-personal-subsidy', 'payment', row.key!);
    }
  },
  function* cash(context) {
    const { calendar } = context;
    const byDay = new Map<string, Row[]>();
    const band = new Map<string, Row[]>();
    for (const row of inScopeWhenPaid(context).filter((each) => each.settlement_code === '0')) {
      const amount = fen(row.amount);
      push(byDay, `${row.agency_key}|${row.paid_on}`, row);
      if (amount >= CASH_LIMIT) yield found('cash-single-large', 'payment', row.key!);
      else if (amount >= CASH_LIMIT * 0.8) push(band, row.agency_key!, row);
    }
    for (const [key, rows] of byDay) {
      const [agency, day] = key.split('|') as [string, string];
      if (sum(rows) >= CASH_LIMIT && rows.every((each) => fen(each.amount) < CASH_LIMIT))
        yield found('cash-daily-cumulative', 'agency', agency, day);
    }
    for (const [agency, rows] of band) {
      const numbers = rows.map((each) => calendar.number(dateOf(each.paid_on)!)).sort((a, b) => a - b);
      const days = new Map(rows.map((each) => [calendar.number(dateOf(each.paid_on)!), each.paid_on!]));
      for (const first of new Set(numbers)) {
        const run = numbers.filter((each) => each >= first && each < first + 5);
        const earlier = numbers.some((each) => each < first && each >= first - 5);
        if (run.length >= 3 && !earlier) yield found('cash-structuring', 'agency', agency, days.get(first)!);
      }
    }
  },
  function* payeeAccounts(context) {
    const { world, index } = context;
    for (const row of inScopeWhenPaid(context)) {
      const account = world.accounts.get(row.payee_account_no!);
      const holder = account?.holder_kind === 'agency' ? world.agencies.get(account.holder_key!) : undefined;
      const isOrganisation = row.payee_kind !== 'individual';
      const named = !account && isOrganisation ? index.agencyByName.get(normal(row.payee_name!)) : undefined;
      const ownName = named?.key === row.agency_key;
      const exempt = /工会经费|住房公积金|提租补贴/.test(row.purpose!) || row.approval_no !== '';
      if ((holder?.key === row.agency_key && account?.type_code === '13' && !exempt) || (ownName && named))
        yield found('account-own-real', 'payment', row.key!);
      const unit = holder ?? named;
      if (
        unit &&
        unit.key !== row.agency_key &&
        unit.is_budget_unit === 'true' &&
        unit.kind !== 'public_institution' &&
        account?.type_code !== '25' &&
        fen(row.amount) >= 1_000_000 &&
        !row.contract_no
      )
        yield found('account-other-unit', 'payment', row.key!);
      const township = isOrganisation && /财政所|财政分局|乡人民政府|镇人民政府/.test(row.payee_name!);
      if ((account?.type_code === '25' || township) && !['11', '12'].includes(account?.type_code ?? ''))
        yield found('account-township', 'payment', row.key!);
    }
  },
  function* payerAccounts(context) {
    for (const row of inScopeWhenPaid(context)) {
      const type = context.world.accounts.get(row.payer_account_no!)?.type_code;
      if (!type || !['11', '12', '21', '23', '24'].includes(type))
        yield found('account-payer-unauthorised', 'payment', row.key!);
    }
  },
  function* specialAccounts({ world, index, calendar, asOf }) {
    const sums = new Map<string, number>();
    const isSpecial = (row: Row) => ['23', '24'].includes(world.accounts.get(row.account_no!)?.type_code ?? '');
    const add = (row: Row, day: string, sign: number) => {
      const key = `${row.account_no}|${day}`;
      sums.set(key, (sums.get(key) ?? 0) + sign * (row.direction === 'in' ? 1 : -1) * fen(row.amount));
    };
    for (const row of world.entries.values()) {
      if (!isSpecial(row)) continue;
      add(row, row.occurred_on!, -1);
      if (dateOf(row.recorded_at)! > calendar.onOrAfter(dateOf(row.occurred_on)!))
        yield found('account-special-entry-late', 'special_account_entry', row.key!);
    }
    for (const row of world.bankLines.values()) {
      if (!isSpecial(row)) continue;
      add(row, row.transacted_on!, 1);
      if (!index.entryOf.has(row.key!) && asOf > calendar.onOrAfter(dateOf(row.transacted_on)!))
        yield found('account-special-entry-late', 'bank_line', row.key!);
    }
    for (const [key, difference] of sums) {
      const [account, day] = key.split('|') as [string, string];
      if (difference !== 0 && asOf > calendar.after(dayOf(day), 2))
        yield found('account-special-off-system', 'account', account, day);
    }
  },
];

const agriculture: Rule[] = [
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
  function* oneCard({ world, calendar, asOf }) {
    for (const row of world.batches.values()) {
      const payment = world.payments.get(row.payment_key!);
      if (
        payment?.status === 'paid' &&
        world.pendingLines.has(row.key!) &&
        asOf > calendar.after(dateOf(payment.paid_on)!, 5)
      )
        yield found('cycle-onecard-overdue', 'subsidy_batch', row.key!);
    }
  },
  function* overAuthority({ world, index }) {
    for (const row of world.indicators.values()) {
      if (!isLive(row)) continue;
      const payments = index.paymentsOf.get(row.key!) ?? [];
      if (net(payments) > index.amount(row) - index.allocated(row, 'to_region'))
        yield found('fund-over-authority', 'indicator', row.key!, 'indicator');
      const plans = (index.plansOf.get(row.key!) ?? []).filter((each) => each.status === 'approved');
      const over = Array.from({ length: 12 }, (_, at) => at + 1).some((month) => {
        const until = payments.filter(
          (each) => each.paid_on!.slice(0, 7) <= `${row.fiscal_year}-${String(month).padStart(2, '0')}`,
        );
        return net(until) > sum(plans.filter((each) => Number(each.month) <= month));
      });
      if (plans.length > 0 && over) yield found('fund-over-authority', 'indicator', row.key!, 'plan');
    }
  },
  function* duplicates({ world, index }) {
    const groups = new Map<string, Row[]>();
    const partyOf = (row: Row) => {
      const payee = world.payees.get(row.payee_key!);
      return payee && (payee.uscc || payee.id_no || payee.agency_key);
    };
    for (const row of index.paid) {
      const back = sum(index.refundsOf.get(row.key!) ?? []);
      if (fen(row.amount) < 100_000 || back >= fen(row.amount) || index.batchOf.has(row.key!)) continue;
      const alike = `${row.amount}|${row.fund_key}|${normal(row.purpose!)}`;
      for (const who of new Set([row.payee_account_no, partyOf(row)])) if (who) push(groups, `${who}|${alike}`, row);
    }
    const later = new Set<string>();
    for (const rows of groups.values())
      for (const [n, row] of rows.entries())
        for (const other of rows.slice(n + 1)) {
          const instalments = row.contract_no && row.contract_no === other.contract_no;
          const apart = dateOf(other.paid_on)! - dateOf(row.paid_on)!;
          if (Math.abs(apart) <= 30 && row.application_no !== other.application_no && !instalments)
            later.add(apart >= 0 ? other.key! : row.key!);
        }
    for (const key of later) yield found('fund-duplicate-payment', 'payment', key);
  },
  function* spendRefund({ index }) {
    for (const row of index.paid) {
      const [year, month] = row.paid_on!.split('-') as [string, string];
      if (month !== '12') continue;
      const until = dayOf(`${Number(year) + 1}-03-31`);
      const paidOn = dateOf(row.paid_on)!;
      const back = (index.refundsOf.get(row.key!) ?? []).filter((each) => {
        const on = dateOf(each.paid_on)!;
        return on <= until && on > paidOn + 5;
      });
      if (sum(back) * 2 >= fen(row.amount)) yield found('fund-spend-refund', 'payment', row.key!);
    }
  },
];

/** 'rule|kind|key|discriminator'. */
export const textOf = ({ rule, kind, key, discriminator }: KeyRow): string => `${rule}|${kind}|${key}|${discriminator}`;
