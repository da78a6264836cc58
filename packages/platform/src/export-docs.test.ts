// What docs/exports.md shows is run, in its order, in one shell against a server with a worker beside it: each ```sh block, and what it prints is
// compared with the ```json (values; "…" stands for any text) or ```text block behind it.

import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Api, createApi, ensureUser } from '@qingqu/api';
import { exportDir, makeExports } from './exporting.js';
import { type TestPlatform, testPlatform } from './testing/test-platform.js';

const PASSWORD = 'only-for-this-test';
const OUTPUT = '<<< output >>>';

let test: TestPlatform;
let api: Api;
let url: string;

beforeAll(async () => {
  test = await testPlatform();
  const { platform } = test;
  await ensureUser(platform.system, {
    username: 'yucheng',
    displayName: '虞城县财政局农业科',
    password: PASSWORD,
    role: 'staff',
    regionCode: '411425000000',
    departmentKinds: ['agri'],
    isDemo: false,
  });
  const quiet = () => undefined;
  api = await createApi({
    pool: platform.api,
    authKey: platform.secrets.authKey,
    mode: 'production',
    now: () => new Date(),
    log: { info: quiet, warn: quiet, error: quiet },
    exports: {
      dir: exportDir(platform),
      system: platform.system,
      // A worker that begins behind the answer.
      wake: async () => void setImmediate(() => void makeExports(platform, new AbortController().signal)),
    },
  });
  url = await api.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await api?.close();
  await test?.drop();
});

/** `"…"` is any text. */
const pattern = (value: unknown): unknown => {
  if (value === '…') return expect.any(String);
  if (Array.isArray(value)) return value.map(pattern);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, pattern(each)]));
};

const hasCurl = (() => {
  try {
    execFileSync('curl', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe('the examples of docs/exports.md', () => {
  // Without it: apt-get install curl
  (hasCurl ? it : it.skip)('print what the page says', async () => {
    const page = readFileSync(join(test.platform.folders.root, 'docs/exports.md'), 'utf8');
    const blocks = [...page.matchAll(/```sh\n(.*?)```\n(?:\n```(json|text)\n(.*?)```)?/gs)];
    const script = blocks.map(([, command]) => `${command}\nprintf '%s' '${OUTPUT}'`).join('\n');
    const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], {
      cwd: test.platform.environment.stateDir,
      timeout: 50_000,
      env: { PATH: process.env.PATH, API: url, PASSWORD, LC_ALL: 'C.UTF-8' },
    });
    const outputs = stdout.split(OUTPUT);
    expect(blocks.length).toBeGreaterThan(6);
    for (const [at, [, command, form, printed]] of blocks.entries()) {
      const output = outputs[at]!;
      if (form === 'text') expect({ command, output: output.trim() }).toEqual({ command, output: printed!.trim() });
      if (form === 'json')
        expect({ command, output: JSON.parse(output) }).toMatchObject({
          command,
          output: pattern(JSON.parse(printed!)),
        });
    }
  });
});
