// `qingqu audit` on a log of some entries: it is sealed, listed, found whole, and found out when it was changed or cut.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditOfSystem } from '@qingqu/schema';
import { QingquCommand } from '../command.js';
import { errorLine } from '../say.js';
import { type TestPlatform, testPlatform } from '../testing/test-platform.js';
import { addAuditCommands } from './audit-program.js';

let test: TestPlatform;
const stop = new AbortController();
beforeAll(async () => {
  test = await testPlatform();
  for (const ticket of ['T1', 'T2', 'T3']) await write('zhangsan', ticket);
});
afterAll(() => test.drop());

const write = (username: string, ticket: string) =>
  auditOfSystem(test.platform.system, { username, role: 'staff' }, { action: 'reveal', purpose: '核对', ticket });

/** Runs `qingqu audit …` and returns what it says and its exit code; throws what it fails with, as one line. */
async function audit(...args: string[]): Promise<{ said: string; code: number }> {
  const before = test.lines.length;
  let code = -1;
  const program = new QingquCommand('audit').exitOverride();
  const onPlatform =
    (load: () => Promise<{ run(...args: never[]): Promise<number>; check?(...args: never[]): void }>) =>
    async (...given: unknown[]) => {
      const { run, check } = await load();
      check?.(...(given as never[]));
      code = await run(...([test.platform, stop.signal, ...given] as never[]));
    };
  addAuditCommands(program, onPlatform as Parameters<typeof addAuditCommands>[1]);
  await program.parseAsync(args, { from: 'user' }).catch((error: Error) => {
    throw new Error(errorLine(error));
  });
  return { said: test.lines.slice(before).join('\n'), code };
}

/** As somebody would who may do anything in the database. */
async function tamper(statement: string): Promise<void> {
  const client = await test.platform.system.connect();
  try {
    await client.query(`set session_replication_role = 'replica'`);
    await client.query(statement);
  } finally {
    await client.query('reset session_replication_role');
    client.release();
  }
}

const head = () => join(test.platform.environment.stateDir, 'audit-head.json');

describe('qingqu audit', () => {
  it('seals what is not sealed yet, remembers it outside of the database, and finds it whole', async () => {
    expect(await audit('seal')).toEqual({ code: 0, said: expect.stringMatching(/3 entries are sealed, by 1 seals/) });
    expect(existsSync(head())).toBe(true);
    expect(await audit('seal')).toEqual({ code: 0, said: expect.stringMatching(/nothing to seal/) });
    await write('lisi', 'T4');
    expect(await audit('verify')).toEqual({
      code: 0,
      said: expect.stringMatching(
        /1 seals and 3 entries checked; 1 entries are not sealed yet\n.*the log is whole and unchanged/,
      ),
    });
  });

  it('lists entries by user, action and day, the latest first', async () => {
    const { said } = await audit('list', '--user', 'zhangsan', '--action', 'reveal', '--most', '2');
    expect(said.split('\n').map((line) => line.replace(/ {2}\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/, ''))).toEqual([
      '#3  zhangsan (staff)  reveal  核对  T3',
      '#2  zhangsan (staff)  reveal  核对  T2',
    ]);
    expect((await audit('list', '--since', '2100-01-01')).said).toMatch(/there are no such entries/);
  });

  it.each([
    [
      'a day that there is not',
      ['list', '--since', '2018-02-30'],
      /--since 2018-02-30 is no date; for example 2018-11-01/,
    ],
    ['a number that is none', ['list', '--most', 'all'], /--most all is no number of entries; for example 50/],
  ])('refuses %s in one line', async (_, args, line) => {
    await expect(audit(...args)).rejects.toThrow(line);
  });

  it('says where the log was changed, and fails', async () => {
    await tamper(`update audit_entry set ticket = 'T9' where seq = 2`);
    expect(await audit('verify')).toEqual({
      code: 1,
      said: expect.stringMatching(/seal 1 \(entries 1 to 3\): entries were changed or swapped/),
    });
    await tamper(`update audit_entry set ticket = 'T2' where seq = 2`);
    expect((await audit('verify')).code).toBe(0);
  });

  it('seals nothing over a log whose tail was cut off, until somebody has looked into it', async () => {
    await audit('seal');
    await tamper('delete from audit_seal where n = 2');
    expect(await audit('verify')).toEqual({
      code: 1,
      said: expect.stringMatching(
        /seal 2 \(entries 4 to 4\): this seal, which is remembered here, is not in the database/,
      ),
    });
    await expect(audit('seal')).rejects.toThrow(/seal 2 of the audit log is not in the database any more/);
    rmSync(head());
    expect((await audit('seal')).code).toBe(0);
    expect((await audit('verify')).code).toBe(0);
  });
});
