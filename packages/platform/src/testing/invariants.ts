import { caseworkInvariants } from '@qingqu/casework';
import { fileInvariants, versionInvariants } from '@qingqu/ingest';
import { businessTables, sealedTables } from '@qingqu/schema';
import { sweepInvariants } from '@qingqu/sweep';
import type pg from 'pg';

/** Something that holds between any two transactions, by its name in docs/evidence.md; the statement returns the rows that contradict it. */
export interface Invariant {
  name: string;
  what: string;
  sql: string;
}

const tables = [...businessTables.keys()];
/** Twice the longest lease that anybody takes (seconds): what is older has been forgotten. */
const FORGOTTEN = "interval '2 minutes'";

/** All versions that there ever were: (id, epoch_from); with `referred`, also whom rows name who may have no record of their own. */
const everyVersion = (referred: Readonly<Record<string, readonly string[]>> = {}): string =>
  tables
    .flatMap((table) =>
      [table, `${table}_history`].flatMap((of) =>
        ['id', ...(referred[table] ?? [])].map((column) => `select ${column} as id, epoch_from from ${of}`),
      ),
    )
    .join(' union all ');

const named = (name: string, statements: Readonly<Record<string, string>>): Invariant[] =>
  Object.entries(statements).map(([what, sql]) => ({ name, what, sql }));

/** Some of the statements of a package, by words of theirs. */
function some(statements: Readonly<Record<string, string>>, ...words: string[]): Record<string, string> {
  const chosen = Object.entries(statements).filter(([what]) => words.some((word) => what.includes(word)));
  if (chosen.length < words.length) throw new Error(`there is no statement about ${words.join(', ')}`);
  return Object.fromEntries(chosen);
}

/** People and accounts that no register has told of, as the rules see them. */
const parties = {
  subsidy_line: ['person_id', 'card_id'],
  payment: ['payee_id', 'payee_account_id', 'payer_account_id'],
};

const own: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  I3: Object.fromEntries(
    tables.map((table) => [
      `${table}: one record for each key of its source`,
      `select source_system, source_key from ${table} group by 1, 2 having count(distinct id) > 1 or count(*) > 1`,
    ]),
  ),
  I4: {
    'one epoch is open, the others were closed one after the other': `
      select n from (select n, closed_at, lag(n) over w as before, lag(closed_at) over w as closed_before, max(n) over () as newest from epoch window w as (order by n)) e
      where (closed_at is null) <> (n = newest) or before <> n - 1 or closed_at < closed_before`,
    'no version is of an epoch that was never opened': `
      select v.id, v.epoch_from from (${everyVersion()}) v where v.epoch_from > (select max(n) from epoch)`,
  },
  I5: {
    'whatever is open in quarantine is due on a day, where a calendar tells working days': `
      select q.id from quarantine q where q.status = 'open' and q.due_on is null
        and exists (select from calendar_day d where d.day = (q.created_at at time zone 'Asia/Shanghai')::date - 30)
        and exists (select from calendar_day d where d.day = (q.created_at at time zone 'Asia/Shanghai')::date + 60)`,
  },
  I6: {
    'what is allocated beyond an indicator has its warning, once the rule has looked': `
      with looked as (select max(s.epoch) as epoch from sweep_task t join sweep s on s.id = t.sweep_id
                      where t.rule_id = 'alloc-over-amount' and t.status = 'done' and t.n_held is not distinct from 0),
        given as (select a.indicator_id as id, sum(a.amount_fen) as fen, max(a.epoch_from) as epoch from allocation a
                  where a.status not in ('draft', 'void', 'deleted') group by 1),
        adjusted as (select indicator_id as id, sum(abs(delta_fen)) as fen, max(epoch_from) as epoch from indicator_adjustment group by 1)
      select i.id from indicator i join given g on g.id = i.id left join adjusted j on j.id = i.id cross join looked l
      where i.status not in ('draft', 'void', 'deleted') and g.fen > i.amount_fen + coalesce(j.fen, 0) and greatest(i.epoch_from, g.epoch, j.epoch) <= l.epoch
        and not exists (select from finding f where f.rule_id = 'alloc-over-amount' and f.subject_id = i.id)`,
  },
  I8: {
    'nothing was cleared by a task that did not succeed, or for another rule': `
      select e.warning_id from warning_event e join warning w on w.id = e.warning_id
        left join sweep_task t on t.sweep_id = e.sweep_id and t.rule_id = w.rule_id and t.status = 'done'
      where e.kind = 'cleared' and t.id is null`,
    'nothing was cleared by a task whose findings were cut off, or that missed its canary': `
      select e.warning_id from warning_event e join warning w on w.id = e.warning_id join sweep_task t on t.sweep_id = e.sweep_id and t.rule_id = w.rule_id
      where e.kind = 'cleared' and t.error_code in ('TRUNCATED', 'CANARY', 'STORM', 'SUPERSEDED')`,
  },
  I9: {
    'what a finding rests on was there as of its epoch': `
      with asked as (select f.sweep_id, f.rule_id, s.epoch, r.id from finding f join sweep s on s.id = f.sweep_id cross join lateral unnest(f.rows) r(id)),
        known as (select id, min(epoch_from) as since from (${everyVersion(parties)}) v where id in (select id from asked) group by id)
      select a.sweep_id, a.rule_id, a.id from asked a left join known k on k.id = a.id where k.since is null or k.since > a.epoch`,
  },
  I10: Object.fromEntries(
    sealedTables().map(({ name, columns }) => [
      `${name}: what is kept sealed has the form of a sealed value`,
      `select 1 from ${name} where ${columns.map((column) => `(get_byte(${column}, 0) not in (1, 2) or length(${column}) < 29)`).join(' or ')}`,
    ]),
  ),
  I11: {
    'row-level security is enabled and forced on every table': `
      select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)`,
    'nobody of the application may write a table': `
      select grantee, table_name from information_schema.role_table_grants
      where table_schema = 'public' and grantee like 'qingqu\\_%' and grantee <> 'qingqu_system' and privilege_type not in ('SELECT', 'REFERENCES', 'TRIGGER')`,
  },
  I12: {
    'a file that was made for somebody is in the audit log once': `
      select j.id from export_job j left join audit_entry a on a.action = 'export_done' and a.target_id = j.id::text
      where j.status = 'done' group by j.id having count(a.seq) <> 1`,
    'an entry of the audit log says who, in which role and what': `
      select seq from audit_entry where username = '' or role = '' or action !~ '^[a-z_]+$' or at > clock_timestamp() + interval '1 minute'`,
  },
  I13: {
    'the same bytes have taken effect once': `
      select feed, origin_sha256 from ingest_file where status = 'done' and kind = 'delivery'
      group by feed, origin_sha256, part, definition_id, within_region having count(*) > 1`,
    'a night that is done says when': `
      select name, slot from schedule_slot where slot <> 'installed' and status = 'done' and finished_at is null`,
  },
  I14: {
    'no lease was forgotten': `
      select 'sweep_task' as kind, id::text from sweep_task where status = 'running' and lease_until < clock_timestamp() - ${FORGOTTEN}
      union all select 'ingest_file', id::text from ingest_file where lease_until < clock_timestamp() - ${FORGOTTEN}
      union all select 'source', id::text from source where lease_until < clock_timestamp() - ${FORGOTTEN}
      union all select 'export_job', id::text from export_job where status = 'running' and lease_until < clock_timestamp() - ${FORGOTTEN}
      union all select 'schedule_slot', name || ' ' || slot from schedule_slot where status = 'running' and lease_until < clock_timestamp() - ${FORGOTTEN}`,
    'whatever is finished is in nobody’s hands': `
      select id from sweep_task where status in ('done', 'failed') and (lease_token is not null or lease_until is not null)`,
  },
  I15: {
    'nobody is administrator and has another role on the same day': `
      select a.user_id from app_grant a join app_grant b on b.user_id = a.user_id
      where a.role = 'admin' and b.role <> 'admin' and daterange(a.valid_from, a.valid_to, '[]') && daterange(b.valid_from, b.valid_to, '[]')`,
  },
};

/** Everything that must hold of a platform's database. */
export const invariants: readonly Invariant[] = [
  ...named('I1', some(fileInvariants, 'read is the sum', 'ledger has each row', 'byte ranges', 'read to its end')),
  ...named('I2', some(fileInvariants, 'amounts of the ledger', 'declares was compared')),
  ...tables.flatMap((table) => named('I4', versionInvariants(table))),
  ...named(
    'I5',
    some(fileInvariants, 'quarantined row has its reason', 'quarantined ledger row', 'in conflict stands'),
  ),
  ...named('I7', sweepInvariants),
  ...named('I8', some(sweepInvariants, 'did not succeed changed nothing')),
  ...named('I14', some(fileInvariants, 'nobody’s hands')),
  ...named('casework', caseworkInvariants),
  ...Object.entries(own).flatMap(([name, statements]) => named(name, statements)),
];

/** What does not hold, one line each with the first rows that say so; `some` asks for a part of the list. */
export async function contradictions(
  pool: pg.Pool | pg.ClientBase,
  some: readonly Invariant[] = invariants,
): Promise<string[]> {
  const found: string[] = [];
  for (const { name, what, sql } of some) {
    const { rows } = await pool.query(`select to_jsonb(broken)::text as row from (${sql}) broken limit 3`);
    if (rows.length > 0) found.push(`${name}: ${what}: ${rows.map(({ row }) => row).join(', ')}`);
  }
  return found;
}

/** To be called when a test is over: @throws with all that does not hold */
export async function assertPlatform(pool: pg.Pool): Promise<void> {
  const found = await contradictions(pool);
  if (found.length > 0) throw new Error(`The platform is at odds with itself.\n${found.join('\n')}`);
}
