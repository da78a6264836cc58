import type { Principal, Role } from '@qingqu/schema';
import type pg from 'pg';

/** Who takes a step: a person in one role, or the platform itself. */
export interface Actor {
  username: string;
  role: Role | 'system';
  regionCode: string;
  /** The region's interval on the fiscal tree. */
  lo: bigint;
  hi: bigint;
  departmentKinds: readonly string[];
  /** The user names of all accounts of this person: two accounts are not two people. */
  accounts: readonly string[];
  /** How source systems may call this person: user names, staff number, the name shown. */
  names: readonly string[];
}

/** The platform: engine and schedules. */
export const platform: Actor = {
  username: 'system',
  role: 'system',
  regionCode: '',
  lo: 0n,
  hi: 9_223_372_036_854_775_807n,
  departmentKinds: [],
  accounts: ['system'],
  names: [],
};

/** A signed-in person as one who acts. Needs the system's connection: a person's other accounts may lie in other regions. */
export async function loadActor(db: pg.ClientBase | pg.Pool, who: Principal & { username: string }): Promise<Actor> {
  const { rows } = await db.query<{ username: string; displayName: string; staffNo: string | null }>(
    `select username, display_name as "displayName", staff_no as "staffNo" from app_user
     where id in (select accounts_of_person($1)) or username = $2`,
    [who.userId, who.username],
  );
  const accounts = rows.map(({ username }) => username);
  const names = rows.flatMap(({ username, displayName, staffNo }) => [username, displayName, staffNo]);
  return {
    username: who.username,
    role: who.role,
    regionCode: who.regionCode,
    lo: who.lo,
    hi: who.hi,
    departmentKinds: who.departmentKinds,
    accounts,
    names: names.filter((name) => name !== null),
  };
}

/** Whether the user name is one of this person's. */
export const isSamePerson = (actor: Actor, username: string | null): boolean =>
  username !== null && actor.accounts.includes(username);

/** Whether the place on the fiscal tree lies in the actor's region or below. */
export const covers = (actor: Actor, scopeOrd: bigint): boolean => actor.lo <= scopeOrd && scopeOrd <= actor.hi;
