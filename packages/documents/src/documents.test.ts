// A document comes out in official layout, says what went in whatever that was, and is the same bytes every time.
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { contentJson, documentFormats, documentOf, type OfficialDocument, renderDocument } from './index.js';
import { readDocx, readWorkbook } from './testing/index.js';
import { sample } from './testing/sample.js';

const seed = Number(process.env.QINGQU_TEST_SEED);
const dir = mkdtempSync(join(tmpdir(), 'qingqu-documents-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const docx = async (document: OfficialDocument) => readDocx(await renderDocument(document, 'docx'));
const xlsx = async (document: OfficialDocument) => readWorkbook(await renderDocument(document, 'xlsx'));
const textsOf = (rows: { value: string }[][] | undefined) => rows!.map((row) => row.map(({ value }) => value));

const bare: OfficialDocument = {
  title: '标题',
  documentNo: null,
  issuer: '甲',
  addressee: null,
  date: null,
  blocks: [],
};
const saying = (text: string): OfficialDocument => ({
  ...bare,
  title: text,
  documentNo: text,
  addressee: text,
  blocks: [
    { heading: text },
    { text },
    { table: { caption: text, columns: [{ title: text, kind: 'text' }], rows: [[text]] } },
  ],
  copies: [text],
});

/** @throws where a part is no XML */
function parseAll(parts: ReadonlyMap<string, string>): void {
  for (const xml of parts.values()) {
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(xml).close();
  }
}

describe('a document for Word', () => {
  it('has its parts in the order and look of official documents', async () => {
    const { paragraphs } = await docx(sample);
    expect(paragraphs.map(({ style, text }) => `${style} ${text}`)).toEqual([
      'RedHead 河南省财政厅农业处文件',
      'DocumentNo 豫财农〔2018〕33号',
      'DocumentTitle 关于2018年11月扶贫资金动态监控系统应用及预警问题跟踪处理情况的通报',
      'Addressee 有关省辖市、直管县（市）党委、政府：',
      'Body 现将有关情况通报如下。',
      'DocumentHeading 一、总体情况',
      'Body 第一段。',
      'Body 第二段。',
      'Caption 各地区预警处理情况',
      'Gap ',
      'Gap ',
      'Signed 河南省财政厅农业处',
      'SignedOn 2018年12月5日',
      'Copies 抄送：省扶贫办，省审计厅。',
    ]);
  });

  it('bears neither number nor red head before it is issued', async () => {
    const { paragraphs, parts } = await docx(bare);
    expect(paragraphs.map(({ style }) => style)).toEqual(['DocumentTitle', 'Signed']);
    expect(parts.get('word/document.xml')).not.toContain('文件');
  });

  it('has tables whose heading is repeated, with money in yuan, and a dash for nothing', async () => {
    const { tables } = await docx(sample);
    expect(tables).toEqual([
      {
        headings: 1,
        rows: [
          ['地区', '新增', '涉及金额（元）', '整改率', '上报日期'],
          ['兰考县', '12', '1,234,567.89', '97.02%', '2018-11-30'],
          ['新县', '0', '-0.05', '0.00%', '—'],
          ['卢氏县', '7', '999,999,999,999,999.99', '100.00%', '1899-01-01'],
        ],
      },
      { headings: 1, rows: [['名称'], ['多行\n文字']] },
    ]);
  });

  it('is laid out by GB/T 9704: A4, its margins, 仿宋 of 16 points on lines of 28.95, two characters in, pages — 1 —', async () => {
    const { parts } = await docx(sample);
    const document = parts.get('word/document.xml')!;
    const mm = (name: string) =>
      Math.round(
        (Number(new RegExp(`w:${name}="(\\d+)"`).exec(/<w:pgMar[^>]*>/.exec(document)![0])![1]) / 1440) * 25.4,
      );
    expect([mm('top'), mm('right'), mm('bottom'), mm('left')]).toEqual([37, 26, 35, 28]);
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"/>');
    const styles = parts.get('word/styles.xml')!;
    const style = (id: string) => new RegExp(`<w:style [^>]*w:styleId="${id}">.*?</w:style>`).exec(styles)![0];
    expect(style('Body')).toMatch(
      /w:line="579" w:lineRule="exact".*w:firstLineChars="200".*w:eastAsia="仿宋".*w:sz w:val="32"/,
    );
    expect(style('DocumentTitle')).toMatch(/w:jc w:val="center".*方正小标宋简体.*w:sz w:val="44"/);
    expect(style('DocumentNo')).toMatch(/<w:bottom [^>]*w:color="FF0000"/);
    expect(parts.get('word/footer1.xml')!.replace(/<[^>]*>/g, '')).toContain('— 1 —');
    expect(parts.get('word/footer1.xml')).toContain('w:instr="PAGE"');
  });
});

describe('a wide table', () => {
  const wide = (columns: number): OfficialDocument['blocks'][number] => ({
    table: { columns: Array.from({ length: columns }, () => ({ title: '列', kind: 'text', width: 5 })), rows: [] },
  });
  const pagesOf = async (...blocks: OfficialDocument['blocks']) =>
    [...(await docx({ ...bare, blocks })).parts.get('word/document.xml')!.matchAll(/<w:pgSz w:w="(\d+)"/g)].map(
      ([, width]) => (width === '11906' ? 'upright' : 'turned'),
    );

  it('lies on pages of its own that are turned, several of them together; what comes after stands upright again', async () => {
    expect(await pagesOf(wide(9))).toEqual(['upright']);
    expect(await pagesOf(wide(10))).toEqual(['upright', 'turned', 'upright']);
    expect(await pagesOf(wide(10), wide(12), { text: '甲' }, wide(10))).toEqual([
      ...['upright', 'turned'],
      ...['upright', 'turned', 'upright'],
    ]);
  });
});

describe('a workbook', () => {
  it('has the text on one sheet and each table on its own, typed, its heading on every printed page', async () => {
    const { sheets, parts } = await xlsx(sample);
    expect([...sheets.keys()]).toEqual(['正文', '表1', '表2']);
    expect(textsOf(sheets.get('正文')).flat()).toEqual([
      '河南省财政厅农业处文件',
      '豫财农〔2018〕33号',
      '关于2018年11月扶贫资金动态监控系统应用及预警问题跟踪处理情况的通报',
      '有关省辖市、直管县（市）党委、政府：',
      '　　现将有关情况通报如下。',
      '　　一、总体情况',
      '　　第一段。',
      '　　第二段。',
      '　　各地区预警处理情况：见工作表“表1”',
      '　　表格：见工作表“表2”',
      '',
      '河南省财政厅农业处',
      '2018年12月5日',
      '抄送：省扶贫办，省审计厅。',
    ]);
    const rows = sheets.get('表1')!.slice(2);
    expect(rows.map((row) => row.map(({ type, value }) => `${type} ${value}`))).toEqual([
      ['text 兰考县', 'number 12', 'number 1234567.89', 'number 0.9702', 'number 43434'],
      ['text 新县', 'number 0', 'number -0.05', 'number 0.0000', 'text —'],
      ['text 卢氏县', 'number 7', 'text 999999999999999.99', 'number 1.0000', 'text 1899-01-01'],
    ]);
    expect(parts.get('xl/workbook.xml')).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="1">\'表1\'!$1:$2</definedName>',
    );
    for (const n of [1, 2, 3]) expect(parts.get(`xl/worksheets/sheet${n}.xml`)).toMatch(/paperSize="9".*— &amp;P —/);
  });

  it('goes on in a further row where a paragraph is longer than a row can show', async () => {
    const long = '甲'.repeat(1_000);
    const { sheets } = await xlsx({ ...bare, blocks: [{ text: long }] });
    const texts = textsOf(sheets.get('正文')).flat().slice(1, -2);
    expect(texts.length).toBeGreaterThan(2);
    expect(texts.join('')).toBe(`　　${long}`);
  });
});

describe('whatever a document says', () => {
  const hostile = [
    '<w:p>&amp;"\'',
    ']]>',
    '_x000B_',
    '=1+1',
    '\u0000\u0007\u000b\ud800x\uffff',
    '',
    '😀𠮷',
    '甲\r\n乙\r丙',
  ];

  it(`its files are well-formed XML that says the same; what no file can show becomes the sign for that (seed ${seed})`, async () => {
    const anyText = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary', maxLength: 300 }));
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const document = saying(text);
        const [word, book] = await Promise.all([docx(document), xlsx(document)]);
        parseAll(word.parts);
        parseAll(book.parts);
        const shown = plainly(text);
        expect(word.tables[0]!.rows).toEqual([[shown], [shown]]);
        expect(
          book.sheets
            .get('表1')!
            .slice(1)
            .map((row) => row[0]!.value),
        ).toEqual([shown, shown]);
        for (const cell of [...book.sheets.values()].flat(2)) expect(cell.hasFormula).toBe(false);
      }),
      { seed, numRuns: 40 },
    );
  });

  it('a very long text is whole for Word, and cut with a note in a cell of a workbook', async () => {
    const long = '长'.repeat(40_000);
    const document = saying(long);
    expect((await docx(document)).tables[0]!.rows[1]).toEqual([long]);
    const cell = (await xlsx(document)).sheets.get('表1')![2]![0]!.value;
    expect(cell).toHaveLength(32_767);
    expect(cell).toContain('共 40000 字');
  });

  it('a cell that does not hold what its column says is an error that names the column', async () => {
    const table = (kind: 'yuan' | 'integer' | 'percent' | 'date', cell: string | number) =>
      contentJson({ ...bare, blocks: [{ table: { columns: [{ title: '金额', kind }], rows: [[cell]] } }] });
    expect(() => table('yuan', 1234)).toThrow('column 金额: expected fen as a bigint, for example 123450n');
    expect(() => table('integer', 1.5)).toThrow('column 金额: expected a whole number');
    expect(() => table('percent', '1')).toThrow('expected hundredths of a percent, for example 1234');
    expect(() => table('date', '30/11/2018')).toThrow("expected a day, for example '2018-11-30'");
    expect(() => contentJson({ ...bare, blocks: [{ table: { columns: [], rows: [[1]] } }] })).toThrow(
      'a row has 1 cells, expected 0',
    );
  });
});

describe('the same content', () => {
  it('is the same JSON after it was kept, with fen that no number holds', () => {
    const json = contentJson(sample);
    const shuffled = JSON.parse(JSON.stringify(JSON.parse(json), (_, value) => reversed(value)));
    expect(contentJson(documentOf(shuffled))).toBe(json);
    expect(json).toContain('"99999999999999999"');
  });

  it('is the same bytes in other processes, time zones and languages, and when made of what was kept', async () => {
    const here = await Promise.all(documentFormats.map(async (format) => `${format} ${await digest(sample, format)}`));
    const kept = documentOf(JSON.parse(contentJson(sample)));
    for (const format of documentFormats) expect(await digest(kept, format)).toBe(await digest(sample, format));
    const child = join(__dirname, '../dist/testing/render-child.js');
    const path = join(dir, 'content.json');
    writeFileSync(path, contentJson(sample));
    for (const [TZ, LANG] of [
      ['Asia/Shanghai', 'zh_CN.UTF-8'],
      ['America/New_York', 'C'],
      ['Pacific/Kiritimati', 'de_DE.UTF-8'],
    ]) {
      const told = execFileSync(process.execPath, [child], {
        input: readFileSync(path),
        env: { ...process.env, TZ, LANG },
      });
      expect(told.toString().trim().split('\n')).toEqual(here);
    }
  });

  it('differs when one character does', async () => {
    for (const format of documentFormats)
      expect(await digest({ ...sample, title: `${sample.title}。` }, format)).not.toBe(await digest(sample, format));
  });
});

const hasOffice = (() => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe('LibreOffice', () => {
  (hasOffice ? it : it.skip)('opens both files (skipped where soffice is not installed)', async () => {
    for (const format of documentFormats) {
      writeFileSync(join(dir, `sample.${format}`), await renderDocument(sample, format));
      const home = `-env:UserInstallation=file://${join(dir, 'office')}`;
      const to =
        format === 'docx'
          ? 'txt:Text (encoded):UTF8'
          : 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2';
      await promisify(execFile)('soffice', [
        home,
        '--headless',
        '--convert-to',
        to,
        '--outdir',
        dir,
        join(dir, `sample.${format}`),
      ]);
    }
    const text = readFileSync(join(dir, 'sample.txt')).toString();
    expect(text).toContain('豫财农〔2018〕33号');
    expect(text).toContain('1,234,567.89');
    const csv = readFileSync(join(dir, 'sample-表1.csv')).toString();
    expect(csv).toContain('兰考县,12,1234567.89,97.02%,2018-11-30');
  });
});

const digest = async (document: OfficialDocument, format: (typeof documentFormats)[number]) =>
  createHash('sha256')
    .update(await renderDocument(document, format))
    .digest('hex');

/** Objects with their members the other way round, as a store that keeps no order may answer them. */
const reversed = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).reverse())
    : value;

const plainly = (text: string) =>
  text
    .replace(/\r\n|\r/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what no file can show
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd');
