import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { canonicalJson, keyIdOf, type RulePackage, rawPublicKey, signPackage, verifySignature } from './index.js';

// RFC 8032, 7.1, test 1: a secret key and its public key.
const secret = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
const publicKey = Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex');
const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secret]);
const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });

const built: RulePackage = {
  format: 1,
  package: { name: '@example/rules', version: '1.0.0', owner: 'example', sdk: '0.1.0', digest: 'a'.repeat(64) },
  rules: [],
};

describe('a signature', () => {
  const signed = signPackage(built, privateKey);

  it('names the key by its raw bytes, and is over the canonical record of the package', () => {
    expect(rawPublicKey(privateKey)).toEqual(publicKey);
    expect(signed.signature).toEqual({
      key: createHash('sha256').update(publicKey).digest('hex').slice(0, 16),
      value: sign(null, Buffer.from(canonicalJson(built.package)), privateKey).toString('base64'),
    });
  });

  it('is the same every time, and replaces the one before', () => {
    expect(signPackage(signed, privateKey)).toEqual(signed);
  });

  it('verifies with its key alone', () => {
    const other = rawPublicKey(generateKeyPairSync('ed25519').publicKey);
    expect(verifySignature(signed, publicKey)).toBe(true);
    expect(verifySignature(signed, other)).toBe(false);
    expect(verifySignature({ ...signed, signature: { ...signed.signature!, key: keyIdOf(other) } }, other)).toBe(false);
    expect(verifySignature(built, publicKey)).toBe(false);
  });

  it.each(['name', 'version', 'owner', 'sdk', 'digest'] as const)('does not outlive another %s', (member) => {
    const altered = { ...signed, package: { ...signed.package, [member]: 'another' } };
    expect(verifySignature(altered, publicKey)).toBe(false);
  });

  it('is of an Ed25519 key', () => {
    const { privateKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    expect(() => signPackage(built, rsa)).toThrow('this is not an Ed25519 key');
  });
});
