import { addBiLogin, type BiLogin, listBiLogins, revokeBiLogin } from '@qingqu/schema';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';

interface AddOptions {
  region: string;
  by: string;
  departments?: string;
  days: string;
  purpose?: string;
}

/** `qingqu bi add <login>` */
export async function add(
  { system, databaseUrl, voice }: Platform,
  _: AbortSignal,
  login: string,
  { region, by, departments, days, purpose }: AddOptions,
): Promise<number> {
  const password = await addBiLogin(system, {
    login,
    regionCode: region,
    departmentKinds: departments?.split(',').map((kind) => kind.trim()),
    days: Number(days),
    by,
    purpose,
  });
  voice.line(
    both(
      `登录 ${login} 已开通，${days} 天内有效。密码只显示这一次：${password}`,
      `the login ${login} is made for ${days} days. This is the only time that its password is shown`,
    ),
  );
  voice.line(both(`连接：${addressFor(databaseUrl, login, password)}`, 'its address'));
  voice.line(
    both(
      '从其他主机连接时，请将地址换成本数据库对外的主机名；视图见模式 bi，说明见 docs/bi.md',
      'from another host put in the name under which the database is reached there; the views are in the schema bi, see docs/bi.md',
    ),
  );
  return 0;
}

/** The database as this process reaches it, for another user. */
function addressFor(databaseUrl: string, login: string, password: string): string {
  const { hostname, port, pathname } = new URL(databaseUrl);
  return `postgresql://${login}:${password}@${hostname || 'localhost'}:${port || 5432}${pathname}`;
}

const states: Readonly<Record<BiLogin['state'], string>> = {
  active: both('有效', 'in force'),
  expired: both('已过期', 'expired'),
  revoked: both('已停用', 'revoked'),
  moved: both('地区的财政关系已变，请停用后重新开通', 'its region has moved: revoke it and add it again'),
};

/** `qingqu bi list` */
export async function list({ system, voice }: Platform): Promise<number> {
  const logins = await listBiLogins(system);
  if (logins.length === 0)
    voice.line(
      both(
        '没有登录；开通：qingqu bi add bi_lankao --region 410225000000 --by 用户名',
        'there are none; make one: qingqu bi add bi_lankao --region 410225000000 --by <user>',
      ),
    );
  for (const { login, regionCode, regionName, departmentKinds, expiresAt, createdBy, state } of logins)
    voice.line(
      `${login.padEnd(24)} ${regionCode} ${regionName ?? ''}  ${departmentKinds?.join(',') ?? both('全部处室', 'all')}  ${expiresAt.slice(0, 10)}  ${createdBy}  ${states[state]}`,
    );
  return 0;
}

/** `qingqu bi revoke <login>` */
export async function revoke(
  { system, voice }: Platform,
  _: AbortSignal,
  login: string,
  { by }: { by: string },
): Promise<number> {
  await revokeBiLogin(system, login, by);
  voice.line(both(`登录 ${login} 已停用，其连接已断开`, `the login ${login} is ended, and so are its connections`));
  return 0;
}
