import { inTransaction } from '@qingqu/schema';
import type pg from 'pg';
import { firstDayOf, lastDayOf } from './civil-month.js';
import { lastClose, monthToClose } from './closed.js';
import type { EscalationPhase } from './escalation.js';
import { readStandings, reckonMonth } from './month-end.js';
import { type MonthParameters, monthParameters, type SomeMonthParameters } from './parameters.js';
import { pageOf, type Span } from './region-months.js';

/** What the close of a month would freeze, if it were closed now. */
export interface MonthPreview {
  /** 'YYYY-MM': the month that is next. */
  month: string;
  /** A month is closed once it is over. */
  isOver: boolean;
  /** With which it would be closed. */
  parameters: MonthParameters;
  states: readonly MonthStatePreview[];
}

/** How a region would stand. */
export interface MonthStatePreview {
  regionCode: string;
  problem: boolean;
  streak: number;
  openCases: number;
  newWarnings: number;
  redWarnings: number;
  /** Where it stands now, and where it would stand. */
  phase: EscalationPhase;
  wouldBe: EscalationPhase;
}

/**
 * How prefectures and counties would stand after the month that is to be closed next, as things are known now: reckoned as its close does it.
 * Nothing is changed. Undefined while there is no case, so no month to close.
 *
 * @param today the business date
 * @param given parameters that would change with the close
 * @param within of which regions it is asked; of all when not given
 * @throws CaseworkRefused for parameters that are not in order
 */
export async function previewMonth(
  pool: pg.Pool,
  today: string,
  given?: SomeMonthParameters,
  within?: Span,
): Promise<MonthPreview | undefined> {
  return inTransaction(
    pool,
    async (client) => {
      const month = await monthToClose(client);
      if (month === undefined) return undefined;
      const last = await lastClose(client);
      const parameters = monthParameters(given, monthParameters(last?.parameters));
      const { rows } = await client.query<{ known: string }>('select clock_timestamp() as known');
      const now = await readStandings(client, parameters, firstDayOf(month), within);
      const pages = { month, known: rows[0]!.known, before: last ? pageOf(last) : null, within };
      const end = await reckonMonth(client, now, pages, parameters);
      const states = [...end.standing].map(([regionCode, { phase, streak }]) => {
        const of = end.regionMonths.get(regionCode);
        return {
          regionCode,
          problem: of?.problem ?? false,
          streak,
          openCases: of?.caseIds.length ?? 0,
          newWarnings: of?.newWarnings ?? 0,
          redWarnings: of?.redWarnings ?? 0,
          phase: now.standing.get(regionCode)!.phase,
          wouldBe: phase,
        };
      });
      return { month, isOver: lastDayOf(month) < today, parameters, states };
    },
    'begin isolation level repeatable read read only',
  );
}
