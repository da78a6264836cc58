// The command line as people run it, in processes of its own, on an embedded Postgres of its own:
//   1. what cannot be done is said in one line, and the exit code tells;
//   2. `start` comes up, is stopped by either signal, and leaves no Postgres behind;
//   3. killed and interrupted while it loads the sample world, it ends with exactly the planted warnings;
//   4. other commands and a second `start` join the running database;
//   5. a damaged snapshot is mended by the command that the error names.
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemPool, Vault } from '@qingqu/schema';
import { serverUrl } from './embedded-postgres/connection.js';
import { discardEmbedded } from './embedded-postgres/index.js';
import { findServer } from './embedded-postgres/server.js';
import { readState } from './embedded-postgres/state.js';
import { foldersBelow } from './folders.js';
import { answerKey, openWarnings } from './testing/answer-key.js';
import { damageRows } from './testing/damage.js';
import { type Ended, killAll, type Running, run, start } from './testing/qingqu.js';

const folders = foldersBelow(resolve(__dirname, '../../..'));
let root: string;
let stateDir: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'qingqu-cli-'));
  // The user that Postgres runs as must get through.
  chmodSync(root, 0o755);
  stateDir = join(root, 'state');
});
afterAll(async () => {
  await killAll();
  expect(await discardEmbedded(stateDir, () => undefined)).toBe(true);
  rmSync(root, { recursive: true, force: true });
});

const qingqu = (args: string[], more: Record<string, string> = {}) => run(args, { QINGQU_STATE: stateDir, ...more });
const serve = (args: string[] = [], port = 0) =>
  start(['start', ...args], { QINGQU_STATE: stateDir, PORT: String(port) });

/** One line on stderr, and no stack. */
const failedWith = (line: RegExp): Ended => ({
  code: 1,
  stdout: expect.not.stringMatching(/\n {4}at /) as unknown as string,
  stderr: expect.stringMatching(new RegExp(`^[^\n]*${line.source}[^\n]*\n$`)) as unknown as string,
});

const postgresRuns = () => findServer(join(stateDir, 'postgres/data')) !== undefined;

/** Waits for `start` to be ready; its address is what it says. */
async function address(platform: Running): Promise<string> {
  const [, url] = await platform.said(/控制台 (http:\/\/[\d.]+:\d+)\//);
  return url!;
}

const get = async (url: string) => {
  const response = await fetch(url);
  return { status: response.status, text: await response.text() };
};

async function stop(platform: Running, signal: NodeJS.Signals): Promise<Ended> {
  platform.kill(signal);
  return platform.ended;
}

describe('what cannot be done is said in one line', () => {
  let taken: Server;
  beforeAll(async () => {
    taken = createServer();
    await new Promise<void>((ready) => taken.listen(0, '127.0.0.1', ready));
  });
  afterAll(() => void taken.close());

  it('before a database is started for it', async () => {
    const tampered = join(root, 'rules.json');
    writeFileSync(tampered, readFileSync(folders.rules, 'utf8').replace(/select /i, 'select distinct '));
    const attempts: [args: string[], environment: Record<string, string>, line: RegExp][] = [
      [['start'], { PORT: 'abc' }, /PORT=abc: expected a port number from 0 to 65535, for example PORT=4000/],
      [
        ['worker'],
        { QINGQU_TODAY: '2018-13-40' },
        /QINGQU_TODAY=2018-13-40: expected a date .* QINGQU_TODAY=2018-11-30/,
      ],
      [['start'], { DATABASE_URL: 'localhost' }, /DATABASE_URL is not a Postgres address: .*postgres:\/\/user:/],
      [['sweep'], { DATABASE_URL: 'postgres://127.0.0.1:1/x' }, /nothing listens there; start the server or correct/],
      [['sweep', '--as-of', '2018-02-30'], {}, /--as-of 2018-02-30 .*: expected a date that exists, for example/],
      [['ingest', 'paymant', 'x.csv'], {}, /there is no feed "paymant"; near: payment/],
      [['sweep'], { QINGQU_STATE: '/dev/null/state' }, /cannot write \/dev\/null\/state \(ENOTDIR\); choose a folder/],
      [['feeds', 'nosuchfeed'], {}, /there is no feed "nosuchfeed"; near: /],
      [['rules', 'verify', tampered], {}, /rules\.json: .*digest/],
      [
        ['rules', 'approve', '3', '--by', 'fuhe'],
        {},
        /--reason <text> is missing; for example: qingqu rules approve 12 --by/,
      ],
      [['rules', 'verify', join(root, 'none.json')], {}, /none\.json: cannot be read .*name the rules\.json/],
    ];
    const ended = [];
    // Two at a time: each takes a second of a processor to come up.
    for (let at = 0; at < attempts.length; at += 2)
      ended.push(...(await Promise.all(attempts.slice(at, at + 2).map(([args, more]) => qingqu(args, more)))));
    expect(ended).toEqual(attempts.map(([, , line]) => failedWith(line)));
    expect(postgresRuns()).toBe(false);
  });

  it('with the usage, where a command or an option is not known', async () => {
    const [command, option] = await Promise.all([qingqu(['strat']), qingqu(['start', '--no-smaple'])]);
    expect([command.code, option.code]).toEqual([1, 1]);
    expect(command.stderr).toMatch(/^error: unknown command 'strat'/);
    expect(option.stderr).toMatch(/^error: unknown option '--no-smaple'/);
  });

  it('where the port is taken, before anything is loaded', async () => {
    const { port } = taken.address() as { port: number };
    const ended = await serve([], port).ended;
    expect(ended).toEqual(failedWith(new RegExp(`port ${port} is in use; choose another: PORT=${port + 1} npm start`)));
    expect(ended.stdout).not.toMatch('loading the sample world');
    expect(postgresRuns()).toBe(false);
  });
});

describe('start', () => {
  it('comes up without the sample world, and SIGTERM ends it and its Postgres', async () => {
    const platform = serve(['--no-sample']);
    const url = await address(platform);
    expect((await get(`${url}/readyz`)).status).toBe(200);
    const ended = await stop(platform, 'SIGTERM');
    expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code: 0, stderr: '' });
    expect(ended.stdout).not.toMatch('sample world');
    expect(postgresRuns()).toBe(false);
  });

  let platform: Running;
  let url: string;

  it('killed and interrupted while it loads the sample world, ends with exactly the planted warnings', async () => {
    const killed = serve();
    await killed.said(/\n11-plan\.csv/);
    await stop(killed, 'SIGKILL');

    const interrupted = serve();
    await interrupted.said(/\n16-account_month\.csv/);
    const ended = await stop(interrupted, 'SIGINT');
    expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code: 130, stderr: '' });
    expect(postgresRuns()).toBe(false);

    platform = serve();
    url = await address(platform);
    expect(await warnings()).toEqual(answerKey(folders.sample, vault()));
  }, 300_000);

  it('serves the API, GraphiQL and the users that it names', async () => {
    expect(await get(`${url}/readyz`)).toEqual({ status: 200, text: '{"status":"ok"}' });
    const page = await get(`${url}/graphiql`);
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/graphiql/i);
    for (const name of ['sheng', 'yucheng']) {
      const [, password] = await platform.said(new RegExp(`\n  ${name} +(\\S+)`));
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query:
            'mutation ($username: String!, $password: String!) { signIn(username: $username, password: $password) { token } }',
          variables: { username: name, password },
        }),
      });
      expect(await response.json()).toMatchObject({ data: { signIn: { token: expect.any(String) } } });
    }
  });

  it('a second time joins the running database and leaves it running', async () => {
    const second = serve();
    const other = await address(second);
    expect(other).not.toBe(url);
    await second.said(/embedded Postgres on port \d+ \(was running\)/);
    expect((await get(`${other}/readyz`)).status).toBe(200);
    const ended = await stop(second, 'SIGTERM');
    expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code: 0, stderr: '' });
    expect((await get(`${url}/readyz`)).status).toBe(200);
  });

  it('runs beside commands that take files in', async () => {
    const [missing, known] = await Promise.all([
      qingqu(['ingest', 'payment', join(root, 'missing.csv')]),
      qingqu(['ingest', 'auto', join(folders.sample, '01-agency.csv')]),
    ]);
    expect(missing.code).toBe(1);
    expect(missing.stdout).toMatch(/missing\.csv: not taken in\. there is no such file\n/);
    expect(known.code).toBe(0);
    expect(known.stdout).toMatch(/already ingested, nothing changed/);
  });

  it('is ended by Ctrl-C, and its Postgres with it', async () => {
    const ended = await stop(platform, 'SIGINT');
    expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code: 0, stderr: '' });
    expect(postgresRuns()).toBe(false);
    await expect(fetch(`${url}/readyz`)).rejects.toThrow('fetch failed');
  });
});

describe('a damaged snapshot', () => {
  it('is named with the way out, and the way out mends it', async () => {
    await damageRows(join(stateDir, 'snapshots'), 1n);
    const sweep = ['sweep', '--as-of', '2018-12-01'];
    expect(await qingqu(sweep)).toEqual(
      failedWith(/snapshot-1\.duckdb is damaged .*: run `qingqu snapshot --rebuild`/),
    );
    const rebuilt = await qingqu(['snapshot', '--rebuild']);
    expect({ code: rebuilt.code, stderr: rebuilt.stderr }).toEqual({ code: 0, stderr: '' });
    const swept = await qingqu(sweep);
    expect({ code: swept.code, stderr: swept.stderr }).toEqual({ code: 0, stderr: '' });
    expect(swept.stdout).toMatch(/seen again [1-9]\d*, .*failed rules 0/);
  });
});

const vault = () => new Vault(Buffer.from(readFileSync(join(stateDir, 'keys/master.key'), 'utf8').trim(), 'hex'));

async function warnings(): Promise<string[]> {
  const { port, password } = readState(stateDir)!;
  const pool = systemPool(serverUrl(port, password), 1);
  try {
    return await openWarnings(pool);
  } finally {
    await pool.end();
  }
}
