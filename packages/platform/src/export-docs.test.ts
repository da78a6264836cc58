// What docs/exports.md shows is run, in its order, in one shell against a server with a worker beside it: each ```sh block, and what it prints is
// compared with the ```json (values; "…" stands for any text) or ```text block behind it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Api, createApi, ensureUser } from '@qingqu/api';
import { exportDir, makeExports } from './exporting.js';
import { hasCurl, pattern, printedBy } from './testing/shell-examples.js';
import { type TestPlatform, testPlatform } from './testing/test-platform.js';

const PASSWORD = 'only-for-this-test';

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

describe('the examples of docs/exports.md', () => {
  (hasCurl ? it : it.skip)('print what the page says', async () => {
    const page = readFileSync(join(test.platform.folders.root, 'docs/exports.md'), 'utf8');
    const blocks = [...page.matchAll(/```sh\n(.*?)```\n(?:\n```(json|text)\n(.*?)```)?/gs)];
    const outputs = await printedBy(
      blocks.map(([, command]) => command!),
      { cwd: test.platform.environment.stateDir, env: { API: url, PASSWORD } },
    );
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
