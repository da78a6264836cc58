import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { OidcBearer, Refusal } from './bearer.js';
import { isIssuerAddress } from './issuer-address.js';

export interface OidcSettings {
  /** As the issuer calls itself, such as `https://sso.example.gov.cn`. */
  issuer: string;
  /** For whom its tokens are to be: the `aud` claim. */
  audience: string;
  /** How issuer and keys are fetched; the network unless said otherwise. */
  fetch?: typeof fetch;
}

/** Only signatures that the issuer alone can make: `none` is no signature, and HS256 with a public key as its secret is anybody's. */
const algorithms = ['RS256', 'ES256', 'EdDSA'];
const CLOCK_TOLERANCE_SECONDS = 30;
/** Keys are asked for again so often; until then, and while the issuer is away, those that are there hold. */
const REFRESH_MS = 10 * 60_000;
/** An issuer that is away is asked no more often, and neither is one for keys that it does not have. */
const COOLDOWN_MS = 30_000;
/** Keys that could not be confirmed for so long are not believed any more. */
const OLDEST_MS = 24 * 3_600_000;
const FETCH_TIMEOUT_MS = 5_000;
const MAX_BYTES = 1_000_000;

/** Checks bearer tokens of an OpenID issuer: JWTs (access or ID tokens) for our audience. */
export class OidcVerifier {
  readonly #keys: IssuerKeys;
  constructor(private readonly settings: OidcSettings) {
    this.#keys = new IssuerKeys(settings);
  }

  async verify(token: string, now: Date): Promise<OidcBearer | { refused: Refusal }> {
    const { issuer, audience } = this.settings;
    try {
      const { payload } = await jwtVerify(token, this.#keys.finder(now), {
        issuer,
        audience,
        algorithms,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: now,
        requiredClaims: ['sub', 'iat', 'exp'],
      });
      return { kind: 'oidc', issuer, subject: payload.sub!, issuedAt: new Date(payload.iat! * 1000) };
    } catch (error) {
      return { refused: refusalOf(error) };
    }
  }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof IssuerUnreachable) return 'issuer unreachable';
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed && ['iss', 'aud'].includes(error.claim)) return 'not for us';
  if (error instanceof errors.JOSEError) return 'malformed';
  throw error;
}

class IssuerUnreachable extends Error {
  override name = 'IssuerUnreachable';
}

/** The issuer's signing keys: fetched when first needed, again after a while, and at once for a key that is not among them. */
class IssuerKeys {
  #find: JWTVerifyGetKey | undefined;
  #fetchedAt = Number.NEGATIVE_INFINITY;
  #triedAt = Number.NEGATIVE_INFINITY;
  #fetching: Promise<void> | undefined;

  constructor(private readonly settings: OidcSettings) {}

  finder(now: Date): JWTVerifyGetKey {
    return async (header, token) => {
      const age = now.getTime() - this.#fetchedAt;
      if (age > OLDEST_MS) await this.#refresh(now);
      // The answer does not wait for keys that are most likely the same.
      else if (age > REFRESH_MS) void this.#refresh(now).catch(() => undefined);
      try {
        return await this.#find!(header, token);
      } catch (error) {
        // A key that is not there may be a new one.
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
        await this.#refresh(now);
        return await this.#find!(header, token);
      }
    };
  }

  /** @throws IssuerUnreachable */
  async #refresh(now: Date): Promise<void> {
    const isOld = now.getTime() - this.#fetchedAt > OLDEST_MS;
    if (!this.#fetching) {
      // Also when the clock has been set back since.
      if (Math.abs(now.getTime() - this.#triedAt) < COOLDOWN_MS) {
        if (isOld) throw new IssuerUnreachable('the issuer could not be reached a moment ago');
        return;
      }
      this.#triedAt = now.getTime();
      this.#fetching = this.#fetchKeys().then((keys) => {
        this.#find = createLocalJWKSet(keys);
        this.#fetchedAt = now.getTime();
      });
    }
    try {
      await this.#fetching;
    } catch (cause) {
      throw new IssuerUnreachable('the keys of the issuer could not be fetched', { cause });
    } finally {
      this.#fetching = undefined;
    }
  }

  async #fetchKeys(): Promise<JSONWebKeySet> {
    const { issuer } = this.settings;
    const discovery = await this.#getJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    if (discovery.issuer !== issuer)
      throw new Error(`the issuer calls itself ${String(discovery.issuer)}, not ${issuer}`);
    const keys = await this.#getJson(String(discovery.jwks_uri));
    if (!Array.isArray(keys.keys)) throw new Error('the issuer answered with something else than keys');
    return keys as unknown as JSONWebKeySet;
  }

  async #getJson(url: string): Promise<Record<string, unknown>> {
    if (!isIssuerAddress(url)) throw new Error(`expected an https address of the issuer's, not ${url}`);
    const response = await (this.settings.fetch ?? fetch)(url, {
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(FETCH_TIMEOUT_MS),
    });
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    const text = await response.text();
    if (text.length > MAX_BYTES) throw new Error(`${url} answered with more than ${MAX_BYTES} characters`);
    return JSON.parse(text) as Record<string, unknown>;
  }
}
