import type pg from 'pg';
import type { Region } from './change-kind.js';
import { refuse } from './refused.js';

/**
 * Throws ChangeRefused unless the user exists, is enabled, and has a grant of staff or supervisor over the whole region. Administrators run the
 * platform and have no say in what it watches (Art. 10).
 */
export async function expectDecider(client: pg.ClientBase, username: string, region: Region): Promise<void> {
  const { rows } = await client.query<{ role: string | null; covers: boolean | null }>(
    `select g.role, r.scope_lo <= $2 and r.scope_hi >= $3 as covers
     from app_user u
     left join app_grant g on g.user_id = u.id and g.valid_from <= current_date and coalesce(g.valid_to, 'infinity') > current_date
     left join region r on r.code = g.region_code
     where u.username = $1 and u.disabled_at is null`,
    [username, region.lo, region.hi],
  );
  if (rows.length === 0)
    refuse(
      'FORBIDDEN',
      `没有在用的用户「${username}」；应为经办或监督人员的用户名，例如 sheng`,
      `there is no enabled user '${username}'; expected the user name of staff or of a supervisor, for example sheng`,
    );
  const working = rows.filter(({ role }) => role === 'staff' || role === 'supervisor');
  if (working.length === 0)
    refuse(
      'FORBIDDEN',
      `用户「${username}」是系统管理员，不得经办或复核规则变更（豫财办〔2018〕33号第十条）`,
      `'${username}' is an administrator and neither makes nor checks changes of rules (Art. 10)`,
    );
  if (!working.some(({ covers }) => covers))
    refuse(
      'FORBIDDEN',
      `该变更在 ${region.code} 全域生效，超出用户「${username}」的管辖范围；应由该地区或其上级的人员办理`,
      `the change takes effect in all of ${region.code}, beyond what '${username}' is responsible for; it is for people of that region or one above it`,
    );
}
