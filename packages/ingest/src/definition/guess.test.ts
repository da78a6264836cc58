import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Vault } from '@qingqu/schema';
import { loadedReference } from '../testing/reference.js';
import { guessDefinition, UnreadableFileError } from './guess.js';
import { readDefinition } from './read-definition.js';
import { type TrialPart, tryFile } from './try.js';

const deps = { vault: new Vault(Buffer.alloc(32)), reference: loadedReference() };
const examples = join(process.cwd(), 'examples/definitions');
const dataOf = (name: string) =>
  join(
    examples,
    name,
    readdirSync(join(examples, name)).find((file) => !['definition.yaml', 'expected.json'].includes(file))!,
  );
const expectedOf = (name: string) => JSON.parse(readFileSync(join(examples, name, 'expected.json'), 'utf8'));

/** The draft for a text, and what its lines say of columns. */
async function draftFor(lines: string[], options: { name?: string; feed?: string } = {}) {
  const { name = 'file.csv', ...rest } = options;
  const guess = await guessDefinition({ bytes: Buffer.from(`${lines.join('\n')}\n`), fileName: name, ...rest });
  return { ...guess, lines: guess.yaml.split('\n') };
}

/** What has to be said of the formats of an example. */
const wishes: Record<string, { path: string }> = { 'projects-json': { path: 'data.rows' } };
const guessOf = (name: string) =>
  guessDefinition({ path: dataOf(name), ...(wishes[name] ? { wish: wishes[name] } : {}) });

/** What becomes of a file by a definition. */
async function tried(yaml: string, path: string): Promise<TrialPart> {
  const { parts } = await tryFile(deps, readDefinition(yaml).layout, { path });
  return parts[0]!;
}

describe('the feed of an unknown file', () => {
  const files = readdirSync(join(process.cwd(), 'examples/feeds/sample')).filter((name) => /^\d\d-/.test(name));
  it.each(files)('%s, by its own columns', async (file) => {
    const { feed } = await guessDefinition({ path: join(process.cwd(), 'examples/feeds/sample', file) });
    expect(feed).toBe(/^\d\d-(.*)\.csv$/.exec(file)![1]);
  });

  it.each([
    ['bank-statement', 'bank_line'],
    ['contract-european', 'contract'],
    ['deaths-without-key', 'death_record'],
    ['indicator-in-wan', 'indicator'],
    ['payment-integrated', 'payment'],
    ['payment-lines-joined-key', 'payment_line'],
    ['payment-reversals', 'payment'],
    ['projects-json', 'project'],
  ])('%s is of %s, by what people call its columns', async (name, feed) => {
    expect((await guessOf(name)).feed).toBe(feed);
  });
});

describe('a draft', () => {
  it.each(readdirSync(examples).filter((name) => !name.includes('.')))(
    'of %s can be used as it is, or says what it lacks',
    async (name) => {
      const { yaml } = await guessOf(name);
      const part = await tried(yaml, dataOf(name));
      const lacking = (part.refusal?.problems ?? []).map(({ code, column }) => [code, column]);
      const told = [...yaml.matchAll(/^ {2}# (\w+):.*# ! /gm)].map(([, header]) => ['E_HEADER_MISSING', header]);
      expect(lacking.sort()).toEqual(told.sort());
    },
  );

  it('needs only what the file does not hold: a bank statement', async () => {
    const { yaml } = await guessDefinition({ path: dataOf('bank-statement') });
    const filled = yaml.replace(/^ {2}# (account_no|region_code)(.*?) {2}# !.*$/gm, '  $1$2');
    const part = await tried(`${filled}  - { starts: 期初余额 }\n`, dataOf('bank-statement'));
    const expected = expectedOf('bank-statement');
    expect([part.good, String(part.sumFen)]).toEqual([expected.counts.good, expected.sumFen]);
    expect(part.totals).toEqual([
      { measure: 'fen', declared: BigInt(expected.sumFen), computed: BigInt(expected.sumFen) },
    ]);
  });

  it('tells units, number and date styles, codes before names, and what words mean', async () => {
    const { lines } = await draftFor(
      [
        '指标表,,,,,,,单位：万元',
        '指标编号,区划代码,年度,发文日期,资金代码,指标来源,功能科目,金额,状态',
        '"I1",410225,2018,31.03.2018,F1,中央,2130505-生产发展,"1.234,5",正常',
        '"I2",410225,2018,05.04.2018,F1,本级,2130504-基础设施,"2,5",作废',
        '"I3",410225,2018,06.04.2018,F1,本级,2130504-基础设施,"3,25",作废',
      ],
      { feed: 'indicator' },
    );
    expect(lines).toContain('unit: 万元');
    expect(lines).toContain('  key: 指标编号');
    expect(lines.find((line) => line.startsWith('  doc_issued_on'))).toContain('{ from: 发文日期, dates: dmy }');
    expect(lines.find((line) => line.startsWith('  amount'))).toContain("{ from: 金额, numbers: '1.234,56' }");
    expect(lines.find((line) => line.startsWith('  func_code'))).toMatch(/match: '\^\[0-9A-Za-z\.\]\+' \} {2}# \?/);
    expect(lines.find((line) => line.startsWith('  source'))).toMatch(
      /values: \{ 中央: central, 本级: local \} \} {2}# \?/,
    );
    expect(lines.find((line) => line.startsWith('  status'))).toMatch(
      /values: \{ 正常: active, 作废: void \} \} {2}# \?/,
    );
  });

  it('says so when day and month cannot be told apart', async () => {
    const { lines } = await draftFor(['合同ID,合同编号,签订日期', 'A1,HT1,03/04/2018', 'A2,HT2,05/06/2018'], {
      feed: 'contract',
    });
    expect(lines.find((line) => line.startsWith('  signed_on'))).toMatch(/dates: dmy \} {2}# \?/);
  });

  it('takes no key that is a name, a number of somebody or the count of lines', async () => {
    const { yaml } = await draftFor([
      '序号,姓名,身份证号,死亡日期',
      '1,张三,11010519491231002X,2018-02-11',
      '2,李四,440524188001010014,2018-02-12',
    ]);
    expect(yaml).toContain('key: none  # ?');
    expect(yaml).not.toMatch(/11010519491231002X|张三/);
  });

  it('holds nothing of the rows but words that are values of a column', async () => {
    const { yaml } = await draftFor([
      '支付申请ID,收款人名称,收款人类型,用途',
      'P1,王五,王五,工资',
      'P2,赵六,张三丰的很长很长很长很长很长很长的单位名称之一二三四五,补助',
    ]);
    for (const text of ['王五', '赵六', '工资', '张三丰']) expect(yaml).not.toContain(text);
  });

  it('asks what negative amounts mean', async () => {
    const { lines } = await draftFor(['支付申请ID,支付金额', 'P1,100.00', 'P2,-100.00'], { feed: 'payment' });
    expect(lines).toContain('# kinds: [{ when: negative, needs: [refund_of_key] }]');
  });

  it('names the file and its day', async () => {
    const { lines } = await draftFor(['支付申请ID,支付金额', 'P1,100.00', 'P2,3'], {
      name: 'Lankao Pay-20180930.csv',
      feed: 'payment',
    });
    expect(lines).toContain('name: payment-lankao-pay');
    expect(lines.find((line) => line.startsWith('as_of'))).toBe(
      "as_of: { file: '(20\\d\\d-?\\d\\d-?\\d\\d)' }  # ? 文件名中的业务日期 / the business day in the file's name",
    );
  });

  it('of a file without a header names its columns', async () => {
    const { lines } = await draftFor(['P1,100.00,2018-09-01', 'P2,3,2018-09-02'], { feed: 'payment' });
    expect(lines).toContain('header: none');
    expect(lines.find((line) => line.startsWith('names'))).toMatch(/^names: \[列1, 列2, 列3\] {2}# \?/);
  });
});

describe('nothing can be guessed', () => {
  it('of JSON of which nobody said where its records are', () =>
    expect(guessDefinition({ path: dataOf('projects-json') })).rejects.toThrow(
      /it was not said where its records are; expected .*data\.rows/,
    ));
  it('of an empty file', () =>
    expect(guessDefinition({ bytes: Buffer.alloc(0) })).rejects.toThrow(UnreadableFileError));
  it('of a feed that there is not', () =>
    expect(guessDefinition({ bytes: Buffer.from('a,b\n1,2\n'), feed: 'paymant' })).rejects.toThrow(
      'there is no feed "paymant"',
    ));
});
