import { createCipheriv, createDecipheriv, type KeyObject, randomFillSync } from 'node:crypto';

/** `version(1) | key number(2) | nonce(12) | ciphertext | tag(16)`; of version 1, the first key's, without the number. */
const VERSION = 2;
const FIRST_VERSION = 1;
const NUMBER_BYTES = 2;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NUMBER_BYTES;

/** Nonces are drawn for many values at once: a draw for each would cost more than the sealing. */
const NONCES = 1_000;

/** Random nonces, one after the other. Whoever takes one uses it at once: its bytes are drawn anew later. */
export class Nonces {
  readonly #bytes = Buffer.alloc(NONCES * NONCE_BYTES);
  readonly #nonces = Array.from({ length: NONCES }, (_, at) =>
    this.#bytes.subarray(at * NONCE_BYTES, (at + 1) * NONCE_BYTES),
  );
  #at = NONCES;

  /** Whether the next one needs a new draw. */
  get isSpent(): boolean {
    return this.#at === NONCES;
  }

  next(): Buffer {
    if (this.isSpent) {
      randomFillSync(this.#bytes);
      this.#at = 0;
    }
    return this.#nonces[this.#at++]!;
  }
}

/** Places up to this length are written into one buffer, of which a view of each length is kept. */
const MAX_PLACE_BYTES = 256;
const MAX_UNIT_BYTES = 3;
const placeBytes = Buffer.alloc(MAX_PLACE_BYTES);
const placeViews = Array.from({ length: MAX_PLACE_BYTES + 1 }, (_, length) => placeBytes.subarray(0, length));

/** Valid until the next call. */
const bytesOf = (place: string): Buffer =>
  place.length * MAX_UNIT_BYTES > MAX_PLACE_BYTES ? Buffer.from(place) : placeViews[placeBytes.write(place)]!;

/** Seals with AES-256-GCM; the place is authenticated with the value. */
export function sealWith(key: KeyObject, keyNumber: number, nonce: Buffer, plain: string, place: string): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(bytesOf(place));
  const text = cipher.update(plain, 'utf8');
  cipher.final();
  const sealed = Buffer.allocUnsafe(HEAD_BYTES + NONCE_BYTES + text.length + TAG_BYTES);
  sealed[0] = VERSION;
  sealed[1] = keyNumber >> 8;
  sealed[2] = keyNumber & 0xff;
  sealed.set(nonce, HEAD_BYTES);
  sealed.set(text, HEAD_BYTES + NONCE_BYTES);
  sealed.set(cipher.getAuthTag(), HEAD_BYTES + NONCE_BYTES + text.length);
  return sealed;
}

/** The number of the key that a value is sealed with; undefined for bytes that are no sealed value. */
export function keyNumberOf(sealed: Buffer): number | undefined {
  const version = sealed[0];
  if (version === FIRST_VERSION && sealed.length >= 1 + NONCE_BYTES + TAG_BYTES) return 1;
  if (version === VERSION && sealed.length >= HEAD_BYTES + NONCE_BYTES + TAG_BYTES) return sealed.readUInt16BE(1);
  return undefined;
}

/** @throws when the value was changed, or sealed in another place or with another key */
export function openWith(key: KeyObject, sealed: Buffer, place: string): string {
  const head = sealed[0] === FIRST_VERSION ? 1 : HEAD_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(head, head + NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(bytesOf(place));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const text = decipher.update(sealed.subarray(head + NONCE_BYTES, -TAG_BYTES), undefined, 'utf8');
  return text + decipher.final('utf8');
}
