import type pg from 'pg';
import { refuse } from './refused.js';
import { type Grant, type Held, reaching } from './rules.js';

/** Somebody who works at the desk. */
export interface Clerk {
  username: string;
  grants: readonly Grant[];
}

/** @throws DeskRefused for a user that there is not, and for an administrator: they run the platform and act on no data (Art. 10). */
export async function clerkOf(db: pg.Pool | pg.ClientBase, username: string): Promise<Clerk> {
  const { rows } = await db.query<{ role: string | null; code: string; lo: bigint; hi: bigint }>(
    `select g.role, r.code, r.scope_lo as lo, r.scope_hi as hi
     from app_user u
     left join app_grant g on g.user_id = u.id and g.valid_from <= (now() at time zone 'Asia/Shanghai')::date
       and coalesce(g.valid_to, 'infinity') > (now() at time zone 'Asia/Shanghai')::date
     left join region r on r.code = g.region_code
     where u.username = $1 and u.disabled_at is null
     order by r.scope_hi - r.scope_lo desc`,
    [username],
  );
  if (rows.length === 0)
    refuse(
      'FORBIDDEN',
      `没有在用的用户「${username}」；应为业务人员的用户名，例如 yucheng`,
      `there is no enabled user '${username}'; expected the user name of a member of staff, for example yucheng`,
    );
  const grants = rows.filter((row): row is Grant => row.role === 'staff' || row.role === 'supervisor');
  if (grants.length === 0)
    refuse(
      'FORBIDDEN',
      `用户「${username}」是系统管理员，不得办理业务数据（豫财办〔2018〕33号第十条）`,
      `'${username}' is an administrator and does not act on data (Art. 10)`,
    );
  return { username, grants };
}

/** Somebody else's row is as good as not there. @throws DeskRefused */
export function expectReached({ grants }: Clerk, { id }: { id: bigint }, held: Held): void {
  if (reaching(grants, held).length === 0)
    refuse('NOT_FOUND', `没有隔离数据 ${id}`, `there is no quarantined row ${id}`);
}
