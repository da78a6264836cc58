// The main path, on the committed sample world:
//   1. the feed files are taken in, and every row is accounted for;
//   2. the epoch is closed, the snapshot built, all rules run;
//   3. the open warnings are exactly the planted irregularities: nothing missed, nothing extra, and all of them are in cases;
//   4. the same again changes nothing;
//   5. a snapshot damaged on the disk costs an unattended sweep time and no more;
//   6. a county's user reads a warning with its evidence over GraphQL, and only warnings of the county.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApi, ensureUser } from '@qingqu/api';
import { assertCasesKept, assertCasework } from '@qingqu/casework/testing';
import { sweepInvariants } from '@qingqu/sweep';
import { readSample } from './sample.js';
import { sweepNow, sweepUnattended } from './sweeping.js';
import { takeIn } from './take-in.js';
import { answerKey, openWarnings } from './testing/answer-key.js';
import { damageRows } from './testing/damage.js';
import { type TestPlatform, testPlatform } from './testing/test-platform.js';

const never = new AbortController().signal;
let test: TestPlatform;

beforeAll(async () => {
  test = await testPlatform();
});
afterAll(() => test.dropChecked());

interface Answer {
  errors?: unknown;
  data: {
    signIn: { token: string };
    warnings: {
      totalCount: number;
      nodes: { messageZh: string; region: { code: string }; evidence: unknown[] }[];
    };
  };
}

describe('from feed files to warnings', () => {
  it('takes the sample world in and accounts for every row', async () => {
    const { paths } = readSample(test.platform.folders);
    const results = await takeIn(test.platform, { paths, receivedBy: 'test' }, never);
    for (const result of results) {
      expect({ name: result.name, status: result.status, reasons: 'reasons' in result ? result.reasons : {} }).toEqual({
        name: result.name,
        status: 'done',
        reasons: {},
      });
    }
    const { rows } = await test.database.system.query(
      `select f.name from ingest_file f where n_read <> n_loaded + n_updated + n_unchanged + n_duplicate + n_stale + n_quarantined
         or n_read <> (select count(*) from ingest_row r where r.file_id = f.id)`,
    );
    expect(rows).toEqual([]);
  });

  it('finds exactly the planted irregularities', async () => {
    const { asOf } = readSample(test.platform.folders);
    const report = await sweepNow(test.platform, { asOf, reason: 'test', startedBy: 'test' }, never);
    expect(report.tasks.filter((task) => task.status !== 'done')).toEqual([]);
    expect(await openWarnings(test.database.system)).toEqual(
      answerKey(test.platform.folders.sample, test.platform.vault),
    );
  });

  it('opens the cases that hold them', async () => {
    await assertCasesKept(test.database.system);
    await assertCasework(test.database.system);
    const { rows } = await test.database.system.query<{ warnings: number }>(
      "select sum(warnings)::int as warnings from case_file where state <> 'closed'",
    );
    expect(rows[0]!.warnings).toBe((await openWarnings(test.database.system)).length);
  });

  it('changes nothing when asked again', async () => {
    const before = await test.database.system.query(
      'select md5(string_agg(w::text, chr(10) order by id)) as state from warning w',
    );
    const { asOf } = readSample(test.platform.folders);
    await sweepNow(test.platform, { asOf, reason: 'test', startedBy: 'test' }, never);
    const after = await test.database.system.query(
      'select md5(string_agg(w::text, chr(10) order by id)) as state from warning w',
    );
    expect(after.rows).toEqual(before.rows);
    for (const [name, sql] of Object.entries(sweepInvariants)) {
      expect({ name, rows: (await test.database.system.query(sql)).rows }).toEqual({ name, rows: [] });
    }
  });

  it('mends a snapshot that turns out to be damaged while nobody watches', async () => {
    await damageRows(test.platform.dirs.snapshots, 1n);
    const wish = { asOf: '2018-12-01', reason: 'test', startedBy: 'test' };
    await expect(sweepNow(test.platform, wish, never)).rejects.toThrow('run `qingqu snapshot --rebuild`');
    const report = await sweepUnattended(test.platform, { ...wish, asOf: '2018-12-02' }, never);
    expect({ status: report.sweep.status, lines: test.lines.join('\n') }).toEqual({
      status: 'done',
      lines: expect.stringMatching('making the snapshot anew'),
    });
  });

  it("shows a county's user the county's warnings with their evidence, and no others", async () => {
    const api = await createApi({
      pool: test.database.api,
      authKey: test.platform.secrets.authKey,
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
    await ensureUser(test.database.system, {
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
    const { rows } = await test.database.system.query(
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
