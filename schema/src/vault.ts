import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomFillSync } from 'node:crypto';
import { uuidOf } from './identity.js';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Canonical form of a number before it is hashed: NFKC (full-width digits), no blanks or dashes, upper case X. */
export const normaliseNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u00a0-]/g, '')
    .toUpperCase();

/** First 6 and last 4 characters (Art. 9: masked unless the purpose allows more); short numbers keep the last 4 only. */
export function maskNumber(text: string): string {
  const number = normaliseNumber(text);
  if (number.length <= 4) return '*'.repeat(number.length);
  const head = number.length > 12 ? 6 : 0;
  return number.slice(0, head) + '*'.repeat(number.length - head - 4) + number.slice(-4);
}

/**
 * Canonical form of a name before it is hashed: NFKC, without blanks, brackets and the dots of transliterated names, in lower case, and what
 * kind of company it is at the end written as 公司; so that a voucher and a register that mean the same name agree.
 * @example normaliseName('兰考县富民（农业）有限责任公司') // '兰考县富民农业公司'
 */
export const normaliseName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\u2060\ufeff()[\]{}<>〔〕【】〖〗「」『』《》〈〉·•‧∙⋅・●᛫.]/gu, '')
    .toLowerCase()
    .replace(/(?:股份有限公司|有限责任公司|有限公司)$/, '公司');

/** The family name and one star for each further character. */
export const maskName = (name: string): string => [...name].map((char, at) => (at === 0 ? char : '*')).join('');

// Random bytes are drawn for a thousand values at once: a draw for each would cost more than the sealing.
const nonces = Buffer.alloc(NONCE_BYTES * 1_000);
let nonceAt = nonces.length;

function nextNonce(): Buffer {
  if (nonceAt === nonces.length) {
    randomFillSync(nonces);
    nonceAt = 0;
  }
  nonceAt += NONCE_BYTES;
  return Buffer.from(nonces.subarray(nonceAt - NONCE_BYTES, nonceAt));
}

/**
 * Keeps personal numbers: sealed with AES-256-GCM for those who may read them, and as keyed identities for joins.
 * All keys derive from one master key that never enters the database.
 */
export class Vault {
  readonly #sealKey: Buffer;
  readonly #identityKey: Buffer;

  /** @param masterKey 32 bytes, from a key file or the environment. */
  constructor(masterKey: Buffer) {
    if (masterKey.length !== 32)
      throw new Error(
        `the master key must have 32 bytes, it has ${masterKey.length}; make one with: openssl rand -hex 32`,
      );
    const derive = (info: string) => Buffer.from(hkdfSync('sha256', masterKey, 'qingqu', info, 32));
    this.#sealKey = derive('seal');
    this.#identityKey = derive('identity');
  }

  /** `version(1) | nonce(12) | ciphertext | tag(16)`. `place` (`table|column|source key`) binds the value to its row. */
  seal(plain: string, place: string): Buffer {
    const nonce = nextNonce();
    const cipher = createCipheriv('aes-256-gcm', this.#sealKey, nonce).setAAD(Buffer.from(place));
    return Buffer.concat([
      Buffer.of(VERSION),
      nonce,
      cipher.update(plain, 'utf8'),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
  }

  /** @throws when the value was changed or moved to another place. */
  open(sealed: Buffer, place: string): string {
    if (sealed[0] !== VERSION)
      throw new Error(`sealed value of unknown version ${sealed[0]} at ${place.split('|').slice(0, 2).join('.')}`);
    const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.#sealKey, nonce).setAAD(Buffer.from(place));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    return decipher.update(sealed.subarray(1 + NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  }

  /** The identity of the person with this ID number; equal wherever the number is equal after normalising. */
  personId(idNo: string): string {
    return this.#keyed('person', normaliseNumber(idNo));
  }

  /** The identity of the bank account or card with this number. */
  accountId(accountNo: string): string {
    return this.#keyed('account', normaliseNumber(accountNo));
  }

  /** A token of this name: equal for names that are equal after normalising, and nobody without the key can try names out on it. */
  nameToken(name: string): string {
    return this.#keyed('name', normaliseName(name));
  }

  #keyed(kind: string, canonical: string): string {
    return uuidOf(createHmac('sha256', this.#identityKey).update(`${kind}|${canonical}`).digest());
  }
}
