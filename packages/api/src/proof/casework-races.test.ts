// Cases under several hands at once, and with a connection that breaks in the middle of a step:
//   1. of all who move a case from the version that they saw, exactly one does;
//   2. a step is written down whole or not at all.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { keepCases } from '@qingqu/casework';
import { assertCasework, caseworkDigest } from '@qingqu/casework/testing';
import { insertRows, madeWarning, type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { type Answer, type TestApi, testApi } from '../testing/client.js';

const county = '411421000000';
const today = '2018-11-20';
const people = ['nong1', 'nong2', 'nong3', 'nong4'] as const;

let database: TestDatabase;
let api: TestApi;
let dir: string;
const tokens: Record<string, string> = {};
const ids: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  dir = mkdtempSync(join(tmpdir(), 'qingqu-races-'));
  api = await testApi(database, 'production', {
    casework: { system: database.system, today: async () => today, blobDir: dir },
  });
  for (const username of people)
    tokens[username] = (
      await api.user({ username, role: 'staff', regionCode: county, departmentKinds: ['agri'] })
    ).token;
  const { rows } = await database.system.query<{ lo: bigint }>('select scope_lo as lo from region where code = $1', [
    county,
  ]);
  const place = { code: county, lo: rows[0]!.lo };
  const warnings = Array.from({ length: 24 }, (_, n) => madeWarning(n, place, 1n, { case_key: `made ${n}` }));
  await insertRows(database.system, 'warning', warnings);
  await keepCases(database.system, { today });
  const { data } = await ask('nong1', '{ cases(first: 50) { nodes { id } } }');
  ids.push(...data.cases.nodes.map(({ id }: { id: string }) => id));
  expect(ids).toHaveLength(24);
}, 60_000);
afterEach(() => assertCasework(database.system));
afterAll(async () => {
  await api?.close();
  await database?.drop();
  rmSync(dir, { recursive: true, force: true });
});

const ask = (who: string, query: string): Promise<Answer> => api.ask(tokens[who], query);

/** What became of it: `done`, or the code of its refusal. */
const came = ({ errors }: Answer): string => errors?.map(({ extensions }) => extensions.code).join(' ') ?? 'done';

const takeUp = (id: string, version = 1) => `mutation { takeUpCase(id: "${id}", version: ${version}) { version } }`;
const handOn = (id: string, version = 1) =>
  `mutation { reassignCase(id: "${id}", version: ${version}, departmentKind: BUDGET, reason: "归口预算") { version } }`;

it('lets exactly one of several move a case from the version that all of them saw', async () => {
  for (const id of ids.slice(0, 8)) {
    const all = await Promise.all(people.map(async (who) => came(await ask(who, takeUp(id)))));
    expect(all.sort()).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT', 'done']);
  }
});

it('lets exactly one of two different acts happen', async () => {
  for (const id of ids.slice(8, 16)) {
    const all = await Promise.all([takeUp(id), handOn(id)].map(async (act, at) => came(await ask(people[at]!, act))));
    // Whoever is too late is told so; where the case went to another department, that it is not there any more.
    expect(all.filter((each) => each === 'done')).toHaveLength(1);
    expect(all.find((each) => each !== 'done')).toMatch(/^(CONFLICT|NOT_FOUND)$/);
  }
});

it.each(['casework_step', 'warning'])(
  'writes a step whole or not at all when its connection breaks at %s',
  async (table) => {
    const id = ids[table === 'casework_step' ? 16 : 17]!;
    const gate = await database.system.connect();
    await gate.query(`create function wait_at_gate() returns trigger language plpgsql as $$
    begin perform pg_advisory_xact_lock_shared(20181120); return new; end $$`);
    await gate.query(
      `create trigger gate before insert or update on ${table} for each row execute function wait_at_gate()`,
    );
    await gate.query('select pg_advisory_lock(20181120)');
    try {
      const before = await caseworkDigest(database.system);
      const answer = ask('nong1', handOn(id));
      const pid = await waiting();
      await database.system.query('select pg_terminate_backend($1)', [pid]);
      expect(came(await answer)).toBe('UPSTREAM_UNAVAILABLE');
      expect(await caseworkDigest(database.system)).toEqual(before);
    } finally {
      await gate.query('select pg_advisory_unlock(20181120)');
      await gate.query(`drop trigger gate on ${table}; drop function wait_at_gate()`);
      gate.release();
    }
    expect(came(await ask('nong1', handOn(id)))).toBe('done');
  },
);

/** The connection that waits at the gate. */
async function waiting(): Promise<number> {
  for (;;) {
    const { rows } = await database.system.query<{ pid: number }>(
      `select pid from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`,
    );
    if (rows[0]) return rows[0].pid;
    await setTimeout(5);
  }
}
