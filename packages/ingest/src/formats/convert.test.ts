import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { partsReader } from './testing/read-parts.js';
import { c, workbookOf } from './testing/workbook-of.js';
import { zipOf } from './testing/zip-of.js';

const reader = partsReader();
afterAll(reader.dispose);

describe('a conversion', () => {
  const large = Buffer.from(`[${'{"key":"A1","name":"道路硬化工程","amount":12.50},'.repeat(200_000)}{"key":"end"}]`);
  const left = (folder: string) => readdirSync(join(reader.blobDir, folder));

  it('gives the same bytes each time', async () => {
    const mixed = zipOf([
      { name: 'a.json', content: '[{"a":1}]' },
      { name: 'b.xlsx', content: workbookOf({ sheets: [{ rows: [[c.number(1)]] }] }) },
      { name: 'c.csv', content: 'sep=;\na;b\n' },
    ]);
    const [first, second] = [await reader.read(mixed), await reader.read(mixed)];
    expect(first.parts).toHaveLength(3);
    expect(second.parts.map(({ blob }) => blob.sha256)).toEqual(first.parts.map(({ blob }) => blob.sha256));
  });

  it('tells how far it is, and stops when it is told to, leaving nothing behind', async () => {
    const stop = new AbortController();
    let told = 0;
    const reading = reader.read(
      large,
      {},
      {
        signal: stop.signal,
        onProgress(bytes) {
          told = bytes;
          stop.abort(new Error('enough'));
        },
      },
    );
    await expect(reading).rejects.toThrow('enough');
    expect(told).toBeGreaterThan(0);
    expect(told).toBeLessThan(large.length);
    expect([left('converting'), left('incoming')]).toEqual([[], []]);
    expect((await reader.read(large)).rows['']).toHaveLength(200_002);
  });

  it('ends when it takes too long', async () => {
    const { problems } = await reader.read(
      Buffer.concat([large, Buffer.from(' ')]),
      {},
      { formatLimits: { seconds: -10 } },
    );
    expect(problems.map(({ code }) => code)).toEqual(['E_LIMIT']);
    expect(problems[0]!.what.en).toMatch(/takes more than/);
  });

  it('ends when it takes too much memory', async () => {
    const { problems } = await reader.read(large, {}, { formatLimits: { memoryMiB: 30 } });
    expect(problems[0]!.what.en).toMatch(/more than 30 MiB of memory/);
  });

  it('clears away what a process left that was killed', async () => {
    // No process has this number: Linux gives none above 4,194,304.
    const abandoned = join(reader.blobDir, 'converting', '4999999-x');
    mkdirSync(abandoned, { recursive: true });
    await reader.read('[{"a":1}]');
    expect(left('converting')).toEqual([]);
  });
});
