import { expect, describe as group, it } from '@jest/globals';
import { dayText, defineRule, gte, param } from '../index.js';
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

/** Runs the tests that testRule() would register, and returns the names of those that fail. */
async function failures(test: RuleTest): Promise<string[]> {
  const registered: [string, () => Promise<void>][] = [];
  const { describe, it: register } = globalThis as unknown as Record<string, unknown>;
  Object.assign(globalThis, {
    describe: (_: string, body: () => void) => body(),
    it: (name: string, body: () => Promise<void>) => registered.push([name, body]),
  });
  try {
    testRule(rule, test);
  } finally {
    Object.assign(globalThis, { describe, it: register });
  }
  const failed: string[] = [];
  for (const [name, body] of registered) await body().catch(() => failed.push(name));
  return failed;
}

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
    expect(await failures({ ...good, warns: [{ ...good.warns[0]!, finds }] })).toEqual(['warns: at the limit']);
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
