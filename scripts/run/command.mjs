import { spawn, spawnSync } from 'node:child_process';
import { root } from './root.mjs';

/** Something that whoever runs the task can put right: said as one line, without a stack. */
export class TaskFailed extends Error {
  name = 'TaskFailed';
}

/** Runs a program with our terminal and answers its exit code; 127 when there is no such program. */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options });
    // Ctrl-C reaches the child by itself; this process only has to stay until the child has tidied up. `kill` reaches only this one.
    const stay = () => {};
    const forward = (signal) => child.kill(signal);
    process.on('SIGINT', stay);
    process.on('SIGTERM', forward);
    child.on('error', () => resolve(127));
    child.on('close', (code, signal) => {
      process.off('SIGINT', stay);
      process.off('SIGTERM', forward);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}

/** Runs a JavaScript file with the Node that runs this. */
export const runNode = (script, ...args) => run(process.execPath, [script, ...args]);

/** Runs a program silently: its exit code and everything that it said. */
export function ask(program, args, options = {}) {
  const { status, error, stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8', ...options });
  return { code: error ? 127 : status, output: `${stdout ?? ''}${stderr ?? ''}` };
}
