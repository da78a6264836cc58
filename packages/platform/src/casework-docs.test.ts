// docs/casework.md, run from top to bottom in a world of two warnings: the commands as an operator types them, the queries as staff of the county ask.
// The queries of the pages beside it are asked too, and the mutations of all: what is misspelt is refused otherwise than what is for somebody else.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApi, ensureUser } from '@qingqu/api';
import { closeEpoch } from '@qingqu/schema';
import { insertRows, madeWarning } from '@qingqu/schema/testing';
import { workOnCases } from './casework.js';
import type { QingquCommand } from './command.js';
import { addAssessCommands } from './commands/assess-program.js';
import { addCalendarCommands } from './commands/calendar-program.js';
import { addCasesCommands, addCaseworkCommands } from './commands/cases-program.js';
import { addCircularsCommands } from './commands/circulars-program.js';
import { addLedgersCommands } from './commands/ledgers-program.js';
import { addMonthsCommands } from './commands/months-program.js';
import type { OnPlatform } from './commands/rules-program.js';
import { runProgram } from './testing/run-program.js';
import { type TestPlatform, testPlatform } from './testing/test-platform.js';

const PASSWORD = 'only-for-this-test';

let test: TestPlatform;
let page: string;
let api: Awaited<ReturnType<typeof createApi>>;
let url: string;

beforeAll(async () => {
  test = await testPlatform({ today: '2018-11-29' });
  const { platform } = test;
  page = readFileSync(join(platform.folders.root, 'docs/casework.md'), 'utf8');
  const user = (username: string, regionCode: string) =>
    ensureUser(platform.system, {
      username,
      displayName: username,
      password: PASSWORD,
      role: 'staff',
      regionCode,
      departmentKinds: ['agri'],
      isDemo: false,
    });
  await user('sheng', '410000000000');
  await user('yucheng', '411425000000');
  const { rows } = await platform.system.query<{ code: string; lo: bigint }>(
    "select code, scope_lo as lo from region where code = '411425000000'",
  );
  await insertRows(platform.system, 'warning', [
    madeWarning(1, rows[0]!, 1n, {}),
    madeWarning(2, rows[0]!, 1n, { case_key: 'two' }),
  ]);
  await closeEpoch(platform.system);
  await workOnCases(platform, new AbortController().signal);
  platform.environment.today = '2018-12-20';
  const quiet = () => undefined;
  api = await createApi({
    pool: platform.api,
    authKey: platform.secrets.authKey,
    mode: 'production',
    now: () => new Date(),
    log: { info: quiet, warn: quiet, error: quiet },
    // A test machine that is busy with other tests is no reason to send anybody away.
    admission: { running: 10, waiting: 100, ofOne: 10, waitMs: 60_000, eventLoopDelayMs: Number.POSITIVE_INFINITY },
    casework: { system: platform.system, today: async () => platform.environment.today!, blobDir: platform.dirs.blobs },
  });
  url = await api.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await api?.close();
  await test?.drop();
});

const all = (program: QingquCommand, onPlatform: OnPlatform): void => {
  addCasesCommands(program.command('cases'), onPlatform);
  addCaseworkCommands(program.command('casework'), onPlatform);
  addCalendarCommands(program.command('calendar'), onPlatform);
  addMonthsCommands(program.command('months'), onPlatform);
  addLedgersCommands(program.command('ledgers'), onPlatform);
  addAssessCommands(program.command('assess'), onPlatform);
  addCircularsCommands(program.command('circulars'), onPlatform);
};

/** A line as an operator types it; files lie in the folder of the test. */
async function qingqu(line: string): Promise<string[]> {
  const [command, ...args] = line.split(' ').map((word) => (/\.(csv|xlsx|docx)$/.test(word) ? fileAt(word) : word));
  expect(command).toBe('qingqu');
  const { said, exitCode } = await runProgram(test, all, args);
  expect({ line, exitCode }).toEqual({ line, exitCode: 0 });
  return said;
}

const fileAt = (name: string): string => join(test.platform.environment.stateDir, name);

async function post(body: object, token?: string): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Answer;
}

interface Answer {
  data?: Record<string, unknown>;
  errors?: { message: string; extensions: { code: string } }[];
}

describe('docs/casework.md', () => {
  it('shows commands that do what it says', async () => {
    writeFileSync(fileAt('2027.csv'), /```csv\n(.*?)```/s.exec(page)![1]!);
    const said = new Map<string, string[]>();
    for (const [, block] of page.matchAll(/```sh\n(.*?)```/gs))
      for (const line of block!.trim().split('\n')) said.set(line, await qingqu(line));
    expect(said.size).toBeGreaterThan(12);
    expect(said.get('qingqu cases show 1')).toHaveLength(2);
    expect(said.get('qingqu calendar load 2027.csv --by zhang.san')![0]).toMatch(/新增 2 天，变更 1 天/);
    expect(said.get('qingqu months show 2018-11')![0]).toMatch(/虞城县/);
  });

  it('shows queries that staff may ask', async () => {
    const answers = await answersTo(page, 'query');
    expect(answers.length).toBeGreaterThan(1);
    for (const answer of answers) expect(answer.errors).toBeUndefined();
    expect(answers[1]!.data).toMatchObject({
      overdueCases: { totalCount: 2 },
      caseDwell: [{ node: 'VERIFY', standing: 2 }],
    });
  });
});

describe.each(['casework', 'corrections', 'months', 'assessment', 'documents'])('docs/%s.md', (name) => {
  it('shows what the API understands', async () => {
    const text = readFileSync(join(test.platform.folders.root, `docs/${name}.md`), 'utf8');
    const [asked, changed] = [await answersTo(text, 'query'), await answersTo(text, 'mutation')];
    expect(asked.length).toBeGreaterThan(0);
    for (const { errors } of asked) expect(errors).toBeUndefined();
    expect(changed.length).toBeGreaterThan(0);
    for (const { errors } of changed)
      expect(['FORBIDDEN', 'NOT_FOUND', undefined]).toContain(errors?.[0]?.extensions.code);
  });
});

/** What staff of the county are answered to the page's queries, or to its mutations. */
async function answersTo(text: string, kind: 'query' | 'mutation'): Promise<Answer[]> {
  const signIn = await post({ query: `mutation { signIn(username: "yucheng", password: "${PASSWORD}") { token } }` });
  const { token } = signIn.data!.signIn as { token: string };
  const answers: Answer[] = [];
  for (const [, query] of text.matchAll(/```graphql\n(.*?)```/gs))
    if (query!.startsWith('mutation') === (kind === 'mutation')) answers.push(await post({ query }, token));
  return answers;
}
