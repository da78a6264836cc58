import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readReference } from '@qingqu/schema';
import { article17Routes, handlingRegion, responsibleDepartment, warningCategories } from './routing.js';

describe('the responsible department', () => {
  it('follows Art. 17 for each of the eight categories', () => {
    const routed = Object.fromEntries(
      warningCategories.map((category) => [category, responsibleDepartment(category, '2018-10-15')]),
    );
    expect(routed).toEqual({
      receipt: 'budget',
      allocation: 'budget',
      cash: 'treasury',
      account: 'treasury',
      cycle: 'agri',
      fund: 'agri',
      enterprise: 'agri',
      individual: 'agri',
    });
  });

  it('agrees with the code system of warning categories', () => {
    const { codes } = readReference(join(__dirname, '../../../schema/reference'));
    const published = codes.filter((item) => item.system === 'warning-category');
    expect(published.map((item) => item.code).sort()).toEqual([...warningCategories].sort());
    for (const item of published)
      expect(item.note).toBe(`department=${responsibleDepartment(item.code, '2018-10-15')}`);
  });

  it('changes on the day a reorganisation takes effect, not before', () => {
    const routes = [
      ...article17Routes,
      { category: 'cash', department: 'agri', effectiveFrom: '2021-04-01', basis: '机构改革' } as const,
    ];
    expect(responsibleDepartment('cash', '2021-03-31', routes)).toBe('treasury');
    expect(responsibleDepartment('cash', '2021-04-01', routes)).toBe('agri');
  });

  it('is asked for by a known category', () => {
    expect(() => responsibleDepartment('weather', '2018-10-15')).toThrow(/category "weather".*expected one of receipt/);
  });
});

describe('the handling region', () => {
  const regions = new Map(
    readReference(join(__dirname, '../../../schema/reference')).regions.map((region) => [region.code, region]),
  );
  const regionOf = (code: string) => regions.get(code);
  const township = [...regions.values()].find((region) => region.level === 'township' && region.validTo === null)!;

  it('of a county, a prefecture or the province is itself', () => {
    for (const code of ['410000000000', '411400000000', '411421000000'])
      expect(handlingRegion(code, regionOf)).toBe(code);
  });

  it('of a township is its county', () => {
    expect(handlingRegion(township.code, regionOf)).toBe(township.fiscalParent);
  });

  it('must be a known region', () => {
    expect(() => handlingRegion('990000000000', regionOf)).toThrow(/unknown region 990000000000/);
  });

  it('is not looked for for ever when parents run in a circle', () => {
    const circle = { code: '1', level: 'township', fiscalParent: '1' } as const;
    expect(() => handlingRegion('1', () => circle)).toThrow(/no county lies above/);
  });
});
