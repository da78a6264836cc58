// Warnings as sweeps leave them, and the people who handle them, for tests of cases.
import { createHash, randomUUID } from 'node:crypto';
import { inTransaction, type Role, stampEpoch, uuidOf } from '@qingqu/schema';
import type pg from 'pg';
import { type Actor, loadActor } from '../matter/actor.js';

export const PROVINCE = '410000000000';
export const KAIFENG = '410200000000';
export const LANKAO = '410225000000';
export const QIXIAN = '410221000000';
/** A township of 兰考. */
export const TOWNSHIP = '410225101000';

export interface Raised {
  ruleId: string;
  caseKey?: string;
  regionCode?: string;
  severity?: 'red' | 'orange' | 'yellow' | 'blue';
  departmentKind?: string;
  amountFen?: bigint;
  subjectId?: string;
  rows?: string[];
}

/** Warnings of a rule, as a sweep raises them; answers their ids. */
export async function raise(pool: pg.Pool, about: Raised, count = 1): Promise<string[]> {
  const { ruleId, regionCode = LANKAO, severity = 'orange', departmentKind = 'treasury', amountFen = 100n } = about;
  const ids = Array.from({ length: count }, () => randomUUID());
  await pool.query(
    `with raised as (
       insert into warning (id, rule_id, fingerprint, subject_kind, subject_id, discriminator, category, severity, department_kind, region_code,
         scope_ord, state, open_count, rule_digest, params, evidence, evidence_digest, rows, message_zh, message_en, amount_fen, case_key,
         opened_epoch, last_seen_epoch, opened_as_of, last_seen_as_of)
       select w.id, $2, decode(md5(w.id::text), 'hex'), 'payment', coalesce($7::uuid, w.id), '', 'cash', $4, $5, r.code, r.scope_lo, 'open', 1, 'x',
         '{}', '{}', '\\x00', $8, '金额', 'An amount', $6, coalesce($9, w.id::text), 1, 1, '2018-09-01', '2018-09-01'
       from unnest($1::uuid[]) as w(id), region r where r.code = $3
       returning id, scope_ord, department_kind)
     insert into warning_event (warning_id, seq, kind, epoch, as_of, sweep_id, rule_digest, scope_ord, department_kind)
     select id, 1, 'raised', 1, '2018-09-01', 1, 'x', scope_ord, department_kind from raised`,
    [
      ids,
      ruleId,
      regionCode,
      severity,
      departmentKind,
      amountFen,
      about.subjectId ?? null,
      about.rows ?? [],
      about.caseKey ?? null,
    ],
  );
  return ids;
}

/** A sweep of one rule that finds these of its warnings and no others; answers its epoch. */
export async function sweepFinds(pool: pg.Pool, ruleId: string, found: readonly string[]): Promise<bigint> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ id: bigint }>(
      `insert into sweep (epoch, as_of, ruleset_digest, params_digest, status, reason, started_by, finished_at)
       select coalesce(max(epoch), 1) + 1, '2018-09-01', $1, 'x', 'done', 'test', 'test', now() from sweep returning id`,
      [ruleId],
    );
    const sweepId = rows[0]!.id;
    await client.query(
      `insert into sweep_task (sweep_id, rule_id, rule_digest, params, status) values ($1, $2, 'x', '{}', 'done')`,
      [sweepId, ruleId],
    );
    const { rows: told } = await client.query<{ epoch: bigint }>(
      `with turned as (
         update warning w set state = case when id = any($3) then 'open' else 'cleared' end, open_count = open_count + (id = any($3))::int
         where rule_id = $2 and (state = 'open') <> (id = any($3)) returning id, state, scope_ord, department_kind),
       told as (
         insert into warning_event (warning_id, seq, kind, epoch, as_of, sweep_id, rule_digest, scope_ord, department_kind)
         select id, (select max(seq) + 1 from warning_event where warning_id = turned.id), case state when 'open' then 'reopened' else 'cleared' end,
           s.epoch, s.as_of, s.sweep_id, 'x', scope_ord, department_kind from turned cross join (select epoch, as_of, id as sweep_id from sweep where id = $1) s)
       select epoch from sweep where id = $1`,
      [sweepId, ruleId, found],
    );
    return told[0]!.epoch;
  });
}

/** A payment that somebody entered; answers its id. */
export async function paymentBy(pool: pg.Pool, label: string, enteredBy: string): Promise<string> {
  const id = uuidOf(createHash('sha256').update(label).digest());
  await inTransaction(pool, async (client) => {
    const epoch = await stampEpoch(client);
    const place = await client.query<{ lo: bigint }>('select scope_lo as lo from region where code = $1', [LANKAO]);
    const { rows } = await client.query<{ name: string; type: string }>(
      `select column_name as name, data_type as type from information_schema.columns
       where table_schema = 'public' and table_name = 'payment' and is_nullable = 'NO'`,
    );
    const given: Record<string, unknown> = {
      id,
      region_code: LANKAO,
      scope_ord: place.rows[0]!.lo,
      entered_by: enteredBy,
      version: 1,
      epoch_from: epoch,
    };
    const blank: Record<string, unknown> = {
      text: 'x',
      uuid: id,
      date: '2018-06-01',
      boolean: false,
      bytea: Buffer.from('x'),
      ARRAY: [],
      'timestamp with time zone': '2018-06-01T12:00:00+08:00',
    };
    const row = { ...Object.fromEntries(rows.map(({ name, type }) => [name, blank[type] ?? 0])), ...given };
    const names = Object.keys(row);
    await client.query(
      `insert into payment (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
      Object.values(row),
    );
  });
  return id;
}

export interface Person {
  username: string;
  role?: Role;
  regionCode?: string;
  departmentKinds?: string[];
  staffNo?: string;
}

/** A person with a grant, as who acts. */
export async function personOf(pool: pg.Pool, about: Person): Promise<Actor> {
  const { username, role = 'staff', regionCode = LANKAO, departmentKinds = ['treasury'], staffNo = null } = about;
  await pool.query(
    `with who as (
       insert into app_user (username, display_name, password_hash, staff_no, is_demo, scope_ord)
       select $1, $1, '', $5, false, scope_lo from region where code = $3 returning id, scope_ord)
     insert into app_grant (user_id, role, region_code, department_kinds, valid_from, granted_by, scope_ord)
     select id, $2, $3, $4, '2018-01-01', 'test', scope_ord from who`,
    [username, role, regionCode, departmentKinds, staffNo],
  );
  return actorOf(pool, username);
}

/** A person as who acts, with the accounts that there are by now. */
export async function actorOf(pool: pg.Pool, username: string): Promise<Actor> {
  const { rows } = await pool.query<Parameters<typeof loadActor>[1]>(
    `select u.id as "userId", u.username, g.role, g.region_code as "regionCode", r.scope_lo as lo, r.scope_hi as hi,
       g.department_kinds as "departmentKinds"
     from app_user u join app_grant g on g.user_id = u.id join region r on r.code = g.region_code where u.username = $1`,
    [username],
  );
  return loadActor(pool, rows[0]!);
}

export const caseOf = async (pool: pg.Pool, warningId: string): Promise<string> => {
  const { rows } = await pool.query<{ id: string }>('select case_id as id from warning where id = $1', [warningId]);
  return rows[0]!.id;
};
