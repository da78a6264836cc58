// The commands of `qingqu feed` on a database of their own:
//   1. what is wrong with a definition is said line by line, with its place;
//   2. a file is tried by a definition's file, by a feed, by a stored definition and by a guess, and nothing is stored;
//   3. a draft is written, checked, stored, shown, and put out of use.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { QingquCommand } from '../command.js';
import { errorLine } from '../say.js';
import { type TestPlatform, testPlatform } from '../testing/test-platform.js';
import { addFeedCommands } from './feed-program.js';

const examples = resolve(__dirname, '../../../../examples/definitions');
const bank = join(examples, 'bank-statement');
const lines = join(examples, 'payment-lines-joined-key');

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform();
});
afterAll(() => test.drop());

let exitCode: number | undefined;

/** Runs `qingqu feed …` and returns what it says; throws what it fails with, as one line. */
async function feed(...args: string[]): Promise<string> {
  const said = test.lines.length;
  const program = new QingquCommand('feed').exitOverride().configureOutput({ writeErr: () => undefined });
  const onPlatform =
    (load: () => Promise<{ run(...args: never[]): Promise<number> }>) =>
    async (...given: unknown[]) => {
      const { run } = await load();
      process.exitCode = await run(...([test.platform, new AbortController().signal, ...given] as never[]));
    };
  const { voice, folders } = test.platform;
  addFeedCommands(program, onPlatform as Parameters<typeof addFeedCommands>[1], voice, folders);
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => undefined });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    throw new Error(errorLine(error));
  } finally {
    exitCode = Number(process.exitCode ?? 0);
    process.exitCode = 0;
  }
  return test.lines.slice(said).join('\n');
}

const scratch = (name: string, text: string) => {
  const path = join(test.platform.environment.stateDir, name);
  writeFileSync(path, text);
  return path;
};

const batches = async () =>
  (await test.platform.system.query<{ n: number }>('select count(*)::int as n from ingest_file')).rows[0]!.n;

describe('what is wrong is said', () => {
  it('of a definition, a line for each thing', async () => {
    const path = scratch(
      'wrong.yaml',
      'name: a-b\nfeed: payment\ntitle: x\ncolums: {}\ncolumns: { amount: { unit: 万 } }\n',
    );
    const said = (await feed('check', path)).split('\n');
    expect(exitCode).toBe(1);
    expect(said).toHaveLength(2);
    expect(said[0]).toMatch(/wrong\.yaml:4:1 {2}没有“colums”这一项；相近的有 columns, .* e\.g\. columns: /);
    expect(said[1]).toMatch(/wrong\.yaml:5:28 {2}应为下列之一：元、/);
  });
  it('of one that is not there, of a feed that there is not, and of a number that is none', async () => {
    await expect(feed('check', 'none.yaml')).rejects.toThrow(
      /none\.yaml cannot be read \(ENOENT\); name the YAML file/,
    );
    await expect(feed('try', 'paymant', join(bank, '对账单.csv'))).rejects.toThrow(
      /there is no feed "paymant"; near: payment/,
    );
    await expect(feed('try', 'no-such', join(bank, '对账单.csv'))).rejects.toThrow(/there is no feed "no-such"/);
    await expect(feed('try', 'payment', 'none.csv')).rejects.toThrow(/none\.csv cannot be read \(ENOENT\)/);
    await expect(feed('try', 'payment', join(bank, '对账单.csv'), '--rows', 'x')).rejects.toThrow(
      /--rows x: expected a number/,
    );
    await expect(feed('add', join(bank, 'definition.yaml'))).rejects.toThrow(
      /--by <user> is missing; for example: qingqu feed add/,
    );
    await expect(feed('show', 'no-such')).rejects.toThrow(/there is no feed "no-such"/);
  });
});

describe('a file is tried', () => {
  it('by the file of a definition: rows, what would be quarantined, totals; personal values masked', async () => {
    const said = await feed('try', join(lines, 'definition.yaml'), join(lines, '发放明细.csv'));
    expect(exitCode).toBe(0);
    expect(said).toContain('key ← 凭证号 + 序号');
    expect(said).toMatch(/第 3 行 \/ line 3 {2}key=5201-101:1 .*name=张\*.*amount=107\.38/);
    expect(said).toContain('5 rows read = 3 good + 2 quarantined; 3 lines are no records');
    expect(said).toMatch(/E_KEY 凭证号 \+ 序号 × 1 {2}第 8 行/);
    expect(said).toContain('control total, amount: declared 1,483.21, read 1,483.21, equal');
    const personal = readFileSync(join(lines, '发放明细.csv'), 'utf8').match(/\d{16,17}[\dX]?|张三|李四|王五/g)!;
    expect(personal.length).toBeGreaterThan(8);
    expect(personal.filter((value) => said.includes(value))).toEqual([]);
    expect(await batches()).toBe(0);
  });

  it('by a feed of which it is not', async () => {
    const said = await feed('try', 'payment_line', join(lines, '发放明细.csv'));
    expect(exitCode).toBe(1);
    expect(said).toContain('would be refused as a whole');
  });

  it('by a guess', async () => {
    const said = await feed('try', 'guess', join(examples, 'payment-integrated/PAY_20180930.txt'));
    expect(said).toContain('feed: payment');
    expect(said).toMatch(/column fund_key: the column for fund_key is missing/);
    expect(await batches()).toBe(0);
  });
});

describe('a definition', () => {
  it('is drafted into a file that is not there yet', async () => {
    const out = join(test.platform.environment.stateDir, 'draft.yaml');
    expect(await feed('guess', join(bank, '对账单.csv'), '--out', out, '--name', 'bank-draft')).toContain('is written');
    expect(readFileSync(out, 'utf8')).toMatch(/^name: bank-draft\nfeed: bank_line/m);
    await expect(feed('guess', join(bank, '对账单.csv'), '--out', out)).rejects.toThrow(
      /draft\.yaml is there already; name another file/,
    );
    expect(await feed('check', out)).toContain('bank-draft: good, fills bank_line');
  });

  it('is stored, listed, tried by its name, shown, and put out of use and back', async () => {
    const path = join(bank, 'definition.yaml');
    expect(await feed('list')).toContain('there are no definitions');
    expect(await feed('add', path, '--by', 'sheng')).toContain('bank-statement version 1 is stored');
    expect(await feed('add', path, '--by', 'sheng')).toContain('bank-statement version 1 is there already');
    const second = scratch('second.yaml', `${readFileSync(path, 'utf8')}others: ignore\n`);
    expect(await feed('add', second, '--by', 'fuhe')).toContain('version 2 is stored');
    expect((await feed('list')).split('\n')).toEqual([expect.stringMatching(/^bank-statement +v2 +bank_line +在用/)]);
    expect((await feed('list', '--all')).split('\n')).toHaveLength(2);
    expect(await feed('try', 'bank-statement', join(bank, '对账单.csv'))).toContain('4 rows read = 4 good');
    expect(await feed('show', 'bank-statement', '--version', '1')).toMatch(
      /^# bank-statement .*added by sheng[\s\S]*\nname: bank-statement\n/,
    );
    await expect(feed('show', 'bank-statement', '--version', '7')).rejects.toThrow(/has no version 7; the last is 2/);
    expect(await feed('disable', 'bank-statement', '--version', '2')).toContain('version 1 is in force');
    expect(await feed('disable', 'bank-statement')).toContain('no version is in use');
    await expect(feed('try', 'bank-statement', join(bank, '对账单.csv'))).rejects.toThrow(
      /is not in use; put it back with: qingqu feed enable/,
    );
    expect(await feed('enable', 'bank-statement')).toContain('version 2 is in force');
    expect(await batches()).toBe(0);
  });

  it('has an editor schema', async () => {
    const out = join(test.platform.environment.stateDir, 'schema.json');
    await feed('schema', out);
    expect(JSON.parse(readFileSync(out, 'utf8')).title).toBe('Feed definition of Qingqu 清渠');
  });
});

describe('a feed', () => {
  it('is shown with what its columns are called', async () => {
    const said = await feed('show', 'payment');
    expect(said).toMatch(/^amount +\* /m);
    expect(said).toContain('PAY_APP_AMT、金额、支付金额');
  });
});
