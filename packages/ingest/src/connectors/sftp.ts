import { createHash, timingSafeEqual } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import ssh2, { type ConnectConfig, type FileEntryWithStats, type SFTPWrapper, type Stats } from 'ssh2';
import type { Connector, ConnectorDeps, Fetched, Landing, Marks, Offer } from './connector.js';
import { ConnectorError, changedMeanwhile, tooLarge } from './connector-error.js';
import { fits, isUnfinishedName } from './glob.js';
import type { SecretReader } from './secret.js';
import type { SettingsOf } from './settings.js';

type SftpSettings = SettingsOf<'sftp'>;

/** A file as the server describes it. */
interface Seen {
  name: string;
  size: number;
  /** Seconds since 1970, by the server's clock. */
  changed: number;
}

const CONNECT_MS = 20_000;

/** A folder on an SFTP server; nothing is changed there. A mark is size and time of the state of a file that was taken in. */
export async function openSftp(settings: SftpSettings, { secret }: Pick<ConnectorDeps, 'secret'>): Promise<Connector> {
  const server = await connect(settings, secret);
  return {
    async list(marks, signal) {
      const all = await look(server, settings);
      const present = new Set(all.map(({ name }) => name));
      const before = all.filter((file) => !isKnown(file, marks));
      if (before.length === 0) return { offers: [], present };
      // Clocks of other machines are nothing to go by: what has not grown in the meantime counts as whole.
      await pause(settings.settle * 1_000, undefined, { signal });
      const sizes = new Map(before.map((file) => [file.name, versionOf(file)]));
      const files = (await look(server, settings)).filter((file) => sizes.get(file.name) === versionOf(file));
      return { offers: files.map((file) => offerOf(server, settings, file)), present };
    },
    close: server.close,
  };
}

const versionOf = ({ size, changed }: Seen) => `${size} ${changed}`;
const isKnown = (file: Seen, marks: Marks): boolean =>
  marks[file.name]?.size === file.size && marks[file.name]?.changed === file.changed;

async function look({ sftp, orLost }: Server, { path, match, host }: SftpSettings): Promise<Seen[]> {
  const list = promisify<string, FileEntryWithStats[]>(sftp.readdir.bind(sftp));
  const entries = await orLost(list(path)).catch((cause: Error) => {
    throw new ConnectorError(
      {
        zh: `${host} 上的目录 ${path} 无法读取（${cause.message}）；请检查 path 和权限`,
        en: `the folder ${path} on ${host} cannot be read (${cause.message}); check path and permissions`,
      },
      { cause },
    );
  });
  return entries
    .filter(({ filename, attrs }) => isFile(attrs) && !isUnfinishedName(filename) && fits(filename, match))
    .map(({ filename, attrs }) => ({ name: filename, size: attrs.size, changed: attrs.mtime }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const FILE_TYPE = 0o170000;
const REGULAR = 0o100000;
const isFile = ({ mode }: { mode: number }) => (mode & FILE_TYPE) === REGULAR;

function offerOf(server: Server, { path, maxBytes }: SftpSettings, file: Seen): Offer {
  const { name, size, changed } = file;
  return {
    key: name,
    name,
    size,
    version: versionOf(file),
    async fetch(to) {
      if (size > maxBytes) throw tooLarge(name, maxBytes);
      return fetchFile(server, posix.join(path, name), file, to, { size, changed });
    },
  };
}

async function fetchFile(
  { sftp, lost, orLost }: Server,
  remote: string,
  file: Seen,
  { dir, signal }: Landing,
  mark: { size: number; changed: number },
): Promise<Fetched> {
  const path = join(dir, `${createHash('sha256').update(file.name).digest('hex').slice(0, 32)}.part`);
  // A new file each time: a worker that was thought dead may still be writing to the last one.
  await rm(path, { force: true });
  const arriving = pipeline(sftp.createReadStream(remote), createWriteStream(path, { flags: 'wx', mode: 0o600 }), {
    signal: AbortSignal.any([signal, lost]),
  });
  await orLost(arriving).catch((cause) => {
    signal.throwIfAborted();
    throw new ConnectorError(
      {
        zh: `${file.name} 未能取完（${(cause as Error).message}）`,
        en: `${file.name} could not be fetched whole (${(cause as Error).message})`,
      },
      { cause },
    );
  });
  const now = await orLost(promisify<string, Stats>(sftp.stat.bind(sftp))(remote)).catch(() => undefined);
  if (now?.size !== file.size || now.mtime !== file.changed) throw changedMeanwhile(file.name);
  return { path, mark };
}

interface Server {
  sftp: SFTPWrapper;
  /** Aborted when the connection is gone. */
  lost: AbortSignal;
  /** The outcome, or a failure when the connection goes: what was asked before may never be answered then. */
  orLost<T>(work: Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Logs in, if the server shows the host key that the source names. */
async function connect(settings: SftpSettings, secret: SecretReader): Promise<Server> {
  const { host, port, user } = settings;
  const credential = await credentialOf(settings, secret);
  const client = new ssh2.Client();
  const gone = new AbortController();
  const closed = new Promise<void>((done) => client.once('close', () => done()));
  const lost = closed.then(() => {
    gone.abort();
    throw new Error('the connection is gone');
  });
  lost.catch(() => undefined);
  const server = {
    lost: gone.signal,
    orLost<T>(work: Promise<T>): Promise<T> {
      work.catch(() => undefined);
      return Promise.race([work, lost]);
    },
    close() {
      client.end();
      return closed;
    },
  };
  let shownKey: string | undefined;
  const config: ConnectConfig = {
    host,
    port,
    username: user,
    ...credential,
    readyTimeout: CONNECT_MS,
    keepaliveInterval: 15_000,
    hostVerifier: (key: Buffer) => {
      shownKey = `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
      return isEqual(shownKey, settings.hostKey);
    },
  };
  try {
    await new Promise<void>((ready, failed) => {
      client.once('ready', () => ready());
      client.once('error', failed);
      client.connect(config);
    });
    // A connection that breaks later fails the call in hand; without a listener it would end the process.
    client.on('error', () => undefined);
    const sftp = await promisify<SFTPWrapper>(client.sftp.bind(client))();
    sftp.on('error', () => undefined);
    return { ...server, sftp };
  } catch (error) {
    client.on('error', () => undefined);
    client.destroy();
    throw shownKey !== undefined && !isEqual(shownKey, settings.hostKey)
      ? wrongKey(host, shownKey, error)
      : noConnection(settings, error as Error);
  }
}

async function credentialOf(
  { password, privateKey, passphrase }: SftpSettings,
  secret: SecretReader,
): Promise<Pick<ConnectConfig, 'password' | 'privateKey' | 'passphrase'>> {
  if (password !== undefined) return { password: await secret(password) };
  return {
    // A key's last line end is part of its form.
    privateKey: `${await secret(privateKey!)}\n`,
    ...(passphrase === undefined ? {} : { passphrase: await secret(passphrase) }),
  };
}

const isEqual = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

const wrongKey = (host: string, shownKey: string, cause: unknown): ConnectorError =>
  new ConnectorError(
    {
      zh: `${host} 的主机密钥是 ${shownKey}，与 hostKey 不符：请向对方核实后再更改，切勿直接照抄`,
      en: `${host} shows the host key ${shownKey}, which is not hostKey: ask its operator before you change that`,
    },
    { cause },
  );

function noConnection({ host, port, user }: SftpSettings, cause: Error & { level?: string }): ConnectorError {
  const isCredential = cause.level === 'client-authentication' || /private ?key|passphrase/i.test(cause.message);
  const hint = isCredential
    ? { zh: `请检查用户 ${user} 及其凭据`, en: `check the user ${user} and its credential` }
    : { zh: '请检查 host 和 port', en: 'check host and port' };
  return new ConnectorError(
    {
      zh: `无法登录 ${host}:${port} 的 SFTP（${cause.message}）；${hint.zh}`,
      en: `cannot log in to SFTP at ${host}:${port} (${cause.message}); ${hint.en}`,
    },
    { cause },
  );
}
