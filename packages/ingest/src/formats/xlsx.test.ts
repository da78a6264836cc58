import { afterAll, describe, expect, it } from '@jest/globals';
import { keepEvidence } from '@qingqu/schema/testing';
import type { FormatWish } from '../layout.js';
import type { FormatLimits } from './limits.js';
import { partsReader } from './testing/read-parts.js';
import {
  c,
  columnName,
  SHEET_MEMBER,
  type SheetOf,
  type WorkbookOf,
  workbookMembers,
  workbookOf,
} from './testing/workbook-of.js';
import { zipOf } from './testing/zip-of.js';

const reader = partsReader();
afterAll(reader.dispose);

const sheet = (...rows: NonNullable<SheetOf['rows']>): WorkbookOf => ({ sheets: [{ rows }] });
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>';
const LAUGHS =
  '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>';
const external = (type: string, target: string) =>
  `<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/>`;

interface Readable {
  workbook: WorkbookOf;
  /** In place of its sheet. */
  replaced?: Buffer;
  wish?: FormatWish;
  /** By sheet: the number of each row and its cells. */
  rows: Record<string, unknown[][]>;
  notes?: RegExp[];
}

const readable: Record<string, Readable> = {
  'inline texts, with white space and signs of XML': {
    workbook: sheet([c.text('名称'), c.text(' a & <b> "c" ')]),
    rows: { Sheet1: [[1, '名称', ' a & <b> "c" ']] },
  },
  'shared texts: plain, in runs, with a pronunciation, with an escaped character': {
    workbook: {
      sharedStrings: [
        '<t>甲</t>',
        '<r><t>道路</t></r><r><rPr><b/></rPr><t>硬化</t></r>',
        '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh>',
        '<t>a_x000A_b</t>',
      ],
      sheets: [{ rows: [[c.shared(0), c.shared(1), c.shared(2), c.shared(3)]] }],
    },
    rows: { Sheet1: [[1, '甲', '道路硬化', '東京', 'a\nb']] },
  },
  'numbers as they are, without an exponent and without the noise of binary fractions': {
    workbook: sheet([
      c.number('12.50'),
      c.number('0.1'),
      c.number('1234.5600000000001'),
      c.number('0.30000000000000004'),
      c.number('1.2E+3'),
      c.number('5.0000000000000001E-3'),
      c.number('-7'),
      c.number('-1.5E-2'),
      c.number('0'),
      c.number('123456789012345'),
    ]),
    rows: { Sheet1: [[1, '12.50', '0.1', '1234.56', '0.3', '1200', '0.005', '-7', '-0.015', '0', '123456789012345']] },
  },
  'whole numbers of 16 digits and more, which have lost their last ones': {
    workbook: sheet([
      c.number('4.1022519800101101E+17'),
      c.number('410225198001011230'),
      c.number('6228480402564890'),
      c.number('6228480402564890018'),
      c.number('1000000000000000'),
    ]),
    rows: {
      Sheet1: [
        [1, '4.10225198001011E+17', '4.10225198001011E+17', '6.22848040256489E+15', '6.22848040256489E+18', '1E+15'],
      ],
    },
  },
  'codes with zeros in front, by their format': {
    workbook: {
      formats: ['000000', '0', '#,##0.00'],
      sheets: [{ rows: [[c.number(1301, 1), c.number('1301', 2), c.number('12.5', 1), c.number('1234.5', 3)]] }],
    },
    rows: { Sheet1: [[1, '001301', '1301', '12.5', '1234.5']] },
  },
  'days, months, moments and times, by their format': {
    workbook: {
      formats: [
        14,
        'yyyy"年"m"月"d"日"',
        31,
        57,
        'yyyy-mm-dd hh:mm:ss',
        21,
        '[$-804]yyyy/m/d;@',
        'yyyy-mm',
        '"日期"0.00',
        '[h]:mm',
      ],
      sheets: [
        {
          rows: [
            [
              c.number(43388, 1),
              c.number(43388, 2),
              c.number(43388, 3),
              c.number(43374, 4),
              c.number(43388.395833333336, 5),
            ],
            [
              c.number(0.75, 6),
              c.number(43388, 7),
              c.number(43375, 8),
              c.number(43388, 9),
              c.number(1.5, 10),
              c.number('43388.999999', 5),
            ],
          ],
        },
      ],
    },
    rows: {
      Sheet1: [
        [1, '2018-10-15', '2018-10-15', '2018-10-15', '2018-10', '2018-10-15 09:30:00'],
        [2, '18:00:00', '2018-10-15', '2018-10-02', '43388', '1.5', '2018-10-16 00:00:00'],
      ],
    },
  },
  'the first days of 1900, with the one that never was': {
    workbook: { formats: [14], sheets: [{ rows: [[0, 1, 59, 60, 61, -1].map((serial) => c.number(serial, 1))] }] },
    rows: { Sheet1: [[1, '1900-01-00', '1900-01-01', '1900-02-28', '1900-02-29', '1900-03-01', '-1']] },
  },
  'days counted from 1904': {
    workbook: { is1904: true, formats: [14], sheets: [{ rows: [[c.number(0, 1), c.number(41926, 1)]] }] },
    rows: { Sheet1: [[1, '1904-01-01', '2018-10-15']] },
  },
  'a day in ISO 8601, truth values and errors': {
    workbook: sheet([c.iso('2018-10-15'), c.boolean(true), c.boolean(false), c.error('#N/A'), c.error('#REF!')]),
    rows: { Sheet1: [[1, '2018-10-15', 'true', 'false', '#N/A', '#REF!']] },
  },
  'formulas: what was last worked out, and a word where nothing was': {
    workbook: sheet([
      c.formula('A2+1', '43'),
      c.formula('"a"&B1', 'ab', 'str'),
      c.formula('1/0', '#DIV/0!', 'e'),
      c.formula('SUM(A:A)'),
      c.formula('""', '', 'str'),
      c.text('end'),
    ]),
    rows: { Sheet1: [[1, '43', 'ab', '#DIV/0!', '#NOT-CALCULATED', '', 'end']] },
  },
  'rows and cells with gaps keep their places': {
    workbook: {
      sheets: [
        {
          data: '<row r="3"><c r="C3"><v>1</v></c></row><row r="4"/><row r="7"><c r="A7"><v>2</v></c><c r="B7" s="0"/></row>',
        },
      ],
    },
    rows: {
      Sheet1: [
        [3, '', '', '1'],
        [7, '2'],
      ],
    },
  },
  'rows and cells without references': {
    workbook: { sheets: [{ data: '<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>' }] },
    rows: {
      Sheet1: [
        [1, '1', '2'],
        [2, '3'],
      ],
    },
  },
  'names of elements with a prefix': {
    workbook: { sheets: [{ data: '<x:row xmlns:x="urn:x" r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>' }] },
    rows: { Sheet1: [[1, '1']] },
  },
  'merged cells: the value stands in the first, and it is said': {
    workbook: {
      sheets: [
        {
          rows: [[c.text('标题')], [c.text('甲'), c.number(1)], [undefined, c.number(2)]],
          after: '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:A3"/></mergeCells>',
        },
      ],
    },
    rows: {
      Sheet1: [
        [1, '标题'],
        [2, '甲', '1'],
        [3, '', '2'],
      ],
    },
    notes: [/^1 merged cells span several rows/],
  },
  'hidden rows are read, and it is said': {
    workbook: {
      sheets: [{ data: '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row>' }],
    },
    rows: {
      Sheet1: [
        [1, '1'],
        [2, '2'],
      ],
    },
    notes: [/^1 hidden rows/],
  },
  'each visible sheet with something in it is a part; hidden ones are named': {
    workbook: {
      sheets: [
        { name: '一月', rows: [[c.number(1)]] },
        { name: '名单', state: 'hidden', rows: [[c.number(2)]] },
        { name: '空', rows: [] },
        { name: '二月', rows: [[c.number(3)]] },
        { name: '参数', state: 'veryHidden', rows: [[c.number(4)]] },
      ],
    },
    rows: { 一月: [[1, '1']], 二月: [[1, '3']] },
    notes: [/hidden sheet "名单"/, /hidden sheet "参数"/],
  },
  'a hidden sheet that is asked for by name': {
    workbook: { sheets: [{ rows: [[c.number(1)]] }, { name: '名单', state: 'hidden', rows: [[c.number(2)]] }] },
    wish: { sheet: '名单' },
    rows: { 名单: [[1, '2']] },
  },
  'a sheet that is asked for by number': {
    workbook: { sheets: [{ rows: [[c.number(1)]] }, { name: '第二', rows: [[c.number(2)]] }] },
    wish: { sheet: 2, format: 'xlsx' },
    rows: { 第二: [[1, '2']] },
  },
  'macros are not run': {
    workbook: { ...sheet([c.number(1)]), members: [{ name: 'xl/vbaProject.bin', content: 'macro' }] },
    rows: { Sheet1: [[1, '1']] },
    notes: [/has macros/],
  },
  'links to other files are not followed': {
    workbook: { ...sheet([c.formula('[1]Sheet1!A1', '7')]), relations: external('externalLink', 'file:///other.xlsx') },
    rows: { Sheet1: [[1, '7']] },
    notes: [/links to other files/],
  },
  'a sheet in UTF-16': {
    workbook: {},
    replaced: Buffer.from(
      `\ufeff<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData><row r="1"><c r="A1"${c.text('甲')}</row></sheetData></worksheet>`,
      'utf16le',
    ),
    rows: { Sheet1: [[1, '甲']] },
  },
  'a row longer than is read is a broken one': {
    workbook: sheet([c.text('a')], [c.text('长'.repeat(40_000))], [c.text('b')]),
    rows: {
      Sheet1: [
        [1, 'a'],
        [2, ['E_TOO_LONG'], '长'.repeat(10_912)],
        [3, 'b'],
      ],
    },
  },
  'all 16,384 columns': {
    workbook: { sheets: [{ data: '<row r="1"><c r="XFD1"><v>1</v></c></row>' }] },
    rows: { Sheet1: [[1, ...Array<string>(16_383).fill(''), '1']] },
  },
};

interface Refused {
  bytes: Buffer;
  wish?: FormatWish;
  limits?: Partial<FormatLimits>;
  code: string;
  says: RegExp;
}

const one = sheet([c.number(1)]);
const without = (name: string) => zipOf(workbookMembers(one).filter((member) => member.name !== name));
const changed = (name: string, change: object) =>
  zipOf(workbookMembers(one).map((member) => (member.name === name ? { ...member, ...change } : member)));

const refused: Record<string, Refused> = {
  'a workbook with a password': {
    bytes: Buffer.concat([OLE, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]),
    code: 'E_ENCRYPTED',
    says: /workbook is encrypted/,
  },
  'an old binary workbook': {
    bytes: Buffer.concat([OLE, Buffer.alloc(600), Buffer.from('Workbook', 'utf16le')]),
    code: 'E_FORMAT',
    says: /\.xls/,
  },
  'a binary workbook of the new kind': {
    bytes: zipOf([...workbookMembers(one), { name: 'xl/workbook.bin', content: 'x' }]),
    code: 'E_FORMAT',
    says: /\.xlsb/,
  },
  'a text document': {
    bytes: zipOf([
      { name: '[Content_Types].xml', content: '<a/>' },
      { name: 'word/document.xml', content: '<a/>' },
    ]),
    code: 'E_FORMAT',
    says: /Word/,
  },
  'an OpenDocument table': {
    bytes: zipOf([
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
      { name: 'META-INF/manifest.xml', content: '<a/>' },
    ]),
    code: 'E_FORMAT',
    says: /\.ods/,
  },
  'an external entity in a sheet': {
    bytes: workbookOf({ sheets: [{ before: XXE, data: '<row r="1"><c r="A1" t="str"><v>&e;</v></c></row>' }] }),
    code: 'E_DTD',
    says: /DOCTYPE/,
  },
  'entities of entities in the shared texts': {
    bytes: changed('xl/sharedStrings.xml', { content: `${LAUGHS}<sst><si><t>&c;</t></si></sst>` }),
    code: 'E_DTD',
    says: /DOCTYPE/,
  },
  'an entity that there is not': {
    bytes: workbookOf({ sheets: [{ data: '<row r="1"><c r="A1" t="str"><v>&e;</v></c></row>' }] }),
    code: 'E_DAMAGED',
    says: /not well-formed/,
  },
  'a member with a password': {
    bytes: changed(SHEET_MEMBER, { isEncrypted: true }),
    code: 'E_ENCRYPTED',
    says: /archive is encrypted/,
  },
  'a member larger than the directory says': {
    bytes: changed(SHEET_MEMBER, { declaredSize: 10 }),
    code: 'E_DAMAGED',
    says: /size or checksum/,
  },
  'a member smaller than the directory says': {
    bytes: changed(SHEET_MEMBER, { declaredSize: 100_000 }),
    code: 'E_DAMAGED',
    says: /size or checksum/,
  },
  'a directory that promises 2 GiB': {
    bytes: changed(SHEET_MEMBER, { declaredSize: 2 ** 31 }),
    code: 'E_LIMIT',
    says: /unpacks to more than/,
  },
  'a wrong checksum': { bytes: changed(SHEET_MEMBER, { declaredCrc: 1 }), code: 'E_DAMAGED', says: /size or checksum/ },
  'half of a file': { bytes: workbookOf(one).subarray(0, 900), code: 'E_DAMAGED', says: /directory of the zip/ },
  'a workbook without its sheet': { bytes: without(SHEET_MEMBER), code: 'E_DAMAGED', says: /lacks/ },
  'a workbook without a table of contents': { bytes: without('xl/workbook.xml'), code: 'E_DAMAGED', says: /lacks/ },
  'a shared text that there is not': {
    bytes: workbookOf(sheet([c.shared(3)])),
    code: 'E_DAMAGED',
    says: /shared text/,
  },
  'rows out of order': {
    bytes: workbookOf({ sheets: [{ data: '<row r="2"/><row r="1"/>' }] }),
    code: 'E_DAMAGED',
    says: /out of order/,
  },
  'a column beyond the last': {
    bytes: workbookOf({ sheets: [{ data: '<row r="1"><c r="XFE1"><v>1</v></c></row>' }] }),
    code: 'E_DAMAGED',
    says: /column/,
  },
  'XML that nests without end': {
    bytes: workbookOf({ sheets: [{ data: '<a>'.repeat(300) }] }),
    code: 'E_LIMIT',
    says: /nests/,
  },
  'a sheet that there is not': {
    bytes: workbookOf(one),
    wish: { sheet: '三月' },
    code: 'E_SHEET',
    says: /no sheet 三月/,
  },
  'a workbook without anything in it': { bytes: workbookOf({ sheets: [{}] }), code: 'E_EMPTY', says: /no data/ },
  'more cells than are read': {
    bytes: workbookOf(sheet([1, 2, 3].map((n) => c.number(n)))),
    limits: { cells: 2 },
    code: 'E_LIMIT',
    says: /more than 2 cells/,
  },
  'more rows than are read': {
    bytes: workbookOf(sheet([c.number(1)], [c.number(2)], [c.number(3)])),
    limits: { rows: 2 },
    code: 'E_LIMIT',
    says: /more than 2 rows/,
  },
  'more members than are read': { bytes: workbookOf(one), limits: { entries: 3 }, code: 'E_LIMIT', says: /members/ },
  'another kind of file than a definition says': {
    bytes: Buffer.from('key,name\n1,a\n'),
    wish: { format: 'xlsx' },
    code: 'E_FORMAT',
    says: /not xlsx/,
  },
};

describe('a workbook', () => {
  let held = 0;

  it.each(Object.keys(readable))('is read: %s', async (name) => {
    const { workbook, replaced, wish, rows, notes = [] } = readable[name]!;
    const bytes = replaced ? changed(SHEET_MEMBER, { content: replaced }) : workbookOf(workbook);
    const found = await reader.read(bytes, wish);
    expect(found.problems).toEqual([]);
    expect(found.rows).toEqual(rows);
    expect(found.notes).toHaveLength(notes.length);
    for (const [at, note] of notes.entries()) expect(found.notes[at]).toMatch(note);
    held += 1;
  });

  it.each(Object.keys(refused))('is refused: %s', async (name) => {
    const { bytes, wish, limits, code, says } = refused[name]!;
    const { problems, parts } = await reader.read(bytes, wish, limits ? { formatLimits: limits } : {});
    expect(parts).toEqual([]);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(problems[0]!.what.en).toMatch(says);
    expect(problems[0]!.expected.zh).toContain('例如');
    expect(problems[0]!.expected.en).toContain('for example');
    held += 1;
  });

  it('gives the same bytes each time', async () => {
    const bytes = workbookOf(
      readable['numbers as they are, without an exponent and without the noise of binary fractions']!.workbook,
    );
    const [first, second] = [await reader.read(bytes), await reader.read(bytes)];
    expect(first.parts[0]!.blob.sha256).toEqual(second.parts[0]!.blob.sha256);
  });

  it('names columns from A to XFD', () => {
    expect([0, 25, 26, 701, 702, 16_383].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
  });

  it('was tried in every form', () => {
    expect(held).toBe(Object.keys(readable).length + Object.keys(refused).length);
    keepEvidence('B6', { workbooks: held, read: Object.keys(readable).length, refused: Object.keys(refused).length });
  });
});
