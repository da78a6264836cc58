import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { apiPool, apiUrl, migrate, systemPool, Vault } from '@qingqu/schema';
import type pg from 'pg';
import { checkKeys } from './check-keys.js';
import { DatabaseClock } from './clock/index.js';
import { checkServer, startEmbedded } from './embedded-postgres/index.js';
import type { Environment } from './environment.js';
import type { Folders } from './folders.js';
import { changedKeyRing } from './key-folder.js';
import { both, errorLine, type Voice } from './say.js';
import { openSecrets, type Secrets } from './secrets.js';

/** All connections and keys of one process. */
export interface Platform {
  environment: Environment;
  folders: Folders;
  voice: Voice;
  secrets: Secrets;
  vault: Vault;
  databaseUrl: string;
  /** Whether the database is the embedded one. */
  embedded: boolean;
  system: pg.Pool;
  api: pg.Pool;
  /** The time that all machines share. */
  clock: DatabaseClock;
  dirs: {
    blobs: string;
    snapshots: string;
    inbox: string;
    /** Where the embedded database keeps its data; another one's disk is not this machine's. */
    database?: string;
  };
  close(): Promise<void>;
}

/** Starts or finds the database, brings it to the current schema, and opens what the rest works with. */
export async function openPlatform(environment: Environment, folders: Folders, voice: Voice): Promise<Platform> {
  const secrets = openState(environment);
  const server = await findServer(environment, voice);
  try {
    const apiAddress = await prepareDatabase(server.url, folders, secrets);
    const dirs = {
      blobs: join(environment.stateDir, 'blobs'),
      snapshots: join(environment.stateDir, 'snapshots'),
      inbox: environment.inboxDir,
    };
    for (const dir of Object.values(dirs)) mkdirSync(dir, { recursive: true });
    const system = systemPool(server.url);
    const vault = new Vault(secrets.keys, changedKeyRing(secrets.keySources));
    await checkKeys(system, vault, secrets.keySources.dir).catch(async (error: unknown) => {
      await system.end();
      throw error;
    });
    const api = apiPool(apiAddress);
    const clock = await DatabaseClock.open(system);
    const embedded = environment.databaseUrl === undefined;
    return {
      environment,
      folders,
      voice,
      secrets,
      vault,
      databaseUrl: server.url,
      embedded,
      system,
      api,
      clock,
      dirs: { ...dirs, ...(embedded && { database: await dataDirOf(system) }) },
      async close() {
        clock.close();
        // Connections that cannot be ended in order are no reason to leave the server running.
        await Promise.allSettled([system.end(), api.end()]);
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function dataDirOf(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ dir: string }>("select current_setting('data_directory') as dir");
  return rows[0]!.dir;
}

/** Makes the state folder with its keys, or finds it. */
function openState({ stateDir, masterKey, sealingKeys }: Environment): Secrets {
  try {
    mkdirSync(stateDir, { recursive: true });
    return openSecrets(stateDir, { masterKey, sealingKeys });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new Error(
      both(
        `无法写入 ${stateDir}（${code}）；请用 QINGQU_STATE 另选一个可写的目录`,
        `cannot write ${stateDir} (${code}); choose a folder that can be written with QINGQU_STATE`,
      ),
      { cause: error },
    );
  }
}

/** Brings the database to the current schema and answers the address under which the API logs in. */
async function prepareDatabase(url: string, folders: Folders, secrets: Secrets): Promise<string> {
  try {
    await migrate(url, { schemaDir: folders.schema });
    return await apiUrl(url, secrets.apiPassword);
  } catch (error) {
    // The query builder repeats the whole statement; what Postgres said is the cause.
    const said = ((error as Error).cause ?? error) as { code?: string };
    const [zh, en] =
      said.code === INSUFFICIENT_PRIVILEGE
        ? ['连接用户须为该数据库的所有者，并可创建角色', 'the user must own the database and may create roles']
        : ['请检查该数据库是否属于本系统的另一版本', 'is it the database of another version?'];
    throw new Error(
      both(
        `数据库结构无法升级：${errorLine(said)}；${zh}`,
        `the database cannot be brought to the current schema: ${errorLine(said)}; ${en}`,
      ),
      { cause: error },
    );
  }
}

const INSUFFICIENT_PRIVILEGE = '42501';

async function findServer(
  { databaseUrl, stateDir }: Environment,
  voice: Voice,
): Promise<{ url: string; stop(): Promise<void> }> {
  if (databaseUrl === undefined) {
    const server = await startEmbedded({ stateDir, log: (line) => voice.line(line) });
    voice.line(
      both(
        `内嵌 Postgres 端口 ${server.port}${server.reused ? '（已在运行）' : ''}`,
        `embedded Postgres on port ${server.port}${server.reused ? ' (was running)' : ''}`,
      ),
    );
    return server;
  }
  const { version } = await checkServer(databaseUrl);
  voice.line(both(`使用 Postgres ${version}（DATABASE_URL）`, `using Postgres ${version} (DATABASE_URL)`));
  return { url: databaseUrl, stop: async () => undefined };
}
