// Nobody learns by the answer, the statements or the work done which names exist. Work is compared as processor time of this process, which
// a busy machine around it does not change, and not by the clock.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { noon, type TestApi, testApi } from '../testing/client.js';

const ROUNDS = 9;

let database: TestDatabase;
let api: TestApi;
let now = noon;

beforeAll(async () => {
  database = await testDatabase();
  api = await testApi(database, 'production', { now: () => now });
  const kinds = {
    known: 'disabled_at = null',
    locked: `locked_until = now() + interval '1 day'`,
    disabled: 'disabled_at = now()',
    linked: `password_hash = ''`,
    program: `kind = 'service', password_hash = ''`,
  };
  for (const [username, state] of Object.entries(kinds)) {
    await api.user({ username });
    await database.system.query(`update app_user set ${state} where username = $1`, [username]);
  }
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

const names = ['known', 'locked', 'disabled', 'linked', 'program', 'unknown'];

async function attempt(username: string) {
  const before = process.cpuUsage();
  const { errors } = await api.ask(
    undefined,
    `mutation { signIn(username: "${username}", password: "wrong") { token } }`,
  );
  const { user, system } = process.cpuUsage(before);
  return { told: errors!.map(({ message, extensions }) => `${extensions.code} ${message}`), cpu: user + system };
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

it('a failed sign-in says the same, asks the same statements and does the same work for every name', async () => {
  const told = new Set<string>();
  const statements = new Set<string>();
  const work = new Map<string, number[]>(names.map((name) => [name, []]));
  // What is made once (a stand-in for the hash, plans) belongs to nobody.
  for (const name of names) await attempt(name);
  for (let round = 0; round < ROUNDS; round++) {
    // What is counted in memory is of five minutes; the lock of the known account comes with the tenth failure.
    now = new Date(now.getTime() + 6 * 60_000);
    for (const name of [...names.slice(round % names.length), ...names.slice(0, round % names.length)]) {
      api.statements();
      const { told: messages, cpu } = await attempt(name);
      for (const each of messages) told.add(each);
      statements.add(api.statements().join('; '));
      work.get(name)!.push(cpu);
    }
  }
  expect([...told]).toEqual([
    expect.stringMatching(/^UNAUTHENTICATED The user name, the password or the code is wrong/),
  ]);
  expect([...statements]).toEqual([
    expect.stringMatching(/^select [^;]*from sign_in_user[^;]*; select note_failure[^;]*$/),
  ]);
  // The comparison of a hash is nearly all of the work: without it, a tenth would be left.
  const medians = names.map((name) => median(work.get(name)!));
  expect(Math.max(...medians) / Math.min(...medians)).toBeLessThan(2);
});
