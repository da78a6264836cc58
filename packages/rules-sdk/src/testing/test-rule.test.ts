import { expect, describe as group, it } from '@jest/globals';
import { dayText, defineRule, eq, gte, param, type RuleDefinition, sql } from '../index.js';
import { type RuleTest, runRule, testRule } from './index.js';

const label = { zh: '上限', en: 'Limit' };
const rule = defineRule({
  id: 'large-payment',
  category: 'fund',
  subject: 'payment',
  severity: 'blue',
  timeClass: 'D',
  title: { zh: '大额支付', en: 'Large payment' },
  basis: ['豫财办〔2018〕33号 第八条'],
  params: { limit: param.money('100.00', label) },
  find: ({ select, payments }, { limit }) =>
    select({ subject: payments.id, amount: payments.amountFen, purpose: payments.purpose })
      .from(payments)
      .where(gte(payments.amountFen, limit)),
  message: { zh: '请核实', en: 'Please verify' },
});
const agencyDay = defineRule({
  ...rule,
  id: 'agency-day',
  subject: 'agency',
  params: {},
  find: ({ select, payments }) => select({ subject: payments.agencyId, day: payments.paidOn }).from(payments),
});

const payment = { id: 'p1', amountFen: '100.00', purpose: '材料款' };
const good: RuleTest = {
  asOf: '2018-11-30',
  warns: [
    {
      name: 'at the limit',
      given: { payments: [payment] },
      finds: [{ subject: 'p1', amount: '100.00', purpose: '材料款' }],
    },
  ],
  silent: [{ name: 'below it', given: { payments: [{ ...payment, amountFen: '99.99' }] } }],
};

/** Runs the tests that testRule() would register, and returns those that fail with their reasons. */
async function failuresOf(tested: RuleDefinition, test: RuleTest): Promise<Map<string, string>> {
  const registered: [string, () => Promise<void>][] = [];
  testRule(tested, test, {
    describe: (_, body) => body(),
    it: (name, body) => registered.push([name, body]),
  });
  const failed = new Map<string, string>();
  for (const [name, body] of registered) await body().catch((error: Error) => failed.set(name, error.message));
  return failed;
}
const failures = async (test: RuleTest): Promise<string[]> => [...(await failuresOf(rule, test)).keys()];

group('testRule()', () => {
  it('passes when warnings and silence are as told', async () => {
    expect(await failures(good)).toEqual([]);
  });

  it('wants a case that warns and one that stays silent', () => {
    const reason = "rule 'large-payment': give at least one case that warns and one that stays silent";
    expect(() => testRule(rule, { ...good, silent: [] })).toThrow(reason);
    expect(() => testRule(rule, { ...good, warns: [] })).toThrow(reason);
  });

  it.each<[string, RuleTest['warns'][0]['finds']]>([
    ['an evidence column is left out', [{ subject: 'p1', amount: '100.00' }]],
    ['a column is asserted that the rule has not', [{ subject: 'p1', amount: '100.00', purpose: '材料款', extra: 1 }]],
    ['a value differs', [{ subject: 'p1', amount: '100.01', purpose: '材料款' }]],
    ['a finding is missing', []],
    ['another subject is expected', [{ subject: 'p2', amount: '100.00', purpose: '材料款' }]],
  ])('fails when %s', async (_, finds) => {
    expect(await failures({ ...good, warns: [{ ...good.warns[0]!, finds }] })).toContain('warns: at the limit');
  });

  it('fails when a silent case warns', async () => {
    const silent = [{ name: 'not silent', given: { payments: [payment] } }];
    expect(await failures({ ...good, silent })).toEqual(['stays silent: not silent']);
  });

  it('adds the records that every case starts from', async () => {
    expect(
      await failures({
        ...good,
        given: { payments: [{ id: 'p0', amountFen: '0.01' }] },
      }),
    ).toEqual([]);
  });
});

group('testRule() wants a silent neighbour', () => {
  /** Only payments for materials count, so that a case has neighbours in more than the parameter. */
  const materials = defineRule({
    ...rule,
    params: {},
    find: ({ select, payments }) =>
      select({ subject: payments.id, amount: payments.amountFen, purpose: payments.purpose })
        .from(payments)
        .where(eq(payments.purpose, '材料款')),
  });
  const name = 'has a neighbour that stays silent for each case that warns';
  const loan = { id: 'p1', amountFen: '100.00', purpose: '借款' };
  const others = ['p7', 'p8', 'p9'].map((id) => ({ ...loan, id }));
  const withSilent = (silent: RuleTest['silent']) => failuresOf(materials, { ...good, silent });

  it.each<[string, RuleTest['silent'][0]]>([
    ['differs in one record', { name: 'a loan', given: { payments: [loan] } }],
    ['differs in two places', { name: 'a later loan', given: { payments: [loan] }, asOf: '2018-12-01' }],
    ['lacks the record', { name: 'nothing', given: {} }],
  ])('which %s', async (_, silent) => {
    expect(await withSilent([silent])).toEqual(new Map());
  });

  it('and says which case has none', async () => {
    const failed = await withSilent([{ name: 'far away', given: { payments: others } }]);
    expect([...failed.keys()]).toEqual([name]);
    expect(failed.get(name)).toBe(
      "no silent case is near 'at the limit': add one that differs in a record, the date or a parameter",
    );
  });

  it('or a threshold that silences the case when it is turned', async () => {
    expect(
      await failures({
        ...good,
        silent: [{ name: 'far away', given: { payments: others.map((one) => ({ ...one, amountFen: '1.00' })) } }],
      }),
    ).toEqual([]);
  });
});

group('testRule() wants each threshold to matter', () => {
  const name = (threshold: string) => `has a case on either side of ${threshold}`;
  const thresholds = {
    limit: param.money('100.00', label),
    count: param.integer(1, 'count', label),
    share: param.ratio(0.5, label),
  };
  const ignoring = (used: keyof typeof thresholds) =>
    defineRule({
      ...rule,
      params: thresholds,
      find: ({ select, payments }, params) =>
        select({ subject: payments.id, amount: payments.amountFen, purpose: payments.purpose, ...params })
          .from(payments)
          .where(sql`cast(${payments.amountFen} as double) >= ${params[used]} * 10000`),
    });
  const finds = [{ subject: 'p1', amount: '100.00', purpose: '材料款', limit: '100.00', count: 1, share: 0.5 }];
  const test = { ...good, warns: [{ ...good.warns[0]!, finds }] };

  it('and says which one no case turns with, though it is shown as evidence', async () => {
    const failed = await failuresOf(ignoring('count'), test);
    expect([...failed.keys()]).toEqual([name('limit'), name('share')]);
    expect(failed.get(name('limit'))).toBe(
      "no case's findings change when limit does: add one close to the threshold, or say insensitive: ['limit'] where it changes none",
    );
  });

  it('unless the test says that it changes nothing', async () => {
    expect(await failuresOf(ignoring('count'), { ...test, insensitive: ['limit', 'share'] })).toEqual(new Map());
  });

  it('and refuses to be told of one that there is not', () => {
    expect(() => testRule(rule, { ...good, insensitive: ['limti'] })).toThrow(
      "rule 'large-payment': insensitive names 'limti'; the thresholds are: limit",
    );
  });

  it('the date too, where it is time that raises the warning', async () => {
    const overdue = (days: number) =>
      defineRule({
        ...rule,
        timeClass: 'C',
        params: {},
        find: ({ select, payments, asOf }) =>
          select({ subject: payments.id, amount: payments.amountFen, purpose: payments.purpose })
            .from(payments)
            .where(sql`${asOf} > ${payments.appliedOn} + ${sql.raw(String(days))}`),
      });
    const given = { payments: [{ ...payment, appliedOn: '2018-11-01' }] };
    const timed: RuleTest = {
      asOf: '2018-11-30',
      warns: [{ ...good.warns[0]!, given }],
      silent: [{ name: 'on the day', given, asOf: '2018-11-01' }],
    };
    expect(await failuresOf(overdue(0), timed)).toEqual(new Map());
    const failed = await failuresOf(overdue(-10_000), { ...timed, silent: [{ name: 'none', given: {} }] });
    expect([...failed.keys()]).toEqual([name('asOf')]);
  });
});

it('testRule() asks for the functions of a runner without globals', () => {
  const { describe, it: register } = globalThis as unknown as Record<string, unknown>;
  Object.assign(globalThis, { describe: undefined, it: undefined });
  try {
    expect(() => testRule(rule, good)).toThrow('hand its functions over: testRule(rule, { … }, { describe, it })');
  } finally {
    Object.assign(globalThis, { describe, it: register });
  }
});

group('runRule()', () => {
  it('shows money in yuan, and ids as their labels', async () => {
    expect(await runRule(rule, { payments: [{ ...payment, amountFen: '123456.7' }] }, '2018-11-30')).toEqual([
      { subject: 'p1', amount: '123456.70', purpose: '材料款' },
    ]);
  });

  it('takes parameters in yuan', async () => {
    expect(await runRule(rule, { payments: [payment] }, '2018-11-30', { limit: '100.01' })).toEqual([]);
  });

  it('refuses a column or a relation that there is not', async () => {
    await expect(runRule(rule, { payments: [{ idd: 'p1' } as never] }, '2018-11-30')).rejects.toThrow(
      "payments has no column 'idd'",
    );
    await expect(runRule(rule, { paymnets: [{ id: 'p1' }] } as never, '2018-11-30')).rejects.toThrow(
      "there is no relation 'paymnets'; known: ",
    );
  });

  it('refuses a parameter that there is not', async () => {
    await expect(runRule(rule, { payments: [] }, '2018-11-30', { limti: '1.00' })).rejects.toThrow(
      "rule 'large-payment' has no parameter 'limti'; it has: limit",
    );
  });

  it('refuses two findings that would be one warning', async () => {
    const given = {
      payments: [
        { id: 'p1', agencyId: 'u1', paidOn: '2018-06-01' },
        { id: 'p2', agencyId: 'u1', paidOn: '2018-06-04' },
      ],
    };
    await expect(runRule(agencyDay, given, '2018-11-30')).rejects.toThrow(
      "rule 'agency-day' has two findings on 'u1'; tell them apart with a `discriminator`",
    );
    const apart = defineRule({
      ...agencyDay,
      find: ({ select, payments }) =>
        select({ subject: payments.agencyId, discriminator: dayText(payments.paidOn) }).from(payments),
    });
    expect(await runRule(apart, given, '2018-11-30')).toEqual([
      { subject: 'u1', discriminator: '2018-06-01' },
      { subject: 'u1', discriminator: '2018-06-04' },
    ]);
  });
});
