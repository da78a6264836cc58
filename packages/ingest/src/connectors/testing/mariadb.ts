import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@qingqu/schema/testing';
import mysql from 'mysql2/promise';
import { installed, isRoot, runProgram, type Server, startServer } from './server.js';

/** Where MariaDB is, if it is. */
export const mariadb = installed('mariadbd', 'mariadb-server');

/** A MariaDB with an empty data folder of its own. */
export async function startMariadb(): Promise<Server & { socket: string; user: string }> {
  const dir = mkdtempSync(join(tmpdir(), 'mariadb-'));
  const socket = join(dir, 'server.sock');
  const { username } = userInfo();
  const asRoot = isRoot ? ['--user=root'] : [];
  runProgram('mariadb-install-db', [
    '--no-defaults',
    `--datadir=${join(dir, 'data')}`,
    `--auth-root-socket-user=${username}`,
    '--skip-test-db',
    ...asRoot,
  ]);
  const port = await freePort();
  const { stop } = await startServer(
    mariadb!,
    [
      '--no-defaults',
      `--datadir=${join(dir, 'data')}`,
      `--socket=${socket}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--skip-name-resolve',
      `--pid-file=${join(dir, 'server.pid')}`,
      '--innodb-buffer-pool-size=16M',
      ...asRoot,
    ],
    async () => {
      if (!existsSync(socket)) return false;
      try {
        const connection = await mysql.createConnection({ socketPath: socket, user: username });
        await connection.end();
        return true;
      } catch {
        return false;
      }
    },
  );
  return {
    port,
    socket,
    user: username,
    async stop() {
      await stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
