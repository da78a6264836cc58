import type pg from 'pg';
import { apiError, asked, badInput, both } from '../errors.js';
import { hashPassword, passwordMatches } from './password.js';
import { MAX_PASSWORD, passwordProblem } from './password-rules.js';
import type { Viewer } from './principal.js';
import type { Proof, SecondFactor } from './second-factor.js';
import type { Caller } from './sign-in.js';

export interface OwnAccountDeps {
  pool: pg.Pool;
  secondFactor: SecondFactor;
  now(): Date;
}

/** Whose account it is, and how it is changed: in the user's own transaction. */
export interface Asking extends Caller {
  viewer(): Promise<Viewer>;
  change<T>(work: (client: pg.PoolClient, viewer: Viewer) => Promise<T>): Promise<T>;
}

interface Credentials {
  username: string;
  display_name: string;
  password_hash: string;
  former_hashes: string[];
  totp_sealed: Buffer | null;
  totp_enabled: boolean;
  locked: boolean;
}

/** What users do about their own accounts. The audit log is written with each change, by the function of the database that makes it. */
export class OwnAccount {
  constructor(private readonly deps: OwnAccountDeps) {}

  /** Sets another password; all other sessions end. @throws UNAUTHENTICATED for a wrong current one; BAD_USER_INPUT; CONFLICT */
  async changePassword(asking: Asking, current: string, wanted: string): Promise<void> {
    const viewer = await asking.viewer();
    const own = await this.#confirmed(asking, viewer, current);
    const problem = passwordProblem(wanted, { username: own.username, displayName: own.display_name });
    if (problem) throw badInput(both(problem));
    await expectNew(wanted, [own.password_hash, ...own.former_hashes]);
    const hash = await hashPassword(wanted);
    await this.#call(asking, 'change_password($1::uuid, $2, $3, $4, $5)', [
      viewer.sessionId ?? null,
      own.password_hash,
      hash,
    ]);
  }

  /** A new secret for the second factor, which is on once a code of it is given. @throws UNAUTHENTICATED; CONFLICT when it is on */
  async beginSecondFactor(asking: Asking, password: string): Promise<{ secret: string; uri: string }> {
    const viewer = await asking.viewer();
    const { username } = await this.#confirmed(asking, viewer, password);
    const { secret, uri, sealed } = this.deps.secondFactor.create(viewer.userId, username);
    await this.#call(asking, 'begin_totp($1, $2, $3)', [sealed]);
    return { secret, uri };
  }

  /** Turns the second factor on with the first code of it. Returns the recovery codes, which are told this once. */
  async confirmSecondFactor(asking: Asking, code: string): Promise<string[]> {
    const { secondFactor, now } = this.deps;
    const { userId } = await asking.viewer();
    const { totp_sealed: sealed, totp_enabled: isOn } = await this.#credentials(userId);
    if (!sealed || isOn)
      throw apiError(
        'CONFLICT',
        both({ zh: '请先申请启用动态验证码', en: 'begin with beginSecondFactor(password: "…")' }),
      );
    const proof = secondFactor.proofOf(userId, sealed, code, now());
    if (!proof || !('step' in proof)) return this.#refuse(asking, userId, 'totp_failed', 'code');
    const { codes, hashes } = secondFactor.recoveryCodes(userId);
    await this.#call(asking, 'enable_totp($1, $2, $3, $4, $5)', [sealed, proof.step, hashes]);
    return codes;
  }

  /** Turns the second factor off, with a code of it or a recovery code. */
  async disableSecondFactor(asking: Asking, code: string): Promise<void> {
    const { userId } = await asking.viewer();
    const { totp_sealed: sealed, totp_enabled: isOn } = await this.#credentials(userId);
    if (!sealed || !isOn)
      throw apiError('CONFLICT', both({ zh: '未启用动态验证码', en: 'the second factor is not on' }));
    const proof = this.deps.secondFactor.proofOf(userId, sealed, code, this.deps.now());
    const isDone =
      proof &&
      (await this.#call(asking, 'disable_totp($1, $2, $3, $4, $5)', [sealed, stepOf(proof), recoveryOf(proof)]));
    if (!isDone) await this.#refuse(asking, userId, 'totp_failed', 'code');
  }

  /** Ends the session that asks. */
  async signOut(asking: Asking): Promise<void> {
    const { sessionId } = await asking.viewer();
    if (!sessionId)
      throw badInput(
        both({
          zh: '请在统一身份认证处退出',
          en: 'this is no session of this server; sign out at the issuer of the token',
        }),
      );
    await this.#call(asking, 'end_session($1::uuid, $2, $3, $4)', [sessionId, 'sign_out']);
  }

  /** Ends all sessions, and what the issuer has given out until now. Returns how many sessions that were. */
  async signOutEverywhere(asking: Asking): Promise<number> {
    return (await this.#call(asking, 'end_all_sessions($1, $2)', [])) as number;
  }

  /** Ends one of the user's own sessions. @throws NOT_FOUND */
  async endSession(asking: Asking, sessionId: string): Promise<void> {
    if (!(await this.#call(asking, 'end_session($1::uuid, $2, $3, $4)', [sessionId, 'session_ended'])))
      throw apiError('NOT_FOUND', both({ zh: '没有该会话', en: 'there is no such session' }));
  }

  /** @throws RATE_LIMITED while the account is locked: a session that goes on must not try out what a sign-in may not */
  async #credentials(userId: string): Promise<Credentials> {
    const text =
      'select username, display_name, password_hash, former_hashes, totp_sealed, totp_enabled, locked from credentials_of($1)';
    const { rows } = await asked(this.deps.pool.query<Credentials>({ text, values: [userId] }));
    if (rows[0]!.locked)
      throw apiError(
        'RATE_LIMITED',
        both({
          zh: '密码或验证码错误次数过多，账号已锁定，请稍后再试',
          en: 'too many passwords or codes were wrong and the account is locked; try again later',
        }),
      );
    return rows[0]!;
  }

  /** The account, when the password is its own. A wrong one counts as one at sign-in does, since a session may be in another's hands. */
  async #confirmed(asking: Asking, { userId }: Viewer, password: string): Promise<Credentials> {
    if (password.length > MAX_PASSWORD) throw badInput(`A password has at most ${MAX_PASSWORD} characters.`);
    const own = await this.#credentials(userId);
    if (!own.password_hash)
      throw apiError(
        'FORBIDDEN',
        both({
          zh: '该账号由统一身份认证登录，没有密码',
          en: 'the account has no password; it signs in through the issuer',
        }),
      );
    if (!(await passwordMatches(own.password_hash, password)))
      await this.#refuse(asking, userId, 'password_failed', 'password');
    return own;
  }

  async #refuse(asking: Asking, userId: string, action: string, reason: 'password' | 'code'): Promise<never> {
    const values = [userId, '', action, reason, asking.clientAddress, asking.requestId];
    await asked(this.deps.pool.query({ text: 'select note_failure($1, $2, $3, $4, $5, $6)', values }));
    throw apiError(
      'BAD_USER_INPUT',
      reason === 'password'
        ? both({ zh: '当前密码不正确', en: 'the current password is wrong' })
        : both({ zh: '验证码不正确或已使用', en: 'the code is wrong or has been used' }),
    );
  }

  /** Calls a function on the user's own account; the last two places are the request's. */
  #call(asking: Asking, call: string, values: readonly unknown[]): Promise<unknown> {
    return asking.change(async (client) => {
      const { rows } = await client.query<{ result: unknown }>({
        text: `select ${call} as result`,
        values: [...values, asking.requestId, asking.clientAddress],
      });
      return rows[0]!.result;
    });
  }
}

const stepOf = (proof: Proof) => ('step' in proof ? proof.step : null);
const recoveryOf = (proof: Proof) => ('recovery' in proof ? proof.recovery : null);

async function expectNew(wanted: string, hashes: readonly string[]): Promise<void> {
  for (const hash of hashes)
    if (await passwordMatches(hash, wanted))
      throw badInput(
        both({ zh: '新密码与最近用过的密码相同，请另选', en: 'the new password was used lately; choose another' }),
      );
}
