import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { below, type Outlines, type Region, regionOf } from './outlines.js';

const region = (code: string, parent: string | null, more: Partial<Region> = {}): [string, Region] => [
  code.padEnd(12, '0'),
  {
    id: code,
    code: code.padEnd(12, '0'),
    name: code,
    level: code.endsWith('0000') ? 'PROVINCE' : code.endsWith('00') ? 'PREFECTURE' : 'COUNTY',
    validTo: null,
    fiscalParent: parent === null ? null : { id: parent, code: parent.padEnd(12, '0') },
    successor: null,
    ...more,
  },
];
const regions = new Map([
  region('410000', null),
  region('411400', '410000'),
  region('411425', '411400'),
  region('411481', '410000'),
  region('411023', '411000', { validTo: '2017-01-19', successor: { id: 's', code: '411003000000' } }),
  region('411003', '411000'),
  region('410322', '410300', { validTo: '2021-03-18', successor: { id: 's', code: '410308000000' } }),
]);
const of = (adcode: string, today = '2018-11-30') => regionOf(adcode, regions, today)?.code;

describe('an outline stands for', () => {
  it('the region of its code', () => expect(of('411425')).toBe('411425000000'));
  it('its successor, once it has ended', () => expect(of('411023')).toBe('411003000000'));
  it('itself, as long as it has not', () => expect(of('410322')).toBe('410322000000'));
  it('itself, where the successor is not to be seen', () => expect(of('410322', '2022-01-01')).toBe('410322000000'));
  it('nothing where the reader sees no such region', () => expect(of('410102')).toBeUndefined());
});

describe('a click leads', () => {
  const from = (standing: string, code: string) => below(regions.get(code)!, standing, regions);

  it('from the province to the prefecture of the county', () =>
    expect(from('410000000000', '411425000000')).toBe('411400000000'));
  it('from the province to a county that reports to it', () =>
    expect(from('410000000000', '411481000000')).toBe('411481000000'));
  it('from the prefecture to the county', () => expect(from('411400000000', '411425000000')).toBe('411425000000'));
});

describe('the outlines that come with the console', () => {
  const read = (file: string): Outlines =>
    JSON.parse(readFileSync(resolve(__dirname, '../../../public/map', file), 'utf8'));
  const codes = (file: string) => read(file).features.map(({ properties: { adcode } }) => adcode);

  it('are of 158 counties and the 18 cities that these make up', () => {
    const counties = codes('counties.json');
    expect(new Set(counties).size).toBe(158);
    expect([...new Set(counties.map((code) => `${code.slice(0, 4)}00`))]).toEqual(codes('cities.json'));
    expect(codes('cities.json')).toHaveLength(18);
  });
});
