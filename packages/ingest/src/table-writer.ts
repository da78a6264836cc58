import type pg from 'pg';
import { arrayLiteral } from './array-literal.js';
import { copyIn } from './copy-in.js';
import { fieldsOf } from './copy-text.js';
import type { Current, Decision } from './decide.js';
import { type Feed, isTextColumn, ownColumns } from './feed.js';

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
/** Columns that are not in a record and differ from row to row, behind its own. */
const perRow = ['row_no', 'version'] as const;

/** Reads and writes the records of one table, a set at a time. */
export class TableWriter {
  readonly #select: string;
  readonly #copy: string;
  readonly #insert: string;
  readonly #update: string;
  readonly #own: readonly { name: string; isText: boolean }[];
  #mayCopy: Promise<boolean> | undefined;

  constructor(private readonly feed: Feed) {
    const { name, columns } = feed.table;
    this.#own = ownColumns(feed).map((column) => ({ name: column.name, isText: isTextColumn(column) }));
    const own = [...this.#own.map((column) => column.name), ...perRow];
    const arrays = own.map((column, at) => `$${at + 4}::${columns.get(column)!.sqlType}[]`);
    // One array a column is the fastest way in that takes parameters.
    const rows = `unnest(${arrays.join(', ')}) as n(${own.join(', ')})`;
    this.#select = `select id, source_rev as rev, encode(content_hash, 'hex') as "contentHash", version, file_id as "fileId", row_no as "rowNo", scope_ord as "scopeOrd" from ${name} where id = any($1::uuid[])`;
    this.#copy = `copy ${name} (${[...own, ...Object.keys(shared)].join(', ')}) from stdin`;
    this.#insert = `insert into ${name} (${[...own, ...Object.keys(shared)].join(', ')}) select ${[...own.map((column) => `n.${column}`), ...Object.values(shared)].join(', ')} from ${rows} on conflict (${feed.year === undefined ? 'id' : 'id, fiscal_year'}) do nothing`;
    const assignments = [
      ...own.filter((column) => column !== 'id').map((column) => `${column} = n.${column}`),
      ...Object.entries(shared).map(([column, value]) => `${column} = ${value}`),
    ];
    // The version guards against a change since we looked; the trigger moves the superseded row to the history.
    this.#update = `update ${name} t set ${assignments.join(', ')} from ${rows} where t.id = n.id and t.version = n.version - 1`;
  }

  /**
   * The records of these ids as they are now.
   * @param year of a yearly table, the fiscal year in which most of them are: the parts of others are looked into for the rest alone
   */
  async current(client: pg.ClientBase, ids: readonly string[], year?: number): Promise<Map<string, Current>> {
    if (year === undefined) return this.#look(client, ids);
    const found = await this.#look(client, ids, { sql: 'fiscal_year = $2', year });
    const rest = ids.filter((id) => !found.has(id));
    for (const [id, record] of await this.#look(client, rest, { sql: 'fiscal_year <> $2', year }))
      found.set(id, record);
    return found;
  }

  async #look(
    client: pg.ClientBase,
    ids: readonly string[],
    among?: { sql: string; year: number },
  ): Promise<Map<string, Current>> {
    if (ids.length === 0) return new Map();
    const { rows } = await client.query<Current & { id: string }>(
      among ? `${this.#select} and ${among.sql}` : this.#select,
      [arrayLiteral(ids, false), ...(among ? [among.year] : [])],
    );
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
    recordOf: (decision: Decision) => Buffer,
  ): Promise<void> {
    let waiting = decisions.filter(({ version }) => version !== undefined);
    while (waiting.length > 0) {
      const [wave, later] = firstOfEach(waiting);
      // In one order for all, so that two files with the same records wait for each other instead of locking up.
      wave.sort((a, b) => (a.row.checked.good!.id < b.row.checked.good!.id ? -1 : 1));
      const [inserts, updates] = partition(wave, ({ version, isNew }) => isNew ?? version === 1);
      await this.#add(client, inserts, context, recordOf);
      await this.#writeSet(client, this.#update, updates, context, recordOf);
      waiting = later;
    }
  }

  /** Adds new records: by COPY where the session may. */
  async #add(
    client: pg.ClientBase,
    set: readonly Decision[],
    context: WriteContext,
    recordOf: (decision: Decision) => Buffer,
  ): Promise<void> {
    if (set.length === 0) return;
    if (!(await this.mayCopy(client))) return this.#writeSet(client, this.#insert, set, context, recordOf);
    const tail = `\t${this.feed.sourceSystem}\t${context.fileId}\t${context.epoch}\n`;
    const lines = joined(set, recordOf, ({ row, version }) => `\t${row.rowNo}\t${version}${tail}`);
    try {
      await copyIn(client, this.#copy, lines);
    } catch (error) {
      throw this.#isTaken(error) ? this.#lostRace() : error;
    }
  }

  /** Whether the session may COPY into the tables: row-level security holds for whoever is no superuser, and COPY does not go with it. */
  mayCopy(client: pg.ClientBase): Promise<boolean> {
    this.#mayCopy ??= client
      .query<{ free: boolean }>('select not row_security_active($1) as free', [this.feed.table.name])
      .then(({ rows }) => rows[0]!.free);
    return this.#mayCopy;
  }

  async #writeSet(
    client: pg.ClientBase,
    statement: string,
    set: readonly Decision[],
    context: WriteContext,
    recordOf: (decision: Decision) => Buffer,
  ): Promise<void> {
    if (set.length === 0) return;
    const records = set.map((decision) => fieldsOf(recordOf(decision)));
    const arrays = [
      ...this.#own.map(({ isText }, at) =>
        arrayLiteral(
          records.map((record) => record[at]!),
          isText,
        ),
      ),
      arrayLiteral(
        set.map(({ row }) => row.rowNo),
        false,
      ),
      arrayLiteral(
        set.map(({ version }) => version!),
        false,
      ),
    ];
    const { rowCount } = await client.query(statement, [
      this.feed.sourceSystem,
      context.fileId,
      context.epoch,
      ...arrays,
    ]);
    if (rowCount !== set.length) throw this.#lostRace();
  }

  /** Whether somebody else has made the record meanwhile. */
  #isTaken(error: unknown): boolean {
    const { code, constraint } = error as { code?: string; constraint?: string };
    return code === '23505' && constraint === `${this.feed.table.name}_pkey`;
  }

  #lostRace(): LostRace {
    return new LostRace(`${this.feed.name}: another file wrote the same records`);
  }
}

/** The lines of records, each with its end. */
function joined(
  set: readonly Decision[],
  recordOf: (decision: Decision) => Buffer,
  endOf: (decision: Decision) => string,
): Buffer {
  const parts = set.map((decision) => ({ record: recordOf(decision), end: endOf(decision) }));
  const bytes = Buffer.allocUnsafeSlow(parts.reduce((sum, { record, end }) => sum + record.length + end.length, 0));
  let at = 0;
  for (const { record, end } of parts) {
    bytes.set(record, at);
    at += record.length;
    at += bytes.write(end, at, 'latin1');
  }
  return bytes;
}

/** The first decision of each record, and the others. */
function firstOfEach(decisions: readonly Decision[]): [Decision[], Decision[]] {
  const seen = new Set<string>();
  return partition(decisions, ({ row }) => {
    const { id } = row.checked.good!;
    return !seen.has(id) && seen.add(id) !== undefined;
  });
}

/** Those of which it is so, and the others. */
export function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  const yes: T[] = [];
  const no: T[] = [];
  for (const item of items) (test(item) ? yes : no).push(item);
  return [yes, no];
}
