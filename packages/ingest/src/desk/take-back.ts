import type pg from 'pg';

/**
 * When a correction is refused as a whole (its definition no longer knows the header), its rows stand as corrected again: nothing was handed in.
 * Done again, it changes nothing.
 */
export async function takeBack(db: pg.Pool, correctionId: bigint): Promise<void> {
  await db.query(
    `with back as (
       update quarantine set status = 'fixed', resubmitted_as = null, resolved_by = null, resolved_at = null
       where resubmitted_as = $1 returning id, scope_ord)
     insert into quarantine_event (quarantine_id, kind, actor, reason, at, scope_ord)
     select back.id, 'reopened', f.received_by, '重报批次被整体拒收 the batch was refused as a whole', clock_timestamp(), back.scope_ord
     from back, ingest_file f where f.id = $1`,
    [correctionId],
  );
}
