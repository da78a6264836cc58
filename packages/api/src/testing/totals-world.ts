import { closeEpoch, identity, totals } from '@qingqu/schema';
import {
  insertRows,
  type MadePlace,
  madePayment,
  madeSubsidyLine,
  madeWarning,
  type TestDatabase,
} from '@qingqu/schema/testing';
import fc from 'fast-check';

/** Rows of all kinds that have totals, with few different values, so that some cells are shared by many rows and some by few. */
export interface TotalsRow {
  kind: 'payment' | 'subsidy_line' | 'warning';
  place: number;
  day: string | null;
  what: string;
  whose: number;
  status: number;
  amount: number;
}

const places = ['410000000000', '411400000000', '411421000000', '411421001000', '411425000000'] as const;
const statuses = {
  payment: ['paid', 'applied'],
  subsidy_line: ['success', 'failed'],
  warning: ['open', 'cleared'],
} as const;
const severities = ['red', 'blue'];
const departments = ['agri', 'budget'];

/** @param heads how many different persons there are: the fewer, the more rows are about one */
export const totalsRow = (heads: number): fc.Arbitrary<TotalsRow> =>
  fc.record({
    kind: fc.constantFrom('payment', 'subsidy_line', 'warning'),
    place: fc.nat(places.length - 1),
    day: fc.option(fc.constantFrom('2018-01-01', '2018-01-31', '2018-02-15', '2018-11-30'), { freq: 9 }),
    what: fc.constantFrom('A', 'A', 'A', 'B', 'C'),
    whose: fc.nat(heads),
    status: fc.constantFrom(0, 0, 0, 1),
    amount: fc.integer({ min: 0, max: 90_000 }),
  });

/** A database with such rows. */
export class TotalsWorld {
  #made = 0;
  private constructor(
    readonly database: TestDatabase,
    readonly places: readonly MadePlace[],
  ) {}

  static async open(database: TestDatabase): Promise<TotalsWorld> {
    const { rows } = await database.system.query<MadePlace>(
      'select code, scope_lo as lo from region where code = any($1) order by code',
      [places],
    );
    const reference = (table: string, code: string) => ({
      id: identity(table, code),
      code,
      name: `${table} ${code}`,
      scope_ord: rows[0]!.lo,
      source_system: 'made',
      source_key: code,
      source_rev: 0,
      file_id: 1,
      row_no: 1,
      content_hash: '\\x00',
      version: 1,
      epoch_from: 1,
    });
    // C stays unknown: a fund whose file has not come yet.
    for (const code of ['A', 'B']) {
      const fund = { category: 'other', origin_level: 'province', func_prefixes: '', is_personal: code === 'A' };
      await insertRows(database.system, 'fund', [{ ...reference('fund', code), ...fund }]);
      const programme = { per: 'person', frequency: 'once', max_per_period: 1, poor_only: code === 'A' };
      await insertRows(database.system, 'programme', [{ ...reference('programme', code), ...programme }]);
    }
    return new TotalsWorld(database, rows);
  }

  async insert(rows: readonly TotalsRow[]): Promise<void> {
    const { rows: epochs } = await this.database.system.query<{ n: bigint }>(
      'select n from epoch where closed_at is null',
    );
    const epoch = epochs[0]!.n;
    const of = (kind: TotalsRow['kind']) => rows.filter((row) => row.kind === kind);
    const make = { payment: madePayment, subsidy_line: madeSubsidyLine, warning: madeWarning };
    for (const kind of ['payment', 'subsidy_line', 'warning'] as const)
      await insertRows(
        this.database.system,
        kind,
        of(kind).map((row) => make[kind](++this.#made, this.places[row.place]!, epoch, columnsOf(row))),
      );
  }

  /** Every row gets another version, or is gone, by lot. */
  async change(lot: number): Promise<void> {
    const version = 'version = version + 1, epoch_from = (select n from epoch where closed_at is null)';
    const { system } = this.database;
    await system.query(
      `update payment set ${version}, status = 'applied', amount_fen = amount_fen + 7, fund_id = $2 where row_no % 5 = $1`,
      [lot % 5, identity('fund', 'B')],
    );
    await system.query(`update subsidy_line set ${version}, paid_on = '2018-03-04' where row_no % 7 = $1`, [lot % 7]);
    await system.query(`update warning set state = 'cleared', amount_fen = null where warning_no % 3 = $1`, [lot % 3]);
    await system.query('delete from payment where row_no % 11 = $1', [lot % 11]);
    await system.query('delete from subsidy_line where row_no % 13 = $1', [lot % 13]);
  }

  /** Closes the epoch; what comes from now on is of the next. */
  close = (): Promise<bigint> => closeEpoch(this.database.system);

  /** Away with all rows and totals. */
  async clear(): Promise<void> {
    const cells = totals.flatMap(({ table, published }) => (published ? [table, published.table] : [table]));
    await this.database.system.query(
      `truncate payment, payment_history, subsidy_line, subsidy_line_history, warning, totals_state, ${cells}`,
    );
  }
}

function columnsOf({ kind, day, what, whose, status, amount }: TotalsRow): Record<string, unknown> {
  const common = { amount_fen: amount };
  if (kind === 'payment')
    return {
      ...common,
      paid_on: day,
      fund_id: identity('fund', what),
      agency_id: identity('agency', what),
      payee_id: identity('payee', String(whose)),
      payee_kind: whose % 3 ? 'individual' : 'enterprise',
      func_code: what === 'A' ? '2130501' : null,
      fiscal_year: 2018 - (whose % 2),
      status: statuses.payment[status],
    };
  if (kind === 'subsidy_line')
    return {
      ...common,
      paid_on: day,
      programme_id: identity('programme', what),
      person_id: identity('person', String(whose)),
      status: statuses.subsidy_line[status],
    };
  return {
    ...common,
    opened_as_of: day ?? '2018-12-31',
    subject_id: identity('payment', String(whose)),
    rule_id: `rule-${what}`,
    category: what === 'A' ? 'fund' : 'cycle',
    severity: severities[whose % 2],
    department_kind: departments[whose % 2],
    state: statuses.warning[status],
  };
}

/** What may be asked of the statistics of each kind, all of it told by a roll-up. */
export const totalsQuestions = {
  paymentStats: {
    filter: 'PaymentFilter',
    groups: ['REGION', 'COUNTY', 'PREFECTURE', 'MONTH', 'FUND', 'PAYEE_KIND', 'STATUS', 'FISCAL_YEAR'],
    conditions: [
      { status: { eq: 'PAID' } },
      { status: { ne: 'PAID' } },
      { payeeKind: { in: ['INDIVIDUAL', 'AGENCY'] } },
      { payeeKind: { isNull: true } },
      { fiscalYear: { gte: 2018 } },
      { fund: { code: { eq: 'A' } } },
      { fund: { isPersonal: { eq: false } } },
      { paidOn: { gte: '2018-01-01', lt: '2018-02-01' } },
      { paidOn: { gt: '2018-01-31' } },
      { paidOn: { lte: '2018-02-28' } },
      { paidOn: { isNull: true } },
    ],
  },
  subsidyLineStats: {
    filter: 'SubsidyLineFilter',
    groups: ['REGION', 'COUNTY', 'PREFECTURE', 'MONTH', 'PROGRAMME', 'STATUS'],
    conditions: [
      { status: { eq: 'SUCCESS' } },
      { programme: { code: { startsWith: 'A' } } },
      { programme: { poorOnly: { eq: false } } },
      { paidOn: { gte: '2018-02-01', lte: '2018-11-30' } },
      { paidOn: { isNull: false } },
    ],
  },
  warningStats: {
    filter: 'WarningFilter',
    groups: ['REGION', 'COUNTY', 'PREFECTURE', 'MONTH', 'CATEGORY', 'SEVERITY', 'STATE', 'DEPARTMENT_KIND', 'RULE'],
    conditions: [
      { state: { eq: 'OPEN' } },
      { severity: { notIn: ['RED'] } },
      { ruleId: { contains: 'B' } },
      { category: { eq: 'FUND' } },
      { departmentKind: { ne: 'AGRI' } },
      { openedAsOf: { gte: '2018-02-01' } },
    ],
  },
} as const;
export type TotalsField = keyof typeof totalsQuestions;
export const totalsFields = Object.keys(totalsQuestions) as TotalsField[];

const regional = [
  { regionUnder: '4114' },
  { regionUnder: '411421' },
  { regionCode: { eq: '411425000000' } },
  { region: { level: { in: ['COUNTY', 'TOWNSHIP'] } } },
];

/** Any filter over what a roll-up tells, with and, or and not. */
export function totalsFilter(field: TotalsField): fc.Arbitrary<object> {
  const condition: fc.Arbitrary<object> = fc.constantFrom<object>(...totalsQuestions[field].conditions, ...regional);
  const { filter } = fc.letrec<{ filter: object }>((tie) => ({
    filter: fc.oneof(
      { depthSize: 'small' },
      condition,
      fc.array(tie('filter'), { maxLength: 3 }).map((and) => ({ and })),
      fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((or) => ({ or })),
      tie('filter').map((not) => ({ not })),
    ),
  }));
  return filter;
}
