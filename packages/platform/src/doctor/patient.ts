import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { systemPool } from '@qingqu/schema';
import type pg from 'pg';
import { type OwnClocks, ownClocks } from '../clock/index.js';
import { checkServer, type ServerFacts, startEmbedded } from '../embedded-postgres/index.js';
import { readState } from '../embedded-postgres/state.js';
import type { Environment } from '../environment.js';
import type { Folders } from '../folders.js';
import { errorLine } from '../say.js';
import { openSecrets, type Secrets } from '../secrets.js';

/** From which on something asks for attention. */
export interface Limits {
  /** Free share of a disk: below the first people should act, below the second work stops. */
  freeDisk: { warn: number; fail: number };
  /** Minutes that a transaction may be open, and that one may be idle meanwhile. */
  transaction: { open: number; idle: number };
}

export const limits: Limits = { freeDisk: { warn: 0.25, fail: 0.15 }, transaction: { open: 60, idle: 10 } };

/** What the doctor looks at. Nothing of it is made or changed by looking: no migration, no key, no queue. */
export interface Patient {
  environment: Environment;
  folders: Folders;
  /** The server and its facts; or why it cannot be used, or that it has never been started. */
  server: { url: string; facts: ServerFacts } | { refused: string } | 'never started';
  /** As its owner; undefined when it cannot be reached. */
  database: pg.Pool | undefined;
  /** Undefined while some of the keys are missing. */
  secrets: Secrets | undefined;
  clocks: OwnClocks;
  limits: Limits;
  freeShare(path: string): Promise<number>;
  close(): Promise<void>;
}

const CONNECT_MS = 5_000;
/** A look at a database that is in trouble does not wait for it. */
const STATEMENT_MS = 15_000;

export async function openPatient(environment: Environment, folders: Folders): Promise<Patient> {
  const { server, stop } = await findServer(environment);
  const database =
    typeof server === 'object' && 'url' in server
      ? systemPool(server.url, 2, { connectionTimeoutMillis: CONNECT_MS, statement_timeout: STATEMENT_MS })
      : undefined;
  return {
    environment,
    folders,
    server,
    database,
    secrets: secretsThatAreThere(environment),
    clocks: ownClocks,
    limits,
    freeShare,
    async close() {
      await database?.end();
      await stop();
    },
  };
}

/** As df shows it: what is kept back for the system counts neither as used nor as free. */
async function freeShare(path: string): Promise<number> {
  const { bavail, bfree, blocks } = await statfs(path);
  const usable = blocks - bfree + bavail;
  return usable === 0 ? 1 : bavail / usable;
}

type Server = Pick<Patient, 'server'> & { stop(): Promise<void> };

async function findServer({ databaseUrl, stateDir }: Environment): Promise<Server> {
  const nothing = async () => undefined;
  const ours = databaseUrl === undefined;
  if (ours && (!existsSync(stateDir) || !readState(stateDir))) return { server: 'never started', stop: nothing };
  try {
    const running = ours
      ? await startEmbedded({ stateDir, log: () => undefined })
      : { url: databaseUrl, stop: nothing };
    try {
      return {
        server: { url: running.url, facts: await checkServer(running.url) },
        stop: () => running.stop(),
      };
    } catch (error) {
      await running.stop();
      throw error;
    }
  } catch (error) {
    return { server: { refused: errorLine(error) }, stop: nothing };
  }
}

/** The files without which others would be made. */
export const keyFiles = ['auth.key', 'api.password', 'master.key'] as const;

export const missingKeys = ({ stateDir, masterKey }: Environment): string[] =>
  keyFiles
    .filter((name) => name !== 'master.key' || !masterKey)
    .map((name) => join(stateDir, 'keys', name))
    .filter((path) => !existsSync(path));

function secretsThatAreThere(environment: Environment): Secrets | undefined {
  const { stateDir, masterKey, sealingKeys } = environment;
  if (missingKeys(environment).length > 0 || !existsSync(join(stateDir, 'keys/demo.key'))) return undefined;
  try {
    return openSecrets(stateDir, { masterKey, sealingKeys });
  } catch {
    // What is wrong with a key, the check of keys says.
    return undefined;
  }
}
