import type pg from 'pg';
import { lockCalendar } from './calendar.js';
import { type Due, dues, reckonedSql } from './due.js';
import { countPauses } from './pauses.js';

/** What became of the due dates of one kind. */
export interface DueChanges {
  matter: Due['matter'];
  what: string;
  /** Now known, where the calendar did not reach before. */
  known: number;
  later: number;
  earlier: number;
  /** No longer known. */
  unknown: number;
}

/**
 * Brings every due date that is open to what the calendar says now, in the transaction at hand. A due date follows from the calendar, so this is no
 * step of the matter: its version stays, and whoever is about to act on it is not in the way.
 *
 * @returns what changed, without the kinds of which nothing did
 */
export async function reckonDueDates(client: pg.ClientBase): Promise<DueChanges[]> {
  await lockCalendar(client);
  await countPauses(client);
  const changes: DueChanges[] = [];
  for (const due of dues) {
    const { rows } = await client.query<Omit<DueChanges, 'matter' | 'what'>>(
      `with ${reckonedSql(due)}, changed as (
         update ${due.table} m set ${due.column} = reckoned.due from reckoned
         where m.id = reckoned.id and reckoned.kept is distinct from reckoned.due returning reckoned.kept, reckoned.due)
       select count(*) filter (where kept is null)::int as known, count(*) filter (where due > kept)::int as later,
         count(*) filter (where due < kept)::int as earlier, count(*) filter (where due is null)::int as unknown from changed`,
    );
    changes.push({ matter: due.matter, what: due.what, ...rows[0]! });
  }
  return changes.filter(({ known, later, earlier, unknown }) => known + later + earlier + unknown > 0);
}
