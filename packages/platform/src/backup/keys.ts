import { createHmac, hkdfSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { KeyError } from '@qingqu/schema';
import { readKeyRing } from '../key-folder.js';
import type { Secrets } from '../secrets.js';
import { BackupError } from './errors.js';

/** The keys that a backup needs; each is told by its number and recognised by a digest, from which it cannot be had. */
export interface KeysNeeded {
  identity: string;
  sealing: { number: number; is: string }[];
  /** Signs the audit log. */
  audit: string;
}

/** Recognises a key: 64 bits of a keyed digest of nothing but its purpose. */
const digestOf = (key: Uint8Array): string =>
  createHmac('sha256', key).update('qingqu backup: which key').digest('hex').slice(0, 16);

/** @param numbers of the sealing keys that seal anything in the backup, or its files */
export function keysNeeded({ keys, auditKey }: Secrets, numbers: Iterable<number>): KeysNeeded {
  const sealing = [...new Set(numbers)].sort((a, b) => a - b);
  return {
    identity: digestOf(keys.identityKey),
    sealing: sealing.map((number) => ({ number, is: digestOf(keyNumbered(keys, number)) })),
    audit: digestOf(auditKey),
  };
}

function keyNumbered({ sealingKeys }: Secrets['keys'], wanted: number): Uint8Array {
  const found = sealingKeys.find(({ number }) => number === wanted);
  if (found) return found.key;
  throw new KeyError({
    zh: `有数据以加密密钥 ${wanted} 加密，而本机没有该密钥；请恢复 keys/seal-${wanted}.key`,
    en: `values are sealed with key ${wanted}, which is not here; restore keys/seal-${wanted}.key`,
  });
}

/** The key files that the restore of a backup cannot do without, as they are named in the folder of the keys. */
export const keyFilesOf = ({ sealing }: KeysNeeded): string[] => [
  'master.key',
  ...sealing.flatMap(({ number }) => (number === 1 ? [] : [`seal-${number}.key`])),
  'auth.key',
];

/** Refuses keys that are not those of the backup. @throws BackupError which names each that is missing or another */
export function expectKeys(needed: KeysNeeded, { keys, auditKey, keySources }: Secrets): void {
  const has = (is: string, key: Uint8Array | undefined) => key !== undefined && digestOf(key) === is;
  const lacking = [
    ...(has(needed.identity, keys.identityKey) ? [] : ['master.key']),
    ...needed.sealing
      .filter(({ number, is }) => !has(is, keys.sealingKeys.find((key) => key.number === number)?.key))
      .map(({ number }) => (number === 1 ? 'master.key' : `seal-${number}.key`)),
    ...(has(needed.audit, auditKey) ? [] : ['auth.key']),
  ];
  if (lacking.length > 0) throw lackingKeys([...new Set(lacking)], keySources.dir);
}

/**
 * Refuses before keys are made that would not fit: the folder must have them, or the environment.
 * @throws BackupError
 */
export function expectKeyFiles(stateDir: string, { given }: { given: boolean }): void {
  const dir = join(stateDir, 'keys');
  const lacking = [...(given ? [] : ['master.key']), 'auth.key'].filter((name) => !existsSync(join(dir, name)));
  if (lacking.length > 0) throw lackingKeys(lacking, dir);
}

function lackingKeys(names: readonly string[], dir: string): BackupError {
  const list = names.join(', ');
  return new BackupError({
    zh: `恢复此备份所需的密钥不在 ${dir}：${list}；备份中不含密钥，请先从密钥的备份放回，例如 cp <密钥备份>/${names[0]} ${dir}/（停用的密钥名为 seal-<编号>.key.retired）`,
    en: `keys that this backup needs are not in ${dir}, or are others: ${list}; a backup holds no keys, put them back first, for example: cp <backup of the keys>/${names[0]} ${dir}/ (a retired one is named seal-<number>.key.retired)`,
  });
}

/** Signs what a manifest says, so that nobody without the keys can write another. */
export const signature = ({ keys }: Pick<Secrets, 'keys'>, text: string): string =>
  createHmac('sha256', Buffer.from(hkdfSync('sha256', keys.identityKey, 'qingqu', 'backup manifest', 32)))
    .update(text)
    .digest('hex');

/** The ring as it is now: a key may have come since the process began. */
export const currentSecrets = (secrets: Secrets): Secrets => ({ ...secrets, keys: readKeyRing(secrets.keySources) });
