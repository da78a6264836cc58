// The main path, on the committed sample world:
//   1. the feed files are taken in, and every row is accounted for;
//   2. the epoch is closed, the snapshot built, all rules run;
//   3. the open warnings are exactly the planted irregularities: nothing missed, nothing extra;
//   4. the same again changes nothing;
//   5. a county's user reads a warning with its evidence over GraphQL, and only warnings of the county.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApi, ensureUser } from '@qingqu/api';
import { identity, Vault } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { sweepInvariants } from '@qingqu/sweep';
import { foldersBelow } from './folders.js';
import type { Platform } from './open-platform.js';
import { sweepNow } from './sweeping.js';
import { takeIn } from './take-in.js';

const folders = foldersBelow(resolve(__dirname, '../../..'));
const vault = new Vault(Buffer.alloc(32, 7));
const never = new AbortController().signal;

interface Answer {
  errors?: unknown[];
  data: {
    signIn: { token: string };
    warnings: {
      totalCount: number;
      nodes: { ruleId: string; messageZh: string; region: { code: string }; evidence: { name: string; value: string }[] }[];
    };
  };
}
const lines: string[] = [];

let database: TestDatabase;
let dir: string;
let platform: Platform;

const sample = (name: string) => readFileSync(join(folders.sample, name), 'utf8');
const { asOf } = JSON.parse(sample('world.json')) as { asOf: string };

beforeAll(async () => {
  database = await testDatabase();
  dir = mkdtempSync(join(tmpdir(), 'qingqu-journey-'));
  platform = {
    environment: { stateDir: dir, sweepMemory: '1GB', today: undefined } as Platform['environment'],
    folders,
    voice: {
      line: (text) => void lines.push(text),
      progress: () => ({ at: () => undefined, done: (text) => void lines.push(text) }),
    },
    secrets: {} as Platform['secrets'],
    vault,
    databaseUrl: database.url,
    embedded: true,
    system: database.system,
    api: database.api,
    dirs: { blobs: join(dir, 'blobs'), snapshots: join(dir, 'snapshots'), inbox: join(dir, 'inbox') },
    close: async () => undefined,
  };
});
afterAll(async () => {
  await database.drop();
  rmSync(dir, { recursive: true, force: true });
});

/** Rows of a CSV without quotes in what we read of it: the key's own columns never hold a comma. */
function answerKey(): string[] {
  const [header, ...rows] = sample('answer-key.csv').trim().split('\n');
  const columns = header!.replace(/\r$/, '').split(',');
  const at = (row: string, name: string) => row.split(',')[columns.indexOf(name)]!;
  return rows
    .map((row) => {
      const kind = at(row, 'subject_kind');
      const key = at(row, 'subject_key');
      const id = kind === 'account' ? vault.accountId(key) : identity(kind, key);
      return `${at(row, 'rule_id')}|${kind}|${id}|${at(row, 'discriminator')}`;
    })
    .sort();
}

async function openWarnings(): Promise<string[]> {
  const { rows } = await database.system.query<{ line: string }>(
    `select rule_id || '|' || subject_kind || '|' || subject_id || '|' || discriminator as line from warning where state = 'open'`,
  );
  return rows.map((row) => row.line).sort();
}

describe('from feed files to warnings', () => {
  const files = readdirSync(folders.sample).filter((name) => /^\d.*\.csv$/.test(name));

  it('takes the sample world in and accounts for every row', async () => {
    const results = await takeIn(
      platform,
      { paths: files.map((name) => join(folders.sample, name)), receivedBy: 'test' },
      never,
    );
    for (const result of results) {
      expect({ name: result.name, status: result.status, reasons: 'reasons' in result ? result.reasons : {} }).toEqual({
        name: result.name,
        status: 'done',
        reasons: {},
      });
    }
    const { rows } = await database.system.query(
      `select f.name from ingest_file f where n_read <> n_loaded + n_updated + n_unchanged + n_duplicate + n_stale + n_quarantined
         or n_read <> (select count(*) from ingest_row r where r.file_id = f.id)`,
    );
    expect(rows).toEqual([]);
  });

  it('finds exactly the planted irregularities', async () => {
    const report = await sweepNow(platform, { asOf, reason: 'test', startedBy: 'test' }, never);
    expect(report.tasks.filter((task) => task.status !== 'done')).toEqual([]);
    expect(await openWarnings()).toEqual(answerKey());
  });

  it('changes nothing when asked again', async () => {
    const before = await database.system.query(
      'select md5(string_agg(w::text, chr(10) order by id)) as state from warning w',
    );
    await sweepNow(platform, { asOf, reason: 'test', startedBy: 'test' }, never);
    const after = await database.system.query(
      'select md5(string_agg(w::text, chr(10) order by id)) as state from warning w',
    );
    expect(after.rows).toEqual(before.rows);
    for (const [name, sql] of Object.entries(sweepInvariants)) {
      expect({ name, rows: (await database.system.query(sql)).rows }).toEqual({ name, rows: [] });
    }
  });

  it("shows a county's user the county's warnings with their evidence, and no others", async () => {
    const api = await createApi({
      pool: database.api,
      authKey: Buffer.alloc(32, 9),
      mode: 'production',
      now: () => new Date(),
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    });
    const address = await api.app.listen({ port: 0, host: '127.0.0.1' });
    const ask = async (query: string, token?: string) => {
      const response = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify({ query }),
      });
      return (await response.json()) as Answer;
    };
    await ensureUser(database.system, {
      username: 'county',
      displayName: 'county',
      password: 'correct horse battery',
      role: 'supervisor',
      regionCode: '411425000000',
      departmentKinds: [],
      isDemo: false,
    });
    const { data } = await ask('mutation { signIn(username: "county", password: "correct horse battery") { token } }');
    const answer = await ask(
      '{ warnings(first: 500) { totalCount nodes { ruleId messageZh region { code } evidence { name value } } } }',
      data.signIn.token,
    );
    expect(answer.errors).toBeUndefined();
    const { nodes, totalCount } = answer.data.warnings;
    const { rows } = await database.system.query(
      `select count(*)::int as n from warning w join region r on w.scope_ord between r.scope_lo and r.scope_hi where r.code = '411425000000'`,
    );
    expect(totalCount).toBe(rows[0].n);
    expect(nodes.length).toBeGreaterThan(0);
    for (const node of nodes) {
      expect(node.region.code.slice(0, 6)).toBe('411425');
      expect(node.evidence.length).toBeGreaterThan(0);
      expect(node.messageZh).not.toMatch(/[{}]/);
    }
    await api.close();
  });
});
