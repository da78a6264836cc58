import type pg from 'pg';
import { inTransaction } from '../pools.js';
import { Vault } from '../vault.js';
import { countByKey, type KeyUse } from './count-by-key.js';
import { KeyError } from './key-ring.js';
import { type SealedTable, sealedTables } from './sealed-tables.js';
import { keyNumberOf } from './sealing.js';

/** How often a batch is tried again when a writer is in its way. */
const MAX_TRIES = 10;
/** Values that come in under an older key while this runs are found by going over the tables again; more often it is somebody's mistake. */
const MAX_PASSES = 5;

export interface RotationRequest {
  /** Who ordered it; stands in `key_rotation`. */
  by: string;
  onProgress?: (progress: RotationProgress) => void;
  /** Stops after the batch in hand; a later run goes on from there. */
  signal?: AbortSignal;
}

/** Told after each batch. */
export interface RotationProgress {
  table: string;
  /** Rows rewritten in this run, in all tables. */
  rows: number;
}

export interface RotationResult {
  toKey: number;
  /** Rows rewritten in this run. */
  rows: number;
  /** Whether it was asked to stop before its end. */
  stopped: boolean;
  /** Values that are still under another key; empty when all is done. Not looked at after a stop. */
  left: KeyUse[];
  /** Values that could not be opened, and so were left as they are: by whom they were sealed, they were changed since. */
  damaged: number;
}

/**
 * Seals every personal value there is, of every version of every record and of the quarantine, anew under the newest key. Files may be
 * taken in meanwhile, and both keys open. Killed or stopped at any instant it can be run again, also by several at once. Identities and
 * content hashes do not change, for they do not depend on sealing keys.
 *
 * @throws KeyError when a value is sealed with a key that is not on the ring
 */
export async function rotateKeys(
  deps: { pool: pg.Pool; vault: Vault },
  request: RotationRequest,
): Promise<RotationResult> {
  const tables = sealedTables();
  // One key from beginning to end, even if a newer one is made meanwhile.
  const vault = Vault.shared(deps.vault.share());
  const result: RotationResult = { toKey: vault.sealingKey, rows: 0, stopped: false, left: [], damaged: 0 };
  await register(deps.pool, tables, result.toKey, request.by);
  for (let pass = 1; ; pass++) {
    const before = result.rows;
    result.damaged = 0;
    for (const table of tables) {
      await rewriteTable({ ...deps, vault }, table, request, result);
      if (result.stopped) return result;
    }
    result.left = (await countByKey(deps.pool, tables)).filter(({ key }) => key !== result.toKey);
    if (result.left.length === 0 || pass === MAX_PASSES || (pass > 1 && result.rows === before)) return result;
    await reopen(deps.pool, result);
  }
}

async function register(pool: pg.Pool, tables: readonly SealedTable[], toKey: number, by: string): Promise<void> {
  // What a rotation to an older key has left undone, this one does.
  await pool.query(
    `update key_rotation set status = 'done', finished_at = clock_timestamp() where to_key < $1 and status = 'running'`,
    [toKey],
  );
  await pool.query(
    `insert into key_rotation (to_key, table_name, started_by, status) select $1, name, $3, 'running' from unnest($2::text[]) name
     on conflict (to_key, table_name) do nothing`,
    [toKey, tables.map(({ name }) => name), by],
  );
}

/** Begins again with the tables in which values under another key are left. */
async function reopen(pool: pg.Pool, { toKey, left }: RotationResult): Promise<void> {
  await pool.query(
    `update key_rotation set status = 'running', last_id = null, finished_at = null where to_key = $1 and table_name = any($2) and status = 'done'`,
    [toKey, left.map(({ table }) => table)],
  );
}

async function rewriteTable(
  deps: { pool: pg.Pool; vault: Vault },
  table: SealedTable,
  { onProgress, signal }: RotationRequest,
  result: RotationResult,
): Promise<void> {
  for (;;) {
    if (signal?.aborted) {
      result.stopped = true;
      return;
    }
    const batch = await patiently(() =>
      inTransaction(deps.pool, (client) => rewriteBatch(client, deps.vault, table, result.toKey)),
    );
    if (!batch) return;
    result.rows += batch.rows;
    result.damaged += batch.damaged;
    onProgress?.({ table: table.name, rows: result.rows });
  }
}

/** Rewrites the next rows and moves the checkpoint behind them, both or neither; undefined when the table is done. */
async function rewriteBatch(
  client: pg.ClientBase,
  vault: Vault,
  table: SealedTable,
  toKey: number,
): Promise<{ rows: number; damaged: number } | undefined> {
  const { rows } = await client.query<{ id: bigint; lastId: string | null; status: string }>(
    `select id, last_id as "lastId", status from key_rotation where to_key = $1 and table_name = $2 for update`,
    [toKey, table.name],
  );
  const rotation = rows[0]!;
  if (rotation.status === 'done') return undefined;
  await client.query(`select set_config('app.key_rotation', $1, true)`, [rotation.id]);
  const found = await sealedElsewhere(client, table, toKey, rotation.lastId);
  if (found.length === 0) {
    await client.query(`update key_rotation set status = 'done', finished_at = clock_timestamp() where id = $1`, [
      rotation.id,
    ]);
    return undefined;
  }
  const { resealed, damaged } = resealAll(found, vault, table);
  const written = resealed.length === 0 ? 0 : await writeBack(client, table, resealed);
  const last = found.at(-1)!;
  await client.query('update key_rotation set last_id = $2, rewritten = rewritten + $3 where id = $1', [
    rotation.id,
    JSON.stringify(table.key.map(({ name }) => String(last[name]))),
    written,
  ]);
  return { rows: written, damaged };
}

type Row = Record<string, unknown>;

/** The next rows in which a value is sealed with another key. */
async function sealedElsewhere(
  client: pg.ClientBase,
  { name, columns, key, placedBy, batchRows }: SealedTable,
  toKey: number,
  lastId: string | null,
): Promise<Row[]> {
  const order = key.map((part) => part.name).join(', ');
  const after = lastId === null ? [] : (JSON.parse(lastId) as string[]);
  const isLater =
    lastId === null ? 'true' : `(${order}) > (${key.map(({ sqlType }, at) => `$${at + 2}::${sqlType}`).join(', ')})`;
  const { rows } = await client.query<Row>(
    `select ${[...key.map((part) => part.name), ...placedBy, ...columns].join(', ')} from ${name}
     where ${isLater} and (${columns.map((column) => `sealing_key(${column}) <> $1`).join(' or ')})
     order by ${order} limit ${batchRows}`,
    [toKey, ...after],
  );
  return rows;
}

/** A row with its values as they shall be. */
interface Resealed {
  row: Row;
  fresh: Record<string, Buffer | null>;
}

/** What of the rows changes, and how many of their values cannot be opened. */
function resealAll(rows: readonly Row[], vault: Vault, table: SealedTable): { resealed: Resealed[]; damaged: number } {
  let damaged = 0;
  const reseal = (row: Row, column: string): Buffer | null => {
    const sealed = row[column] as Buffer | null;
    if (sealed === null || keyNumberOf(sealed) === vault.sealingKey) return sealed;
    const place = table.placeOf(column, row);
    try {
      return vault.seal(vault.open(sealed, place), place);
    } catch (error) {
      if (error instanceof KeyError) throw error;
      damaged += 1;
      return sealed;
    }
  };
  const resealed = rows
    .map((row) => ({ row, fresh: Object.fromEntries(table.columns.map((column) => [column, reseal(row, column)])) }))
    .filter(({ row, fresh }) => table.columns.some((column) => fresh[column] !== row[column]));
  return { resealed, damaged };
}

/** Of a sealed value, these first bytes hold its nonce: no other value begins with them. */
const TELLING_BYTES = 15;

/** Writes the rows that nobody has changed meanwhile; the others are found when the table is gone over again. */
async function writeBack(
  client: pg.ClientBase,
  { name, columns, key }: SealedTable,
  resealed: readonly Resealed[],
): Promise<number> {
  const arrays = [
    ...key.map((part) => ({ ...part, values: resealed.map(({ row }) => row[part.name]) })),
    ...columns.flatMap((column) => [
      { name: `fresh_${column}`, sqlType: 'bytea', values: resealed.map(({ fresh }) => fresh[column]) },
      {
        name: `old_${column}`,
        sqlType: 'bytea',
        values: resealed.map(({ row }) => (row[column] as Buffer | null)?.subarray(0, TELLING_BYTES) ?? null),
      },
    ]),
  ];
  const isSame = [
    ...key.map((part) => `t.${part.name} = n.${part.name}`),
    ...columns.map((column) => `substr(t.${column}, 1, ${TELLING_BYTES}) is not distinct from n.old_${column}`),
  ];
  const { rowCount } = await client.query(
    `update ${name} t set ${columns.map((column) => `${column} = n.fresh_${column}`).join(', ')}
     from unnest(${arrays.map(({ sqlType }, at) => `$${at + 1}::${sqlType}[]`).join(', ')}) as n(${arrays.map((array) => array.name).join(', ')})
     where ${isSame.join(' and ')}`,
    arrays.map(({ values }) => values),
  );
  return rowCount!;
}

/** Does it again when it and a writer have waited for each other. */
async function patiently<T>(act: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await act();
    } catch (error) {
      const isPassing = /^40...$/.test(String((error as { code?: unknown }).code ?? ''));
      if (!isPassing || tries >= MAX_TRIES) throw error;
    }
  }
}
