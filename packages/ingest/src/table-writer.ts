import type pg from 'pg';
import { arrayLiteral } from './array-literal.js';
import type { Current, Decision } from './decide.js';
import type { Feed, Value } from './feed.js';

/** Another transaction changed a record between our look and our write; look again. */
export class LostRace extends Error {
  override name = 'LostRace';
}

/** What all rows of one transaction share. */
export interface WriteContext {
  fileId: bigint;
  epoch: bigint;
}

/** Columns that are the same for all rows of a statement, as its parameters. */
const shared: Record<string, string> = { source_system: '$1', file_id: '$2::bigint', epoch_from: '$3::bigint' };

/** Reads and writes the records of one table, a set at a time. */
export class TableWriter {
  readonly #select: string;
  readonly #insert: string;
  readonly #update: string;
  /** The columns that differ from row to row: their place in a record, and whether their texts must be quoted. */
  readonly #own: readonly { name: string; at: number; isText: boolean }[];

  constructor(private readonly feed: Feed) {
    const { name, columns } = feed.table;
    this.#own = [...columns.values()]
      .map((column, at) => ({ name: column.name, at, isText: column.sqlType === 'text' || column.sqlType === 'bytea' }))
      .filter((column) => !(column.name in shared));
    const own = this.#own.map((column) => column.name);
    const arrays = own.map((column, at) => `$${at + 4}::${columns.get(column)!.sqlType}[]`);
    // One array a column is the fastest way in that takes parameters.
    const rows = `unnest(${arrays.join(', ')}) as n(${own.join(', ')})`;
    this.#select = `select id, source_rev as rev, encode(content_hash, 'hex') as "contentHash", version, file_id as "fileId", row_no as "rowNo" from ${name} where id = any($1::uuid[])`;
    this.#insert = `insert into ${name} (${[...own, ...Object.keys(shared)].join(', ')}) select ${[...own.map((column) => `n.${column}`), ...Object.values(shared)].join(', ')} from ${rows} on conflict (id) do nothing`;
    const assignments = [
      ...own.filter((column) => column !== 'id').map((column) => `${column} = n.${column}`),
      ...Object.entries(shared).map(([column, value]) => `${column} = ${value}`),
    ];
    // The version guards against a change since we looked; the trigger moves the superseded row to the history.
    this.#update = `update ${name} t set ${assignments.join(', ')} from ${rows} where t.id = n.id and t.version = n.version - 1`;
  }

  /** The records of these ids as they are now. */
  async current(client: pg.ClientBase, ids: readonly string[]): Promise<Map<string, Current>> {
    if (ids.length === 0) return new Map();
    const { rows } = await client.query<Current & { id: string }>(this.#select, [arrayLiteral(ids, false)]);
    return new Map(rows.map(({ id, ...current }) => [id, current]));
  }

  /**
   * Writes what the decisions say. A record that changes more than once is written that often, in order, so that its history is whole.
   * @throws LostRace
   */
  async write(
    client: pg.ClientBase,
    decisions: readonly Decision[],
    context: WriteContext,
    recordOf: (decision: Decision) => readonly Value[],
  ): Promise<void> {
    let waiting = decisions.filter(({ version }) => version !== undefined);
    while (waiting.length > 0) {
      const [wave, later] = firstOfEach(waiting);
      // In one order for all, so that two files with the same records wait for each other instead of locking up.
      wave.sort((a, b) => (a.row.checked.good!.id < b.row.checked.good!.id ? -1 : 1));
      const [inserts, updates] = partition(wave, ({ version }) => version === 1);
      await this.#writeSet(client, this.#insert, inserts, context, recordOf);
      await this.#writeSet(client, this.#update, updates, context, recordOf);
      waiting = later;
    }
  }

  async #writeSet(
    client: pg.ClientBase,
    statement: string,
    set: readonly Decision[],
    context: WriteContext,
    recordOf: (decision: Decision) => readonly Value[],
  ): Promise<void> {
    if (set.length === 0) return;
    const records = set.map(recordOf);
    const arrays = this.#own.map(({ name, at, isText }) => {
      if (name === 'row_no')
        return arrayLiteral(
          set.map(({ row }) => row.rowNo),
          false,
        );
      if (name === 'version')
        return arrayLiteral(
          set.map(({ version }) => version!),
          false,
        );
      return arrayLiteral(
        records.map((record) => record[at]!),
        isText,
      );
    });
    const { rowCount } = await client.query(statement, [
      this.feed.sourceSystem,
      context.fileId,
      context.epoch,
      ...arrays,
    ]);
    if (rowCount !== set.length) throw new LostRace(`${this.feed.name}: another file wrote the same records`);
  }
}

/** The first decision of each record, and the others. */
function firstOfEach(decisions: readonly Decision[]): [Decision[], Decision[]] {
  const seen = new Set<string>();
  return partition(decisions, ({ row }) => {
    const { id } = row.checked.good!;
    return !seen.has(id) && seen.add(id) !== undefined;
  });
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  const yes: T[] = [];
  const no: T[] = [];
  for (const item of items) (test(item) ? yes : no).push(item);
  return [yes, no];
}
