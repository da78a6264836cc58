import type { Calendar } from '../basis/calendar.js';
import { dateOf, fen, isLive, type KeyRow, type Line, type Row, type WorldTables } from './read-world.js';

/** What a rule finds: the same shape as a row of the answer key. */
export type Finding = KeyRow;

/** What all rules share: the files, the day, and rows by what they refer to. */
export interface Context {
  world: WorldTables;
  calendar: Calendar;
  asOf: number;
  index: Index;
}

export type Rule = (context: Context) => Iterable<Finding>;

export const found = (rule: string, kind: string, key: string, discriminator = ''): Finding => ({
  rule,
  kind,
  key,
  discriminator,
});

/** Rows by what they refer to. */
export class Index {
  readonly adjusted = new Map<string, number>();
  readonly allocationsOf = new Map<string, Row[]>();
  readonly indicatorsOf = new Map<string, Row[]>();
  readonly paymentsOf = new Map<string, Row[]>();
  readonly plansOf = new Map<string, Row[]>();
  readonly refundsOf = new Map<string, Row[]>();
  readonly batchOf = new Map<string, Row>();
  readonly entryOf = new Map<string, Row>();
  readonly agencyByName = new Map<string, Row>();
  readonly linesOf = new Map<string, Line[]>();
  readonly paid: Row[] = [];
  readonly refunds: Row[] = [];
  // Registers, by person, household or enterprise
  readonly membershipsOf = new Map<string, Row[]>();
  readonly membersOf = new Map<string, Row[]>();
  readonly staffOf = new Map<string, Row[]>();
  readonly businessOf = new Map<string, Row[]>();
  readonly enterprisePersonsOf = new Map<string, Row[]>();

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
    for (const line of world.lines.values()) push(this.linesOf, line.batch, line);
    for (const row of world.payments.values()) {
      if (row.status !== 'paid') continue;
      push(this.paymentsOf, row.indicator_key!, row);
      if (row.refund_of_key) push(this.refundsOf, row.refund_of_key, row);
      (row.refund_of_key ? this.refunds : this.paid).push(row);
    }
    for (const row of world.members) {
      push(this.membershipsOf, row.id_no!, row);
      push(this.membersOf, row.household_key!, row);
    }
    for (const row of world.staff) push(this.staffOf, row.id_no!, row);
    for (const row of world.businessRecords) push(this.businessOf, row.enterprise_key!, row);
    for (const row of world.enterprisePersons) push(this.enterprisePersonsOf, row.enterprise_key!, row);
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

export function push<T>(map: Map<string, T[]>, key: string, row: T): void {
  const list = map.get(key);
  if (list) list.push(row);
  else map.set(key, [row]);
}

export const sum = (rows: readonly Row[]): number => rows.reduce((all, row) => all + fen(row.amount), 0);
export const net = (rows: readonly Row[]): number =>
  rows.reduce((all, row) => all + (row.refund_of_key ? -1 : 1) * fen(row.amount), 0);

export const normal = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()[\]{}〔〕【】·.\-—_]/g, '');

export function monitored({ world }: Context, fundKey: string, day: number | undefined): boolean {
  const fund = world.funds.get(fundKey)!;
  const from = dateOf(fund.monitored_from);
  const to = dateOf(fund.monitored_to);
  return day !== undefined && from !== undefined && from <= day && (to === undefined || day <= to);
}

/** Payments, not refunds, of funds that were monitored on the day of payment. */
export const inScopeWhenPaid = (context: Context): Row[] =>
  context.index.paid.filter((row) => monitored(context, row.fund_key!, dateOf(row.paid_on)));

/** Whether a register's row holds on a day. */
export function holds(row: Row, day: number, from = 'valid_from', to = 'valid_to'): boolean {
  const [first, last] = [dateOf(row[from]), dateOf(row[to])];
  return (first === undefined || first <= day) && (last === undefined || last >= day);
}

/** Region itself and those above it from which its money comes, nearest first. */
export function withFiscalAncestors({ world }: Context, region: string): string[] {
  const all = [region];
  for (let step = 0; step < 3; step++) {
    const above = world.fiscalParents.get(all[all.length - 1]!);
    if (above) all.push(above);
  }
  return all;
}

/** The identity of a payee that is the same in every region: credit code, ID number or unit. */
export function partyOf({ world }: Context, payment: Row): string | undefined {
  const payee = world.payees.get(payment.payee_key!);
  if (!payee) return undefined;
  if (payee.kind === 'individual') return payee.id_no || undefined;
  return (payee.kind === 'agency' ? payee.agency_key : payee.uscc) || undefined;
}

/** Full years of age on a day. */
export function ageOn(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) >= bornOn.slice(5) ? years : years - 1;
}
