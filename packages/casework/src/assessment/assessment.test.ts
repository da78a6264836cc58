import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, testSeed } from '@qingqu/schema/testing';
import type pg from 'pg';
import { AssessedWorld, CITY, COUNTY_A, COUNTY_B } from '../testing/assessed-world.js';
import { AssessmentOffice, refusal } from '../testing/assessment-office.js';
import {
  type AssessmentStep,
  announceAssessment,
  answerObjection,
  objectToAssessment,
  publishAssessment,
} from './acts.js';
import { assessmentFacts } from './facts.js';
import { addAssessmentScheme } from './scheme.js';

const seed = testSeed;
let office: AssessmentOffice;
beforeAll(async () => {
  const database = await testDatabase();
  await AssessedWorld.open(database, seed, 120);
  office = await AssessmentOffice.open(database);
});
afterAll(() => office?.database.drop());
afterEach(() => office.check());

/** When nobody may object any more. */
const AFTER = '2018-10-24';
const object = (client: pg.PoolClient, step: AssessmentStep) => objectToAssessment(client, step, '专户流水已补录');
const answer = (regionCode: string, isUpheld: boolean) => (client: pg.PoolClient, step: AssessmentStep) =>
  answerObjection(client, step, { regionCode, isUpheld, reason: '经核对属实' });

describe('an assessment', () => {
  it('is made, announced, objected to, answered and published by those whose part it is', async () => {
    const id = await office.make('2018Q3');
    expect(await refusal(office.take(object, id, 'countyA'))).toMatch(/^CONFLICT 'object' does not follow 'draft'/);
    expect(await refusal(office.take(announceAssessment, id, 'cityBudget'))).toMatch(
      /^FORBIDDEN this is for agricultural finance or supervision of/,
    );
    await office.take(announceAssessment, id, 'city');
    expect(await refusal(office.take(object, id, 'city2'))).toMatch(
      /^FORBIDDEN this is for agricultural finance or supervision of a region that is/,
    );
    await office.take(object, id, 'countyA');
    expect(await refusal(office.take(object, id, 'countyA'))).toBe('CONFLICT the region has objected already');
    expect(await refusal(office.take(publishAssessment, id, 'city2', AFTER))).toBe(
      `CONFLICT objections are to be answered first: ${COUNTY_A}`,
    );
    expect(await refusal(office.take(answer(COUNTY_A, false), id, 'city2'))).toBe(
      `FORBIDDEN this is for supervision of ${CITY}`,
    );
    expect(await refusal(office.take(answer(COUNTY_B, false), id, 'citySupervision'))).toMatch(
      /^CONFLICT there is no objection of/,
    );
    await office.take(answer(COUNTY_A, false), id, 'citySupervision');
    // Five working days from Tuesday the 16th: the 23rd.
    expect(await refusal(office.take(object, id, 'countyB', '2018-10-24'))).toBe(
      'CONFLICT objections were taken until 2018-10-23',
    );
    expect(await refusal(office.take(publishAssessment, id, 'city2', '2018-10-23'))).toBe(
      'CONFLICT objections are taken until 2018-10-23; publish it after that',
    );
    expect(await refusal(office.take(publishAssessment, id, 'city', AFTER))).toBe(
      'FORBIDDEN this is for somebody other than who made it',
    );
    await office.take(publishAssessment, id, 'city2', AFTER);
    expect(await refusal(office.make('2018Q3', 'city2', { version: await office.versionOf(id) }))).toMatch(
      /^CONFLICT 'supersede' does not follow 'published'/,
    );
  });

  it('is made anew once an objection is upheld; what was said of the first stays with it', async () => {
    const first = await office.make('2018-09');
    await office.take(announceAssessment, first, 'city');
    expect(await refusal(office.make('2018-09', 'city', { version: 2 }))).toMatch(
      /^CONFLICT it was announced and no objection was upheld/,
    );
    await office.take(object, first, 'countyB');
    await office.take(answer(COUNTY_B, true), first, 'citySupervision');
    expect(await refusal(office.take(publishAssessment, first, 'city2', AFTER))).toMatch(
      /^CONFLICT an objection was upheld/,
    );
    expect(await refusal(office.make('2018-09'))).toMatch(
      /^CONFLICT it has been made already \('announced', version 4\)/,
    );
    expect(await refusal(office.make('2018-09', 'city', { version: 3 }))).toMatch(
      /^CONFLICT somebody else moved first/,
    );
    expect(await refusal(office.make('2018-09', 'city', { version: 4, reason: ' ' }))).toMatch(
      /^BAD_INPUT a reason is needed/,
    );
    const second = await office.make('2018-09', 'city', { version: 4, reason: '异议成立，数据已更正' });
    const { rows } = await office.database.system.query(
      'select id, making, state from assessment where period = $1 order by making',
      ['2018-09'],
    );
    expect(rows).toEqual([
      { id: first, making: 1, state: 'superseded' },
      { id: second, making: 2, state: 'draft' },
    ]);
    const kept = await office.doing((client) => assessmentFacts(client, first));
    expect(kept.facts.scores.find(({ regionCode }) => regionCode === COUNTY_B)).toMatchObject({
      objection: '专户流水已补录',
      objectionUpheld: true,
      objectionAnswer: '经核对属实',
    });
  });

  it('keeps its scores from being changed', async () => {
    await expect(office.database.system.query('update assessment_score set total_centi = 10000')).rejects.toThrow(
      /frozen/,
    );
    await expect(office.database.system.query('delete from assessment_score')).rejects.toThrow(/frozen/);
  });

  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['a period that is none', () => office.make('2018Q5'), /^BAD_INPUT '2018Q5' is no period; expected a year/],
    ['a period that is not over', () => office.make('2018Q4'), /^BAD_INPUT the period 2018Q4 is not over/],
    [
      'a region below which nobody is assessed',
      () => office.make('2018-08', 'countyA'),
      /^BAD_INPUT no region below it is assessed/,
    ],
    [
      'somebody of another department',
      () => office.make('2018-08', 'cityBudget'),
      /^FORBIDDEN this is for agricultural finance/,
    ],
    [
      'weights that do not come to 100',
      () =>
        office.doing((client) =>
          addAssessmentScheme(client, {
            effectiveFrom: '2019-01-01',
            weights: { receipt: 15, system_use: 20, one_card: 15, special_account: 15, handling: 25, completeness: 11 },
            basis: '豫财农〔2018〕9号',
            actor: office.people.province!,
          }),
        ),
      /^BAD_INPUT the six weights are whole numbers/,
    ],
    [
      'weights of a city',
      () =>
        office.doing((client) =>
          addAssessmentScheme(client, {
            effectiveFrom: '2019-01-01',
            weights: { receipt: 15, system_use: 20, one_card: 15, special_account: 15, handling: 25, completeness: 10 },
            basis: '豫财农〔2018〕9号',
            actor: office.people.city!,
          }),
        ),
      /^FORBIDDEN weights are laid down by the province/,
    ],
  ])('refuses %s', async (_, work, words) => {
    expect(await refusal(work())).toMatch(words);
  });
});
