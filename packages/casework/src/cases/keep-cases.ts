import { inTransaction } from '@qingqu/schema';
import type pg from 'pg';
import { holdCalendar, loadCalendar } from '../clock/calendar.js';
import { settleCorrections } from '../corrections/correct.js';
import { closeChecked } from './close-checked.js';
import { clocksFrom } from './dues.js';
import { clearCases, recheckBySweep, recount, resumeCorrected } from './follow-warnings.js';
import { openCases, reopenCases } from './open-cases.js';

/** What the platform did to the cases. */
export interface CasesKept {
  opened: number;
  /** Cases that further warnings joined. */
  joined: number;
  reopened: number;
  cleared: number;
  /** Cases that are verified again: their data were corrected, and the rule finds them still. */
  resumed: number;
  /** Rectifications of which a sweep told what is left. */
  rechecked: number;
  /** Checked ones that supervision had time to sample. */
  closed: number;
}

/**
 * Brings the cases to what the sweeps have found: after each sweep, and once a day. Rule by rule, each in a transaction of its own, so that one that
 * was stopped is carried on; asked again it changes nothing. What fails of one rule keeps no other waiting.
 *
 * @param today the business date
 * @throws with what went wrong first, after the rest was done
 */
export async function keepCases(pool: pg.Pool, { today }: { today: string }): Promise<CasesKept> {
  // A case whose data a correction has changed is told apart from others: that the new version is in must have been written down.
  await settleCorrections(pool, today);
  const kept: CasesKept = { opened: 0, joined: 0, reopened: 0, cleared: 0, resumed: 0, rechecked: 0, closed: 0 };
  const failed: { ruleId: string; error: unknown }[] = [];
  for (const ruleId of await rulesWithCases(pool))
    try {
      const more = await inTransaction(pool, (client) => keepCasesOf(client, ruleId, today));
      for (const [key, count] of Object.entries(more)) kept[key as keyof CasesKept] += count;
    } catch (error) {
      failed.push({ ruleId, error });
    }
  kept.closed = await inTransaction(pool, (client) => closeChecked(client, today));
  if (failed[0]) throw notAllKept(failed[0], failed.length);
  return kept;
}

function notAllKept({ ruleId, error }: { ruleId: string; error: unknown }, rules: number): Error {
  const others = rules > 1 ? ` (and ${rules - 1} more)` : '';
  return new Error(`${ruleId}${others}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
}

async function rulesWithCases(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ ruleId: string }>(
    `select distinct rule_id as "ruleId" from warning where state = 'open' and case_id is null
     union select distinct rule_id from case_file order by 1`,
  );
  return rows.map(({ ruleId }) => ruleId);
}

/** The cases of one rule, in the transaction at hand. */
export async function keepCasesOf(
  client: pg.ClientBase,
  ruleId: string,
  today: string,
): Promise<Omit<CasesKept, 'closed'>> {
  // Held also where no case is opened: due dates that are reckoned anew lock the same cases in an order of their own.
  await holdCalendar(client);
  const isOpening = await hasToOpen(client, ruleId);
  const clocks = isOpening && JSON.stringify(clocksFrom(await loadCalendar(client), today));
  await holdRule(client, ruleId);
  const { opened, joined } = clocks ? await openCases(client, ruleId, today, clocks) : { opened: 0, joined: 0 };
  const reopened = clocks ? await reopenCases(client, ruleId, today, clocks) : 0;
  await recount(client, ruleId);
  const cleared = await clearCases(client, ruleId, today);
  const resumed = await resumeCorrected(client, ruleId, today);
  const rechecked = await recheckBySweep(client, ruleId, today);
  return { opened, joined, reopened, cleared, resumed, rechecked };
}

/** Whether a warning has no case yet, or may have come back. What a sweep brings from now on, the next time sees to. */
async function hasToOpen(client: pg.ClientBase, ruleId: string): Promise<boolean> {
  const { rows } = await client.query<{ isOpening: boolean }>(
    `select exists (select from warning where rule_id = $1 and state = 'open' and case_id is null)
       or exists (select from warning w join case_file c on c.id = w.case_id
                  where w.rule_id = $1 and w.state = 'open' and w.open_count > 1 and c.state = 'closed') as "isOpening"`,
    [ruleId],
  );
  return rows[0]!.isOpening;
}

/**
 * Until the transaction ends no sweep brings warnings of the rule, and nobody else files them. The lock is the one of the sweeps.
 *
 * Everywhere what is needed is locked in this order, so that nobody waits for one who waits for him: the calendar, the rule, the case, its correction
 * or another matter, and then the steps and escalation.
 */
export const holdRule = (client: pg.ClientBase, ruleId: string): Promise<unknown> =>
  client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`qingqu sweep ${ruleId}`]);
