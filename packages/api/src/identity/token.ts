import { createHmac, timingSafeEqual } from 'node:crypto';

/** A bearer token says who, never what they may do: rights are looked up at each request, so they end at once. */
export interface Token {
  token: string;
  expiresAt: Date;
}

const header = encode({ alg: 'HS256', typ: 'JWT' });
const issuer = 'qingqu';

/**
 * A JWT (HS256) that names a user for `ttlSeconds`. `authKey` is 32 bytes that only the platform knows.
 *
 * @example
 * issueToken(authKey, user.id, 8 * 3600, new Date());
 */
export function issueToken(authKey: Buffer, userId: string, ttlSeconds: number, now: Date): Token {
  checkKey(authKey);
  const issuedAt = Math.floor(now.getTime() / 1000);
  const expires = issuedAt + ttlSeconds;
  const content = `${header}.${encode({ iss: issuer, sub: userId, iat: issuedAt, exp: expires })}`;
  return { token: `${content}.${signature(authKey, content)}`, expiresAt: new Date(expires * 1000) };
}

export type Reading = { userId: string } | { refused: 'malformed' | 'expired' };

/** Whose token it is, or why it is refused. Only this one algorithm is ever accepted, whatever the header claims. */
export function readToken(authKey: Buffer, token: string, now: Date): Reading {
  checkKey(authKey);
  const [head, body, signed, ...more] = token.split('.');
  if (head !== header || !body || !signed || more.length > 0) return { refused: 'malformed' };
  const expected = Buffer.from(signature(authKey, `${head}.${body}`));
  const given = Buffer.from(signed);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return { refused: 'malformed' };
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as { iss?: string; sub?: string; exp?: number };
  if (claims.iss !== issuer || !claims.sub || !claims.exp) return { refused: 'malformed' };
  return claims.exp * 1000 > now.getTime() ? { userId: claims.sub } : { refused: 'expired' };
}

function signature(authKey: Buffer, content: string): string {
  return createHmac('sha256', authKey).update(content).digest('base64url');
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function checkKey(authKey: Buffer): void {
  if (authKey.length !== 32) throw new Error(`the authentication key has ${authKey.length} bytes; expected 32`);
}
