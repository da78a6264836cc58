import { resolve } from 'node:path';
import type { SealingKey } from '@qingqu/schema';
import { civilDate, isCivilDate } from './business-date.js';
import { both } from './say.js';

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
  /** The most that a file sent to the API may have. */
  uploadBytes: number;
  /** The most cells of a workbook and rows of its sheets, where they differ from what ingest reads at most. */
  formatLimits: { cells?: number; rows?: number };
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
export function readEnvironment(variables: NodeJS.ProcessEnv, root: string): Environment {
  // An empty variable is an unset one, as shells and compose files leave them.
  const of = (name: string) => variables[name] || undefined;
  const problems = Object.entries<Format>(formats).flatMap(([name, format]) => {
    const value = of(name);
    return value === undefined || format.accepts(value) ? [] : [problemOf(name, value, format)];
  });
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
    uploadBytes: Number(of('QINGQU_UPLOAD_MB') ?? 200) * 1024 * 1024,
    formatLimits: {
      ...countOf('cells', of('QINGQU_WORKBOOK_CELLS')),
      ...countOf('rows', of('QINGQU_WORKBOOK_ROWS')),
    },
    variables,
  };
}

const countOf = (name: 'cells' | 'rows', value: string | undefined) =>
  value === undefined ? {} : { [name]: Number(value) };

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

function problemOf(name: string, value: string, { zh, en, example }: Format): string {
  const given = secret.has(name) ? name : `${name}=${value}`;
  return both(
    `环境变量 ${given} 有误：应为${zh}，例如 ${name}=${example}`,
    `bad environment variable ${given}: expected ${en}, for example ${name}=${example}`,
  );
}
