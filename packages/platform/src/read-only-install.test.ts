// What an image or a package of the system is made of, really made and run: production packages alone, in a folder that nobody can write to, by an ordinary user
// who can write to his state folder and nowhere else. `serve` and `worker` become ready, and stop when they are told to.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { freePort } from '@qingqu/schema/testing';
import { waitFor } from './embedded-postgres/wait.js';

const PATIENCE_SECONDS = 120;
/** nobody, when this is root. */
const ORDINARY = 65_534;

const root = resolve(__dirname, '../../..');
const dir = mkdtempSync(join(tmpdir(), 'qingqu-install-'));
const install = join(dir, 'opt');
const state = join(dir, 'state');
const isRoot = process.getuid?.() === 0;
const running: ChildProcess[] = [];

beforeAll(() => {
  chmodSync(dir, 0o755);
  execFileSync(process.execPath, [join(root, 'scripts/assemble.mjs'), install], { stdio: 'pipe' });
  execFileSync('chmod', ['-R', 'a-w', install]);
  mkdirSync(state, { mode: 0o700 });
  if (isRoot) chownSync(state, ORDINARY, ORDINARY);
}, 180_000);

afterAll(async () => {
  const exits = running.map((child) => child.exitCode === null && new Promise((done) => child.once('close', done)));
  for (const child of running) child.kill('SIGKILL');
  await Promise.all(exits);
  execFileSync('chmod', ['-R', 'u+w', install]);
  rmSync(dir, { recursive: true, force: true });
});

/** Runs a command of the installed platform; answers how it ends. */
function qingqu(command: string, settings: Record<string, string>) {
  const child = spawn(process.execPath, [join(install, 'packages/platform/bin/qingqu.js'), command], {
    cwd: state,
    env: {
      PATH: process.env.PATH,
      QINGQU_STATE: state,
      QINGQU_MODE: 'production',
      HOME: state,
      TMPDIR: state,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(isRoot && { uid: ORDINARY, gid: ORDINARY }),
  });
  running.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const ended = new Promise<{ code: number | null; said: string }>((done) =>
    child.once('close', (code) => done({ code, said })),
  );
  return { child, ended, said: () => said };
}

const isReady = (port: number) => async () =>
  (await fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )) || undefined;

it('serves and works from a folder that it cannot write to', async () => {
  expect(existsSync(join(install, 'node_modules/.pnpm/node_modules/jest'))).toBe(false);
  const [port, ops] = [await freePort(), await freePort()];
  const migrated = await qingqu('migrate', {}).ended;
  expect(migrated).toEqual({ code: 0, said: expect.stringContaining('the database has the current schema') });
  const serve = qingqu('serve', { PORT: String(port), QINGQU_DRAIN: '0' });
  const worker = qingqu('worker', { QINGQU_OPS: `127.0.0.1:${ops}` });
  for (const [{ said }, at] of [
    [serve, port],
    [worker, ops],
  ] as const)
    expect([said(), await waitFor(PATIENCE_SECONDS, isReady(at))]).toEqual([expect.any(String), true]);
  const page = await fetch(`http://127.0.0.1:${port}/`);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<div id="root">')]);
  worker.child.kill('SIGTERM');
  expect(await worker.ended).toMatchObject({ code: 0 });
  serve.child.kill('SIGTERM');
  expect(await serve.ended).toMatchObject({ code: 0 });
}, 300_000);
