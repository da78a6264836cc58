import { createHash } from 'node:crypto';
import type { GraphQLError } from 'graphql';
import type pg from 'pg';
import { apiError, asked } from '../errors.js';
import type { LastUse } from './last-use.js';
import type { OidcVerifier } from './oidc.js';
import { type Viewer, viewerOf } from './principal.js';
import { isSessionToken, readToken } from './token.js';

/** Somebody who has signed in here. */
export interface SessionBearer {
  kind: 'session';
  userId: string;
  sessionId: string;
}

/** Somebody whom the OpenID issuer vouches for. */
export interface OidcBearer {
  kind: 'oidc';
  issuer: string;
  subject: string;
  issuedAt: Date;
}

/** A program; the SHA-256 of its token. */
export interface TokenBearer {
  kind: 'token';
  tokenHash: Buffer;
}

export type KnownBearer = SessionBearer | OidcBearer | TokenBearer;

/** Who a request says it comes from. What that one may do at this moment, the database says: see {@link viewerOf}. */
export type Bearer = KnownBearer | { refused: Refusal };

export type Refusal = 'missing' | 'malformed' | 'expired' | 'not for us' | 'issuer unreachable';

/** What requests are let in with. */
export interface IdentityDeps {
  pool: pg.Pool;
  authKey: Buffer;
  now(): Date;
  lastUse: LastUse;
  /** Where there is none, tokens of an issuer are refused. */
  oidc: OidcVerifier | undefined;
}

const SERVICE_TOKEN = /^qqs_[\w-]{43}$/;

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/**
 * Who a request says it comes from: `Authorization: Bearer <token>` with a session's token, one of the issuer or a service token. Where
 * `basic` is accepted (spreadsheets send nothing else), `Authorization: Basic <any name>:<service token>` too; never a password.
 */
export async function authenticate(
  deps: IdentityDeps,
  request: { headers: { authorization?: string | undefined } },
  accepts: { basic?: boolean } = {},
): Promise<Bearer> {
  const { authorization } = request.headers;
  if (!authorization) return { refused: 'missing' };
  const bearer = /^Bearer +([\w.-]{1,8192})$/i.exec(authorization)?.[1];
  if (bearer) return ofToken(deps, bearer);
  const basic = accepts.basic ? /^Basic +([\w+/=-]{1,1024})$/i.exec(authorization)?.[1] : undefined;
  const password = basic && /^[^:]*:(.*)$/.exec(Buffer.from(basic, 'base64').toString())?.[1];
  return password && SERVICE_TOKEN.test(password) ? ofService(password) : { refused: 'malformed' };
}

async function ofToken({ authKey, now, oidc }: IdentityDeps, token: string): Promise<Bearer> {
  if (SERVICE_TOKEN.test(token)) return ofService(token);
  if (!oidc || isSessionToken(token)) {
    const reading = readToken(authKey, token, now());
    return 'refused' in reading ? reading : { kind: 'session', ...reading };
  }
  return oidc.verify(token, now());
}

const ofService = (token: string): TokenBearer => ({ kind: 'token', tokenHash: hashOfToken(token) });

/** Under what a bearer is remembered: one user's session and token may have different rights. */
export function bearerKey(bearer: KnownBearer): string {
  if (bearer.kind === 'session') return bearer.sessionId;
  if (bearer.kind === 'token') return bearer.tokenHash.toString('base64');
  return `${bearer.issuer} ${bearer.subject}`;
}

const refusals: Record<Refusal, string> = {
  missing:
    'Sign in first: mutation { signIn(username: "…", password: "…") { token } }, then send "Authorization: Bearer <token>".',
  malformed: 'The token is not one of this server. Sign in again.',
  expired: 'The token has expired. Sign in again.',
  'not for us': 'The token is of another issuer or for another audience than this server accepts. Sign in again.',
  'issuer unreachable':
    'The issuer of the token cannot be reached at the moment, so it cannot be checked. Try again shortly.',
};

/** Why a request is not let in, as the client is told. */
export const refusalError = (refused: Refusal): GraphQLError =>
  apiError(refused === 'issuer unreachable' ? 'UPSTREAM_UNAVAILABLE' : 'UNAUTHENTICATED', refusals[refused]);

const ended: Record<KnownBearer['kind'], string> = {
  session:
    'The session has ended, or the user is disabled or locked, or has no grant that is valid today. Sign in again.',
  oidc: 'No user here is linked to your account at the issuer, or the user is disabled or locked, has no grant that is valid today, or two capacities. An administrator links a user to the issuer (iss) and subject (sub) of the token.',
  token:
    'The service token has been revoked or has expired, or its user has no grant that is valid today. An administrator issues a new one.',
};

/** That a bearer is nobody (any more). */
export const endedError = ({ kind }: KnownBearer): GraphQLError => apiError('UNAUTHENTICATED', ended[kind]);

export const mustChangeFirst = (): GraphQLError =>
  apiError(
    'FORBIDDEN',
    'Change the password first: mutation { changePassword(current: "…", new: "…") }. Until then only viewer and signOut are answered besides.',
  );

/**
 * Who shows a bearer at this moment, for what is served beside GraphQL.
 *
 * @throws UNAUTHENTICATED; UPSTREAM_UNAVAILABLE; FORBIDDEN for who has to change the password first
 */
export async function viewerNow(deps: IdentityDeps, bearer: Bearer, address: string): Promise<Viewer> {
  if ('refused' in bearer) throw refusalError(bearer.refused);
  const client = await asked(deps.pool.connect());
  try {
    const viewer = await asked(viewerOf(client, bearer));
    if (!viewer) throw endedError(bearer);
    if (viewer.isStale) deps.lastUse.note(bearer, address);
    if (viewer.mustChangePassword) throw mustChangeFirst();
    return viewer;
  } finally {
    client.release();
  }
}
