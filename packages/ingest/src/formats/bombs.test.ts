import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import { keepEvidence } from '@qingqu/schema/testing';
import { seeded } from '../testing/sample-file.js';
import { workbookOf } from './testing/workbook-of.js';
import { zipOf } from './testing/zip-of.js';

// Files made to exhaust whoever reads them. Each is read in a process of its own, which tells how much it grew and how long it took.

const child = join(process.cwd(), 'packages/ingest/dist/formats/testing/read-child.js');
const dir = mkdtempSync(join(tmpdir(), 'bombs-'));
afterAll(() => rmSync(dir, { recursive: true }));

/** What whoever takes a file in may grow by, and wait. */
const MAX_MIB = 50;
const MAX_MS = 10_000;
/** What making such a file, and reading it, may take on a machine that is busy. */
const TEST_MS = 180_000;

const sheetOf = (data: string) => workbookOf({ sheets: [{ data }] });
const around = (before: string, content: Buffer, after: string) =>
  Buffer.concat([Buffer.from(before), content, Buffer.from(after)]);
const nestedZip = (depth: number): Buffer => {
  const inner = depth === 0 ? Buffer.alloc(1 << 20, 'a,b\n') : nestedZip(depth - 1);
  return zipOf(
    Array.from({ length: 16 }, (_, at) => ({ name: `${at}${depth === 0 ? '.csv' : '.zip'}`, content: inner })),
  );
};

const random = seeded(20181015);
/** Rows without references, of numbers that do not pack well. */
const rows = (count: number, cells: number) => {
  const some = Array.from(
    { length: 500 },
    () => `<row>${Array.from({ length: cells }, () => `<c><v>${random(10_000)}</v></c>`).join('')}</row>`,
  );
  return Array.from({ length: count }, () => some[random(some.length)]).join('');
};

const bombs: Record<string, { bytes: () => Buffer; codes: string[] }> = {
  '1.2 million small cells': { bytes: () => sheetOf(rows(60_000, 20)), codes: [] },
  'more than 5 million cells': { bytes: () => sheetOf(rows(260_000, 20)), codes: ['E_LIMIT'] },
  'more than a million rows': { bytes: () => sheetOf(rows(1_000_001, 1)), codes: ['E_LIMIT'] },
  'one cell at the far end of each of 200,000 rows': {
    bytes: () =>
      sheetOf(
        Array.from({ length: 200_000 }, (_, at) => `<row r="${at + 1}"><c r="XFD${at + 1}"><v>1</v></c></row>`).join(
          '',
        ),
      ),
    codes: ['E_LIMIT'],
  },
  '200 MB of white space': { bytes: () => sheetOf(' '.repeat(200_000_000)), codes: ['E_LIMIT'] },
  'a million attributes': {
    bytes: () => sheetOf(`<row ${Array.from({ length: 1_000_000 }, (_, at) => `a${at}="${at}"`).join(' ')}/>`),
    codes: ['E_LIMIT'],
  },
  'a gzip of 400 MB of zeros': { bytes: () => gzipSync(Buffer.alloc(400_000_000)), codes: ['E_LIMIT'] },
  'a gzip of a gzip of 400 MB of zeros': {
    bytes: () => gzipSync(gzipSync(Buffer.alloc(400_000_000))),
    codes: ['E_LIMIT'],
  },
  'archives in archives in archives': { bytes: () => nestedZip(2), codes: ['E_NESTED'] },
  'a JSON text that only opens': { bytes: () => Buffer.alloc(50_000_000, '[{"a":'), codes: ['E_LIMIT'] },
  'an XML text that only opens': { bytes: () => Buffer.alloc(50_000_000, '<a>'), codes: ['E_LIMIT'] },
  'a JSON string of 200 MB': {
    bytes: () => around('[{"a":"', Buffer.alloc(200_000_000, 'x'), '"}]'),
    codes: ['E_LIMIT'],
  },
  'one line of 100 MB in an odd dialect': {
    bytes: () => around('sep=;\na;b\n', Buffer.alloc(100_000_000, 'x'), ''),
    codes: [],
  },
};

describe('a file made to exhaust its reader is answered in time, and its reader does not grow', () => {
  const most: { ms: number; grownMiB: number }[] = [];
  it.each(Object.keys(bombs))(
    '%s',
    async (name) => {
      const { bytes, codes } = bombs[name]!;
      const path = join(dir, 'bomb');
      const blobDir = join(dir, 'blobs');
      writeFileSync(path, bytes());
      const { stdout } = await promisify(execFile)(process.execPath, [child, blobDir, path]);
      const answer = JSON.parse(stdout) as { codes: string[]; ms: number; grownMiB: number };
      expect(answer.codes).toEqual(codes);
      expect(answer.ms).toBeLessThan(MAX_MS);
      expect(answer.grownMiB).toBeLessThan(MAX_MIB);
      expect(readdirSync(join(blobDir, 'converting'))).toEqual([]);
      expect(readdirSync(join(blobDir, 'incoming'))).toEqual([]);
      rmSync(blobDir, { recursive: true });
      most.push(answer);
    },
    TEST_MS,
  );

  it('whatever it is', () => {
    expect(most).toHaveLength(Object.keys(bombs).length);
    keepEvidence('B11/files', {
      files: most.length,
      'answered within, ms': Math.round(Math.max(...most.map(({ ms }) => ms))),
      'grown at most, MiB': Math.round(Math.max(...most.map(({ grownMiB }) => grownMiB))),
    });
  });
});
