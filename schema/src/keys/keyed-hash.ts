import { createHmac, hash } from 'node:crypto';
import { KEY_BYTES } from './key-ring.js';

/** SHA-256 works in blocks of this size. */
const BLOCK = 64;
/** Longer texts than fit here are hashed in the ordinary way. */
const MAX_TEXT_BYTES = 512;
/** Bytes that one UTF-16 unit can take in UTF-8. */
const MAX_UNIT_BYTES = 3;

/** HMAC-SHA-256 (FIPS 198-1) under one key, as its two plain hashes: three times as fast as making an Hmac object for each short text. */
export class KeyedHash {
  /** The key with the inner pad, and room for the text behind it. */
  readonly #inner = Buffer.alloc(BLOCK + MAX_TEXT_BYTES, 0x36);
  /** The key with the outer pad, and the inner hash behind it. */
  readonly #outer = Buffer.alloc(BLOCK + 32, 0x5c);
  readonly #key: Buffer;

  /** @param key 32 bytes */
  constructor(key: Buffer) {
    this.#key = key;
    for (let at = 0; at < KEY_BYTES; at++) {
      this.#inner[at] = 0x36 ^ key[at]!;
      this.#outer[at] = 0x5c ^ key[at]!;
    }
  }

  /** The 64 hexadecimal digits of a text's HMAC. */
  hex(text: string): string {
    if (text.length * MAX_UNIT_BYTES > MAX_TEXT_BYTES)
      return createHmac('sha256', this.#key).update(text).digest('hex');
    const end = BLOCK + this.#inner.write(text, BLOCK);
    // As a string of bytes: Node hands those over faster than a buffer of their own.
    this.#outer.write(hash('sha256', this.#inner.subarray(0, end), 'binary'), BLOCK, 'latin1');
    return hash('sha256', this.#outer, 'hex');
  }
}
