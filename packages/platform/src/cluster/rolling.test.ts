// Two API servers are replaced one after the other, as in an upgrade, while requests come in all the time: none of them fails.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ensureUser } from '@qingqu/api';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { waitFor } from '../embedded-postgres/wait.js';
import { registered } from '../registry.js';
import { keepApiLogin } from '../testing/keep-api-login.js';
import { killAll, type Running, start } from '../testing/qingqu.js';

const PATIENCE_SECONDS = 180;
const CLIENTS = 6;
const PASSWORD = 'only-for-this-test';

let database: TestDatabase;
const stateDir = mkdtempSync(join(tmpdir(), 'qingqu-rolling-'));

beforeAll(async () => {
  database = await testDatabase();
  keepApiLogin(stateDir);
  await ensureUser(database.system, {
    username: 'henan',
    displayName: '河南省财政厅',
    password: PASSWORD,
    role: 'staff',
    regionCode: '410000000000',
    departmentKinds: ['budget'],
    isDemo: false,
  });
});
afterAll(async () => {
  await killAll();
  await database.drop();
  rmSync(stateDir, { recursive: true, force: true });
});

/** A server as whoever spreads requests over them sees it. */
class Server {
  address = '';
  isReady = false;
  /** What it has answered on /readyz, in order. */
  readonly readiness: number[] = [];
  private isLookedAt = true;

  private constructor(private readonly process: Running) {}

  static async start(): Promise<Server> {
    const server = new Server(
      start(['serve'], {
        DATABASE_URL: database.url,
        PORT: '0',
        QINGQU_STATE: stateDir,
        QINGQU_MASTER_KEY: '07'.repeat(32),
        QINGQU_DRAIN: '1',
      }),
    );
    [server.address] = await server.process.said(/http:\/\/[\d.]+:\d+/);
    void server.look();
    await waitFor(PATIENCE_SECONDS, async () => server.isReady || undefined);
    return server;
  }

  async stop(): Promise<number | null> {
    this.process.kill('SIGTERM');
    const { code } = await this.process.ended;
    this.isLookedAt = false;
    return code;
  }

  private async look(): Promise<void> {
    while (this.isLookedAt) {
      const status = await fetch(`${this.address}/readyz`).then(
        (answer) => answer.status,
        () => 0,
      );
      this.isReady = status === 200;
      if (this.readiness.at(-1) !== status) this.readiness.push(status);
      await pause(50);
    }
  }
}

it('answers every request while both servers are replaced, and says before that one closes', async () => {
  const servers = await Promise.all([Server.start(), Server.start()]);
  const failures: string[] = [];
  const counts = { requests: 0 };
  let isOver = false;
  const authorization = `Bearer ${await signIn(servers[0]!.address)}`;
  const client = async (turn: number) => {
    for (let n = turn; !isOver; n += 1) {
      const ready = servers.filter(({ isReady }) => isReady);
      const { address } = ready[n % ready.length]!;
      counts.requests += 1;
      const said = await ask(address, '{ warnings(first: 3) { totalCount } }', { authorization }).catch(String);
      if (!said.startsWith('{"data":{"warnings":{"totalCount":0}}')) failures.push(said);
    }
  };
  const clients = Array.from({ length: CLIENTS }, (_, turn) => client(turn));
  for (const at of [0, 1]) {
    const old = servers[at]!;
    const before = counts.requests;
    expect(await old.stop()).toBe(0);
    expect(old.readiness.slice(0, 2)).toEqual([200, 503]);
    servers[at] = await Server.start();
    await waitFor(PATIENCE_SECONDS, async () => counts.requests > before + 100 || undefined);
  }
  isOver = true;
  await Promise.all(clients);
  expect(failures).toEqual([]);
  const there = await registered(database.system);
  expect(there.map(({ kind, isAlive, stopping }) => ({ kind, isAlive, stopping }))).toEqual(
    [1, 2].map(() => ({ kind: 'serve', isAlive: true, stopping: false })),
  );
  expect(await Promise.all(servers.map((server) => server.stop()))).toEqual([0, 0]);
  expect(await registered(database.system)).toEqual([]);
}, 300_000);

async function signIn(address: string): Promise<string> {
  const said = await ask(address, `mutation { signIn(username: "henan", password: "${PASSWORD}") { token } }`);
  return (JSON.parse(said) as { data: { signIn: { token: string } } }).data.signIn.token;
}

async function ask(address: string, query: string, headers: Record<string, string> = {}): Promise<string> {
  const answer = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return answer.text();
}
