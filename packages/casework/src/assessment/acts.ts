import type pg from 'pg';
import { dueAfter, loadCalendar } from '../clock/calendar.js';
import { refuse } from '../matter/refused.js';
import { type Seen, takeStep } from '../matter/take-step.js';
import { assessmentBasis, assessmentMachine } from './machine.js';

/** A step of somebody who has seen the assessment in this version. */
export interface AssessmentStep extends Seen {
  version: number;
  /** 'YYYY-MM-DD' */
  today: string;
}

/** Working days in which regions may object; the measure names none. */
export const objectionDays = 5;

/** Shows the assessment to those assessed, who may object for some working days (1 to 30). @throws CaseworkRefused */
export async function announceAssessment(
  client: pg.ClientBase,
  { id, actor, version, today }: AssessmentStep,
  days: number = objectionDays,
): Promise<void> {
  if (!Number.isInteger(days) || days < 1 || days > 30)
    refuse(
      'BAD_INPUT',
      '异议期为 1 至 30 个工作日，例如 5',
      'objections are taken for 1 to 30 working days, for example 5',
      {
        basis: assessmentBasis,
      },
    );
  const objectionsUntil = dueAfter(await loadCalendar(client), today, days);
  const said = { today, objectionsUntil };
  await takeStep(client, assessmentMachine, { id, act: 'announce', actor, said, version }, () => ({
    set: { objectionsUntil },
    detail: { objectionsUntil },
  }));
  await client.query('update assessment_score set announced_on = $2 where assessment_id = $1', [id, today]);
}

/** Objects to the score of one's own region. @throws CaseworkRefused */
export async function objectToAssessment(
  client: pg.ClientBase,
  { id, actor, version, today }: AssessmentStep,
  reason: string,
): Promise<void> {
  const { regionCode } = actor;
  const said = { today, reason };
  await takeStep(client, assessmentMachine, { id, act: 'object', actor, said, version }, () => ({
    detail: { regionCode },
  }));
  await client.query(
    'update assessment_score set objection = $3, objected_by = $4, objected_on = $5 where assessment_id = $1 and region_code = $2',
    [id, regionCode, reason.trim(), actor.username, today],
  );
}

/** Answers a region's objection. One that is upheld asks for a correction of data and a new making; a score is never typed in. @throws CaseworkRefused */
export async function answerObjection(
  client: pg.ClientBase,
  { id, actor, version, today }: AssessmentStep,
  { regionCode, isUpheld, reason }: { regionCode: string; isUpheld: boolean; reason: string },
): Promise<void> {
  const said = { today, reason, regionCode, isUpheld };
  await takeStep(client, assessmentMachine, { id, act: 'answer', actor, said, version }, () => ({
    detail: { regionCode, isUpheld },
  }));
  await client.query(
    `update assessment_score set objection_answer = $3, objection_upheld = $4, answered_by = $5, answered_on = $6
     where assessment_id = $1 and region_code = $2`,
    [id, regionCode, reason.trim(), isUpheld, actor.username, today],
  );
}

/** Makes it public: by another person than who made it, when nobody may object any more and no objection stands. @throws CaseworkRefused */
export async function publishAssessment(
  client: pg.ClientBase,
  { id, actor, version, today }: AssessmentStep,
): Promise<void> {
  await takeStep(client, assessmentMachine, { id, act: 'publish', actor, said: { today }, version }, () => ({
    set: { publishedBy: actor.username, publishedOn: today },
  }));
}
