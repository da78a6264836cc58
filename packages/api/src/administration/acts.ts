import { createHash, randomBytes } from 'node:crypto';
import { inTransaction, type Role } from '@qingqu/schema';
import type pg from 'pg';
import { hashPassword } from '../identity/password.js';

/**
 * Calls one of the functions of administration that the database has (see `0008_administration.sql`), on behalf of whoever acts, and
 * gives back the key that it answers. Who may do what to whom, it decides itself, and writes the act down in the audit log.
 */
export type Administration = (act: string, values: readonly unknown[]) => Promise<string>;

/** Where an act comes from, for the audit log. */
export interface CameFrom {
  requestId: string | null;
  clientAddress: string | null;
}

const FUNCTION_NAME = /^[a-z_]+$/;

/** Calls the function in the transaction of whoever acts. */
export async function callAct(
  client: pg.ClientBase,
  act: string,
  values: readonly unknown[],
  { requestId, clientAddress }: CameFrom,
): Promise<string> {
  if (!FUNCTION_NAME.test(act)) throw new Error(`${act} is no function`);
  const places = values.map((_, at) => `$${at + 1}, `).join('');
  const from = `of_request => $${values.length + 1}, of_address => $${values.length + 2}`;
  const { rows } = await client.query<{ key: string }>({
    text: `select ${act}(${places}${from}) as key`,
    values: [...values, requestId, clientAddress],
  });
  return rows[0]!.key;
}

/** Administration on the command line: in every region, in the name of `by`. Needs the system pool. */
export function administrationBy(system: pg.Pool, by: string): Administration {
  return (act, values) =>
    inTransaction(system, async (client) => {
      await client.query(`select set_config('app.by', $1, true)`, [by]);
      return callAct(client, act, values, { requestId: null, clientAddress: null });
    });
}

export interface NewUser {
  username: string;
  displayName: string;
  kind: 'person' | 'service';
  regionCode: string;
  staffNo?: string | null | undefined;
  /** Who the user is at the OpenID issuer; a person without has a first password instead. */
  oidc?: OidcAccount | null | undefined;
}

export interface OidcAccount {
  issuer: string;
  subject: string;
}

/** A password that is told once: whoever signs in with it has to choose another. */
export type FirstPassword = string;

/** Makes a user without any grant, and a first password for a person who has no OpenID account. */
export async function createUser(
  administer: Administration,
  { username, displayName, kind, regionCode, staffNo, oidc }: NewUser,
): Promise<{ id: string; password: FirstPassword | undefined }> {
  const password = kind === 'person' && !oidc ? randomSecret() : undefined;
  const id = await administer('create_user', [
    username,
    displayName,
    kind,
    regionCode,
    staffNo ?? null,
    password ? await hashPassword(password) : null,
    oidc?.issuer ?? null,
    oidc?.subject ?? null,
  ]);
  return { id, password };
}

/** What of a user is changed; what is undefined stays, what is null is taken away. */
export interface UserChange {
  displayName?: string | undefined;
  staffNo?: string | null | undefined;
  oidc?: OidcAccount | null | undefined;
}

export async function changeUser(
  administer: Administration,
  userId: string,
  { displayName, staffNo, oidc }: UserChange,
): Promise<void> {
  const changes = {
    ...(displayName !== undefined && { display_name: displayName }),
    ...(staffNo !== undefined && { staff_no: staffNo }),
    ...(oidc !== undefined && { oidc_issuer: oidc?.issuer ?? null, oidc_subject: oidc?.subject ?? null }),
  };
  await administer('change_user', [userId, JSON.stringify(changes)]);
}

/** Gives a user a password to choose another with; all sessions end. */
export async function resetPassword(administer: Administration, userId: string): Promise<FirstPassword> {
  const password = randomSecret();
  await administer('reset_password', [userId, await hashPassword(password)]);
  return password;
}

export interface NewGrant {
  userId: string;
  role: Role;
  regionCode: string;
  departmentKinds: readonly string[];
  /** First day; today when not given. */
  validFrom?: string | null | undefined;
  /** First day on which it is no longer valid; without end when not given. */
  validTo?: string | null | undefined;
  reason: string;
}

/** Returns the grant's id. */
export function grantRole(administer: Administration, grant: NewGrant): Promise<string> {
  const { userId, role, regionCode, departmentKinds, validFrom, validTo, reason } = grant;
  return administer('grant_role', [
    userId,
    role,
    regionCode,
    departmentKinds,
    validFrom ?? null,
    validTo ?? null,
    reason,
  ]);
}

export interface NewException {
  userId: string;
  reason: string;
  /** How the person's work is reviewed instead. */
  review: string;
  validFrom?: string | null | undefined;
  validTo: string;
}

/** Proposes an exception from the separation of duties; it covers nothing until somebody else has approved it. Returns its id. */
export function recordException(administer: Administration, exception: NewException): Promise<string> {
  const { userId, reason, review, validFrom, validTo } = exception;
  return administer('record_exception', [userId, reason, review, validFrom ?? null, validTo]);
}

export interface NewToken {
  /** A user of kind `service`. */
  userId: string;
  name: string;
  scopes: readonly string[];
  expiresAt: Date;
}

/** Issues a service token. It is told here and never again: the database keeps its SHA-256. */
export async function issueServiceToken(
  administer: Administration,
  { userId, name, scopes, expiresAt }: NewToken,
): Promise<{ id: string; token: string }> {
  const token = `qqs_${randomBytes(32).toString('base64url')}`;
  const hash = createHash('sha256').update(token).digest();
  const id = await administer('issue_service_token', [userId, name, hash, scopes, expiresAt]);
  return { id, token };
}

/** 96 bits, in 16 characters. */
const randomSecret = (): string => randomBytes(12).toString('base64url');
