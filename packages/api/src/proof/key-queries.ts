import type pg from 'pg';
import { entities } from '../entities/index.js';
import { globalId } from '../plan/global-id.js';

/** Ids of records that lie in a scope and have what is asked of them. */
export type Material = Record<
  'payment' | 'payee' | 'account' | 'person' | 'agency' | 'fund' | 'indicator' | 'allocation' | 'warning',
  string
> & { county: string };

/** One operation that screens and programs send all day, and the index that answers it. */
export interface KeyQuery {
  name: string;
  document: string;
  variables?: (of: Material) => Record<string, unknown>;
  /** The root field that a first page is asked of, for a cursor to go on from. */
  cursorFrom?: string;
  index: Expected;
}

export type Level = 'province' | 'prefecture' | 'county' | 'township';
/** Which indexes may answer, at each level of viewer. */
type Expected = Readonly<Record<Level, readonly string[]>>;

/** A list in its usual order: a wide scope walks the order's index, a township reads its own rows; for a county both are as good. */
const listed = (byOrder: string, byScope: string): Expected => ({
  province: [byOrder],
  prefecture: [byOrder],
  county: [byOrder, byScope],
  township: [byScope],
});
/** Found by a key. Where the scope has hardly more rows than the key finds, its index may do instead. */
const keyed = (byKey: string, byScope?: string): Expected => ({
  province: [byKey],
  prefecture: [byKey],
  county: byScope ? [byKey, byScope] : [byKey],
  township: byScope ? [byKey, byScope] : [byKey],
});
const paid = listed('payment_paid', 'payment_scope_paid');
const opened = listed('warning_opened', 'warning_scope');
const payment = 'id voucherNo paidOn amount purpose payeeName status';

export const keyQueries: KeyQuery[] = [
  {
    name: 'the newest payments with payee and indicator',
    document: `{ payments(first: 50) { nodes { ${payment} payee { id name bankName } indicator { id amount superiorDocNo } } pageInfo { hasNextPage endCursor } } }`,
    index: paid,
  },
  {
    name: 'a deeper page of payments by cursor',
    document: `query ($first: Int, $after: String) { payments(first: $first, after: $after) { nodes { ${payment} } pageInfo { endCursor } } }`,
    cursorFrom: 'payments',
    index: paid,
  },
  {
    name: 'the last page of payments',
    document: `{ payments(last: 50) { nodes { ${payment} } pageInfo { hasPreviousPage } } }`,
    index: paid,
  },
  {
    name: 'payments of a fortnight',
    document: `{ payments(first: 50, filter: {paidOn: {gte: "2018-05-01", lte: "2018-05-14"}}) { nodes { ${payment} } } }`,
    index: paid,
  },
  {
    name: 'payments that were returned',
    document: `{ payments(first: 20, filter: {status: {eq: RETURNED}}) { nodes { ${payment} } } }`,
    index: listed('payment_status', 'payment_scope_paid'),
  },
  {
    name: 'payments of a fund',
    document: `query ($fund: ID!) { payments(first: 50, filter: {fund: {id: {eq: $fund}}}) { nodes { ${payment} } } }`,
    variables: ({ fund }) => ({ fund }),
    index: paid,
  },
  {
    name: 'payments of an agency',
    document: `query ($agency: ID!) { payments(first: 50, filter: {agency: {id: {eq: $agency}}}) { nodes { ${payment} } } }`,
    variables: ({ agency }) => ({ agency }),
    index: keyed('payment_agency', 'payment_scope_paid'),
  },
  {
    name: 'payments to a payee',
    document: `query ($payee: ID!) { payments(first: 50, filter: {payee: {id: {eq: $payee}}}) { nodes { ${payment} } } }`,
    variables: ({ payee }) => ({ payee }),
    index: keyed('payment_payee', 'payment_scope_paid'),
  },
  {
    name: 'a payee with its payments and warnings',
    document: `query ($payee: ID!) { node(id: $payee) { id ... on Payee { name account { bankName } payments(first: 20) { nodes { ${payment} } }
      warnings(first: 20) { nodes { id ruleId severity messageZh } } } } }`,
    variables: ({ payee }) => ({ payee }),
    index: keyed('payment_payee', 'payment_scope_paid'),
  },
  {
    name: 'the open warnings of a county of one category',
    document: `query ($county: String!) { warnings(first: 50, filter: {regionUnder: $county, category: {eq: FUND}, state: {eq: OPEN}}) {
      nodes { id ruleId severity messageZh amount evidence { name value } } } }`,
    variables: ({ county }) => ({ county }),
    index: keyed('warning_scope'),
  },
  {
    name: 'the newest warnings with rule and subject',
    document: `{ warnings(first: 50) { nodes { id severity openedAsOf rule { titleZh } subject { id } } } }`,
    index: opened,
  },
  {
    name: 'warnings of one rule',
    document: `{ warnings(first: 50, filter: {ruleId: {eq: "rule-7"}, state: {eq: OPEN}}) { nodes { id severity openedAsOf } } }`,
    index: {
      ...opened,
      prefecture: ['warning_opened', 'warning_rule'],
      county: ['warning_opened', 'warning_rule', 'warning_scope'],
    },
  },
  {
    name: 'a warning with its events',
    document: `query ($warning: ID!) { node(id: $warning) { id ... on Warning { messageZh events(first: 20) { nodes { seq eventKind asOf } } verdicts(first: 5) { nodes { verdict } } } } }`,
    variables: ({ warning }) => ({ warning }),
    index: keyed('warning_event_warning_id_seq_pk'),
  },
  {
    name: 'warnings of a county by category',
    document: `query ($county: String!) { warningStats(groupBy: [CATEGORY], filter: {regionUnder: $county}) { category count } }`,
    variables: ({ county }) => ({ county }),
    index: keyed('warning_scope'),
  },
  {
    name: 'payments of a county by month',
    document: `query ($county: String!) { paymentStats(groupBy: [MONTH], filter: {regionUnder: $county}) { month count sumAmount } }`,
    variables: ({ county }) => ({ county }),
    index: keyed('payment_scope_paid'),
  },
  {
    name: 'a record by its id',
    document: `query ($payment: ID!) { node(id: $payment) { id ... on Payment { ${payment} agency { name } fund { name } } } }`,
    variables: ({ payment: of }) => ({ payment: of }),
    index: keyed('payment_pkey', 'payment_scope_paid'),
  },
  {
    name: 'records of several kinds by their ids',
    document: `query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Payment { amount } ... on Payee { name } ... on Indicator { amount } } }`,
    variables: ({ payment: one, payee, indicator }) => ({ ids: [one, payee, indicator] }),
    index: keyed('payee_pkey', 'payee_scope'),
  },
  {
    name: 'the newest batches',
    document: `{ batches(first: 50) { nodes { id name } } }`,
    index: keyed('ingest_file_scope'),
  },
  {
    name: 'subsidy lines of a person',
    document: `query ($person: ID!) { node(id: $person) { id ... on Person { subsidyLines(first: 50) { nodes { amount paidOn status programme { name } } } } } }`,
    variables: ({ person }) => ({ person }),
    index: keyed('subsidy_line_person', 'subsidy_line_scope'),
  },
  {
    name: 'the newest subsidy lines',
    document: `{ subsidyLines(first: 50) { nodes { amount paidOn status } } }`,
    index: listed('subsidy_line_paid', 'subsidy_line_scope'),
  },
  {
    name: 'what a card was credited',
    document: `query ($account: ID!) { node(id: $account) { id ... on Account { subsidyLines(first: 50) { nodes { amount paidOn } } } } }`,
    variables: ({ account }) => ({ account }),
    index: keyed('subsidy_line_card', 'subsidy_line_scope'),
  },
  {
    name: 'beneficiary lines to a person',
    document: `query ($person: ID!) { node(id: $person) { id ... on Person { paymentLines(first: 50) { nodes { amount payMonth } } } } }`,
    variables: ({ person }) => ({ person }),
    index: keyed('payment_line_person', 'payment_line_scope'),
  },
  {
    name: 'the account of a payee and who else uses it',
    document: `query ($payee: ID!) { node(id: $payee) { id ... on Payee { account { id bankName payees(first: 20) { nodes { id name } } } } } }`,
    variables: ({ payee }) => ({ payee }),
    index: keyed('payee_account', 'payee_scope'),
  },
  {
    name: 'what an account has received',
    document: `query ($account: ID!) { node(id: $account) { id ... on Account { paymentsReceived(first: 20) { nodes { ${payment} } } } } }`,
    variables: ({ account }) => ({ account }),
    index: keyed('payment_payee_account', 'payment_scope_paid'),
  },
  {
    name: 'an indicator down to its allocations, and its payments',
    document: `query ($indicator: ID!) { node(id: $indicator) { id ... on Indicator { amount allocations(first: 20) { nodes { amount docNo } } payments(first: 20) { nodes { ${payment} } } } } }`,
    variables: ({ indicator }) => ({ indicator }),
    index: keyed('payment_indicator', 'payment_scope_paid'),
  },
  {
    name: 'an allocation up to the indicator it came from, and down',
    document: `query ($allocation: ID!) { node(id: $allocation) { id ... on Allocation { amount indicator { id amount doc { docNo } fund { name } } } } }`,
    variables: ({ allocation }) => ({ allocation }),
    index: keyed('allocation_pkey', 'allocation_scope'),
  },
  {
    name: 'indicators of an agency',
    document: `query ($agency: ID!) { node(id: $agency) { id ... on Agency { indicators(first: 50) { nodes { amount docIssuedOn superiorDocNo } } } } }`,
    variables: ({ agency }) => ({ agency }),
    index: keyed('indicator_agency', 'indicator_scope'),
  },
  {
    name: 'the newest indicators',
    document: `{ indicators(first: 50) { nodes { amount docIssuedOn fund { name } agency { name } } } }`,
    index: listed('indicator_issued', 'indicator_scope'),
  },
  {
    name: 'payees by name',
    document: `{ payees(first: 50) { nodes { id name kind } } }`,
    index: listed('payee_name', 'payee_scope'),
  },
];

/** What to ask about: records that the scope holds and that have payments, lines and events. */
export async function materialOf(system: pg.Pool, lo: bigint, hi: bigint): Promise<Material> {
  const idOf = async (name: string, text: string) => {
    const entity = entities.get(name)!;
    const { rows } = await system.query<{ id: string }>(text, text.includes('$1') ? [lo, hi] : []);
    if (!rows[0]) throw new Error(`the seed has no ${name} in this scope`);
    return globalId(entity, [rows[0].id]);
  };
  const here = 'scope_ord between $1 and $2';
  const one = (column: string, table: string) =>
    `select ${column} as id from ${table} where ${here} and ${column} is not null order by id limit 1`;
  const region = await system.query<{ code: string }>(
    `select code from region where level = 'county' and kind = 'division' and ((scope_lo between $1 and $2) or ($1 between scope_lo and scope_hi)) order by code = '410102000000' desc limit 1`,
    [lo, hi],
  );
  return {
    payment: await idOf('Payment', one('id', 'payment')),
    payee: await idOf(
      'Payee',
      `select p.id from payee p join payment m on m.payee_id = p.id and m.scope_ord between $1 and $2 where p.scope_ord between $1 and $2 and p.account_id is not null order by p.id limit 1`,
    ),
    account: await idOf(
      'Account',
      `select a.id from account a where ${here} and exists (select from payment m where m.payee_account_id = a.id and m.scope_ord between $1 and $2) limit 1`,
    ),
    person: await idOf(
      'Person',
      `select a.id from person a where ${here} and exists (select from subsidy_line m where m.person_id = a.id and m.scope_ord between $1 and $2) limit 1`,
    ),
    agency: await idOf('Agency', `select id from agency where ${here} order by id limit 1`),
    fund: await idOf('Fund', 'select id from fund order by id limit 1'),
    indicator: await idOf(
      'Indicator',
      `select a.id from indicator a where ${here} and exists (select from payment m where m.indicator_id = a.id and m.scope_ord between $1 and $2) limit 1`,
    ),
    allocation: await idOf('Allocation', one('id', 'allocation')),
    warning: await idOf('Warning', one('id', 'warning')),
    county: region.rows[0]!.code,
  };
}
