import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import copyStreams from 'pg-copy-streams';
import { openPayments } from './graphql/seed.mjs';
import { makePrincipal } from './graphql.mjs';
import { startChild } from './lib/child.mjs';
import { median, timed } from './lib/numbers.mjs';
import { built } from './lib/paths.mjs';

// Whoever sees the whole province has the rows that are asked for.
const PROVINCE = '410000000000';
const formats = ['csv', 'ndjson', 'xlsx', 'parquet'];
const columns = [
  'id',
  'applicationNo',
  'fiscalYear',
  'amount',
  'paidOn',
  'status',
  'purpose',
  'payeeName',
  'payee.name',
  'regionCode',
];

/** The same rows and values by COPY: no scope, no masks to decide, nothing to guard against formulas. */
const copy = (
  rows,
) => `copy (select p.id, p.application_no, p.fiscal_year, p.amount_fen / 100.0, p.paid_on, p.status, p.purpose, p.payee_name, y.name, p.region_code
  from payment p left join payee y on y.id = p.payee_id order by p.paid_on desc, p.id desc limit ${rows}) to stdout (format csv, header)`;

/** Lists as files over HTTP: rows a second of each format and how much the server grows meanwhile, beside COPY TO of the same rows. */
export async function benchExport(options, report, server) {
  const { payments, rows, rounds } = options;
  const db = await openPayments(server, options, report.line);
  const principal = await makePrincipal(db.url, PROVINCE);
  const api = await startChild(process.execPath, 'graphql/qingqu-server.mjs', {
    apiUrl: db.apiUrl,
    poolSize: 4,
    authKey: principal.authKey,
  });
  try {
    report.heading(
      `Exports of ${rows.toLocaleString('en')} of ${payments.toLocaleString('en')} payments, ${columns.length} columns`,
    );
    const base = new URL(api.answer.url).origin;
    const measure = (format, first) =>
      fetched(
        `${base}/export/payments.${format}?first=${first}&purpose=bench&columns=${columns}`,
        principal.token,
        api.pid,
      );
    // What is loaded and compiled once is no growth.
    for (const format of formats) await measure(format, 5_000);
    const figures = Object.fromEntries([...formats, 'COPY'].map((name) => [name, []]));
    for (let round = 0; round < rounds; round++) {
      for (const format of formats) figures[format].push(await measure(format, rows));
      figures.COPY.push(await copied(db.url, rows));
    }
    show(report, figures, rows);
  } finally {
    await api.stop();
  }
}

/** Takes an export as fast as it comes, and looks at the server's memory meanwhile. @throws when it is not whole */
async function fetched(url, token, pid) {
  const before = residentMb(pid);
  let most = before;
  const looking = setInterval(() => {
    most = Math.max(most, residentMb(pid));
  }, 20);
  const hash = createHash('sha256');
  let bytes = 0;
  const { ms, result } = await timed(
    () =>
      new Promise((resolve, reject) => {
        const sent = request(url, { headers: { authorization: `Bearer ${token}` } }, (response) => {
          response.on('data', (chunk) => {
            bytes += chunk.length;
            hash.update(chunk);
          });
          response.on('error', reject);
          response.on('end', () => resolve(response));
        });
        sent.on('error', reject).end();
      }),
  );
  clearInterval(looking);
  if (result.statusCode !== 200 || result.trailers['x-content-sha256'] !== hash.digest('hex'))
    throw new Error(`${url}: ${result.statusCode}, or not whole`);
  return { ms, bytes, rows: Number(result.trailers['x-row-count']), growthMb: most - before };
}

async function copied(url, rows) {
  const { systemPool } = await built('schema');
  const pool = systemPool(url, 1);
  const client = await pool.connect();
  let bytes = 0;
  const count = new Writable({
    write(chunk, _encoding, done) {
      bytes += chunk.length;
      done();
    },
  });
  try {
    const { ms } = await timed(() => pipeline(client.query(copyStreams.to(copy(rows))), count));
    return { ms, bytes, rows };
  } finally {
    client.release();
    await pool.end();
  }
}

const residentMb = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

function show(report, figures, rows) {
  const shown = Object.entries(figures).map(([name, runs]) => {
    const ms = median(runs.map((run) => run.ms));
    const growthMb = runs[0].growthMb === undefined ? undefined : Math.max(...runs.map((run) => run.growthMb));
    return { name, ms, rowsPerSecond: Math.round((runs[0].rows / ms) * 1000), bytes: runs[0].bytes, growthMb };
  });
  report.table(
    ['', 's', 'rows/s', 'MB', 'RSS grew by at most'],
    shown.map(({ name, ms, rowsPerSecond, bytes, growthMb }) => [
      name === 'COPY' ? 'COPY TO (csv)' : name,
      (ms / 1000).toFixed(2),
      rowsPerSecond.toLocaleString('en'),
      (bytes / 1_048_576).toFixed(1),
      growthMb === undefined ? '' : `${growthMb.toFixed(0)} MB`,
    ]),
  );
  const most = Math.max(...shown.map(({ growthMb = 0 }) => growthMb));
  report.line(
    `Bound for ${rows.toLocaleString('en')} rows: 80 MB; ${most.toFixed(0)} MB ${most <= 80 ? 'is within it' : 'is beyond it'}.`,
  );
  report.claim('L6', {
    rows,
    'server grown at most, MB': Math.round(most),
    ...Object.fromEntries(shown.map(({ name, rowsPerSecond }) => [`${name}, rows/s`, rowsPerSecond])),
  });
  report.add('export', { rows, results: shown });
}
