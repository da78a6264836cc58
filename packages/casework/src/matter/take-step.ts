import { getTableColumns, getTableName } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import { type Actor, platform } from './actor.js';
import { decide, type Machine, type Matter, type Said } from './machine.js';
import { refuse } from './refused.js';

/** Who takes a step, in which matter. */
export interface Seen {
  id: string;
  actor: Actor;
  /** The version that the person saw; the platform's own steps name none. */
  version?: number | undefined;
}

/** A step in a known kind of matter, with what is said. */
export interface Asked<Input extends Said = Said> extends Seen {
  said: Input;
}

/** A step that is asked for. */
export interface Wish<Name extends string, Input extends Said> extends Asked<Input> {
  act: Name;
}

/** What came of a step: the facts before it, the state and the version after it. */
export interface Taken<State extends string, Facts extends Matter> {
  facts: Facts;
  to: State;
  version: number;
}

/** What a step does to the matter's row, and what is written down with it. */
export interface Effect {
  /** Columns by the names of the table's description. */
  set?: Readonly<Record<string, unknown>>;
  detail?: object;
}

/** A machine with where its matters are kept. */
export interface Kept<State extends string, Name extends string, Facts extends Matter>
  extends Machine<State, Name, Facts> {
  table: PgTable;
  /** What the machine looks at beside the row, with an eye to who acts; read under the row's lock. */
  known?(client: pg.ClientBase, row: Facts, actor: Actor): Promise<Partial<Facts>>;
}

/**
 * Takes one step in a matter, in the transaction at hand: locks the row, lets the machine decide, changes the row, writes the step down.
 *
 * @throws CaseworkRefused; nothing has changed then
 */
export async function takeStep<State extends string, Name extends string, Facts extends Matter, Input extends Said>(
  client: pg.ClientBase,
  kept: Kept<State, Name, Facts>,
  { id, act, actor, said, version }: Wish<Name, Input>,
  effect: (facts: Facts, to: State) => Effect = () => ({}),
): Promise<Taken<State, Facts>> {
  const facts = await lockMatter(client, kept, id, actor);
  const to = decide(kept, facts, act, actor, said, version);
  const { set = {}, detail = {} } = effect(facts, to);
  const next = facts.version + 1;
  await changeRow(client, kept.table, id, { ...set, state: to, version: next });
  await noteStep(
    client,
    kept.matter,
    { ...facts, ...set },
    { seq: next, act, from: facts.state, to, actor, said, detail },
  );
  return { facts, to, version: next };
}

/** {@link takeStep} in the matters of one machine. */
export const stepsOf =
  <State extends string, Name extends string, Facts extends Matter>(kept: Kept<State, Name, Facts>) =>
  <Input extends Said>(
    client: pg.ClientBase,
    act: Name,
    seen: Seen,
    said: Input,
    effect?: (facts: Facts, to: State) => Effect,
  ): Promise<Taken<State, Facts>> =>
    takeStep(client, kept, { ...seen, act, said }, effect);

/** Begins a matter: its row in the initial state, and its first step. Answers the row's id. */
export async function beginMatter<State extends string, Name extends string, Facts extends Matter>(
  client: pg.ClientBase,
  { table, matter, initial }: Kept<State, Name, Facts>,
  values: Readonly<Record<string, unknown>>,
  { act, actor, said, detail = {} }: { act: string; actor: Actor; said: Said; detail?: object },
): Promise<string> {
  const row = { ...values, state: initial };
  const names = Object.keys(row).map((key) => `"${columnOf(table, key).name}"`);
  const places = names.map((_, at) => `$${at + 1}`);
  const { rows } = await client.query<{ id: string }>(
    `insert into ${getTableName(table)} (${names.join(', ')}) values (${places.join(', ')}) returning id`,
    Object.values(row),
  );
  const id = rows[0]!.id;
  await noteStep(client, matter, { ...(values as object), id } as Matter, {
    seq: 1,
    act,
    from: null,
    to: initial,
    actor,
    said,
    detail,
  });
  return id;
}

/** The matter's row by its columns' names, locked until the transaction ends. @throws CaseworkRefused when it is not there */
export const lockMatter = <State extends string, Name extends string, Facts extends Matter>(
  client: pg.ClientBase,
  kept: Kept<State, Name, Facts>,
  id: string,
  actor: Actor = platform,
): Promise<Facts> => factsOf(client, kept, id, actor, 'for update');

/** The same facts without a lock, for whoever only looks. @throws CaseworkRefused when it is not there */
export const readMatter = <State extends string, Name extends string, Facts extends Matter>(
  client: pg.ClientBase,
  kept: Kept<State, Name, Facts>,
  id: string,
  actor: Actor,
): Promise<Facts> => factsOf(client, kept, id, actor, '');

async function factsOf<State extends string, Name extends string, Facts extends Matter>(
  client: pg.ClientBase,
  { table, title, known }: Kept<State, Name, Facts>,
  id: string,
  actor: Actor,
  lock: 'for update' | '',
): Promise<Facts> {
  const columns = Object.entries(getTableColumns(table)).map(([key, column]) => `"${column.name}" as "${key}"`);
  const { rows } = await client.query<Facts & pg.QueryResultRow>(
    `select ${columns.join(', ')} from ${getTableName(table)} where id = $1 ${lock}`,
    [id],
  );
  const row = rows[0] ?? refuse('NOT_FOUND', `没有该${title.zh}`, `there is no such ${title.en}`);
  return known ? { ...row, ...(await known(client, row, actor)) } : row;
}

async function changeRow(
  client: pg.ClientBase,
  table: PgTable,
  id: string,
  set: Readonly<Record<string, unknown>>,
): Promise<void> {
  const sets = Object.keys(set).map((key, at) => `"${columnOf(table, key).name}" = $${at + 2}`);
  await client.query(`update ${getTableName(table)} set ${sets.join(', ')} where id = $1`, [id, ...Object.values(set)]);
}

function columnOf(table: PgTable, key: string): PgColumn {
  const column = getTableColumns(table)[key];
  if (!column) throw new Error(`${getTableName(table)} has no column ${key}`);
  return column;
}

interface Step {
  seq: number;
  act: string;
  from: string | null;
  to: string;
  actor: Actor;
  said: Said;
  detail: object;
}

/** Of a matter without a place of its own on the fiscal tree, the step has its region's. */
async function noteStep(
  client: pg.ClientBase,
  matter: string,
  row: Matter & { scopeOrd?: bigint; departmentKind?: string | null },
  { seq, act, from, to, actor, said, detail }: Step,
): Promise<void> {
  await client.query(
    `insert into casework_step (matter, matter_id, seq, act, from_state, to_state, by_user, by_role, on_day, reason, detail, scope_ord, department_kind)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, coalesce($12, (select scope_lo from region where code = $13)), $14)`,
    [
      matter,
      row.id,
      seq,
      act,
      from,
      to,
      actor.username,
      actor.role,
      said.today,
      said.reason?.trim() || null,
      JSON.stringify(detail),
      row.scopeOrd ?? null,
      row.regionCode,
      row.departmentKind ?? null,
    ],
  );
}
