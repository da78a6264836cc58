import type pg from 'pg';
import { refuse } from '../matter/refused.js';
import type { ListedException } from './exceptions.js';
import type { AssessmentWeights, DimensionScore, PenaltyScore } from './formula.js';
import type { AssessmentState } from './machine.js';

/** An assessment as its document tells of it; all of it is frozen with the version. */
export interface AssessmentDocumentFacts {
  period: string;
  firstDay: string;
  lastDay: string;
  state: AssessmentState;
  regionName: string;
  regionLevel: 'province' | 'prefecture';
  epoch: bigint;
  /** As known at, in China: 'YYYY-MM-DD HH:MM:SS'. */
  knownAt: string;
  /** SHA-256 of the inputs, in hexadecimal digits. */
  inputsDigest: string;
  making: number;
  madeOn: string;
  objectionsUntil: string | null;
  publishedOn: string | null;
  weights: AssessmentWeights;
  formulaVersion: string;
  schemeBasis: string;
  scores: readonly AssessedRegion[];
  exceptions: readonly ListedException[];
}

export interface AssessedRegion {
  regionCode: string;
  regionName: string;
  level: 'prefecture' | 'county';
  totalCenti: number | null;
  rank: number | null;
  dimensions: readonly DimensionScore[];
  penalties: readonly PenaltyScore[];
  objection: string | null;
  objectionAnswer: string | null;
  objectionUpheld: boolean | null;
}

/** What there is to tell of an assessment, with where it stands: {version, regionCode, scopeOrd}. @throws CaseworkRefused when it is not there */
export async function assessmentFacts(
  client: pg.ClientBase,
  id: string,
): Promise<{ facts: AssessmentDocumentFacts; version: number; regionCode: string; scopeOrd: bigint }> {
  const { rows } = await client.query<
    Omit<AssessmentDocumentFacts, 'scores'> & { version: number; regionCode: string; scopeOrd: bigint }
  >(
    `select a.period, a.first_day as "firstDay", a.last_day as "lastDay", a.state, r.name as "regionName", r.level as "regionLevel", a.epoch,
       to_char(a.as_known_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS') as "knownAt", encode(a.inputs_digest, 'hex') as "inputsDigest",
       a.making, a.made_on as "madeOn", a.objections_until as "objectionsUntil", a.published_on as "publishedOn", s.weights,
       s.formula_version as "formulaVersion", s.basis as "schemeBasis", a.exceptions, a.version, a.region_code as "regionCode", r.scope_lo as "scopeOrd"
     from assessment a join assessment_scheme s on s.id = a.scheme_id join region r on r.code = a.region_code where a.id = $1`,
    [id],
  );
  const { version, regionCode, scopeOrd, ...facts } =
    rows[0] ?? refuse('NOT_FOUND', '没有该考核', 'there is no such assessment');
  const scores = await client.query<AssessedRegion>(
    `select s.region_code as "regionCode", r.name as "regionName", r.level, s.total_centi as "totalCenti", s.rank, s.dimensions, s.penalties,
       s.objection, s.objection_answer as "objectionAnswer", s.objection_upheld as "objectionUpheld"
     from assessment_score s join region r on r.code = s.region_code where s.assessment_id = $1
     order by r.level desc, s.rank nulls last, s.region_code`,
    [id],
  );
  return { facts: { ...facts, scores: scores.rows }, version, regionCode, scopeOrd };
}
