import { randomBytes } from 'node:crypto';
import { SEED_VERSION, seed } from './graphql/seed.mjs';
import { startChild } from './lib/child.mjs';
import { openDatabase } from './lib/database.mjs';
import { short } from './lib/numbers.mjs';
import { built } from './lib/paths.mjs';
import { attacks } from './load/attacks.mjs';
import { dashboard } from './load/dashboard.mjs';
import { listsOf, signInAll } from './load/people.mjs';

/** What many at once do to one server: lists, dashboards, more than it can bear, and somebody who means harm. */
export async function benchLoad(options, report, server) {
  const db = await openDatabase(server, `bench_load_${options['load-payments']}`, {
    content: `load seed ${SEED_VERSION} with totals 2`,
    fresh: options.fresh,
    fill: (pool) => fill(pool, options['load-payments'], report.line),
    log: report.line,
  });
  const authKey = randomBytes(32);
  const tokens = await signInAll(db.url, authKey);
  const api = await startChild(process.execPath, 'load/server.mjs', {
    apiUrl: db.apiUrl,
    poolSize: options.pool,
    authKey: authKey.toString('hex'),
  });
  const clients = await startChild(process.execPath, 'load/clients.mjs', {});
  const attacker = await startChild(process.execPath, 'load/clients.mjs', {});
  try {
    report.heading('Load: many clients at one server');
    const url = api.answer.url;
    const run = (child, order) => child.ask({ url, warmupMs: 2_000, politeMs: 500, ...order });
    const lists = listsOf(tokens);
    const desks = tokens.map((token) => ({ token, body: JSON.stringify({ query: dashboard }) }));
    const ms = options['load-seconds'] * 1_000;

    const many = options['load-clients'];
    const before = await api.ask({});
    const l1 = await run(clients, { questions: lists, clients: many, measureMs: ms });
    const { rss } = await api.ask({});
    show(report, 'L1', `${many} clients, lists of 50, four levels, ${options['load-seconds']} s`, l1, [
      ['requests a second', short(l1.perSecond), '≥ 400', l1.perSecond >= 400],
      ['p99, ms', short(l1.p99), '≤ 400', l1.p99 <= 400],
      ['refused or failed', l1.refused + l1.faults.length, '0', l1.refused + l1.faults.length === 0],
    ]);
    const { 'load-payments': payments, 'load-seconds': seconds } = options;
    report.claim('L1', {
      payments,
      clients: many,
      seconds,
      'requests/s': round(l1.perSecond),
      'p50 ms': round(l1.p50),
      'p99 ms': round(l1.p99),
      'refused or failed': l1.refused + l1.faults.length,
      'server grown, MB': round((rss - before.rss) / 2 ** 20),
    });

    const fewer = Math.max(1, Math.round((many * 2) / 5));
    const l2 = await run(clients, { questions: desks, clients: fewer, measureMs: ms / 2 });
    show(report, 'L2', `${fewer} clients, dashboards of six aggregates`, l2, [
      ['p99, ms', short(l2.p99), '≤ 600', l2.p99 <= 600 && l2.accepted > 0],
    ]);
    report.claim('L2', {
      payments,
      clients: fewer,
      'dashboards/s': round(l2.perSecond),
      'p99 ms': round(l2.p99),
      'refused or failed': l2.refused + l2.faults.length,
    });

    await api.ask({});
    const l3 = await run(clients, { questions: lists, clients: 500, measureMs: ms / 2 });
    const { most, max } = await api.ask({});
    const recovery = await secondsToRecover(url, lists[0]);
    show(report, 'L3', '500 clients: more than it can bear', l3, [
      ['shed with 429 or 503', l3.refused, '> 0', l3.refused > 0],
      ['p99 of the accepted, ms', short(l3.p99), '≤ 2,500', l3.p99 <= 2_500 && l3.accepted > 0],
      ['other answers', l3.faults.length, '0', l3.faults.length === 0],
      ['recovered after, s', short(recovery), '≤ 10', recovery <= 10],
      ['Postgres connections at most', most, `≤ ${max}`, most <= max],
    ]);
    report.claim('L3', {
      payments,
      clients: 500,
      accepted: l3.accepted,
      'shed with 429 or 503': l3.refused,
      'other answers': l3.faults.length,
      'p99 ms of the accepted': round(l3.p99),
      'recovered after, s': round(recovery),
      'Postgres connections beyond the limit': Math.max(0, most - max),
    });

    // Everybody but the attacker, each with one month: nobody's budget is spent by this.
    const others = listsOf(tokens.slice(0, -1)).filter((_, at) => at % 13 === 0);
    const victim = { questions: others, clients: 5, measureMs: ms / 4 };
    const alone = await run(clients, victim);
    const harm = attacks().map((body) => ({ token: tokens.at(-1), body }));
    const [beside, l8] = await Promise.all([
      run(clients, victim),
      run(attacker, { questions: harm, clients: 10, measureMs: ms / 4, politeMs: 0 }),
    ]);
    const ratio = beside.p99 / alone.p99;
    show(
      report,
      'L8',
      `5 clients beside 10 of an attacker, who sent ${Object.entries(l8.statuses)
        .map(([status, n]) => `${n} × ${status}`)
        .join(', ')}`,
      beside,
      [
        ['p99 alone, ms', short(alone.p99), '', undefined],
        ['refused or failed', beside.refused + beside.faults.length, '', undefined],
        ['p99 beside the attacker / alone', ratio.toFixed(2), '≤ 2', ratio <= 2],
      ],
    );
    report.claim('L8', {
      'p99 ms alone': round(alone.p99),
      'p99 ms beside the attacker': round(beside.p99),
      'p99 beside the attacker / alone': round(ratio),
      'refused or failed beside him': beside.refused + beside.faults.length,
      'sent by the attacker': Object.values(l8.statuses).reduce((sum, n) => sum + n, 0),
    });
    report.add('load', {
      seconds: options['load-seconds'],
      payments: options['load-payments'],
      pool: options.pool,
      l1,
      l2,
      l3: { ...l3, recovery, most, max },
      l8: { alone, beside, attacker: l8.statuses },
    });
  } finally {
    for (const child of [attacker, clients, api]) await child.stop();
  }
}

/** The rows, and the totals that statistics are answered from, as after a night. */
async function fill(pool, payments, log) {
  await seed(pool, payments, log);
  const { closeEpoch, refreshTotals } = await built('schema');
  await closeEpoch(pool);
  await refreshTotals(pool);
  await pool.query('vacuum analyze');
}

const round = (value) => Math.round(value * 100) / 100;

/** How long it takes until ten requests in a row are answered within half a second each. */
async function secondsToRecover(url, { token, body }) {
  const began = performance.now();
  for (let good = 0; good < 10; ) {
    const sent = performance.now();
    if (sent - began > 60_000) return Number.POSITIVE_INFINITY;
    const answer = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    });
    await answer.arrayBuffer();
    good = answer.status === 200 && performance.now() - sent < 500 ? good + 1 : 0;
    // One that is refused comes again as a person would.
    if (answer.status !== 200) await new Promise((resume) => setTimeout(resume, 200));
  }
  return (performance.now() - began) / 1_000;
}

function show(report, name, about, figures, reaches) {
  report.line(
    `\n${name}  ${about}: ${Object.entries(figures.statuses)
      .map(([status, n]) => `${n.toLocaleString('en')} × ${status}`)
      .join(', ')}`,
  );
  report.table(
    [name, 'measured', 'reach', ''],
    reaches.map(([what, measured, reach, holds]) => [
      what,
      measured,
      reach,
      holds === undefined ? '' : holds ? 'yes' : 'NO',
    ]),
  );
  for (const fault of figures.faults) report.line(`  ${fault}`);
}
