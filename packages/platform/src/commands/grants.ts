import { administrationBy, grantRole, officeSql, recordException } from '@qingqu/api';
import { type Role, roles } from '@qingqu/schema';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';
import { expectDay, expectId, intervalOf, userNamed } from './users-found.js';

interface By {
  by: string;
}

interface GrantRow {
  id: string;
  username: string;
  role: string;
  region_code: string;
  office_zh: string;
  office_en: string;
  valid_from: string;
  valid_to: string | null;
}

/** `qingqu grants list` */
export async function list(
  { system, voice }: Platform,
  _: AbortSignal,
  said: { user?: string; region?: string },
): Promise<number> {
  const userId = said.user === undefined ? null : await userNamed(system, said.user);
  const col = (column: string) => `g.${column}`;
  const { rows } = await system.query<GrantRow>(
    `select g.id, u.username, g.role, g.region_code, ${officeSql('zh')(col)} as office_zh, ${officeSql('en')(col)} as office_en, g.valid_from, g.valid_to
     from app_grant g join app_user u on u.id = g.user_id
     where g.scope_ord between $1 and $2 and ($3::uuid is null or g.user_id = $3) order by u.username, g.valid_from, g.role`,
    [...(await intervalOf(system, said.region)), userId],
  );
  if (rows.length === 0) voice.line(both('没有授权', 'there are no grants'));
  for (const row of rows)
    voice.line(
      `${row.id}  ${row.username}  ${both(row.office_zh, row.office_en)}  ${row.role} ${row.region_code}  ${row.valid_from} – ${row.valid_to ?? ''}`.trimEnd(),
    );
  return 0;
}

interface GrantSaid extends By {
  role: string;
  region: string;
  reason: string;
  departments: string;
  from?: string;
  to?: string;
}

/** `qingqu grants add <user>` */
export async function add(
  { system, voice }: Platform,
  _: AbortSignal,
  username: string,
  said: GrantSaid,
): Promise<number> {
  const id = await grantRole(administrationBy(system, said.by), {
    role: expectRole(said.role),
    validFrom: expectDay(said.from, '--from'),
    validTo: expectDay(said.to, '--to'),
    userId: await userNamed(system, username),
    regionCode: said.region,
    departmentKinds: said.departments.split(',').filter(Boolean),
    reason: said.reason,
  });
  voice.line(`${both(`已授权 ${username}`, `granted to ${username}`)}  ${id}`);
  return 0;
}

/** `qingqu grants end <grant>` */
export async function end(
  { system, voice }: Platform,
  _: AbortSignal,
  grant: string,
  said: By & { on?: string },
): Promise<number> {
  const id = expectId(grant, 'qingqu grants list');
  await administrationBy(system, said.by)('end_grant', [id, expectDay(said.on, '--on') ?? null]);
  voice.line(both('已终止授权', 'the grant is ended'));
  return 0;
}

/** `qingqu grants except <user>` */
export async function except(
  { system, voice }: Platform,
  _: AbortSignal,
  username: string,
  said: By & { reason: string; review: string; from?: string; to: string },
): Promise<number> {
  const id = await recordException(administrationBy(system, said.by), {
    validFrom: expectDay(said.from, '--from'),
    validTo: expectDay(said.to, '--to')!,
    userId: await userNamed(system, username),
    reason: said.reason,
    review: said.review,
  });
  voice.line(
    `${both('已提出混岗例外，须另一人以 qingqu grants approve 批准', 'proposed; another person approves it with qingqu grants approve')}  ${id}`,
  );
  return 0;
}

/** `qingqu grants approve <exception>` */
export const approve = onException('approve_exception', '已批准混岗例外', 'the exception is approved');

/** `qingqu grants end-exception <exception>` */
export const endException = onException('end_exception', '已终止混岗例外', 'the exception is ended');

function onException(act: string, zh: string, en: string) {
  return async ({ system, voice }: Platform, _: AbortSignal, exception: string, { by }: By): Promise<number> => {
    await administrationBy(system, by)(act, [expectId(exception, 'qingqu grants except')]);
    voice.line(both(zh, en));
    return 0;
  };
}

function expectRole(text: string): Role {
  const role = roles.find((each) => each === text);
  if (role) return role;
  throw new Error(
    both(
      `--role 须为 ${roles.join('、')} 之一，例如 --role staff，而不是 ${text}`,
      `--role is one of ${roles.join(', ')}, for example --role staff, not ${text}`,
    ),
  );
}
