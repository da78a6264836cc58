import { randomUUID } from 'node:crypto';
import { inTransaction, type Role } from '@qingqu/schema';
import type pg from 'pg';
import { hashPassword } from './password.js';

/** A user as an administrator or the platform describes it. */
export interface UserSpec {
  username: string;
  displayName: string;
  /** Not looked at for the role `service`: a program shows tokens. */
  password: string;
  role: Role;
  /** Of 12 digits; the user sees this region and what is below it on the fiscal tree. */
  regionCode: string;
  /** budget, treasury, agri …: whose warnings a member of staff sees. Empty for administrators. */
  departmentKinds: string[];
  /** Shown at start and meant for trying out; never for real data. */
  isDemo: boolean;
}

/**
 * Makes a user with one grant, or brings an existing one to this description; the password is set anew only when the user is made.
 * Needs the system pool. Returns the user's id.
 *
 * @throws for an unknown region.
 */
export async function ensureUser(system: pg.Pool, spec: UserSpec, grantedBy = 'platform'): Promise<string> {
  if (spec.role === 'admin' && spec.departmentKinds.length > 0)
    throw new Error(`${spec.username}: an administrator belongs to no department that handles warnings (Art. 10)`);
  const { rows: existing } = await system.query<{ id: string }>('select id from app_user where username = $1', [
    spec.username,
  ]);
  const isService = spec.role === 'service';
  const passwordHash = existing[0] || isService ? undefined : await hashPassword(spec.password);
  return inTransaction(system, async (client) => {
    const { rows: regions } = await client.query<{ lo: bigint }>('select scope_lo as lo from region where code = $1', [
      spec.regionCode,
    ]);
    const scope = regions[0]?.lo;
    if (scope === undefined)
      throw new Error(
        `${spec.username}: unknown region ${spec.regionCode}; expected a 12-digit code such as 411400000000`,
      );
    const { rows: users } = await client.query<{ id: string }>(
      `insert into app_user (id, username, display_name, kind, password_hash, is_demo, scope_ord)
       values ($1, $2, $3, $4, coalesce($5, ''), $6, $7)
       on conflict (username) do update set kind = excluded.kind, display_name = excluded.display_name, is_demo = excluded.is_demo, scope_ord = excluded.scope_ord, disabled_at = null
       returning id`,
      [
        randomUUID(),
        spec.username,
        spec.displayName,
        isService ? 'service' : 'person',
        passwordHash ?? null,
        spec.isDemo,
        scope,
      ],
    );
    const id = users[0]!.id;
    await client.query('delete from app_grant where user_id = $1', [id]);
    await client.query(
      `insert into app_grant (user_id, role, region_code, department_kinds, valid_from, granted_by, scope_ord)
       values ($1, $2, $3, $4, '2018-01-01', $5, $6)`,
      [id, spec.role, spec.regionCode, spec.departmentKinds, grantedBy, scope],
    );
    return id;
  });
}
