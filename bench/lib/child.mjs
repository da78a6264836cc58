import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { benchDir } from './paths.mjs';

/** The Node 22 that PostGraphile 5 needs: the one that runs this, or the one that the install brought. */
export function node22() {
  if (Number(process.versions.node.split('.')[0]) >= 22) return process.execPath;
  const name = `node-${process.platform}-${process.arch}`;
  try {
    const manifest = createRequire(join(benchDir, 'package.json')).resolve(`${name}/package.json`);
    return join(dirname(manifest), 'bin', 'node');
  } catch {
    throw new Error(`PostGraphile 5 needs Node 22 and there is no package ${name}: run the benchmarks with Node 22.`);
  }
}

/**
 * Starts a script of this folder that answers the first message, `input`, once it is ready, and each further one in turn. It gets an
 * environment of its own and ends when this process does.
 */
export async function startChild(program, script, input) {
  const child = spawn(program, [join(benchDir, script)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { NODE_ENV: 'production', GRAPHILE_ENV: 'production', TZ: 'Asia/Shanghai', PATH: process.env.PATH ?? '' },
  });
  const exit = once(child, 'exit');
  let waiting;
  child.on('message', (message) => waiting.resolve(message));
  child.on('exit', (code, signal) => waiting?.reject(new Error(`${script} has ended (${signal ?? code})`)));
  const ask = (message) =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      child.send(message);
    });
  return {
    pid: child.pid,
    answer: await ask(input),
    /** Sends a message and waits for the answer to it. */
    ask,
    async stop() {
      child.kill('SIGTERM');
      await exit;
    },
  };
}
