// What docs/uploads.md, docs/quarantine.md and docs/accounts.md show is run, in its order, in one shell against a server: each ```sh block, and what it prints is
// compared with the ```json block behind it, where "…" stands for any text.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Api, createApi, ensureUser } from '@qingqu/api';
import { loadFile } from '@qingqu/ingest';
import { ingestDeps } from './take-in.js';
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
  const ingest = ingestDeps(platform);
  const quiet = () => undefined;
  api = await createApi({
    pool: platform.api,
    authKey: platform.secrets.authKey,
    mode: 'production',
    now: () => new Date(),
    log: { info: quiet, warn: quiet, error: quiet },
    intake: {
      ingest,
      uploadDir: join(platform.environment.stateDir, 'uploads'),
      state: async () => ({ isOpen: true, concurrency: 1 }),
      // A worker that is quick.
      wake: async (ids) => {
        for (const id of ids) await loadFile(ingest, id, {});
      },
    },
  });
  url = await api.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await api?.close();
  await test?.drop();
});

/** The commands of a page, and what each block of them is to print. */
function blocksOf(page: string): { command: string; printed: string | undefined }[] {
  const text = readFileSync(join(test.platform.folders.root, 'docs', page), 'utf8');
  return [...text.matchAll(/```sh\n(.*?)```\n(?:\n```json\n(.*?)```)?/gs)].map(([, command, printed]) => ({
    command: command!,
    printed,
  }));
}

/** The JSON values of a text, one after the other. */
function values(text: string): unknown[] {
  const found: unknown[] = [];
  let open = '';
  for (const line of text.replaceAll('}{', '}\n{').split('\n')) {
    open += `${line}\n`;
    try {
      found.push(JSON.parse(open));
      open = '';
    } catch {
      // It goes on in the next line.
    }
  }
  expect(open.trim()).toBe('');
  return found;
}

describe('the examples of the documentation', () => {
  (hasCurl ? it : it.skip)('print what the pages say', async () => {
    const blocks = ['uploads.md', 'quarantine.md', 'accounts.md'].flatMap(blocksOf);
    const outputs = await printedBy(
      blocks.map(({ command }) => command),
      { cwd: test.platform.environment.stateDir, env: { API: url, PASSWORD } },
    );
    expect(blocks.length).toBeGreaterThan(8);
    for (const [at, { command, printed }] of blocks.entries()) {
      if (printed === undefined) continue;
      expect({ command, printed: values(outputs[at]!) }).toMatchObject({
        command,
        printed: values(printed).map(pattern),
      });
    }
  });
});
