import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** What a code proves, for the database to check that it is not used twice. */
export type Proof = { step: bigint } | { recovery: Buffer };

const PERIOD_SECONDS = 30;
const RECOVERY_CODES = 10;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A key of its own for each purpose, so that what is signed with one is nothing to another. */
export const derivedKey = (authKey: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', authKey, Buffer.alloc(0), `qingqu ${purpose}`, 32));

/** The second factor: codes by time (RFC 6238: SHA-1, 6 digits, 30 seconds, as every authenticator app knows), and recovery codes. */
export class SecondFactor {
  readonly #sealingKey: Buffer;
  readonly #recoveryKey: Buffer;
  constructor(authKey: Buffer) {
    this.#sealingKey = derivedKey(authKey, 'second factor');
    this.#recoveryKey = derivedKey(authKey, 'recovery codes');
  }

  /** A new secret for a user: to show once, and to keep. */
  create(userId: string, username: string): { secret: string; uri: string; sealed: Buffer } {
    const secret = new Secret({ size: 20 });
    const uri = new TOTP({ issuer: 'Qingqu', label: username, secret, period: PERIOD_SECONDS }).toString();
    return { secret: secret.base32, uri, sealed: this.#seal(userId, Buffer.from(secret.bytes)) };
  }

  /** What a code proves, if it is of the form and, where it is one by time, of this minute or so (one step of clock difference either way). */
  proofOf(userId: string, sealed: Buffer, code: string, now: Date): Proof | undefined {
    const plain = code.replace(/[\s-]/g, '').toUpperCase();
    if (/^[A-Z2-7]{16}$/.test(plain)) return { recovery: this.#recoveryHash(userId, plain) };
    if (!/^\d{6}$/.test(plain)) return undefined;
    const secret = new Secret({ buffer: Uint8Array.from(this.#open(userId, sealed)).buffer });
    const timestamp = now.getTime();
    const delta = new TOTP({ secret, period: PERIOD_SECONDS }).validate({ token: plain, timestamp, window: 1 });
    return delta === null ? undefined : { step: BigInt(Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta) };
  }

  /** Codes that stand in for the second factor, each once: shown once, and kept as keyed hashes. */
  recoveryCodes(userId: string): { codes: string[]; hashes: Buffer[] } {
    const plain = Array.from({ length: RECOVERY_CODES }, () => new Secret({ size: 10 }).base32);
    return {
      codes: plain.map((code) => code.match(/.{4}/g)!.join('-')),
      hashes: plain.map((code) => this.#recoveryHash(userId, code)),
    };
  }

  #recoveryHash(userId: string, code: string): Buffer {
    return createHmac('sha256', this.#recoveryKey).update(`${userId} ${code}`).digest();
  }

  /** Nonce, ciphertext, tag; bound to the user, so that another's does not open. */
  #seal(userId: string, plain: Buffer): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#sealingKey, nonce).setAAD(Buffer.from(userId));
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }

  #open(userId: string, sealed: Buffer): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.#sealingKey, sealed.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(Buffer.from(userId))
      .setAuthTag(sealed.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  }
}
