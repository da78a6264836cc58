#!/usr/bin/env node
// The benchmarks: `node bench/run.mjs [sweep] [engine] [growth] [graphql] [totals] [ingest] [export] [backup] [load] [readers] [scale] [soak] [options]`. The repository must be built (`npm run bench` does that).
import { spawnSync } from 'node:child_process';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { keepBench } from '../scripts/evidence/keep-bench.mjs';
import { benchDir } from './lib/paths.mjs';

const benches = [
  'sweep',
  'engine',
  'growth',
  'graphql',
  'totals',
  'ingest',
  'export',
  'backup',
  'load',
  'readers',
  'scale',
  'soak',
];
/** Asked for by name only: they take long. */
const apart = ['scale', 'soak'];

const settings = {
  payments: { default: '300000', about: 'graphql, totals, backup: payments in the database' },
  connections: { default: '16', about: 'graphql: connections that send requests' },
  pool: { default: '8', about: 'graphql: Postgres connections of either server' },
  seconds: { default: '4', about: 'graphql: seconds of each measurement' },
  region: { default: '411400000000', about: 'graphql: whose supervisor asks (410000000000 = the whole province)' },
  scale: {
    default: 'sample',
    about: 'sweep, readers: scale of the sample world (sample, county, prefecture, province)',
  },
  copies: {
    default: '40',
    about: 'sweep, readers, engine, growth: how many copies of that world, under keys of their own',
  },
  'as-of': { default: '2018-11-30', about: 'sweep: day of evaluation' },
  memory: { default: '4GB', about: 'sweep: memory of DuckDB' },
  threads: { default: '2', about: 'sweep: threads of DuckDB, and of one Postgres query' },
  timeout: { default: '300', about: 'sweep: seconds after which a SELECT on Postgres is given up' },
  rows: { default: '100000', about: 'ingest, export: rows of each file' },
  feed: { about: 'ingest: one file of this feed (payment, subsidy_line), stopped half-way and taken up' },
  'memory-rows': { about: 'ingest: memory for files of so many payments, such as 100000,1000000,5000000' },
  rounds: { default: '3', about: 'how often each pair is measured, alternating' },
  'load-payments': { default: '1000000', about: 'load: payments in the database' },
  'load-clients': { default: '50', about: 'load: clients of L1; L2 has two fifths of them' },
  'load-seconds': { default: '60', about: 'load: seconds of the longest measurement' },
  'scale-lines': { default: '1000000', about: 'scale: one-card lines, or several such as 1000000,5000000' },
  minutes: { default: '30', about: 'soak: how long' },
  'soak-heap': { about: 'soak: write a heap snapshot of the platform to this file at the end' },
  json: { about: 'write the figures to this file' },
};
const texts = ['region', 'scale', 'scale-lines', 'as-of', 'memory', 'feed', 'memory-rows', 'soak-heap', 'json'];

function usage() {
  const lines = Object.entries(settings).map(
    ([name, { about, default: given }]) => `  --${name.padEnd(13)} ${about}${given ? ` (${given})` : ''}`,
  );
  return `Usage: node bench/run.mjs [${benches.join('] [')}] [options]     without a name: all but scale and soak\n\n${lines.join('\n')}\n  --fresh         makes the data anew instead of using what an earlier run left in .qingqu/bench`;
}

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...Object.fromEntries(
        Object.entries(settings).map(([name, { default: given }]) => [
          name,
          { type: 'string', ...(given !== undefined && { default: given }) },
        ]),
      ),
      fresh: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const unknown = positionals.find((name) => !benches.includes(name));
  if (values.help) return undefined;
  if (unknown) throw new TypeError(`There is no benchmark '${unknown}'.`);
  for (const name of Object.keys(settings).filter((each) => !texts.includes(each))) {
    if (!/^[1-9]\d*$/.test(values[name]))
      throw new TypeError(`--${name} takes a whole number such as ${settings[name].default}, not '${values[name]}'.`);
    values[name] = Number(values[name]);
  }
  return {
    ...values,
    asOf: values['as-of'],
    benches: positionals.length
      ? benches.filter((name) => positionals.includes(name))
      : benches.filter((name) => !apart.includes(name)),
  };
}

/** The peers have an install of their own, from their own lock file. */
function install() {
  const lock = join(benchDir, 'package-lock.json');
  const stamp = join(benchDir, 'node_modules', '.installed');
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log('Installing what the benchmarks compare with …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: benchDir,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ci failed in ${benchDir} (exit ${status}), see above.`);
  writeFileSync(stamp, '');
}

async function main(options) {
  install();
  // Only now: these import what was installed.
  const { startPostgres } = await import('./lib/database.mjs');
  const { machine, Report } = await import('./lib/report.mjs');
  const report = new Report();
  report.add('machine', machine());
  report.line(`${JSON.stringify(report.data.machine).replaceAll('"', '')}`);
  const server = await startPostgres(report.line);
  try {
    for (const name of options.benches) {
      const module = await import(`./${name}.mjs`);
      report.claims = {};
      await module[`bench${name[0].toUpperCase()}${name.slice(1)}`](options, report, server);
      // What was claimed of it, for docs/evidence.md.
      if (Object.keys(report.claims).length > 0) keepBench(name, machine(), report.claims, report.data);
    }
  } finally {
    await server.stop();
    // Also what a later failure leaves of the earlier ones.
    if (options.json) writeFileSync(options.json, `${JSON.stringify(report.data, bigintAsText, 2)}\n`);
  }
}

const bigintAsText = (_key, value) => (typeof value === 'bigint' ? String(value) : value);

try {
  const options = readOptions();
  if (options === undefined) console.log(usage());
  else if (!existsSync(join(benchDir, '..', 'schema', 'dist', 'index.js')))
    throw new Error('The repository is not built: run `npm run bench`, or `npm run build` first.');
  else await main(options);
} catch (error) {
  const wrongUse = error instanceof TypeError && ('code' in error || /^(There is no|--)/.test(error.message));
  console.error(wrongUse ? `${error.message}\n\n${usage()}` : error);
  process.exitCode = wrongUse ? 2 : 1;
}
