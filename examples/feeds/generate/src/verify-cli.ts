#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Calendar } from './basis/calendar.js';
import { dayOf } from './basis/day.js';
import { verify } from './verify/verify.js';

const usage = `Checks that a folder's answer key says exactly what the rules of wave 1 find in its files.

  node examples/feeds/generate/dist/verify-cli.js DIR [--as-of 2018-11-30] [--calendar FILE]
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'as-of': { type: 'string', default: '2018-11-30' },
    calendar: {
      type: 'string',
      default: fileURLToPath(new URL('../../../../schema/reference/calendar.csv', import.meta.url)),
    },
  },
});
const [folder] = positionals;
if (!folder) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  const verdict = await verify(folder, new Calendar(readFileSync(values.calendar, 'utf8')), dayOf(values['as-of']));
  for (const [rule, count] of [...verdict.planted].sort())
    process.stdout.write(
      `${rule.padEnd(32)}${String(count).padStart(7)} planted${String(verdict.nearMisses.get(rule) ?? 0).padStart(7)} near misses\n`,
    );
  for (const kind of ['missed', 'extra', 'broken'] as const) {
    process.stdout.write(`${kind}: ${verdict[kind].length}\n`);
    for (const line of verdict[kind].slice(0, 40)) process.stdout.write(`  ${line}\n`);
    if (verdict[kind].length > 0) process.exitCode = 1;
  }
}
