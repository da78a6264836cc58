import { type Area, clerkOf, DeskRefused } from '@qingqu/ingest';
import type pg from 'pg';
import { asked } from '../errors.js';
import { viewerOf } from '../identity/principal.js';
import type { Bearer } from '../server/operation.js';
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
export async function uploaderOf(pools: { api: pg.Pool; system: pg.Pool }, bearer: Bearer): Promise<Uploader> {
  const viewer = 'userId' in bearer ? await viewerNow(pools.api, bearer.userId) : undefined;
  if (!viewer)
    return refuse(
      401,
      'UNAUTHENTICATED',
      '请先登录，并在请求头中给出 Authorization: Bearer 令牌',
      'sign in first, and send the token in the header "Authorization: Bearer …"',
      { 'www-authenticate': 'Bearer' },
    );
  const { username, userId } = viewer;
  const { grants } = await clerkOf(pools.system, username).catch((error: unknown) => {
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

async function viewerNow(pool: pg.Pool, userId: string) {
  const client = await asked(pool.connect());
  try {
    return await asked(viewerOf(client, userId));
  } finally {
    client.release();
  }
}
