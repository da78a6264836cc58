import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';
import { auditOfSystem } from './audit.js';
import { inTransaction } from './pools.js';
import { department } from './tables/index.js';

/** What a SQL tool is to see, and for how long. */
export interface BiLoginSpec {
  /** `bi_` and a plain word, such as `bi_lankao`: the database role. */
  login: string;
  /** The region whose subtree it sees, 12 digits. */
  regionCode: string;
  /** Whose warnings it sees; absent = of all departments. */
  departmentKinds?: readonly string[] | undefined;
  days: number;
  /** Who gives it out. */
  by: string;
  /** What the data are needed for (Art. 9). */
  purpose?: string | undefined;
}

/** A login as it stands. */
export interface BiLogin {
  login: string;
  regionCode: string;
  regionName: string | null;
  departmentKinds: string[] | null;
  createdBy: string;
  expiresAt: string;
  revokedAt: string | null;
  state: 'active' | 'expired' | 'revoked' | 'moved';
}

/** A login that cannot be made or found: what was expected, a valid example. */
export class BiLoginError extends Error {
  override name = 'BiLoginError';
  constructor(
    readonly words: { zh: string; en: string },
    options?: ErrorOptions,
  ) {
    super(`${words.zh} / ${words.en}`, options);
  }
}

const LOGIN = /^bi_[a-z0-9_]{1,40}$/;
const MOST_DAYS = 366;

/**
 * Makes the database role of a SQL tool, or gives an ended one a new password and scope. Needs an owner that may create roles.
 *
 * @returns the password, which is kept nowhere.
 * @throws BiLoginError
 */
export async function addBiLogin(pool: pg.Pool, spec: BiLoginSpec): Promise<string> {
  checkSpec(spec);
  const password = randomBytes(24).toString('base64url');
  await asRoleMaker(pool, async (client) => {
    const region = await regionOf(client, spec.regionCode);
    await expectFree(client, spec.login);
    const { rows } = await client.query<{ until: string; database: string }>(
      `insert into bi_login (login, region_code, scope_lo, scope_hi, department_kinds, created_by, expires_at)
       values ($1, $2, $3, $4, $5, $6, now() + make_interval(days => $7))
       on conflict (login) do update set region_code = excluded.region_code, scope_lo = excluded.scope_lo, scope_hi = excluded.scope_hi,
         department_kinds = excluded.department_kinds, created_at = now(), created_by = excluded.created_by, expires_at = excluded.expires_at,
         revoked_at = null, revoked_by = null
       returning expires_at::text as until, current_database() as database`,
      [spec.login, spec.regionCode, region.lo, region.hi, spec.departmentKinds ?? null, spec.by, spec.days],
    );
    await makeRole(client, { ...spec, ...region, ...rows[0]!, password });
    await note(client, spec.by, 'bi_login_add', spec.login, spec.purpose, {
      region: spec.regionCode,
      departments: spec.departmentKinds ?? 'all',
      days: spec.days,
    });
  });
  return password;
}

/** The logins of this database, the newest first. */
export async function listBiLogins(pool: pg.Pool): Promise<BiLogin[]> {
  const { rows } = await pool.query<BiLogin>(
    `select b.login, b.region_code as "regionCode", r.name as "regionName", b.department_kinds as "departmentKinds", b.created_by as "createdBy",
       b.expires_at::text as "expiresAt", b.revoked_at::text as "revokedAt",
       case when b.revoked_at is not null then 'revoked' when b.expires_at <= now() then 'expired'
         when (r.scope_lo, r.scope_hi) is distinct from (b.scope_lo, b.scope_hi) then 'moved' else 'active' end as state
     from bi_login b left join region r on r.code = b.region_code order by b.created_at desc, b.login`,
  );
  return rows;
}

/**
 * Ends a login: from this moment it sees nothing, also where it is connected, and its connections are closed.
 *
 * @throws BiLoginError when there is no such login, or it has ended before.
 */
export async function revokeBiLogin(pool: pg.Pool, login: string, by: string): Promise<void> {
  await asRoleMaker(pool, async (client) => {
    const { rowCount } = await client.query(
      'update bi_login set revoked_at = now(), revoked_by = $2 where login = $1 and revoked_at is null',
      [login, by],
    );
    if (rowCount === 0)
      throw new BiLoginError({
        zh: `没有有效的登录 ${login}；查看：qingqu bi list`,
        en: `there is no login ${login} in force; see: qingqu bi list`,
      });
    await client.query(`alter role ${pg.escapeIdentifier(login)} nologin password null`);
    await note(client, by, 'bi_login_revoke', login, undefined, {});
  });
  // Afterwards, so that a connection that was opened meanwhile is met too.
  await pool.query('select pg_terminate_backend(pid) from pg_stat_activity where usename = $1', [login]);
}

function checkSpec({ login, departmentKinds, days }: BiLoginSpec): void {
  const known: readonly string[] = department.kind.enumValues;
  const unknown = departmentKinds?.find((kind) => !known.includes(kind));
  if (!LOGIN.test(login))
    throw new BiLoginError({
      zh: `登录名 ${login} 应为 bi_ 加小写字母、数字，例如 bi_lankao`,
      en: `the login ${login} should be bi_ and lower-case letters or digits, for example bi_lankao`,
    });
  if (unknown !== undefined)
    throw new BiLoginError({
      zh: `没有处室类别 ${unknown}；可用 ${known.join('、')}，例如 --departments agri,treasury`,
      en: `there is no kind of department ${unknown}; there are ${known.join(', ')}, for example --departments agri,treasury`,
    });
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
    throw new BiLoginError({
      zh: `有效天数应为 1 至 ${MOST_DAYS}，例如 --days 90`,
      en: `a login lasts 1 to ${MOST_DAYS} days, for example --days 90`,
    });
}

async function regionOf(client: pg.ClientBase, code: string): Promise<{ lo: bigint; hi: bigint }> {
  const { rows } = await client.query<{ lo: bigint; hi: bigint }>(
    'select scope_lo as lo, scope_hi as hi from region where code = $1',
    [code],
  );
  if (rows[0]) return rows[0];
  throw new BiLoginError({
    zh: `没有区划 ${code}；应为 12 位代码，例如 --region 410225000000`,
    en: `there is no region ${code}; a code has 12 digits, for example --region 410225000000`,
  });
}

/** A login in force, and any other role of that name on the server, are left alone. */
async function expectFree(client: pg.ClientBase, login: string): Promise<void> {
  const { rows } = await client.query<{ inForce: boolean | null }>(
    `select (select revoked_at is null and expires_at > now() from bi_login where login = $1) as "inForce"
     from pg_roles where rolname = $1`,
    [login],
  );
  if (!rows[0] || rows[0].inForce === false) return;
  throw new BiLoginError(
    rows[0].inForce
      ? {
          zh: `登录 ${login} 仍然有效；要更换密码或范围，请先 qingqu bi revoke ${login}`,
          en: `the login ${login} is in force; for another password or scope first: qingqu bi revoke ${login}`,
        }
      : {
          zh: `数据库服务器上已有角色 ${login}，不属于本系统；请换一个名称`,
          en: `the server has a role ${login} that does not belong to this database; choose another name`,
        },
  );
}

interface RoleSpec {
  login: string;
  password: string;
  until: string;
  database: string;
  lo: bigint;
  hi: bigint;
}

async function makeRole(client: pg.ClientBase, { login, password, until, database, lo, hi }: RoleSpec): Promise<void> {
  const [role, db] = [pg.escapeIdentifier(login), pg.escapeIdentifier(database)];
  const found = await client.query('select from pg_roles where rolname = $1', [login]);
  await client.query(
    `${found.rowCount ? 'alter' : 'create'} role ${role} login inherit connection limit 10
     password ${pg.escapeLiteral(scramVerifier(password))} valid until ${pg.escapeLiteral(until)}`,
  );
  await client.query(`grant qingqu_bi to ${role}`);
  // A database that was made from a copy has lost what was revoked on it.
  await client.query(`revoke temporary on database ${db} from public`);
  await client.query(`grant connect on database ${db} to qingqu_bi`);
  // app.lo and app.hi tell the planner what to expect; should the login change them, it sees less, never more.
  const settings = {
    'app.lo': lo,
    'app.hi': hi,
    search_path: 'bi',
    timezone: 'Asia/Shanghai',
    default_transaction_read_only: 'on',
    statement_timeout: '60s',
    lock_timeout: '5s',
    idle_in_transaction_session_timeout: '5min',
  };
  for (const [name, value] of Object.entries(settings))
    await client.query(`alter role ${role} in database ${db} set ${name} to ${pg.escapeLiteral(String(value))}`);
}

/**
 * What the server keeps of a password (RFC 5802): made here, so that the password itself is neither sent nor written to the server's log.
 */
export function scramVerifier(password: string, salt: Buffer = randomBytes(16), iterations = 4096): string {
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const keyed = (words: string) => createHmac('sha256', salted).update(words).digest();
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${keyed('Server Key').toString('base64')}`;
}

const INSUFFICIENT_PRIVILEGE = '42501';

async function asRoleMaker(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  try {
    await inTransaction(pool, work);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code !== INSUFFICIENT_PRIVILEGE) throw error;
    const { owner, major } = (
      await pool.query<{ owner: string; major: number }>(
        `select quote_ident(current_user) as owner, current_setting('server_version_num')::int / 10000 as major`,
      )
    ).rows[0]!;
    // Without inheriting: the owner must not come under the group's policies himself. Before 16, CREATEROLE is enough.
    const admin = major < 16 ? '' : ` GRANT qingqu_bi TO ${owner} WITH ADMIN TRUE, INHERIT FALSE;`;
    const remedy = `ALTER ROLE ${owner} CREATEROLE;${admin} GRANT SET ON PARAMETER app.lo, app.hi TO ${owner}`;
    throw new BiLoginError(
      {
        zh: `数据库用户 ${owner} 不能创建登录（${message}）；请由超级用户执行 ${remedy}`,
        en: `the database user ${owner} may not make logins (${message}); let a superuser run ${remedy}`,
      },
      { cause: error },
    );
  }
}

const note = (
  client: pg.ClientBase,
  by: string,
  action: string,
  login: string,
  purpose: string | undefined,
  detail: object,
) => auditOfSystem(client, { username: by }, { action, targetKind: 'bi_login', targetId: login, purpose, detail });
