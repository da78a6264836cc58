import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase, withoutIndexes } from '../lib/database.mjs';
import { generatedWorld, MASTER_KEY } from '../lib/feeds.mjs';
import { timed } from '../lib/numbers.mjs';
import { built, rootDir, stateDir } from '../lib/paths.mjs';

/** Hands over a database with `copies` of the generated world, its addresses, and an empty folder for its snapshots. */
export async function withWorld(options, report, server, work) {
  const { scale, copies, asOf, fresh } = options;
  const db = await openDatabase(server, `bench_sweep_${scale}_${copies}`, {
    content: `sweep ${scale} × ${copies} ${asOf}`,
    fresh,
    fill: async (pool) => {
      await takeIn(pool, await generatedWorld(scale, options, report.line), report.line);
      await multiply(pool, copies, report.line);
      await pool.query('vacuum analyze');
    },
    log: report.line,
  });
  const { systemPool } = await built('schema');
  const pool = systemPool(db.url, 4);
  const snapshotDir = join(stateDir, `snapshots-${scale}-${copies}`);
  try {
    await rm(snapshotDir, { recursive: true, force: true });
    await mkdir(snapshotDir, { recursive: true });
    return await work({ pool, snapshotDir, url: db.url, apiUrl: db.apiUrl });
  } finally {
    await pool.end();
  }
}

/** The evaluator as the platform runs it. */
export const evaluatorSettings = ({ options, snapshotDir }) => ({
  path: join(rootDir, 'packages', 'sweep', 'dist', 'evaluator', 'child.js'),
  memoryLimit: options.memory,
  threads: options.threads,
  tempDirectory: snapshotDir,
});

/** Takes a generated world in through the real ingest. */
export async function takeIn(pool, dir, log) {
  const { ingestFiles } = await built('packages/ingest');
  const { Vault } = await built('schema');
  const names = (await readdir(dir)).filter((name) => /^\d.*\.csv$/.test(name)).sort();
  const deps = { pool, vault: new Vault(MASTER_KEY), blobDir: join(stateDir, 'blobs'), now: () => Date.now() };
  const { ms, result } = await timed(() =>
    ingestFiles(deps, { paths: names.map((name) => join(dir, name)), receivedBy: 'bench' }),
  );
  const failed = result.find(({ status }) => status !== 'done');
  if (failed) throw new Error(`${failed.name}: ${failed.status} ${JSON.stringify(failed.words ?? failed.refusal)}`);
  const rows = result.reduce((sum, { read }) => sum + read, 0);
  log(`Took in ${rows.toLocaleString('en')} rows in ${Math.round(ms / 1000)} s.`);
}

/** What everybody shares is not copied, and columns that refer to it stay as they are. */
const shared = ['fund', 'fund_target_region', 'programme', 'programme_standard', 'region_budget'];
export const isShared = (table) => shared.includes(table);
const sharedRefs = ['fund_id', 'programme_id'];
/** Names and numbers by which rules join: a copy has its own, or copies would find one another. */
const suffixed = new Set(
  `name payee_name payee_org_name holder_org_name code application_no voucher_no contract_no approval_no plan_no batch_no
   serial_no bank_serial household_no address`.split(/\s+/),
);
/** What is checked by its form keeps it: documents of copies come from other offices, and only the registers' own codes differ. */
const ofForm = new Set(['doc_no', 'superior_doc_no']);
const owners = new Set(['enterprise', 'agency']);

/** Adds `copies - 1` copies of all business rows, with identities of their own: a larger world at the speed of SQL. */
export async function multiply(pool, copies, log) {
  if (copies === 1) return;
  const { businessTables } = await built('schema');
  const client = await pool.connect();
  try {
    const { ms } = await timed(async () => {
      await client.query('begin');
      for (const table of businessTables.keys()) {
        if (isShared(table)) continue;
        const { rows } = await client.query(
          `select column_name as name, data_type as type from information_schema.columns
           where table_schema = 'public' and table_name = $1 order by ordinal_position`,
          [table],
        );
        const list = rows.map(({ name }) => `"${name}"`).join(', ');
        const values = rows.map(({ name, type }) => copiedColumn(table, name, type)).join(', ');
        await withoutIndexes(client, [table], () =>
          client.query(
            `insert into ${table} (${list}) select ${values} from ${table}, generate_series(2, ${copies}) copy`,
          ),
        );
      }
      await client.query('commit');
    });
    log(`Made ${copies - 1} copies of it in ${Math.round(ms / 1000)} s.`);
  } finally {
    client.release();
  }
}

/** What a column is in a copy: an identity of its own, or the same. */
export function copiedColumn(table, name, type) {
  if (type === 'uuid' && !sharedRefs.includes(name)) return `md5("${name}"::text || copy)::uuid`;
  if (name === 'source_key' || suffixed.has(name)) return `"${name}" || copy`;
  if (name === 'uscc' && owners.has(table)) return `"${name}" || copy`;
  if (ofForm.has(name)) return `chr(19968 + copy::integer) || "${name}"`;
  return `"${name}"`;
}

/** Does the work and ends the evaluator's process, or a failure would keep the benchmark from ending. */
export async function closing(evaluator, work) {
  try {
    return await work();
  } finally {
    await evaluator.close();
  }
}
