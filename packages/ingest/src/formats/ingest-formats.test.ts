import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import iconv from 'iconv-lite';
import { addDefinition } from '../definition/store.js';
import { describeOutcome, ingestDelivery } from '../index.js';
import type { IngestRequest } from '../ingest-file.js';
import { type Harness, harness } from '../testing/harness.js';
import { assertInvariants } from '../testing/invariants.js';
import { c, workbookOf } from './testing/workbook-of.js';
import { zipOf } from './testing/zip-of.js';

// The same two good rows and a bad one in each format, through the whole ingest.

const HEADER = ['key', 'name', 'region_code', 'started_on', 'status'];
const ROWS = [
  ['A1', '道路硬化工程', '410225000000', '2018-04-01', 'running'],
  ['A2', '安全饮水, "二期"', '410225000000', '', 'running'],
  ['A3', '桥梁', '999999999999', '2018-04-01', 'running'],
];
const records = ROWS.map((row) => Object.fromEntries(HEADER.map((name, at) => [name, row[at]!])));
const xmlText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const csv = [HEADER, ...ROWS].map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
const json = JSON.stringify(records);
const xml = `<list>${records
  .map(
    (record) =>
      `<项目>${Object.entries(record)
        .map(([name, text]) => `<${name}>${xmlText(text)}</${name}>`)
        .join('')}</项目>`,
  )
  .join('')}</list>`;
const workbook = workbookOf({
  formats: ['yyyy"年"m"月"d"日"'],
  sheets: [
    {
      name: '项目',
      rows: [HEADER, ...ROWS].map((row) =>
        row.map((cell) => (cell === '2018-04-01' ? c.number(43191, 1) : c.text(cell))),
      ),
    },
    { name: '名单', state: 'hidden', rows: [[c.text('x')]] },
  ],
});
const WIDTHS = [4, 12, 12, 10, 7];
const fixed = ROWS.map((row) => row.map((cell, at) => cell.padEnd(WIDTHS[at]!)).join('')).join('\n');
const fixedDefinition = {
  name: 'project-fixed',
  feed: 'project',
  title: '定宽项目',
  file: {
    format: 'fixed',
    columns: HEADER.map((name, at) => {
      const from = 1 + WIDTHS.slice(0, at).reduce((sum, width) => sum + width, 0);
      return { name, from, to: from + WIDTHS[at]! - 1 };
    }),
  },
};

/** Each with the line of its bad row, as people know it. */
const files: Record<string, { bytes: Buffer | string; line: number; feed?: string; part?: string }> = {
  CSV: { bytes: csv, line: 4 },
  'CSV in UTF-16': { bytes: Buffer.from(`\ufeff${csv}`, 'utf16le'), line: 4 },
  'CSV in Big5, all of it': {
    bytes: iconv.encode(csv.replaceAll('桥', '橋').replaceAll('饮', '飲').replaceAll('二', '二'), 'big5'),
    line: 4,
  },
  'text with vertical bars in GB18030': { bytes: iconv.encode(csv.replaceAll('","', '"|"'), 'gb18030'), line: 4 },
  'an XLSX workbook': { bytes: workbook, line: 4, part: '项目' },
  JSON: { bytes: json, line: 3 },
  NDJSON: { bytes: records.map((record) => `${JSON.stringify(record)}\n`).join('\n'), line: 5 },
  XML: { bytes: xml, line: 3 },
  'fixed-width text': { bytes: fixed, line: 3, feed: 'project-fixed' },
  'a gzip': { bytes: gzipSync(csv), line: 4 },
  'a zip of a gzip of JSON': {
    bytes: zipOf([{ name: '2018/a.json.gz', content: gzipSync(json) }]),
    line: 3,
    part: '2018/a.json.gz',
  },
};

let database: TestDatabase;
let h: Harness;
beforeAll(async () => {
  database = await testDatabase();
  h = await harness(database);
  await addDefinition(database.system, JSON.stringify(fixedDefinition), 'tester');
});
beforeEach(async () => {
  await database.system.query('truncate project, project_history');
});
afterAll(async () => {
  h.dispose();
  await database.drop();
});

const deliver = (bytes: Buffer | string, request: Partial<IngestRequest> = {}) =>
  ingestDelivery(h.deps, { feed: 'project', bytes: Buffer.from(bytes), receivedBy: 'tester', ...request });

describe('through the whole ingest', () => {
  it.each(Object.keys(files))('%s', async (name) => {
    const { bytes, line, feed = 'project', part = '' } = files[name]!;
    const [result, ...others] = await deliver(bytes, { feed });
    expect(others).toEqual([]);
    expect(result).toMatchObject({
      status: 'done',
      part,
      read: 3,
      counts: { loaded: 2, quarantined: 1 },
      reasons: { E_REGION: 1 },
    });
    const { rows } = await database.system.query(
      'select source_key as key, started_on as day from project order by source_key',
    );
    expect(rows).toEqual([
      { key: 'A1', day: '2018-04-01' },
      { key: 'A2', day: null },
    ]);
    const rejected = await database.system.query(
      'select line, column_name as "column" from quarantine where file_id = $1',
      [result!.id],
    );
    expect(rejected.rows).toEqual([{ line, column: 'region_code' }]);

    const [again] = await deliver(bytes, { feed });
    expect(again).toMatchObject({ already: result!.id, read: 3 });
    await assertInvariants(database.system);
  });

  it('says what was not read', async () => {
    const [result] = await deliver(workbook);
    expect(describeOutcome(result!, 'zh')).toMatch(/\[项目\].*隐藏的工作表“名单”没有读取/);
    expect(describeOutcome(result!, 'en')).toMatch(/hidden sheet "名单" was not read/);
  });

  it('takes the members of an archive as batches of their own, one of them refused', async () => {
    const results = await deliver(
      zipOf([
        { name: 'a.csv', content: csv },
        { name: 'b.pdf', content: '%PDF-1.4' },
        { name: 'c.json', content: json },
      ]),
    );
    expect(results.map(({ part, status, read }) => [part, status, read])).toEqual([
      ['a.csv', 'done', 3],
      ['b.pdf', 'refused', 0],
      ['c.json', 'done', 3],
    ]);
    expect(results[1]!.refusal!.problems[0]!.code).toBe('E_FORMAT');
    expect(results[2]!.counts.unchanged).toBe(2);
    await assertInvariants(database.system);
  });

  it('does not undo what was taken in when the same bytes come with an encoding that they are not in', async () => {
    const text = csv.replace('A1', 'B1');
    const [first] = await deliver(text);
    const [second] = await deliver(text, { encoding: 'gbk' });
    expect(second).toMatchObject({ already: first!.id, status: 'done', read: 3 });
    const [other] = await deliver(csv.replace('A1', 'B2'), { encoding: 'gbk' });
    expect(other).toMatchObject({ status: 'refused', read: 0 });
    expect(other!.refusal!.problems[0]!.code).toBe('E_CHARSET');
  });

  it('goes on where it was stopped in the middle of a workbook', async () => {
    const rows = Array.from({ length: 2500 }, (_, at) => [`K${at}`, '工程', '410225000000', '', 'running'].map(c.text));
    const bytes = workbookOf({ sheets: [{ name: '项目', rows: [HEADER.map(c.text), ...rows] }] });
    const stop = new AbortController();
    const [stopped] = await deliver(bytes, { signal: stop.signal, onProgress: () => stop.abort() });
    expect(stopped).toMatchObject({ status: 'stopped', read: 1000 });
    const [done] = await deliver(bytes);
    expect(done).toMatchObject({ id: stopped!.id, status: 'done', read: 2500, counts: { loaded: 2500 } });
    await assertInvariants(database.system);
  });
});
