import type pg from 'pg';

/** A verdict that stands, as rule health and backtests measure rules by it. */
export interface StandingVerdict {
  verdict: 'normal' | 'violation' | 'data_issue';
  /** When a violation was put right, 'YYYY-MM-DD'. */
  rectifiedOn?: string | undefined;
  reason: string;
  /** A user name. */
  decidedBy: string;
}

/** Writes a case's verdict down for each of its warnings; the latest holds. */
export async function writeVerdicts(
  client: pg.ClientBase,
  caseId: string,
  { verdict, rectifiedOn, reason, decidedBy }: StandingVerdict,
): Promise<void> {
  await client.query(
    `insert into warning_verdict (warning_id, verdict, rectified_on, reason, decided_by, scope_ord, department_kind)
     select id, $2, $3, $4, $5, scope_ord, department_kind from warning where case_id = $1`,
    [caseId, verdict, rectifiedOn ?? null, reason, decidedBy],
  );
}
