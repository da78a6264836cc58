import { inTransaction } from '@qingqu/schema';
import type pg from 'pg';
import { firstDayOf, lastDayOf, monthAfter, monthOf } from './civil-month.js';
import { lastClose, monthToClose } from './closed.js';
import type { EscalationPhase } from './escalation.js';
import { type MonthEnd, readStandings, reckonMonth } from './month-end.js';
import { monthParameters } from './parameters.js';
import { type Page, pageOf, type Span } from './region-months.js';

/** A region for which an inspection or an interview would be due at a month's end. */
export interface WouldBeDue {
  regionCode: string;
  /** 'YYYY-MM' */
  month: string;
  /** Where it stands now, and where it would stand. */
  phase: EscalationPhase;
  wouldBe: EscalationPhase;
  streak: number;
  /** The cases that are why: rectified by the month's end, they would be no reason. */
  caseIds: readonly string[];
}

/**
 * For which regions an inspection or an interview would be due at the end of this month, if nothing more were done. Months that are over and not
 * closed yet are reckoned with as they stand. Nothing is changed.
 *
 * @param today the business date
 * @param within of which regions it is asked; of all when not given
 */
export async function previewEscalation(pool: pg.Pool, today: string, within?: Span): Promise<WouldBeDue[]> {
  return inTransaction(
    pool,
    async (client) => {
      const first = await monthToClose(client);
      if (first === undefined || first > monthOf(today)) return [];
      const last = await lastClose(client);
      const parameters = monthParameters(last?.parameters);
      const { rows } = await client.query<{ known: string }>('select clock_timestamp() as known');
      const known = rows[0]!.known;
      const now = await readStandings(client, parameters, firstDayOf(first), within);
      let end: MonthEnd = { ...now, regionMonths: new Map() };
      let before: Page | null = last ? pageOf(last) : null;
      for (let month = first; month <= monthOf(today); month = monthAfter(month)) {
        end = await reckonMonth(client, end, { month, known, before, within }, parameters);
        before = { day: lastDayOf(month), known };
      }
      const due = [...end.standing].filter(([, { phase }]) => phase === 'inspection_due' || phase === 'interview_due');
      return due.map(([regionCode, { phase, streak }]) => ({
        regionCode,
        month: monthOf(today),
        phase: now.standing.get(regionCode)!.phase,
        wouldBe: phase,
        streak,
        caseIds: end.regionMonths.get(regionCode)?.caseIds ?? [],
      }));
    },
    'begin isolation level repeatable read read only',
  );
}
