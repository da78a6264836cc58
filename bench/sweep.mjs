import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { median, short, spread, timed, times } from './lib/numbers.mjs';
import { built, rootDir } from './lib/paths.mjs';
import { bareViews, duckdbVersion, selectBare, withDuckDb } from './sweep/duckdb.mjs';
import { forPostgres, functions, relationsSql } from './sweep/postgres-dialect.mjs';
import { againstRulesEngine, rowRules } from './sweep/row-rules.mjs';
import { changeSome, copyAndRead, fileMb } from './sweep/snapshots.mjs';
import { closing, evaluatorSettings, withWorld } from './sweep/world.mjs';

/** A SELECT that took Postgres longer than this is not repeated in later rounds. */
const TOO_LONG_TO_REPEAT_MS = 20_000;

/**
 * The core rules three times over the same rows: through the engine (snapshot, locked-down evaluator process), as bare SELECTs in DuckDB
 * on that snapshot, and as the same SELECTs in Postgres. All three must find the same subjects.
 */
export async function benchSweep(options, report, server) {
  const { scale, copies } = options;
  await withWorld(options, report, server, async ({ pool, snapshotDir }) => {
    report.heading(`Sweep: the core rules on the ${scale} × ${copies} world`);
    const { relationSources } = await built('packages/sweep', 'snapshot/mapping.js');
    const bench = { options, report, pool, snapshotDir, sources: relationSources() };
    const facts = await describe(bench);
    const snapshots = await measureSnapshots(bench);
    const rules = await measureRules(bench, snapshots.path, snapshots.epoch);
    const whole = await measureWhole(bench);
    const night = await measureNight(bench, whole);
    report.add('sweep', { ...facts, snapshots, rules, whole, night });
  });
}

async function describe({ pool, report, options }) {
  const rows = {};
  for (const table of [
    'payment',
    'subsidy_line',
    'indicator',
    'allocation',
    'plan',
    'account',
    'person',
    'enterprise',
    'vehicle_record',
    'house_record',
  ])
    rows[table] = Number((await pool.query(`select count(*) as n from ${table}`)).rows[0].n);
  const { rows: facts } = await pool.query(
    "select pg_size_pretty(pg_database_size(current_database())) as size, current_setting('server_version') as postgres",
  );
  const { size, postgres } = facts[0];
  const versions = { postgres, duckdb: duckdbVersion, node: process.version };
  const list = (object) =>
    Object.entries(object)
      .map(([key, value]) => `${key} ${value.toLocaleString('en')}`)
      .join(', ');
  report.line(`rows: ${list(rows)} (${size} in Postgres)`);
  report.line(
    `versions: ${list(versions)}; DuckDB may take ${options.memory} and ${options.threads} threads, a Postgres query as many processes and 256 MB work_mem`,
  );
  return { rows, size, versions };
}

/** A snapshot from nothing and one carried on by 1 % changed rows, against the least that a copy costs; alternating. */
async function measureSnapshots(bench) {
  const { pool, snapshotDir, sources, report, options } = bench;
  const { buildSnapshot } = await built('packages/sweep');
  const schema = await built('schema');
  const deps = { pool, dir: snapshotDir, memoryLimit: options.memory };
  const full = [];
  const bare = [];
  const delta = [];
  let changed = 0;
  let last = await buildSnapshot(deps, { epoch: await schema.closeEpoch(pool), rebuild: true });
  for (let round = 0; round < options.rounds; round++) {
    changed = await changeSome(pool, schema);
    const epoch = await schema.closeEpoch(pool);
    const carried = await timed(() => buildSnapshot(deps, { epoch }));
    if (carried.result.mode !== 'delta')
      throw new Error(`the snapshot was made ${carried.result.mode}, not by changes`);
    delta.push(carried.ms);
    const measureFull = async () => {
      const made = await timed(() => buildSnapshot(deps, { epoch, rebuild: true }));
      full.push(made.ms);
      last = made.result;
    };
    const measureBare = async () => bare.push((await copyAndRead(pool, sources, options.memory)).ms);
    for (const measure of round % 2 ? [measureBare, measureFull] : [measureFull, measureBare]) await measure();
  }
  const speed = spread(bare.map((ms, at) => ms / full[at]));
  const share = spread(delta.map((ms, at) => ms / full[at]));
  const size = await fileMb(last.path);
  report.table(
    ['snapshot', 'ms', 'rows/s'],
    [
      [
        `from nothing (${last.rows.toLocaleString('en')} rows, ${size} MB)`,
        short(median(full)),
        short((last.rows / median(full)) * 1000),
      ],
      ['COPY TO a file + DuckDB reading', short(median(bare)), short((last.rows / median(bare)) * 1000)],
      [`carried on by ${changed.toLocaleString('en')} changed rows`, short(median(delta)), ''],
    ],
  );
  report.line(`from nothing: ${times(speed)} the speed of COPY + DuckDB; carried on: ${times(share)} of its time\n`);
  return {
    path: last.path,
    epoch: last.epoch,
    rows: last.rows,
    megabytes: size,
    changed,
    fullMs: full,
    bareMs: bare,
    deltaMs: delta,
    speed,
    share,
  };
}

async function measureRules(bench, path, epoch) {
  const { options, report, sources } = bench;
  const { loadRules, Evaluator } = await built('packages/sweep');
  const { boundValues } = await built('packages/rules-sdk');
  const { rules } = await loadRules(join(rootDir, 'packages', 'rules-core', 'rules.json'));
  const client = await preparePostgres(bench);
  const settings = { ...evaluatorSettings(bench), maxFindings: 10_000_000 };
  const tasks = rules.map((rule) => ({
    rule,
    values: boundValues(rule, {}, options.asOf),
    ours: [],
    bare: [],
    postgres: [],
  }));
  const sweeps = [];
  const bareSweeps = [];
  try {
    for (let round = 0; round < options.rounds; round++) {
      const measureOurs = async () => {
        const evaluator = new Evaluator(settings, { path, epoch });
        const { ms } = await timed(async () => {
          for (const task of tasks) {
            const evaluation = await evaluator.evaluate(task.rule, [{ binds: task.values, except: [] }]);
            if (evaluation.status === 'failed') throw new Error(`${task.rule.id}: ${evaluation.failure.message}`);
            task.ours.push(evaluation.durationMs);
            task.found = evaluation.findings.map(({ subjectId, discriminator }) => `${subjectId} ${discriminator}`);
            task.subjects = evaluation.findings.map(({ subjectId }) => subjectId);
          }
          await evaluator.close();
        });
        sweeps.push(ms);
      };
      const measureBare = async () => {
        const { ms } = await timed(() =>
          withDuckDb(path, duckOptions(options), async (duck) => {
            for (const sql of bareViews(sources, epoch)) await duck.run(sql);
            for (const task of tasks) {
              const select = await timed(() => selectBare(duck, task.rule.sql, task.values));
              task.bare.push(select.ms);
              check(task, 'bare DuckDB', select.result);
            }
          }),
        );
        bareSweeps.push(ms);
      };
      const measurePostgres = async () => {
        for (const task of tasks) await selectInPostgres(client, task, options);
      };
      const sides = [measureOurs, measureBare, measurePostgres];
      // The engine is first in the first round, since the others are checked against it.
      for (let at = 0; at < 3; at++) await sides[(at + round) % 3]();
    }
  } finally {
    client.release(true);
  }
  const shown = show(report, tasks, sweeps, bareSweeps);
  const ours = new Map(tasks.map(({ rule, subjects, ours: ms }) => [rule.id, { subjects, ms: median(ms) }]));
  const views = bareViews(sources, epoch);
  const peer = await againstRulesEngine({ path, views, options, rules, ours });
  report.line(
    `\n${rowRules.length} rules that look at one payment at a time: ${short(peer.ours)} payments/s, json-rules-engine ${short(peer.peer)} (of ${peer.peerRows.toLocaleString('en')} facts ready in memory): ${short(peer.faster)} ×`,
  );
  return { ...shown, peer };
}

const duckOptions = ({ memory, threads }) => ({
  access_mode: 'READ_ONLY',
  memory_limit: memory,
  threads: String(threads),
});

/** A connection that sees the relations under their names, with fresh statistics and memory to spare. */
async function preparePostgres({ pool, sources, options }) {
  await pool.query('drop schema if exists rules cascade');
  await pool.query(functions);
  for (const sql of relationsSql(sources)) await pool.query(sql);
  await pool.query('analyze');
  const client = await pool.connect();
  await client.query(
    `set search_path = rules, public; set work_mem = '256MB'; set max_parallel_workers_per_gather = ${options.threads - 1};
     set statement_timeout = '${options.timeout}s'`,
  );
  return client;
}

async function selectInPostgres(client, task, { timeout }) {
  const before = task.postgres.at(-1);
  if (before > TOO_LONG_TO_REPEAT_MS) return void task.postgres.push(before);
  const values = task.values.map(({ value }) => (typeof value === 'bigint' ? String(value) : value));
  try {
    const { ms, result } = await timed(() =>
      client.query({ text: forPostgres(task.rule.sql), values, rowMode: 'array', queryMode: 'extended' }),
    );
    task.postgres.push(ms);
    check(task, 'Postgres', result.rows);
  } catch (error) {
    // Words of DuckDB that the dialect does not turn: the rule is left out of what is compared with Postgres.
    // The same where its words mean something else there: what it finds is not what the rule says.
    if (error.code?.startsWith('42') || error instanceof Differs) {
      task.unsaid = error.message;
      if (task.postgres.length < task.ours.length) task.postgres.push(Number.NaN);
      return;
    }
    if (error.code !== '57014') throw new Error(`${task.rule.id} on Postgres: ${error.message}`, { cause: error });
    task.postgres.push(timeout * 1000);
    task.gaveUp = true;
  }
}

/** @throws Differs when a side finds something else than the engine; of bare DuckDB that ends the run. */
function check({ rule, found }, side, rows) {
  const at = (role) => rule.columns.findIndex((column) => column.role === role);
  const [subject, discriminator] = [at('subject'), at('discriminator')];
  const theirs = rows.map((row) => `${row[subject]} ${discriminator < 0 ? '' : (row[discriminator] ?? '')}`);
  if (!isDeepStrictEqual(theirs.sort(), [...found].sort()))
    throw new Differs(`${rule.id}: ${side} finds ${theirs.length} where the engine finds ${found.length}`);
}

class Differs extends Error {}

function show(report, tasks, sweeps, bareSweeps) {
  const said = tasks.filter(({ unsaid }) => !unsaid);
  const sum = (side) => said[0][side].map((_, round) => said.reduce((total, task) => total + task[side][round], 0));
  const perRule = tasks.map(({ rule, found, ours, bare, postgres, gaveUp }) => ({
    rule: rule.id,
    findings: found.length,
    oursMs: spread(ours),
    bareMs: spread(bare),
    postgresMs: spread(postgres),
    gaveUp: gaveUp === true,
    faster: spread(postgres.map((ms, round) => ms / ours[round])),
    overBare: spread(ours.map((ms, round) => ms / bare[round])),
  }));
  const postgresTotal = sum('postgres');
  const saidTotal = sum('ours');
  const total = {
    // With the process's start and end: what a sweep waits for.
    oursMs: spread(sweeps),
    bareMs: spread(bareSweeps),
    postgresMs: spread(postgresTotal),
    faster: spread(postgresTotal.map((ms, round) => ms / saidTotal[round])),
    overBare: spread(sweeps.map((ms, round) => ms / bareSweeps[round])),
  };
  const row = (name, findings, one, gaveUp) => [
    name,
    findings,
    short(one.oursMs.median),
    short(one.bareMs.median),
    `${gaveUp ? '> ' : ''}${short(one.postgresMs.median)}`,
    `${gaveUp ? '> ' : ''}${times(one.faster)}`,
    times(one.overBare),
  ];
  report.table(
    ['rule', 'findings', 'engine ms', 'bare DuckDB ms', 'Postgres ms', 'Postgres ÷ engine', 'engine ÷ bare'],
    [
      ...perRule.map((one) => row(one.rule, one.findings, one, one.gaveUp)),
      row(
        `all ${tasks.length}, with start and end`,
        perRule.reduce((n, { findings }) => n + findings, 0),
        total,
        perRule.some(({ gaveUp }) => gaveUp),
      ),
    ],
  );
  report.line('All three found the same subjects. Medians of the rounds; ratios with least and greatest.');
  const unsaid = tasks.filter((task) => task.unsaid).map(({ rule, unsaid: why }) => ({ rule: rule.id, why }));
  if (unsaid.length > 0)
    report.line(
      `Left out of the comparison with Postgres, whose dialect has no words for them: ${unsaid.map(({ rule, why }) => `${rule} (${why})`).join('; ')}`,
    );
  return { perRule, total, unsaid };
}

/** The real thing once: snapshot there, tasks leased, findings reconciled into warnings; then again the day after, with nothing new to raise. */
async function measureWhole({ options, report, pool, snapshotDir }) {
  const { installRules, loadRules, runSweep } = await built('packages/sweep');
  const { lastClosedEpoch } = await built('schema');
  await installRules(pool, await loadRules(join(rootDir, 'packages', 'rules-core', 'rules.json')));
  await pool.query('truncate sweep, sweep_task, finding, warning, warning_event');
  const deps = { pool, snapshotDir, evaluator: evaluatorSettings({ options, snapshotDir }) };
  const epoch = await lastClosedEpoch(pool);
  const dayAfter = new Date(Date.parse(`${options.asOf}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const runs = [];
  for (const asOf of [options.asOf, dayAfter]) {
    const { ms, result } = await timed(() => runSweep(deps, { epoch, asOf, reason: 'bench', startedBy: 'bench' }));
    if (result.sweep.status !== 'done') throw new Error(`the sweep ${result.sweep.status}`);
    const count = (name) => result.tasks.reduce((sum, { counts }) => sum + (counts?.[name] ?? 0), 0);
    runs.push({
      asOf,
      ms,
      evaluationMs: result.tasks.reduce((sum, { durationMs }) => sum + durationMs, 0),
      raised: count('raised'),
      seen: count('seen'),
      changed: count('changed'),
      cleared: count('cleared'),
    });
  }
  report.line();
  report.table(
    [
      'whole sweep, with leases and warnings',
      'ms',
      'of which rules',
      'raised',
      'seen again',
      'evidence changed',
      'cleared',
    ],
    runs.map((run) => [
      run.asOf,
      short(run.ms),
      short(run.evaluationMs),
      run.raised,
      run.seen,
      run.changed,
      run.cleared,
    ]),
  );
  return runs;
}

/**
 * A night: one row in a hundred of the large tables changes, the snapshot is carried on and the rules run over what the changes can reach. Against what
 * it saves: a snapshot from nothing and every rule over everything. Afterwards the open warnings must be those that the full run finds.
 */
async function measureNight({ options, report, pool, snapshotDir }, whole) {
  const { buildSnapshot, Evaluator, loadRules, runSweep } = await built('packages/sweep');
  const { boundValues } = await built('packages/rules-sdk');
  const schema = await built('schema');
  const settings = evaluatorSettings({ options, snapshotDir });
  const deps = { pool, snapshotDir, evaluator: { ...settings, maxFindings: 10_000_000 } };
  // As of the day of the last sweep, which this one carries on: on another day, rules that ask for the date would run in full.
  const { asOf } = whole.at(-1);
  const request = { asOf, reason: 'bench', startedBy: 'bench' };
  const changed = await changeSome(pool, schema);
  const epoch = await schema.closeEpoch(pool);
  const night = await timed(() => runSweep(deps, { ...request, epoch }));
  if (night.result.sweep.status !== 'done') throw new Error(`the night's sweep ${night.result.sweep.status}`);
  const { rows: modes } = await pool.query(
    'select mode, count(*)::int as n, sum(duration_ms) as ms from sweep_task where sweep_id = $1 group by mode',
    [night.result.sweep.id],
  );
  const snapshot = await timed(() =>
    buildSnapshot({ pool, dir: snapshotDir, memoryLimit: options.memory }, { epoch, rebuild: true }),
  );
  const { rules } = await loadRules(join(rootDir, 'packages', 'rules-core', 'rules.json'));
  const evaluator = new Evaluator(deps.evaluator, { path: snapshot.result.path, epoch });
  const full = await timed(() =>
    closing(evaluator, async () => {
      for (const rule of rules) {
        const found = await evaluator.evaluate(rule, [{ binds: boundValues(rule, {}, asOf), except: [] }]);
        if (found.status === 'failed') throw new Error(`${rule.id}: ${found.failure.message}`);
        await expectOpen(pool, rule, found.findings);
      }
    }),
  );
  const fromNothing = snapshot.ms + full.ms;
  const share = night.ms / fromNothing;
  report.line();
  report.table(
    ['a night with 1 % changed rows', 'ms'],
    [
      [
        `snapshot carried on, ${modes.map(({ mode, n, ms }) => `${n} rules ${mode === 'keys' ? 'by keys' : 'in full'} (${short(Number(ms))} ms)`).join(', ')}`,
        short(night.ms),
      ],
      [
        `snapshot from nothing (${short(snapshot.ms)} ms) and every rule in full (${short(full.ms)} ms)`,
        short(fromNothing),
      ],
    ],
  );
  report.line(`the night takes ${short(share * 100)} % of it; the open warnings are those of the full run`);
  return { changed, nightMs: night.ms, modes, snapshotMs: snapshot.ms, fullMs: full.ms, share };
}

/** @throws when the open warnings of a rule are not what it finds, but for those that gave way to another rule. */
async function expectOpen(pool, rule, findings) {
  const { rows } = await pool.query(
    `select subject_id || ' ' || discriminator as key from warning where rule_id = $1 and state = 'open'`,
    [rule.id],
  );
  const { rows: yielded } = await pool.query(
    `select subject_id || ' ' || discriminator as key from finding f where rule_id = $1 and outcome = 'suppressed'
       and sweep_id = (select max(sweep_id) from finding where rule_id = $1)`,
    [rule.id],
  );
  const known = new Set([...rows, ...yielded].map(({ key }) => key));
  const open = new Set(rows.map(({ key }) => key));
  const found = new Set(findings.map(({ subjectId, discriminator }) => `${subjectId} ${discriminator}`));
  const missing = [...found].filter((key) => !known.has(key));
  const extra = [...open].filter((key) => !found.has(key));
  if (missing.length + extra.length > 0)
    throw new Error(
      `${rule.id}: ${missing.length} findings of the full run are not open, ${extra.length} open ones are not found`,
    );
}
