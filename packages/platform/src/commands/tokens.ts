import { administrationBy, issueServiceToken } from '@qingqu/api';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';
import { expectId, userNamed } from './users-found.js';

interface By {
  by: string;
}

interface TokenRow {
  id: string;
  username: string;
  name: string;
  scopes: string;
  expires_on: string;
  used_on: string | null;
  state: 'valid' | 'expired' | 'revoked';
}

const stateWords: Record<TokenRow['state'], string> = {
  valid: both('有效', 'valid'),
  expired: both('已过期', 'expired'),
  revoked: both('已吊销', 'revoked'),
};

/** `qingqu tokens list` */
export async function list({ system, voice }: Platform): Promise<number> {
  const { rows } = await system.query<TokenRow>(
    `select t.id, u.username, t.name, array_to_string(t.scopes, ',') as scopes, t.expires_at::date as expires_on, t.last_used_at::date as used_on,
       case when t.revoked_at is not null then 'revoked' when t.expires_at <= now() then 'expired' else 'valid' end as state
     from service_token t join app_user u on u.id = t.user_id order by u.username, t.created_at`,
  );
  if (rows.length === 0) voice.line(both('没有服务令牌', 'there are no service tokens'));
  for (const row of rows)
    voice.line(
      `${row.id}  ${row.username}  ${row.name}  ${row.scopes}  ${stateWords[row.state]}  ${both('到期', 'expires')} ${row.expires_on}  ${both('最近使用', 'last used')} ${row.used_on ?? '-'}`,
    );
  return 0;
}

/** `qingqu tokens issue <user>` */
export async function issue(
  { system, voice, clock }: Platform,
  _: AbortSignal,
  username: string,
  said: By & { name: string; scopes: string; days: string },
): Promise<number> {
  const { id, token } = await issueServiceToken(administrationBy(system, said.by), {
    expiresAt: new Date(clock.now().getTime() + daysOf(said.days) * 86_400_000),
    userId: await userNamed(system, username),
    name: said.name,
    scopes: said.scopes.split(',').filter(Boolean),
  });
  voice.line(`${both('已签发服务令牌', 'the token is issued')}  ${id}`);
  voice.line(`${both('令牌（仅显示一次）', 'the token, shown once')}  ${token}`);
  return 0;
}

/** `qingqu tokens revoke <token>` */
export async function revoke({ system, voice }: Platform, _: AbortSignal, token: string, { by }: By): Promise<number> {
  await administrationBy(system, by)('revoke_service_token', [expectId(token, 'qingqu tokens list')]);
  voice.line(both('已吊销服务令牌', 'the token is revoked'));
  return 0;
}

function daysOf(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text) && Number(text) <= 366) return Number(text);
  throw new Error(
    both(
      `--days 须为 1 至 366，例如 --days 90，而不是 ${text}`,
      `--days is 1 to 366, for example --days 90, not ${text}`,
    ),
  );
}
