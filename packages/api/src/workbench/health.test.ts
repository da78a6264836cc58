// How the platform does, over GraphQL: for whom it is, and that each part asks for attention when something is wrong with it, and not before.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { type TestApi, testApi } from '../testing/client.js';
import type { HealthPort, QueueCounts } from './health-port.js';

const PROVINCE = '410000000000';
const COUNTY = '411425000000';
let database: TestDatabase;
let api: TestApi;
let queue: QueueCounts | Error;
let snapshot: { epoch: bigint; builtAt: Date } | undefined;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  database = await testDatabase();
  const health: HealthPort = {
    system: database.system,
    today: async () => '2018-11-30',
    snapshot: async () => snapshot,
    queue: async () => {
      if (queue instanceof Error) throw queue;
      return queue;
    },
  };
  api = await testApi(database, 'production', { health });
  const offices = {
    guanli: { role: 'admin', regionCode: COUNTY },
    xinxi: { role: 'staff', regionCode: COUNTY, departmentKinds: ['it'] },
    'sheng-jiandu': { role: 'supervisor', regionCode: PROVINCE },
    nong: { role: 'staff', regionCode: PROVINCE, departmentKinds: ['agri'] },
    jiandu: { role: 'supervisor', regionCode: COUNTY },
    lingdao: { role: 'leader', regionCode: PROVINCE },
    shenji: { role: 'auditor', regionCode: PROVINCE },
  } as const;
  for (const [username, { role, regionCode, ...more }] of Object.entries(offices)) {
    const { departmentKinds = [] } = more as { departmentKinds?: string[] };
    tokens[username] = (await api.user({ username, role, regionCode, departmentKinds: [...departmentKinds] })).token;
  }
  await allInOrder();
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

/** Where the county lies on the fiscal tree. */
const place = `(select scope_lo from region where code = '${COUNTY}')`;

const sql = (text: string) => database.system.query(text);

const calm: QueueCounts = {
  backend: 'postgres',
  waiting: 0,
  active: 1,
  delayed: 3,
  failed: 0,
  lastFailedAt: undefined,
};

async function allInOrder(): Promise<void> {
  queue = calm;
  snapshot = { epoch: 9n, builtAt: new Date('2018-11-30T02:00:00Z') };
  await sql(`insert into sweep (epoch, as_of, ruleset_digest, params_digest, status, reason, started_by, finished_at)
    values (9, '2018-11-30', 'x', 'x', 'done', 'nightly', 'nightly', now())`);
  await sql(
    `insert into schedule_slot (name, slot, status, finished_at) values ('ingest', 'installed', 'done', now() - interval '3 days'), ('ingest', '2018-11-30', 'done', now())`,
  );
  await sql(`insert into rule_package (name, version, owner, digest, enabled) values ('x', '1.0.0', 'x', 'x', true)`);
  await sql(`insert into rule_version (digest, rule_id, package_id, category, department_kind, subject_kinds, severity, title_zh, title_en, definition, status)
    select 'd', 'cash-single-large', id, 'cash', 'treasury', '{payment}', 'red', 'x', 'x', '{}', 'active' from rule_package`);
}

interface Part {
  part: string;
  state: string;
  messageZh: string;
  messageEn: string;
  figures: { name: string; kind: string; labelZh: string; value: string | null }[];
}

const QUERY = '{ systemHealth { state parts { part state messageZh messageEn figures { name kind labelZh value } } } }';
async function health(who = 'guanli'): Promise<{ state: string; parts: Part[] }> {
  const { data, errors } = await api.ask(tokens[who], QUERY);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.systemHealth;
}
const inNeed = async () => (await health()).parts.filter(({ state }) => state === 'ATTENTION').map(({ part }) => part);

describe('the health of the platform', () => {
  it('is for administrators, the technology offices and supervision of the province', async () => {
    for (const who of ['guanli', 'xinxi', 'sheng-jiandu']) expect((await health(who)).parts).toHaveLength(11);
    for (const who of ['nong', 'jiandu', 'lingdao', 'shenji']) {
      const { errors } = await api.ask(tokens[who], QUERY);
      expect([who, errors?.[0]?.extensions.code]).toEqual([who, 'FORBIDDEN']);
    }
    expect((await api.ask(undefined, QUERY)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('tells each part with figures and words, and is in order as long as all of them are', async () => {
    const { state, parts } = await health();
    expect(parts.filter((part) => part.state !== 'OK')).toEqual([]);
    expect(state).toBe('OK');
    for (const { part, messageZh, messageEn, figures } of parts) {
      expect([part, messageZh]).toEqual([part, expect.stringMatching(/\p{Script=Han}/u)]);
      expect([part, messageEn]).toEqual([part, expect.stringMatching(/^[ -~]+$/)]);
      expect(figures.length).toBeGreaterThan(0);
    }
    const figure = (part: string, name: string) =>
      parts.find((each) => each.part === part)!.figures.find((each) => each.name === name);
    expect(Number(figure('DATABASE', 'bytes')!.value)).toBeGreaterThan(1_000_000);
    expect(figure('SNAPSHOT', 'epoch')).toMatchObject({ kind: 'COUNT', value: '9' });
    expect(figure('QUEUE', 'delayed')).toMatchObject({ value: '3' });
    expect(figure('SWEEP', 'finishedAt')!.value).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/);
    expect(figure('CALENDAR', 'until')).toMatchObject({ kind: 'DAY', value: '2026-12-31' });
  });

  // What is wrong, and how it is mended, so that the next begins in order.
  it.each<[part: string, wrong: () => unknown, mend: () => unknown]>([
    [
      'EPOCHS',
      () => sql(batch('status, finished_at, epoch_last', "'done', now() - interval '40 hours', 10")),
      () => sql('delete from ingest_file'),
    ],
    ['INGEST', () => sql(batch('status', "'parked'")), () => sql('delete from ingest_file')],
    [
      'INGEST',
      () => sql(batch('status, lease_until', "'loading', now() - interval '1 minute'")),
      () => sql('delete from ingest_file'),
    ],
    [
      'DELIVERIES',
      () =>
        sql(
          `insert into expected_delivery (source_id, business_date, due_at, status, owner_org, scope_ord) values (1, '2018-11-29', now() - interval '1 hour', 'due', 'x', ${place})`,
        ),
      () => sql(`update expected_delivery set status = 'late', arrived_at = now()`),
    ],
    [
      'SWEEP',
      () =>
        sql(
          `insert into sweep_task (sweep_id, rule_id, rule_digest, params, status) select id, 'x', 'x', '{}', 'failed' from sweep`,
        ),
      () => sql('delete from sweep_task'),
    ],
    [
      'SNAPSHOT',
      () => {
        snapshot = { epoch: 8n, builtAt: new Date() };
      },
      () => {
        snapshot = { epoch: 9n, builtAt: new Date() };
      },
    ],
    [
      'RULES',
      () =>
        sql(
          `insert into rule_hold (rule_id, rule_digest, cause, detail) values ('cash-single-large', 'd', 'storm', 'x')`,
        ),
      () => sql('update rule_hold set released_at = now()'),
    ],
    [
      'NIGHTS',
      () => sql(`update schedule_slot set status = 'failed' where slot <> 'installed'`),
      () => sql(`update schedule_slot set status = 'done'`),
    ],
    [
      'NIGHTS',
      () => sql(`update schedule_slot set finished_at = now() - interval '2 days'`),
      () => sql('update schedule_slot set finished_at = now()'),
    ],
    [
      'QUEUE',
      () => {
        queue = { ...calm, failed: 1, lastFailedAt: new Date() };
      },
      () => {
        queue = { ...calm, failed: 1, lastFailedAt: new Date(0) };
      },
    ],
    [
      'QUEUE',
      () => {
        queue = new Error('Redis is away');
      },
      () => {
        queue = calm;
      },
    ],
    [
      'AUDIT',
      () =>
        sql(
          `insert into audit_entry (at, username, role, action, scope_ord) values (now() - interval '3 hours', 'x', 'staff', 'read', 1)`,
        ),
      () =>
        sql(
          `insert into audit_seal (n, first_seq, last_seq, entries, digest, prev_hash, hash, signature) select 1, 1, max(seq), 1, '', '', '', '' from audit_entry`,
        ),
    ],
    [
      'CALENDAR',
      () => sql(`create table kept as select * from calendar_day; delete from calendar_day where day > '2018-12-31'`),
      () => sql(`insert into calendar_day select * from kept on conflict do nothing; drop table kept`),
    ],
  ])('asks for attention: %s', async (part, wrong, mend) => {
    expect(await inNeed()).toEqual([]);
    await wrong();
    expect(await inNeed()).toEqual([part]);
    expect((await health()).state).toBe('ATTENTION');
    await mend();
    expect(await inNeed()).toEqual([]);
  });

  it('leaves out what the server knows nothing of', async () => {
    const bare = await testApi(database, 'production', {
      health: { system: database.system, today: async () => '2018-11-30' },
    });
    try {
      const { data } = await bare.ask(tokens.guanli, QUERY);
      const parts = data.systemHealth.parts.map(({ part }: Part) => part);
      expect(parts).toHaveLength(9);
      expect(parts).not.toContain('QUEUE');
      expect(parts).not.toContain('SNAPSHOT');
    } finally {
      await bare.close();
    }
  });
});

/** A batch with all that it must have. */
const batch = (columns: string, values: string) =>
  `insert into ingest_file (feed, name, origin_sha256, sha256, bytes, encoding, reading, received_by, next_row, next_byte, next_line, scope_ord, ${columns})
   values ('payments', 'x.csv', '', '', 1, 'utf-8', '{}', 'x', 1, 1, 1, ${place}, ${values})`;
