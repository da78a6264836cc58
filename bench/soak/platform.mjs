import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { benchDir, built, rootDir, stateDir } from '../lib/paths.mjs';

const folder = join(stateDir, 'soak');

/** `qingqu start` as it is run, with the sample world, from nothing. Answers where it listens, who may sign in, and its processes. */
export async function startPlatform(log) {
  if (existsSync(folder)) {
    const { discardEmbedded } = await built('packages/platform', 'embedded-postgres/index.js');
    await discardEmbedded(folder, () => undefined);
    rmSync(folder, { recursive: true, force: true });
  }
  const preload = pathToFileURL(join(benchDir, 'soak/tell-memory.mjs')).href;
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--import', preload, join(rootDir, 'packages/platform/dist/cli.js'), 'start'],
    {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      // The few who sign in do the work of many: their budgets of rows are those of all of them.
      env: { PATH: process.env.PATH, QINGQU_STATE: folder, PORT: '0', QINGQU_RATE_USER: '900000000' },
    },
  );
  const exit = once(child, 'exit');
  const lines = createInterface(child.stdout);
  const said = [];
  const { url, users } = await new Promise((resolve, reject) => {
    const found = { url: undefined, users: {} };
    lines.on('line', (line) => {
      said.push(line);
      log(`  ${line}`);
      found.url ??= /控制台 (http:\/\/[^/]+)\//.exec(line)?.[1];
      const user = /^ {2}(\w+) +([\w-]{12}) {2}/.exec(line);
      if (user) found.users[user[1]] = user[2];
      if (/^\S*试一试/.test(line)) resolve(found);
    });
    exit.then(([code, signal]) => reject(new Error(`qingqu start has ended (${signal ?? code})`)));
  });
  return {
    url,
    users,
    /** What it has said since it began to listen: what it could not do, above all. */
    said: () => said.slice(said.findIndex((line) => /试一试/.test(line)) + 3),
    pid: child.pid,
    postgres: postmaster(),
    async heap(snapshot) {
      child.send({ snapshot });
      const [heap] = await once(child, 'message');
      return heap;
    },
    async stop() {
      if (child.exitCode === null) child.kill('SIGTERM');
      await exit;
    },
  };
}

/** The embedded server's first process: it outlives none of the others. */
function postmaster() {
  const { home = join(folder, 'postgres') } = JSON.parse(readFileSync(join(folder, 'postgres.json'), 'utf8'));
  return Number(readFileSync(join(home, 'data/postmaster.pid'), 'utf8').split('\n')[0]);
}
