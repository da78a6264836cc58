import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** A user with one grant, as the administrators of a platform make them. */
export async function clerk(
  pool: pg.Pool,
  username: string,
  role: 'staff' | 'supervisor' | 'admin',
  regionCode: string,
): Promise<void> {
  const id = randomUUID();
  await pool.query(
    `with r as (select scope_lo from region where code = $4),
       u as (insert into app_user (id, username, display_name, password_hash, is_demo, scope_ord) select $1, $2, $2, '', false, scope_lo from r)
     insert into app_grant (user_id, role, region_code, department_kinds, valid_from, granted_by, scope_ord)
     select $1, $3, $4, '{}', '2018-01-01', 'test', scope_lo from r`,
    [id, username, role, regionCode],
  );
}
