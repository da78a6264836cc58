import { businessTables } from '@qingqu/schema';
import type pg from 'pg';
import type { Actor } from '../matter/actor.js';
import { lastClosedDay } from '../months/closed.js';
import type { CaseFacts } from './facts.js';

/** What the machine of cases looks at beside the case's row. */
export async function knownOfCase(
  client: pg.ClientBase,
  { id, state }: CaseFacts,
  actor: Actor,
): Promise<Partial<CaseFacts>> {
  const { rows } = await client.query<Partial<CaseFacts>>(
    `select now(), (select count(*)::int from warning where case_id = $1 and state = 'open') as "openWarnings",
       (select coalesce(sum(open_count), 0)::int from warning where case_id = $1) as "raisedInAll",
       (select count(*)::int from attachment where matter_id = $1) as attachments,
       (select count(*)::int from correction where case_id = $1 and closed_on is null) as "openCorrections"`,
    [id],
  );
  // Only where something is determined does it matter, and many tables are looked through for it.
  const enteredByActor = (state === 'verifying' || state === 'normal') && (await hasEntered(client, id, actor));
  return { ...rows[0]!, enteredByActor, lastClosedDay: await lastClosedDay(client) };
}

// Also of versions that are superseded: who entered it first does not judge it because somebody else touched it since.
const entered = [...businessTables.keys()]
  .flatMap((table) => [table, `${table}_history`])
  .map((table) => `select 1 from ${table} r where r.id in (select id from about) and r.entered_by = any($2)`)
  .join(' union all ');

/** Whether the person entered a record that the case's warnings are about or rest on. */
async function hasEntered(client: pg.ClientBase, caseId: string, { names }: Actor): Promise<boolean> {
  if (names.length === 0) return false;
  const { rows } = await client.query<{ entered: boolean }>({
    // Named, so that it is planned once a connection: that takes longer than to run it.
    name: 'case-entered-by',
    text: `with about as materialized (
       select subject_id as id from warning where case_id = $1 union select unnest(rows) from warning where case_id = $1)
     select exists (${entered}) as entered`,
    values: [caseId, names],
  });
  return rows[0]!.entered;
}
