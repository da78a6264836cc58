import { isIP } from 'node:net';
import { resolve } from 'node:path';
import type { OidcSettings } from '@qingqu/api';
import { isIssuerAddress } from '@qingqu/api/issuer-address';
import type { SealingKey } from '@qingqu/schema';
import { civilDate, isCivilDate } from './business-date.js';
import { both } from './say.js';
import { withSecretFiles } from './secret-files.js';

export interface Environment {
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
  port: number;
  host: string;
  mode: 'development' | 'production';
  /** Keys, snapshots, raw files and the embedded Postgres live here. */
  stateDir: string;
  /** Feed files put here are taken in by the nightly ingest. */
  inboxDir: string;
  /** A fixed business date instead of today's, for demonstrations on past data. */
  today: string | undefined;
  /** Otherwise the key file under the state folder. */
  masterKey: Buffer | undefined;
  /** Sealing keys besides the files under the state folder. */
  sealingKeys: readonly SealingKey[];
  /** The most memory that a rule's evaluation may take, as DuckDB writes it. */
  sweepMemory: string;
  /** Whether rule packages without a department's signature are taken. */
  allowUnsignedRules: boolean;
  /** The OpenID issuer whose tokens are accepted, and for whom they have to be. */
  oidc: OidcSettings | undefined;
  /** The most that a file sent to the API may have. */
  uploadBytes: number;
  /** The most cells of a workbook and rows of its sheets, where they differ from what ingest reads at most. */
  formatLimits: { cells?: number; rows?: number };
  /** Rows a minute of a user and of a service token, and requests a minute of an address; where they differ from the usual. */
  rates: { user?: number; token?: number; address?: number };
  /** Mean delay of the event loop, in milliseconds, from which on requests are sent away; where it differs from the usual. */
  busyMs?: number;
  /** A folder of registered GraphQL documents, and whether only these are answered. */
  documents: { dir?: string; mode: 'required' | 'optional'; automatic: boolean };
  /** Whether the schema may be read by introspection; undefined = in development only. */
  introspection: boolean | undefined;
  /** Addresses of the proxies that end TLS before the server. */
  tlsProxies: readonly string[] | undefined;
  /** Where the process tells operators how it does; off unless set. */
  ops: { host: string; port: number } | undefined;
  /** Where traces go, by OTLP over HTTP; off unless set. */
  traces: string | undefined;
  /** How `serve` and `worker` say what they do: lines for people or JSON for a log store. */
  log: 'lines' | 'json';
  /** How long the work of a process that gives no sign of life is left to it. */
  leaseSeconds: number;
  /** How long `serve` goes on answering after it has said that it closes, so that whoever spreads requests sees it. */
  drainSeconds: number;
  /** All there are: sources name their credentials among them. */
  variables: Readonly<Record<string, string | undefined>>;
}

/** A setting that cannot be used: which one, what was expected, a valid example. */
export class BadEnvironment extends Error {
  override name = 'BadEnvironment';
}

interface Format {
  accepts(value: string): boolean;
  zh: string;
  en: string;
  example: string;
}

const isSwitch = (value: string) => value === 'on' || value === 'off';

function isAddressOrBlock(value: string): boolean {
  const [address, bits, ...more] = value.trim().split('/');
  const family = isIP(address!);
  const isBlock = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
  return family !== 0 && isBlock && more.length === 0;
}

const HOST_AND_PORT = /^(\[[0-9a-f:.]+\]|[\w.-]+):(\d{1,5})$/i;

/** `127.0.0.1:9464`, `[::1]:9464`; undefined for another form. */
function hostAndPort(value: string): { host: string; port: number } | undefined {
  const [, host, port] = HOST_AND_PORT.exec(value) ?? [];
  if (!host || Number(port) > 65_535) return undefined;
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
}

const isWebAddress = (value: string) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);

const isCount = (value: string) => /^[1-9]\d{0,8}$/.test(value);

/** The settings whose values have a form. A Postgres address is checked by connecting to it. */
const formats = {
  REDIS_URL: {
    accepts: (value) => /^rediss?:$/.test(URL.canParse(value) ? new URL(value).protocol : ''),
    zh: 'Redis 地址',
    en: 'the address of a Redis',
    example: 'redis://127.0.0.1:6379',
  },
  PORT: {
    accepts: (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535,
    zh: '0 至 65535 之间的端口号',
    en: 'a port number from 0 to 65535',
    example: '4000',
  },
  QINGQU_MODE: {
    accepts: (value) => value === 'development' || value === 'production',
    zh: 'development 或 production',
    en: 'development or production',
    example: 'production',
  },
  QINGQU_TODAY: { accepts: isCivilDate, ...civilDate },
  QINGQU_MASTER_KEY: {
    accepts: (value) => /^[0-9a-f]{64}$/i.test(value),
    zh: '64 位十六进制数字',
    en: '64 hexadecimal digits',
    example: '$(openssl rand -hex 32)',
  },
  QINGQU_SEAL_KEYS: {
    accepts: (value) => sealingKeysOf(value) !== undefined,
    zh: '逗号分隔的“编号:64 位十六进制数字”，编号为 2 至 65535，不得重复',
    en: 'numbers from 2 to 65535, each once, with 64 hexadecimal digits each, separated by commas',
    example: '2:$(openssl rand -hex 32)',
  },
  QINGQU_SWEEP_MEMORY: {
    accepts: (value) => /^[1-9]\d*(MB|GB)$/.test(value),
    zh: '以 MB 或 GB 为单位的大小',
    en: 'a size in MB or GB',
    example: '2GB',
  },
  QINGQU_UPLOAD_MB: {
    accepts: (value) => /^[1-9]\d{0,4}$/.test(value),
    zh: '上传文件的大小上限（MB）',
    en: 'the most megabytes that an uploaded file may have',
    example: '200',
  },
  QINGQU_WORKBOOK_CELLS: {
    accepts: isCount,
    zh: '一个工作簿的单元格数上限',
    en: 'the most cells that a workbook may have',
    example: '5000000',
  },
  QINGQU_WORKBOOK_ROWS: {
    accepts: isCount,
    zh: '一个工作表的行数上限',
    en: 'the most rows that a sheet may have',
    example: '1000000',
  },
  QINGQU_OIDC_ISSUER: {
    accepts: isIssuerAddress,
    zh: '统一身份认证（OpenID）签发者的 https 地址（仅本机可用 http）',
    en: 'the https address of an OpenID issuer (http on this machine only)',
    example: 'https://sso.example.gov.cn/realms/finance',
  },
  QINGQU_OIDC_AUDIENCE: {
    accepts: (value) => /^[\x21-\x7e]{1,200}$/.test(value),
    zh: '令牌 aud 声明中应有的本平台名称',
    en: 'what this platform is called in the aud claim of tokens',
    example: 'qingqu',
  },
  QINGQU_RATE_USER: {
    accepts: isCount,
    zh: '每个用户每分钟的行数上限',
    en: 'the most rows that a user may ask for in a minute',
    example: '100000',
  },
  QINGQU_RATE_TOKEN: {
    accepts: isCount,
    zh: '每个服务令牌每分钟的行数上限',
    en: 'the most rows that a service token may ask for in a minute',
    example: '500000',
  },
  QINGQU_RATE_ADDRESS: {
    accepts: isCount,
    zh: '每个地址每分钟未登录的请求数上限',
    en: 'the most requests without a sign-in that an address may send in a minute',
    example: '120',
  },
  QINGQU_BUSY_MS: {
    accepts: (value) => /^[1-9]\d{1,5}$/.test(value),
    zh: '事件循环平均延迟达到多少毫秒时暂不接受新请求',
    en: 'the mean delay of the event loop, in milliseconds, from which on requests are sent away',
    example: '500',
  },
  QINGQU_DOCUMENTS_ONLY: {
    accepts: (value) => value === 'required' || value === 'optional',
    zh: 'required 或 optional',
    en: 'required or optional',
    example: 'required',
  },
  QINGQU_APQ: { accepts: isSwitch, zh: 'on 或 off', en: 'on or off', example: 'on' },
  QINGQU_INTROSPECTION: { accepts: isSwitch, zh: 'on 或 off', en: 'on or off', example: 'on' },
  QINGQU_TLS_PROXIES: {
    accepts: (value) => value.split(',').every(isAddressOrBlock),
    zh: '逗号分隔的代理地址或网段',
    en: 'addresses or blocks of addresses of proxies, separated by commas',
    example: '127.0.0.1,10.0.0.0/8',
  },
  QINGQU_OPS: {
    accepts: (value) => hostAndPort(value) !== undefined,
    zh: '运维端口的主机与端口',
    en: 'host and port of the operations endpoint',
    example: '127.0.0.1:9464',
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    accepts: isWebAddress,
    zh: '接收 OpenTelemetry 追踪（OTLP/HTTP）的地址',
    en: 'the address of an OpenTelemetry receiver (OTLP over HTTP)',
    example: 'http://127.0.0.1:4318',
  },
  QINGQU_LOG: {
    accepts: (value) => value === 'json' || value === 'lines',
    zh: 'json 或 lines',
    en: 'json or lines',
    example: 'json',
  },
  QINGQU_LEASE: {
    accepts: (value) => /^[1-9]\d{0,2}$/.test(value),
    zh: '失去响应的进程所占工作的保留秒数（1 至 999）',
    en: 'for how many seconds (1 to 999) the work of a process that gives no sign of life is left to it',
    example: '30',
  },
  QINGQU_DRAIN: {
    accepts: (value) => /^\d{1,3}$/.test(value),
    zh: '停止前继续应答的秒数',
    en: 'for how many seconds requests are answered still after the server was told to stop',
    example: '5',
  },
  QINGQU_UNSIGNED_RULES: {
    accepts: (value) => value === 'allow' || value === 'refuse',
    zh: 'allow 或 refuse',
    en: 'allow or refuse',
    example: 'allow',
  },
} satisfies Record<string, Format>;

/** Keys are not repeated where others may read them. */
const secret = new Set(['QINGQU_MASTER_KEY', 'QINGQU_SEAL_KEYS', 'REDIS_URL']);

/**
 * Reads and checks every setting there is; nothing else looks at the environment. Relative folders are below `root`.
 * @throws BadEnvironment
 */
export function readEnvironment(given: NodeJS.ProcessEnv, root: string): Environment {
  const { variables, problems: unread } = withSecretFiles(given);
  // An empty variable is an unset one, as shells and compose files leave them.
  const of = (name: string) => variables[name] || undefined;
  const problems = Object.entries<Format>(formats).flatMap(([name, format]) => {
    const value = of(name);
    return value === undefined || format.accepts(value) ? [] : [problemOf(name, value, format)];
  });
  const [issuer, audience] = [of('QINGQU_OIDC_ISSUER'), of('QINGQU_OIDC_AUDIENCE')];
  if ((issuer === undefined) !== (audience === undefined)) problems.push(oneOfTwo);
  problems.unshift(...unread);
  if (problems.length > 0) throw new BadEnvironment(problems.join(' | '));
  const stateDir = resolve(root, of('QINGQU_STATE') ?? '.qingqu');
  const masterKey = of('QINGQU_MASTER_KEY');
  return {
    databaseUrl: of('DATABASE_URL'),
    redisUrl: of('REDIS_URL'),
    port: Number(of('PORT') ?? 4000),
    host: of('HOST') ?? '127.0.0.1',
    mode: of('QINGQU_MODE') === 'production' ? 'production' : 'development',
    stateDir,
    inboxDir: resolve(root, of('QINGQU_INBOX') ?? `${stateDir}/inbox`),
    today: of('QINGQU_TODAY'),
    masterKey: masterKey === undefined ? undefined : Buffer.from(masterKey, 'hex'),
    sealingKeys: sealingKeysOf(of('QINGQU_SEAL_KEYS') ?? '') ?? [],
    sweepMemory: of('QINGQU_SWEEP_MEMORY') ?? '2GB',
    allowUnsignedRules: of('QINGQU_UNSIGNED_RULES') === 'allow',
    oidc: issuer && audience ? { issuer, audience } : undefined,
    uploadBytes: Number(of('QINGQU_UPLOAD_MB') ?? 200) * 1024 * 1024,
    rates: {
      ...countOf('user', of('QINGQU_RATE_USER')),
      ...countOf('token', of('QINGQU_RATE_TOKEN')),
      ...countOf('address', of('QINGQU_RATE_ADDRESS')),
    },
    ...countOf('busyMs', of('QINGQU_BUSY_MS')),
    documents: {
      ...(of('QINGQU_DOCUMENTS') && { dir: resolve(root, of('QINGQU_DOCUMENTS')!) }),
      mode: of('QINGQU_DOCUMENTS_ONLY') === 'required' ? 'required' : 'optional',
      automatic: of('QINGQU_APQ') === 'on',
    },
    introspection: of('QINGQU_INTROSPECTION') ? of('QINGQU_INTROSPECTION') === 'on' : undefined,
    tlsProxies: of('QINGQU_TLS_PROXIES')
      ?.split(',')
      .map((each) => each.trim()),
    leaseSeconds: Number(of('QINGQU_LEASE') ?? 30),
    drainSeconds: Number(of('QINGQU_DRAIN') ?? 5),
    ops: hostAndPort(of('QINGQU_OPS') ?? ''),
    traces: of('OTEL_EXPORTER_OTLP_ENDPOINT'),
    log: (of('QINGQU_LOG') ?? (of('QINGQU_MODE') === 'production' ? 'json' : 'lines')) as Environment['log'],
    formatLimits: {
      ...countOf('cells', of('QINGQU_WORKBOOK_CELLS')),
      ...countOf('rows', of('QINGQU_WORKBOOK_ROWS')),
    },
    variables,
  };
}

const countOf = <Name extends string>(name: Name, value: string | undefined) =>
  (value === undefined ? {} : { [name]: Number(value) }) as { [_ in Name]?: number };

/** `2:<64 hex>,3:<64 hex>`; undefined for another form. */
function sealingKeysOf(text: string): SealingKey[] | undefined {
  if (text === '') return [];
  const keys = text.split(',').map((part) => /^\s*(\d{1,5}):([0-9a-f]{64})\s*$/i.exec(part));
  const found = keys.flatMap((match) =>
    match ? [{ number: Number(match[1]), key: Buffer.from(match[2]!, 'hex') }] : [],
  );
  const numbers = new Set(found.map(({ number }) => number));
  const isWhole = found.length === keys.length && numbers.size === keys.length;
  return isWhole && [...numbers].every((number) => number >= 2 && number <= 65_535) ? found : undefined;
}

const oneOfTwo = both(
  `QINGQU_OIDC_ISSUER 与 QINGQU_OIDC_AUDIENCE 须同时给出，例如 QINGQU_OIDC_ISSUER=${formats.QINGQU_OIDC_ISSUER.example} QINGQU_OIDC_AUDIENCE=qingqu`,
  `QINGQU_OIDC_ISSUER and QINGQU_OIDC_AUDIENCE are given together, for example QINGQU_OIDC_ISSUER=${formats.QINGQU_OIDC_ISSUER.example} QINGQU_OIDC_AUDIENCE=qingqu`,
);

function problemOf(name: string, value: string, { zh, en, example }: Format): string {
  const given = secret.has(name) ? name : `${name}=${value}`;
  return both(
    `环境变量 ${given} 有误：应为${zh}，例如 ${name}=${example}`,
    `bad environment variable ${given}: expected ${en}, for example ${name}=${example}`,
  );
}
