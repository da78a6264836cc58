import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ringOf, Vault } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { DatabaseClock } from '../clock/index.js';
import { foldersBelow } from '../folders.js';
import type { Platform } from '../open-platform.js';
import { assertPlatform } from './invariants.js';

/** A platform on a database and in a folder of its own; what it says is kept in `lines`. */
export interface TestPlatform {
  platform: Platform;
  database: TestDatabase;
  lines: string[];
  drop(): Promise<void>;
  /** {@link drop}, after a look whether all that must hold of a platform held to the end. */
  dropChecked(): Promise<void>;
}

/** What a platform may begin with instead of nothing: a database that nobody is connected to, and the folder that belongs to it. */
export interface Beginnings {
  database: string;
  stateDir: string;
}

export async function testPlatform(
  environment: Partial<Platform['environment']> = {},
  beginnings?: Beginnings,
): Promise<TestPlatform> {
  const database = await testDatabase(beginnings?.database);
  const stateDir = mkdtempSync(join(tmpdir(), 'qingqu-platform-'));
  if (beginnings) cpSync(beginnings.stateDir, stateDir, { recursive: true });
  const lines: string[] = [];
  const line = (text: string) => void lines.push(text);
  const dirs = {
    blobs: join(stateDir, 'blobs'),
    snapshots: join(stateDir, 'snapshots'),
    inbox: join(stateDir, 'inbox'),
  };
  for (const dir of Object.values(dirs)) mkdirSync(dir, { recursive: true });
  const masterKey = Buffer.alloc(32, 7);
  const platform: Platform = {
    environment: {
      databaseUrl: database.url,
      redisUrl: undefined,
      port: 0,
      host: '127.0.0.1',
      mode: 'development',
      stateDir,
      inboxDir: dirs.inbox,
      today: undefined,
      masterKey,
      sealingKeys: [],
      sweepMemory: '1GB',
      oidc: undefined,
      rates: {},
      documents: { mode: 'optional', automatic: false },
      introspection: undefined,
      tlsProxies: undefined,
      ops: undefined,
      traces: undefined,
      log: 'lines',
      allowUnsignedRules: false,
      uploadBytes: 1024 * 1024,
      leaseSeconds: 30,
      drainSeconds: 0,
      formatLimits: {},
      variables: {},
      ...environment,
    },
    folders: foldersBelow(resolve(__dirname, '../../../..')),
    voice: { line, progress: () => ({ at: () => undefined, done: line }) },
    secrets: {
      keys: ringOf(masterKey),
      keySources: { dir: join(stateDir, 'keys'), masterKey, sealingKeys: [] },
      authKey: Buffer.alloc(32, 9),
      auditKey: Buffer.alloc(32, 11),
      apiPassword: '',
      demoKey: Buffer.alloc(32, 5),
    },
    vault: new Vault(masterKey),
    databaseUrl: database.url,
    embedded: false,
    system: database.system,
    api: database.api,
    clock: await DatabaseClock.open(database.system),
    dirs,
    close: async () => undefined,
  };
  const test: TestPlatform = {
    platform,
    database,
    lines,
    async drop() {
      platform.clock.close();
      await database.drop();
      rmSync(stateDir, { recursive: true, force: true });
    },
    dropChecked: () => assertPlatform(database.system).finally(test.drop),
  };
  return test;
}
