import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import type { CompiledRule } from '@qingqu/rules-sdk';
import { keepEvidence, randomFrom, type TestDatabase, testDatabase, testSeed, times } from '@qingqu/schema/testing';
import { installRules } from '../rules/install-rules.js';
import { buildSnapshot } from '../snapshot/build-snapshot.js';
import { closed, packageOf, ruleOf, subsidyLines, tempDir } from '../testing/world.js';
import { closeSweep } from './close-sweep.js';
import type { SweepDeps } from './deps.js';
import { sweepInvariants } from './invariants.js';
import { runSweep } from './run-sweep.js';
import { runSweepTasks } from './run-tasks.js';
import { startSweep } from './start-sweep.js';

const dist = join(__dirname, '../../dist');
const KILLS = times({ ci: 50, nightly: 5_000 });
const SLEEPS = times({ ci: 20, nightly: 200 });
/** Workers that sleep at once. */
const SLEEPERS = 4;
/** A worker says about so many statements about a task. */
const STATEMENTS = 14;
const evaluator = { path: join(dist, 'evaluator/child.js'), memoryLimit: '512MB' };
const databases: TestDatabase[] = [];
const workers = new Set<ChildProcess>();
afterEach(() => {
  for (const worker of workers) worker.kill('SIGKILL');
});
afterAll(async () => {
  for (const database of databases) await database.drop();
});

/**
 * A worker in a process of its own, which can be killed or stopped: the built package, as it runs in production.
 * @param sleepsBefore the statement, counted from when it has claimed its first task, before which it stops itself
 */
function startWorker(url: string, snapshotDir: string, epoch: bigint, leaseMs: number, sleepsBefore = 0): ChildProcess {
  const script = `
    const { runSweep } = await import(${JSON.stringify(pathToFileURL(join(dist, 'index.js')).href)});
    const { systemPool } = await import('@qingqu/schema');
    const pool = systemPool(process.argv[1], 4);
    let statements = -Infinity;
    pool.on('connect', (client) => {
      const query = client.query.bind(client);
      client.query = (...given) => {
        if (++statements === Number(process.argv[5])) process.kill(process.pid, 'SIGSTOP');
        if (statements < 0 && /^update sweep_task/.test(given[0])) statements = 0;
        return query(...given);
      };
    });
    const deps = { pool, snapshotDir: process.argv[2], evaluator: ${JSON.stringify(evaluator)}, leaseMs: Number(process.argv[4]) };
    const { tasks } = await runSweep(deps, { epoch: BigInt(process.argv[3]), asOf: '2018-10-15', reason: 'test', startedBy: 'worker' });
    console.log(JSON.stringify(tasks));
    await pool.end();`;
  const worker = spawn(
    process.execPath,
    ['--input-type=module', '--eval', script, url, snapshotDir, String(epoch), String(leaseMs), String(sleepsBefore)],
    { cwd: join(dist, '..'), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  workers.add(worker);
  return worker;
}

/** Waits until a worker has stopped itself, or was done before. */
async function sleeps(worker: ChildProcess): Promise<void> {
  while (worker.exitCode === null && !/^State:\s+T/m.test(readFileSync(`/proc/${worker.pid}/status`, 'utf8')))
    await pause(20);
}

async function ended(worker: ChildProcess): Promise<{ code: number | null; out: string }> {
  let out = '';
  worker.stdout!.on('data', (text) => (out += text));
  worker.stderr!.on('data', (text) => (out += text));
  const code = await new Promise<number | null>((resolve) => worker.once('close', resolve));
  workers.delete(worker);
  return { code, out };
}

/** Rules with some two hundred findings each, of which every night some come, go and change. */
const rules: CompiledRule[] = Array.from({ length: 5 }, (_, n) =>
  ruleOf({
    id: `rule-${n}`,
    subjects: ['subsidy_line'],
    relations: ['subsidy_lines'],
    sql: `select id, amount_fen from subsidy_lines where line_no % 5 = ${n} and amount_fen >= 50000`,
    columns: [
      { name: 'subject', role: 'subject' },
      { name: 'amount', role: 'evidence', type: 'money' },
    ],
  }),
);

/** The same in every database: ids and amounts follow from the line's number. */
async function prepare(withRules = rules): Promise<{ database: TestDatabase; deps: SweepDeps }> {
  if (!existsSync(evaluator.path)) throw new Error(`${evaluator.path} is missing: run \`npm run build\``);
  const database = await testDatabase();
  databases.push(database);
  await installRules(database.system, packageOf(withRules));
  await subsidyLines(database.system, 2_000);
  return { database, deps: { pool: database.system, snapshotDir: await tempDir(), evaluator, leaseMs: 10_000 } };
}

/** Corrects a third of the lines in the open epoch and closes it. */
async function night({ system }: TestDatabase, n: number): Promise<bigint> {
  await system.query(
    `update subsidy_line set amount_fen = (line_no * 7919 + $1::int * 104729) % 100000, version = version + 1,
       epoch_from = (select n from epoch where closed_at is null) where line_no % 3 = $1::int % 3`,
    [n],
  );
  return closed(system);
}

/** All warnings with their events, but for what depends on the hour and the order of the tasks; a sweep's number too, since a killed start leaves a gap. */
async function outcomeOf({ system }: TestDatabase): Promise<unknown[]> {
  const { rows } = await system.query(
    `select w.id, w.rule_id, w.state, w.open_count, w.amount_fen, w.evidence, w.message_zh, w.opened_epoch, w.last_seen_epoch, w.cleared_epoch,
       (select jsonb_agg(to_jsonb(e) - 'at' - 'sweep_id' || jsonb_build_object('sweep_of', (select s.epoch from sweep s where s.id = e.sweep_id)) order by seq) from warning_event e where e.warning_id = w.id) as events
     from warning w order by w.id`,
  );
  return rows;
}

async function checkInvariants({ system }: TestDatabase): Promise<void> {
  for (const [name, sql] of Object.entries(sweepInvariants))
    expect({ name, rows: (await system.query(sql)).rows }).toEqual({ name, rows: [] });
}

const request = (epoch: bigint) => ({ epoch, asOf: '2018-10-15', reason: 'test', startedBy: 'worker' });

describe('several workers on one sweep', () => {
  it('share the tasks: each is done once, and the outcome is that of one worker', async () => {
    const [alone, shared] = [await prepare(), await prepare()];
    for (let n = 1; n <= 2; n++) {
      await runSweep(alone.deps, request(await night(alone.database, n)));
      const epoch = await night(shared.database, n);
      await buildSnapshot({ pool: shared.database.system, dir: shared.deps.snapshotDir }, { epoch });
      const { id } = await startSweep(shared.deps, request(epoch));
      const reports = await Promise.all([runSweepTasks(shared.deps, id), runSweepTasks(shared.deps, id)]);
      expect(await closeSweep(shared.database.system, id)).toBe('done');
      expect(
        reports
          .flat()
          .map((report) => report.ruleId)
          .sort(),
      ).toEqual(rules.map((rule) => rule.id));
      expect(reports.flat().every((report) => report.status === 'done')).toBe(true);
    }
    expect(await outcomeOf(shared.database)).toEqual(await outcomeOf(alone.database));
    await checkInvariants(shared.database);
  });

  it('a worker that slept past its lease writes nothing when it wakes up', async () => {
    const slow = ruleOf({
      ...rules[0]!,
      id: 'slow',
      sql: `select id, amount_fen from subsidy_lines where amount_fen >= 50000
            and (select count(*) from subsidy_lines a, subsidy_lines b, calendar c
                 where c.workday_no < 80 and (a.line_no * b.line_no + c.workday_no) % 1000003 = 7) >= 0`,
    });
    const { database, deps } = await prepare([slow, rules[1]!]);
    const epoch = await night(database, 1);
    await buildSnapshot({ pool: database.system, dir: deps.snapshotDir }, { epoch });
    const { id } = await startSweep(deps, request(epoch));
    const worker = startWorker(database.url, deps.snapshotDir, epoch, 1_000);
    const end = ended(worker);
    const running = async () => {
      const { rows } = await database.system.query(
        `select from sweep_task where rule_id = 'slow' and status = 'running'`,
      );
      return rows.length > 0;
    };
    while (!(await running())) await pause(10);
    worker.kill('SIGSTOP');

    const reports = await runSweepTasks({ ...deps, leaseMs: 5_000 }, id);
    expect(reports.find((report) => report.ruleId === 'slow')?.status).toBe('done');
    expect(await closeSweep(database.system, id)).toBe('done');
    const before = await outcomeOf(database);
    worker.kill('SIGCONT');
    const { code, out } = await end;
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('"status":"lost"') });
    expect(await outcomeOf(database)).toEqual(before);
    await checkInvariants(database);
  });

  (process.platform === 'linux' ? it : it.skip)(
    `${SLEEPS} workers that stop themselves before some statement about a task, and sleep past their leases, write nothing when they wake up`,
    async () => {
      const random = randomFrom(testSeed);
      const { database, deps } = await prepare();
      let slept = 0;
      for (let n = 0; slept < SLEEPS; n++) {
        const epoch = await night(database, n);
        await buildSnapshot({ pool: database.system, dir: deps.snapshotDir }, { epoch });
        const { id } = await startSweep(deps, request(epoch));
        const sleepers = Array.from({ length: SLEEPERS }, () =>
          startWorker(database.url, deps.snapshotDir, epoch, 500, 1 + Math.floor(random() * STATEMENTS)),
        );
        const ends = Promise.all(sleepers.map(ended));
        await Promise.all(sleepers.map(sleeps));
        const { rows } = await database.system.query<{ held: number }>(
          "select count(*)::int as held from sweep_task where sweep_id = $1 and status = 'running'",
          [id],
        );
        slept += rows[0]!.held;
        await runSweepTasks(deps, id);
        expect(await closeSweep(database.system, id)).toBe('done');
        const before = await outcomeOf(database);
        for (const sleeper of sleepers) sleeper.kill('SIGCONT');
        // One that slept within a transaction finds its connection closed; it says so, and its process is begun again.
        for (const { code, out } of await ends)
          if (code !== 0) expect(out).toMatch(/idle-in-transaction timeout|Connection terminated/);
        expect(await outcomeOf(database)).toEqual(before);
        await checkInvariants(database);
      }
      keepEvidence('F11/sweep', { 'stopped past its lease': slept, 'written by it afterwards': 0, seed: testSeed });
    },
    300_000,
  );
});

describe('a worker that is killed', () => {
  it(`at ${KILLS} random instants, and started again: the outcome is that of an undisturbed one`, async () => {
    const seed = testSeed;
    const random = randomFrom(seed);
    const [calm, killed] = [await prepare(), await prepare()];
    let kills = 0;
    let nights = 0;
    for (; kills < KILLS; nights++) {
      const quiet = performance.now();
      await runSweep(calm.deps, request(await night(calm.database, nights)));
      const usual = performance.now() - quiet + 300; // and what a process takes to start
      const epoch = await night(killed.database, nights);
      for (let done = false; !done; ) {
        const worker = startWorker(killed.database.url, killed.deps.snapshotDir, epoch, 300);
        const end = ended(worker);
        // After enough of them it is left alone, so that the night ends.
        const kill = kills >= KILLS ? undefined : setTimeout(() => worker.kill('SIGKILL'), 100 + random() ** 2 * usual);
        const { code, out } = await end;
        clearTimeout(kill);
        if (code === null) kills += 1;
        else expect({ code, out }).toMatchObject({ code: 0 });
        done = code === 0;
      }
    }
    console.log(`seed ${seed}: ${kills} kills in ${nights} nights`);
    expect(await outcomeOf(killed.database)).toEqual(await outcomeOf(calm.database));
    await checkInvariants(killed.database);
    keepEvidence('F3', { kills, nights, seed });
  }, 400_000);

  (process.platform === 'linux' ? it : it.skip)('takes its evaluator with it', async () => {
    const forever = ruleOf({
      ...rules[0]!,
      id: 'forever',
      sql: `select a.id, a.amount_fen from subsidy_lines a, subsidy_lines b, subsidy_lines c where a.line_no * b.line_no + c.line_no = 7`,
    });
    const { database, deps } = await prepare([forever]);
    const worker = startWorker(database.url, deps.snapshotDir, await night(database, 1), 1_000);
    const end = ended(worker);
    const children = () => readFileSync(`/proc/${worker.pid}/task/${worker.pid}/children`, 'utf8').trim();
    while (!children()) await pause(20);
    const child = Number(children());
    worker.kill('SIGKILL');
    await end;
    while (existsSync(`/proc/${child}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${child}/status`, 'utf8')))
      await pause(20);
  });
});
