import { createHmac, timingSafeEqual } from 'node:crypto';

/** A bearer token says whose session it is, never what they may do: rights are looked up at each request, so they end at once. */
export interface Token {
  token: string;
  expiresAt: Date;
}

/** A user's session (`app_session`), as a token names it. */
export interface TokenSubject {
  userId: string;
  sessionId: string;
}

const header = encode({ alg: 'HS256', typ: 'JWT' });
const issuer = 'qingqu';

/** Whether a token claims to be of this server: its header is this one and no other. */
export const isSessionToken = (token: string): boolean => token.startsWith(`${header}.`);

/**
 * A JWT (HS256) that names a session of a user for `ttlSeconds`. `authKey` is 32 bytes that only the platform knows.
 *
 * @example
 * issueToken(authKey, { userId: user.id, sessionId: session.id }, 8 * 3600, new Date());
 */
export function issueToken(authKey: Buffer, subject: TokenSubject, ttlSeconds: number, now: Date): Token {
  checkKey(authKey);
  const issuedAt = Math.floor(now.getTime() / 1000);
  const expires = issuedAt + ttlSeconds;
  const claims = { iss: issuer, sub: subject.userId, sid: subject.sessionId, iat: issuedAt, exp: expires };
  const content = `${header}.${encode(claims)}`;
  return { token: `${content}.${signature(authKey, content)}`, expiresAt: new Date(expires * 1000) };
}

export type Reading = TokenSubject | { refused: 'malformed' | 'expired' };

/** Whose token it is, or why it is refused. Only this one algorithm is ever accepted, whatever the header claims. */
export function readToken(authKey: Buffer, token: string, now: Date): Reading {
  checkKey(authKey);
  const [head, body, signed, ...more] = token.split('.');
  if (head !== header || !body || !signed || more.length > 0) return { refused: 'malformed' };
  const expected = Buffer.from(signature(authKey, `${head}.${body}`));
  const given = Buffer.from(signed);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return { refused: 'malformed' };
  const { iss, sub, sid, exp } = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
  if (iss !== issuer || !isUuid(sub) || !isUuid(sid) || typeof exp !== 'number') return { refused: 'malformed' };
  return exp * 1000 > now.getTime() ? { userId: sub, sessionId: sid } : { refused: 'expired' };
}

const isUuid = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

function signature(authKey: Buffer, content: string): string {
  return createHmac('sha256', authKey).update(content).digest('base64url');
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function checkKey(authKey: Buffer): void {
  if (authKey.length !== 32) throw new Error(`the authentication key has ${authKey.length} bytes; expected 32`);
}
