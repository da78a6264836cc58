// What is handed in to `qingqu start` over HTTP goes all the way: the API registers it, the queue wakes the worker, the worker loads it.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ensureUser } from '@qingqu/api';
import { waitFor } from '../embedded-postgres/wait.js';
import { type TestPlatform, testPlatform } from '../testing/test-platform.js';
import { start } from './start.js';

const PATIENCE_SECONDS = 60;
const PASSWORD = 'only-for-this-test';

let test: TestPlatform;
let running: Promise<number>;
const stop = new AbortController();

beforeAll(async () => {
  test = await testPlatform();
  running = start(test.platform, stop.signal, { sample: false });
});
afterAll(async () => {
  stop.abort();
  await running;
  await test.drop();
});

it('loads what a member of staff uploads', async () => {
  const { platform } = test;
  await ensureUser(platform.system, {
    username: 'lankao',
    displayName: '兰考县财政局',
    password: PASSWORD,
    role: 'staff',
    regionCode: '410225000000',
    departmentKinds: ['agri'],
    isDemo: false,
  });
  const url = await waitFor(PATIENCE_SECONDS, async () => /http:\/\/[^/ ]+/.exec(test.lines.join('\n'))?.[0]);
  const signedIn = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: `mutation { signIn(username: "lankao", password: "${PASSWORD}") { token } }` }),
  });
  const { data } = (await signedIn.json()) as { data: { signIn: { token: string } } };
  const form = new FormData();
  form.append('feed', 'project');
  form.append('file', new Blob(['key,name,region_code,status\nP-1,路,410225000000,running\n']), 'project.csv');
  const headers = { authorization: `Bearer ${data.signIn.token}` };
  const response = await fetch(`${url}/uploads`, { method: 'POST', body: form, headers });
  const { batches } = (await response.json()) as { batches: { number: string }[] };
  expect(response.status).toBe(202);
  const loaded = await waitFor(PATIENCE_SECONDS, async () => {
    const { rows } = await platform.system.query(
      `select n_loaded, received_by from ingest_file where id = $1 and status = 'done'`,
      [batches[0]!.number],
    );
    return rows[0];
  });
  expect(loaded).toEqual({ n_loaded: 1, received_by: 'lankao' });
});
