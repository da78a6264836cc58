// docs/bi.md, run from top to bottom: the commands as an operator types them, the queries as the login that they give out.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dropBiLogins } from '@qingqu/schema/testing';
import pg from 'pg';
import { QingquCommand } from './command.js';
import { addBiCommands } from './commands/bi-program.js';
import { errorLine } from './say.js';
import { type TestPlatform, testPlatform } from './testing/test-platform.js';

// Roles belong to the server, which other test files use at the same time: the page's logins get names of this run.
const mark = `bi_docs_${process.pid}`;
const named = (text: string) => text.replace(/\bbi_lankao/g, mark);

let test: TestPlatform;
let page: string;
beforeAll(async () => {
  test = await testPlatform();
  page = readFileSync(join(test.platform.folders.root, 'docs/bi.md'), 'utf8');
});
afterAll(async () => {
  await dropBiLogins(test.database, `${mark}%`);
  await test.drop();
});

/** Runs `qingqu …` and returns what it says; throws what it fails with, as one line. */
async function qingqu(line: string): Promise<string> {
  const before = test.lines.length;
  const [command, ...args] = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
  expect(command).toBe('qingqu');
  const program = new QingquCommand('qingqu').exitOverride();
  const onPlatform =
    (load: () => Promise<{ run(...args: never[]): Promise<number> }>) =>
    async (...given: unknown[]) => {
      expect(await (await load()).run(...([test.platform, new AbortController().signal, ...given] as never[]))).toBe(0);
    };
  addBiCommands(program.command('bi'), onPlatform as Parameters<typeof addBiCommands>[1]);
  await program.parseAsync(args, { from: 'user' }).catch((error: Error) => {
    throw new Error(errorLine(error));
  });
  return test.lines.slice(before).join('\n');
}

const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map((match) => match[1]!);

describe('docs/bi.md', () => {
  let address: string;

  it('gives out logins, lists them, and ends one', async () => {
    const said: string[] = [];
    for (const block of blocks('sh')) for (const line of block.trim().split('\n')) said.push(await qingqu(named(line)));
    address = /postgresql:\/\/\S+/.exec(said[0]!)![0];
    expect(new URL(address).username).toBe(mark);
    expect(said[2]).toMatch(
      new RegExp(`${mark}_agri .*兰考县 {2}agri {2}20.*zhangsan {2}有效 .*\\n${mark} .*全部处室`),
    );
    expect(await qingqu('qingqu bi list')).toMatch(new RegExp(`${mark}_agri .*已停用`));
  });

  it('answers every query to the login that it gave out', async () => {
    const tool = new pg.Client({ connectionString: address });
    await tool.connect();
    for (const sql of blocks('sql')) expect((await tool.query(sql)).rows.length).toBeGreaterThan(10);
    await tool.end();
  });

  it('tells a superuser statements that Postgres takes', async () => {
    for (const sql of blocks('sql superuser')) await test.database.system.query(sql);
  });

  it('has each view in its table, with columns that there are', async () => {
    const { rows } = await test.database.system.query<{ name: string; columns: string[] }>(
      `select table_name as name, array_agg(column_name::text) as columns from information_schema.columns where table_schema = 'bi' group by 1`,
    );
    const told = [...page.matchAll(/^\| `(v\d_\w+)` +\|(.*)$/gm)];
    expect(told.map((match) => match[1]).toSorted()).toEqual(rows.map((row) => row.name).toSorted());
    for (const [, view, rest] of told)
      for (const [, column] of rest!.matchAll(/`(\w+)`/g))
        expect([view, rows.find((row) => row.name === view)!.columns.includes(column!)]).toEqual([view, true]);
  });
});

it.each([
  ['no region', 'qingqu bi add bi_x --by zhangsan', /--region <code> is missing; for example: qingqu bi add bi_lankao/],
  [
    'a region that there is not',
    'qingqu bi add bi_x --region 41 --by zhangsan',
    /there is no region 41; a code has 12/,
  ],
  ['days that are no number', 'qingqu bi add bi_x --region 410225000000 --by z --days soon', /lasts 1 to 366 days/],
  [
    'a login that there is not',
    'qingqu bi revoke bi_nowhere --by z',
    /no login bi_nowhere in force; see: qingqu bi list/,
  ],
])('is refused in one line: %s', async (_, line, refusal) => {
  await expect(qingqu(line)).rejects.toThrow(refusal);
});
