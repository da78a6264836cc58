import { LIST, listValue, VARCHAR } from '@duckdb/node-api';
import { canonicalJson, currentIn, type OpenSnapshot, type Relation, rowsSql, viewSql } from '@qingqu/rules-sdk/engine';
import { quoted, rowsOf } from '../duckdb.js';
import { reachesParts, type Way, waysOf } from './look-ups.js';
import type { KeysMessage, Subjects } from './protocol.js';

// A run by keys. A rule says into which parts its result falls (`key`) and which parts changes elsewhere reach (`reaches`). The parts that the
// changes since an earlier epoch reach are found first; then the rule runs over the rows of those parts alone. Most rules of a night fall into the same
// few sets of parts: what was found and copied out for one of them serves the others.

/** More rows of a relation than these are looked at where they lie: copied, they would take more memory than they save time. */
const COPIED_MOST = 250_000;
/** A copy reads every column of the relation, a rule only its own: the copy is worth it when so many rules have asked. */
const COPIED_FROM = 3;

/** The parts that changes reach. */
export interface Parts {
  count: number;
  /** What the rule's relations stand for while it runs: relation → SELECT. */
  shown: Map<Relation, string>;
  /** Which of the subjects that were asked about lie in them. */
  subjects: Subjects;
}

const nothing: Parts = { count: 0, shown: new Map(), subjects: {} };

/**
 * Finds the parts that the changes reach. Undefined when the rule has to run over everything: something changed of which the rule does not say
 * what it reaches, or so much did that running over everything is cheaper.
 */
export async function findParts(snapshot: OpenSnapshot, keys: KeysMessage): Promise<Parts | undefined> {
  // Looking back, a row says something else with the day: epochs do not tell what changed.
  if (snapshot.sees.until) return undefined;
  const keyed = keyedRelations(snapshot, keys);
  if (!keyed) return undefined;
  const changed = await changedRelations(snapshot, keys);
  if (!changed.every(({ name }) => name in keys.key || name in keys.reaches)) return undefined;
  const reached = await reachedBy(snapshot, keys, keyed, changed);
  if (reached.count === 0) return nothing;
  const rows: RowsInParts[] = [];
  for (const one of keyed) rows.push(await rowsInParts(snapshot, keys.base, reached, one));
  const all = keyed.reduce((total, { relation }) => total + Number(relation.rowCount), 0);
  if (rows.reduce((sum, { count }) => sum + count, 0) / Math.max(all, 1) > keys.maxShare) return undefined;
  for (const one of rows) await copyOut(snapshot, one);
  return {
    count: reached.count,
    shown: new Map([
      ...rows.map((one) => [one.relation, shownSql(snapshot, one)] as const),
      ...(await lookUps(snapshot, keys, reached, rows)),
    ]),
    subjects: await subjectsIn(snapshot, keys, rows),
  };
}

/** Lets the rule see the rows of the parts alone, where a relation's rows belong to parts. */
export async function restrictTo({ connection }: OpenSnapshot, { shown }: Parts): Promise<void> {
  await connection.run([...shown].map(([relation, rows]) => asView(relation, rows)).join(';\n'));
}

/** Lets it see everything again. */
export async function liftRestriction({ connection, sees }: OpenSnapshot, { shown }: Parts): Promise<void> {
  await connection.run([...shown.keys()].map((relation) => viewSql(relation, sees)).join(';\n'));
}

/** What was found out for the rules before. */
interface Known {
  /** The relations that changed since a base: the same for all rules. */
  changed: Map<bigint, Relation[]>;
  /** By what they follow from. */
  reached: Map<string, Reached>;
}

/** A set of parts, and what was made of it so far. */
interface Reached {
  /** Numbers the tables that belong to it. */
  n: number;
  count: number;
  /** Whether the rows without a key are among the parts. */
  hasNull: boolean;
  rows: Map<string, RowsInParts>;
  /** SELECT → the table that holds its rows. */
  lookUps: Map<string, string>;
}

/** The rows of a relation that lie in the parts: those that were current at some time from the base's epoch on. */
interface RowsInParts {
  relation: Relation;
  /** The key. */
  column: string;
  condition: string;
  count: number;
  /** How many rules have looked at them. */
  asked: number;
  /** The table that they may be copied into. */
  table: string;
  copied: boolean;
}

const known = new WeakMap<OpenSnapshot, Known>();

function knownOf(snapshot: OpenSnapshot): Known {
  const of = known.get(snapshot) ?? { changed: new Map(), reached: new Map() };
  known.set(snapshot, of);
  return of;
}

const keysTable = (n: number) => `temp.main.parts_${n}`;

/** Parts with subjects of the rule's own are for this run alone: number 0, which the next such run overwrites. */
async function reachedBy(
  snapshot: OpenSnapshot,
  keys: KeysMessage,
  keyed: Keyed[],
  changed: Relation[],
): Promise<Reached> {
  const before = knownOf(snapshot).reached;
  const { type } = keyed[0]!;
  const from = changed.map(({ name }) => [name, keys.key[name], keys.reaches[name]?.sql]);
  const alone = Object.keys(keys.also).length > 0;
  const of = canonicalJson({ base: String(keys.base), type, from });
  const found = alone ? undefined : before.get(of);
  if (found) return found;
  const n = alone ? 0 : before.size + 1;
  const reached = { n, ...(await collectKeys(snapshot, keys, keyed, changed, n)), rows: new Map(), lookUps: new Map() };
  if (!alone) before.set(of, reached);
  return reached;
}

export interface Keyed {
  relation: Relation;
  column: string;
  /** The key of a row, in the type that all keys of the rule have. */
  expression: string;
  type: string;
}

/** Undefined when the key names something that is not there, or leaves a subject out: such a rule runs over everything. */
export function keyedRelations(
  { relations }: OpenSnapshot,
  { key, kinds }: Pick<KeysMessage, 'key' | 'kinds'>,
): Keyed[] | undefined {
  const named = Object.entries(key).map(([name, column]) => {
    const relation = relations.find((one) => one.name === name && one.versioned);
    return { relation: relation!, column, own: relation?.columns.get(column) };
  });
  const types = new Set(named.map(({ own }) => own));
  if (types.has(undefined) || !kinds.every((kind) => named.some(({ relation }) => relation.source === kind)))
    return undefined;
  const type = types.size === 1 ? [...types][0]! : 'VARCHAR';
  return named.map(({ relation, column, own }) => ({
    relation,
    column,
    type,
    expression: own === type ? `"${column}"` : `"${column}"::${type}`,
  }));
}

/** Rows without a key are a part of their own. It is asked for only where it is reached: an OR costs the speed of a plain IN. */
export function conditionOf({ expression }: Keyed, hasNull: boolean, parts = 'temp.main.parts'): string {
  const condition = `${expression} in (select key from ${parts})`;
  return hasNull ? `(${condition} or ${expression} is null)` : condition;
}

/** Versions that began or ended after the base's epoch and up to the one that is looked at. */
const changedSince = (base: bigint, { epoch }: OpenSnapshot['sees']) =>
  `((epoch_from > ${base} and epoch_from <= ${epoch}) or (epoch_to > ${base} and epoch_to <= ${epoch}))`;

/** Versions that were current at some time from the base's epoch on. An older one says nothing of where a record belongs. */
const currentSince = (base: bigint, { epoch }: OpenSnapshot['sees']) =>
  `epoch_from <= ${epoch} and (epoch_to is null or epoch_to > ${base})`;

async function changedRelations(snapshot: OpenSnapshot, keys: KeysMessage): Promise<Relation[]> {
  const { changed } = knownOf(snapshot);
  if (!changed.has(keys.base)) changed.set(keys.base, await allChanged(snapshot, keys.base));
  const names = new Set([...keys.relations, ...Object.keys(keys.key), ...Object.keys(keys.reaches)]);
  return changed.get(keys.base)!.filter(({ name }) => names.has(name));
}

async function allChanged({ connection, relations, sees }: OpenSnapshot, base: bigint): Promise<Relation[]> {
  const versioned = relations.filter((relation) => relation.versioned);
  const tests = versioned.map(
    ({ name }) =>
      `select ${quoted(name)} as name where exists (select 1 from data."${name}" where ${changedSince(base, sees)})`,
  );
  const changed = await rowsOf<{ name: string }>(connection, tests.join(' union all '));
  return versioned.filter(({ name }) => changed.some((one) => one.name === name));
}

async function collectKeys(
  snapshot: OpenSnapshot,
  keys: KeysMessage,
  keyed: Keyed[],
  changed: Relation[],
  n: number,
): Promise<{ count: number; hasNull: boolean }> {
  const { connection, sees } = snapshot;
  const { type } = keyed[0]!;
  const since = changedSince(keys.base, sees);
  await connection.run(`create or replace temp table reached (key ${type})`);
  for (const relation of changed) await collectFrom(snapshot, keys, keyed, relation, since);
  for (const { relation } of keyed) {
    const ids = keys.also[relation.source];
    if (!ids?.length) continue;
    await withIds(snapshot, 'create or replace temp table asked as select unnest($1)::uuid as id', ids);
    const those = `${currentSince(keys.base, sees)} and id in (select id from temp.main.asked)`;
    await collectFrom(snapshot, keys, keyed, relation, those);
  }
  await connection.run(`create or replace temp table parts_${n} as select distinct key from temp.main.reached`);
  const [parts] = await rowsOf<{ count: bigint; hasNull: boolean | null }>(
    connection,
    `select count(*) as count, bool_or(key is null) as "hasNull" from ${keysTable(n)}`,
  );
  return { count: Number(parts!.count), hasNull: parts!.hasNull === true };
}

/** The parts in which these rows of the relation lie, and those that they reach besides. */
async function collectFrom(
  snapshot: OpenSnapshot,
  keys: KeysMessage,
  keyed: Keyed[],
  relation: Relation,
  only: string,
) {
  const { connection } = snapshot;
  const own = keyed.find((one) => one.relation === relation);
  if (own)
    await connection.run(
      `insert into temp.main.reached select distinct ${own.expression} from data."${relation.name}" where ${only}`,
    );
  const reach = keys.reaches[relation.name];
  if (reach) await follow(snapshot, relation, only, reach.sql, keyed[0]!.type);
}

/** Runs a rule's reach over some rows of its relation. */
async function follow(snapshot: OpenSnapshot, relation: Relation, only: string, reach: string, type: string) {
  const { connection } = snapshot;
  await connection.run(`create or replace temp view changed as ${rowsSql(relation, [only])}`);
  try {
    await connection.run(`insert into temp.main.reached select key::${type} from (\n${reach}\n) as reach(key)`);
  } finally {
    await connection.run('drop view if exists temp.main.changed');
  }
}

async function rowsInParts(
  { connection, sees }: OpenSnapshot,
  base: bigint,
  { n, hasNull, rows }: Reached,
  keyed: Keyed,
): Promise<RowsInParts> {
  const { relation, column } = keyed;
  const of = `${relation.name}_${column}`;
  const before = rows.get(of);
  if (before) return before;
  const condition = `${conditionOf(keyed, hasNull, keysTable(n))} and ${currentSince(base, sees)}`;
  const [sum] = await rowsOf<{ count: bigint }>(
    connection,
    `select count(*) as count from data."${relation.name}" where ${condition}`,
  );
  const table = `temp.main."part_${n}_${of}"`;
  const found = { relation, column, condition, count: Number(sum!.count), asked: 0, table, copied: false };
  rows.set(of, found);
  return found;
}

async function copyOut({ connection }: OpenSnapshot, rows: RowsInParts): Promise<void> {
  const { relation, condition, table, copied, count } = rows;
  rows.asked += 1;
  if (copied || rows.asked < COPIED_FROM || count > COPIED_MOST) return;
  await connection.run(
    `create or replace temp table ${table} as select * from data."${relation.name}" where ${condition}`,
  );
  rows.copied = true;
}

/** The rows of the parts as the rule sees them. */
function shownSql({ sees }: OpenSnapshot, { relation, condition, table, copied }: RowsInParts): string {
  return copied
    ? `select * exclude (epoch_from, epoch_to) from ${table} where ${currentIn(relation, sees)}`
    : rowsSql(relation, [currentIn(relation, sees), condition]);
}

/** Of relations in which a rule looks things up the rows that reach its parts. */
async function lookUps(
  snapshot: OpenSnapshot,
  keys: KeysMessage,
  reached: Reached,
  rows: RowsInParts[],
): Promise<[Relation, string][]> {
  // What the rows without a key are reached by is not asked backwards.
  if (reached.hasNull) return [];
  const shown: [Relation, string][] = [];
  for (const [name, ways] of Object.entries(waysOf(keys))) {
    const relation = snapshot.relations.find((one) => one.name === name)!;
    const condition = reachesParts(ways, `data."${name}"`, keysTable(reached.n), (by) =>
      rowsBy(snapshot, by, reached.n, rows),
    );
    const looked = rowsSql(relation, [currentIn(relation, snapshot.sees), condition]);
    const isNamed = ways.every(({ own }) => own === 'id');
    if (!isNamed) shown.push([relation, looked]);
    // What copied rows name is copied too: looked through once, not by each rule.
    else if (ways.every(({ by }) => by && copyOf(by, rows)))
      shown.push([relation, await copied(snapshot, reached, name, looked)]);
  }
  return shown;
}

async function copied(
  { connection }: OpenSnapshot,
  { n, lookUps }: Reached,
  name: string,
  rows: string,
): Promise<string> {
  if (!lookUps.has(rows)) {
    const table = `temp.main."part_${n}_${name}_${lookUps.size}"`;
    await connection.run(`create or replace temp table ${table} as ${rows}`);
    lookUps.set(rows, table);
  }
  return `from ${lookUps.get(rows)}`;
}

const copyOf = ({ relation, key }: NonNullable<Way['by']>, rows: RowsInParts[]): RowsInParts | undefined =>
  rows.find((one) => one.copied && one.relation.name === relation && one.column === key);

/** The rows of a relation in the parts by one of its columns: the copy, if the rule's key is that column and they were copied. */
function rowsBy({ relations, sees }: OpenSnapshot, by: NonNullable<Way['by']>, n: number, rows: RowsInParts[]): string {
  const copy = copyOf(by, rows);
  if (copy) return `from ${copy.table}`;
  const { relation, key } = by;
  const from = relations.find(({ name }) => name === relation)!;
  return `from data."${relation}" where ${currentIn(from, sees)} and "${key}" in (select key from ${keysTable(n)})`;
}

async function subjectsIn(snapshot: OpenSnapshot, keys: KeysMessage, rows: RowsInParts[]): Promise<Subjects> {
  const inParts: Subjects = {};
  for (const { relation, condition, table, copied } of rows) {
    const from = copied ? `from ${table} where` : `from data."${relation.name}" where ${condition} and`;
    const sql = `select distinct id::varchar ${from} id in (select unnest($1)::uuid)`;
    const found = await withIds(snapshot, sql, keys.subjects[relation.source]);
    if (found.length > 0) inParts[relation.source] = found.map(([id]) => id as string);
  }
  return inParts;
}

async function withIds({ connection }: OpenSnapshot, sql: string, ids: string[] = []): Promise<unknown[][]> {
  if (ids.length === 0) return [];
  const statement = await connection.prepare(sql);
  try {
    statement.bindList(1, listValue(ids), LIST(VARCHAR));
    return (await statement.runAndReadAll()).getRows();
  } finally {
    statement.destroySync();
  }
}

const asView = ({ name }: Relation, rows: string) => `create or replace temp view "${name}" as ${rows}`;
