import type pg from 'pg';
import type { Actor } from '../matter/actor.js';
import { expectMayBegin } from '../matter/expect.js';
import type { Objection } from '../matter/machine.js';
import { refuse } from '../matter/refused.js';
import { type AssessmentWeights, assessmentDimensions, formulaVersion } from './formula.js';
import { assessmentBasis } from './machine.js';

/** From a day on, by which weights and formula it is assessed. */
export interface Scheme {
  id: bigint;
  /** 'YYYY-MM-DD' */
  effectiveFrom: string;
  weights: AssessmentWeights;
  formulaVersion: string;
  basis: string;
}

export interface SchemeWish {
  effectiveFrom: string;
  weights: AssessmentWeights;
  /** What it rests on, as a document's number. */
  basis: string;
  actor: Actor;
}

/**
 * Lays down from which day on which weights count. Nothing that was laid down is changed: assessments keep the scheme that they were made by.
 *
 * @returns its id
 * @throws CaseworkRefused
 */
export async function addAssessmentScheme(client: pg.ClientBase, wish: SchemeWish): Promise<bigint> {
  const { effectiveFrom, weights, basis, actor } = wish;
  const provinceCode = await provinceOf(client, actor);
  expectMayBegin(assessmentBasis, {
    who: [isAgriOfProvince(actor, provinceCode)],
    what: [weightsFit(weights), basisFits(basis)],
  });
  const named = Object.fromEntries(assessmentDimensions.map((dimension) => [dimension, weights[dimension]]));
  const { rows } = await client.query<{ id: bigint }>(
    'insert into assessment_scheme (effective_from, weights, formula_version, basis, set_by) values ($1, $2, $3, $4, $5) returning id',
    [effectiveFrom, JSON.stringify(named), formulaVersion, basis.trim(), actor.username],
  );
  return rows[0]!.id;
}

/** The scheme in force on a day: that which began last, the later laid down of equals. */
export const schemeFor = (client: pg.ClientBase, day: string): Promise<Scheme> =>
  schemeWhere(client, 'effective_from <= $1::date', day);

export const schemeById = (client: pg.ClientBase, id: bigint): Promise<Scheme> => schemeWhere(client, 'id = $1', id);

async function schemeWhere(client: pg.ClientBase, which: string, value: unknown): Promise<Scheme> {
  const { rows } = await client.query<Scheme>(
    `select id, effective_from as "effectiveFrom", weights, formula_version as "formulaVersion", basis from assessment_scheme
     where ${which} order by effective_from desc, id desc limit 1`,
    [value],
  );
  return (
    rows[0] ??
    refuse(
      'NOT_FOUND',
      '该期没有考核办法；请先登记权重，例如自 2018-01-01 起',
      'no scheme was in force then; add one first, for example from 2018-01-01',
      { basis: assessmentBasis },
    )
  );
}

async function provinceOf(client: pg.ClientBase, { lo }: Actor): Promise<string | undefined> {
  const { rows } = await client.query<{ code: string }>(
    `select code from region where level = 'province' and successor is null and $1 between scope_lo and scope_hi`,
    [lo],
  );
  return rows[0]?.code;
}

const isAgriOfProvince = ({ role, regionCode, departmentKinds }: Actor, provinceCode: string | undefined): Objection =>
  role === 'staff' && regionCode === provinceCode && departmentKinds.includes('agri')
    ? undefined
    : {
        words: {
          zh: '考核权重由省财政厅农业处登记',
          en: "weights are laid down by the province's agricultural finance division",
        },
      };

const weightsFit = (weights: AssessmentWeights): Objection => {
  const given = assessmentDimensions.map((dimension) => weights[dimension]);
  return given.every((weight) => Number.isInteger(weight) && weight >= 0) &&
    given.reduce((sum, weight) => sum + weight, 0) === 100
    ? undefined
    : {
        words: {
          zh: '六项权重须为 0 至 100 的整数，合计 100，例如 15、20、15、15、25、10',
          en: 'the six weights are whole numbers of 0 to 100 that come to 100, for example 15, 20, 15, 15, 25, 10',
        },
      };
};

const basisFits = (basis: string): Objection =>
  basis.trim().length > 0 && basis.trim().length <= 200
    ? undefined
    : {
        words: {
          zh: '须写明依据（200 字以内），例如“豫财农〔2019〕12号”',
          en: "what it rests on is needed, at most 200 characters, for example '豫财农〔2019〕12号'",
        },
      };
