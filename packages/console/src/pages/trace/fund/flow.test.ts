// A fund's way as a picture of flows.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Flow, type FlowFacts, flowOf, levelOf } from './flow.js';

const seed = Number(process.env.QINGQU_TEST_SEED);

const PROVINCE = { code: '410000000000', name: '河南省' };
const CITY = { code: '411400000000', name: '商丘市' };
const COUNTY = { code: '411425000000', name: '虞城县' };
const OTHER_COUNTY = { code: '411421000000', name: '民权县' };
const TOWNSHIP = { code: '411425101000', name: '利民镇' };
const UNIT = { code: '0101', name: '虞城县农业局' };
const BUILDERS = { code: 'ENTERPRISE', name: '企业' };

const whole = { focus: PROVINCE.code, isByUnit: false, most: 10 };
const told = ({ links }: Flow) => Object.fromEntries(links.map(({ from, to, fen }) => [`${from} → ${to}`, fen]));

const chain: FlowFacts = {
  own: [{ region: PROVINCE, source: 'CENTRAL', isUnits: false, fen: 1_000n }],
  allocations: [
    { from: PROVINCE, to: CITY, isUnits: false, unit: null, fen: 900n },
    { from: CITY, to: COUNTY, isUnits: false, unit: null, fen: 700n },
    { from: COUNTY, to: COUNTY, isUnits: true, unit: UNIT, fen: 600n },
  ],
  payments: [{ region: COUNTY, unit: UNIT, what: BUILDERS, fen: 450n }],
};

describe('a level', () => {
  it.each([
    [PROVINCE, 'PROVINCE'],
    [CITY, 'PREFECTURE'],
    [COUNTY, 'COUNTY'],
    [TOWNSHIP, 'TOWNSHIP'],
    [{ code: '411425101205' }, 'VILLAGE'],
  ])('of %j is %s', ({ code }, level) => expect(levelOf(code)).toBe(level));
});

describe('the flow of a fund', () => {
  it('goes down the levels to units and payees, with what rests on the way', () => {
    expect(told(flowOf(chain, whole))).toEqual({
      'source:CENTRAL → region:410000000000': 1_000n,
      'region:410000000000 → region:411400000000': 900n,
      'region:410000000000 → rest:unallocated': 100n,
      'region:411400000000 → region:411425000000': 700n,
      'region:411400000000 → rest:unallocated': 200n,
      'region:411425000000 → units:COUNTY': 600n,
      'region:411425000000 → rest:unallocated': 100n,
      'units:COUNTY → paid:ENTERPRISE': 450n,
      'units:COUNTY → rest:unpaid': 150n,
    });
  });

  it('shows units one by one where asked, and what is above the region looked at as a sender only', () => {
    const seen = { ...chain, own: [], allocations: chain.allocations.slice(1) };
    const flow = told(flowOf(seen, { focus: COUNTY.code, isByUnit: true, most: 10 }));
    expect(flow['region:411425000000 → unit:0101']).toBe(600n);
    expect(flow['unit:0101 → rest:unpaid']).toBe(150n);
    expect(Object.keys(flow).filter((link) => link.startsWith('excess'))).toEqual([]);
  });

  it('says what a place has passed on beyond what it got', () => {
    const allocations = [{ from: PROVINCE, to: CITY, isUnits: false, unit: null, fen: 1_200n }];
    expect(told(flowOf({ ...chain, allocations, payments: [] }, whole))['excess:excess → region:410000000000']).toBe(
      200n,
    );
  });

  it('lets what goes sideways or up leave, so that nothing goes round', () => {
    const allocations = [
      { from: PROVINCE, to: COUNTY, isUnits: false, unit: null, fen: 500n },
      { from: COUNTY, to: OTHER_COUNTY, isUnits: false, unit: null, fen: 50n },
      { from: COUNTY, to: CITY, isUnits: false, unit: null, fen: 30n },
    ];
    const flow = told(flowOf({ ...chain, allocations, payments: [] }, whole));
    expect(flow['region:411425000000 → sideways:out']).toBe(80n);
    expect(flow['sideways:in → region:411421000000']).toBe(50n);
    expect(flow['sideways:in → region:411400000000']).toBe(30n);
  });

  it('takes the smallest of a column together', () => {
    const counties = [1, 2, 3, 4, 5].map((n) => ({ code: `41142${n}000000`, name: `县${n}` }));
    const allocations = counties.map((to, at) => ({
      from: PROVINCE,
      to,
      isUnits: false,
      unit: null,
      fen: BigInt(100 - at),
    }));
    const flow = flowOf({ ...chain, allocations, payments: [] }, { ...whole, most: 2 });
    expect(flow.nodes.find(({ kind }) => kind === 'others')).toMatchObject({ count: 3, fen: 98n + 97n + 96n });
  });
});

describe('whatever the data', () => {
  const region = fc.constantFrom(PROVINCE, CITY, COUNTY, OTHER_COUNTY, TOWNSHIP);
  const unit = fc.constantFrom(UNIT, { code: '0102', name: '虞城县水利局' }, { code: '0103', name: '虞城县交通局' });
  const what = fc.constantFrom(BUILDERS, { code: 'INDIVIDUAL', name: '个人' }, null);
  const fen = fc.bigInt({ min: 0n, max: 10n ** 15n });
  const facts: fc.Arbitrary<FlowFacts> = fc.record({
    own: fc.array(fc.record({ region, source: fc.constantFrom('LOCAL', 'CENTRAL'), isUnits: fc.boolean(), fen }), {
      maxLength: 8,
    }),
    allocations: fc.array(fc.record({ from: region, to: region, isUnits: fc.boolean(), unit: fc.option(unit), fen })),
    payments: fc.array(fc.record({ region, unit: fc.option(unit), what, fen: fc.bigInt(-(10n ** 12n), 10n ** 15n) })),
  });

  it('what flows into a place equals what flows out of it, nothing is lost from end to end, and nothing flows back', () => {
    fc.assert(
      fc.property(facts, fc.boolean(), fc.integer({ min: 1, max: 4 }), (given, isByUnit, most) => {
        const { nodes, links } = flowOf(given, { focus: PROVINCE.code, isByUnit, most });
        const sum = (of: typeof links) => of.reduce((total, link) => total + link.fen, 0n);
        const stages = new Map(nodes.map(({ key, stage }) => [key, stage]));
        const isEnd = ({ kind }: (typeof nodes)[number]) =>
          ['source', 'excess', 'sideways', 'paid', 'rest'].includes(kind);
        for (const node of nodes) {
          const [got, given] = [
            links.filter(({ to }) => to === node.key),
            links.filter(({ from }) => from === node.key),
          ];
          expect([sum(got), sum(given)]).toContain(node.fen);
          expect(node.fen >= sum(got) && node.fen >= sum(given)).toBe(true);
          if (!isEnd(node) && !/^others:(paid|rest|source)/.test(node.key)) expect(sum(got)).toBe(sum(given));
        }
        for (const { from, to, fen: amount } of links) {
          expect(amount > 0n).toBe(true);
          expect(stages.get(from)!).toBeLessThan(stages.get(to)!);
        }
      }),
      { seed, numRuns: 60 },
    );
  });
});
