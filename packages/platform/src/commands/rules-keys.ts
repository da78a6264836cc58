import { createPublicKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { listKeys, publicKeyOf } from '@qingqu/sweep';
import { businessDate } from '../business-date.js';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';
import { propose, type Said } from './rules-changes.js';

interface Options extends Said {
  owner: string;
  from?: string;
  until?: string;
}

/** `qingqu rules keys add <key>` */
export async function addKey(
  platform: Platform,
  _signal: AbortSignal,
  given: string,
  { owner, from, until, ...said }: Options,
): Promise<number> {
  const { id, publicKey } = readKey(given);
  const validFrom = from ?? (await businessDate(platform));
  const payload = { owner, publicKey, validFrom, ...(until !== undefined && { validTo: until }) };
  return propose(platform, { kind: 'key', subject: id, payload }, said);
}

/** `qingqu rules keys revoke <key>` */
export const revokeKey = (platform: Platform, _signal: AbortSignal, subject: string, said: Said): Promise<number> =>
  propose(platform, { kind: 'key-revoke', subject, payload: {} }, said);

/** `qingqu rules keys list` */
export async function listAllKeys({ system, voice }: Platform): Promise<number> {
  const keys = await listKeys(system);
  if (keys.length === 0) voice.line(both('没有登记的密钥', 'no keys are registered'));
  for (const key of keys) {
    const state = key.revokedAt ? `  已吊销 revoked ${key.revokedAt.slice(0, 10)}` : '';
    voice.line(`${key.id}  ${key.owner}  ${key.validFrom} – ${key.validTo ?? ''}${state}`);
  }
  return 0;
}

/** From a PEM file, or from the base64 of the raw key as it is read out over the telephone. */
function readKey(given: string): { id: string; publicKey: string } {
  try {
    if (!existsSync(given)) return publicKeyOf(Buffer.from(given, 'base64'));
    const pem = readFileSync(given, 'utf8');
    if (pem.includes('PRIVATE KEY')) throw new Error('it is a private key');
    return publicKeyOf(createPublicKey(pem));
  } catch (cause) {
    throw new Error(
      both(
        `${given} 不是 Ed25519 公钥；应为 PEM 文件（openssl pkey -in key.pem -pubout -out key.pub）或 32 字节的 base64`,
        `${given} is no public Ed25519 key (${(cause as Error).message}); expected a PEM file, as openssl pkey -pubout writes it, or the base64 of its 32 bytes`,
      ),
      { cause },
    );
  }
}
