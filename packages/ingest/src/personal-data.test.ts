import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { addDefinition } from './definition/store.js';
import { describeOutcome } from './describe-outcome.js';
import type { Feed } from './feed.js';
import { feeds } from './feeds/index.js';
import { type Harness, harness } from './testing/harness.js';
import { sampleCardNo, sampleIdNo } from './testing/sample-file.js';

// No ID number, account number, telephone number or person's name stands in clear, or in part, in any column of any table, in any message, error or
// log of the server, whatever the file.

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
const oldIdNo = idNo.slice(0, 6) + idNo.slice(8, 17);
/** Ten figures in a row of each number, from its end or before its check digit, are as good as all of it. */
const parts = [idNo.slice(-10), idNo.slice(7, 17), oldIdNo.slice(-10), cardNo.slice(-10), phone.slice(-10)];
const personal = [idNo, mistypedIdNo, oldIdNo, cardNo, phone, name, '格外显眼', ...parts];

/** A file of the feed in which everything personal is one of ours, and each other cell its column's example. */
function fileOf(feed: Feed, spoil: (header: string, cell: string) => string = (_, cell) => cell): string {
  const cells = feed.columns.map((column) => {
    if (column.type === 'person') return column.header === 'guardian_id_no' ? oldIdNo : idNo;
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
    // What the database itself refuses, it would tell with the row's values.
    await database.system.query(`alter table ${feed.name} add constraint refused check (source_rev <> 77) not valid`);
    const refused = await h.ingest(
      feed.name,
      fileOf(feed, (header, cell) => (header === 'rev' ? '77' : cell)),
    );
    expect([feed.name, refused.reasons]).toEqual([feed.name, { E_DB_23514: 1 }]);
    words.push(describeOutcome(refused, 'zh'), describeOutcome(refused, 'en'));
  }
  expect(words.join('\n')).not.toMatch(new RegExp(personal.join('|')));
  await expectNoneStored();
  const log = await serverLog();
  if (log !== undefined) for (const text of personal) expect(log.includes(text)).toBe(false);
});

/** The same row as an element, and what is wrong with the file around it: a parser's own words would repeat the text at fault. */
const element = { id_no: idNo, name, region_code: '410225101000' };
const json = JSON.stringify(element);
const broken: Record<string, string> = {
  'unclosed.ndjson': `${json}\n{"id_no": "${idNo}", "name": "${name}\n`,
  'bare.ndjson': `${json}\n{"id_no": ${idNo}, "name": ${name}}\n`,
  'number.ndjson': `{"id_no": ${cardNo}${cardNo}, "name": "${name}", "region_code": 410225101000}\n`,
  'nested.ndjson': `{"id_no": {"${idNo}": ["${name}"]}, "name": ["${name}"], "region_code": "410225101000"}\n`,
  'twice.ndjson': `{"id_no": "${idNo}", "id_no": "${cardNo}", "name": "${name}", "${idNo}": "${name}"}\n`,
  'cut.json': `[${json}, {"id_no": "${idNo}", "name": "${name}`,
  'text.json': `[${json}, ${name}]`,
  'unclosed.xml': `<P><R><id_no>${idNo}</id_no><name>${name}</R></P>`,
  'entity.xml': `<P><R><id_no>&${name};</id_no></R><R id="${idNo}" ${name}>${cardNo}</R></P>`,
  'no-header.csv': `${idNo},${name},410225101000\n${idNo},${name},410225101000\n`,
  'names.csv': `${name},${idNo},${cardNo}\n1,2,3\n`,
  'sheet.xlsx': `PK\u0003\u0004${idNo}${name}`,
};

it('repeats nothing of a file that it cannot read', async () => {
  await addDefinition(
    database.system,
    'name: persons-zh\nfeed: person\ntitle: { zh: 人员, en: Persons }\ncolumns: { id_no: 身份证号, name: 姓名, region_code: 区划 }\n',
    'tester',
  );
  const words: string[] = [];
  for (const [called, text, feed] of Object.entries(broken).flatMap(([called, text]) => [
    [called, text, 'person'],
    [called, text, 'persons-zh'],
  ])) {
    const result = await h.ingest(feed!, text!, { name: called! }).catch((error: Error) => error);
    words.push(
      ...(result instanceof Error
        ? [String(result.stack)]
        : [describeOutcome(result, 'zh'), describeOutcome(result, 'en'), JSON.stringify(result.refusal ?? null)]),
    );
  }
  expect(words.filter((word) => personal.some((text) => word.includes(text)))).toEqual([]);
  await expectNoneStored();
});

/** No value in clear, or in part, in any column of any table. */
async function expectNoneStored(): Promise<void> {
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
}

/** What the server has logged, with what it refused; undefined where the log cannot be read from here. */
async function serverLog(): Promise<string | undefined> {
  const { rows } = await database.system.query<{ dir: string }>(`select current_setting('data_directory') as dir`);
  const path = join(dirname(rows[0]!.dir), 'postgres.log');
  if (!existsSync(path)) return undefined;
  const log = readFileSync(path, 'utf8');
  expect(log).toMatch('violates check constraint "refused"');
  return log;
}
