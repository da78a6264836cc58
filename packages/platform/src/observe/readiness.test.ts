import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { systemPool } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { serveOps } from './ops-server.js';
import { readiness } from './readiness.js';

const schemaDir = resolve(__dirname, '../../../../schema');
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database?.drop());

it('is not given where the database is away, or takes connections and says nothing', async () => {
  const held = new Set<Socket>();
  const silent: Server = createServer((socket) => held.add(socket)).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as { port: number };
  for (const at of [1, port]) {
    const pool = systemPool(`postgres://me:secret@127.0.0.1:${at}/qingqu`, 1);
    const started = performance.now();
    expect(await readiness({ pool, schemaDir })).toEqual({ isReady: false, status: 'the database cannot be reached' });
    expect(performance.now() - started).toBeLessThan(4_000);
    for (const socket of held) socket.destroy();
    await pool.end();
  }
  silent.close();
});

it('is not given to a worker that claims nothing; for others that is a note', async () => {
  const idle = { pool: database.system, schemaDir, idleBecause: async () => 'the clock is wrong' };
  expect(await readiness({ ...idle, isForWork: true })).toEqual({ isReady: false, status: 'the clock is wrong' });
  expect(await readiness(idle)).toEqual({ isReady: true, status: 'ok', notes: ['the clock is wrong'] });
});

it('is not given where the database has become too new for this version', async () => {
  await database.system.query(
    'insert into schema_version (version, minimum) values (99, 99) on conflict (id) do update set version = 99, minimum = 99',
  );
  expect(await readiness({ pool: database.system, schemaDir })).toEqual({
    isReady: false,
    status: expect.stringMatching(/for programs of 99 and later/),
  });
});

it('is told at an address that is free, or the process says in one line what to correct', async () => {
  const deps = {
    ready: async () => ({ isReady: false, status: 'not yet' }),
    metrics: async () => {
      throw new Error('no figures');
    },
  };
  const server = await serveOps({ host: '127.0.0.1', port: 0 }, deps);
  try {
    const port = Number(new URL(server.address).port);
    await expect(serveOps({ host: '127.0.0.1', port }, deps)).rejects.toThrow(
      `the operations endpoint cannot listen on 127.0.0.1:${port} (EADDRINUSE); correct QINGQU_OPS, for example QINGQU_OPS=127.0.0.1:9464`,
    );
    const ready = await fetch(`${server.address}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'not yet' }]);
    expect((await fetch(`${server.address}/metrics`)).status).toBe(500);
  } finally {
    await server.close();
  }
});
