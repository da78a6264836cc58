import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import type { FormatWish } from '../layout.js';
import type { FormatLimits } from './limits.js';
import { partsReader } from './testing/read-parts.js';
import { c, workbookOf } from './testing/workbook-of.js';
import { type ZipMember, zipOf } from './testing/zip-of.js';

const reader = partsReader();
afterAll(reader.dispose);

const CSV = 'key,name\nA1,a\n';
const zip = (...members: [name: string | Buffer, content: string | Buffer, more?: Partial<ZipMember>][]) =>
  zipOf(members.map(([name, content, more]) => ({ name, content, ...more })));
const gbk = (text: string) => iconv.encode(text, 'gb18030');

interface Case {
  bytes: Buffer | string;
  wish?: FormatWish;
  limits?: Partial<FormatLimits>;
}

/** What is read, by the name of the part: rows in cells with their places, or the text as it is read. */
const readable: Record<string, Case & { parts: Record<string, unknown[][] | string> }> = {
  'JSON: a list of objects, with names as they come': {
    bytes: '[{"key":"A1","amount":12.50},\n{"key":"A2","note":null,"paid":true},{"amount":-0.0,"key":"A3"}]',
    parts: {
      '': [
        [1, 'key', 'amount', 'note', 'paid'],
        [1, 'A1', '12.50'],
        [2, 'A2', '', '', 'true'],
        [3, 'A3', '-0.0'],
      ],
    },
  },
  'JSON: objects in objects and lists in a cell': {
    bytes: '[{"payee":{"name":"甲","bank":{"code":"103"}},"tags":["x",{"n":1.0}],"empty":{}}]',
    parts: {
      '': [
        [1, 'payee.name', 'payee.bank.code', 'tags'],
        [1, '甲', '103', '["x",{"n":1.0}]'],
      ],
    },
  },
  'JSON: numbers as they are written, however long': {
    bytes: '[{"n":123456789012345678901234567890.10,"e":4.1E+17}]',
    parts: {
      '': [
        [1, 'n', 'e'],
        [1, '123456789012345678901234567890.10', '4.1E+17'],
      ],
    },
  },
  'JSON: a list at a path': {
    bytes: '{"meta":{"rows":[{"x":1}]},"data":{"total":1,"rows":[{"key":"A1"}]},"after":[1,[2]]}',
    wish: { path: 'data.rows' },
    parts: {
      '': [
        [1, 'key'],
        [1, 'A1'],
      ],
    },
  },
  'JSON: elements that are no objects, or have a name twice, are broken': {
    bytes: '[{"key":"A1"},7,["x"],{"key":"A2","key":"A3"},{"a.b":1,"a":{"b":2}},{"key":"A4"}]',
    parts: {
      '': [
        [1, 'key'],
        [1, 'A1'],
        [2, ['E_RECORD'], '7'],
        [3, ['E_RECORD'], '["x"]'],
        [4, ['E_RECORD'], '[{"key":"A3"}]'],
        [5, ['E_RECORD'], '{"a.b":1,"a":{"b":2}}'],
        [6, 'A4'],
      ],
    },
  },
  'JSON: NUL, half a character and too long an element are broken': {
    bytes: `[{"key":"a\\u0000"},{"key":"\\ud842"},{"key":"${'x'.repeat(70_000)}"},{"key":"A4"}]`,
    parts: {
      '': [
        [1, 'key'],
        [1, ['E_NUL'], 'a\ufffd'],
        [2, ['E_ENCODING'], '\ud842'],
        [3, ['E_TOO_LONG'], 'x'.repeat(10_912)],
        [4, 'A4'],
      ],
    },
  },
  'JSON: in UTF-16 with its mark': {
    bytes: Buffer.from('\ufeff[{"名称":"道路"}]', 'utf16le'),
    parts: {
      '': [
        [1, '名称'],
        [1, '道路'],
      ],
    },
  },
  'JSON: in GB18030': {
    bytes: gbk('[{"名称":"道路硬化工程"}]'),
    parts: {
      '': [
        [1, '名称'],
        [1, '道路硬化工程'],
      ],
    },
  },
  'JSON: in one line with a byte that is none: only its element is broken': {
    bytes: Buffer.concat([
      Buffer.from('[{"名称":"道路"},{"名称":"桥'),
      Buffer.of(0xff),
      Buffer.from('"},{"名称":"安全饮水"}]'),
    ]),
    parts: {
      '': [
        [1, '名称'],
        [1, '道路'],
        [2, ['E_ENCODING'], '桥\ufffd'],
        [3, '安全饮水'],
      ],
    },
  },
  'JSON: names that objects have of themselves': {
    bytes: '[{"__proto__":"a","constructor":"b"}]',
    parts: {
      '': [
        [1, '__proto__', 'constructor'],
        [1, 'a', 'b'],
      ],
    },
  },
  'NDJSON: an object a line; others are broken, by their line': {
    bytes: '{"key":"A1","n":1.10}\r\n\r\n{"key":\n7\n{"key":"A2","p":{"q":1}}\n{"key":"A3","key":"A4"}',
    parts: {
      '': [
        [1, 'key', 'n', 'p.q'],
        [1, 'A1', '1.10'],
        [3, ['E_RECORD'], '{"key":'],
        [4, ['E_RECORD'], '7'],
        [5, 'A2', '', '1'],
        [6, ['E_RECORD'], '{"key":"A3","key":"A4"}'],
      ],
    },
    wish: { format: 'ndjson' },
  },
  'NDJSON: told from JSON by itself': {
    bytes: '{"key":"A1"}\n{"key":"A2"}\n',
    parts: {
      '': [
        [1, 'key'],
        [1, 'A1'],
        [2, 'A2'],
      ],
    },
  },
  'XML: elements at a path, with attributes, elements in elements, and CDATA': {
    bytes:
      '<?xml version="1.0"?><d:Document xmlns:d="urn:d"><Header><Payment id="0"/></Header><Payments><Payment id="1"><Amount currency="CNY">12.50</Amount><d:Payee><Name> 甲&amp;乙 </Name></d:Payee></Payment><!-- x --><Payment id="2"><Note><![CDATA[<a>]]></Note></Payment></Payments></d:Document>',
    wish: { path: 'Document/Payments/Payment' },
    parts: {
      '': [
        [1, 'id', 'Amount.currency', 'Amount', 'Payee.Name', 'Note'],
        [1, '1', 'CNY', '12.50', '甲&乙'],
        [2, '2', '', '', '', '<a>'],
      ],
    },
  },
  'XML: the elements in the root, when no path is given': {
    bytes: '<rows><row><key>A1</key></row><row><key>A2</key><key>A3</key></row></rows>',
    parts: {
      '': [
        [1, 'key', 'key.2'],
        [1, 'A1'],
        [2, 'A2', 'A3'],
      ],
    },
  },
  'XML: an attribute and an element of one name': {
    bytes: '<rows><row key="1"><key>A1</key></row></rows>',
    parts: {
      '': [
        [1, 'key', '@key'],
        [1, '1', 'A1'],
      ],
    },
  },
  'XML: in the encoding that it declares': {
    bytes: gbk('<?xml version="1.0" encoding="GB2312"?><rows><row><名称>道路</名称></row></rows>'),
    parts: {
      '': [
        [1, '名称'],
        [1, '道路'],
      ],
    },
  },
  'fixed width, in characters': {
    bytes: 'A1 道路  12.50\nA2 安全饮水7.00\n\nA3\n',
    wish: {
      format: 'fixed',
      columns: [
        { name: 'key', from: 1, to: 3 },
        { name: 'name', from: 4, to: 7 },
        { name: 'amount', from: 8, to: 12 },
      ],
    },
    parts: {
      '': [
        [1, 'key', 'name', 'amount'],
        [1, 'A1', '道路', '12.50'],
        [2, 'A2', '安全饮水', '7.00'],
        [4, 'A3'],
      ],
    },
  },
  'fixed width, in bytes of GB18030': {
    bytes: gbk('A1 道路    12.50\r\nA2 安全饮水7.00\r\n'),
    wish: {
      format: 'fixed',
      unit: 'bytes',
      columns: [
        { name: 'key', from: 1, to: 3 },
        { name: 'name', from: 4, to: 11 },
        { name: 'amount', from: 12, to: 20 },
      ],
    },
    parts: {
      '': [
        [1, 'key', 'name', 'amount'],
        [1, 'A1', '道路', '12.50'],
        [2, 'A2', '安全饮水', '7.00'],
      ],
    },
  },
  'fixed width, in bytes: half a character is broken': {
    bytes: gbk('A1道路\nA2 道路硬化工程\n'),
    wish: { format: 'fixed', encoding: 'gbk', unit: 'bytes', columns: [{ name: 'key', from: 1, to: 3 }] },
    parts: {
      '': [
        [1, 'key'],
        [1, ['E_ENCODING'], 'A1\ufffd'],
        [2, 'A2'],
      ],
    },
  },
  'gzip of text': { bytes: gzipSync(CSV), parts: { '': CSV } },
  'gzip in several pieces': { bytes: Buffer.concat([gzipSync('key,name\n'), gzipSync('A1,a\n')]), parts: { '': CSV } },
  'gzip of JSON': {
    bytes: gzipSync('[{"a":1}]'),
    parts: {
      '': [
        [1, 'a'],
        [1, '1'],
      ],
    },
  },
  'zip: each member is a part, folders and litter are not': {
    bytes: zip(
      ['2018/', ''],
      ['2018/a.csv', CSV],
      ['b.json', '[{"a":1}]'],
      ['__MACOSX/._b.json', 'x'],
      ['.DS_Store', 'x'],
    ),
    parts: {
      '2018/a.csv': CSV,
      'b.json': [
        [1, 'a'],
        [1, '1'],
      ],
    },
  },
  'zip with names in GBK, and in UTF-8': {
    bytes: zip([gbk('支付明细.csv'), CSV], ['项目.csv', 'key\nB\n', { isUtf8: true }]),
    parts: { '支付明细.csv': CSV, '项目.csv': 'key\nB\n' },
  },
  'zip of a workbook and a gzip': {
    bytes: zip(
      [
        'book.xlsx',
        workbookOf({
          sheets: [
            { name: '一月', rows: [[c.number(1)]] },
            { name: '二月', rows: [[c.number(2)]] },
          ],
        }),
      ],
      ['a.csv.gz', gzipSync(CSV)],
    ),
    parts: { 'book.xlsx/一月': [[1, '1']], 'book.xlsx/二月': [[1, '2']], 'a.csv.gz': CSV },
  },
  'zip with members that are not packed': { bytes: zip(['a.csv', CSV, { isStored: true }]), parts: { 'a.csv': CSV } },
};

const refused: Record<string, Case & { codes: string[]; says: RegExp }> = {
  'JSON that ends too early': { bytes: '[{"key":"A1"},{"key"', codes: ['E_DAMAGED'], says: /from element 2 on/ },
  'JSON with something behind it': { bytes: '[{"key":"A1"}] x', codes: ['E_DAMAGED'], says: /not valid JSON/ },
  'JSON without its list, with the paths there are': {
    bytes: '{"a":{"b":[{"x":1}]},"c":[]}',
    codes: ['E_PATH'],
    says: /was not said where/,
  },
  'JSON without a list at the path': {
    bytes: '{"a":[]}',
    wish: { path: 'rows' },
    codes: ['E_PATH'],
    says: /no list at the path/,
  },
  'JSON with nothing in its list': { bytes: '[]', codes: ['E_EMPTY'], says: /no data/ },
  'JSON with too many names': {
    bytes: '[{"a":1,"b":2,"c":3}]',
    limits: { names: 2 },
    codes: ['E_LIMIT'],
    says: /more than 2 different names/,
  },
  'XML with an external entity': {
    bytes: '<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/hostname">]><r><a>&e;</a></r>',
    codes: ['E_DTD'],
    says: /DOCTYPE/,
  },
  'XML that is not well-formed': { bytes: '<rows><row></rows>', codes: ['E_DAMAGED'], says: /from line 1 on/ },
  'XML that ends too early': { bytes: '<rows><row>', codes: ['E_DAMAGED'], says: /not well-formed/ },
  'XML with several names in its root': { bytes: '<r><a/><b/></r>', codes: ['E_PATH'], says: /which elements/ },
  'XML without the path': {
    bytes: '<r><a/></r>',
    wish: { path: 'r/b' },
    codes: ['E_PATH'],
    says: /no element at the path/,
  },
  'XML that declares another encoding than it has': {
    bytes: gbk('<?xml version="1.0" encoding="UTF-8"?><rows><row><名称>道路</名称></row></rows>'),
    codes: ['E_CHARSET'],
    says: /not in utf-8/,
  },
  'fixed width without its columns': {
    bytes: 'A1\n',
    wish: { format: 'fixed' },
    codes: ['E_FORMAT'],
    says: /places of its columns/,
  },
  'half of a gzip': { bytes: gzipSync(CSV.repeat(1000)).subarray(0, 60), codes: ['E_DAMAGED'], says: /gzip/ },
  'a gzip with a wrong checksum': {
    bytes: Buffer.concat([gzipSync(CSV).subarray(0, -8), Buffer.alloc(8)]),
    codes: ['E_DAMAGED'],
    says: /gzip/,
  },
  'a gzip of a tar': {
    bytes: gzipSync(Buffer.concat([Buffer.alloc(257), Buffer.from('ustar'), Buffer.alloc(250)])),
    codes: ['E_FORMAT'],
    says: /tar/,
  },
  'a zip without members': { bytes: zip(), codes: ['E_EMPTY'], says: /no data/ },
  'a zip with a name that leads out of it': {
    bytes: zip(['../a.csv', CSV]),
    codes: ['E_MEMBER_NAME'],
    says: /leads out/,
  },
  'a zip with a name from the root': { bytes: zip(['/etc/a.csv', CSV]), codes: ['E_MEMBER_NAME'], says: /leads out/ },
  'a zip with a name for another system': {
    bytes: zip(['C:\\a.csv', CSV]),
    codes: ['E_MEMBER_NAME'],
    says: /leads out/,
  },
  'a zip with a name twice': {
    bytes: zip(['a.csv', CSV], ['a.csv', CSV]),
    codes: ['E_MEMBER_NAME'],
    says: /same name/,
  },
  'a zip with a password': {
    bytes: zip(['a.csv', CSV, { isEncrypted: true }]),
    codes: ['E_ENCRYPTED'],
    says: /encrypted/,
  },
  'a zip with a wrong size': { bytes: zip(['a.csv', CSV, { declaredSize: 5 }]), codes: ['E_DAMAGED'], says: /a\.csv/ },
  'a zip with a wrong checksum': {
    bytes: zip(['a.csv', CSV, { declaredCrc: 5 }]),
    codes: ['E_DAMAGED'],
    says: /a\.csv/,
  },
  'a zip in a zip in a zip': {
    bytes: zip(['b.zip', zip(['c.zip', zip(['a.csv', CSV])])]),
    codes: ['E_NESTED'],
    says: /nested/,
  },
  'a zip with too many members': {
    bytes: zip(['a', CSV], ['b', CSV]),
    limits: { entries: 1 },
    codes: ['E_LIMIT'],
    says: /2 members/,
  },
  'a zip that unpacks to too much': {
    bytes: zip(['a.csv', CSV.repeat(100)]),
    limits: { unpackedBytes: 1000 },
    codes: ['E_LIMIT'],
    says: /unpacks to more/,
  },
  'a gzip that unpacks to too much': {
    bytes: gzipSync(CSV.repeat(100)),
    limits: { unpackedBytes: 1000 },
    codes: ['E_LIMIT'],
    says: /unpacks to more/,
  },
};

describe('a file', () => {
  it.each(Object.keys(readable))('is read: %s', async (name) => {
    const { bytes, wish, limits, parts } = readable[name]!;
    const found = await reader.read(bytes, wish, limits ? { formatLimits: limits } : {});
    expect(found.problems).toEqual([]);
    const texts = found.parts
      .filter((part) => part.reading.kind === 'delimited')
      .map((part) => [part.name, readFileSync(part.blob.path, 'utf8')]);
    expect({ ...found.rows, ...Object.fromEntries(texts) }).toEqual(parts);
  });

  it.each(Object.keys(refused))('is refused: %s', async (name) => {
    const { bytes, wish, limits, codes, says } = refused[name]!;
    const { problems, parts } = await reader.read(bytes, wish, limits ? { formatLimits: limits } : {});
    expect(parts).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(codes);
    expect(problems[0]!.what.en).toMatch(says);
    for (const words of [problems[0]!.what, problems[0]!.expected]) expect(words.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(problems[0]!.expected.zh).toContain('例如');
    expect(problems[0]!.expected.en).toContain('for example');
  });

  it('is read in part, when a member of it cannot be', async () => {
    const { parts } = await reader.read(zip(['a.csv', CSV], ['b.pdf', '%PDF-1.4'], ['c.json', '[{"a"']));
    expect(parts.map(({ name, problems }) => [name, problems?.[0]?.code])).toEqual([
      ['a.csv', undefined],
      ['b.pdf', 'E_FORMAT'],
      ['c.json', 'E_DAMAGED'],
    ]);
  });
});
