import { lastClosedEpoch } from '@qingqu/schema';
import type pg from 'pg';
import type { Actor } from '../matter/actor.js';
import { expectMayBegin } from '../matter/expect.js';
import type { Objection } from '../matter/machine.js';
import { refuse } from '../matter/refused.js';
import { beginMatter, takeStep } from '../matter/take-step.js';
import { exceptionsDuring } from './exceptions.js';
import type { Basis } from './inputs/index.js';
import { assessmentBasis, assessmentMachine, assessors } from './machine.js';
import { type AssessmentPeriod, periodOf } from './period.js';
import { assessedRegions, type Reckoned, reckon } from './reckon.js';
import { schemeById, schemeFor } from './scheme.js';

/** An assessment that is wanted. */
export interface AssessmentWish {
  /** As 2018, 2018H1, 2018Q3 or 2018-09; it is over. */
  period: string;
  /** The province, or a prefecture for its counties. */
  regionCode: string;
  /** 'YYYY-MM-DD' */
  today: string;
  actor: Actor;
  /** Where there is one that is not published: the version of it that the person saw; it is made anew. */
  version?: number | undefined;
  /** Why it is made anew; needed then. */
  reason?: string | undefined;
}

/**
 * Makes an assessment: freezes what it rests on (the last closed epoch, the instant as of which casework is known, the calendar, the scheme in
 * force on the period's last day), reads the inputs of all regions below, scores and ranks them. One that there is already and that may be made
 * anew is superseded: what was objected to and answered stays with it.
 *
 * @returns its id
 * @throws CaseworkRefused
 */
export async function makeAssessment(client: pg.ClientBase, wish: AssessmentWish): Promise<string> {
  const { regionCode, today, actor, reason } = wish;
  const period = periodOf(wish.period);
  expectMayBegin(assessmentBasis, { who: [assessors({ regionCode }, actor)], what: [isPast(period, today)] });
  const basis = await freeze(client, regionCode, period);
  const making = await supersedeCurrent(client, wish);
  const scheme = await schemeFor(client, period.lastDay);
  const reckoned = await reckon(client, basis, scheme.weights);
  const values = {
    regionCode,
    ...period,
    epoch: basis.epoch,
    asKnownAt: basis.asKnownAt,
    calendarVersion: basis.calendarVersion,
    schemeId: scheme.id,
    inputsDigest: reckoned.inputsDigest,
    exceptions: JSON.stringify(await exceptionsDuring(client, regionCode, period, basis.asKnownAt)),
    making,
    madeBy: actor.username,
    madeOn: today,
  };
  const said = { today, reason };
  const id = await beginMatter(client, assessmentMachine, values, { act: 'make', actor, said, detail: { making } });
  await keepScores(client, id, regionCode, reckoned);
  return id;
}

/** Reckons an assessment once more from what it rests on. */
export async function reckonAgain(client: pg.ClientBase, id: string): Promise<Reckoned> {
  const { rows } = await client.query<Omit<Basis, 'regions'> & { schemeId: bigint; regions: string[] }>(
    `select a.first_day as "firstDay", a.last_day as "lastDay", a.epoch, a.as_known_at as "asKnownAt", a.calendar_version as "calendarVersion",
       a.scheme_id as "schemeId", array(select region_code from assessment_score where assessment_id = a.id order by region_code) as regions
     from assessment a where a.id = $1`,
    [id],
  );
  const { schemeId, ...basis } = rows[0] ?? refuse('NOT_FOUND', '没有该考核', 'there is no such assessment');
  return reckon(client, basis, (await schemeById(client, schemeId)).weights);
}

const isPast = ({ period, lastDay }: AssessmentPeriod, today: string): Objection =>
  lastDay < today
    ? undefined
    : {
        words: {
          zh: `考核期 ${period} 至 ${lastDay} 尚未结束`,
          en: `the period ${period} is not over before ${lastDay} is; expected one that is, for example the last quarter`,
        },
      };

async function freeze(
  client: pg.ClientBase,
  regionCode: string,
  { firstDay, lastDay }: AssessmentPeriod,
): Promise<Basis> {
  const epoch = await lastClosedEpoch(client);
  if (epoch === undefined)
    refuse('CONFLICT', '尚无封存的数据期，无法考核', 'no epoch has been closed yet, so there is nothing to assess by');
  // A step is seen when its transaction has ended, and bears an instant from within that: what is not seen yet was written after each of these.
  const { rows } = await client.query<{ asKnownAt: string; calendarVersion: number }>(
    `select least(statement_timestamp(), min(xact_start)) - interval '1 microsecond' as "asKnownAt",
       (select max(version) from calendar_day) as "calendarVersion"
     from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
  const regions = await assessedRegions(client, regionCode, firstDay);
  if (regions.length === 0)
    refuse(
      'BAD_INPUT',
      '该地区以下没有被考核的市县；应为省或省辖市，例如 411400000000',
      'no region below it is assessed; expected the province or a prefecture, for example 411400000000',
    );
  return { firstDay, lastDay, epoch, ...rows[0]!, regions };
}

/** Takes the place of the assessment that there is, and answers which making this is. */
async function supersedeCurrent(
  client: pg.ClientBase,
  { period, regionCode, actor, today, version, reason }: AssessmentWish,
): Promise<number> {
  // Two people who make the same one at once come one after the other.
  await client.query(`select pg_advisory_xact_lock(hashtextextended('assessment ' || $1 || ' ' || $2, 0))`, [
    period,
    regionCode,
  ]);
  const { rows } = await client.query<{ id: string; making: number; state: string; version: number }>(
    'select id, making, state, version from assessment where period = $1 and region_code = $2 order by making desc limit 1',
    [period, regionCode],
  );
  const [last] = rows;
  if (!last) return 1;
  if (version === undefined)
    refuse(
      'CONFLICT',
      `该期考核已生成（第 ${last.making} 次，状态“${last.state}”，第 ${last.version} 版）；重新生成须说明所见版本`,
      `it has been made already ('${last.state}', version ${last.version}); to make it anew tell the version that you saw`,
      { basis: assessmentBasis, state: last.state, version: last.version },
    );
  const said = { today, reason };
  await takeStep(client, assessmentMachine, { id: last.id, act: 'supersede', actor, said, version });
  return last.making + 1;
}

async function keepScores(client: pg.ClientBase, id: string, regionCode: string, { scores }: Reckoned): Promise<void> {
  await client.query(
    `insert into assessment_score (assessment_id, region_code, scope_ord, assessor_ord, total_centi, rank, dimensions, penalties)
     select $1, s."regionCode", r.scope_lo, above.scope_lo, s."totalCenti", s.rank, s.dimensions, s.penalties
     from jsonb_to_recordset($3::jsonb) as s("regionCode" text, "totalCenti" integer, rank integer, dimensions jsonb, penalties jsonb)
     join region r on r.code = s."regionCode" join region above on above.code = $2`,
    [id, regionCode, JSON.stringify(scores)],
  );
}
