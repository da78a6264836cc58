import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keepEvidence, type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import type pg from 'pg';
import { type EveryTable, seedEveryTable } from './every-table.js';
import { allMutants, type Mutant } from './mutants.js';
import {
  expectedOfTable,
  expectedSurroundings,
  type Findings,
  observeSurroundings,
  observeTable,
  observeTrigger,
  observeView,
  observeWrites,
  probeFunction,
  scopeOfA,
  stranger,
} from './probes.js';

let database: TestDatabase;
let client: pg.PoolClient;
let every: EveryTable;
let hi: bigint;
/** A row of county B in each table that has a place on the fiscal tree, as JSON. */
const foreign = new Map<string, string>();

beforeAll(async () => {
  database = await testDatabase();
  every = await seedEveryTable(database.system);
  client = await database.system.connect();
  await client.query(probeFunction);
  await client.query(
    `do $$ begin create role ${stranger} nologin; exception when duplicate_object or unique_violation then null; end $$; grant usage on schema public to ${stranger}`,
  );
  const { rows } = await client.query<{ hi: bigint }>('select scope_hi as hi from region where code = $1', [
    every.world.a.code,
  ]);
  hi = rows[0]!.hi;
}, 120_000);

afterAll(async () => {
  client?.release(true);
  await database?.drop();
});

/** Asks in a transaction that leaves nothing behind. */
async function asked<T>(work: () => Promise<T>): Promise<T> {
  await client.query(scopeOfA(every, hi));
  try {
    return await work();
  } finally {
    await client.query('rollback');
  }
}

async function tables(): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** What the probes of a mutant's object find. */
function observe({ of }: Mutant): Promise<Findings> {
  switch (of.kind) {
    case 'table':
      return observeTable(client, of.name, foreign.get(of.name));
    case 'writes':
      return observeWrites(client, of.name);
    case 'view':
      return observeView(client, of.name);
    case 'trigger':
      return observeTrigger(client, { table: of.table, name: of.name, kind: of.runs });
    case 'surroundings':
      return observeSurroundings(client);
  }
}

describe('the guard around the data', () => {
  const asItIs = new Map<string, Findings>();

  it('is as the access model says, table by table', async () => {
    const wrong: Record<string, unknown> = {};
    for (const table of await tables()) {
      const expected = await expectedOfTable(client, table, every, hi).catch((error: Error) => ({
        error: error.message,
      }));
      if ('systemPutsElsewhere' in expected) {
        const { rows } = await client.query<{ row: string }>(
          `select to_jsonb(t)::text as row from ${table} t where scope_ord = $1 limit 1`,
          [every.world.b.lo],
        );
        foreign.set(table, rows[0]!.row);
      }
      const found = await asked(() => observeTable(client, table, foreign.get(table)));
      asItIs.set(`table ${table}`, found);
      const differing = Object.keys({ ...found, ...expected }).filter(
        (key) => !isDeepStrictEqual(found[key], (expected as Findings)[key]),
      );
      if (differing.length > 0)
        wrong[table] = Object.fromEntries(
          differing.map((key) => [key, { found: found[key], expected: (expected as Findings)[key] }]),
        );
    }
    expect(wrong).toEqual({});
  }, 120_000);

  it('is as the access model says around the tables', async () => {
    const found = await asked(() => observeSurroundings(client));
    expect(found).toEqual(expectedSurroundings(found));
  });

  it('loses nothing unnoticed: whatever is dropped, widened, granted or revoked makes a probe fail', async () => {
    const began = performance.now();
    const mutants = await allMutants(client);
    const keyOf = ({ of }: Mutant) =>
      of.kind === 'trigger'
        ? `trigger ${of.table} ${of.name}`
        : of.kind === 'surroundings'
          ? 'surroundings'
          : `${of.kind} ${of.name}`;
    const survivors: string[] = [];
    for (const mutant of mutants) {
      const key = keyOf(mutant);
      if (!asItIs.has(key)) asItIs.set(key, await asked(() => observe(mutant)));
      const found = await asked(async () => {
        await client.query(mutant.sql);
        return observe(mutant);
      }).catch((error: Error) => ({ failed: error.message }));
      if (isDeepStrictEqual(found, asItIs.get(key))) survivors.push(mutant.sql);
    }
    const kinds = new Map<string, number>();
    for (const { of } of mutants) kinds.set(of.kind, (kinds.get(of.kind) ?? 0) + 1);
    process.stdout.write(
      `policy mutation: ${mutants.length - survivors.length} of ${mutants.length} killed (${[...kinds].map(([kind, n]) => `${kind} ${n}`).join(', ')}), none exempt, in ${Math.round((performance.now() - began) / 1000)} s\n`,
    );
    expect(survivors).toEqual([]);
    keepEvidence('M', {
      mutants: mutants.length,
      killed: mutants.length - survivors.length,
      survivors: survivors.length,
    });
  }, 240_000);
});
