import { createHmac } from 'node:crypto';
import type { Role } from '@qingqu/schema';
import type { GraphQLError } from 'graphql';
import type pg from 'pg';
import { apiError, asked, badInput } from '../errors.js';
import { Attempts } from './attempts.js';
import type { SessionBearer } from './bearer.js';
import { passwordMatches } from './password.js';
import { type Viewer, viewerOf } from './principal.js';
import { derivedKey, type Proof, type SecondFactor } from './second-factor.js';
import { issueToken, type Token } from './token.js';

export interface SignInDeps {
  pool: pg.Pool;
  authKey: Buffer;
  secondFactor: SecondFactor;
  /** The longest that a session lasts. */
  tokenTtlSeconds: number;
  /** How long a session that is left alone lasts. */
  sessionIdleSeconds: number;
  now(): Date;
}

export interface SignInWish {
  username: string;
  password: string;
  /** Of the second factor, or a recovery code. */
  code: string | undefined;
  /** In which capacity, where a recorded exception allows a person two (Art. 10). */
  role: Role | undefined;
}

/** From where a request comes, for the log of what was done. */
export interface Caller {
  clientAddress: string;
  userAgent?: string | undefined;
  requestId: string;
}

interface Account {
  user_id: string;
  password_hash: string | null;
  standing: 'open' | 'locked' | 'disabled' | 'no_password';
  totp_sealed: Buffer | null;
}

type Outcome = 'opened' | 'refused' | 'wrong_code' | 'separation' | 'say_role' | 'no_role';

/** In the same words whatever is the matter, so that nobody learns which names exist. */
const wrong = () =>
  apiError(
    'UNAUTHENTICATED',
    'The user name, the password or the code is wrong, or the account is locked or has no grant that is valid today.',
  );

/** What is told to those whose password was right. */
const shortOf: Record<Exclude<Outcome, 'opened' | 'refused' | 'wrong_code'>, () => GraphQLError> = {
  separation: () =>
    apiError(
      'FORBIDDEN',
      'The person holds grants as administrator and as application staff, which Art. 10 keeps apart, and no exception is recorded that is valid today. An administrator ends one of them or records an exception.',
    ),
  say_role: () =>
    badInput(
      'You hold grants as administrator and as application staff by a recorded exception (Art. 10). Say as which you sign in, for example signIn(…, role: ADMIN).',
    ),
  no_role: () => apiError('FORBIDDEN', 'You hold no grant of this role that is valid today.'),
};

/** Signs users in by name and password, and a code where the second factor is on. */
export class SignIn {
  #fromHere = new Attempts(10);
  #fromAddress = new Attempts(50);
  readonly #nameKey: Buffer;
  constructor(private readonly deps: SignInDeps) {
    this.#nameKey = derivedKey(deps.authKey, 'unknown names');
  }

  /** @throws UNAUTHENTICATED, in the same words for a wrong name and a wrong password; CODE_REQUIRED; FORBIDDEN; RATE_LIMITED. */
  async signIn(wish: SignInWish, caller: Caller): Promise<Token & { viewer: Viewer; bearer: SessionBearer }> {
    const { pool, now, authKey, tokenTtlSeconds } = this.deps;
    expectForm(wish);
    this.#expectFewFailures(wish, caller);
    const account = await this.#accountNamed(wish.username);
    const isRight = await passwordMatches(account?.password_hash ?? undefined, wish.password);
    if (!account) return this.#refuse(wish, caller, undefined, 'unknown');
    if (account.standing !== 'open') return this.#refuse(wish, caller, account, account.standing);
    if (!isRight) return this.#refuse(wish, caller, account, 'password');
    const proof = this.#proofOf(account, wish);
    if (proof === 'none') return this.#refuse(wish, caller, account, 'code');
    const { outcome, session_id: sessionId } = await this.#open(account, wish, proof, caller);
    if (outcome === 'wrong_code') return this.#refuse(wish, caller, account, 'code');
    if (outcome !== 'opened') {
      if (outcome !== 'refused') throw shortOf[outcome]();
      this.#countHere(wish, caller);
      throw wrong();
    }
    this.#fromHere.succeeded(here(wish, caller));
    const bearer = { kind: 'session', userId: account.user_id, sessionId } as const;
    const viewer = await asked(viewerOf(pool, bearer));
    if (!viewer) throw wrong();
    return { viewer, bearer, ...issueToken(authKey, bearer, tokenTtlSeconds, now()) };
  }

  #expectFewFailures(wish: SignInWish, caller: Caller): void {
    const at = this.deps.now();
    if (this.#fromHere.tooMany(here(wish, caller), at) || this.#fromAddress.tooMany(caller.clientAddress, at))
      throw apiError('RATE_LIMITED', 'Too many attempts failed. Try again in five minutes.');
  }

  #countHere(wish: SignInWish, caller: Caller): void {
    this.#fromHere.failed(here(wish, caller), this.deps.now());
    this.#fromAddress.failed(caller.clientAddress, this.deps.now());
  }

  async #accountNamed(username: string): Promise<Account | undefined> {
    const text = 'select user_id, password_hash, standing, totp_sealed from sign_in_user($1::text)';
    return (await asked(this.deps.pool.query<Account>({ text, values: [username] }))).rows[0];
  }

  /** What the code proves; undefined where none is needed, `none` for a wrong one. @throws CODE_REQUIRED */
  #proofOf({ user_id, totp_sealed }: Account, { code }: SignInWish): Proof | 'none' | undefined {
    if (!totp_sealed) return undefined;
    if (code === undefined)
      throw apiError(
        'CODE_REQUIRED',
        'The second factor is on: give its code too, for example signIn(…, code: "123456"), or a recovery code.',
      );
    return this.deps.secondFactor.proofOf(user_id, totp_sealed, code, this.deps.now()) ?? 'none';
  }

  async #open(account: Account, { role }: SignInWish, proof: Proof | undefined, caller: Caller) {
    const { pool, tokenTtlSeconds, sessionIdleSeconds } = this.deps;
    const { rows } = await asked(
      pool.query<{ outcome: Outcome; session_id: string }>({
        text: 'select outcome, session_id from open_session($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
        values: [
          account.user_id,
          account.password_hash,
          proof && 'step' in proof ? proof.step : null,
          proof && 'recovery' in proof ? proof.recovery : null,
          role ?? null,
          tokenTtlSeconds,
          sessionIdleSeconds,
          caller.clientAddress,
          caller.userAgent?.slice(0, 200) ?? null,
          caller.requestId,
        ],
      }),
    );
    return rows[0]!;
  }

  /** Writes the failure down, counts it and answers as always. */
  async #refuse(wish: SignInWish, caller: Caller, account: Account | undefined, reason: string): Promise<never> {
    this.#countHere(wish, caller);
    const digest = createHmac('sha256', this.#nameKey).update(wish.username).digest('hex').slice(0, 16);
    const values = [account?.user_id ?? null, digest, 'sign_in_failed', reason, caller.clientAddress, caller.requestId];
    await asked(this.deps.pool.query({ text: 'select note_failure($1, $2, $3, $4, $5, $6)', values }));
    throw wrong();
  }
}

const here = ({ username }: SignInWish, { clientAddress }: Caller) => `${clientAddress} ${username}`;

function expectForm({ username, password, code }: SignInWish): void {
  if (username.length > 100 || password.length > 200 || username.includes('\0'))
    throw badInput('A user name has at most 100 characters, a password at most 200.');
  if (code !== undefined && code.length > 40) throw badInput('A code has 6 digits, a recovery code 16 characters.');
}
