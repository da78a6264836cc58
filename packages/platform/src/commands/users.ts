import { administrationBy, createUser, resetPassword } from '@qingqu/api';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';
import { intervalOf, userNamed } from './users-found.js';

interface By {
  by: string;
}

interface UserRow {
  username: string;
  display_name: string;
  kind: 'person' | 'service';
  region: string;
  roles: string | null;
  is_demo: boolean;
  disabled: boolean;
  locked: boolean;
}

/** `qingqu users list` */
export async function list({ system, voice }: Platform, _: AbortSignal, said: { region?: string }): Promise<number> {
  const { rows } = await system.query<UserRow>(
    `select u.username, u.display_name, u.kind, u.is_demo, u.disabled_at is not null as disabled, coalesce(u.locked_until > now(), false) as locked,
       (select r.code from region r where r.scope_lo = u.scope_ord order by r.successor is not null, r.code limit 1) as region,
       (select string_agg(g.role || ' ' || g.region_code, ', ' order by g.region_code, g.role) from app_grant g
        where g.user_id = u.id and g.valid_from <= (now() at time zone 'Asia/Shanghai')::date and coalesce(g.valid_to, 'infinity') > (now() at time zone 'Asia/Shanghai')::date) as roles
     from app_user u where u.scope_ord between $1 and $2 order by u.username`,
    [...(await intervalOf(system, said.region))],
  );
  if (rows.length === 0) voice.line(both('没有用户', 'there are no users'));
  for (const row of rows) voice.line(describe(row));
  return 0;
}

function describe({ username, display_name, kind, region, roles, is_demo, disabled, locked }: UserRow): string {
  const states = [
    disabled && both('已停用', 'disabled'),
    locked && both('已锁定', 'locked'),
    kind === 'service' && both('程序', 'service'),
    is_demo && both('演示', 'demo'),
  ].filter(Boolean);
  return [username, display_name, region, roles ?? both('无授权', 'no grant'), ...states].join('  ');
}

interface NewUserSaid extends By {
  name: string;
  region: string;
  staffNo?: string;
  oidcIssuer?: string;
  oidcSubject?: string;
  service: boolean;
}

/** `qingqu users add <user>` */
export async function add(
  { system, voice }: Platform,
  _: AbortSignal,
  username: string,
  said: NewUserSaid,
): Promise<number> {
  const oidc =
    said.oidcIssuer || said.oidcSubject ? { issuer: said.oidcIssuer ?? '', subject: said.oidcSubject ?? '' } : null;
  const { password } = await createUser(administrationBy(system, said.by), {
    username,
    displayName: said.name,
    kind: said.service ? 'service' : 'person',
    regionCode: said.region,
    staffNo: said.staffNo,
    oidc,
  });
  voice.line(both(`已新建用户 ${username}，尚无授权`, `user ${username} is made, without any grant`));
  if (password) voice.line(passwordLine(password));
  return 0;
}

/** `qingqu users reset-password <user>` */
export async function reset(
  { system, voice }: Platform,
  _: AbortSignal,
  username: string,
  { by }: By,
): Promise<number> {
  const id = await userNamed(system, username);
  const password = await resetPassword(administrationBy(system, by), id);
  voice.line(both(`已重置 ${username} 的密码，会话已全部终止`, `${username} has a new password; all sessions ended`));
  voice.line(passwordLine(password));
  return 0;
}

const passwordLine = (password: string) =>
  `${both('初始密码（仅显示一次，登录后须修改）', 'first password, shown once; it has to be changed')}  ${password}`;

/** `qingqu users disable <user>` */
export const disable = simply('disable_user', '已停用', 'is disabled');

/** `qingqu users enable <user>` */
export const enable = simply('enable_user', '已启用', 'is enabled');

/** `qingqu users unlock <user>` */
export const unlock = simply('unlock_user', '已解除锁定', 'is unlocked');

function simply(act: string, zh: string, en: string) {
  return async ({ system, voice }: Platform, _: AbortSignal, username: string, { by }: By): Promise<number> => {
    await administrationBy(system, by)(act, [await userNamed(system, username)]);
    voice.line(both(`${zh} ${username}`, `${username} ${en}`));
    return 0;
  };
}
