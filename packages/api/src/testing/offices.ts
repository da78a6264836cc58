import type { Role } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { entities } from '../entities/index.js';
import { globalId } from '../plan/global-id.js';
import { type Answer, noon, type TestApi, testApi, tokenFor } from '../testing/client.js';

// For tests of administration: administrators of the province, of the city 商丘 and of its county 虞城, and one of everybody else there.

export const PROVINCE = '410000000000';
export const CITY = '411400000000';
export const COUNTY = '411425000000';
export const OTHER_COUNTY = '411421000000';

export let database: TestDatabase;
export let api: TestApi;
/** Tokens of who asks, by user name. */
const tokens: Record<string, string> = {};

export async function openOffices(): Promise<void> {
  database = await testDatabase();
  api = await testApi(database);
  await make('top', 'admin', PROVINCE);
  await make('top2', 'admin', PROVINCE);
  await make('city', 'admin', CITY);
  await make('county', 'admin', COUNTY);
  await make('county2', 'admin', COUNTY);
  for (const role of ['staff', 'supervisor', 'leader', 'auditor', 'service'] as const)
    await make(role, role, COUNTY, role === 'staff' ? ['agri'] : []);
}

export async function closeOffices(): Promise<void> {
  await api?.close();
  await database?.drop();
}

async function make(username: string, role: Role, regionCode: string, departmentKinds: string[] = []): Promise<void> {
  const { token } = await api.user({ username, role, regionCode, departmentKinds, isDemo: false });
  tokens[username] = token;
}

/** The id of a record that nobody has. */
export const absent = (kind: string) => globalId(entities.get(kind)!, ['00000000-0000-4000-8000-000000000000']);

export async function idOf(username: string): Promise<string> {
  const { rows } = await database.system.query<{ id: string }>('select id from app_user where username = $1', [
    username,
  ]);
  return globalId(entities.get('User')!, [rows[0]!.id]);
}

export const keyIn = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1]!;

const ask = (who: string, query: string): Promise<Answer> => api.ask(tokens[who]!, query);

export async function must(who: string, query: string): Promise<Answer['data']> {
  const answer = await ask(who, query);
  if (answer.errors) throw new Error(`${who}: ${query}\n${JSON.stringify(answer.errors)}`);
  return answer.data;
}

/** What it is refused with: the code and the English half of the message. */
export async function refusal(who: string, query: string): Promise<string> {
  const { errors } = await ask(who, query);
  if (!errors) throw new Error(`${who} was not refused: ${query}`);
  return errors.map(({ message, extensions }) => `${extensions.code} ${message.replace(/^.* \/ /, '')}`).join('; ');
}

/** A user made by the administrator of the province, with nothing granted; returns its id. */
export async function newUser(username: string, more = '', regionCode = COUNTY, kind = 'PERSON'): Promise<string> {
  const { createUser } = await must(
    'top',
    `mutation { createUser(username: "${username}", displayName: "甲", regionCode: "${regionCode}", kind: ${kind}${more}) { user { id } } }`,
  );
  return createUser.user.id;
}

export const grantOf = (userId: string, role: string, more = '', regionCode = COUNTY) =>
  `mutation { grantRole(userId: "${userId}", role: ${role}, regionCode: "${regionCode}", reason: "虞财〔2026〕1号"${more}) { id } }`;

export async function newGrant(
  userId: string,
  role: string,
  more = '',
  regionCode = COUNTY,
  who = 'top',
): Promise<string> {
  return (await must(who, grantOf(userId, role, more, regionCode))).grantRole.id;
}

/** What the audit log says was last done to a record. */
export async function lastEntry(key: string) {
  const { rows } = await database.system.query(
    'select username, role, action, target_kind, detail, request_id from audit_entry where target_id = $1 order by seq desc limit 1',
    [key],
  );
  return rows[0];
}

export const day = (offset: number) => new Date(Date.now() + (offset * 24 + 8) * 3_600_000).toISOString().slice(0, 10);

/** A session of a user who has chosen a password, and its token. */
export async function sessionOf(userId: string): Promise<string> {
  await database.system.query('update app_user set must_change_password = false where id = $1', [keyIn(userId)]);
  return tokenFor(database.system, keyIn(userId), noon);
}

/** Every act, on a record of each kind. */
export const acts = (of: Record<string, string>): Record<string, string> => ({
  changeUser: `changeUser(id: "${of.User}", change: {displayName: "x"}) { id }`,
  disableUser: `disableUser(id: "${of.User}") { id }`,
  enableUser: `enableUser(id: "${of.User}") { id }`,
  resetPassword: `resetPassword(id: "${of.User}") { password }`,
  unlockUser: `unlockUser(id: "${of.User}") { id }`,
  setRevealQuota: `setRevealQuota(id: "${of.User}", quota: 1) { id }`,
  grantRole: `grantRole(userId: "${of.User}", role: LEADER, regionCode: "${COUNTY}", reason: "x") { id }`,
  endGrant: `endGrant(id: "${of.Grant}") { id }`,
  recordException: `recordException(userId: "${of.User}", reason: "x", review: "x", validTo: "${day(30)}") { id }`,
  approveException: `approveException(id: "${of.GrantException}") { id }`,
  endException: `endException(id: "${of.GrantException}") { id }`,
  issueServiceToken: `issueServiceToken(userId: "${of.User}", name: "x", scopes: [EXPORT], expiresAt: "${day(30)}T00:00:00Z") { token }`,
  revokeServiceToken: `revokeServiceToken(id: "${of.ServiceToken}") { id }`,
  revokeSession: `revokeSession(id: "${of.Session}") { id }`,
});
export const kinds = ['User', 'Grant', 'GrantException', 'ServiceToken', 'Session'] as const;
export const actNames = Object.keys(acts({}));
