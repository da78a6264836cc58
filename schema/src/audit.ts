import type pg from 'pg';

/** What is written down of an act. Never a name, a number or any other value of a person. */
export interface Act {
  /** As `reveal`, `read`, `export`, `grant`: a plain word or two with `_`. */
  action: string;
  targetKind?: string | undefined;
  /** A key or a global id. */
  targetId?: string | undefined;
  /** What the data are needed for. */
  purpose?: string | undefined;
  /** The document, order or case that it is done for 工单号. */
  ticket?: string | undefined;
  detail?: object | undefined;
  requestId?: string | undefined;
  clientAddress?: string | undefined;
}

/** The place of an entry in the log. */
export type AuditSeq = bigint;

/**
 * Writes down an act of the user whose transaction this is (see `changeInScope`): who it is and in which role, the database
 * knows itself. It stands or falls with the transaction.
 */
export async function audit(client: pg.ClientBase, act: Act): Promise<AuditSeq> {
  const { rows } = await client.query<{ seq: bigint }>(
    'select audit($1, $2, $3, $4, $5, $6::jsonb, $7, $8) as seq',
    valuesOf(act),
  );
  return rows[0]!.seq;
}

/** Writes down an act of the platform, or of someone who acts on its command line. Needs the system pool. */
export async function auditOfSystem(
  client: pg.ClientBase | pg.Pool,
  actor: { username: string; role?: string; userId?: string | undefined },
  act: Act,
): Promise<AuditSeq> {
  const { rows } = await client.query<{ seq: bigint }>(
    'select audit_of_system($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11) as seq',
    [actor.userId ?? null, actor.username, actor.role ?? 'system', ...valuesOf(act)],
  );
  return rows[0]!.seq;
}

const valuesOf = (act: Act): unknown[] => [
  act.action,
  act.targetKind ?? null,
  act.targetId ?? null,
  act.purpose ?? null,
  act.ticket ?? null,
  JSON.stringify(act.detail ?? {}),
  act.requestId ?? null,
  act.clientAddress ?? null,
];
