import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readReference } from './reference.js';

const committed = join(__dirname, '../reference');
const { regions, codes } = readReference(committed);
const region = (code: string) => regions.find((each) => each.code === code)!;
const inForce = regions.filter((each) => each.validTo === null);

describe('regions', () => {
  it('are the real ones of Henan', () => {
    const count = (level: string, kind?: string) =>
      inForce.filter((each) => each.level === level && (!kind || each.kind === kind)).length;
    expect([
      count('province'),
      count('prefecture'),
      count('county', 'division'),
      count('county', 'zone'),
      count('township'),
    ]).toEqual([1, 17, 157, 24, 2586]);
    expect(inForce.filter((each) => each.isPovertyCounty)).toHaveLength(53);
  });

  it('have the ten directly managed counties below the province for money, and below their prefecture otherwise', () => {
    const direct = inForce.filter((each) => each.fiscalParent !== each.adminParent);
    expect(direct.map((each) => each.name)).toEqual([
      '巩义市',
      '兰考县',
      '汝州市',
      '滑县',
      '长垣市',
      '邓州市',
      '永城市',
      '固始县',
      '鹿邑县',
      '新蔡县',
    ]);
    for (const each of direct) expect(each.fiscalParent).toBe('410000000000');
    expect(region('410225000000').adminParent).toBe('410200000000');
  });

  it('have 济源市 as a county directly below the province, with its townships', () => {
    expect(region('419001000000')).toMatchObject({
      level: 'county',
      adminParent: '410000000000',
      fiscalParent: '410000000000',
    });
    expect(region('419001001000')).toMatchObject({ name: '沁园街道', adminParent: '419001000000' });
    expect(region('419000000000')).toBeUndefined();
  });

  it('hang together: every parent is one level up (or the province), codes and the financial code agree', () => {
    const rank = ['province', 'prefecture', 'county', 'township'];
    for (const each of regions) {
      expect(each.mofDivCode).toBe(each.code.slice(0, 9));
      if (each.adminParent === null) expect(each.level).toBe('province');
      else
        expect(rank.indexOf(region(each.adminParent).level)).toBe(
          each.code === '419001000000' ? 0 : rank.indexOf(each.level) - 1,
        );
    }
  });

  it.each([
    ['410728000000', '410783000000', '410000000000'],
    ['411626000000', '411603000000', '411600000000'],
    ['410381000000', '410307000000', '410300000000'],
    ['410322000000', '410308000000', '410300000000'],
    ['410306000000', '410308000000', '410300000000'],
    ['411023000000', '411003000000', '411000000000'],
    ['410224000000', '410212000000', '410200000000'],
    ['411222000000', '411203000000', '411200000000'],
  ])('accept the old code %s, superseded by %s', (old, successor, fiscalParent) => {
    expect(region(old)).toMatchObject({ successor, fiscalParent, level: 'county' });
    expect(region(old).validTo).toMatch(/^20(14|15|17|19|21)-/);
    expect(region(successor).validTo).toBeNull();
  });

  it('accept old township codes, whose numbers did not carry over: 长垣县丁栾镇 410728101 → 410783100', () => {
    expect(region('410728101000')).toMatchObject({
      name: '丁栾镇',
      adminParent: '410728000000',
      successor: '410783100000',
    });
    expect(region('410783100000')).toMatchObject({ name: '丁栾镇', validTo: null });
  });

  it('never end before they begin, and lead to a code in force', () => {
    for (const each of regions) {
      if (each.validFrom && each.validTo) expect(each.validFrom < each.validTo).toBe(true);
      if (each.successor) expect(region(each.successor)).toMatchObject({ validTo: null, level: each.level });
    }
  });
});

describe('codes', () => {
  const item = (system: string, code: string) => codes.find((each) => each.system === system && each.code === code);

  it('hold the systems that rules and feeds refer to', () => {
    expect(new Set(codes.map((each) => each.system))).toEqual(
      new Set([
        'functional',
        'gov-economic',
        'dep-economic',
        'fund-nature',
        'payment-method',
        'payment-type',
        'business-type',
        'settlement',
        'account-type',
        'fund-category',
        'warning-category',
        'violation-type',
        'agency-kind',
        'payee-kind',
        'department-kind',
      ]),
    );
  });

  it('hold the official number of economic items: 60 for governments, 96 for departments', () => {
    const leaves = (system: string) => codes.filter((each) => each.system === system && each.isLeaf).length;
    expect([leaves('gov-economic'), leaves('dep-economic')]).toEqual([60, 96]);
  });

  it('route the eight warning categories to three departments that exist', () => {
    const routes = codes
      .filter((each) => each.system === 'warning-category')
      .map((each) => /^department=(\w+)$/.exec(each.note ?? '')?.[1]);
    expect(routes).toHaveLength(8);
    expect(new Set(routes)).toEqual(new Set(['budget', 'treasury', 'agri']));
    for (const department of routes) expect(item('department-kind', department!)).toBeDefined();
  });

  it('have the poverty items below 21305 below 213', () => {
    expect(item('functional', '2130505')).toMatchObject({ nameZh: '生产发展', parent: '21305', isLeaf: true });
    expect(item('functional', '21305')).toMatchObject({ nameZh: '扶贫', parent: '213', isLeaf: false });
    expect(item('dep-economic', '30217')).toMatchObject({ nameZh: '公务接待费' });
  });
});

describe('a damaged file', () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'reference-'));
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  it.each([
    [
      'regions.csv',
      ',county,division,410100000000',
      ',shire,division,410100000000',
      /regions\.csv line 4, level: "shire" .* county/,
    ],
    ['regions.csv', '410102001000,', '410102000000,', /regions\.csv line 5: 410102000000 is already on line 4/],
    [
      'regions.csv',
      '410102001000,林山寨街道,township,division,410102000000',
      '410102001000,林山寨街道,township,division,410999000000',
      /region 410102001000: its admin_parent 410999000000 is not in the file/,
    ],
    ['regions.csv', 'fiscal_parent', 'money_parent', /column fiscal_parent is missing/],
    ['calendar.csv', '2015-01-01,false', '2015-01-01,no', /calendar\.csv line 2, is_workday: "no"/],
    ['codes.csv', 'functional,20502,', 'functional,20599,', /functional 2050201: its parent 20502 is not in the file/],
  ])('%s is refused by place when "%s" reads "%s"', (file, from, to, message) => {
    cpSync(committed, dir, { recursive: true });
    writeFileSync(join(dir, file), readFileSync(join(dir, file), 'utf8').replace(from, to));
    expect(() => readReference(dir)).toThrow(message);
  });
});
