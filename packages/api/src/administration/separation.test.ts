// Nobody is administrator and application staff on the same day without an approved exception (Art. 10), whatever is done in whatever order,
// also by two at once; and nothing else is refused. The rule is told here once more, day by day, and compared.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTransaction } from '@qingqu/schema';
import { keepEvidence, type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import fc from 'fast-check';
import type pg from 'pg';
import { administrationBy } from './acts.js';

const COUNTY = '411425000000';
const ACCOUNTS = 4;
/** Days from today on which anything here may begin or end, and one long after. */
const DAYS = [...Array(14).keys()].map((at) => at - 2).concat(400);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

type Step =
  | { do: 'grant'; account: number; role: string; from: number; to: number | null; byAdministrator: boolean }
  | { do: 'change grant'; nth: number; from: number; to: number | null }
  | { do: 'staff number'; account: number; staffNo: string | null }
  | { do: 'except'; account: number; from: number; to: number; approved: boolean }
  | { do: 'change exception'; nth: number; to: number }
  | { do: 'end exception'; nth: number }
  | { do: 'delete exception'; nth: number };

const account = fc.nat({ max: ACCOUNTS - 1 });
const nth = fc.nat({ max: 5 });
const day = fc.integer({ min: -2, max: 10 });
const later = fc.option(day, { freq: 3 });
const steps = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('grant' as const),
        account,
        role: fc.constantFrom('admin', 'staff', 'leader'),
        from: day,
        to: later,
        byAdministrator: fc.boolean(),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('change grant' as const), nth, from: day, to: later }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('staff number' as const),
        account,
        staffNo: fc.constantFrom(null, 'P', 'Q'),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('except' as const), account, from: day, to: day, approved: fc.boolean() }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('change exception' as const), nth, to: day }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('end exception' as const), nth }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('delete exception' as const), nth }) },
  ),
  { minLength: 3, maxLength: 10 },
);

let histories = 0;

/** Some accounts without any grant. Staff numbers are those of this history only. */
async function newAccounts(): Promise<{ ids: string[]; staffNo: (name: string | null) => string | null }> {
  const history = ++histories;
  const { rows } = await database.system.query<{ id: string }>(
    `insert into app_user (username, display_name, password_hash, is_demo, scope_ord)
     select $1 || n, 'x', '', false, (select scope_lo from region where code = $2) from generate_series(1, ${ACCOUNTS}) n returning id`,
    [`history${history}.`, COUNTY],
  );
  return { ids: rows.map(({ id }) => id), staffNo: (name) => name && `${name}-${history}` };
}

const dayFromToday = (place: string) => `(now() at time zone 'Asia/Shanghai')::date + ${place}::int`;
const nthOf = (table: string) =>
  `(select id from ${table} where user_id = any($1) order by ${table === 'app_grant' ? 'granted_at' : 'created_at'}, id offset $2 limit 1)`;

/** Takes a step by plain SQL, as nobody but the owner of the database could. */
async function take(client: pg.ClientBase, step: Step, world: Awaited<ReturnType<typeof newAccounts>>): Promise<void> {
  const { ids, staffNo } = world;
  if (step.do === 'grant')
    await client.query(
      `insert into app_grant (user_id, role, region_code, department_kinds, valid_from, valid_to, granted_by, scope_ord)
       select $1, $2, code, '{}', ${dayFromToday('$3')}, ${dayFromToday('$4')}, 'x', scope_lo from region where code = $5`,
      [ids[step.account], step.role, step.from, step.to, COUNTY],
    );
  if (step.do === 'change grant')
    await client.query(
      `update app_grant set valid_from = ${dayFromToday('$3')}, valid_to = ${dayFromToday('$4')} where id = ${nthOf('app_grant')}`,
      [ids, step.nth, step.from, step.to],
    );
  if (step.do === 'staff number')
    await client.query('update app_user set staff_no = $2 where id = $1', [ids[step.account], staffNo(step.staffNo)]);
  if (step.do === 'except')
    await client.query(
      `insert into grant_exception (user_id, reason, review, proposed_by, approved_by, approved_at, valid_from, valid_to, scope_ord)
       select $1, 'x', 'x', 'x', case when $4 then 'y' end, case when $4 then now() end, ${dayFromToday('$2')}, ${dayFromToday('$3')}, scope_lo from region where code = $5`,
      [ids[step.account], step.from, step.to, step.approved, COUNTY],
    );
  if (step.do === 'change exception')
    await client.query(
      `update grant_exception set valid_to = ${dayFromToday('$3')} where id = ${nthOf('grant_exception')}`,
      [ids, step.nth, step.to],
    );
  if (step.do === 'end exception')
    await client.query(`update grant_exception set ended_at = now() where id = ${nthOf('grant_exception')}`, [
      ids,
      step.nth,
    ]);
  if (step.do === 'delete exception')
    await client.query(`delete from grant_exception where id = ${nthOf('grant_exception')}`, [ids, step.nth]);
}

interface Held {
  users: { id: string; staff_no: string | null }[];
  grants: { user_id: string; role: string; first: number; end: number | null }[];
  exceptions: { user_id: string; first: number; end: number; approved: number | null; ended: number | null }[];
}

/** All of the accounts, with days counted from today. */
async function heldBy(client: pg.ClientBase | pg.Pool, ids: readonly string[]): Promise<Held> {
  const { rows } = await client.query<{ held: Held }>(
    `with t as (select (now() at time zone 'Asia/Shanghai')::date as today)
     select json_build_object(
       'users', (select json_agg(json_build_object('id', id, 'staff_no', staff_no)) from app_user where id = any($1)),
       'grants', coalesce((select json_agg(json_build_object('user_id', user_id, 'role', role, 'first', valid_from - today, 'end', valid_to - today)) from app_grant where user_id = any($1)), '[]'),
       'exceptions', coalesce((select json_agg(json_build_object('user_id', user_id, 'first', valid_from - today, 'end', valid_to - today,
          'approved', (approved_at at time zone 'Asia/Shanghai')::date - today, 'ended', (ended_at at time zone 'Asia/Shanghai')::date - today)) from grant_exception where user_id = any($1)), '[]')) as held
     from t`,
    [ids],
  );
  return rows[0]!.held;
}

/** The accounts that are both on a day: the rule in plain words. */
function both({ users, grants, exceptions }: Held, onDay: number): string[] {
  return users.flatMap(({ id, staff_no }) => {
    const person = new Set(
      users.filter((each) => each.id === id || (staff_no && each.staff_no === staff_no)).map((each) => each.id),
    );
    const roles = grants
      .filter((each) => person.has(each.user_id) && each.first <= onDay && (each.end === null || onDay < each.end))
      .map(({ role }) => role);
    const isExcepted = exceptions.some(
      ({ user_id, first, end, approved, ended }) =>
        person.has(user_id) &&
        approved !== null &&
        approved <= onDay &&
        first <= onDay &&
        onDay < end &&
        (ended === null || onDay < ended),
    );
    return roles.includes('admin') && roles.some((role) => role !== 'admin') && !isExcepted ? [id] : [];
  });
}

const bothOnAnyDay = (held: Held) => DAYS.flatMap((each) => both(held, each));

/**
 * Whether it was done; false when it was refused as a conflict, or gave way to another that wrote the same row and waited in line for it:
 * acts of administrators stand in line before they touch a row, bare statements as these behind it. Any other error is one.
 */
async function isDone(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (['QQ002', '40P01'].includes((error as { code?: string }).code ?? '')) return false;
    throw error;
  }
}

describe('administrators and application staff are different people', () => {
  it('whatever two clients do at once (300 histories)', async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(steps, steps, async (one, other) => {
        const world = await newAccounts();
        const administer = administrationBy(database.system, 'somebody');
        const client = async (mine: Step[]) => {
          for (const step of mine) {
            const isAct =
              step.do === 'grant' &&
              step.byAdministrator &&
              step.from >= 0 &&
              (step.to === null || step.to > step.from);
            const work = isAct
              ? administer('grant_role', [
                  world.ids[step.account],
                  step.role,
                  COUNTY,
                  step.role === 'staff' ? ['agri'] : [],
                  await dateOf(step.from),
                  await dateOf(step.to),
                  'x',
                ])
              : inTransaction(database.system, (each) => take(each, step, world));
            if (!(await isDone(work))) refused += 1;
          }
        };
        await Promise.all([client(one), client(other)]);
        expect(bothOnAnyDay(await heldBy(database.system, world.ids))).toEqual([]);
      }),
      { numRuns: 300, verbose: 1 },
    );
    // A history in which nothing was ever in the way would say nothing.
    expect(refused).toBeGreaterThan(100);
    keepEvidence('I15/histories', { histories: 300, 'acts refused': refused });
  }, 300_000);

  it('and only that is refused; `separation_conflict` says the same of each day (100 histories)', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (mine) => {
        const world = await newAccounts();
        for (const step of mine) {
          const done = await isDone(inTransaction(database.system, (client) => take(client, step, world)));
          if (done) expect(bothOnAnyDay(await heldBy(database.system, world.ids))).toEqual([]);
          else await expectRightlyRefused(step, world);
        }
      }),
      { numRuns: 100, verbose: 1 },
    );
  }, 300_000);

  it('in a transaction of one snapshot nothing is granted, since it would not see what others have', async () => {
    const world = await newAccounts();
    const grant: Step = { do: 'grant', account: 0, role: 'leader', from: 0, to: null, byAdministrator: false };
    const granted = inTransaction(
      database.system,
      (client) => take(client, grant, world),
      'begin isolation level repeatable read',
    );
    await expect(granted).rejects.toThrow('grants are changed in read committed transactions, not in repeatable read');
  });

  it('of two that are under way at the same moment, the second waits and is refused', async () => {
    const world = await newAccounts();
    const grant = (role: string): Step => ({
      do: 'grant',
      account: 0,
      role,
      from: 0,
      to: null,
      byAdministrator: false,
    });
    let second: Promise<boolean> | undefined;
    await inTransaction(database.system, async (client) => {
      await take(client, grant('admin'), world);
      second = isDone(inTransaction(database.system, (other) => take(other, grant('leader'), world)));
      await waiting(client);
    });
    expect(await second).toBe(false);
  });
});

/** With the rule out of force, the step makes somebody both. */
async function expectRightlyRefused(step: Step, world: Awaited<ReturnType<typeof newAccounts>>): Promise<void> {
  const undone = new Error('undone');
  const tried = inTransaction(database.system, async (client) => {
    for (const table of ['app_grant', 'grant_exception', 'app_user'])
      await client.query(`alter table ${table} disable trigger keep_separation`);
    await take(client, step, world);
    const held = await heldBy(client, world.ids);
    expect(bothOnAnyDay(held)).not.toEqual([]);
    for (const onDay of DAYS) {
      const { rows } = await client.query<{ id: string }>(
        `select u.id from unnest($1::uuid[]) with ordinality u (id, at) where separation_conflict(u.id, ${dayFromToday('$2')}) order by u.at`,
        [world.ids, onDay],
      );
      expect(rows.map(({ id }) => id).toSorted()).toEqual(both(held, onDay).toSorted());
    }
    throw undone;
  });
  await tried.catch((error: Error) => {
    if (error !== undone) throw error;
  });
}

async function dateOf(offset: number | null): Promise<string | null> {
  const { rows } = await database.system.query<{ day: string | null }>(`select ${dayFromToday('$1')} as day`, [offset]);
  return rows[0]!.day;
}

/** Until somebody stands in line behind this transaction. */
async function waiting(client: pg.ClientBase): Promise<void> {
  for (let times = 0; times < 1_000; times++) {
    const { rows } = await client.query(
      `select from pg_locks where locktype = 'advisory' and not granted and objid = 1903260008`,
    );
    if (rows.length > 0) return;
    await new Promise((next) => setImmediate(next));
  }
  throw new Error('nobody waits');
}
