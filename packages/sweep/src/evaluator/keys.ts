import { LIST, listValue, VARCHAR } from '@duckdb/node-api';
import { canonicalJson } from '@qingqu/rules-sdk';
import { type OpenSnapshot, type Relation, rowsSql, viewSql } from '@qingqu/rules-sdk/engine';
import { quoted, rowsOf } from '../duckdb.js';
import type { KeysMessage, Subjects } from './protocol.js';

// A run by keys. A rule says into which parts its result falls (`key`) and which parts changes elsewhere reach (`reaches`). The parts that the
// changes since an earlier epoch reach are found first; then the rule runs over the rows of those parts alone.

/** The parts that changes reach. Their keys lie in `temp.main.parts`. */
export interface Parts {
  count: number;
  rows: PartRows[];
  /** Which of the subjects that were asked about lie in them. */
  subjects: Subjects;
}

/** The rows of a relation that lie in the parts. */
interface PartRows {
  relation: Relation;
  condition: string;
}

/**
 * Finds the parts that the changes reach. Undefined when the rule has to run over everything: something changed of which the rule does not say
 * what it reaches, or so much did that running over everything is cheaper.
 */
export async function findParts(snapshot: OpenSnapshot, keys: KeysMessage): Promise<Parts | undefined> {
  const keyed = keyedRelations(snapshot, keys);
  const changed = keyed && (await changedRelations(snapshot, keys));
  if (!changed?.every(({ name }) => name in keys.key || name in keys.reaches)) return undefined;
  const { count, share, rows } = await partsOf(snapshot, keys, keyed!, changed);
  if (share > keys.maxShare) return undefined;
  return { count, rows, subjects: await subjectsIn(snapshot, keys, rows) };
}

/** Lets the rule see the rows of the parts alone, where a relation's rows belong to parts. */
export async function restrictTo({ connection, sees }: OpenSnapshot, parts: Parts): Promise<void> {
  for (const { relation, condition } of parts.rows) await connection.run(viewSql(relation, sees, condition));
}

/** Lets it see everything again. */
export async function liftRestriction({ connection, sees }: OpenSnapshot, parts: Parts): Promise<void> {
  for (const { relation } of parts.rows) await connection.run(viewSql(relation, sees));
}

/** What was found out for the rules before. */
interface Known {
  /** The relations that changed since a base: the same for all rules. */
  changed: Map<bigint, Relation[]>;
  last?: { of: string | undefined; found: Found };
}

interface Found {
  count: number;
  /** How much of the keyed relations lies in the parts. */
  share: number;
  rows: PartRows[];
}

const known = new WeakMap<OpenSnapshot, Known>();

function knownOf(snapshot: OpenSnapshot): Known {
  const of = known.get(snapshot) ?? { changed: new Map() };
  known.set(snapshot, of);
  return of;
}

/** Rules of one key that nothing else reaches have the same parts: what was found for the last one is there still. */
async function partsOf(snapshot: OpenSnapshot, keys: KeysMessage, keyed: Keyed[], changed: Relation[]): Promise<Found> {
  const before = knownOf(snapshot);
  const alone = Object.keys(keys.also).length === 0 && !changed.some(({ name }) => name in keys.reaches);
  const of = alone ? canonicalJson({ base: String(keys.base), key: keys.key }) : undefined;
  if (of !== undefined && before.last?.of === of) return before.last.found;
  forgetParts(snapshot);
  const { count, hasNull } = await collectKeys(snapshot, keys, keyed, changed);
  const rows = keyed.map((one) => ({ relation: one.relation, condition: conditionOf(one, hasNull) }));
  const found = { count, rows, share: count > 0 ? await shareOf(snapshot, rows) : 0 };
  before.last = { of, found };
  return found;
}

/** Says that `temp.main.parts` holds something else from now on. */
export function forgetParts(snapshot: OpenSnapshot): void {
  delete knownOf(snapshot).last;
}

export interface Keyed {
  relation: Relation;
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
    type,
    expression: own === type ? `"${column}"` : `"${column}"::${type}`,
  }));
}

/** Rows without a key are a part of their own. It is asked for only where it is reached: an OR costs the speed of a plain IN. */
export function conditionOf({ expression }: Keyed, hasNull: boolean): string {
  const condition = `${expression} in (select key from temp.main.parts)`;
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
): Promise<{ count: number; hasNull: boolean }> {
  const { connection, sees } = snapshot;
  const { type } = keyed[0]!;
  await connection.run(`create or replace temp table reached (key ${type})`);
  for (const relation of changed) {
    const own = keyed.find((one) => one.relation === relation);
    if (own)
      await connection.run(
        `insert into temp.main.reached select distinct ${own.expression} from data."${relation.name}" where ${changedSince(keys.base, sees)}`,
      );
    const reach = keys.reaches[relation.name];
    if (reach) await follow(snapshot, relation, changedSince(keys.base, sees), reach.sql, type);
  }
  for (const { relation, expression } of keyed) {
    const reach = `insert into temp.main.reached select ${expression} from data."${relation.name}"
      where ${currentSince(keys.base, sees)} and id in (select unnest($1)::uuid)`;
    await withIds(snapshot, reach, keys.also[relation.source]);
  }
  await connection.run('create or replace temp table parts as select distinct key from temp.main.reached');
  const [parts] = await rowsOf<{ count: bigint; hasNull: boolean | null }>(
    connection,
    'select count(*) as count, bool_or(key is null) as "hasNull" from temp.main.parts',
  );
  return { count: Number(parts!.count), hasNull: parts!.hasNull === true };
}

/** Runs a rule's reach over the changed rows of its relation. */
async function follow(snapshot: OpenSnapshot, relation: Relation, only: string, reach: string, type: string) {
  const { connection } = snapshot;
  await connection.run(`create or replace temp view changed as ${rowsSql(relation, [only])}`);
  try {
    await connection.run(`insert into temp.main.reached select key::${type} from (\n${reach}\n) as reach(key)`);
  } finally {
    await connection.run('drop view if exists temp.main.changed');
  }
}

/** How much of the keyed relations lies in the parts. */
async function shareOf({ connection }: OpenSnapshot, rows: PartRows[]): Promise<number> {
  const counts = rows.map(
    ({ relation, condition }) => `(select count(*) from data."${relation.name}" where ${condition})`,
  );
  const [sum] = await rowsOf<{ inParts: number }>(
    connection,
    `select cast(${counts.join(' + ')} as double) as "inParts"`,
  );
  const all = rows.reduce((total, { relation }) => total + Number(relation.rowCount), 0);
  return sum!.inParts / Math.max(all, 1);
}

async function subjectsIn(snapshot: OpenSnapshot, keys: KeysMessage, rows: Parts['rows']): Promise<Subjects> {
  const inParts: Subjects = {};
  for (const { relation, condition } of rows) {
    const sql = `select distinct id::varchar from data."${relation.name}"
      where ${currentSince(keys.base, snapshot.sees)} and ${condition} and id in (select unnest($1)::uuid)`;
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
