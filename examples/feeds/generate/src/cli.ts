#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Calendar } from './basis/calendar.js';
import { dayOf } from './basis/day.js';
import { BadOption, expectedRows, generate } from './generate.js';
import { duration, Progress } from './progress.js';
import { type ScaleName, scales } from './reference/scales.js';
import { verify } from './verify/verify.js';
import { type FeedName, feedNames } from './world/feeds.js';

const usage = `Writes the invented sample world as feed files, with the answer key beside it, or checks one.

  node examples/feeds/generate/dist/cli.js --out DIR [options]
  node examples/feeds/generate/dist/cli.js --verify DIR

  --out DIR         where to write
  --scale NAME      ${Object.keys(scales).join(', ')} (default: sample)
  --seed N          the same seed gives the same bytes (default: 20181015)
  --as-of DATE      nothing after this day has happened (default: 2018-11-30)
  --only A,B        write only these feeds, as in payment,subsidy_line
  --verify DIR      whether the answer key in DIR says exactly what the rules find in its files
  --regions FILE    schema/reference/regions.csv
  --calendar FILE   schema/reference/calendar.csv
`;

const fromRoot = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));

function readOptions() {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      verify: { type: 'string' },
      scale: { type: 'string', default: 'sample' },
      seed: { type: 'string', default: '20181015' },
      'as-of': { type: 'string', default: '2018-11-30' },
      only: { type: 'string' },
      regions: { type: 'string', default: fromRoot('schema/reference/regions.csv') },
      calendar: { type: 'string', default: fromRoot('schema/reference/calendar.csv') },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) throw new BadOption('');
  if (!(values.scale in scales)) throw new BadOption(`no scale '${values.scale}': ${Object.keys(scales).join(', ')}`);
  if (!/^\d{1,9}$/.test(values.seed))
    throw new BadOption(`--seed must be a number (example: 20181015), not '${values.seed}'`);
  const only = values.only?.split(',').map((name) => name.trim());
  const unknown = only?.find((name) => !feedNames.includes(name as FeedName));
  if (unknown !== undefined) throw new BadOption(`no feed '${unknown}': ${feedNames.join(', ')}`);
  for (const path of [values.regions, values.calendar])
    if (!existsSync(path)) throw new BadOption(`${path} does not exist; name the file with --regions or --calendar`);
  return {
    out: values.out,
    verify: values.verify,
    scale: values.scale as ScaleName,
    seed: Number(values.seed),
    asOf: values['as-of'],
    regionsCsv: readFileSync(values.regions, 'utf8'),
    calendarCsv: readFileSync(values.calendar, 'utf8'),
    ...(only ? { only: new Set(only as FeedName[]) } : {}),
  };
}

type Options = ReturnType<typeof readOptions>;

/** Of each kind; the counts are whole. */
const MOST_LINES = 40;

const say = (line: string) => process.stdout.write(`${line}\n`);

function write({ verify: _, ...options }: Options, out: string): void {
  const begun = Date.now();
  const counties = { sample: 9, county: 1, prefecture: 9, province: 158 }[options.scale];
  const progress = new Progress(
    Date.now,
    (line) => process.stderr.write(`${line}\n`),
    expectedRows(options.scale, counties, options.only),
  );
  const { counts, planted, nearMisses } = generate({
    ...options,
    out,
    onProgress: (rows, doing) => progress.at(rows, doing),
  });
  for (const [feed, rows] of counts) say(`${rows.toLocaleString('en').padStart(12)}  ${feed}`);
  const total = counts.reduce((sum, [, rows]) => sum + rows, 0).toLocaleString('en');
  const took = duration((Date.now() - begun) / 1_000);
  say(`${total.padStart(12)}  rows in ${took}; ${planted} irregularities, ${nearMisses} near misses`);
}

async function check({ calendarCsv, regionsCsv }: Options, folder: string): Promise<void> {
  const about = join(folder, 'world.json');
  if (!existsSync(about))
    throw new BadOption(`${about} does not exist: is ${folder} a folder that this tool has written?`);
  const { asOf } = JSON.parse(readFileSync(about, 'utf8')) as { asOf: string };
  const verdict = await verify(folder, { calendar: new Calendar(calendarCsv), regionsCsv }, dayOf(asOf));
  for (const [rule, count] of [...verdict.planted].sort()) {
    const near = verdict.nearMisses.get(rule) ?? 0;
    say(`${rule.padEnd(28)}${String(count).padStart(7)} planted${String(near).padStart(7)} near misses`);
  }
  for (const kind of ['missed', 'extra', 'broken'] as const) {
    say(`${kind}: ${verdict[kind].length}`);
    for (const line of verdict[kind].slice(0, MOST_LINES)) say(`  ${line}`);
    if (verdict[kind].length > 0) process.exitCode = 1;
  }
}

try {
  const options = readOptions();
  if (options.verify) await check(options, options.verify);
  else if (options.out) write(options, options.out);
  else throw new BadOption('--out is missing (example: --out /tmp/feeds)');
} catch (error) {
  // parseArgs says what it does not understand with a TypeError that has a code.
  if (!(error instanceof BadOption || (error instanceof TypeError && 'code' in error))) throw error;
  process.stderr.write(`${error.message ? `${error.message}\n\n` : ''}${usage}`);
  process.exitCode = error.message ? 2 : 0;
}
