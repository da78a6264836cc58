import { isDeepStrictEqual } from 'node:util';
import { openPayments } from './graphql/seed.mjs';
import { makePrincipal } from './graphql.mjs';
import { startChild } from './lib/child.mjs';
import { asAdmin } from './lib/database.mjs';
import { median, short, spread, timed, times } from './lib/numbers.mjs';
import { built } from './lib/paths.mjs';

/** Whose eyes: the whole province, a prefecture, a county, a township. */
const levels = ['410000000000', '411400000000', '411421000000', '411421001000'];

const questions = [
  { name: 'one total', groupBy: '', shows: '' },
  { name: 'by county', groupBy: 'COUNTY', shows: 'countyCode' },
  { name: 'by month', groupBy: 'MONTH', shows: 'month' },
  { name: 'by county and month', groupBy: 'COUNTY, MONTH', shows: 'countyCode month' },
  { name: 'by payee kind', groupBy: 'PAYEE_KIND', shows: 'payeeKind' },
  { name: 'by fund', groupBy: 'FUND', shows: 'fundCode' },
  { name: 'by paying unit', groupBy: 'AGENCY', shows: 'agencyCode' },
];

/** So often each is asked of the roll-up in a round; the records are asked once. */
const TIMES = 5;

/** Aggregates over all payments from the roll-ups against a count of the records, through the whole API, on the rows of `graphql`. */
export async function benchTotals(options, report, server) {
  const db = await openPayments(server, options, report.line);
  report.heading('Totals: roll-ups against records');
  // Some of the rows are changed: in a copy, which does not outlast the run.
  const copy = `bench_totals_${options.payments}`;
  await asAdmin(server.url, `drop database if exists ${copy} with (force)`);
  await asAdmin(server.url, `create database ${copy} template bench_graphql_${options.payments} strategy file_copy`);
  try {
    await compare(copyOf(db, copy), options, report);
  } finally {
    await asAdmin(server.url, `drop database ${copy} with (force)`);
  }
}

function copyOf(db, name) {
  const there = (url) => {
    const copy = new URL(url);
    copy.pathname = `/${name}`;
    return copy.href;
  };
  return { url: there(db.url), apiUrl: there(db.apiUrl) };
}

async function compare(db, options, report) {
  const refreshes = await refresh(db.url, report);
  const results = [];
  for (const region of levels) results.push(...(await measureLevel(db, region, options, report)));
  report.table(
    ['', '', 'groups', 'roll-up', '', 'records', 'ratio'],
    [
      ['viewer', 'question', '', 'ms', 'most ms', 'ms', ''],
      ...results.map(({ viewer, name, rows, rollUp, records, ratio }) => [
        viewer,
        name,
        short(rows),
        short(rollUp.median),
        short(rollUp.max),
        short(records.median),
        times(ratio),
      ]),
    ],
  );
  report.line(
    '\nMilliseconds of an HTTP request: medians, and the slowest from a roll-up; ratios with least and greatest.',
  );
  report.add('totals', { refreshes, questions: results });
}

/** From nothing, with 1 % of the payments changed, and with nothing changed; then the totals are checked against the records. */
async function refresh(url, report) {
  const { closeEpoch, refreshTotals, systemPool, totalsDiffer } = await built('schema');
  const pool = systemPool(url, 2);
  try {
    const measured = {};
    const run = async (name) => {
      const { ms, result } = await timed(() => refreshTotals(pool));
      measured[name] = {
        ms,
        totals: result.map(({ name: total, how, cells, ms: each }) => ({ total, how, cells, ms: each })),
      };
      const parts = result.map(
        ({ name: total, how, cells, ms: each }) => `${total} ${how} ${cells} cells ${short(each)} ms`,
      );
      report.line(`refresh, ${name}: ${short(ms)} ms (${parts.join('; ')})`);
    };
    await closeEpoch(pool);
    await pool.query('delete from totals_state');
    await run('from nothing');
    const { rowCount } = await pool.query(
      `update payment set amount_fen = amount_fen + 1, version = version + 1, epoch_from = (select n from epoch where closed_at is null)
       where paid_on >= (select max(paid_on) - 35 from payment) and hashtext(id::text) % 10 = 0`,
    );
    await closeEpoch(pool);
    await run(`after ${short(rowCount)} changed payments of the last five weeks`);
    await run('with nothing changed');
    const wrong = await totalsDiffer(pool);
    if (wrong.length > 0) throw new Error(`the totals are wrong: ${JSON.stringify(wrong)}`);
    return measured;
  } finally {
    await pool.end();
  }
}

async function measureLevel(db, region, { rounds, pool: poolSize }, report) {
  const principal = await makePrincipal(db.url, region);
  const api = await startChild(process.execPath, 'graphql/qingqu-server.mjs', {
    apiUrl: db.apiUrl,
    poolSize,
    authKey: principal.authKey,
    statementTimeoutMs: 120_000,
  });
  try {
    const [{ n }] = await asAdmin(db.url, 'select count(*) as n from payment where scope_ord between $1 and $2', [
      principal.lo,
      principal.hi,
    ]);
    const viewer = `${principal.name} (${short(Number(n))})`;
    report.line(`${viewer} …`);
    const results = [];
    for (const question of questions)
      results.push({ viewer, ...(await measure(api.answer.url, principal, question, rounds)) });
    return results;
  } finally {
    await api.stop();
  }
}

async function measure(url, { token }, { name, groupBy, shows }, rounds) {
  const ask = async (live) => {
    const query = `{ rows: paymentStats(groupBy: [${groupBy}], first: 5000, live: ${live}) { ${shows} count sumAmount } }`;
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
    const { data, errors } = await response.json();
    if (errors || !data) throw new Error(`${name}: HTTP ${response.status} ${JSON.stringify(errors)}`);
    return data.rows;
  };
  // Both are warm then, and known to be the same.
  const [rolled, counted] = [await ask(false), await ask(true)];
  if (!isDeepStrictEqual(rolled, counted)) throw new Error(`${name}: the roll-up and the records differ`);
  const found = { rollUp: [], records: [], ratio: [] };
  for (let round = 0; round < rounds; round++) {
    const quick = [];
    for (let time = 0; time < TIMES; time++) quick.push((await timed(() => ask(false))).ms);
    const slow = (await timed(() => ask(true))).ms;
    found.rollUp.push(...quick);
    found.records.push(slow);
    found.ratio.push(slow / median(quick));
  }
  const { rollUp, records, ratio } = found;
  return { name, rows: rolled.length, rollUp: spread(rollUp), records: spread(records), ratio: spread(ratio) };
}
