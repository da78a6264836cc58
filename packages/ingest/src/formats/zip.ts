import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { Crc32 } from './crc32.js';
import type { FormatLimits } from './limits.js';
import { damaged, encrypted, overLimit, Refusal, refusal } from './refusal.js';

/** A member of an archive that is no folder. */
export interface Member {
  name: string;
  entry: Entry;
}

/** An archive whose directory has been looked through. */
export interface Zip {
  members: readonly Member[];
  /** The bytes of a member. @throws Refusal when they are not what the directory says */
  read(member: Member): AsyncGenerator<Buffer>;
  close(): void;
}

/** Below this the ratio of packed to unpacked tells nothing. */
const RATIO_FROM = 16 * 2 ** 20;

/**
 * Opens an archive and looks through its directory before anything is unpacked.
 * @param unpackedBytes what its members may come to together
 * @throws Refusal when it is damaged, locked, larger than the limits or has names that lead out of it
 */
export async function openZip(path: string, limits: FormatLimits, unpackedBytes: number): Promise<Zip> {
  const zip = await openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: true }).catch(
    brokenZip,
  );
  try {
    const members = await listMembers(zip, limits);
    checkSizes(members, zip.fileSize, limits, unpackedBytes);
    return { members, read: (member) => readMember(zip, member), close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error instanceof Refusal ? error : brokenZip();
  }
}

const brokenZip = (): never => {
  throw damaged('zip 压缩包的目录不完整', 'the directory of the zip archive is not whole');
};

async function listMembers(zip: ZipFile, { entries }: FormatLimits): Promise<Member[]> {
  if (zip.entryCount > entries)
    throw overLimit(
      `压缩包有 ${zip.entryCount} 个成员，最多 ${entries} 个`,
      `the archive has ${zip.entryCount} members, at most ${entries} are read`,
    );
  const members = new Map<string, Member>();
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry);
    if (name.endsWith('/')) continue;
    if (members.has(name)) throw unsafeName('有两个成员同名', 'two members have the same name');
    if (entry.isEncrypted()) throw encrypted('压缩包', 'the archive');
    members.set(name, { name, entry });
  }
  return [...members.values()];
}

/** Names are in UTF-8 when the archive says so or they are; the archivers of a Chinese Windows write GBK. */
function nameOf(entry: Entry): string {
  const bytes = entry.fileNameRaw;
  // Info-ZIP's field of the name in UTF-8: version, checksum of the other name, name.
  const unicode = entry.extraFields.find((field) => field.id === 0x7075)?.data.subarray(5);
  const text = unicode
    ? unicode.toString()
    : isUtf8(bytes)
      ? bytes.toString()
      : new TextDecoder('gb18030').decode(bytes);
  const name = text.replaceAll('\\', '/');
  const isUnsafe =
    name.startsWith('/') || /^[A-Za-z]:/.test(name) || name.includes('\0') || name.split('/').includes('..');
  if (isUnsafe || name === '') throw unsafeName('成员名指向压缩包之外', "a member's name leads out of the archive");
  return name;
}

const unsafeName = (zh: string, en: string) =>
  refusal(
    'E_MEMBER_NAME',
    { zh, en },
    { zh: '各不相同的相对路径，例如 2018/payment.csv', en: 'relative paths, each once, for example 2018/payment.csv' },
  );

function checkSizes(members: readonly Member[], fileSize: number, limits: FormatLimits, unpackedBytes: number): void {
  const sum = (of: (entry: Entry) => number) => members.reduce((total, { entry }) => total + of(entry), 0);
  const packed = sum((entry) => entry.compressedSize);
  const unpacked = sum((entry) => entry.uncompressedSize);
  // Members that share their packed bytes: the trick of archives that unpack to far more than their ratio allows.
  if (packed > fileSize) throw damaged('zip 成员相互重叠', 'members of the zip archive overlap');
  if (unpacked > unpackedBytes) throw tooManyBytes(unpackedBytes);
  if (unpacked > RATIO_FROM && unpacked > packed * limits.ratio) throw tooDense(limits.ratio);
}

const mib = (bytes: number) => `${Math.ceil(bytes / 2 ** 20)} MiB`;
export const tooManyBytes = (limit: number) =>
  overLimit(`解压后超过 ${mib(limit)}`, `it unpacks to more than ${mib(limit)}`);
const tooDense = (ratio: number) =>
  overLimit(`解压后超过压缩前的 ${ratio} 倍`, `it unpacks to more than ${ratio} times its packed size`);

async function* readMember(zip: ZipFile, { name, entry }: Member): AsyncGenerator<Buffer> {
  const crc = new Crc32();
  try {
    if (!entry.canDecodeFileData())
      throw damaged('zip 成员的压缩方法无法识别', 'a zip member is packed in a way that is not known');
    const stream: Readable = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) {
      crc.update(chunk);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof Refusal || (error as Error).name === 'AbortError') throw error;
    throw brokenMember(name);
  }
  if (crc.value !== entry.crc32) throw brokenMember(name);
}

const brokenMember = (name: string) =>
  damaged(
    `zip 成员 ${name} 的内容与目录所记的大小或校验和不符`,
    `the zip member ${name} is not of the size or checksum that the directory gives`,
  );

/** Hands bytes on, and ends when there are more of them than limits allow. */
export async function* bounded(
  bytes: AsyncIterable<Buffer>,
  packed: number,
  limits: FormatLimits,
  budget: { unpacked: number },
): AsyncGenerator<Buffer> {
  let unpacked = 0;
  for await (const chunk of bytes) {
    unpacked += chunk.length;
    budget.unpacked += chunk.length;
    if (budget.unpacked > limits.unpackedBytes) throw tooManyBytes(limits.unpackedBytes);
    if (unpacked > RATIO_FROM && unpacked > packed * limits.ratio) throw tooDense(limits.ratio);
    yield chunk;
  }
}
