import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { median, short, spread, timed, times } from './lib/numbers.mjs';
import { built, rootDir } from './lib/paths.mjs';
import { bareViews, selectBare, withDuckDb } from './sweep/duckdb.mjs';
import { withMagnified } from './sweep/magnify.mjs';
import { againstRulesEngine, rowRules } from './sweep/row-rules.mjs';
import { closing, evaluatorSettings } from './sweep/world.mjs';

/** More than this share of the rows, and a rule runs over everything; as in a sweep. */
const MAX_SHARE = 0.2;

/**
 * The engine alone at the size of a province, on a snapshot made without Postgres: every core rule in the evaluator process, as a bare SELECT in DuckDB, and
 * by keys after one row in a hundred has changed; five rules against json-rules-engine; and what a payment's precheck takes.
 */
export function benchEngine(options, report, server) {
  return withMagnified(options, report, server, async (world) => {
    report.heading(`Engine: the core rules on the ${options.scale} × ${options.copies} world, in DuckDB alone`);
    const { relationSources } = await built('packages/sweep', 'snapshot/mapping.js');
    const { loadRules } = await built('packages/sweep');
    const { rules } = await loadRules(join(rootDir, 'packages', 'rules-core', 'rules.json'));
    const bench = { ...world, options, report, rules, views: bareViews(relationSources(), world.epoch) };
    const rows = await describe(bench);
    const perRule = await measureRules(bench);
    const peer = await measurePeer(bench, perRule);
    const precheck = await measurePrecheck(bench);
    report.add('engine', { rows, perRule, peer, precheck });
  });
}

async function describe({ path, report, options }) {
  const rows = await withDuckDb(path, { access_mode: 'READ_ONLY' }, async (duck) => {
    const read = await duck.runAndReadAll(
      'select name, row_count::integer as n from engine.relation order by n desc limit 14',
    );
    return Object.fromEntries(read.getRowObjectsJson().map(({ name, n }) => [name, n]));
  });
  const list = Object.entries(rows).map(([name, n]) => `${name} ${n.toLocaleString('en')}`);
  report.line(`rows, all versions: ${list.join(', ')}`);
  report.line(`DuckDB may take ${options.memory} and ${options.threads} threads`);
  return rows;
}

async function measureRules({ path, epoch, before, options, report, rules, views, dir }) {
  const { Evaluator } = await built('packages/sweep');
  const { boundValues } = await built('packages/rules-sdk');
  const settings = {
    ...evaluatorSettings({ options, snapshotDir: dir }),
    maxFindings: 10_000_000,
    timeLimitMs: options.timeout * 1000,
  };
  const tasks = rules.map((rule) => ({
    rule,
    values: boundValues(rule, {}, options.asOf),
    engine: [],
    bare: [],
    keys: [],
  }));
  const totals = { engine: [], bare: [], keys: [] };
  let peak = 0;
  const inEngine = async (side, keysOf) => {
    const evaluator = new Evaluator(settings, { path, epoch });
    const { ms } = await timed(() =>
      closing(evaluator, async () => {
        for (const task of tasks) {
          const keys = keysOf(task.rule);
          const found = await evaluator.evaluate(task.rule, [{ binds: task.values, except: [] }], { keys });
          if (found.status === 'failed') throw new Error(`${task.rule.id}: ${found.failure.message}`);
          peak = Math.max(peak, Number(found.peakMemoryBytes ?? 0));
          task[side].push(found.durationMs);
          const subjects = found.findings.map(({ subjectId, discriminator }) => `${subjectId} ${discriminator}`);
          if (side === 'engine')
            Object.assign(task, { found: subjects, subjects: found.findings.map(({ subjectId }) => subjectId) });
          else if (found.keys) expectAmong(task, subjects);
          if (side === 'keys') task.byKeys = found.keys !== undefined;
        }
      }),
    );
    totals[side].push(ms);
  };
  const keysOf = ({ key, reaches, relations, subjects }) =>
    key && {
      base: before,
      key,
      reaches: reaches ?? {},
      relations,
      kinds: subjects,
      subjects: {},
      also: {},
      maxShare: MAX_SHARE,
    };
  const bare = async () => {
    const duck = {
      access_mode: 'READ_ONLY',
      memory_limit: options.memory,
      threads: String(options.threads),
      temp_directory: dir,
    };
    const { ms } = await timed(() =>
      withDuckDb(path, duck, async (connection) => {
        for (const sql of views) await connection.run(sql);
        for (const task of tasks) {
          const select = await timed(() => selectBare(connection, task.rule.sql, task.values));
          task.bare.push(select.ms);
          expectSame(task, select.result);
        }
      }),
    );
    totals.bare.push(ms);
  };
  for (let round = 0; round < options.rounds; round++) {
    await inEngine('engine', () => undefined);
    await bare();
    await inEngine('keys', keysOf);
  }
  const overBare = spread(totals.engine.map((ms, at) => ms / totals.bare[at]));
  const share = spread(totals.keys.map((ms, at) => ms / totals.engine[at]));
  report.table(
    ['rule', 'findings', 'engine ms', 'bare DuckDB ms', 'after 1 % changed, ms'],
    [
      ...tasks.map((task) => [
        task.rule.id,
        task.found.length,
        short(median(task.engine)),
        short(median(task.bare)),
        `${short(median(task.keys))}${task.byKeys ? '' : ' (in full)'}`,
      ]),
      [
        `all ${tasks.length}, with start and end`,
        tasks.reduce((sum, { found }) => sum + found.length, 0),
        short(median(totals.engine)),
        short(median(totals.bare)),
        short(median(totals.keys)),
      ],
    ],
  );
  report.line(
    `engine ÷ bare DuckDB: ${times(overBare)}; after 1 % changed ÷ everything: ${times(share)}; peak memory of the evaluator ${Math.round(peak / 2 ** 20)} MB`,
  );
  return {
    tasks: tasks.map(({ rule, found, engine, bare: bareMs, keys, byKeys, subjects }) => ({
      rule: rule.id,
      findings: found.length,
      engine,
      bare: bareMs,
      keys,
      byKeys,
      subjects,
    })),
    totals,
    overBare,
    share,
    peak,
  };
}

/** @throws when the bare SELECT finds something else. */
function expectSame({ rule, found }, rows) {
  const at = (role) => rule.columns.findIndex((column) => column.role === role);
  const [subject, discriminator] = [at('subject'), at('discriminator')];
  const theirs = rows.map((row) => `${row[subject]} ${discriminator < 0 ? '' : (row[discriminator] ?? '')}`);
  if (!isDeepStrictEqual(theirs.sort(), [...found].sort()))
    throw new Error(`${rule.id}: bare DuckDB finds ${theirs.length} where the engine finds ${found.length}`);
}

/** @throws when a run by keys finds what a run over everything does not. */
function expectAmong({ rule, found }, subjects) {
  const all = new Set(found);
  const extra = subjects.find((subject) => !all.has(subject));
  if (extra) throw new Error(`${rule.id}: a run by keys finds ${extra}, which a run over everything does not`);
}

async function measurePeer({ path, views, options, report, rules }, { tasks }) {
  const ours = new Map(tasks.map(({ rule, subjects, engine }) => [rule, { subjects, ms: median(engine) }]));
  const peer = await againstRulesEngine({ path, views, options, rules, ours });
  report.line(
    `${rowRules.length} rules that look at one payment at a time: ${short(peer.ours)} payments/s, json-rules-engine ${short(peer.peer)} (of ${peer.peerRows.toLocaleString('en')} facts ready in memory): ${short(peer.faster)} ×`,
  );
  for (const task of tasks) delete task.subjects;
  return peer;
}

/** A hundred payments that are like some that were made, on the whole snapshot. */
async function measurePrecheck({ pool, path, dir, options, report }) {
  const { Precheck, installRules, loadRules } = await built('packages/sweep');
  const { randomUUID } = await import('node:crypto');
  await installRules(pool, await loadRules(join(rootDir, 'packages', 'rules-core', 'rules.json')));
  const candidates = await withDuckDb(path, { access_mode: 'READ_ONLY' }, async (duck) => {
    const read = await duck.runAndReadAll(
      `select * exclude (epoch_from, epoch_to) from data.payments where epoch_to is null and status = 'paid' and hash(id) % 50000 = 7 order by id limit 100`,
    );
    return read
      .getRowObjectsJson()
      .map((row, n) => ({ ...row, id: randomUUID(), application_no: `NEW-${n}`, voucher_no: null }));
  });
  const precheck = new Precheck({
    pool,
    snapshotDir: dir,
    evaluator: evaluatorSettings({ options, snapshotDir: dir }),
  });
  try {
    const first = await timed(() => precheck.check(candidates, { asOf: options.asOf }));
    const again = [];
    for (let round = 0; round < Math.max(options.rounds, 3); round++)
      again.push((await timed(() => precheck.check(candidates, { asOf: options.asOf }))).ms);
    const { checked, notChecked, warnings } = first.result;
    report.line(
      `precheck of ${candidates.length} payments: ${short(median(again))} ms (the first, with opening, ${short(first.ms)} ms); ${checked} rules asked, ${notChecked.length} left out, ${warnings.length} warnings foreseen`,
    );
    return {
      candidates: candidates.length,
      firstMs: first.ms,
      ms: again,
      checked,
      notChecked: notChecked.length,
      warnings: warnings.length,
    };
  } finally {
    await precheck.close();
  }
}
