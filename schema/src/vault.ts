import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { uuidOfHex } from './identity.js';
import { checkRing, type KeyRing, ringOf, type SealingKey, unknownKey } from './keys/key-ring.js';
import { KeyedHash } from './keys/keyed-hash.js';
import { keyNumberOf, Nonces, openWith, sealWith } from './keys/sealing.js';

/** Canonical form of a number before it is hashed: NFKC (full-width digits), no blanks or dashes, upper case X. */
export const normaliseNumber = (text: string): string =>
  // Nearly every number comes in this form already.
  /^[0-9A-Z]+$/.test(text)
    ? text
    : text
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

/** Keys on their way to a thread of the same process. */
export type SharedKeys = KeyRing;

/**
 * Keeps personal numbers: sealed with AES-256-GCM for those who may read them, and as keyed identities for joins. The highest sealing key
 * seals; the number in a sealed value tells which one opens it.
 */
export class Vault {
  readonly #identity: KeyedHash;
  readonly #nonces = new Nonces();
  readonly #changed: () => KeyRing | undefined;
  #ring: KeyRing;
  #keys = new Map<number, KeyObject>();
  #newest = 0;

  /**
   * @param keys a ring, or the one key of 32 bytes of an installation that has one
   * @param changed answers the ring when it is another than when last asked. It is asked now and then, and when a value bears a number
   *   that is not known, so that a process that runs for weeks takes up a new key; its identity key is not looked at.
   * @throws KeyError
   */
  constructor(keys: Uint8Array | KeyRing, changed: () => KeyRing | undefined = () => undefined) {
    const ring = keys instanceof Uint8Array ? ringOf(keys) : keys;
    checkRing(ring);
    this.#identity = new KeyedHash(derived(ring.identityKey, 'identity'));
    this.#changed = changed;
    this.#ring = ring;
    this.#take(ring.sealingKeys);
  }

  /** The vault of a thread, from what another thread of this process has {@link share}d; it keeps the keys of that moment. */
  static shared(keys: SharedKeys): Vault {
    return new Vault(keys);
  }

  /** The keys as they are now, for a thread of this process: never for another process, a job or a file. */
  share(): SharedKeys {
    // A process whose threads do the sealing would not notice a new key otherwise.
    this.#lookAgain();
    return this.#ring;
  }

  /** The number of the key that seals. */
  get sealingKey(): number {
    return this.#newest;
  }

  /** The numbers of the keys that open, in order. */
  get keyNumbers(): number[] {
    return [...this.#keys.keys()];
  }

  /** `place` (`table|column|source key`) binds the value to its row. */
  seal(plain: string, place: string): Buffer {
    if (this.#nonces.isSpent) this.#lookAgain();
    return sealWith(this.#keys.get(this.#newest)!, this.#newest, this.#nonces.next(), plain, place);
  }

  /**
   * @throws KeyError when the key is not on the ring
   * @throws when the value was changed or moved to another place
   */
  open(sealed: Buffer, place: string): string {
    const number = keyNumberOf(sealed);
    if (number === undefined)
      throw new Error(`no sealed value of a known version at ${place.split('|').slice(0, 2).join('.')}`);
    if (!this.#keys.has(number)) this.#lookAgain();
    const key = this.#keys.get(number);
    if (!key) throw unknownKey(number, place, this.keyNumbers);
    return openWith(key, sealed, place);
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
    return uuidOfHex(this.#identity.hex(`${kind}|${canonical}`));
  }

  #lookAgain(): void {
    const ring = this.#changed();
    if (!ring) return;
    checkRing(ring);
    this.#ring = { identityKey: this.#ring.identityKey, sealingKeys: ring.sealingKeys };
    this.#take(ring.sealingKeys);
  }

  #take(sealingKeys: readonly SealingKey[]): void {
    const inOrder = sealingKeys.toSorted((a, b) => a.number - b.number);
    this.#keys = new Map(inOrder.map(({ number, key }) => [number, createSecretKey(derived(key, 'seal'))]));
    this.#newest = inOrder.at(-1)!.number;
  }
}

const derived = (key: Uint8Array, purpose: 'seal' | 'identity'): Buffer =>
  Buffer.from(hkdfSync('sha256', key, 'qingqu', purpose, 32));
