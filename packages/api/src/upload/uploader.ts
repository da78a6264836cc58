import { type Area, clerkOf, DeskRefused } from '@qingqu/ingest';
import { GraphQLError } from 'graphql';
import type pg from 'pg';
import { type Bearer, type IdentityDeps, viewerNow } from '../identity/bearer.js';
import { refuse } from './refused.js';

/** Who sends a file, and for which region they may enter rows. */
export interface Uploader {
  userId: string;
  username: string;
  within: Area;
}

/**
 * Who sends a file: a signed-in member of staff. Supervision enters no data, and administrators have nothing to do with it (Art. 10).
 * @throws UploadRefused
 */
export async function uploaderOf(
  identity: IdentityDeps,
  system: pg.Pool,
  bearer: Bearer,
  address: string,
): Promise<Uploader> {
  const { username, userId } = await viewerNow(identity, bearer, address).catch(refuseEntry);
  const { grants } = await clerkOf(system, username).catch((error: unknown) => {
    if (error instanceof DeskRefused) return refuse(403, 'FORBIDDEN', error.words.zh, error.words.en);
    throw error;
  });
  // The widest comes first.
  const grant = grants.find(({ role }) => role === 'staff');
  if (!grant)
    return refuse(
      403,
      'FORBIDDEN',
      `用户「${username}」负责监督，不录入数据；报送数据由业务人员办理`,
      `'${username}' supervises and enters no data; files are for staff to send`,
    );
  return { userId, username, within: { code: grant.code, lo: grant.lo, hi: grant.hi } };
}

/** In the words and with the headers that senders of files expect. @throws UploadRefused */
function refuseEntry(error: unknown): never {
  const code = error instanceof GraphQLError ? error.extensions.code : undefined;
  if (code === 'UNAUTHENTICATED')
    return refuse(
      401,
      code,
      '请先登录，并在请求头中给出 Authorization: Bearer 令牌',
      'sign in first, and send the token in the header "Authorization: Bearer …"',
      { 'www-authenticate': 'Bearer' },
    );
  if (code === 'FORBIDDEN')
    return refuse(403, code, '请先修改密码，再报送数据', 'change the password first, then send files');
  if (code === 'UPSTREAM_UNAVAILABLE')
    return refuse(
      503,
      code,
      '暂时无法核实身份，请稍后再试',
      'who you are cannot be checked at the moment; try again shortly',
    );
  throw error;
}
