import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startChild } from './lib/child.mjs';
import { short, timed } from './lib/numbers.mjs';
import { built, rootDir } from './lib/paths.mjs';
import { listsOf, signInAll } from './load/people.mjs';
import { evaluatorSettings, withWorld } from './sweep/world.mjs';

/** So many ask all the time: what a province's desks come to at night, and more than that. */
const CLIENTS = 5;
/** One question of `clients.mjs` at a time is waited for; a sweep is measured in pieces of this. */
const PIECE_MS = 5_000;

/**
 * A whole sweep, snapshot and all, while others read: how long it takes, and how much longer the readers wait for their lists than before it. Server,
 * evaluator, clients and Postgres share the machine.
 */
export async function benchReaders(options, report, server) {
  const { scale, copies } = options;
  await withWorld(options, report, server, async ({ pool, snapshotDir, url, apiUrl }) => {
    report.heading(`Readers: lists beside a sweep of the ${scale} × ${copies} world`);
    const authKey = randomBytes(32);
    const lists = listsOf(await signInAll(url, authKey));
    const api = await startChild(process.execPath, 'load/server.mjs', {
      apiUrl,
      poolSize: options.pool,
      authKey: authKey.toString('hex'),
    });
    const clients = await startChild(process.execPath, 'load/clients.mjs', {});
    try {
      const ask = (measureMs, warmupMs) =>
        clients.ask({ url: api.answer.url, questions: lists, clients: CLIENTS, measureMs, warmupMs, politeMs: 500 });
      const before = await ask(options['load-seconds'] * 500, 2_000);
      const sweeping = timed(() => sweep({ pool, snapshotDir, options }));
      const during = await askUntil(sweeping, () => ask(PIECE_MS, 0));
      const { ms, result } = await sweeping;
      const { rows } = await pool.query('select count(*)::int as n from payment');
      show(report, { payments: rows[0].n, ms, ...result }, before, during);
    } finally {
      for (const child of [clients, api]) await child.stop();
    }
  });
}

async function sweep({ pool, snapshotDir, options }) {
  const { installRules, loadRules, runSweep } = await built('packages/sweep');
  const { closeEpoch } = await built('schema');
  await installRules(pool, await loadRules(join(rootDir, 'packages', 'rules-core', 'rules.json')));
  await pool.query('truncate sweep, sweep_task, finding, warning, warning_event');
  const deps = { pool, snapshotDir, evaluator: evaluatorSettings({ options, snapshotDir }) };
  const request = { epoch: await closeEpoch(pool), asOf: options.asOf, reason: 'bench', startedBy: 'bench' };
  const { sweep, tasks } = await runSweep(deps, request);
  if (sweep.status !== 'done') throw new Error(`the sweep ${sweep.status}`);
  return { rules: tasks.length, raised: tasks.reduce((sum, { counts }) => sum + (counts?.raised ?? 0), 0) };
}

/** What the readers met in all pieces that ended before the work did, and in the one in which it ended. */
async function askUntil(work, piece) {
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  work.then(over, over);
  const pieces = [];
  while (!isOver) pieces.push(await piece());
  return pieces;
}

function show(report, { payments, rules, raised, ms }, before, pieces) {
  const worst = Math.max(...pieces.map(({ p99 }) => p99));
  // Pieces have about as many answers each: the middle of their percentiles stands for the whole.
  const during = [...pieces.map(({ p99 }) => p99)].sort((a, b) => a - b)[Math.floor(pieces.length / 2)];
  const faults = [before, ...pieces].reduce((sum, each) => sum + each.refused + each.faults.length, 0);
  report.table(
    ['', 'p50, ms', 'p99, ms', 'lists a second'],
    [
      ['before the sweep', short(before.p50), short(before.p99), short(before.perSecond)],
      [
        `during it (${pieces.length} pieces of ${PIECE_MS / 1_000} s)`,
        short(pieces[Math.floor(pieces.length / 2)].p50),
        `${short(during)}, at worst ${short(worst)}`,
        short(pieces.reduce((sum, { perSecond }) => sum + perSecond, 0) / pieces.length),
      ],
    ],
  );
  report.line(
    `The sweep of ${rules} rules over ${payments.toLocaleString('en')} payments took ${short(ms / 60_000)} minutes and raised ${raised.toLocaleString('en')} warnings; ${faults} requests were refused or failed.`,
  );
  report.claim('L5', {
    payments,
    rules,
    'sweep minutes': Math.round(ms / 600) / 100,
    'warnings raised': raised,
    readers: CLIENTS,
    'p99 ms before': Math.round(before.p99),
    'p99 ms during': Math.round(during),
    'p99 ms in the worst 5 s': Math.round(worst),
    'p99 of lists during it / before it': Math.round((during / before.p99) * 100) / 100,
    'refused or failed': faults,
  });
  report.add('readers', { payments, rules, raised, ms, before, pieces });
}
