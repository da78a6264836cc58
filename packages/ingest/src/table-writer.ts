import type pg from 'pg';
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

/** Reads and writes the records of one table, a set at a time. */
export class TableWriter {
  readonly #select: string;
  readonly #insert: string;
  readonly #update: string;

  constructor(private readonly feed: Feed) {
    const { name, columns } = feed.table;
    const shared = { source_system: '$2', file_id: '$3::bigint', epoch_from: '$4::bigint' };
    const own = [...columns.keys()].filter((column) => !(column in shared));
    const list = own.map((column) => `${column} ${columns.get(column)!.sqlType}`).join(', ');
    const rows = `json_to_recordset($1::json) as n(${list})`;
    this.#select = `select id, source_rev as rev, encode(content_hash, 'hex') as "contentHash", version, file_id as "fileId", row_no as "rowNo" from ${name} where id = any($1::uuid[])`;
    this.#insert = `insert into ${name} (${[...own, ...Object.keys(shared)].join(', ')}) select ${own.map((column) => `n.${column}`).join(', ')}, ${Object.values(shared).join(', ')} from ${rows} on conflict (id) do nothing`;
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
    const { rows } = await client.query<Current & { id: string }>(this.#select, [ids]);
    return new Map(rows.map(({ id, ...current }) => [id, current]));
  }

  /** Writes what the decisions say. A record that changes more than once is written that often, in order, so that its history is whole. */
  async write(
    client: pg.ClientBase,
    decisions: readonly Decision[],
    context: WriteContext,
    recordOf: (decision: Decision) => Record<string, Value>,
  ): Promise<void> {
    let waiting = decisions.filter(({ version }) => version !== undefined);
    while (waiting.length > 0) {
      const [wave, later] = firstOfEach(waiting);
      // In one order for all, so that two files with the same records wait for each other instead of locking up.
      wave.sort((a, b) => (a.row.checked.good!.id < b.row.checked.good!.id ? -1 : 1));
      const [inserts, updates] = partition(wave, ({ version }) => version === 1);
      for (const [statement, rows] of [
        [this.#insert, inserts],
        [this.#update, updates],
      ] as const) {
        if (rows.length === 0) continue;
        const records = rows.map((decision) =>
          Object.assign(recordOf(decision), { row_no: decision.row.rowNo, version: decision.version }),
        );
        const { rowCount } = await client.query(statement, [
          JSON.stringify(records),
          this.feed.sourceSystem,
          context.fileId,
          context.epoch,
        ]);
        if (rowCount !== rows.length) throw new LostRace(`${this.feed.name}: another file wrote the same records`);
      }
      waiting = later;
    }
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
