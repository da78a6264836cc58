#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { expectedRows, generate } from './generate.js';
import { duration, Progress } from './progress.js';
import { type ScaleName, scales } from './reference/scales.js';
import { type FeedName, feedNames } from './world/feeds.js';

const usage = `Writes the invented sample world as feed files, with the answer key beside it.

  node examples/feeds/generate/dist/cli.js --out DIR [options]

  --out DIR         where to write
  --scale NAME      ${Object.keys(scales).join(', ')} (default: sample)
  --seed N          the same seed gives the same bytes (default: 20181015)
  --as-of DATE      nothing after this day has happened (default: 2018-11-30)
  --only A,B        write only these feeds, as in payment,subsidy_line
  --regions FILE    schema/reference/regions.csv
  --calendar FILE   schema/reference/calendar.csv
`;

const fromRoot = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));

class UsageError extends Error {}

function options() {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      scale: { type: 'string', default: 'sample' },
      seed: { type: 'string', default: '20181015' },
      'as-of': { type: 'string', default: '2018-11-30' },
      only: { type: 'string' },
      regions: { type: 'string', default: fromRoot('schema/reference/regions.csv') },
      calendar: { type: 'string', default: fromRoot('schema/reference/calendar.csv') },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) throw new UsageError();
  if (!values.out) throw new UsageError('--out is missing (example: --out /tmp/feeds)');
  if (!(values.scale in scales)) throw new UsageError(`no scale '${values.scale}': ${Object.keys(scales).join(', ')}`);
  if (!/^\d{1,9}$/.test(values.seed))
    throw new UsageError(`--seed must be a number (example: 20181015), not '${values.seed}'`);
  const only = values.only?.split(',').map((name) => name.trim());
  const unknown = only?.find((name) => !feedNames.includes(name as FeedName));
  if (unknown !== undefined) throw new UsageError(`no feed '${unknown}': ${feedNames.join(', ')}`);
  for (const path of [values.regions, values.calendar])
    if (!existsSync(path)) throw new UsageError(`${path} does not exist; name the file with --regions or --calendar`);
  return {
    out: values.out,
    scale: values.scale as ScaleName,
    seed: Number(values.seed),
    asOf: values['as-of'],
    regionsCsv: readFileSync(values.regions, 'utf8'),
    calendarCsv: readFileSync(values.calendar, 'utf8'),
    ...(only ? { only: new Set(only as FeedName[]) } : {}),
  };
}

function main(): void {
  const asked = options();
  const begun = Date.now();
  const counties = { sample: 9, county: 1, prefecture: 9, province: 158 }[asked.scale];
  const progress = new Progress(
    Date.now,
    (line) => process.stderr.write(`${line}\n`),
    expectedRows(asked.scale, counties, asked.only),
  );
  const { counts, planted, nearMisses } = generate({ ...asked, onProgress: (rows, doing) => progress.at(rows, doing) });
  for (const [feed, rows] of counts) process.stdout.write(`${rows.toLocaleString('en').padStart(12)}  ${feed}\n`);
  const total = counts.reduce((sum, [, rows]) => sum + rows, 0);
  process.stdout.write(
    `${total.toLocaleString('en').padStart(12)}  rows in ${duration((Date.now() - begun) / 1_000)}; ${planted} irregularities, ${nearMisses} near misses\n`,
  );
}

try {
  main();
} catch (error) {
  if (error instanceof UsageError || (error instanceof TypeError && 'code' in error)) {
    process.stderr.write(`${error.message ? `${error.message}\n\n` : ''}${usage}`);
    process.exitCode = 2;
  } else throw error;
}
