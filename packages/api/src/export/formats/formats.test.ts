// What goes into a file comes out of it again when others read it (csv-parse, a zip and an XML reader, DuckDB), and no text of a cell becomes a
// formula.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readWorkbook } from '@qingqu/documents/testing';
import { keepEvidence, testSeed } from '@qingqu/schema/testing';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import type { CellKind, Column } from '../columns.js';
import { hostileStrings } from '../testing/hostile-strings.js';
import { encoders, type Format } from './index.js';
import type { Cells, Sheet } from './sheet.js';

const seed = testSeed;
const dir = mkdtempSync(join(tmpdir(), 'qingqu-formats-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const column = (name: string, kind: CellKind): Column => ({ name, kind, title: name, member: 'id' });

function sheetOf(columns: readonly Column[], more: Partial<Sheet> = {}): Sheet {
  return {
    columns,
    headings: columns.map(({ name }) => name),
    about: [['用户 user', '=1+1']],
    mark: '张三 & 李四',
    charset: 'utf-8',
    excel: false,
    manifest: false,
    ...more,
  };
}

async function written(format: Format, sheet: Sheet, rows: readonly Cells[], batch = 7): Promise<Buffer> {
  const batches = async function* () {
    for (let at = 0; at < rows.length; at += batch) yield rows.slice(at, at + batch);
  };
  const chunks: Uint8Array[] = [];
  for await (const chunk of encoders[format](sheet, batches())) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const csvRows = (bytes: Buffer): string[][] => parse(bytes, { bom: true, relax_column_count: true });

/** What a spreadsheet makes of a cell: nothing but text or a number begins so. */
const isNumber = (text: string) => /^-?\d+(\.\d+)?$/.test(text);
const begins = /^[=+\-@＝＋－＠﹦﹢﹣﹫]/;
const trimmed = (line: string) => line.replace(/^[\p{White_Space}\p{Cf}\p{Cc}\u180e\u3164]+/u, '');
const isSafe = (cell: string) =>
  isNumber(cell) || (!/^[\t\r\n]/.test(cell) && cell.split(/\r\n|\r|\n/).every((line) => !begins.test(trimmed(line))));

/** Without the apostrophes before its lines. */
const unmarked = (text: string) => text.replaceAll(/(^|\r\n|\r|\n)'+/g, '$1');

const texts = [column('a', 'text'), column('b', 'text')];
const anyText = fc.oneof(
  fc.constantFrom(...hostileStrings),
  fc.tuple(fc.constantFrom(...hostileStrings), fc.constantFrom(...hostileStrings)).map(([a, b]) => a + b),
  fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')),
);

describe('hostile texts', () => {
  it('are well over a hundred, each once', () => {
    expect(hostileStrings.length).toBeGreaterThan(100);
    expect(new Set(hostileStrings).size).toBe(hostileStrings.length);
  });

  it.each(hostileStrings.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
    'are no formula in CSV, and lose nothing: %s',
    async (_, text) => {
      const rows = csvRows(await written('csv', sheetOf(texts), [[text, text]]));
      expect(rows).toHaveLength(2);
      const [cell, same] = rows[1] as [string, string];
      expect(same).toBe(cell);
      expect(isSafe(cell)).toBe(true);
      expect(unmarked(cell)).toBe(unmarked(text));
    },
  );

  it(`are no formula in CSV, whatever is put together of them (seed ${seed})`, async () => {
    const rows = fc.array(fc.tuple(anyText, anyText), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), async (cells, excel) => {
        const [, ...read] = csvRows(await written('csv', sheetOf(texts, { excel }), cells));
        expect(read).toHaveLength(cells.length);
        for (const cell of read.flat()) if (!isSafe(cell)) throw new Error(`a formula: ${JSON.stringify(cell)}`);
      }),
      { seed, numRuns: 300 },
    );
  });

  it(`are typed texts in a workbook, exactly as they were (seed ${seed})`, async () => {
    const rows = fc.array(fc.tuple(anyText, anyText), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => {
        const { sheets } = await readWorkbook(await written('xlsx', sheetOf(texts), cells));
        const [, ...read] = sheets.get('数据 data')!;
        expect(read.map((row) => row.map(({ value }) => value))).toEqual(cells);
        for (const cell of [...sheets.values()].flat(2)) expect([cell.type, cell.hasFormula]).toEqual(['text', false]);
      }),
      { seed, numRuns: 60 },
    );
  });

  it('are kept by NDJSON and parquet', async () => {
    const cells = hostileStrings.map((text, at) => [text, String(at)]);
    const lines = (await written('ndjson', sheetOf(texts), cells)).toString().trimEnd().split('\n').slice(0, -1);
    expect(lines.map((line) => JSON.parse(line).a)).toEqual(hostileStrings);
    const rows = await duck(
      await written('parquet', sheetOf(texts), cells),
      (path) => `select hex(a) as a from '${path}'`,
    );
    expect(rows.map(({ a }) => Buffer.from(String(a), 'hex').toString())).toEqual(hostileStrings);
    keepEvidence('B2/export', { strings: hostileStrings.length, formats: 'CSV, XLSX, NDJSON, parquet', seed });
  });

  it('are kept by GB18030, which has all of Unicode', async () => {
    const plain = hostileStrings.filter((text) => /^[\p{L}\p{N}\p{P}]+$/u.test(text) && isSafe(text));
    expect(plain.length).toBeGreaterThan(20);
    const bytes = await written(
      'csv',
      sheetOf(texts, { charset: 'gb18030' }),
      plain.map((text) => [text, 'x']),
    );
    const [, ...rows] = csvRows(Buffer.from(iconv.decode(bytes, 'gb18030')));
    expect(rows.map(([text]) => text)).toEqual(plain);
    expect(bytes.subarray(0, 1).toString()).toBe('a');
  });
});

const kinds: [CellKind, unknown[]][] = [
  ['text', ['甲', '']],
  ['integer', [2018, -1]],
  ['bigint', ['9007199254740993', '-12']],
  ['decimal', ['12.500', '-0.000001']],
  ['money', ['-1234.50', '99999999999999.99']],
  ['date', ['2018-10-15', '1899-01-01']],
  ['instant', ['2018-10-15T12:00:01.234567+08:00', '2018-10-15T12:00:01+08:00']],
  ['flag', [true, false]],
  ['json', [{ a: [1, '=1'] }, 'x']],
];
const allKinds = kinds.map(([kind]) => column(kind, kind));
const kindRows = [kinds.map(([, [value]]) => value), kinds.map(([, [, value]]) => value), kinds.map(() => null)];

describe('values of all kinds', () => {
  it('stand in CSV as GraphQL answers them', async () => {
    expect(csvRows(await written('csv', sheetOf(allKinds), kindRows))).toEqual([
      allKinds.map(({ name }) => name),
      [
        '甲',
        '2018',
        '9007199254740993',
        '12.500',
        '-1234.50',
        '2018-10-15',
        '2018-10-15T12:00:01.234567+08:00',
        'true',
        '{"a":[1,"=1"]}',
      ],
      ['', '-1', '-12', '-0.000001', '99999999999999.99', '1899-01-01', '2018-10-15T12:00:01+08:00', 'false', '"x"'],
      allKinds.map(() => ''),
    ]);
  });

  it('are typed in a workbook; what Excel would round stays a text', async () => {
    const { sheets } = await readWorkbook(await written('xlsx', sheetOf(allKinds), kindRows));
    const shown = sheets
      .get('数据 data')!
      .slice(1)
      .map((row) => row.map(({ type, value }) => `${type} ${value}`));
    expect(shown).toEqual([
      [
        'text 甲',
        'number 2018',
        'text 9007199254740993',
        'number 12.500',
        'number -1234.50',
        'number 43388',
        expect.stringMatching(/^number 43388\.50001/),
        'flag 1',
        'text {"a":[1,"=1"]}',
      ],
      [
        'text ',
        'number -1',
        'number -12',
        'number -0.000001',
        'text 99999999999999.99',
        'text 1899-01-01',
        expect.stringMatching(/^number 43388\.50001/),
        'flag 0',
        'text "x"',
      ],
      allKinds.map(() => 'none '),
    ]);
  });

  it('have their own types in parquet, as DuckDB reads it', async () => {
    const bytes = await written('parquet', sheetOf(allKinds), kindRows);
    const described = await duck(
      bytes,
      (path) => `select column_name, column_type from (describe select * from '${path}')`,
    );
    expect(described.map(({ column_name, column_type }) => `${column_name} ${column_type}`)).toEqual([
      'text VARCHAR',
      'integer INTEGER',
      'bigint BIGINT',
      'decimal DECIMAL(18,6)',
      'money DECIMAL(18,2)',
      'date DATE',
      'instant TIMESTAMP WITH TIME ZONE',
      'flag BOOLEAN',
      'json JSON',
    ]);
    const rows = await duck(
      bytes,
      (path) =>
        `select money::text as money, "decimal"::text as decimal, "bigint"::text as bigint, "date"::text as date, epoch_us(instant)::text as us, flag, "json"::text as json from '${path}'`,
    );
    expect(rows).toEqual([
      {
        money: '-1234.50',
        decimal: '12.500000',
        bigint: '9007199254740993',
        date: '2018-10-15',
        us: '1539576001234567',
        flag: true,
        json: '{"a":[1,"=1"]}',
      },
      {
        money: '99999999999999.99',
        decimal: '-0.000001',
        bigint: '-12',
        date: '1899-01-01',
        us: '1539576001000000',
        flag: false,
        json: '"x"',
      },
      { money: null, decimal: null, bigint: null, date: null, us: null, flag: null, json: null },
    ]);
  });
});

describe('a file', () => {
  it('has as many rows as were read, over many batches and row groups, and none when there are none', async () => {
    const rows = Array.from({ length: 12_345 }, (_, at) => [`r${at}`, 'x']);
    expect(csvRows(await written('csv', sheetOf(texts), rows, 500))).toHaveLength(rows.length + 1);
    const parquet = await parquetRows(await written('parquet', sheetOf(texts), rows, 500));
    expect(parquet.map(({ a }) => a)).toEqual(rows.map(([a]) => a));
    const { sheets } = await readWorkbook(await written('xlsx', sheetOf(texts), rows, 500));
    expect(sheets.get('数据 data')).toHaveLength(rows.length + 1);
    expect(sheets.get('说明 about')!.map((row) => row.map(({ value }) => value))).toEqual([
      ['用户 user', '=1+1'],
      ['行数 rows', '12345'],
    ]);
    for (const format of ['csv', 'xlsx', 'parquet', 'ndjson'] as const)
      expect((await written(format, sheetOf(texts), [])).length).toBeGreaterThan(0);
    expect(await parquetRows(await written('parquet', sheetOf(texts), []))).toEqual([]);
  });

  it('ends with its count and digest where it can', async () => {
    const rows = [['甲', '1']];
    const ndjson = (await written('ndjson', sheetOf(texts), rows)).toString();
    const at = ndjson.trimEnd().lastIndexOf('\n') + 1;
    const sha256 = createHash('sha256').update(ndjson.slice(0, at)).digest('hex');
    expect(JSON.parse(ndjson.slice(at))).toEqual({ rows: 1, sha256 });
    const csv = await written('csv', sheetOf(texts, { manifest: true }), rows);
    const whole = await written('csv', sheetOf(texts), rows);
    const digest = createHash('sha256').update(whole).digest('hex');
    expect(csv.subarray(whole.length).toString()).toBe(`# rows=1 sha256=${digest}\r\n`);
  });

  it('shows digits as text in Excel where it asks for that', async () => {
    const digits = ['410181199001011234', '007', '411421000000', '12345', '-5'];
    const [, ...rows] = csvRows(
      await written(
        'csv',
        sheetOf(texts, { excel: true }),
        digits.map((text) => [text, '']),
      ),
    );
    expect(rows.map(([text]) => text)).toEqual(["'410181199001011234", "'007", "'411421000000", '12345', '-5']);
  });

  it('keeps the heading of a workbook in sight and marks its printed pages', async () => {
    const { parts } = await readWorkbook(await written('xlsx', sheetOf(texts), [['a', 'b']]));
    const sheet = parts.get('xl/worksheets/sheet1.xml')!;
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<oddFooter>&amp;L张三 &amp;&amp; 李四&amp;R&amp;P/&amp;N</oddFooter>');
    expect(sheet).toContain('<autoFilter ref="A1:B2"/>');
  });

  it('fails as a whole when its rows do', async () => {
    const broken = async function* () {
      yield [['a', 'b']];
      throw new Error('the database has gone away');
    };
    for (const encode of Object.values(encoders)) {
      const take = async () => {
        for await (const _ of encode(sheetOf(texts), broken()));
      };
      await expect(take()).rejects.toThrow('the database has gone away');
    }
  });
});

let files = 0;

async function duck(bytes: Buffer, query: (path: string) => string): Promise<Record<string, unknown>[]> {
  const path = join(dir, `${files++}.parquet`);
  writeFileSync(path, bytes);
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(query(path))).getRowObjectsJson() as Record<string, unknown>[];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const parquetRows = (bytes: Buffer) => duck(bytes, (path) => `select * from '${path}'`);
