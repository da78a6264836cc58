import { describe, expect, it } from '@jest/globals';
import {
  and,
  asMoney,
  asNumber,
  asRatio,
  asText,
  type CompiledRule,
  canaryOf,
  compile,
  count,
  defineRule,
  digestOf,
  eq,
  gte,
  literal,
  param,
  type RuleDefinition,
  type RuleInputs,
  type RuleQuery,
  type SQL,
  sql,
  sumOf,
} from './index.js';
import { idOf } from './small-records.js';

const label = { zh: '上限', en: 'Limit' };
const limitRule = defineRule({
  id: 'cash-over-limit',
  category: 'cash',
  subject: 'payment',
  severity: 'orange',
  timeClass: 'D',
  title: { zh: '大额现金', en: 'Large cash' },
  basis: ['豫财办〔2018〕33号 第八条'],
  params: {
    limit: param.money('50000.00', label),
    days: param.integer(3, 'days', label),
    codes: param.codes(['0'], label),
  },
  find: ({ select, payments, asOf }, { limit, days }) =>
    select({ subject: payments.id, paidOn: payments.paidOn, amount: payments.amountFen, limit })
      .from(payments)
      .where(
        and(
          eq(payments.settlementCode, '0'),
          gte(payments.amountFen, limit),
          sql`${asOf} > ${payments.paidOn} + ${days}`,
        ),
      ),
  message: { zh: '现金 {amount} 元，上限 {limit} 元', en: 'Cash of {amount}, limit {limit}' },
});

/** The rule with another query. */
const finding = (find: (inputs: RuleInputs) => RuleQuery): RuleDefinition => ({
  ...limitRule,
  params: {},
  message: { zh: '请核实', en: 'Please verify' },
  find,
});

describe('compile()', () => {
  it('leaves SQL with places, and says what is bound at each', () => {
    const compiled = compile(limitRule);
    expect(compiled.sql).toBe(
      'select "id", "paid_on", "amount_fen", cast($1 as bigint) from "payments" where ("payments"."settlement_code" = $2 and "payments"."amount_fen" >= cast($3 as bigint) and cast($4 as date) > "payments"."paid_on" + cast($5 as integer))',
    );
    expect(compiled.binds).toEqual([
      { param: 'limit' },
      { value: '0' },
      { param: 'limit' },
      { input: 'asOf' },
      { param: 'days' },
    ]);
  });

  it('says what each column is, by position', () => {
    expect(compile(limitRule).columns).toEqual([
      { name: 'subject', role: 'subject' },
      { name: 'paidOn', role: 'evidence', type: 'date' },
      { name: 'amount', role: 'evidence', type: 'money' },
      { name: 'limit', role: 'evidence', type: 'money' },
    ]);
  });

  it('takes the type of evidence from the column or from as…()', () => {
    const compiled = compile(
      finding(({ select, payments, funds }) =>
        select({
          subject: payments.id,
          fund: funds.id,
          isPersonal: funds.isPersonal,
          year: payments.fiscalYear,
          count: asNumber(count()),
          share: asRatio(sql`0.5`),
          total: sumOf(payments.amountFen),
          name: sumOf(payments.amountFen).as('aliased'),
          kind: literal('payment'),
          word: asText(sql`'x'`),
        })
          .from(payments)
          .innerJoin(funds, eq(funds.id, payments.fundId))
          .groupBy(payments.id),
      ),
    );
    expect(Object.fromEntries(compiled.columns.map((column) => [column.name, column.type ?? column.role]))).toEqual({
      subject: 'subject',
      fund: 'id',
      isPersonal: 'boolean',
      year: 'number',
      count: 'number',
      share: 'ratio',
      total: 'money',
      name: 'money',
      kind: 'kind',
      word: 'text',
    });
  });

  it('names the relations that the SQL reads, also those inside helpers', () => {
    const compiled = compile(
      finding(({ select, payments, calendar }) =>
        select({ subject: payments.id }).from(payments).innerJoin(calendar, eq(calendar.day, payments.paidOn)),
      ),
    );
    expect(compiled.relations).toEqual(['calendar', 'payments']);
  });

  it('routes by category', () => {
    expect(compile(limitRule).department).toBe('treasury');
    expect(compile({ ...limitRule, category: 'receipt' }).department).toBe('budget');
    expect(compile({ ...limitRule, category: 'individual' }).department).toBe('agri');
  });

  it('has a digest over everything else', () => {
    const { digest, ...rest } = compile(limitRule);
    expect(digest).toBe(digestOf(rest));
    expect(compile({ ...limitRule, severity: 'red' }).digest).not.toBe(digest);
  });

  it('gives the same bytes again', () => {
    const bytes = (rule: CompiledRule) => JSON.stringify(rule);
    expect(bytes(compile(limitRule))).toBe(bytes(compile(limitRule)));
  });
});

describe('a canary', () => {
  const example = {
    asOf: '2018-11-30',
    given: { payments: [{ id: 'p1', amountFen: '50000.1', paidOn: '2018-06-01', purpose: null }] },
    params: { limit: '0.01', days: 5 },
    finds: [
      { subject: 'p1', amount: '50000.10' },
      { subject: 'p2', discriminator: '2018-06' },
    ],
  };

  it('has what the example says in the terms of the platform', () => {
    expect(canaryOf(limitRule, example)).toEqual({
      asOf: '2018-11-30',
      params: { limit: '1', days: 5 },
      given: { payments: [{ id: idOf('p1'), amount_fen: '5000010', paid_on: '2018-06-01', purpose: null }] },
      finds: [
        { subject: idOf('p1'), discriminator: '' },
        { subject: idOf('p2'), discriminator: '2018-06' },
      ],
    });
  });

  it('counts in the digest', () => {
    const canary = canaryOf(limitRule, example);
    const { digest, ...rest } = compile(limitRule, canary);
    expect(rest.canary).toBe(canary);
    expect(digest).toBe(digestOf(rest));
    expect(digest).not.toBe(compile(limitRule).digest);
  });

  it.each([
    [{ paymnets: [] }, "there is no relation 'paymnets'"],
    [{ payments: [{ idd: 'p1' }] }, "there is no column 'idd'"],
  ])('is refused with %j', (given, reason) => {
    expect(() => canaryOf(limitRule, { ...example, given })).toThrow(reason);
  });
});

describe('compile() refuses', () => {
  const refused: [string, RuleDefinition, string | RegExp][] = [
    [
      'an id with capitals',
      { ...limitRule, id: 'CashLimit' },
      "lower-case words with hyphens, like 'cash-single-large'",
    ],
    ['an unknown category', { ...limitRule, category: 'cahs' as 'cash' }, "unknown category 'cahs'; one of receipt, "],
    ['an unknown severity', { ...limitRule, severity: 'pink' as 'red' }, "unknown severity 'pink'; one of red, "],
    ['no legal basis', { ...limitRule, basis: [] }, 'names no legal basis; write e.g. basis: ['],
    ['a title in one language', { ...limitRule, title: { zh: '大额', en: ' ' } }, 'the title needs both languages'],
    [
      'no subject',
      finding(({ select, payments }) => select({ amount: payments.amountFen }).from(payments)),
      'selects no `subject`; add e.g. `subject: payments.id`',
    ],
    [
      'a parameter without a label',
      { ...limitRule, params: { ...limitRule.params, days: param.integer(3, 'days', undefined as never) } },
      "the parameter 'days' needs a label in both languages",
    ],
    [
      'a column that there is not',
      finding(({ select, payments }) =>
        select({ subject: payments.id, sum: (payments as never as { amuont: SQL }).amuont }).from(payments),
      ),
      "selects 'sum', which is undefined: the relation has no such column",
    ],
    [
      'several subject kinds without a kind',
      {
        ...finding(({ select, payments }) => select({ subject: payments.id }).from(payments)),
        subject: ['payment', 'bank_line'],
      },
      "has several subject kinds; select `kind: literal('bank_line')`",
    ],
    [
      'an expression of unknown meaning',
      finding(({ select, payments }) => select({ subject: payments.id, twice: sql`1` }).from(payments)),
      "the column 'twice' is an expression of unknown meaning; say what it is, e.g. asMoney(",
    ],
    [
      'a message with an unknown placeholder',
      { ...limitRule, message: { zh: '{amount}', en: '{amuont}' } },
      'the message uses {amuont}, which is neither an evidence column nor a parameter; known: paidOn, amount, limit',
    ],
    [
      'a literal amount',
      finding(({ select, payments }) =>
        select({ subject: payments.id }).from(payments).where(gte(payments.amountFen, 5_000_000n)),
      ),
      "compares with the literal 5000000; thresholds are parameters: param.money('50000.00', ",
    ],
    [
      'a literal number',
      finding(({ select, payments }) => select({ subject: payments.id }).from(payments).where(sql`1 > ${30}`)),
      "compares with the literal 30; thresholds are parameters: param.integer(30, 'days', ",
    ],
    [
      'a literal share',
      finding(({ select, payments }) => select({ subject: payments.id }).from(payments).where(sql`1 > ${0.5}`)),
      'compares with the literal 0.5; thresholds are parameters: param.ratio(0.5, ',
    ],
    [
      'a value that JSON cannot hold',
      finding(({ select, payments }) => select({ subject: payments.id }).from(payments).where(sql`1 > ${Number.NaN}`)),
      'binds a value that rules.json cannot hold: NaN',
    ],
    [
      'a parameter that is not declared',
      finding(({ select, payments }) =>
        select({ subject: payments.id })
          .from(payments)
          .where(gte(payments.amountFen, asMoney(sql`${sql.placeholder('limit')}`))),
      ),
      "uses the unknown parameter 'limit'",
    ],
    ['no query', finding(() => sql`select 1` as unknown as RuleQuery), '`find` must return a query'],
  ];

  it.each(refused)('%s', (_, rule, reason) => {
    expect(() => compile(rule)).toThrow(reason);
  });

  it('and names the rule', () => {
    expect(() => compile({ ...limitRule, basis: [] })).toThrow(/^rule 'cash-over-limit': /);
  });
});

it('lets 0, 1 and texts stand in a query: they are no thresholds', () => {
  const rule = finding(({ select, payments }) =>
    select({ subject: payments.id })
      .from(payments)
      .where(and(gte(payments.amountFen, 0n), eq(payments.status, 'paid'), sql`${1} > ${0}`, sql`${true}`)),
  );
  expect(compile(rule).binds).toEqual([
    { value: { bigint: '0' } },
    { value: 'paid' },
    { value: 1 },
    { value: 0 },
    { value: true },
  ]);
});
