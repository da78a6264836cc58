import type pg from 'pg';
import type { Actor } from '../matter/actor.js';
import { afterAct, type EscalationAct, type EscalationPhase, type Standing } from './escalation.js';

/** Something that was done about a region because of its months of problems, or for another reason. */
export interface Acted {
  regionCode: string;
  act: EscalationAct;
  /** Of the inspection or the interview. */
  id: string;
  /** The business date. */
  today: string;
  actor: Actor;
}

interface Row extends Standing {
  inspectionId: string | null;
}

/**
 * Moves a region's escalation when an inspection of it is ordered or reported, or an interview held, in the transaction at hand and after
 * the step that this is (a month's close waits for these first). Nothing moves where that was not due: an inspection because of a single case, a
 * report on another inspection than the one that was due.
 *
 * @returns the phase that it moved to; undefined when it stays
 */
export async function escalationActed(
  client: pg.ClientBase,
  { regionCode, act, id, today }: Acted,
): Promise<EscalationPhase | undefined> {
  const { rows } = await client.query<Row>(
    `select state as phase, streak, since, inspected_on as "inspectedOn", clean_months as "cleanMonths", inspection_id as "inspectionId"
     from escalation where region_code = $1 for update`,
    [regionCode],
  );
  const before = rows[0];
  if (!before || (act === 'inspection_reported' && before.inspectionId !== id)) return undefined;
  const after = afterAct(before, act, today);
  if (after === before) return undefined;
  await client.query(
    `update escalation set state = $2, version = version + 1, since = $3, inspected_on = $4, clean_months = 0,
       inspection_id = case when $5 = 'inspection_ordered' then $6::uuid else inspection_id end,
       interview_id = case when $5 = 'interview_held' then $6::uuid else interview_id end
     where region_code = $1`,
    [regionCode, after.phase, after.since, after.inspectedOn, act, id],
  );
  return after.phase;
}
