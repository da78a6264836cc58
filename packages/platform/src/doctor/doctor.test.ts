// What is broken for real is seen, and what to do about it is said: one thing at a time, on a platform that is in order otherwise.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sealAudit } from '@qingqu/schema';
import type pg from 'pg';
import { ownClocks } from '../clock/index.js';
import { doctor } from '../commands/doctor.js';
import type { Environment } from '../environment.js';
import { openSecrets, type Secrets } from '../secrets.js';
import { hasRedis, type OwnRedis, startOwnRedis } from '../testing/own-redis.js';
import { type TestPlatform, testPlatform } from '../testing/test-platform.js';
import { type CheckName, examine } from './examine.js';
import { limits, openPatient, type Patient } from './patient.js';

let test: TestPlatform;
let secrets: Secrets;
let system: pg.Pool;

beforeAll(async () => {
  test = await testPlatform();
  ({ system } = test.platform);
  const { stateDir, masterKey } = test.platform.environment;
  secrets = {
    ...openSecrets(stateDir, { masterKey, sealingKeys: [] }),
    // Roles belong to the server, which the tests share.
    apiPassword: process.env.QINGQU_TEST_API_PASSWORD!,
  };
});
afterAll(() => test?.drop());

/** What the doctor says of one thing: the state, and the English words. */
async function seen(check: CheckName, more: Partial<Environment> = {}, port: Partial<Patient> = {}): Promise<string[]> {
  const patient = await openPatient({ ...test.platform.environment, ...more }, test.platform.folders);
  const lines: string[] = [];
  try {
    for await (const { state, zh, en } of examine({ ...patient, secrets, ...port }, [check])) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      lines.push(`${state}: ${en}`);
    }
  } finally {
    await patient.close();
  }
  return lines;
}

/** Runs `look` while the statements have broken something, and puts it right. */
async function broken(statement: string, right: string, look: () => Promise<void>): Promise<void> {
  await system.query(statement);
  try {
    await look();
  } finally {
    await system.query(right);
  }
}

const matching = (...patterns: RegExp[]) => patterns.map((pattern) => expect.stringMatching(pattern));

describe('a platform that is in order', () => {
  it.each<CheckName>([
    'postgres',
    'migrations',
    'guards',
    'api-login',
    'connections',
    'transactions',
    'bloat',
    'replication',
  ])('has its %s called so', async (check) => {
    expect(await seen(check)).toEqual(matching(/^ok: /));
  });
  it.each<CheckName>(['clock', 'redis', 'work', 'nights', 'epochs', 'audit', 'keys', 'tls'])(
    'has its %s called so as well',
    async (check) => {
      expect(await seen(check)).toEqual(matching(/^ok: /));
    },
  );
});

describe('the database', () => {
  it('that is away, or is no database, is one failure, and nothing else is asked of it', async () => {
    const away = { databaseUrl: 'postgres://me:secret@127.0.0.1:1/qingqu' };
    expect(await seen('postgres', away)).toEqual(matching(/^fail: .*127\.0\.0\.1:1.*nothing listens there/));
    expect(await seen('migrations', away)).toEqual([]);
    expect(await seen('postgres', { databaseUrl: 'redis://x' })).toEqual(matching(/^fail: .*not a Postgres address/));
    expect(await seen('postgres', { databaseUrl: undefined })).toEqual(
      matching(/^fail: .*never been started.*qingqu start/),
    );
  });

  it('that lacks a migration is told which, and one that is ahead is borne', async () => {
    const rows = 'drizzle.__drizzle_migrations';
    await system.query(`create table kept as select * from ${rows}`);
    const right = `truncate ${rows}; insert into ${rows} select * from kept`;
    await broken(`delete from ${rows} where id = (select max(id) from ${rows})`, right, async () => {
      expect(await seen('migrations')).toEqual(
        matching(/^fail: 1 migrations are missing, from \d{4}_\w+ on: qingqu migrate$/),
      );
    });
    await broken(`insert into ${rows} (hash, created_at) values ('later', 1900000000000)`, right, async () => {
      expect(await seen('migrations')).toEqual(matching(/^warn: the database is ahead by 1 migrations/));
    });
    await system.query('drop table kept');
  });

  it('whose guards were taken away is told which', async () => {
    await broken(
      'alter table payment no force row level security',
      'alter table payment force row level security',
      async () => {
        expect(await seen('guards')).toEqual(matching(/^fail: tables without forced row-level security: payment;/));
      },
    );
    await broken('grant select on person to qingqu_api', 'revoke select on person from qingqu_api', async () => {
      expect(await seen('guards')).toEqual(matching(/^fail: tables that the API login has rights on: person;/));
    });
    await broken(
      'grant insert on audit_entry to qingqu_staff',
      'revoke insert on audit_entry from qingqu_staff',
      async () => {
        expect(await seen('guards')).toEqual(
          matching(/^fail: tables that a role of the application may write: audit_entry;/),
        );
      },
    );
  });

  it('that does not let the API in says so', async () => {
    expect(await seen('api-login', {}, { secrets: { ...secrets, apiPassword: 'another' } })).toEqual(
      matching(/^fail: the API cannot log in .*password.*keys\/api\.password/),
    );
  });

  it('with a transaction that somebody left open is told whose', async () => {
    const client = await system.connect();
    try {
      await client.query('begin');
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      const atOnce = { limits: { ...limits, transaction: { open: 60, idle: 0 } } };
      expect(await seen('transactions', {}, atOnce)).toEqual([
        `warn: a transaction is open for 0 minutes (qingqu, idle in transaction): make sure, then select pg_terminate_backend(${rows[0]!.pid})`,
      ]);
      expect(await seen('transactions')).toEqual(matching(/^ok: /));
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('that does not force to the disk what it commits is told the settings', async () => {
    // As the server of the tests is set.
    const off = ['fsync', 'full_page_writes', 'synchronous_commit'].sort();
    expect((await seen('settings')).sort()).toEqual(
      matching(...off.map((name) => new RegExp(`^fail: ${name} is off, a power cut loses or damages data`))),
    );
  });
});

describe('the machine', () => {
  it('with a clock that is off is told by how much', async () => {
    const clocks = { ...ownClocks, wall: () => Date.now() + 60_000 };
    expect(await seen('clock', {}, { clocks })).toEqual(matching(/^fail: .*60 s ahead of the database's.*NTP/));
  });

  it('is told when its disks fill, before and after nothing is taken in any more', async () => {
    const free = (share: number) => ({ freeShare: async () => share });
    expect((await seen('disk', {}, free(0.26)))[0]).toMatch(/^ok: .*26 % of its disk left/);
    expect((await seen('disk', {}, free(0.24)))[0]).toMatch(/^warn: .*24 % .*make room/);
    expect((await seen('disk', {}, free(0.149)))[0]).toMatch(/^fail: .*14 % .*nothing is taken in/);
  });

  it('in production without TLS before it is told so', async () => {
    expect(await seen('tls', { mode: 'production' })).toEqual(matching(/^warn: no TLS proxy.*QINGQU_TLS_PROXIES/));
    expect(await seen('tls', { mode: 'production', host: '0.0.0.0' })).toEqual(matching(/^fail: no TLS proxy/));
    expect(await seen('tls', { mode: 'production', tlsProxies: ['127.0.0.1'] })).toEqual(matching(/^ok: /));
  });

  it('whose state folder is not there is told so', async () => {
    expect(await seen('environment', { stateDir: '/nowhere/state' })).toEqual(
      matching(/^ok: Node/, /^warn: development mode/, /^fail: the state folder .*QINGQU_STATE/),
    );
  });
});

(hasRedis ? describe : describe.skip)('Redis (without it: apt-get install redis-server)', () => {
  let redis: OwnRedis;
  beforeAll(async () => {
    redis = await startOwnRedis(['--maxmemory-policy', 'allkeys-lru', '--appendonly', 'no', '--save', '']);
  });
  afterAll(() => redis?.drop());

  it('that throws jobs away, or keeps nothing over a restart, is told how to be set', async () => {
    expect(await seen('redis', { redisUrl: redis.url })).toEqual(
      matching(
        /^fail: the maxmemory-policy of Redis is allkeys-lru.*noeviction/,
        /^warn: Redis keeps no AOF.*appendonly yes/,
      ),
    );
  });

  it('that is away is one failure, without its password', async () => {
    const lines = await seen('redis', { redisUrl: 'redis://:secret@127.0.0.1:1' });
    expect(lines).toEqual(matching(/^fail: Redis at 127\.0\.0\.1:1 cannot be used \(.*ECONNREFUSED/));
    expect(lines.join()).not.toContain('secret');
  });
});

describe('the work', () => {
  it('without anybody to do it is told so; who died, or has a wrong clock, is named', async () => {
    expect(await seen('processes')).toEqual(matching(/^warn: no process does background work/));
    const put = (pid: number, seen: string, offset: number) =>
      `insert into worker (kind, host, pid, version, schema_version, seen_at, clock_offset_ms) values ('worker', 'here', ${pid}, '0.1.0', 24, ${seen}, ${offset});`;
    const alive = put(1, 'clock_timestamp()', 5_000);
    const dead = put(2, `clock_timestamp() - interval '1 hour'`, 0);
    await broken(alive + dead, 'truncate worker', async () => {
      expect((await seen('processes')).sort()).toEqual(
        matching(
          /^fail: the clock of worker here:1 is off by 5000 ms/,
          /^warn: the process worker here:2 gave no sign of life since/,
        ),
      );
    });
  });

  it('that is left lying is counted', async () => {
    const batch = `insert into ingest_file (feed, name, origin_sha256, sha256, bytes, encoding, reading, status, received_at, received_by, next_row, next_byte, next_line, scope_ord)
      values ('project', 'x.csv', '\\x01', '\\x01', 1, 'utf-8', '{}', 'received', now() - interval '1 hour', 'me', 1, 0, 1, 0)`;
    await broken(batch, 'delete from ingest_file', async () => {
      expect(await seen('work')).toEqual(matching(/^warn: 1 batches, 0 tasks of sweeps and 0 exports wait/));
    });
  });

  it('of a night that failed, or was not done for long, is named', async () => {
    const put = (name: string, status: string, finished: string) =>
      `insert into schedule_slot (name, slot, status, finished_at) values ('${name}', '2018-10-15', '${status}', ${finished});`;
    const slots = put('sweep', 'failed', 'now()') + put('ingest', 'done', `now() - interval '3 days'`);
    await broken(slots, 'delete from schedule_slot', async () => {
      expect(await seen('nights')).toEqual(
        matching(/^warn: ingest was not done for 36 hours/, /^fail: the last night of sweep failed/),
      );
    });
  });

  it('whose snapshot is stale is told how to make another', async () => {
    const sweep = `insert into sweep (epoch, as_of, ruleset_digest, params_digest, status, reason, started_by) values (1, '2018-10-15', 'r', 'p', 'done', 'test', 'me')`;
    await broken(sweep, 'delete from sweep', async () => {
      expect(await seen('epochs')).toEqual(matching(/^warn: the snapshot of this machine is missing: qingqu snapshot/));
    });
  });
});

describe('what is kept', () => {
  it('as keys is there, fits, and is nobody else’s to read', async () => {
    const key = join(test.platform.environment.stateDir, 'keys/auth.key');
    chmodSync(key, 0o644);
    expect(await seen('keys')).toEqual(matching(/^fail: .*auth\.key can be read by others: chmod 600/));
    chmodSync(key, 0o600);
    renameSync(key, `${key}.away`);
    expect(await seen('keys')).toEqual(matching(/^fail: the key .*auth\.key is missing: restore it/));
    renameSync(`${key}.away`, key);
  });

  it('as an audit log is whole, and sealed in time', async () => {
    const add = (at: string) =>
      system.query(
        `insert into audit_entry (username, role, action, target_kind, at, scope_ord) values ('me', 'system', 'test', 'test', ${at}, 0)`,
      );
    await add(`now() - interval '3 hours'`);
    expect(await seen('audit')).toEqual(
      matching(/^warn: entries of the audit log were not sealed for 2 hours: qingqu audit seal$/),
    );
    await sealAudit(system, secrets.auditKey, { head: undefined, onSeal: () => undefined });
    expect(await seen('audit')).toEqual(matching(/^ok: \d+ entries and 1 seals of the audit log are whole$/));
    const unseen = (statement: string) =>
      `set session_replication_role = replica; ${statement}; set session_replication_role = origin`;
    await broken(
      unseen(`update audit_entry set username = 'you' where action = 'test'`),
      unseen(`update audit_entry set username = 'me' where action = 'test'`),
      async () => {
        expect(await seen('audit')).toEqual(
          matching(/^fail: the audit log is not what was sealed in 1 places: qingqu audit verify/),
        );
      },
    );
  });

  it('as backups is no older than a day', async () => {
    expect(await seen('backups')).toEqual(matching(/^warn: no backup was ever made/));
    const made = (ago: string) =>
      system.query(
        `insert into audit_entry (username, role, action, target_kind, at, scope_ord) values ('me', 'system', 'backup', 'backup', now() - interval '${ago}', 0)`,
      );
    await made('30 hours');
    expect(await seen('backups')).toEqual(matching(/^warn: the last backup was made at .*more than 26 hours ago/));
    await made('1 hour');
    expect(await seen('backups')).toEqual(matching(/^ok: the last backup was made at/));
  });
});

describe('qingqu doctor', () => {
  it('exits with 1 on a failure, as lines and as JSON, and makes nothing', async () => {
    const stateDir = mkdtempSync(join(tmpdir(), 'qingqu-doctor-'));
    mkdirSync(join(stateDir, 'keys'));
    const environment = { ...test.platform.environment, stateDir, masterKey: undefined };
    const said: string[] = [];
    const voice = { line: (text: string) => void said.push(text), progress: () => ({ at() {}, done() {} }) };
    const deps = { environment, folders: test.platform.folders, voice };
    try {
      expect(await doctor(deps, {})).toBe(1);
      expect(said).toContainEqual(expect.stringMatching(/^故障 fail keys +缺少密钥 .*master\.key/));
      expect(said.at(-1)).toMatch(/^故障 6 项，注意 \d 项 \/ 6 failures, \d warnings$/);
      said.length = 0;
      expect(await doctor(deps, { json: true })).toBe(1);
      const told = JSON.parse(said.join('\n'));
      expect(told).toMatchObject({ isHealthy: false, failed: 6 });
      expect(readdirSync(join(stateDir, 'keys'))).toEqual([]);
      expect(told.findings).toContainEqual(expect.objectContaining({ check: 'postgres', state: 'ok' }));
    } finally {
      rmSync(stateDir, { recursive: true });
    }
  });
});
