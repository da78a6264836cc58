// An upgrade of a cluster that goes on working:
//   1. a worker of this version takes files in;
//   2. a newer version comes, brings the schema on (it only adds), and works beside the older one, five times;
//   3. a version that takes away what the older one needs waits until nobody needs it any more;
//   4. then the older one is refused, whether it starts or has been asleep.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type IngestDeps, ingestDelivery } from '@qingqu/ingest';
import { assertInvariants } from '@qingqu/ingest/testing';
import { databaseSchemaVersion, ownSchemaVersion, Vault } from '@qingqu/schema';
import { keepEvidence, type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { waitFor } from '../embedded-postgres/wait.js';
import { wakeForFiles } from '../night.js';
import { openQueue, type WakeQueue } from '../queue.js';
import { registered } from '../registry.js';
import { keepApiLogin } from '../testing/keep-api-login.js';
import { killAll, run, start } from '../testing/qingqu.js';

const PATIENCE_SECONDS = 180;
const root = resolve(__dirname, '../../../..');
const own = ownSchemaVersion({ schemaDir: join(root, 'schema') });
const folder = mkdtempSync(join(tmpdir(), 'qingqu-upgrade-'));
const stateDir = join(folder, 'state');
let database: TestDatabase;
let queue: WakeQueue;
let ingest: IngestDeps;

/** Migrations of versions to come: each only adds. */
const additions = [
  'alter table ingest_file add column note text',
  'alter table sweep add column priority integer not null default 0',
  'create table letter (id bigint primary key); alter table letter enable row level security; alter table letter force row level security',
  'create index ingest_row_outcome on ingest_row (outcome)',
  "create function greeting() returns text language sql as $$ select '您好' $$",
];

beforeAll(async () => {
  database = await testDatabase();
  keepApiLogin(stateDir);
  queue = await openQueue({ databaseUrl: database.url, redisUrl: undefined });
  ingest = {
    pool: database.system,
    vault: new Vault(Buffer.alloc(32, 7)),
    blobDir: join(stateDir, 'blobs'),
    now: () => performance.now(),
  };
});
afterAll(async () => {
  await killAll();
  await queue.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

it('goes on through five upgrades, the older version beside the newer, and refuses it when it can no longer work', async () => {
  const older = start(['worker'], environment());
  await older.said(/the worker is running/);
  for (const [n, addition] of additions.entries()) {
    const checkout = newerCheckout(n + 1, [addition], own.minimum);
    await handIn(`before-${n}`);
    const newer = start(['worker'], environment(), checkout);
    await handIn(`while-${n}`);
    await newer.said(/the worker is running/);
    await handIn(`beside-${n}`);
    await areIn(3 * (n + 1));
    expect(await databaseSchemaVersion(database.system)).toEqual({
      version: own.version + n + 1,
      minimum: own.minimum,
    });
    const versions = (await registered(database.system)).map(({ schemaVersion }) => schemaVersion);
    expect(versions.sort()).toEqual([own.version, own.version + n + 1]);
    newer.kill('SIGTERM');
    expect((await newer.ended).code).toBe(0);
  }
  await assertInvariants(database.system);

  const next = own.version + additions.length + 1;
  const contracting = newerCheckout(additions.length + 1, ['alter table ingest_file drop column note'], next);
  const early = await run(['migrate'], environment(), contracting);
  expect(early).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/仍有较早的进程在运行：worker .*stop or update them first/),
  });
  older.kill('SIGTERM');
  expect((await older.ended).code).toBe(0);

  const asleep = start(['worker'], environment());
  await asleep.said(/the worker is running/);
  // As if it had given no sign of life for so long that nobody waited for it.
  await database.system.query(`update schema_version set minimum = ${next}`);
  expect(await asleep.ended).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/请升级本机的程序后再启动 \/ .*update the program/),
  });

  expect((await run(['migrate'], environment(), contracting)).code).toBe(0);
  expect(await databaseSchemaVersion(database.system)).toEqual({ version: next, minimum: next });
  expect(await run(['worker'], environment())).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/update the program on this machine/),
  });
  keepEvidence('F14', {
    upgrades: additions.length,
    'files taken in meanwhile': additions.length * 3,
    contractions: 1,
  });
}, 400_000);

const environment = () => ({
  DATABASE_URL: database.url,
  QINGQU_STATE: stateDir,
  QINGQU_MASTER_KEY: '07'.repeat(32),
});

/** This checkout with more migrations: of a version to come. */
function newerCheckout(number: number, last: string[], minimum: number): string {
  const checkout = join(folder, `newer-${number}`);
  const schema = join(checkout, 'schema');
  const [before] = number > 1 ? [join(folder, `newer-${number - 1}`, 'schema')] : [join(root, 'schema')];
  mkdirSync(schema, { recursive: true });
  for (const name of ['packages', 'examples']) symlinkSync(join(root, name), join(checkout, name));
  symlinkSync(join(root, 'schema/reference'), join(schema, 'reference'));
  cpSync(join(before, 'migrations'), join(schema, 'migrations'), { recursive: true });
  const path = join(schema, 'migrations/meta/_journal.json');
  const journal = JSON.parse(readFileSync(path, 'utf8')) as { entries: { idx: number; when: number; tag: string }[] };
  const { idx, when } = journal.entries.at(-1)!;
  const tag = `00${idx + 1}_to_come`;
  journal.entries.push({ ...journal.entries.at(-1)!, idx: idx + 1, when: when + 1_000, tag });
  writeFileSync(path, JSON.stringify(journal));
  writeFileSync(join(schema, `migrations/${tag}.sql`), last.join(';\n'));
  writeFileSync(join(schema, 'migrations/compatible.json'), JSON.stringify({ minimum }));
  return checkout;
}

/** Registers a file, as the API does, and wakes a worker for it. */
async function handIn(name: string): Promise<void> {
  const bytes = Buffer.from(`key,name,region_code,status\n${name},路,410225000000,running\n`);
  const [batch] = await ingestDelivery(ingest, { feed: 'project', bytes, name, receivedBy: 'test', later: true });
  await wakeForFiles(queue, [batch!.id]);
}

const areIn = (count: number) =>
  waitFor(PATIENCE_SECONDS, async () => {
    const { rows } = await database.system.query<{ n: number }>(
      "select count(*)::int as n from ingest_file where status = 'done' and n_loaded = 1",
    );
    return rows[0]!.n === count || undefined;
  });
