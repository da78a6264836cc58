import type pg from 'pg';
import { both } from '../say.js';

/** The id of a user by name. */
export async function userNamed(system: pg.Pool, username: string): Promise<string> {
  const { rows } = await system.query<{ id: string }>('select id from app_user where username = $1', [username]);
  if (rows[0]) return rows[0].id;
  throw new Error(
    both(
      `没有用户 ${username}；用 qingqu users list 查看`,
      `there is no user ${username}; see them with: qingqu users list`,
    ),
  );
}

/** The interval of a region; of everything when none is given. */
export async function intervalOf(system: pg.Pool, code: string | undefined): Promise<readonly [bigint, bigint]> {
  if (code === undefined) return [0n, 9_223_372_036_854_775_807n];
  const { rows } = await system.query<{ lo: bigint; hi: bigint }>(
    'select scope_lo as lo, scope_hi as hi from region where code = $1',
    [code],
  );
  if (rows[0]) return [rows[0].lo, rows[0].hi];
  throw new Error(
    both(
      `没有地区 ${code}；应为 12 位区划代码，例如 411425000000`,
      `there is no region ${code}; expected a code of 12 digits such as 411425000000`,
    ),
  );
}

/** @throws when it is no id as the lists show them. */
export function expectId(text: string, list: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) return text;
  throw new Error(
    both(
      `${text} 不是编号；用 ${list} 查看，例如 3f0c8a52-5f0e-4f3e-9a55-2f6f0d0f7a11`,
      `'${text}' is no id; ${list} shows them, for example 3f0c8a52-5f0e-4f3e-9a55-2f6f0d0f7a11`,
    ),
  );
}

/** @throws when it is no day. */
export function expectDay(text: string | undefined, option: string): string | undefined {
  const ms = text === undefined || !/^\d{4}-\d\d-\d\d$/.test(text) ? Number.NaN : Date.parse(text);
  if (text === undefined || (!Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text))) return text;
  throw new Error(
    both(
      `${option} 须为日期，例如 ${option} 2027-06-30，而不是 ${text}`,
      `${option} is a day such as ${option} 2027-06-30, not ${text}`,
    ),
  );
}
