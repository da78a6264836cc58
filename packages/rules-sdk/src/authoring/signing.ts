import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RulePackage, renderPackage, wrongDigest } from '../rule-package.js';
import { keyIdOf, rawPublicKey, signPackage, verifySignature } from '../signature.js';

/** Makes a department's Ed25519 key pair: `<name>.key.pem`, which its owner alone may read, and `<name>.pub.pem` for the platform. */
export function makeKeyPair(dir: string, name: string): { privateFile: string; publicFile: string; key: string } {
  const [privateFile, publicFile] = [join(dir, `${name}.key.pem`), join(dir, `${name}.pub.pem`)] as const;
  for (const file of [privateFile, publicFile])
    if (existsSync(file)) throw new Error(`${file} exists already; a key is never overwritten: choose another name`);
  const pair = generateKeyPairSync('ed25519');
  writeFileSync(privateFile, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  writeFileSync(publicFile, pair.publicKey.export({ type: 'spki', format: 'pem' }), { flag: 'wx' });
  return { privateFile, publicFile, key: keyIdOf(rawPublicKey(pair.publicKey)) };
}

/** Signs `<dir>/rules.json` in place. */
export function signFile(dir: string, keyFile: string): { file: string; key: string } {
  const { file, built } = readBuilt(dir);
  refuseWrongDigest(file, built);
  const signed = signPackage(built, readKey(keyFile, createPrivateKey, 'private'));
  writeFileSync(file, renderPackage(signed));
  return { file, key: signed.signature!.key };
}

/** Says what `<dir>/rules.json` is when its digests are right and it is signed, with this key where one is given; throws otherwise. */
export function verifyFile(dir: string, keyFile?: string): string {
  const { file, built } = readBuilt(dir);
  refuseWrongDigest(file, built);
  const { signature } = built;
  if (!signature) throw new Error(`${file} is unsigned; sign it with \`qingqu-rules sign --key <private key>\``);
  const { name, version, owner } = built.package;
  const what = `${name} ${version} of ${owner}: digests right`;
  if (!keyFile) return `${what}; signed with the key ${signature.key}, not checked: name the public key with --key`;
  const publicKey = rawPublicKey(readKey(keyFile, createPublicKey, 'public'));
  if (keyIdOf(publicKey) !== signature.key)
    throw new Error(`${file} is signed with the unknown key ${signature.key}; ${keyFile} is ${keyIdOf(publicKey)}`);
  if (!verifySignature(built, publicKey))
    throw new Error(`${file}: the signature is wrong: it is not of this package; sign it again`);
  return `${what}, signature right, key ${signature.key}`;
}

function readBuilt(dir: string): { file: string; built: RulePackage } {
  const file = join(dir, 'rules.json');
  if (!existsSync(file)) throw new Error(`${file} is missing; \`qingqu-rules build\` writes it`);
  try {
    return { file, built: JSON.parse(readFileSync(file, 'utf8')) };
  } catch (cause) {
    throw new Error(`${file} is no JSON (${(cause as Error).message}); \`qingqu-rules build\` writes it anew`, {
      cause,
    });
  }
}

function refuseWrongDigest(file: string, built: RulePackage): void {
  const wrong = wrongDigest(built);
  if (wrong) throw new Error(`${file}: the digest of ${wrong} is wrong: it is not what was built; build it again`);
}

function readKey(file: string, create: (pem: string) => KeyObject, half: 'private' | 'public'): KeyObject {
  try {
    return create(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Error(
      `${file} is no ${half} key (${(cause as Error).message}); make a pair with \`qingqu-rules keygen\``,
      { cause },
    );
  }
}
