import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { asMoney, defineRule, literal, type RuleDefinition, SDK_VERSION, sql } from '../index.js';
import { idOf } from '../small-records.js';
import { checkPackage } from './check-package.js';
import { authoringProgram } from './program.js';

let dir: string;
let rules: unknown;
let said: string[];
let tested: string[];
let passed: boolean;

/** An author's day in an empty folder: `new`, `test`, `check`, `build`, `keygen`, `sign`, `verify`. */
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'qingqu-rules-'));
  [said, tested, passed, rules] = [[], [], true, undefined];
  mkdirSync(join(dir, 'node_modules/@qingqu'), { recursive: true });
  symlinkSync(join(__dirname, '../..'), join(dir, 'node_modules/@qingqu/rules-sdk'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const run = (...args: string[]) =>
  authoringProgram({
    cwd: dir,
    // What a test puts in the place of the package's own rules, else these, as jest loads TypeScript.
    load: async (file) => (rules === undefined ? require(file) : { rules }),
    runTests: async (files) => {
      tested = files;
      return passed;
    },
    say: (line) => said.push(line),
  }).parseAsync(args, { from: 'user' });
const file = (path: string) => join(dir, 'src/treasury/large-payment', path);
const textOf = (path: string) => readFileSync(join(dir, path), 'utf8');
const failure = (...args: string[]) =>
  run(...args).then(
    () => undefined,
    (error: Error) => error.message,
  );

/** Makes the package with the rule `large-payment`. */
async function withNewRule(): Promise<RuleDefinition> {
  await run('new', 'treasury/large-payment', '--owner', 'example-county', '--name', '@example/rules');
  const { largePayment } = require(file('rule.ts')) as { largePayment: RuleDefinition };
  return largePayment;
}

describe('new', () => {
  it('makes the package too, in an empty folder, and all passes the check as it is', async () => {
    await withNewRule();
    expect(said.slice(0, -1)).toEqual(
      [
        'package.json',
        'tsconfig.json',
        '.gitignore',
        'src/index.ts',
        'src/rules.ts',
        'src/treasury/large-payment/rule.ts',
        'src/treasury/large-payment/rule.test.ts',
        'src/treasury/large-payment/README.md',
      ].map((path) => `made ${join(dir, path)}`),
    );
    expect(JSON.parse(textOf('package.json'))).toMatchObject({
      name: '@example/rules',
      type: 'module',
      qingqu: { owner: 'example-county' },
      devDependencies: { '@qingqu/rules-sdk': SDK_VERSION },
    });
    await run('check');
    expect(said.at(-1)).toBe('@example/rules: 1 rules, nothing to mend');
  });

  it('keeps what `npm install` and `npm init` wrote, and corrects only the kind of module', async () => {
    writeFileSync(
      join(dir, 'package.json'),
      JSON.stringify({
        name: 'mine',
        version: '3.0.0',
        type: 'commonjs',
        license: 'MIT',
        scripts: { lint: 'true' },
        dependencies: { '@qingqu/rules-sdk': 'file:sdk.tgz', other: '1.0.0' },
      }),
    );
    await run('new', 'large-payment');
    expect(JSON.parse(textOf('package.json'))).toEqual({
      name: 'mine',
      version: '3.0.0',
      license: 'MIT',
      type: 'module',
      files: ['rules.json'],
      qingqu: { owner: 'example-department' },
      scripts: { lint: 'true', test: 'qingqu-rules test', check: 'qingqu-rules check', build: 'qingqu-rules build' },
      dependencies: { other: '1.0.0' },
      devDependencies: { '@qingqu/rules-sdk': 'file:sdk.tgz' },
    });
  });

  it('leaves a package as it is, and registers in the order of the folders', async () => {
    await withNewRule();
    const manifest = textOf('package.json');
    for (const id of ['treasury/cash', 'zoo', 'budget/receipt']) await run('new', id);
    expect(textOf('package.json')).toBe(manifest);
    expect(textOf('src/rules.ts').split('\n').slice(1)).toEqual([
      "export { receipt } from './budget/receipt/rule.js';",
      "export { cash } from './treasury/cash/rule.js';",
      "export { largePayment } from './treasury/large-payment/rule.js';",
      "export { zoo } from './zoo/rule.js';",
      '',
    ]);
  });

  it('refuses an id that is taken or malformed, and writes nothing', async () => {
    for (const id of ['LargePayment', '../large', 'large_payment', 'a//b', '/large', 'large-'])
      await expect(run('new', id)).rejects.toThrow(`'${id}' is not an id; write lower-case words with hyphens`);
    expect(existsSync(join(dir, 'package.json'))).toBe(false);
    await withNewRule();
    await expect(run('new', 'treasury/large-payment')).rejects.toThrow('exists already; choose another id');
  });
});

describe('test', () => {
  it('runs every test below src, and fails when one does', async () => {
    await withNewRule();
    await run('test');
    expect(tested).toEqual([file('rule.test.ts')]);
    passed = false;
    await expect(run('test')).rejects.toThrow('some tests failed');
  });

  it('refuses to pass without tests', async () => {
    await expect(run('test')).rejects.toThrow('has no *.test.ts');
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
      package: { name: '@example/rules', version: '0.1.0', owner: 'example-county' },
      rules: [{ id: 'large-payment' }],
    });
    expect(first.endsWith('}\n')).toBe(true);
  });

  it("writes the page's worked example as a canary, in the terms of the platform", async () => {
    await withNewRule();
    await run('build');
    const [rule] = JSON.parse(textOf('rules.json')).rules;
    expect(rule.canary).toEqual({
      asOf: '2018-11-30',
      given: {
        payments: [
          { id: idOf('at the limit'), status: 'paid', paid_on: '2018-06-01', amount_fen: '200000000' },
          { id: idOf('below it'), status: 'paid', paid_on: '2018-06-01', amount_fen: '199999999' },
        ],
      },
      finds: [{ subject: idOf('at the limit'), discriminator: '' }],
    });
  });

  it('leaves no file when a rule does not compile', async () => {
    const rule = await withNewRule();
    rules = [{ ...rule, basis: [] }];
    await expect(run('build')).rejects.toThrow("rule 'large-payment': names no legal basis");
    expect(existsSync(join(dir, 'rules.json'))).toBe(false);
  });

  it('refuses what the platform would refuse, with the rule, the place and the reason', async () => {
    const rule = await withNewRule();
    const drawn = defineRule({
      ...rule,
      params: {},
      message: { zh: '请核实', en: 'Please verify' },
      find: ({ select, payments }) => select({ subject: payments.id }).from(payments).where(sql`random() > 0.5`),
    });
    rules = [drawn, { ...drawn, id: 'other-rule' }];
    const refused = (id: string) =>
      `rule '${id}': the platform would refuse its SQL, line 1, column 35: the function 'random' is not allowed`;
    expect(await failure('build')).toBe(`${refused('large-payment')}\n${refused('other-rule')}`);
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
    ['there is no src/index.ts', () => rmSync(join(dir, 'src/index.ts')), 'src/index.ts is missing'],
    ['no rules are exported', () => (rules = []), 'exports no rules; write e.g. export const rules = ['],
  ])('says in one line when %s', async (_, spoil, reason) => {
    await withNewRule();
    spoil();
    const error = await run('build').catch((cause: Error) => cause);
    expect((error as Error).message).toContain(reason);
    expect((error as Error).message).not.toContain('\n');
  });
});

/** Without the compiler, which would take seconds each time. */
describe('check finds', () => {
  let checked: RuleDefinition[];
  const spoiled: [string, (rule: RuleDefinition) => unknown, string][] = [
    [
      'a rule without a page',
      () => rmSync(file('README.md')),
      'src/treasury/large-payment/README.md: it has no page README.md',
    ],
    [
      'a rule without a test',
      () => rmSync(file('rule.test.ts')),
      'src/treasury/large-payment/rule.ts: it has no rule.test.ts',
    ],
    [
      'a heading that is missing',
      () => edit('## 依据 Legal basis', ''),
      'README.md:3: its headings should be 方法 Method, ',
    ],
    ['another title', () => edit('Large payment', 'Big payment'), "its title should be '# large-payment — 大额支付 / "],
    ['an empty section', () => edit('- 豫财办〔2018〕33号 第八条', ''), "the section '依据 Legal basis' is empty"],
    [
      'a parameter that its page leaves out',
      () => edit('| limit', '| limits'),
      "the parameter 'limit' is not in its table",
    ],
    [
      'an example that finds something else',
      () => edit('1999999.99', '2000000.00'),
      'README.md:27: the worked example finds [{',
    ],
    ['an example that is no JSON', () => edit('"asOf":', 'asOf:'), 'README.md:27: Expected property name'],
    ['a page without an example', () => edit('```json', '```'), 'the worked example has no json block'],
    [
      'a rule that is not registered',
      () => (checked = []),
      'large-payment/rule.ts: it is not registered; export it from src/rules.ts',
    ],
    [
      'wording that judges',
      (rule) => (checked = [{ ...rule, message: { zh: '违规支付 {amount}', en: '{amount}' } }]),
      "the message judges ('违规'); write what was seen and what to verify",
    ],
    [
      'wording that judges in English',
      (rule) => (checked = [{ ...rule, title: { zh: '支付', en: 'Fraudulent payment' } }]),
      "the title judges ('Fraudulent')",
    ],
    [
      'SQL that does not run',
      (rule) =>
        (checked = [
          spoil(rule, ({ select, payments }) => select({ subject: payments.id }).from(payments).where(sql`amonut > 1`)),
        ]),
      'large-payment/rule.ts: its SQL does not run: Binder Error',
    ],
    [
      'SQL that the platform would refuse, which is not run',
      (rule) =>
        (checked = [
          spoil(rule, ({ select, payments }) =>
            select({ subject: payments.id })
              .from(payments)
              .where(sql`exists (select 1 from read_text('/etc/hostname'))`),
          ),
        ]),
      "large-payment/rule.ts: the platform would refuse its SQL, line 1, column 57: the table function 'read_text' is not allowed; a rule reads relations only",
    ],
    [
      'a column of another type than it says',
      (rule) =>
        (checked = [
          spoil(rule, ({ select, payments }) =>
            select({ subject: payments.id, amount: asMoney(sql`sum(${payments.amountFen})`) })
              .from(payments)
              .groupBy(payments.id),
          ),
        ]),
      "the column 'amount' (money) is of DuckDB's type HUGEINT, expected ^BIGINT$; money is whole fen",
    ],
    [
      'a subject that is no id',
      (rule) => (checked = [spoil(rule, ({ select, payments }) => select({ subject: literal('p1') }).from(payments))]),
      "the column 'subject' (subject) is of DuckDB's type VARCHAR",
    ],
    [
      'a rule without a folder',
      (rule) => (checked = [rule, { ...rule, id: 'other-payment' }]),
      "other-payment: there is no folder 'other-payment' with a rule.ts below src",
    ],
  ];

  const edit = (from: string, to: string) =>
    writeFileSync(file('README.md'), readFileSync(file('README.md'), 'utf8').replace(from, to));
  const spoil = (rule: RuleDefinition, find: RuleDefinition['find']) =>
    defineRule({ ...rule, params: {}, message: { zh: '请核实', en: 'Please verify' }, find });

  it.each(spoiled)('%s', async (_, change, reason) => {
    const rule = await withNewRule();
    checked = [rule];
    change(rule);
    expect((await checkPackage(dir, checked)).join('\n')).toContain(reason);
  });

  it('all problems at once, one line each', async () => {
    const rule = await withNewRule();
    await run('new', 'other-rule');
    rmSync(file('rule.test.ts'));
    expect(await checkPackage(dir, [{ ...rule, title: { zh: '违法支付', en: 'Payment' } }])).toEqual([
      "src/treasury/large-payment/rule.ts: the title judges ('违法'); write what was seen and what to verify",
      'src/treasury/large-payment/rule.ts: it has no rule.test.ts',
      expect.stringContaining('src/treasury/large-payment/README.md:1: its title should be'),
      'src/other-rule/rule.ts: it is not registered; export it from src/rules.ts',
    ]);
  });
});

describe('check says the place', () => {
  /** Makes the rule with some of its text in another form. */
  const spoiledRule = async (id: string, ...changes: [from: string, to: string][]) => {
    await run('new', id);
    const path = join(dir, 'src', id, 'rule.ts');
    const text = changes.reduce((before, [from, to]) => before.replace(from, to), readFileSync(path, 'utf8'));
    writeFileSync(path, text);
  };

  it("of the compiler's errors", async () => {
    await spoiledRule('other-relation', ['payments }, {', 'paymnets }, {']);
    await spoiledRule(
      'other-column',
      [", { zh: '单笔金额', en: 'Amount of one payment' }", ''],
      ['payments.amountFen,', 'payments.amuontFen,'],
      ['amountFen, limit)', 'amountFen, 2000000.5)'],
    );
    const found = await failure('check');
    for (const line of [
      "src/other-relation/rule.ts:12: Property 'paymnets' does not exist on type 'RuleInputs'",
      'src/other-column/rule.ts:11: Expected 2 arguments, but got 1.',
      "src/other-column/rule.ts:13: Property 'amuontFen' does not exist on the relation 'payments'. Did you mean 'amountFen'?",
      "src/other-column/rule.ts:15: Argument of type '2000000.5' is not assignable to parameter of type '\"money in fen (bigint) cannot be compared with a number\"'.",
    ])
      expect(found).toContain(line);
  });

  it('of what the compiler cannot see', async () => {
    await spoiledRule('literal-threshold', ['amountFen, limit)', 'amountFen, 200_000_000n)']);
    await spoiledRule('other-placeholder', ['支付 {amount}', '支付 {sum}']);
    await spoiledRule(
      'clock',
      [', gte', ', gte, sql'],
      ['gte(payments.amountFen, limit)', 'gte(payments.amountFen, limit), sql`current_date > paid_on`'],
    );
    const found = await failure('check');
    expect(found).toMatch(
      /src\/clock\/rule\.ts:15: the platform would refuse its SQL, line 1, column \d+: 'current_date' is not allowed; a rule gets its date as the input asOf/,
    );
    expect(found).toContain(
      'src/literal-threshold/rule.ts:15: compares with the literal 200000000; thresholds are parameters',
    );
    expect(found).toContain('src/other-placeholder/rule.ts:17: the message uses {sum}');
  });
});

describe('keygen, sign, verify', () => {
  beforeEach(async () => {
    await withNewRule();
    await run('build');
    await run('keygen');
  });
  const spoilBuilt = (from: string, to: string) =>
    writeFileSync(join(dir, 'rules.json'), textOf('rules.json').replace(from, to));

  it('sign what was built, and verify it with the public key alone', async () => {
    await run('sign', '--key', 'department.key.pem');
    await run('verify');
    expect(said.at(-1)).toContain('digests right; signed with the key');
    await run('verify', '--key', 'department.pub.pem');
    expect(said.at(-1)).toMatch(
      /^@example\/rules 0\.1\.0 of example-county: digests right, signature right, key [0-9a-f]{16}$/,
    );
  });

  it('keeps the private key to its owner, and never overwrites a key', async () => {
    expect(statSync(join(dir, 'department.key.pem')).mode & 0o777).toBe(0o600);
    await expect(run('keygen')).rejects.toThrow('exists already; a key is never overwritten');
  });

  it.each<[string, () => unknown, string]>([
    ['unsigned', () => run('build'), 'rules.json is unsigned; sign it'],
    ['altered in a rule', () => spoilBuilt('>= cast', '> cast'), "the digest of the rule 'large-payment' is wrong"],
    ['altered in its digest', () => spoilBuilt('"digest": "', '"digest": "0'), 'the digest of the package is wrong'],
    ['altered in its name', () => spoilBuilt('"version": "0.1.0"', '"version": "0.0.9"'), 'the signature is wrong'],
    [
      'signed with another key',
      async () => {
        await run('keygen', 'other');
        await run('sign', '--key', 'other.key.pem');
      },
      'is signed with the unknown key',
    ],
    ['not built', () => rmSync(join(dir, 'rules.json')), 'rules.json is missing; `qingqu-rules build` writes it'],
  ])('verify says when a package is %s', async (_, spoil, reason) => {
    await run('sign', '--key', 'department.key.pem');
    await spoil();
    expect(await failure('verify', '--key', 'department.pub.pem')).toContain(reason);
  });

  it('sign refuses what is no private key, and what is not as it was built', async () => {
    expect(await failure('sign', '--key', 'department.pub.pem')).toContain('is no private key');
    spoilBuilt('>= cast', '> cast');
    expect(await failure('sign', '--key', 'department.key.pem')).toContain('build it again');
  });
});
