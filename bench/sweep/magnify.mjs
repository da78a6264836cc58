import { existsSync, writeFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { timed } from '../lib/numbers.mjs';
import { built, stateDir } from '../lib/paths.mjs';
import { withDuckDb } from './duckdb.mjs';
import { copiedColumn, isShared, withWorld } from './world.mjs';

/**
 * A snapshot of `copies` of the generated world with identities of their own, made inside DuckDB from the snapshot of one: sizes for which Postgres would
 * take hours to fill. In its last epoch one row in a hundred of the two large tables is a new version. Hands over the database of the one world too.
 */
export function withMagnified(options, report, server, work) {
  const { scale, copies, memory, fresh } = options;
  return withWorld({ ...options, copies: 1 }, report, server, async ({ pool, snapshotDir }) => {
    const { buildSnapshot } = await built('packages/sweep');
    const { closeEpoch } = await built('schema');
    const dir = join(stateDir, `magnified-${scale}-${copies}`);
    const marker = join(dir, 'complete');
    if (fresh || !existsSync(marker)) {
      await rm(dir, { recursive: true, force: true });
      await mkdir(dir, { recursive: true });
      const base = await buildSnapshot({ pool, dir: snapshotDir }, { epoch: await closeEpoch(pool) });
      const { ms, result: rows } = await timed(() => magnify(base, dir, { copies, memory }));
      writeFileSync(marker, String(base.epoch + 1n));
      report.line(
        `Made a snapshot of ${rows.toLocaleString('en')} rows (${scale} × ${copies}) in ${Math.round(ms / 1000)} s.`,
      );
    }
    const { snapshotEpochs, snapshotPath } = await built('packages/sweep', 'snapshot/files.js');
    const [epoch] = await snapshotEpochs(dir);
    return work({ pool, dir, path: snapshotPath(dir, epoch), epoch, before: epoch - 1n });
  });
}

async function magnify(base, dir, { copies, memory }) {
  const { copySnapshot, snapshotPath } = await built('packages/sweep', 'snapshot/files.js');
  const { relationSources, formatDigest } = await built('packages/sweep', 'snapshot/mapping.js');
  const { writeFacts } = await built('packages/sweep', 'snapshot/load.js');
  const sources = relationSources();
  const epoch = base.epoch + 1n;
  const path = snapshotPath(dir, epoch);
  await copySnapshot(base.path, path);
  return withDuckDb(path, { memory_limit: memory, preserve_insertion_order: 'false' }, async (duck) => {
    for (const { name, source, columns, versioned } of sources) {
      if (!versioned || isShared(source)) continue;
      const values = [
        ...columns.map((column) => copiedColumn(source, column.name, column.type.toLowerCase())),
        'epoch_from',
        'epoch_to',
      ];
      await duck.run(
        `insert into data."${name}" select ${values.join(', ')} from data."${name}", range(2, ${copies + 1}) as t(copy)`,
      );
    }
    for (const name of ['payments', 'subsidy_lines']) {
      await duck.run(
        `create temp table changed as select * replace (amount_fen + 1 as amount_fen, ${epoch} as epoch_from) from data."${name}" where hash(id) % 100 = 0`,
      );
      await duck.run(`update data."${name}" set epoch_to = ${epoch} where hash(id) % 100 = 0`);
      await duck.run(`insert into data."${name}" select * from changed`);
      await duck.run('drop table changed');
    }
    const rows = await writeFacts(duck, sources, {
      epoch,
      format: formatDigest(sources),
      builtAtEpoch: epoch,
      deltas: 0,
    });
    await duck.run('checkpoint');
    return rows;
  });
}
