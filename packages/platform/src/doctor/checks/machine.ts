import { stat } from 'node:fs/promises';
import { isWrong, measureClock, wrongWords } from '../../clock/index.js';
import { type Check, type Finding, fail, ok, onDatabase, warn } from '../finding.js';
import { one } from './postgres.js';

/** Background work is refused by a clock that is wrong. */
export const clock = onDatabase(async ({ database, clocks }) => {
  const reading = await measureClock(database, clocks);
  if (isWrong(reading)) {
    const [zh, en] = wrongWords(reading).split(' / ');
    return [fail(zh!, en!)];
  }
  const ms = Math.round(reading.offsetMs);
  return [ok(`本机时钟与数据库相差 ${ms} 毫秒`, `the clock of this machine differs by ${ms} ms from the database's`)];
});

const percent = (share: number) => `${Math.floor(share * 100)} %`;

/** Room for files and snapshots, and for the database where it is on this machine. */
export const disk: Check = async ({ environment, database, freeShare, limits: { freeDisk } }) => {
  const places = [{ path: environment.stateDir, zh: '状态目录', en: 'the state folder' }];
  const data =
    database && (await dataOnThisMachine(environment.databaseUrl, () => one(database, 'show data_directory')));
  if (data) places.push({ path: data, zh: '数据库', en: 'the database' });
  const findings: Finding[] = [];
  for (const { path, zh, en } of places) {
    const free = await freeShare(path).catch(() => undefined);
    if (free === undefined) continue;
    const told = [`${zh} ${path} 所在磁盘剩余 ${percent(free)}`, `${en} ${path} has ${percent(free)} of its disk left`];
    findings.push(
      free < freeDisk.fail
        ? fail(`${told[0]}，已暂停接收数据：清理或扩容`, `${told[1]}, nothing is taken in: make room or enlarge it`)
        : free < freeDisk.warn
          ? warn(`${told[0]}：尽快清理或扩容`, `${told[1]}: make room or enlarge it soon`)
          : ok(told[0]!, told[1]!),
    );
  }
  return findings;
};

/** Where the data lie, when they can be seen from here. */
async function dataOnThisMachine(
  url: string | undefined,
  ask: () => Promise<{ data_directory?: string }>,
): Promise<string | undefined> {
  if (url && !/^(localhost|127\.|\[?::1|$)/.test(new URL(url).hostname)) return undefined;
  const { data_directory: path } = await ask().catch(() => ({ data_directory: undefined }));
  const found = path && (await stat(path).catch(() => undefined));
  return found ? path : undefined;
}

/** Passwords and personal data cross the network: they are to be sealed on the way. */
export const tls: Check = async ({ environment: { host, mode, tlsProxies, databaseUrl } }) => {
  const findings: Finding[] = [];
  const isOpen = !/^(localhost|127\.|::1$)/.test(host);
  if (mode === 'production' && !tlsProxies)
    findings.push(
      (isOpen ? fail : warn)(
        '未声明 TLS 代理：由反向代理终结 TLS，并设置 QINGQU_TLS_PROXIES，例如 QINGQU_TLS_PROXIES=127.0.0.1',
        'no TLS proxy is declared: let a reverse proxy end TLS, and set QINGQU_TLS_PROXIES, for example to 127.0.0.1',
      ),
    );
  const database = databaseUrl && URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined;
  const isFar = database && !/^(localhost|127\.|\[::1\]|$)/.test(database.hostname);
  if (isFar && !/^(require|verify-ca|verify-full)$/.test(database.searchParams.get('sslmode') ?? ''))
    findings.push(
      warn(
        '与远程数据库的连接未加密：在 DATABASE_URL 后加 ?sslmode=verify-full',
        'the connection to a remote database is not sealed: add ?sslmode=verify-full to DATABASE_URL',
      ),
    );
  return findings.length > 0 ? findings : [ok('传输加密设置正常', 'traffic is sealed where it leaves the machine')];
};
