import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { asMoney, defineRule, literal, type RuleDefinition, sql } from '../index.js';
import { authoringProgram } from './program.js';

let dir: string;
let rules: unknown;
let said: string[];

/** An author's day: a package, `new`, the compiler, `check`, `build`. */
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'qingqu-rules-'));
  said = [];
  writeFileSync(
    join(dir, 'package.json'),
    JSON.stringify({ name: '@example/rules', version: '1.2.3', qingqu: { owner: 'example-county' } }),
  );
  mkdirSync(join(dir, 'node_modules/@qingqu'), { recursive: true });
  symlinkSync(join(__dirname, '../..'), join(dir, 'node_modules/@qingqu/rules-sdk'));
  mkdirSync(join(dir, 'dist'));
  writeFileSync(join(dir, 'dist/index.js'), '// what `load` returns stands for it');
});
afterEach(() => rmSync(dir, { recursive: true }));

const run = (...args: string[]) =>
  authoringProgram({
    cwd: dir,
    load: async () => ({ rules }),
    say: (line) => said.push(line),
  }).parseAsync(args, { from: 'user' });
const file = (path: string) => join(dir, 'src/treasury/large-payment', path);

/** Makes the rule `large-payment` and loads it, as the author's compiler would. */
async function withNewRule(): Promise<RuleDefinition> {
  await run('new', 'treasury/large-payment');
  const { largePayment } = require(file('rule.ts')) as { largePayment: RuleDefinition };
  rules = [largePayment];
  return largePayment;
}

describe('new', () => {
  it('makes a rule, a test and a page that pass the check as they are', async () => {
    await withNewRule();
    expect(said).toEqual([
      `${join(dir, 'src/treasury/large-payment')}: rule.ts, rule.test.ts, README.md`,
      "Register it with this line in src/rules.ts: export { largePayment } from './treasury/large-payment/rule.js';",
    ]);
    await run('check');
    expect(said.at(-1)).toBe('@example/rules: 1 rules, nothing to mend');
  });

  it('refuses an id that is taken or malformed', async () => {
    await run('new', 'treasury/large-payment');
    await expect(run('new', 'treasury/large-payment')).rejects.toThrow('exists already; choose another id');
    for (const id of ['LargePayment', '../large', 'large_payment', 'a//b', '/large', 'large-'])
      await expect(run('new', id)).rejects.toThrow(`'${id}' is not an id; write lower-case words with hyphens`);
  });
});

describe('build', () => {
  it('writes the same rules.json for the same rules', async () => {
    await withNewRule();
    await run('build');
    const first = readFileSync(join(dir, 'rules.json'), 'utf8');
    await run('build', '.');
    expect(readFileSync(join(dir, 'rules.json'), 'utf8')).toBe(first);
    expect(JSON.parse(first)).toMatchObject({
      format: 1,
      package: { name: '@example/rules', version: '1.2.3', owner: 'example-county' },
      rules: [{ id: 'large-payment' }],
    });
    expect(first.endsWith('}\n')).toBe(true);
  });

  it('leaves no file when a rule does not compile', async () => {
    const rule = await withNewRule();
    rules = [{ ...rule, basis: [] }];
    await expect(run('build')).rejects.toThrow("rule 'large-payment': names no legal basis");
    expect(existsSync(join(dir, 'rules.json'))).toBe(false);
  });

  it.each<[string, () => void, string]>([
    ['the folder is no package', () => rmSync(join(dir, 'package.json')), 'name the folder of a rule package'],
    [
      'no owner is named',
      () => writeFileSync(join(dir, 'package.json'), '{ "name": "x", "version": "1.0.0" }'),
      'add e.g. "qingqu": { "owner": "henan-finance" }',
    ],
    ['package.json has no version', () => writeFileSync(join(dir, 'package.json'), '{ "name": "x" }'), 'version: '],
    ['nothing is compiled', () => rmSync(join(dir, 'dist'), { recursive: true }), 'compile the package first'],
    ['no rules are exported', () => (rules = undefined), 'exports no rules; write e.g. export const rules = ['],
  ])('says in one line when %s', async (_, spoil, reason) => {
    await withNewRule();
    spoil();
    const error = await run('build').catch((cause: Error) => cause);
    expect((error as Error).message).toContain(reason);
    expect((error as Error).message).not.toContain('\n');
  });
});

describe('check finds', () => {
  const spoiled: [string, (rule: RuleDefinition) => unknown, string][] = [
    ['a rule without a page', () => rmSync(file('README.md')), 'large-payment: it has no README.md'],
    ['a rule without a test', () => rmSync(file('rule.test.ts')), 'large-payment: it has no rule.test.ts'],
    [
      'a heading that is missing',
      () => edit('## 依据 Legal basis', ''),
      'README.md: its headings should be 方法 Method, ',
    ],
    ['another title', () => edit('Large payment', 'Big payment'), "its title should be '# large-payment — 大额支付 / "],
    ['an empty section', () => edit('- 豫财办〔2018〕33号 第八条', ''), "the section '依据 Legal basis' is empty"],
    [
      'a parameter that its page leaves out',
      () => edit('| limit', '| limits'),
      "the parameter 'limit' is not in its table",
    ],
    ['an example that finds something else', () => edit('1999999.99', '2000000.00'), 'the worked example finds [{'],
    ['an example that is no JSON', () => edit('"asOf":', 'asOf:'), 'README.md: '],
    ['a page without an example', () => edit('```json', '```'), 'the worked example has no json block'],
    ['a rule that is not registered', () => (rules = []), 'exports no rules'],
    [
      'wording that judges',
      (rule) => (rules = [{ ...rule, message: { zh: '违规支付 {amount}', en: '{amount}' } }]),
      "large-payment: the message judges ('违规'); write what was seen and what to verify",
    ],
    [
      'wording that judges in English',
      (rule) => (rules = [{ ...rule, title: { zh: '支付', en: 'Fraudulent payment' } }]),
      "the title judges ('Fraudulent')",
    ],
    [
      'SQL that does not run',
      (rule) =>
        (rules = [
          spoil(rule, ({ select, payments }) => select({ subject: payments.id }).from(payments).where(sql`amonut > 1`)),
        ]),
      'large-payment: its SQL does not run: Binder Error',
    ],
    [
      'a column of another type than it says',
      (rule) =>
        (rules = [
          spoil(rule, ({ select, payments }) =>
            select({ subject: payments.id, amount: asMoney(sql`sum(${payments.amountFen})`) })
              .from(payments)
              .groupBy(payments.id),
          ),
        ]),
      "the column 'amount' (money) is of DuckDB's type HUGEINT, expected ^BIGINT$",
    ],
    [
      'a subject that is no id',
      (rule) => (rules = [spoil(rule, ({ select, payments }) => select({ subject: literal('p1') }).from(payments))]),
      "the column 'subject' (subject) is of DuckDB's type VARCHAR",
    ],
    [
      'a rule without a folder',
      (rule) => (rules = [rule, { ...rule, id: 'other-payment' }]),
      "other-payment: there is no folder 'other-payment' with a rule.ts below src",
    ],
  ];

  const edit = (from: string, to: string) =>
    writeFileSync(file('README.md'), readFileSync(file('README.md'), 'utf8').replace(from, to));
  const spoil = (rule: RuleDefinition, find: RuleDefinition['find']) =>
    defineRule({ ...rule, params: {}, message: { zh: '请核实', en: 'Please verify' }, find });

  it.each(spoiled)('%s', async (_, change, reason) => {
    change(await withNewRule());
    await expect(run('check')).rejects.toThrow(reason);
  });

  it('all problems at once, one line each', async () => {
    const rule = await withNewRule();
    await run('new', 'other-rule');
    rmSync(file('rule.test.ts'));
    rules = [{ ...rule, title: { zh: '违法支付', en: 'Payment' } }];
    const error = await run('check').catch((cause: Error) => cause);
    expect((error as Error).message.split('\n')).toEqual([
      "large-payment: the title judges ('违法'); write what was seen and what to verify",
      'large-payment: it has no rule.test.ts',
      expect.stringContaining('large-payment: README.md: its title should be'),
      'other-rule: it is not registered; export it from src/rules.ts',
    ]);
  });
});
