import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Calendar } from './basis/calendar.js';
import { dayOf } from './basis/day.js';
import { generate } from './generate.js';
import { verify } from './verify/verify.js';
import type { FeedName } from './world/feeds.js';

const root = resolve(__dirname, '../../../..');
const regionsCsv = readFileSync(join(root, 'schema/reference/regions.csv'), 'utf8');
const calendarCsv = readFileSync(join(root, 'schema/reference/calendar.csv'), 'utf8');
const reference = { calendar: new Calendar(calendarCsv), regionsCsv };
const committed = resolve(__dirname, '../../sample');

const made: string[] = [];
function world(options: { seed?: number; asOf?: string; only?: ReadonlySet<FeedName> } = {}): string {
  const out = mkdtempSync(join(tmpdir(), 'qingqu-feeds-'));
  made.push(out);
  generate({ out, seed: 20181015, asOf: '2018-11-30', scale: 'sample', regionsCsv, calendarCsv, ...options });
  return out;
}
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

const digests = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => /\.(csv|json)$/.test(name))
      .sort()
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
  );

const clean = { missed: [], extra: [], broken: [] };

describe('the generator', () => {
  it('writes the committed sample byte for byte', () => {
    expect(digests(world())).toEqual(digests(committed));
  });

  it('writes the same rows of a feed whether or not it writes the others', () => {
    const only = digests(world({ only: new Set(['payment', 'subsidy_line']) }));
    expect(Object.keys(only)).toEqual([
      '12-payment.csv',
      '20-subsidy_line.csv',
      'answer-key.csv',
      'near-misses.csv',
      'world.json',
    ]);
    expect(digests(committed)).toMatchObject(only);
  });

  it('refuses a date of which it cannot tell a year', () => {
    expect(() => world({ asOf: '2018-06-30' })).toThrow('example: 2018-11-30');
    expect(() => world({ asOf: '2018-11-31' })).toThrow("not a date: '2018-11-31'");
  });
});

describe('the answer key', () => {
  it('of the committed sample says exactly what the rules find', async () => {
    const verdict = await verify(committed, reference, dayOf('2018-11-30'));
    expect(verdict).toMatchObject(clean);
    // Each of the 64 rules has its irregularities and its near misses.
    expect(verdict.planted.size).toBe(64);
    expect(verdict.nearMisses.size).toBe(64);
    for (const count of verdict.planted.values()) expect(count).toBeGreaterThanOrEqual(3);
  });

  it('holds for another seed and another day, which give another world', async () => {
    const other = world({ seed: 7, asOf: '2018-11-10' });
    expect(await verify(other, reference, dayOf('2018-11-10'))).toMatchObject(clean);
    expect(digests(other)['12-payment.csv']).not.toBe(digests(committed)['12-payment.csv']);
  });

  it('is checked: a payment changed by hand is noticed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qingqu-feeds-'));
    made.push(folder);
    cpSync(committed, folder, { recursive: true });
    const path = join(folder, '12-payment.csv');
    // One large transfer of poverty money becomes cash.
    const transfer = /(,SJ01,[^,]*,[^,]*,[^,]*,[^,]*,31005,001002,)2(,1,(?:[^,]*,){4}(?:1\d{5}|[5-9]\d{4})\.)/;
    writeFileSync(path, readFileSync(path, 'utf8').replace(transfer, '$10$2'));
    const { extra } = await verify(folder, reference, dayOf('2018-11-30'));
    expect(extra).toEqual([expect.stringMatching(/^cash-single-large\|payment\|ZF/)]);
  });
});
