/** The bytes of every key. */
export const KEY_BYTES = 32;

/** Key numbers take two bytes of a sealed value. */
export const MAX_KEY_NUMBER = 65_535;

/** A key that seals personal values. Its number stands in each value that it sealed. */
export interface SealingKey {
  number: number;
  key: Uint8Array;
}

/** The keys of an installation; none of them ever enters the database. */
export interface KeyRing {
  /** Makes the keyed identities by which records are joined: with another one, every identity would be another. */
  identityKey: Uint8Array;
  /** At least one; the one with the highest number seals, all of them open. */
  sealingKeys: readonly SealingKey[];
}

/** A key that is missing, or that is no key: where, what was expected, a valid example. */
export class KeyError extends Error {
  override name = 'KeyError';
  constructor(readonly words: { zh: string; en: string }) {
    super(`${words.zh} / ${words.en}`);
  }
}

/** The ring of an installation that has one key for everything: it is the first sealing key as well. */
export const ringOf = (masterKey: Uint8Array): KeyRing => ({
  identityKey: masterKey,
  sealingKeys: [{ number: 1, key: masterKey }],
});

/** @throws KeyError when a key has another length or a number that no sealed value can bear */
export function checkRing({ identityKey, sealingKeys }: KeyRing): void {
  checkLength(identityKey, { zh: '主密钥', en: 'the master key' });
  for (const { number, key } of sealingKeys) {
    if (!Number.isInteger(number) || number < 1 || number > MAX_KEY_NUMBER)
      throw new KeyError({
        zh: `加密密钥的编号 ${number} 无效：应为 1 至 ${MAX_KEY_NUMBER} 的整数，例如 2`,
        en: `sealing key ${number}: its number must be a whole number from 1 to ${MAX_KEY_NUMBER}, for example 2`,
      });
    checkLength(key, { zh: `加密密钥 ${number}`, en: `sealing key ${number}` });
  }
  if (sealingKeys.length === 0)
    throw new KeyError({
      zh: '没有加密密钥；例如用 qingqu keys new 生成',
      en: 'there is no sealing key; make one, for example with: qingqu keys new',
    });
}

function checkLength(key: Uint8Array, what: KeyError['words']): void {
  if (key.length === KEY_BYTES) return;
  throw new KeyError({
    zh: `${what.zh}须为 ${KEY_BYTES} 字节，现为 ${key.length} 字节；例如用 openssl rand -hex 32 生成`,
    en: `${what.en} must have ${KEY_BYTES} bytes, it has ${key.length}; make one with: openssl rand -hex 32`,
  });
}

/** A value is sealed with a key that this process does not have. */
export function unknownKey(number: number, place: string, known: readonly number[]): KeyError {
  // Table and column only: the rest of a place may be somebody's number.
  const at = place.split('|').slice(0, 2).join('.');
  return new KeyError({
    zh: `${at} 中有以加密密钥 ${number} 加密的数据，而本机只有密钥 ${known.join('、')}；请恢复 keys/seal-${number}.key，或设置 QINGQU_SEAL_KEYS，例如 ${number}:<64 位十六进制>`,
    en: `${at}: a value is sealed with key ${number}, and only ${known.join(', ')} can be found here; restore keys/seal-${number}.key, or set QINGQU_SEAL_KEYS, for example to ${number}:<64 hexadecimal digits>`,
  });
}
