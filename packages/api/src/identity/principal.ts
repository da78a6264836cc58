import type { Principal } from '@qingqu/schema';
import type pg from 'pg';

/** A principal with the names that a screen shows. */
export interface Viewer extends Principal {
  username: string;
  displayName: string;
}

interface GrantRow {
  username: string;
  display_name: string;
  role: Viewer['role'];
  region_code: string;
  department_kinds: string[];
  scope_lo: string | bigint;
  scope_hi: string | bigint;
}

/** Who a user is at this moment; undefined when the user or the grant is no more. */
export async function viewerOf(client: pg.ClientBase, userId: string): Promise<Viewer | undefined> {
  const { rows } = await client.query<GrantRow>({
    name: 'principal_of',
    text: 'select username, display_name, role, region_code, department_kinds, scope_lo, scope_hi from principal_of($1::uuid)',
    values: [userId],
  });
  return rows.length === 0 ? undefined : { userId, ...widest(rows) };
}

/** The viewer by name, and the stored hash to compare a password with. */
export async function viewerNamed(
  client: pg.Pool,
  username: string,
): Promise<{ viewer: Viewer; passwordHash: string } | undefined> {
  const { rows } = await client.query<Omit<GrantRow, 'username'> & { id: string; password_hash: string }>({
    text: 'select id, display_name, password_hash, role, region_code, department_kinds, scope_lo, scope_hi from sign_in_user($1::text)',
    values: [username],
    queryMode: 'extended',
  } as pg.QueryConfig);
  const first = rows[0];
  if (!first) return undefined;
  return {
    viewer: { userId: first.id, ...widest(rows.map((row) => ({ ...row, username }))) },
    passwordHash: first.password_hash,
  };
}

/** A user with several grants looks with the widest; equally wide ones in the order of their roles, so that it never varies. */
function widest(rows: readonly GrantRow[]): Omit<Viewer, 'userId'> {
  const [row] = [...rows].sort((a, b) => {
    const width = (each: GrantRow) => BigInt(each.scope_hi) - BigInt(each.scope_lo);
    if (width(a) !== width(b)) return width(a) > width(b) ? -1 : 1;
    return `${a.role}${a.region_code}` < `${b.role}${b.region_code}` ? -1 : 1;
  });
  return {
    username: row!.username,
    displayName: row!.display_name,
    role: row!.role,
    regionCode: row!.region_code,
    departmentKinds: row!.department_kinds,
    lo: BigInt(row!.scope_lo),
    hi: BigInt(row!.scope_hi),
  };
}
