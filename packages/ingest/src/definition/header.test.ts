import { describe, expect, it } from '@jest/globals';
import type { HeadLine, Layout, Opened } from '../layout.js';
import { commaSeparated } from '../reading.js';
import { readDefinition } from './read-definition.js';

const origin = { originSha256: Buffer.alloc(32), part: '', reading: commaSeparated };
const headOf = (...lines: string[]): HeadLine[] =>
  lines.map((line, at) => ({ line: at + 1, cells: line.split(','), next: { byte: 0, line: at + 2 } }));

/** A definition of `project`, whose columns are few: key, name, region_code, status and two days. */
const projects = (more: string) => `name: project-test
feed: project
title: 项目
${more}`;
const contracts = (more: string) => `name: contract-test
feed: contract
title: 合同
${more}`;

const open = (yaml: string, ...lines: string[]) => readDefinition(yaml).layout.open(headOf(...lines), origin);

function opened(yaml: string, ...lines: string[]): Opened {
  const found = open(yaml, ...lines);
  if ('problems' in found)
    throw new Error(found.problems.map(({ column, what }) => `${column}: ${what.en}`).join('; '));
  return found;
}

/** Why a file is refused: the line, and a code, a column and words for each problem. */
function refused(yaml: string, ...lines: string[]): { line: number; problems: string[] } {
  const found = open(yaml, ...lines);
  if (!('problems' in found)) throw new Error('it was not refused');
  return {
    line: found.line,
    problems: found.problems.map(({ code, column, what }) => `${code} ${column}: ${what.en}`),
  };
}

/** What a line comes to, by the feed's headers. */
function record(yaml: string, layout: Layout, line: string): Record<string, string> {
  const mapped = layout.read(line.split(','), 9);
  if (mapped.kind !== 'record') throw new Error(mapped.kind);
  const { feed } = readDefinition(yaml).layout;
  return Object.fromEntries(
    feed.columns.flatMap(({ header }, at) => (mapped.cells[at] === '' ? [] : [[header, mapped.cells[at]!]])),
  );
}

const known = '项目代码,项目名称,区划代码,状态';

describe('the header of a file', () => {
  it('is found below titles, by the names that are known', () => {
    const yaml = projects('');
    const { headerAt, layout } = opened(yaml, '项目一览表', '填报单位：某局,,,2018年', known, 'P1,道路,410225,running');
    expect(headerAt).toBe(2);
    expect(record(yaml, layout, 'P1,道路,410225,running')).toEqual({
      key: 'P1',
      name: '道路',
      region_code: '410225000000',
      status: 'running',
    });
  });

  it('may have full-width letters, blanks and other case', () => {
    const yaml = projects('');
    const { layout } = opened(yaml, 'ｐｒｏ_ＣＯＤＥ, 项目 名称 ,MOF_div_CODE,状 态');
    expect(record(yaml, layout, 'P1,道路,410225,running')).toMatchObject({ key: 'P1', name: '道路' });
  });

  it('a name of the definition goes before a known one', () => {
    const yaml = projects('columns: { name: 全称 }\nignore: [项目名称]');
    const { layout } = opened(yaml, `${known},全称`);
    expect(record(yaml, layout, 'P1,道路,410225,running,道路工程')).toMatchObject({ name: '道路工程' });
  });

  it('any of several names, and a column that may be missing', () => {
    const yaml = projects('columns: { name: [全称, 工程名称], started_on: { from: 开工, optional: yes } }');
    const { layout } = opened(yaml, '项目代码,工程名称,区划代码,状态');
    expect(record(yaml, layout, 'P1,道路,410225,running')).toMatchObject({ name: '道路' });
  });

  it('columns of one name, and of none, by their place', () => {
    const yaml = projects("columns: { name: '名称#2', started_on: '#5' }\nignore: ['名称#1']");
    const { layout } = opened(yaml, '项目代码,名称,名称,状态,,区划代码');
    expect(record(yaml, layout, 'P1,简称,全称,running,2018/4/1,410225')).toMatchObject({
      name: '全称',
      started_on: '2018-04-01',
    });
  });

  it('in two lines, as merged cells leave it: columns are named above/below', () => {
    const yaml = `name: payee-test
feed: payee
title: 收款人
header_rows: 2
columns: { key: 编号, name: 收款人/名称, account_no: 收款人/账号, region_code: 区划, kind: { constant: enterprise } }
ignore: [付款人/名称]`;
    const { headerAt, layout } = opened(yaml, '收款人名单,,,,', '编号,收款人,,付款人,区划', ',名称,账号,名称,');
    expect(headerAt).toBe(2);
    expect(record(yaml, layout, 'S1,某合作社,418000091000000144,某局,410225')).toMatchObject({
      key: 'S1',
      name: '某合作社',
      account_no: '418000091000000144',
    });
    expect(
      layout.read(
        [',名称,账号,名称,'].flatMap((line) => line.split(',')),
        9,
      ).kind,
    ).toBe('aside');
  });

  it('none: columns by position', () => {
    const yaml = projects('header: none\nnames: [项目代码, 项目名称, 区划代码, 状态]');
    const { headerAt, layout } = opened(yaml, 'P1,道路,410225,running');
    expect(headerAt).toBe(-1);
    expect(record(yaml, layout, 'P1,道路,410225,running')).toMatchObject({ key: 'P1' });
  });
});

describe('a file is refused, and told why', () => {
  it('without a header', () =>
    expect(refused(projects(''), 'P1,道路', 'P2,桥')).toEqual({
      line: 1,
      problems: ['E_HEADER_MISSING undefined: there is no header among the first 2 lines'],
    }));
  it('for a column that it lacks, with what it has', () =>
    expect(refused(projects(''), '标题', '项目代码,项目名称,区划代码')).toEqual({
      line: 2,
      problems: [
        'E_HEADER_MISSING status: the column for status is missing; the file has 区划代码, 项目代码, 项目名称',
      ],
    }));
  it('for a column that the definition names and the file lacks, though the feed could do without', () =>
    expect(refused(projects('columns: { started_on: 开工 }'), known).problems[0]).toMatch(
      /^E_HEADER_MISSING 开工: the column for started_on is missing/,
    ));
  it('for a column that is not mentioned', () => {
    expect(refused(projects(''), `${known},备注`).problems).toEqual([
      'E_HEADER_UNKNOWN 备注: the definition does not mention the column',
    ]);
    opened(projects('ignore: [备注]'), `${known},备注`);
    opened(projects('others: ignore'), `${known},备注`);
  });
  it('for a value in the place of a name, which is not shown', () =>
    expect(refused(projects(''), `${known},11010519491231002X`).problems[0]).toMatch(/^E_HEADER_UNKNOWN \?: /));
  it('for two columns that may be meant', () => {
    expect(refused(projects(''), `${known},项目编号`).problems).toEqual([
      'E_HEADER_DUPLICATE key: several columns may be meant: 项目代码, 项目编号',
    ]);
    expect(refused(projects('columns: { name: [全称, 项目名称] }'), `${known},全称`).problems[0]).toMatch(
      /^E_HEADER_DUPLICATE name: columns 5 and 2 of the file may both be meant/,
    );
  });
  it('for known names that the definition does not want', () =>
    expect(refused(projects('aliases: no\ncolumns: { key: 项目代码 }'), known).problems[0]).toMatch(
      /^E_HEADER_UNKNOWN 项目名称/,
    ));
  it('for a business day or a total that is not where it should be', () => {
    expect(refused(projects("as_of: { title: '截至(\\d+年\\d+月\\d+日)' }"), '截至昨日', known).problems).toEqual([
      'E_HEADER_MISSING undefined: no business day stands above the header',
    ]);
    expect(refused(projects("total_in_title: '共(?<rows>\\d+)个'"), '共若干个', known).problems).toEqual([
      'E_HEADER_MISSING undefined: no total that can be read stands above the header',
    ]);
  });
});

describe('the unit of amounts', () => {
  const header = (amount: string) => `合同ID,合同编号,区划代码,单位代码,${amount}`;
  const cells = 'C1,HT-1,410225,410225001,1.5';
  const amountOf = (more: string, ...head: string[]) =>
    record(contracts(more), opened(contracts(more), ...head).layout, cells).amount;

  it('is yuan, or as stated', () => {
    expect(amountOf('', header('合同金额'))).toBe('1.5');
    expect(amountOf('', header('合同金额（元）'))).toBe('1.5');
    expect(amountOf('unit: 万元', header('合同金额'))).toBe('15000');
    expect(amountOf('columns: { amount: { unit: 千元 } }', header('合同金额'))).toBe('1500');
  });
  it('auto: as the header or a title says', () => {
    expect(amountOf('unit: auto', header('合同金额（万元）'))).toBe('15000');
    expect(amountOf('unit: auto', '合同台账,,,,单位：百元', header('合同金额'))).toBe('150');
    expect(refused(contracts('unit: auto'), header('合同金额')).problems).toEqual([
      'E_HEADER_UNIT 合同金额: the file does not say the unit of its amounts',
    ]);
  });
  it('of a column goes before that of a title, not before that of its header', () => {
    const yaml = 'columns: { amount: { unit: 元 } }';
    expect(amountOf(yaml, '单位：万元', header('合同金额'))).toBe('1.5');
    expect(refused(contracts(yaml), header('合同金额（万元）')).problems).toHaveLength(1);
  });
  it('of totals is that of the column', () => {
    const yaml = contracts('unit: auto\naside: [{ starts: 合计, total: { amount: 合同金额（万元） } }]');
    const { layout } = opened(yaml, header('合同金额（万元）'));
    expect(layout.read('合计,,,,3'.split(','), 9)).toEqual({
      kind: 'aside',
      declared: { fen: 3_000_000n },
    });
  });
  it('is never guessed: a file that says another than the definition is refused', () => {
    expect(refused(contracts(''), header('合同金额（万元）')).problems).toEqual([
      'E_HEADER_UNIT 合同金额（万元）: the file says 万元, the definition 元',
    ]);
    expect(refused(contracts(''), '单位：万元', header('合同金额')).problems).toEqual([
      'E_HEADER_UNIT 合同金额: the file says 万元, the definition 元',
    ]);
    expect(refused(contracts('unit: 万元'), header('合同金额(元)')).problems).toEqual([
      'E_HEADER_UNIT 合同金额(元): the file says 元, the definition 万元',
    ]);
  });
});

describe('a line', () => {
  const yaml = projects('aside: [{ starts: 合计 }, { blank: [项目名称, 状态] }, { when: { 状态: [说明] } }]');
  const { layout } = opened(yaml, `${known},,`);
  const kindOf = (line: string, reading = layout) => reading.read(line.split(','), 3).kind;

  it.each([
    ['P1,道路,410225,running', 'record'],
    ['P1,道路,410225,running,,', 'record'],
    ['P1,道路,410225,running,,多', 'ragged'],
    ['P1,道路,410225', 'ragged'],
    ['合计,,,', 'aside'],
    ['合 计：3 个', 'aside'],
    [' ,合计,410225,running', 'aside'],
    ['P9,,410225,', 'aside'],
    ['P9,注,410225,说明', 'aside'],
    [`${known},,`, 'aside'],
    [',,,', 'aside'],
    ['总计,,,', 'record'].map((text) => text.replace('总计,,,', '总计,x,,')) as [string, string],
  ])('%j is %s', (line, kind) => expect(kindOf(line)).toBe(kind));

  it('of a sheet may end before the last column', () => {
    const sheet = readDefinition(projects('')).layout.open(headOf('项目代码,项目名称,区划代码,状态,开工日期'), {
      ...origin,
      reading: { kind: 'cells' },
    });
    if ('problems' in sheet) throw new Error('refused');
    expect(kindOf('P1,道路,410225,running', sheet.layout)).toBe('record');
  });
});
