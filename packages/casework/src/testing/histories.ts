// Random histories of one matter against the database, beside a law told once more in plain tables: what may follow what, by whom.

import { expect } from '@jest/globals';
import { inTransaction } from '@qingqu/schema';
import { getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import fc from 'fast-check';
import type pg from 'pg';
import type { Actor } from '../matter/actor.js';
import { CaseworkRefused } from '../matter/refused.js';

/** Who may do one thing, and where it leads. */
export interface LawOfAct {
  from: readonly string[];
  /** Undefined = it stays. */
  to?: string;
  /** User names; where it depends on the state, by state. */
  may: readonly string[] | Readonly<Record<string, readonly string[]>>;
  /** Not whoever did one of these before, in any account. */
  not?: readonly string[];
}

export interface Law {
  table: PgTable;
  initial: string;
  acts: Readonly<Record<string, LawOfAct>>;
}

/** What is tried on a database. */
export interface Trial {
  pool: pg.Pool;
  law: Law;
  people: ReadonlyMap<string, Actor>;
  begin(client: pg.ClientBase): Promise<string>;
  /** Who did what when it began. */
  begunBy?: Readonly<Record<string, string>>;
  /** Acts that nothing is said with. */
  cannotBeBad?: readonly string[];
  /** @param isBad says it badly */
  take(
    client: pg.ClientBase,
    act: string,
    step: { id: string; actor: Actor; version: number },
    isBad: boolean,
  ): Promise<unknown>;
}

/** What is tried next: mostly something that the law lets pass, so that histories get far. */
const command = fc.record({
  isLegal: fc.integer({ min: 0, max: 9 }).map((n) => n < 6),
  act: fc.nat(),
  who: fc.nat(),
  isBad: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  isStale: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
});
const commands = fc.array(command, { minLength: 3, maxLength: 9 });
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

interface Model {
  id: string;
  state: string;
  version: number;
  /** Who did what last. */
  did: Map<string, string>;
}

/** Runs so many histories; the database never disagrees with the law, and a refusal changes nothing and names the legal ways on. */
export async function tryHistories(
  trial: Trial,
  { numRuns, seed }: { numRuns: number; seed: number },
): Promise<Map<string, number>> {
  /** How often each act was done: a law that is never reached would say nothing. */
  const done = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(commands, async (history) => {
      const id = await inTransaction(trial.pool, (client) => trial.begin(client));
      const model: Model = {
        id,
        state: trial.law.initial,
        version: 1,
        did: new Map(Object.entries(trial.begunBy ?? {})),
      };
      for (const each of history) {
        const act = await follow(trial, model, each);
        if (act) done.set(act, (done.get(act) ?? 0) + 1);
      }
    }),
    { numRuns, seed, verbose: 1 },
  );
  return done;
}

/** @returns the act, if it was done */
async function follow(
  trial: Trial,
  model: Model,
  { isLegal, act: nth, who, isBad, isStale }: Command,
): Promise<string | undefined> {
  const { pool, law, people } = trial;
  const names = [...people.keys()];
  const legal = names.flatMap((name) => legalFor(trial, model, name).map((act) => ({ act, name })));
  const { act, name } =
    isLegal && legal.length > 0
      ? legal[nth % legal.length]!
      : { act: Object.keys(law.acts)[nth % Object.keys(law.acts).length]!, name: names[who % names.length]! };
  const step = { id: model.id, actor: people.get(name)!, version: model.version - (isStale ? 1 : 0) };
  const expected = verdictOf(trial, model, { act, name, isStale, isBad });
  const refused = await inTransaction(pool, (client) => trial.take(client, act, step, isBad)).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof CaseworkRefused) return error;
      throw error;
    },
  );
  const place = { act, name, state: model.state, isStale, isBad };
  expect({ ...place, code: refused?.code }).toEqual({ ...place, code: expected });
  if (refused)
    expect({ ...place, legalActs: refused.legalActs?.toSorted() }).toEqual({
      ...place,
      legalActs: legalFor(trial, model, name).toSorted(),
    });
  else {
    model.state = law.acts[act]!.to ?? model.state;
    model.version += 1;
    model.did.set(act, name);
  }
  const { rows } = await pool.query(
    `select state, version, (select count(*)::int from casework_step s where s.matter_id = t.id) as steps from ${getTableName(law.table)} t where id = $1`,
    [model.id],
  );
  expect({ ...place, ...rows[0] }).toEqual({
    ...place,
    state: model.state,
    version: model.version,
    steps: model.version,
  });
  return refused ? undefined : act;
}

function verdictOf(
  trial: Trial,
  model: Model,
  { act, name, isStale, isBad }: { act: string; name: string; isStale: boolean; isBad: boolean },
): string | undefined {
  if (isStale || !trial.law.acts[act]!.from.includes(model.state)) return 'CONFLICT';
  if (!legalFor(trial, model, name).includes(act)) return 'FORBIDDEN';
  return isBad && !trial.cannotBeBad?.includes(act) ? 'BAD_INPUT' : undefined;
}

function legalFor({ law, people }: Trial, { state, did }: Model, name: string): string[] {
  const isBy = (act: string) => {
    const before = did.get(act);
    return before !== undefined && people.get(name)!.accounts.includes(before);
  };
  return Object.entries(law.acts)
    .filter(
      ([, { from, may, not = [] }]) => from.includes(state) && mayIn(may, state).includes(name) && !not.some(isBy),
    )
    .map(([act]) => act);
}

const mayIn = (may: LawOfAct['may'], state: string): readonly string[] =>
  'includes' in may ? (may as readonly string[]) : (may as Readonly<Record<string, readonly string[]>>)[state]!;
