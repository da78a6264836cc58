import { type Actor, loadActor } from '@qingqu/casework';
import type { Principal } from '@qingqu/schema';
import type pg from 'pg';
import { both } from './say.js';

/** Somebody who acts on the command line, with the widest of his grants, as if he had signed in. @throws when there is no such user, or he has none */
export async function actorNamed(client: pg.ClientBase, username: string): Promise<Actor> {
  const { rows } = await client.query<Principal & { username: string }>(
    `select g.user_id as "userId", g.username, g.role, g.region_code as "regionCode", g.department_kinds as "departmentKinds", g.scope_lo as lo, g.scope_hi as hi
     from app_user u cross join lateral grants_of(u.id, null) g where u.username = $1 order by g.scope_hi - g.scope_lo desc, g.role, g.region_code limit 1`,
    [username],
  );
  if (rows[0]) return loadActor(client, rows[0]);
  throw new Error(
    both(
      `没有用户 ${username}，或其没有有效授权；用 qingqu grants list --user ${username} 查看`,
      `there is no user ${username}, or he has no grant; qingqu grants list --user ${username} shows them`,
    ),
  );
}
