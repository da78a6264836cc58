import type pg from 'pg';
import { apiError, asked, badInput } from '../errors.js';
import { Attempts } from './attempts.js';
import { passwordMatches } from './password.js';
import { type Viewer, viewerNamed } from './principal.js';
import { issueToken, type Token } from './token.js';

export interface SignInDeps {
  pool: pg.Pool;
  authKey: Buffer;
  tokenTtlSeconds: number;
  now(): Date;
}

/** Signs users in by name and password. */
export class SignIn {
  #fromHere = new Attempts(10);
  #fromAddress = new Attempts(50);
  constructor(private readonly deps: SignInDeps) {}

  /** @throws UNAUTHENTICATED, in the same words for a wrong name and a wrong password; RATE_LIMITED. */
  async signIn(username: string, password: string, address: string): Promise<Token & { viewer: Viewer }> {
    const { pool, authKey, tokenTtlSeconds, now } = this.deps;
    if (username.length > 100 || password.length > 200 || username.includes('\0'))
      throw badInput('A user name has at most 100 characters, a password at most 200.');
    const here = `${address} ${username}`;
    if (this.#fromHere.tooMany(here, now()) || this.#fromAddress.tooMany(address, now()))
      throw apiError('RATE_LIMITED', 'Too many attempts failed. Try again in five minutes.');
    const found = await asked(viewerNamed(pool, username));
    if (!(await passwordMatches(found?.passwordHash, password)) || !found) {
      this.#fromHere.failed(here, now());
      this.#fromAddress.failed(address, now());
      throw apiError('UNAUTHENTICATED', 'The user name or the password is wrong, or the user has no valid grant.');
    }
    this.#fromHere.succeeded(here);
    return { viewer: found.viewer, ...issueToken(authKey, found.viewer.userId, tokenTtlSeconds, now()) };
  }
}
