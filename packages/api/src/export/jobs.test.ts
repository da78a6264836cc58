// Exports as jobs: asked for and watched over GraphQL, made by a worker in the rights that their user has then, fetched by that user alone;
// cancelled, refused and expired; and 20 kills of two workers at random instants, after which every file is whole and none is made twice.
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keepEvidence, testSeed, times } from '@qingqu/schema/testing';
import { cleanExports } from './clean-exports.js';
import { type ExportWorkerDeps, runExportJobs } from './run-jobs.js';
import { type ExportWorld, exportWorld } from './testing/export-world.js';

const KILLS = times({ ci: 20, nightly: 400 });
const seed = testSeed;

let world: ExportWorld;
let deps: ExportWorkerDeps;
const faults: string[] = [];

beforeAll(async () => {
  world = await exportWorld();
  deps = {
    system: world.database.system,
    api: world.database.api,
    dir: world.jobs.dir,
    now: () => new Date('2018-10-15T04:00:00Z'),
    onFault: (_job, error) => void faults.push(String(error.stack)),
    saveMs: 5,
  };
});
afterAll(() => world?.drop());

const shown = 'id entity format status problem rowsDone rowsTotal percent bytes sha256 downloadUrl purpose';
type User = keyof ExportWorld['tokens'];

async function start(args: string, user: User = 'a') {
  const query = `mutation { startExport(${args}) { ${shown} } }`;
  const { data, errors } = await world.api.ask(world.tokens[user], query);
  return { job: data?.startExport, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
}

const payments = 'entity: "payments", format: NDJSON, purpose: "核对发放名单"';
const work = (signal = new AbortController().signal) => runExportJobs(deps, signal);

async function jobNow(id: string, user: User = 'a') {
  const { data } = await world.api.ask(world.tokens[user], `{ node(id: "${id}") { ... on ExportJob { ${shown} } } }`);
  return data.node;
}

const keyOf = (id: string) => Buffer.from(id, 'base64url').toString().replace('ExportJob:', '');

describe('an export as a job', () => {
  it('waits, is made, and is fetched: the same file as at once', async () => {
    const before = (await world.entries()).length;
    const woken = world.woken.length;
    const { job, message } = await start(
      `${payments}, filter: {applicationNo: {startsWith: "hostile-1"}}, columns: ["id", "purpose", "payee.name"], orderBy: ["-amount"], ticket: "T-9"`,
    );
    expect(message).toBeUndefined();
    expect(job).toMatchObject({
      entity: 'payments',
      format: 'NDJSON',
      status: 'WAITING',
      percent: 0,
      downloadUrl: null,
    });
    expect(world.woken.length).toBe(woken + 1);
    await work();
    const done = await jobNow(job.id);
    expect(done).toMatchObject({
      status: 'DONE',
      percent: 100,
      problem: null,
      downloadUrl: `/export/jobs/${keyOf(job.id)}`,
    });
    const { status, headers, bytes } = await world.get(done.downloadUrl);
    const atOnce = await world.get(
      `/export/payments.ndjson?applicationNo.startsWith=hostile-1&columns=id,purpose,payee.name&orderBy=-amount&purpose=abcd`,
    );
    expect(status).toBe(200);
    expect(bytes.equals(atOnce.bytes)).toBe(true);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(done.sha256);
    expect(headers).toMatchObject({
      'x-content-sha256': done.sha256,
      'content-length': String(done.bytes),
      'x-row-count': String(done.rowsDone),
    });
    expect(done.rowsTotal).toBe(done.rowsDone);
    const acts = (await world.entries()).slice(before).filter(({ target_id }) => target_id === keyOf(job.id));
    expect(acts.map(({ action, purpose, ticket }) => [action, purpose, ticket])).toEqual([
      ['export', '核对发放名单', 'T-9'],
      ['export_done', null, null],
      ['export_download', null, null],
    ]);
    expect(acts[0].detail).toEqual({
      format: 'ndjson',
      purposeCode: 'reconciliation',
      columns: ['id', 'purpose', 'payee.name'],
      filteredBy: ['applicationNo'],
    });
    expect(statSync(deps.dir).mode & 0o777).toBe(0o700);
    // What was filtered by is not kept.
    const { rows } = await world.database.system.query('select wish from export_job where id = $1', [keyOf(job.id)]);
    expect(rows).toEqual([{ wish: null }]);
  });

  it('is nobody else’s: only auditors see it, and only its user fetches it', async () => {
    const { job } = await start(payments);
    await work();
    const { downloadUrl } = await jobNow(job.id);
    for (const user of ['b', 'prefecture', 'leader', 'admin'] as const) {
      expect([user, await jobNow(job.id, user)]).toEqual([user, null]);
      expect([user, (await world.get(downloadUrl, user)).status]).toEqual([user, user === 'admin' ? 403 : 404]);
    }
    expect(await jobNow(job.id, 'auditor')).toMatchObject({ status: 'DONE', downloadUrl: null });
    expect((await world.get(downloadUrl, 'auditor')).status).toBe(404);
    expect((await world.get('/export/jobs/nothing')).code).toBe('NOT_FOUND');
  });

  it('is refused where a list would be, and without a purpose', async () => {
    expect(await start('entity: "payments", format: CSV')).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringMatching(/purpose/),
    });
    expect(await start(payments, 'leader')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await start(payments, 'admin')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await start('entity: "nothing", format: CSV')).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await start('entity: "indicators", format: CSV, filter: {nothing: 1}')).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });

  it('is one of three at most, until one is cancelled', async () => {
    const started = [await start(payments), await start(payments), await start(payments)];
    expect(await start(payments)).toMatchObject({ code: 'RATE_LIMITED', message: expect.stringMatching(/at most 3/) });
    expect((await start(payments, 'b')).job.status).toBe('WAITING');
    const cancel = (id: string, user: User = 'a') =>
      world.api.ask(world.tokens[user], `mutation { cancelExport(id: "${id}") { status downloadUrl } }`);
    expect((await cancel(started[0]!.job.id, 'b')).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await cancel(started[0]!.job.id)).data.cancelExport).toEqual({ status: 'CANCELLED', downloadUrl: null });
    expect((await cancel(started[0]!.job.id)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await start(payments)).job.status).toBe('WAITING');
    await work();
    expect((await jobNow(started[0]!.job.id)).status).toBe('CANCELLED');
    expect((await jobNow(started[1]!.job.id)).status).toBe('DONE');
  });

  it('three are asked for by ten at once', async () => {
    const asked = await Promise.all(Array.from({ length: 10 }, () => start(payments)));
    expect(asked.filter(({ job }) => job).length).toBe(3);
    expect(asked.filter(({ code }) => code === 'RATE_LIMITED').length).toBe(7);
    await work();
  });

  it('fails with words when the grant has ended before it ran; what was made is out of reach when it has ended since', async () => {
    const { token, id } = await world.api.user({ username: 'leaving', regionCode: world.world.a.code });
    const ask = (query: string) => world.api.ask(token, query);
    const made = (await ask(`mutation { startExport(${payments}) { id } }`)).data.startExport.id;
    await work();
    const url = `/export/jobs/${keyOf(made)}`;
    expect((await world.fetched(url, `Bearer ${token}`)).status).toBe(200);
    const late = (await ask(`mutation { startExport(${payments}) { id } }`)).data.startExport.id;
    await world.api.user({ username: 'leaving', regionCode: world.world.b.code });
    await work();
    const { rows } = await world.database.system.query('select status, problem, file from export_job where id = $1', [
      keyOf(late),
    ]);
    expect(rows).toEqual([{ status: 'failed', problem: expect.stringMatching(/授权已终止.*the grant/), file: null }]);
    expect((await world.fetched(url, `Bearer ${token}`)).status).toBe(404);
    expect(id).toBeTruthy();
  });

  it('that is cancelled while it is made leaves no file', async () => {
    const { job } = await start(payments);
    const blocker = await world.database.system.connect();
    await blocker.query('begin; lock table payment in access exclusive mode');
    const working = work();
    await until(async () => (await jobNow(job.id)).status === 'RUNNING');
    await world.api.ask(world.tokens.a, `mutation { cancelExport(id: "${job.id}") { id } }`);
    await working;
    await blocker.query('rollback');
    blocker.release();
    expect((await jobNow(job.id)).status).toBe('CANCELLED');
    expect(readdirSync(deps.dir).filter((file) => file.startsWith(keyOf(job.id)))).toEqual([]);
  });

  it('goes back to waiting when the worker is told to stop', async () => {
    const { job } = await start(payments);
    const stop = new AbortController();
    const blocker = await world.database.system.connect();
    await blocker.query('begin; lock table payment in access exclusive mode');
    const working = work(stop.signal);
    await until(async () => (await jobNow(job.id)).status === 'RUNNING');
    stop.abort();
    await working;
    await blocker.query('rollback');
    blocker.release();
    expect((await jobNow(job.id)).status).toBe('WAITING');
    await work();
    expect((await jobNow(job.id)).status).toBe('DONE');
  });

  it('expires, file and all', async () => {
    const { job } = await start(payments);
    await work();
    const { downloadUrl } = await jobNow(job.id);
    const { rows } = await world.database.system.query<{ file: string; days: number }>(
      `update export_job set expires_at = clock_timestamp() where id = $1 returning file, extract(epoch from created_at + interval '7 days' - clock_timestamp())::float8 / 86400 as days`,
      [keyOf(job.id)],
    );
    expect(rows[0]!.days).toBeCloseTo(7, 1);
    expect((await world.get(downloadUrl)).status).toBe(404);
    expect(existsSync(join(deps.dir, rows[0]!.file))).toBe(true);
    expect(await cleanExports(deps)).toBe(1);
    expect(existsSync(join(deps.dir, rows[0]!.file))).toBe(false);
    expect(await jobNow(job.id)).toBeNull();
    expect(await cleanExports(deps)).toBe(0);
  });

  it('and no fault went unforeseen in all of this', () => expect(faults).toEqual([]));
});

describe('two workers', () => {
  const child = join(process.cwd(), 'packages/api/dist/export/testing/job-child.js');
  const rowsOfList = 20_000;

  it(`make every file once and whole over ${KILLS} kills at random instants (seed ${seed})`, async () => {
    if (!existsSync(child)) throw new Error(`${child} is not built; run npm run build first`);
    const { system } = world.database;
    const { rows: described } = await system.query(
      `select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns where table_name = 'project' and column_name <> 'id'`,
    );
    const { columns } = described[0];
    await system.query(
      `insert into project (id, ${columns}) select gen_random_uuid(), ${columns.replace('source_key', "source_key || ' ' || n")}
       from (select * from project where scope_ord = ${world.world.a.lo} limit 1) p, generate_series(1, ${rowsOfList}) n`,
    );
    const random = seeded(seed);
    const ids: string[] = [];
    const formats = ['CSV', 'XLSX', 'PARQUET', 'NDJSON'];
    let kills = 0;
    let midway = 0;
    while (kills < KILLS) {
      for (let n = 0; n < 3; n++)
        ids.push(keyOf((await start(`entity: "projects", format: ${formats[ids.length % 4]}`)).job.id));
      await Promise.all([1, 2].map(worker));
      const { rows: left } = await system.query(`select id from export_job where status <> 'done' and id = any($1)`, [
        ids,
      ]);
      expect(left).toEqual([]);
    }

    /** Works until all is done, from one death to the next. */
    async function worker(): Promise<void> {
      for (;;) {
        const running = spawn(process.execPath, [child, world.database.url, world.database.apiUrl, deps.dir, '1000'], {
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        let errors = '';
        running.stderr.on('data', (text) => {
          errors += text;
        });
        if (kills < KILLS) running.stdout.once('data', () => killLater(running));
        const [code, signal] = await once(running, 'close');
        if (signal !== 'SIGKILL') {
          expect([code, errors]).toEqual([0, '']);
          return;
        }
        kills += 1;
        const { rowCount } = await system.query(`select from export_job where status = 'running'`);
        if (rowCount) midway += 1;
      }
    }

    function killLater(running: ChildProcess): void {
      const timer = setTimeout(() => running.kill('SIGKILL'), random(900));
      running.once('close', () => clearTimeout(timer));
    }

    const { rows: jobs } = await system.query<{ id: string; file: string; sha256: Buffer; rows_done: number }>(
      'select id, file, sha256, rows_done from export_job where id = any($1)',
      [ids],
    );
    expect(jobs).toHaveLength(ids.length);
    const { data } = await world.api.ask(world.tokens.a, '{ projects { totalCount } }');
    for (const { file, sha256, rows_done } of jobs) {
      expect(
        createHash('sha256')
          .update(readFileSync(join(deps.dir, file)))
          .digest(),
      ).toEqual(sha256);
      expect(rows_done).toBe(data.projects.totalCount);
    }
    const { rows: doubly } = await system.query(
      `select target_id from audit_entry where action = 'export_done' and target_id = any($1) group by 1 having count(*) <> 1`,
      [ids],
    );
    expect(doubly).toEqual([]);
    await cleanExports(deps);
    const { rows: kept } = await system.query<{ file: string }>('select file from export_job where file is not null');
    expect(readdirSync(deps.dir).sort()).toEqual(kept.map(({ file }) => file).sort());
    expect(midway).toBeGreaterThan(3);
    keepEvidence('F1/exports', { kills, 'of them half-way': midway, files: ids.length, seed });
  }, 600_000);
});

/** A small generator of numbers below a bound, the same for the same seed. */
function seeded(from: number): (below: number) => number {
  let state = from >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** Asks again until it is so; the test's own time limit ends it. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise(setImmediate);
}
