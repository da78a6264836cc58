import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { KeyError, type KeyRing, type SealingKey } from '@qingqu/schema';

/** Where the keys of personal data come from: the folder, and what the environment holds of them. */
export interface KeySources {
  dir: string;
  /** QINGQU_MASTER_KEY, instead of `master.key`. */
  masterKey: Buffer | undefined;
  /** QINGQU_SEAL_KEYS, besides the files. */
  sealingKeys: readonly SealingKey[];
}

/** A key, and where it is. */
export interface KeyPlace {
  number: number;
  /** A path, or the name of a variable. */
  place: string;
  key: Buffer;
}

const MASTER = 'master.key';
const NEXT = /^seal-(\d+)\.key$/;
const RETIRED = /^seal-(\d+)\.key\.retired$/;
/** The first sealing key comes from the master key, which stays: a file that says that it does not seal or open any more. */
const FIRST_RETIRED = 'seal-1.key.retired';

/** All keys there are, `master.key` made if there has been none. @throws KeyError */
export function readKeyRing(sources: KeySources): KeyRing {
  return {
    identityKey: masterKey(sources).key,
    sealingKeys: sealingKeys(sources).map(({ number, key }) => ({ number, key: Buffer.from(key) })),
  };
}

/** For a vault that lives long: the ring, when a file has come or gone since it was last asked. */
export function changedKeyRing(sources: KeySources): () => KeyRing | undefined {
  const changedAt = () => statSync(sources.dir, { throwIfNoEntry: false })?.mtimeMs;
  let known = changedAt();
  return () => {
    const now = changedAt();
    if (now === known) return undefined;
    const ring = readKeyRing(sources);
    known = now;
    return ring;
  };
}

/** The master key: makes identities, and is the first sealing key. */
export function masterKey({ dir, masterKey: given }: KeySources): KeyPlace {
  if (given) return { number: 1, place: 'QINGQU_MASTER_KEY', key: given };
  const place = join(dir, MASTER);
  const others = numbersIn(dir, NEXT);
  if (others.length > 0 && !namesIn(dir).includes(MASTER))
    throw new KeyError({
      zh: `缺少 ${place}，而 seal-${others[0]}.key 还在；请从备份恢复，或设置 QINGQU_MASTER_KEY，例如 QINGQU_MASTER_KEY=<64 位十六进制>`,
      en: `${place} is missing, and seal-${others[0]}.key is there; restore it from your backup, or set QINGQU_MASTER_KEY, for example to 64 hexadecimal digits`,
    });
  return { number: 1, place, key: Buffer.from(keyFile(dir, MASTER), 'hex') };
}

/** The keys that seal and open, in order. */
export function sealingKeys(sources: KeySources): KeyPlace[] {
  const { dir } = sources;
  const files = numbersIn(dir, NEXT).map((number) => {
    const name = `seal-${number}.key`;
    return { number, place: join(dir, name), key: Buffer.from(readKey(join(dir, name)), 'hex') };
  });
  const places = [
    ...(namesIn(dir).includes(FIRST_RETIRED) ? [] : [masterKey(sources)]),
    ...files,
    ...sources.sealingKeys.map(({ number, key }) => ({ number, place: 'QINGQU_SEAL_KEYS', key: Buffer.from(key) })),
  ];
  const byNumber = new Map<number, KeyPlace>();
  for (const found of places) {
    const same = byNumber.get(found.number);
    if (same && !same.key.equals(found.key))
      throw new KeyError({
        zh: `加密密钥 ${found.number} 有两个不同的值：${same.place} 与 ${found.place}；应相同，例如从 QINGQU_SEAL_KEYS 中去掉 ${found.number}`,
        en: `sealing key ${found.number} has two values, in ${same.place} and in ${found.place}; keep the right one, for example take ${found.number} out of QINGQU_SEAL_KEYS`,
      });
    byNumber.set(found.number, same ?? found);
  }
  return [...byNumber.values()].sort((a, b) => a.number - b.number);
}

/** Makes the next sealing key: a number that no key has had. Whoever opens the folder next seals with it. */
export function addSealingKey(sources: KeySources): KeyPlace {
  const { dir } = sources;
  const used = [...sealingKeys(sources).map(({ number }) => number), ...numbersIn(dir, RETIRED)];
  const number = Math.max(1, ...used) + 1;
  const name = `seal-${number}.key`;
  const key = keyFile(dir, name);
  return { number, place: join(dir, name), key: Buffer.from(key, 'hex') };
}

/** Takes a sealing key out of use. Its file stays beside the others under another name, for backups that still need it. */
export function retireSealingKey({ dir }: KeySources, { number, place }: KeyPlace): string {
  const retired = join(dir, `seal-${number}.key.retired`);
  if (number === 1) writeNew(join(dir, FIRST_RETIRED), `${MASTER} makes identities only\n`);
  else renameSync(place, retired);
  return retired;
}

/** The key in a file; made, readable by the owner only, when it is not there yet. */
export function keyFile(dir: string, name: string): string {
  const path = join(dir, name);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (!existsSync(path)) writeNew(path, `${randomBytes(32).toString('hex')}\n`);
  return readKey(path);
}

function writeNew(path: string, text: string): void {
  const written = `${path}.${process.pid}`;
  try {
    const file = openSync(written, 'wx', 0o600);
    writeSync(file, text);
    closeSync(file);
    // A link fails when the key exists: of two first starts at once, one key wins and both read it.
    linkSync(written, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(written, { force: true });
  }
}

function readKey(path: string): string {
  const text = readFileSync(path, 'utf8').trim();
  if (/^[0-9a-f]{64}$/.test(text)) return text;
  throw new KeyError({
    zh: `${path} 不是密钥：应为 64 位十六进制数字，现有 ${text.length} 个字符；请从备份恢复，例如 cp <备份>/${path.split('/').at(-1)} ${path}`,
    en: `${path} is not a key of 64 hexadecimal digits (it has ${text.length} characters); restore it from your backup, for example: cp <backup>/${path.split('/').at(-1)} ${path}`,
  });
}

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

const numbersIn = (dir: string, pattern: RegExp): number[] =>
  namesIn(dir)
    .flatMap((name) => pattern.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
