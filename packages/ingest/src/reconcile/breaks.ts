import { inTransaction } from '@qingqu/schema';
import type pg from 'pg';
import { databaseDay } from '../desk/desk-row.js';
import { clerkOf } from '../desk/people.js';
import { expectReason, refuse } from '../desk/refused.js';
import { dueOn } from '../quarantine.js';

/** A difference that was computed just now. */
export interface Difference {
  kind: 'budget-chain' | 'special-account';
  /** In one form: the same difference is the same subject. */
  subject: string;
  subjectTable: string;
  subjectId: string;
  /** In fen. */
  declared: bigint;
  computed: bigint;
  messageZh: string;
  messageEn: string;
  feeds: readonly string[];
  ownerOrg: string;
  scopeOrd: bigint;
}

/** A difference as somebody has to explain it 对账差异. */
export interface Break {
  id: bigint;
  kind: 'control-total' | 'budget-chain' | 'special-account';
  /** In fen, or a number of rows. */
  declared: bigint;
  computed: bigint;
  messageZh: string;
  messageEn: string;
  feeds: string[];
  status: 'open' | 'resolved' | 'waived';
  ownerOrg: string;
  dueOn: string | null;
  openedAt: string;
  settledAt: string | null;
  settledBy: string | null;
  reason: string | null;
}

/** What the reconciliation changed. */
export interface Reconciled {
  opened: number;
  resolved: number;
  open: number;
}

/**
 * Opens the breaks that are new, brings the figures of the open ones up to date and resolves those that are gone, of these kinds. What somebody
 * has waived stays waived as long as its figures are the same.
 */
export async function settleBreaks(
  client: pg.ClientBase,
  kinds: readonly Difference['kind'][],
  differences: readonly Difference[],
): Promise<Reconciled> {
  const { rows } = await client.query<{ opened: number; resolved: number }>(
    `with found as (
       select * from jsonb_to_recordset($1::jsonb) as d(kind text, subject text, "subjectTable" text, "subjectId" uuid, declared bigint, computed bigint,
         "messageZh" text, "messageEn" text, feeds jsonb, "ownerOrg" text, "scopeOrd" bigint)
     ),
     opened as (
       insert into reconciliation_break as b (kind, subject, subject_table, subject_id, declared, computed, message_zh, message_en, feeds, status,
         owner_org, due_on, opened_epoch, scope_ord)
       select f.kind, f.subject, f."subjectTable", f."subjectId", f.declared, f.computed, f."messageZh", f."messageEn",
         array(select jsonb_array_elements_text(f.feeds)), 'open', f."ownerOrg", $3::date, (select n from epoch where closed_at is null), f."scopeOrd"
       from found f
       where not exists (select from reconciliation_break w where w.kind = f.kind and w.subject = f.subject and w.status = 'waived'
         and w.declared = f.declared and w.computed = f.computed)
       on conflict (kind, subject) where status = 'open' do update set declared = excluded.declared, computed = excluded.computed,
         message_zh = excluded.message_zh, message_en = excluded.message_en
       returning (xmax = 0) as is_new
     ),
     resolved as (
       update reconciliation_break b set status = 'resolved', settled_at = clock_timestamp(), settled_by = 'system'
       where b.status = 'open' and b.kind = any($2::text[])
         and not exists (select from found f where f.kind = b.kind and f.subject = b.subject)
       returning 1
     )
     select (select count(*) filter (where is_new) from opened)::int as opened, (select count(*) from resolved)::int as resolved`,
    [
      JSON.stringify(differences, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
      kinds,
      await dueOn(client, await databaseDay(client)),
    ],
  );
  const open = await client.query<{ n: number }>(
    `select count(*)::int as n from reconciliation_break where status = 'open'`,
  );
  return { ...rows[0]!, open: open.rows[0]!.n };
}

const columns = `id, kind, declared, computed, message_zh as "messageZh", message_en as "messageEn", feeds, status, owner_org as "ownerOrg", due_on as "dueOn",
  opened_at as "openedAt", settled_at as "settledAt", settled_by as "settledBy", reason`;

/** The breaks, the first due first. */
export async function listBreaks(db: pg.Pool, { open = false }: { open?: boolean } = {}): Promise<Break[]> {
  const { rows } = await db.query<Break>(
    `select ${columns} from reconciliation_break where $1 = false or status = 'open' order by status = 'open' desc, due_on nulls last, id`,
    [open],
  );
  return rows;
}

/**
 * Takes a break for explained, by a member of staff whose region holds it and who says why.
 * @param by a user name
 * @throws DeskRefused
 */
export async function waiveBreak(
  pool: pg.Pool,
  id: bigint,
  { by, reason }: { by: string; reason: string },
): Promise<Break> {
  const said = expectReason(reason);
  const { grants } = await clerkOf(pool, by);
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ status: Break['status']; scopeOrd: bigint }>(
      'select status, scope_ord as "scopeOrd" from reconciliation_break where id = $1 for update',
      [id],
    );
    const [found] = rows;
    if (!found || !grants.some(({ lo, hi }) => lo <= found.scopeOrd && found.scopeOrd <= hi))
      refuse('NOT_FOUND', `没有对账差异 ${id}`, `there is no break ${id}`);
    if (found.status !== 'open') refuse('CONFLICT', `对账差异 ${id} 已了结`, `break ${id} is settled already`);
    const waived = await client.query<Break>(
      `update reconciliation_break set status = 'waived', settled_at = clock_timestamp(), settled_by = $2, reason = $3 where id = $1 returning ${columns}`,
      [id, by, said],
    );
    return waived.rows[0]!;
  });
}
