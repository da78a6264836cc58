import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keepEvidence, type TestDatabase, testDatabase, testSeed, times } from '@qingqu/schema/testing';
import iconv from 'iconv-lite';
import { ingestDelivery, outcomes } from '../index.js';
import { type Harness, harness } from '../testing/harness.js';
import { assertInvariants } from '../testing/invariants.js';
import { seeded } from '../testing/sample-file.js';
import { mutant } from './testing/mutants.js';
import { c, SHEET_MEMBER, workbookMembers, workbookOf } from './testing/workbook-of.js';
import { zipOf } from './testing/zip-of.js';

// Files with damaged bytes: none may crash what reads them, and every row of what is read has its place in the ledger.

/** Mutants of each kind of file: of those that are converted, and of those that go through the whole ingest. */
const CONVERTED = times({ ci: 400, nightly: 20_000 });
const DELIVERED = times({ ci: 30, nightly: 1_000 });

const seed = testSeed;
const dir = mkdtempSync(join(tmpdir(), 'mutants-'));
const child = join(process.cwd(), 'packages/ingest/dist/formats/testing/mutants-child.js');

const HEADER = ['key', 'name', 'region_code', 'status'];
const ROWS = Array.from({ length: 12 }, (_, at) => [`A${at}`, `道路, "${at}" 号`, '410225000000', 'running']);
const records = ROWS.map((row) => Object.fromEntries(HEADER.map((name, at) => [name, row[at]!])));
const csv = [HEADER, ...ROWS].map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
const json = JSON.stringify(records.map((record, at) => ({ ...record, n: { x: at * 1.5, y: [at, null, true] } })));
const elements = (record: Record<string, string>) =>
  Object.entries(record).map(([name, text]) => `<${name}>${text.replaceAll('"', '&quot;')}</${name}>`);
const xml = `<?xml version="1.0" encoding="UTF-8"?><list>${records.map((record) => `<row id="1">${elements(record).join('')}</row>`).join('')}</list>`;
const workbook = {
  sheets: [
    { rows: [HEADER, ...ROWS].map((row, at) => [...row.map(c.text), c.number(at * 1.25, at % 2), c.shared(at % 2)]) },
  ],
  sharedStrings: ['<t>甲</t>', '<r><t>乙</t></r>'],
  formats: [14],
};

/** What is converted in a process of its own. */
const converted: Record<string, { format: string; bytes: Buffer; wish?: object }> = {
  'a workbook': { format: 'xlsx', bytes: workbookOf(workbook) },
  'the XML of a sheet': {
    format: 'sheet',
    bytes: Buffer.from(workbookMembers(workbook).find(({ name }) => name === SHEET_MEMBER)!.content),
  },
  JSON: { format: 'json', bytes: Buffer.from(json) },
  NDJSON: { format: 'ndjson', bytes: Buffer.from(records.map((record) => JSON.stringify(record)).join('\n')) },
  XML: { format: 'xml', bytes: Buffer.from(xml) },
  'fixed-width text': {
    format: 'fixed',
    bytes: iconv.encode(ROWS.map((row) => row.join(' ')).join('\n'), 'gb18030'),
    wish: { unit: 'bytes', columns: [{ name: 'key', from: 1, to: 3 }] },
  },
};

/** What is taken in as a whole. */
const delivered: Record<string, Buffer> = {
  CSV: Buffer.from(csv),
  'CSV in GB18030': iconv.encode(csv, 'gb18030'),
  'CSV in UTF-16': Buffer.from(`\ufeff${csv}`, 'utf16le'),
  'text with vertical bars in GB18030': iconv.encode(csv.replaceAll('","', '"|"'), 'gb18030'),
  'text with backslashes': Buffer.from(csv.replaceAll('""', '\\"')),
  'a gzip': gzipSync(csv),
  'a zip': zipOf([
    { name: 'a.csv', content: csv },
    { name: 'b.csv', content: csv, isStored: true },
  ]),
};

let database: TestDatabase;
let h: Harness;
beforeAll(async () => {
  database = await testDatabase();
  h = await harness(database);
});
afterAll(async () => {
  h.dispose();
  rmSync(dir, { recursive: true });
  await database.drop();
});

describe('damaged files', () => {
  let tried = 0;

  it.each(Object.keys(converted))(`${CONVERTED} of %s convert to rows or are refused`, async (name) => {
    const { format, bytes, wish = {} } = converted[name]!;
    writeFileSync(join(dir, 'valid'), bytes);
    const words = [child, dir, format, String(seed), String(CONVERTED), JSON.stringify(wish)];
    const { stdout } = await promisify(execFile)(process.execPath, words);
    const tally = Object.values(JSON.parse(stdout) as Record<string, number>);
    expect(tally.reduce((sum, n) => sum + n, 0)).toBe(CONVERTED);
    tried += CONVERTED;
  });

  it.each(Object.keys(delivered))(
    `${DELIVERED} of %s are taken in or refused, and each row is accounted for`,
    async (name) => {
      const random = seeded(seed);
      for (let n = 0; n < DELIVERED; n++) {
        const bytes = mutant(delivered[name]!, random);
        const results = await ingestDelivery(h.deps, { feed: 'project', bytes, receivedBy: 'tester' });
        for (const { status, read, counts } of results) {
          expect(['done', 'refused']).toContain(status);
          expect(outcomes.reduce((sum, outcome) => sum + counts[outcome], 0)).toBe(read);
        }
      }
      await assertInvariants(database.system);
      tried += DELIVERED;
    },
  );

  it('are as many as were to be tried', () => {
    const kinds = [Object.keys(converted).length, Object.keys(delivered).length] as const;
    expect(tried).toBe(kinds[0] * CONVERTED + kinds[1] * DELIVERED);
    keepEvidence('B8', { mutants: tried, 'kinds of file': kinds[0] + kinds[1], seed });
  });
});
