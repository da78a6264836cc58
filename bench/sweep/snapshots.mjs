import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { timed } from '../lib/numbers.mjs';
import { quoted, withDuckDb } from './duckdb.mjs';

/**
 * The least that any copy into DuckDB costs: Postgres writes each relation's current rows into a file by itself, DuckDB reads it.
 * No versions, no epochs, no progress, no atomic renaming.
 */
export async function copyAndRead(pool, sources, memory) {
  const dir = await mkdtemp(join(tmpdir(), 'qingqu-bench-'));
  // The server may run under another user, and writes the files itself.
  await chmod(dir, 0o777);
  try {
    return await timed(() =>
      withDuckDb(
        join(dir, 'bare.duckdb'),
        { memory_limit: memory, preserve_insertion_order: 'false' },
        async (duck) => {
          for (const { name, columns, from } of sources) {
            const file = join(dir, `${name}.csv`);
            await pool.query(
              `copy (select ${columns.map(({ sql }) => sql).join(', ')} from ${from}) to ${quoted(file)} (format csv)`,
            );
            const types = columns.map((column) => `${quoted(column.name)}: ${quoted(column.type)}`).join(', ');
            await duck.run(`create table "${name}" as select * from read_csv(${quoted(file)}, columns = {${types}},
            auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false)`);
          }
          await duck.run('checkpoint');
        },
      ),
    );
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/**
 * A new version of one row in a hundred of the two large tables, in the open epoch. Returns how many. A fen less, not more: a fen more would put every changed
 * one-card line over its standard, and a night would raise thousands of warnings that no real one does.
 */
export async function changeSome(pool, { stampEpoch, inTransaction }) {
  return inTransaction(pool, async (client) => {
    const epoch = await stampEpoch(client);
    let changed = 0;
    for (const table of ['payment', 'subsidy_line']) {
      const { rowCount } = await client.query(
        `update ${table} set version = version + 1, epoch_from = $1, amount_fen = amount_fen - 1
         where (hashtext(id::text) & 2147483647) % 100 = $1::bigint % 100`,
        [epoch],
      );
      changed += rowCount;
    }
    // Ingest notes in which epoch it wrote; without it the epoch would count as empty.
    await client.query('update ingest_file set epoch_last = $1 where id = (select max(id) from ingest_file)', [epoch]);
    return changed;
  });
}

export const fileMb = async (path) => Math.round((await stat(path)).size / 2 ** 20);
