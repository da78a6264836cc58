import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareTemplate } from '@qingqu/schema';
import pg from 'pg';
import { discardEmbedded, startEmbedded } from '../../embedded-postgres/index.js';

/** A Postgres of a test's own that forces to the disk what it commits, and may be taken down; it keeps its port. */
export interface OwnPostgres {
  /** A new database with the current schema: the superuser's URL. */
  database(name: string): Promise<string>;
  /** `fast`: sessions are ended and all is written down; `immediate`: no farewell, and recovery at the start. */
  restart(mode: 'fast' | 'immediate'): Promise<void>;
  drop(): Promise<void>;
}

export async function startOwnPostgres(schemaDir: string): Promise<OwnPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'qingqu-cluster-'));
  // The server runs as another user where the tests run as root.
  chmodSync(folder, 0o755);
  const stateDir = join(folder, '.qingqu');
  const log = () => undefined;
  const begin = () => startEmbedded({ stateDir, log, durable: true });
  let server = await begin();
  const { url } = server;
  const ask = async (sql: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return (await client.query(sql).finally(() => client.end())).rows;
  };
  const dataDir = (await ask('show data_directory'))[0].data_directory as string;
  const template = await prepareTemplate(url, { schemaDir });
  return {
    async database(name) {
      await ask(`create database ${name} template ${template} strategy file_copy`);
      const place = new URL(url);
      place.pathname = `/${name}`;
      return place.href;
    },
    async restart(mode) {
      const pid = Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
      if (mode === 'immediate') process.kill(pid, 'SIGQUIT');
      // Waits for its end, be it long before somebody takes note of it.
      await server.stop();
      server = await begin();
    },
    async drop() {
      await server.stop();
      await discardEmbedded(stateDir, log);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
