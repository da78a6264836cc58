import type pg from 'pg';
import type { DeskRow } from './desk-row.js';
import type { Level } from './rules.js';

export type EventKind = 'fixed' | 'resubmitted' | 'rejected' | 'routed' | 'reopened';

/** What was done about a row. */
export interface DeskEvent {
  kind: EventKind;
  level: Level | null;
  actor: string;
  reason: string | null;
  dueOn: string | null;
  at: string;
}

/** Writes down what is done, in the transaction that does it. */
export async function writeEvent(
  client: pg.ClientBase,
  { id, scopeOrd }: DeskRow,
  event: { kind: EventKind; actor: string; reason?: string; level?: Level; dueOn?: string | null },
): Promise<void> {
  await client.query(
    `insert into quarantine_event (quarantine_id, kind, level, actor, reason, due_on, at, scope_ord)
     values ($1, $2, $3, $4, $5, $6, clock_timestamp(), $7)`,
    [id, event.kind, event.level ?? null, event.actor, event.reason ?? null, event.dueOn ?? null, scopeOrd],
  );
}

/** What was done about a row, in order. */
export async function eventsOf(db: pg.Pool | pg.ClientBase, id: bigint): Promise<DeskEvent[]> {
  const { rows } = await db.query<DeskEvent>(
    `select kind, level, actor, reason, due_on as "dueOn", at from quarantine_event where quarantine_id = $1 order by id`,
    [id],
  );
  return rows;
}
