// Random histories of months, many regions at a time in one database, against a model that tells the rules of Art. 17 ¶3 once more, case by case and
// month by month. Some of what was done is written down a month late, after the month that it is of was closed.
import { afterEach, describe, expect, it } from '@jest/globals';
import { inTransaction } from '@qingqu/schema';
import { type TestDatabase, testDatabase, testSeed } from '@qingqu/schema/testing';
import fc from 'fast-check';
import { platform } from '../matter/actor.js';
import { type MadeCase, madeCase, writeCases } from '../testing/made-cases.js';
import { historiesOf, MONTHS, type RegionHistory, writtenBy } from '../testing/month-histories.js';
import { type ModelMonth, type ModelRegion, monthModel } from '../testing/month-model.js';
import { assertMonths } from '../testing/months.js';
import { closeMonth } from './close-month.js';
import { drawnAgain } from './draw-ledgers.js';
import { escalationActed } from './escalation-acted.js';
import { monthParameters, type SomeMonthParameters } from './parameters.js';

const REGIONS = 252;

const seed = testSeed;

let database: TestDatabase;
afterEach(() => database.drop());

const frequent = { problemMonths: 2, ofMonths: 3, newWarnings: 4, withinDays: 30, red: 2 };
const worlds: readonly [string, SomeMonthParameters][] = [
  ['as proposed', {}],
  ['the same warning, any moment', { test: 'any', identity: 'same', frequent, cleanMonths: 1 }],
  ['with the counties below', { includeChildren: true, frequent, cleanMonths: 2 }],
  [
    'the same warning, with the counties below',
    { identity: 'same', includeChildren: true, frequent: { ...frequent, problemMonths: 3 } },
  ],
];

describe('months are closed as the model says', () => {
  it.each(worlds)(`${REGIONS} histories: %s`, async (_, given) => {
    database = await testDatabase();
    const { system } = database;
    const parameters = monthParameters(given);
    const regions = await makeRegions(system);
    const histories = fc.sample(historiesOf, {
      seed: seed + worlds.findIndex(([, each]) => each === given),
      numRuns: REGIONS,
    });
    const cases = regions.flatMap(({ code }, at) =>
      histories[at]!.cases.map((each) => ({ ...each, made: madeOf(code, each) })),
    );
    await writeCases(system, [madeCase('411422000000', [{ act: 'open', on: `${MONTHS[0]}-01` }])]);
    const model = monthModel(parameters, regions, histories);
    for (const [at, month] of MONTHS.entries()) {
      await writeCases(
        system,
        cases.flatMap(({ made, written }) => {
          const acts = made.acts.slice(0, writtenBy(written, at));
          return acts.length > writtenBy(written, at - 1) ? [{ ...made, acts }] : [];
        }),
      );
      await closeMonth(system, { month, today: closingDay(at), actor: platform, parameters });
      expect(await closedStates(system, month)).toEqual(model.close(at));
      await inTransaction(system, async (client) => {
        for (const act of model.acts(at))
          expect([act, await escalationActed(client, { ...act, actor: platform })]).toEqual([act, model.act(act)]);
      });
    }
    await assertMonths(system);
    for (const month of MONTHS) expect(await drawnAgain(system, month)).toEqual(await drawn(system, month));
    // Histories in which nothing ever came of anything would say nothing.
    expect(model.reached()).toEqual(
      expect.arrayContaining(['inspecting', 'post_inspection', 'interview_due', 'interviewed']),
    );
  });
});

const closingDay = (at: number) => `${MONTHS[at + 1] ?? '2018-10'}-01`;

const madeOf = (regionCode: string, { acts, severity, warningIds }: RegionHistory['cases'][number]): MadeCase =>
  madeCase(regionCode, acts, { severity, warningIds });

/** Prefectures with two counties each, made up beyond all others on the tree. */
async function makeRegions(system: TestDatabase['system']): Promise<ModelRegion[]> {
  const regions = Array.from(
    { length: REGIONS },
    (_, at): ModelRegion => ({
      code: `made${String(at).padStart(8, '0')}`,
      parent: at % 3 === 0 ? null : at - (at % 3),
    }),
  );
  const beyond = 2 ** 52;
  const rows = regions.map(({ code, parent }, at) => ({
    code,
    level: parent === null ? 'prefecture' : 'county',
    above: parent === null ? '410000000000' : regions[parent]!.code,
    lo: beyond + at,
    hi: beyond + at + (parent === null ? 2 : 0),
  }));
  await system.query(
    `insert into region (code, name, level, kind, admin_parent, fiscal_parent, mof_div_code, is_poverty_county, scope_lo, scope_hi)
     select code, code, level, 'division', above, above, code, false, lo, hi
     from jsonb_to_recordset($1::jsonb) as r(code text, level text, above text, lo bigint, hi bigint)`,
    [JSON.stringify(rows)],
  );
  await system.query(
    `insert into department (id, region_code, kind, name, scope_ord) select code || ':agri', code, 'agri', code, scope_lo from region where code like 'made%'`,
  );
  return regions;
}

async function closedStates(system: TestDatabase['system'], month: string): Promise<ModelMonth[]> {
  const { rows } = await system.query<ModelMonth>(
    `select region_code as code, problem, streak, phase, open_cases as "openCases", cardinality(warning_ids) as warnings, new_warnings as "newWarnings",
       red_warnings as "redWarnings" from month_state where month = $1 and region_code like 'made%' order by 1`,
    [month],
  );
  return rows;
}

async function drawn(system: TestDatabase['system'], month: string) {
  const { rows } = await system.query(
    `select l.region_code as "regionCode", i.part, i.category, i.severity, i.opening, i.fresh, i.reopened, i.normal, i.violation, i.rectified, i.cleared,
       i.closing, i.overdue, i.returned_fen as "returnedFen", i.rebooked_fen as "rebookedFen", i.other_fen as "otherFen"
     from ledger l join ledger_line i on i.ledger_id = l.id where l.month = $1 order by 1, 2, 3, 4`,
    [month],
  );
  return rows;
}
