import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import type { RulePackage } from './rule-package.js';

/** A department's signature over the record of a package, whose digest covers every rule. */
export interface PackageSignature {
  /** The id of the key: {@link keyIdOf}. */
  key: string;
  /** The Ed25519 signature, in base64. */
  value: string;
}

/** What a signature is about: the package's name, version, owner, SDK and digest. */
type Signed = Pick<RulePackage, 'package' | 'signature'>;

/** A key's name: the first 16 hex digits of sha256 over the raw public key of 32 bytes. */
export const keyIdOf = (publicKey: Uint8Array): string =>
  createHash('sha256').update(publicKey).digest('hex').slice(0, 16);

/** The raw 32 bytes of an Ed25519 key's public half. Throws for a key of another kind. */
export function rawPublicKey(key: KeyObject): Buffer {
  if (key.asymmetricKeyType !== 'ed25519')
    throw new Error('this is not an Ed25519 key; make one with `openssl genpkey -algorithm ed25519`');
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url');
}

/** The package with a signature by a department's Ed25519 key; one that it had before is replaced. */
export function signPackage(built: RulePackage, privateKey: KeyObject): RulePackage {
  const value = sign(null, signedBytes(built), privateKey).toString('base64');
  return { ...built, signature: { key: keyIdOf(rawPublicKey(privateKey)), value } };
}

/** Whether the package's record is signed by this key, of raw 32 bytes. That the rules are those of the record, its digest tells. */
export function verifySignature(built: Signed, publicKey: Uint8Array): boolean {
  if (built.signature?.key !== keyIdOf(publicKey)) return false;
  const x = Buffer.from(publicKey).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, signedBytes(built), key, Buffer.from(built.signature.value, 'base64'));
}

const signedBytes = (built: Signed): Buffer => Buffer.from(canonicalJson(built.package));
