import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { times } from '@qingqu/schema/testing';
import fc from 'fast-check';
import { Framer, type RawRecord } from './framer.js';
import { commaSeparated } from './reading.js';
import { splitRecords } from './split-records.js';

const dir = mkdtempSync(join(tmpdir(), 'framer-'));
afterAll(() => rmSync(dir, { recursive: true }));

async function frame(content: string | Buffer, start = { byte: 0, line: 1 }): Promise<RawRecord[]> {
  const path = join(dir, 'file.csv');
  writeFileSync(path, content);
  const file = await open(path);
  try {
    const framer = new Framer(file, start);
    const records: RawRecord[] = [];
    for (let record = await framer.next(); record; record = await framer.next()) records.push(record);
    return records;
  } finally {
    await file.close();
  }
}

const seen = (records: RawRecord[]) => records.map(({ line, bytes, broken }) => [line, broken ?? bytes.toString()]);

describe('framing', () => {
  it('takes LF, CRLF and CR for line ends, in one file', async () => {
    expect(seen(await frame('a\nb\r\nc\rd'))).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
      [4, 'd'],
    ]);
  });

  it('passes over blank lines but counts them', async () => {
    expect(seen(await frame('a\n\n \t\r\nb\n'))).toEqual([
      [1, 'a'],
      [4, 'b'],
    ]);
  });

  it('keeps commas, quotes and line ends within quotes', async () => {
    expect(seen(await frame('a,"b,""c""\r\nd",e\nf'))).toEqual([
      [1, 'a,"b,""c""\r\nd",e'],
      [3, 'f'],
    ]);
  });

  it.each([
    [
      'a quote that never closes',
      'a,"b\nc,d\ne,f\n',
      [
        [1, 'E_QUOTES'],
        [2, 'c,d'],
        [3, 'e,f'],
      ],
    ],
    [
      'text after a closing quote',
      '"a"b,c\nd\n',
      [
        [1, 'E_QUOTES'],
        [2, 'd'],
      ],
    ],
    [
      'a quote inside a bare field',
      'a,5"b\nd\n',
      [
        [1, 'E_QUOTES'],
        [2, 'd'],
      ],
    ],
    [
      'an odd quote that a later one would close',
      `a,"b\n${'x,y\n'.repeat(25)}z,"w"\n`,
      [[1, 'E_QUOTES'], ...Array.from({ length: 25 }, (_, at) => [at + 2, 'x,y']), [27, 'z,"w"']],
    ],
  ])('costs one line: %s', async (_, content, expected) => {
    expect(seen(await frame(content))).toEqual(expected);
  });

  it('sets an endless line aside and finds the next', async () => {
    const records = await frame(
      Buffer.concat([Buffer.from('a\n'), Buffer.alloc(5_000_000, 'x'), Buffer.from('\r\nb\n')]),
    );
    expect(seen(records)).toEqual([
      [1, 'a'],
      [2, 'E_TOO_LONG'],
      [3, 'b'],
    ]);
    expect(records[1]!.to - records[1]!.from).toBe(5_000_000);
  });

  it('resumes at any record as if it had begun there, across its windows', async () => {
    const lines = Array.from({ length: 60_000 }, (_, at) =>
      at % 7 === 0 ? `${at},"quoted\n""field""",x` : `${at},plain field,漢字`,
    );
    const all = await frame(lines.join('\r\n'));
    expect(all).toHaveLength(lines.length);
    const from = all[41_234]!;
    const rest = await frame(lines.join('\r\n'), { byte: from.from, line: from.line });
    expect(rest.map(({ line, from: start, to }) => [line, start, to])).toEqual(
      all.slice(41_234).map(({ line, from: start, to }) => [line, start, to]),
    );
  });

  it('gives back every field of any correctly written file, in either encoding of line ends', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'é', '漢', '𠮷', '"', ',', '\n', '\r\n', ' ', "'"),
      maxLength: 8,
    });
    const quote = (value: string) => `"${value.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 20 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        async (rows, eol) => {
          const records = await frame(rows.map((row) => row.map(quote).join(',') + eol).join(''));
          expect(
            splitRecords(
              records.map(({ bytes }) => bytes.toString()),
              commaSeparated,
            ).map((row) => row?.cells),
          ).toEqual(rows);
        },
      ),
      { numRuns: times({ ci: 200, nightly: 20_000 }) },
    );
  });

  it('covers every byte that is not a line end or blank line, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(0x22, 0x2c, 0x0a, 0x0d, 0x61, 0xb0, 0xa1, 0x00), { maxLength: 300 }),
        async (bytes) => {
          const content = Buffer.from(bytes);
          const records = await frame(content);
          let at = 0;
          for (const { from, to } of records) {
            expect(from).toBeGreaterThanOrEqual(at);
            expect([...content.subarray(at, from)].every((byte) => byte === 0x0a || byte === 0x0d)).toBe(true);
            at = to;
          }
          expect([...content.subarray(at)].every((byte) => byte === 0x0a || byte === 0x0d)).toBe(true);
        },
      ),
      { numRuns: times({ ci: 500, nightly: 50_000 }) },
    );
  });
});
