import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildPackage, defineRule, digestOf, renderPackage, SDK_VERSION } from './index.js';

const about = { name: '@example/rules', version: '1.0.0', owner: 'example' };
const rule = (id: string) =>
  defineRule({
    id,
    category: 'fund',
    subject: 'payment',
    severity: 'blue',
    timeClass: 'D',
    title: { zh: '支付', en: 'Payment' },
    basis: ['豫财办〔2018〕33号 第八条'],
    params: {},
    find: ({ select, payments }) => select({ subject: payments.id }).from(payments),
    message: { zh: '请核实', en: 'Please verify' },
  });

describe('buildPackage()', () => {
  it("holds what a rule's page says, and its digest covers it", () => {
    const pages = new Map([['a-rule', '## 方法 Method\n\nPayments above the limit.\n']]);
    const [plain] = buildPackage(about, [rule('a-rule')]).rules;
    const [paged] = buildPackage(about, [rule('a-rule')], { canaries: new Map(), pages }).rules;
    expect(plain!.page).toBeUndefined();
    expect(paged!.page).toBe(pages.get('a-rule'));
    expect(paged!.digest).not.toBe(plain!.digest);
  });

  it('sorts the rules, and seals them with a digest', () => {
    const built = buildPackage(about, [rule('b-rule'), rule('a-rule')]);
    expect(built.rules.map(({ id }) => id)).toEqual(['a-rule', 'b-rule']);
    expect(built.package).toEqual({ ...about, sdk: SDK_VERSION, digest: digestOf(built.rules) });
  });

  it('gives the same bytes whatever the order of the rules', () => {
    const one = renderPackage(buildPackage(about, [rule('b-rule'), rule('a-rule')]));
    expect(renderPackage(buildPackage(about, [rule('a-rule'), rule('b-rule')]))).toBe(one);
    expect(one.endsWith('}\n')).toBe(true);
  });

  it('refuses two rules of one name', () => {
    expect(() => buildPackage(about, [rule('a-rule'), rule('a-rule')])).toThrow(
      "package @example/rules has two rules named 'a-rule'",
    );
  });
});

it('SDK_VERSION is the version of this package', () => {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8'));
  expect(SDK_VERSION).toBe(version);
});
