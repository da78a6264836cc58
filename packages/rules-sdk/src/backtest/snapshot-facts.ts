import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { rowsOf, type Until } from '../engine/index.js';
import type { Month } from './months.js';

/** What a backtest has to know of a snapshot before it runs rules on it. */
export interface SnapshotFacts {
  path: string;
  /** The state that it holds. */
  epoch: bigint;
  /** The days on which its epochs were closed, in order. Empty when it does not say. */
  epochs: { n: bigint; closedOn: string }[];
  regions: Map<string, { name: string; level: string; parent: string | null }>;
  /** Rows of all versions by relation. */
  rows: Map<string, number>;
}

/** A month, and what of the snapshot was known on its last day. */
export interface Moment extends Month {
  epoch: bigint;
  until: Until;
}

/** Reads the facts of a snapshot. Throws in one line when the file is none. */
export async function readFacts(path: string): Promise<SnapshotFacts> {
  try {
    const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY', threads: '1' });
    try {
      const connection = await instance.connect();
      const facts = await factsOf(connection, path);
      connection.closeSync();
      return facts;
    } finally {
      instance.closeSync();
    }
  } catch (cause) {
    const reason = (cause as Error).message.split('\n')[0];
    throw new Error(
      `${path} is no snapshot that can be read (${reason}); name one that the platform made, like snapshot-12.duckdb`,
      {
        cause,
      },
    );
  }
}

async function factsOf(connection: DuckDBConnection, path: string): Promise<SnapshotFacts> {
  const [info] = await rowsOf<{ epoch: bigint }>(connection, 'select epoch from snapshot_info');
  const regions = await rowsOf<{ code: string; name: string; level: string; parent: string | null }>(
    connection,
    'select code, name, level, admin_parent as parent from data.regions',
  );
  const rows = await rowsOf<{ name: string; count: bigint }>(
    connection,
    'select name, row_count as count from engine.relation',
  );
  return {
    path,
    epoch: info!.epoch,
    epochs: await epochsOf(connection),
    regions: new Map(regions.map(({ code, ...region }) => [code, region])),
    rows: new Map(rows.map(({ name, count }) => [name, Number(count)])),
  };
}

async function epochsOf(connection: DuckDBConnection): Promise<SnapshotFacts['epochs']> {
  const [table] = await rowsOf(
    connection,
    `select 1 from duckdb_tables() where schema_name = 'engine' and table_name = 'epoch'`,
  );
  if (!table) return [];
  return rowsOf(connection, 'select n, closed_on::varchar as "closedOn" from engine.epoch order by n');
}

/**
 * What was known on a month's last day: the last epoch closed by then. Before the first one nothing says what was known; then today's knowledge
 * holds, as far as its records are dated up to the day.
 */
export function momentOf(month: Month, { epoch, epochs }: SnapshotFacts): Moment {
  const known = epochs.findLast(({ n, closedOn }) => n <= epoch && closedOn <= month.asOf);
  return {
    ...month,
    epoch: known?.n ?? epoch,
    until: { day: month.asOf, history: known ? 'recorded' : 'dated' },
  };
}

/** The county that a region lies in; itself when it lies in none. */
export function countyOf(regions: SnapshotFacts['regions'], code: string | null): string | null {
  return ancestors(regions, code).find((one) => regions.get(one)?.level === 'county') ?? code;
}

/** Whether a region is, or lies in, another. */
export const liesIn = (regions: SnapshotFacts['regions'], code: string | null, region: string): boolean =>
  ancestors(regions, code).includes(region);

function ancestors(regions: SnapshotFacts['regions'], code: string | null): string[] {
  const found: string[] = [];
  // As deep as regions go, whatever a faulty file says.
  for (let at = code; at !== null && found.length < 8; at = regions.get(at)?.parent ?? null) found.push(at);
  return found;
}
