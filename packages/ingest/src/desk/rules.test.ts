import { describe, expect, it } from '@jest/globals';
import { type Chain, correcting, type Grant, inHandOf, type Level, mayMove, placesOf, routesFrom } from './rules.js';

const area = (code: string, lo: number, hi: number) => ({ code, lo: BigInt(lo), hi: BigInt(hi) });
const province = { ...area('p', 0, 999), level: 'province' } as const;
const city = { ...area('c', 100, 199), level: 'prefecture' } as const;
const county = { ...area('k', 110, 119), level: 'county' } as const;
const town = { ...area('t', 113, 113), level: 'township' } as const;
/** Reports to the province without a city between. */
const direct = { ...area('d', 300, 309), level: 'county' } as const;
const other = area('o', 120, 129);

const of = (...chain: Chain) => placesOf(chain);
const places = { town: of(town, county, city, province), city: of(city, province), direct: of(direct, province) };
const grant = (role: Grant['role'], where: { code: string; lo: bigint; hi: bigint }): Grant => ({ role, ...where });

describe('who has a row in hand', () => {
  it.each<[string, Level, keyof typeof places, string]>([
    ["a town's is its county's", 'own', 'town', 'k'],
    ["a county's superior is its city", 'superior', 'town', 'c'],
    ["a city's own is itself", 'own', 'city', 'c'],
    ['with the province, the province', 'province', 'town', 'p'],
  ])('%s', (_, level, place, code) => {
    expect(inHandOf(level, places[place]).code).toBe(code);
  });
});

describe('where a row may be routed', () => {
  it.each<[string, Level, keyof typeof places, Level[]]>([
    ["from a town's county to its city", 'own', 'town', ['superior']],
    ['from the city to the province, or back', 'superior', 'town', ['province', 'own']],
    ['from the province back', 'province', 'town', ['superior', 'own']],
    ['from a county that reports to the province straight there', 'own', 'direct', ['province']],
    ['and back to it', 'province', 'direct', ['own']],
    ['from a city to the province', 'own', 'city', ['province']],
  ])('%s', (_, level, place, routes) => {
    expect(routesFrom(level, places[place])).toEqual(routes);
  });

  it('nowhere, when it is the province that entered it', () => {
    expect(routesFrom('own', of(province))).toEqual([]);
  });
});

describe('who may do something about a row of the town', () => {
  const held = (level: Level) => ({ scopeOrd: town.lo, level, places: places.town });

  it.each<[string, Grant, Level, { corrects: boolean; moves: boolean }]>([
    ['staff of its county while it is theirs', grant('staff', county), 'own', { corrects: true, moves: true }],
    ['staff of the town itself', grant('staff', town), 'own', { corrects: true, moves: true }],
    ['supervisors of the county move it', grant('supervisor', county), 'own', { corrects: false, moves: true }],
    ['staff of the city move it only', grant('staff', city), 'own', { corrects: false, moves: true }],
    ['staff of another county', grant('staff', other), 'own', { corrects: false, moves: false }],
    ['the county no more when the city has it', grant('staff', county), 'superior', { corrects: false, moves: false }],
    ['the city when it has come there', grant('staff', city), 'superior', { corrects: true, moves: true }],
    ['the province above it', grant('staff', province), 'superior', { corrects: false, moves: true }],
    ['the city no more when the province has it', grant('staff', city), 'province', { corrects: false, moves: false }],
    ['the province when it has it', grant('staff', province), 'province', { corrects: true, moves: true }],
  ])('%s', (_, one, level, { corrects, moves }) => {
    expect(correcting([one], held(level)) !== undefined).toBe(corrects);
    expect(mayMove([one], held(level))).toBe(moves);
  });

  it('whoever has several grants by the one that allows it', () => {
    const grants = [grant('supervisor', province), grant('staff', county)];
    expect(correcting(grants, held('own'))).toEqual(grants[1]);
  });
});
