import { databaseSchemaVersion, ownSchemaVersion } from '@qingqu/schema';
import pg from 'pg';
import { migrationState } from '../../observe/migrations.js';
import { errorLine } from '../../say.js';
import { fail, ok, onDatabase, warn } from '../finding.js';

/** Whether program and database go together. */
export const migrations = onDatabase(async ({ database, folders }) => {
  const { missing, unknown } = await migrationState(database, folders.schema);
  if (missing.length > 0)
    return [
      fail(
        `缺少 ${missing.length} 次结构升级（自 ${missing[0]} 起）：qingqu migrate`,
        `${missing.length} migrations are missing, from ${missing[0]} on: qingqu migrate`,
      ),
    ];
  if (unknown === 0) return [ok('数据库结构为最新', 'the schema is current')];
  const own = ownSchemaVersion({ schemaDir: folders.schema });
  const found = await databaseSchemaVersion(database);
  if (found && found.minimum > own.version)
    return [
      fail(
        `数据库结构要求程序不低于 ${found.minimum}，本程序为 ${own.version}：升级本机程序`,
        `the schema is for programs of ${found.minimum} and later, and this one is of ${own.version}: update the program on this machine`,
      ),
    ];
  return [
    warn(
      `数据库领先 ${unknown} 次升级：正在滚动升级，请尽快升级本机程序`,
      `the database is ahead by ${unknown} migrations: a newer version is being rolled out; update this machine too`,
    ),
  ];
});

/** Guards that have to stand whatever else is done to the database; each names what is not as it should be. */
const lints = [
  {
    zh: '表未强制行级安全',
    en: 'tables without forced row-level security',
    sql: `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)`,
  },
  {
    zh: 'API 登录对表有直接权限',
    en: 'tables that the API login has rights on',
    sql: `select distinct table_name::text as name from information_schema.role_table_grants where grantee = 'qingqu_api'`,
  },
  {
    zh: '角色权限过大（超级用户、绕过行级安全、建角色、建库）',
    en: 'roles with rights beyond their duty (superuser, bypassrls, createrole, createdb)',
    sql: `select rolname::text as name from pg_roles where rolname like 'qingqu\\_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
  },
  {
    zh: '应用角色可以写表',
    en: 'tables that a role of the application may write',
    sql: `select distinct table_name::text as name from information_schema.role_table_grants where table_schema = 'public'
      and grantee in ('qingqu_api', 'qingqu_staff', 'qingqu_supervisor', 'qingqu_admin') and privilege_type <> 'SELECT'`,
  },
  {
    zh: '以所有者身份执行的函数未固定 search_path 或对所有人开放',
    en: 'definer functions without a fixed search path, or open to everybody',
    sql: `select proname::text as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
      and (proconfig is null or not exists (select from unnest(proconfig) c where c like 'search_path=%') or has_function_privilege('public', oid, 'execute'))`,
  },
];

export const guards = onDatabase(async ({ database }) => {
  const findings = [];
  for (const { zh, en, sql } of lints) {
    const { rows } = await database.query<{ name: string }>(`${sql} order by 1`);
    const names = rows.map(({ name }) => name).join(', ');
    if (names)
      findings.push(
        fail(
          `${zh}：${names}；撤销对数据库的手工改动（对照 schema/database.sql）`,
          `${en}: ${names}; take back what was changed by hand (compare schema/database.sql)`,
        ),
      );
  }
  return findings.length > 0 ? findings : [ok('行级安全与权限完好', 'row-level security and rights stand')];
});

/** Whether the API could log in. */
export const apiLogin = onDatabase(async ({ server, secrets }) => {
  if (!secrets || typeof server !== 'object' || !('url' in server)) return [];
  const url = new URL(server.url);
  url.username = 'qingqu_api';
  url.password = secrets.apiPassword;
  const client = new pg.Client({ connectionString: url.href, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return [ok('API 可登录数据库', 'the API can log in')];
  } catch (error) {
    return [
      fail(
        `API 无法登录数据库（${errorLine(error)}）：各主机的 keys/api.password 应相同，重启一次即会重设；并检查 pg_hba.conf`,
        `the API cannot log in (${errorLine(error)}): all hosts share keys/api.password, a restart sets it again; and look at pg_hba.conf`,
      ),
    ];
  } finally {
    await client.end().catch(() => undefined);
  }
});
