import { hash } from 'node:crypto';

/** The first 32 hexadecimal digits as a lower-case uuid text, the form in which Postgres prints it. */
export const uuidOfHex = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;

/** The first 16 bytes as such a text. */
export const uuidOf = (bytes: Buffer): string => uuidOfHex(bytes.toString('hex', 0, 16));

/**
 * The identity of the record with this key: computed, never looked up, so that a row may name another
 * that has not arrived yet. `kind` is the table's name. Not for personal numbers: see {@link Vault}.
 */
export function identity(kind: string, key: string): string {
  return uuidOfHex(hash('sha256', `${kind}|${key}`, 'hex'));
}
