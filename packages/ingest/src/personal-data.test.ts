import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { describeOutcome } from './describe-outcome.js';
import type { Feed } from './feed.js';
import { feeds } from './feeds/index.js';
import { type Harness, harness } from './testing/harness.js';
import { sampleCardNo, sampleIdNo } from './testing/sample-file.js';

// No ID number, account number, telephone number or person's name stands in clear in any column of any table, whatever the file.

let database: TestDatabase;
let h: Harness;
beforeAll(async () => {
  database = await testDatabase();
  h = await harness(database);
});
afterAll(async () => {
  h.dispose();
  await database.drop();
});

const idNo = sampleIdNo(4321);
const cardNo = sampleCardNo(8765);
const phone = '13700371234';
const name = '欧阳格外显眼';
/** With another check digit: such a number is somebody's as well. */
const mistypedIdNo = idNo.slice(0, 17) + (idNo.endsWith('0') ? '1' : '0');
const personal = [idNo, mistypedIdNo, idNo.slice(0, 6) + idNo.slice(8, 17), cardNo, phone, name, '格外显眼'];

/** A file of the feed in which everything personal is one of ours, and each other cell its column's example. */
function fileOf(feed: Feed, spoil: (header: string, cell: string) => string = (_, cell) => cell): string {
  const cells = feed.columns.map((column) => {
    if (column.type === 'person')
      return column.header === 'guardian_id_no' ? idNo.slice(0, 6) + idNo.slice(8, 17) : idNo;
    if (column.type === 'account') return cardNo;
    if (column.type === 'phone') return phone;
    if (column.type === 'name') return name;
    if (
      column.type === 'choice' &&
      column.header.endsWith('kind') &&
      feed.columns.some(({ type }) => type === 'name')
    ) {
      const words = feed.table.columns.get(column.header)!.words!;
      return words.includes('individual') ? 'individual' : words[0]!;
    }
    if (feed.name === 'indicator_doc' && column.header === 'key') return '';
    return column.example;
  });
  const quoted = (cell: string) => (cell.includes(',') ? `"${cell}"` : cell);
  const row = cells.map((cell, at) => quoted(spoil(feed.columns[at]!.header, cell)));
  return `${feed.columns.map(({ header }) => header).join(',')}\n${row.join(',')}\n`;
}

it('keeps personal values masked, sealed or keyed in every table, for good rows and bad ones', async () => {
  const words: string[] = [];
  for (const feed of feeds.values()) {
    const good = await h.ingest(feed.name, fileOf(feed));
    expect([feed.name, good.counts.loaded, good.reasons]).toEqual([feed.name, 1, {}]);
    // The same again with a correction, for the history; then with the numbers in the wrong columns; then broken.
    await h.ingest(
      feed.name,
      fileOf(feed, (header, cell) => (header === 'rev' ? '1' : cell)),
    );
    const slipped = feed.columns.map(
      (column) => fileOf(feed, (header, cell) => (header === column.header ? idNo : cell)).split('\n')[1],
    );
    const bad = [
      `${feed.columns.map(({ header }) => header).join(',')}\n${slipped.join('\n')}\n`,
      fileOf(feed, (_, cell) => (cell === idNo ? `${idNo.slice(0, 17)}?` : cell === cardNo ? `${cardNo}#` : cell)),
      fileOf(feed, (header, cell) => (cell === idNo || header === 'uscc' ? mistypedIdNo : cell)),
      fileOf(feed).replace('\n', ',extra\n'),
      `${fileOf(feed).trimEnd()},${idNo},"${name}\n`,
    ];
    for (const file of bad) {
      const result = await h.ingest(feed.name, file);
      words.push(describeOutcome(result, 'zh'), describeOutcome(result, 'en'));
    }
  }
  expect(words.join('\n')).not.toMatch(new RegExp(personal.join('|')));
  const tables = await database.system.query(`select tablename as name from pg_tables where schemaname = 'public'`);
  // Bytes show as hex in JSON, so each text is looked for in that form as well.
  const forms = personal.flatMap((text) => [
    text,
    Buffer.from(text).toString('hex'),
    Buffer.from(text, 'utf16le').toString('hex'),
  ]);
  for (const { name: table } of tables.rows) {
    const { rows } = await database.system.query(
      `select to_jsonb(t) as row from ${table} t where to_jsonb(t)::text ~ $1 limit 1`,
      [forms.join('|')],
    );
    expect([table, rows]).toEqual([table, []]);
  }
});
