import { resolve } from 'node:path';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const civilDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Every setting that the platform reads from the environment; nothing else looks at it. */
const settings = z.object({
  DATABASE_URL: z.string().optional(),
  REDIS_URL: z.string().optional(),
  PORT: port.default(4000),
  HOST: z.string().default('127.0.0.1'),
  QINGQU_MODE: z.enum(['development', 'production']).default('development'),
  /** Keys, snapshots, raw files and the embedded Postgres live here. */
  QINGQU_STATE: z.string().default('.qingqu'),
  /** Feed files put here are taken in by the nightly ingest. */
  QINGQU_INBOX: z.string().optional(),
  /** A fixed business date instead of today's, for demonstrations on past data. */
  QINGQU_TODAY: civilDate.optional(),
  /** 64 hexadecimal digits; otherwise the key file under the state folder. */
  QINGQU_MASTER_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i)
    .optional(),
  /** The most memory that a rule's evaluation may take. */
  QINGQU_SWEEP_MEMORY: z
    .string()
    .regex(/^\d+(MB|GB)$/)
    .default('2GB'),
});

export interface Environment {
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
  port: number;
  host: string;
  mode: 'development' | 'production';
  stateDir: string;
  inboxDir: string;
  today: string | undefined;
  masterKey: Buffer | undefined;
  sweepMemory: string;
}

const examples: Record<string, string> = {
  PORT: '4000',
  QINGQU_MODE: 'production',
  QINGQU_TODAY: '2018-11-30',
  QINGQU_MASTER_KEY: '64 hexadecimal digits: openssl rand -hex 32',
  QINGQU_SWEEP_MEMORY: '2GB',
};

/** A setting that cannot be used: which one, what was expected, a valid example. */
export class BadEnvironment extends Error {
  override name = 'BadEnvironment';
}

/** Reads and checks the settings. Relative folders are below `root`. */
export function readEnvironment(variables: NodeJS.ProcessEnv, root: string): Environment {
  // An empty variable is an unset one, as shells and compose files leave them.
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return `${name}: ${issue.message}${examples[name] ? `; e.g. ${name}=${examples[name]}` : ''}`;
    });
    throw new BadEnvironment(`环境变量有误 / bad environment: ${problems.join(' | ')}`);
  }
  const stateDir = resolve(root, parsed.data.QINGQU_STATE);
  return {
    databaseUrl: parsed.data.DATABASE_URL,
    redisUrl: parsed.data.REDIS_URL,
    port: parsed.data.PORT,
    host: parsed.data.HOST,
    mode: parsed.data.QINGQU_MODE,
    stateDir,
    inboxDir: parsed.data.QINGQU_INBOX ? resolve(root, parsed.data.QINGQU_INBOX) : resolve(stateDir, 'inbox'),
    today: parsed.data.QINGQU_TODAY,
    masterKey: parsed.data.QINGQU_MASTER_KEY ? Buffer.from(parsed.data.QINGQU_MASTER_KEY, 'hex') : undefined,
    sweepMemory: parsed.data.QINGQU_SWEEP_MEMORY,
  };
}
