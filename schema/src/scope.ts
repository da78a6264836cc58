import type pg from 'pg';
import { inTransaction } from './pools.js';
import { type Role, roles } from './roles.js';

/** Whose eyes an operation looks with: a role in a region's fiscal subtree, for some kinds of department. */
export interface Principal {
  /** `app_user.id` */
  userId: string;
  role: Role;
  regionCode: string;
  /** The region's interval on the fiscal tree. */
  lo: bigint;
  hi: bigint;
  departmentKinds: string[];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DEPARTMENT_KIND = /^[a-z_]+$/;

/**
 * A scoped transaction's beginning as one text: begin and scope go to the server in one round trip; see {@link scopeSettings}.
 */
export function scopeStatements(who: Principal, timeoutMs: number, access: Access = 'read only'): string {
  return `${beginStatement(access)};${scopeSettings(who, timeoutMs)}`;
}

export const beginStatement = (access: Access): string => `begin ${isolation[access]} ${access}`;

/**
 * The settings of a scoped transaction. Every value is checked to be a number, a uuid or a plain word, since a text of several
 * statements takes no parameters. The role comes last: from then on `set_config` is not executable any more.
 */
export function scopeSettings(who: Principal, timeoutMs: number): string {
  if (!UUID.test(who.userId) || !who.departmentKinds.every((kind) => DEPARTMENT_KIND.test(kind)))
    throw new Error('a principal holds a value of the wrong form');
  if (!roles.includes(who.role) || !Number.isSafeInteger(timeoutMs))
    throw new Error('a principal holds a value of the wrong form');
  const settings = [
    ['app.uid', who.userId],
    ['app.lo', BigInt(who.lo)],
    ['app.hi', BigInt(who.hi)],
    ['app.depts', `{${who.departmentKinds.join(',')}}`],
    ['statement_timeout', timeoutMs],
    ['role', `qingqu_${who.role}`],
  ].map(([name, value]) => `set_config('${name}','${value}',true)`);
  return `select ${settings.join(',')}`;
}

/** Reading is of one moment; a change sees what others have committed before each statement. */
export type Access = 'read only' | 'read write';
const isolation = { 'read only': 'isolation level repeatable read', 'read write': 'isolation level read committed' };

/**
 * Runs `read` in one read-only transaction that sees only what `who` may see; the database enforces it by row-level security.
 * One operation = one call = one consistent state.
 */
export async function withScope<T>(
  pool: pg.Pool,
  who: Principal,
  read: (client: pg.PoolClient) => Promise<T>,
  timeoutMs = 10_000,
): Promise<T> {
  const begin = scopeStatements(who, timeoutMs);
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    return await read(client);
  } finally {
    // Read-only: commit and rollback are the same, and a failed transaction accepts only the latter.
    await client.query('rollback').catch((cause: Error) => {
      broken = cause;
    });
    client.release(broken);
  }
}

/**
 * Runs `work` in one transaction of `who` that may change what the database lets this role change: nothing but by its functions.
 * An error rolls it back.
 */
export function changeInScope<T>(
  pool: pg.Pool,
  who: Principal,
  work: (client: pg.PoolClient) => Promise<T>,
  timeoutMs = 10_000,
): Promise<T> {
  return inTransaction(pool, work, scopeStatements(who, timeoutMs, 'read write'));
}
