import type pg from 'pg';

/**
 * When a corrected line is rejected once more, its new row takes over where the first one stood: whose it is, with whom, and until when. Handing
 * in something wrong wins nobody time. The nth row of a correction is the nth of the rows that were resubmitted as it.
 */
export async function takeOver(client: pg.ClientBase, correctionId: bigint): Promise<void> {
  await client.query(
    `update quarantine n set level = o.level, owner_org = o.owner_org, due_on = o.due_on
     from (select level, owner_org, due_on, row_number() over (order by id) as row_no from quarantine where resubmitted_as = $1) o
     where n.file_id = $1 and n.row_no = o.row_no and n.status = 'open' and n.fixed_sealed is null`,
    [correctionId],
  );
}
