import type pg from 'pg';
import { z } from 'zod';
import type { ChangeKind } from './change-kind.js';
import { refuse } from './refused.js';

/** Lets a rule that the engine took out of the sweeps run again. When its cause persists, the engine holds it anew. */
export const holdRelease: ChangeKind<{ hold: string }> = {
  payload: z.strictObject({ hold: z.string().regex(/^\d{1,18}$/, "expected the hold's number, like '3'") }),
  example: { hold: '3' },

  async check(client, { subject, payload }) {
    const { rows } = await client.query<{ released: boolean }>(
      'select released_at is not null as released from rule_hold where id = $1 and rule_id = $2',
      [payload.hold, subject],
    );
    if (!rows[0])
      refuse(
        'NOT_FOUND',
        `规则「${subject}」没有编号 ${payload.hold} 的暂停`,
        `the rule '${subject}' has no hold ${payload.hold}`,
      );
    if (rows[0].released)
      refuse('CONFLICT', `暂停 ${payload.hold} 已解除`, `the hold ${payload.hold} has been released`);
  },

  async apply(client, { payload, checker }) {
    await client.query('update rule_hold set released_at = clock_timestamp(), released_by = $2 where id = $1', [
      payload.hold,
      checker,
    ]);
  },
};

/** A rule that is out of the sweeps, and why. */
export interface Hold {
  id: bigint;
  ruleId: string;
  cause: 'strikes' | 'storm' | 'canary' | 'signature';
  detail: string;
  since: string;
}

/** The rules that are on hold, the latest first. */
export async function openHolds(pool: pg.Pool): Promise<Hold[]> {
  const { rows } = await pool.query<Hold>(
    `select id, rule_id as "ruleId", cause, detail, since from rule_hold where released_at is null order by id desc`,
  );
  return rows;
}
