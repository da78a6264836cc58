import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { identity } from '@qingqu/schema';
import { type TestDatabase, testDatabase, testSeed } from '@qingqu/schema/testing';
import fc from 'fast-check';
import { entities } from '../entities/index.js';
import { upperSnake } from '../graphql/inputs.js';
import type { Entity, Field, One } from '../model/entity.js';
import { globalId, parseGlobalId } from '../plan/global-id.js';
import { type TestApi, testApi } from '../testing/client.js';
import { seedTwoCounties, type World } from '../testing/two-counties.js';

/** The records that are paged through: of a table each, with one key. */
const paged = [
  'Payment',
  'Payee',
  'Indicator',
  'Allocation',
  'SubsidyLine',
  'Warning',
  'Agency',
  'Plan',
  'Account',
  'Person',
  'PaymentLine',
  'Project',
].map((name) => entities.get(name)!);
const rowsEach = 24;

let database: TestDatabase;
let api: TestApi;
let world: World;
let token: string;

beforeAll(async () => {
  database = await testDatabase();
  world = await seedTwoCounties(database.system);
  for (const entity of paged) for (let at = 0; at < rowsEach; at++) await world.insert(entity.name, tied(entity, at));
  api = await testApi(database);
  ({ token } = await api.user({ username: 'county', regionCode: world.a.code }));
});

afterAll(async () => {
  await api?.close();
  await database?.drop();
});

const fieldsOf = (entity: Entity): [string, Field][] =>
  Object.entries(entity.members).filter(
    (each): each is [string, Field] => each[1].kind === 'field' && each[1].type.operators !== 'none',
  );

/** A row with gaps and ties in what rows may be ordered by. */
function tied(entity: Entity, at: number): Record<string, unknown> {
  const row: Record<string, unknown> = { id: identity('made', `${entity.name} ${at}`) };
  for (const [salt, [, { column, nullable, type }]] of fieldsOf(entity).entries()) {
    const place = (at * (salt + 3) + salt) % 5;
    if (nullable && place === 0) row[column] = null;
    else if (type.parameter === 'date') row[column] = `2018-0${1 + place}-10`;
    else if (column.endsWith('_fen')) row[column] = place * 100;
    else if (column === 'row_no') row[column] = place;
  }
  if (entity.name === 'Warning') row.fingerprint = Buffer.from(`${at}`);
  return row;
}

/** Where a connection stands: at the root, or below a record that all rows refer to. */
interface Place {
  entity: Entity;
  /** The relation that is walked back; undefined at the root. */
  from?: { parent: Entity; inverse: string };
}

const places: Place[] = paged.flatMap((entity) => [
  { entity },
  ...Object.values(entity.members)
    .filter(
      (member): member is One =>
        member.kind === 'one' && !!member.inverse && !!member.column && member.target !== 'Region',
    )
    .filter(({ target }) => entities.get(target)!.key.length === 1)
    .slice(0, 2)
    .map(({ target, inverse }) => ({ entity, from: { parent: entities.get(target)!, inverse: inverse!.name } })),
]);

interface Term {
  field: string;
  direction: 'ASC' | 'DESC';
}

interface Listing extends Place {
  orderBy: Term[];
  filter: Record<string, unknown> | undefined;
}

const listing: fc.Arbitrary<Listing> = fc.constantFrom(...places).chain((place) => {
  const fields = fieldsOf(place.entity);
  const term = fc.record({
    field: fc.constantFrom(...fields.map(([name]) => upperSnake(name))),
    direction: fc.constantFrom<'ASC' | 'DESC'>('ASC', 'DESC'),
  });
  const nullables = fields.filter(([, { nullable }]) => nullable).map(([name]) => name);
  const dates = fields.filter(([, { type }]) => type.parameter === 'date').map(([name]) => name);
  const money = fields.filter(([, { column }]) => column.endsWith('_fen')).map(([name]) => name);
  const one = (names: string[], filters: object[]) =>
    names.length === 0 ? [] : [fc.tuple(fc.constantFrom(...names), fc.constantFrom(...filters))];
  const conditions = [
    ...one(nullables, [{ isNull: true }, { isNull: false }]),
    ...one(dates, [{ gte: '2018-03-01' }, { eq: '2018-02-10' }, { lt: '2018-01-01' }]),
    ...one(money, [{ lte: '2.00' }, { in: ['1.00', '4.00'] }, { ne: '3.00' }]),
  ];
  const filter = fc.option(
    fc.oneof(...conditions).map(([name, condition]) => ({ [name]: condition })),
    { nil: undefined, freq: 2 },
  );
  const orderBy = fc.uniqueArray(term, { minLength: 1, maxLength: 3, selector: ({ field }) => field });
  return fc.record({
    entity: fc.constant(place.entity),
    from: fc.constant(place.from),
    orderBy,
    filter,
  }) as fc.Arbitrary<Listing>;
});

interface Page {
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: number;
}

type Cut = { first?: number; after?: string | undefined; last?: number; before?: string | undefined };

async function ask({ entity, from, orderBy, filter }: Listing, cut: Cut): Promise<Page> {
  const field = from ? from.inverse : entity.plural;
  const page = `${field}(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy, filter: $filter) {
    totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
  const below = from && `node(id: "${world.idOf(from.parent, world.a)}") { ... on ${from.parent.name} { ${page} } }`;
  const query = `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: [${entity.name}Order!], $filter: ${entity.name}Filter) { ${below ?? page} }`;
  const { data, errors } = await api.ask(token, query, { ...cut, orderBy, filter });
  if (errors) throw new Error(JSON.stringify(errors));
  return from ? data.node[field] : data[field];
}

const whole = async (of: Listing) => (await ask(of, { first: 500 })).edges;
const ids = (edges: Page['edges']) => edges.map(({ node }) => node.id);

/** These rows in the order asked for, as Postgres itself has them: nulls last ascending, and the key to settle ties. */
async function ordered({ entity, orderBy }: Listing, wanted: readonly string[]): Promise<string[]> {
  const columns = new Map(fieldsOf(entity).map(([name, { column }]) => [upperSnake(name), column]));
  const terms = orderBy.map(
    ({ field, direction }) => `${columns.get(field)} ${direction === 'ASC' ? 'asc nulls last' : 'desc nulls first'}`,
  );
  const keys = wanted.map((id) => parseGlobalId(entities, id)!.key[0]!);
  const { rows } = await database.system.query<{ id: string }>(
    `select id from ${entity.table} where id = any($1::uuid[]) order by ${terms.join(', ')}, id ${orderBy.at(-1)!.direction}`,
    [keys],
  );
  return rows.map(({ id }) => globalId(entity, [id]));
}

/** What a page must be, given the whole list: the rules of the Relay specification. */
function expectPage(page: Page, all: Page['edges'], at: number | undefined, size: number, backward: boolean): void {
  const begin = backward ? Math.max(0, (at ?? all.length) - size) : (at ?? -1) + 1;
  const end = backward ? (at ?? all.length) : begin + size;
  const edges = all.slice(begin, end);
  expect(page).toEqual({
    totalCount: all.length,
    edges,
    pageInfo: {
      // Beyond the cursor that was given there is at least the row that it belongs to.
      hasNextPage: backward ? at !== undefined : end < all.length,
      hasPreviousPage: backward ? begin > 0 : at !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  });
}

const seed = testSeed;
const step = fc.record({
  at: fc.nat(),
  atEnd: fc.boolean(),
  size: fc.integer({ min: 1, max: 14 }),
  backward: fc.boolean(),
});

describe('a connection', () => {
  it('is the whole list in the order asked for, cut wherever and whichever way one goes', async () => {
    let pages = 0;
    let empty = 0;
    await fc.assert(
      fc.asyncProperty(listing, fc.array(step, { minLength: 1, maxLength: 6 }), async (of, steps) => {
        const all = await whole(of);
        expect(ids(all)).toEqual(await ordered(of, ids(all)));
        expect(new Set(ids(all)).size).toBe(all.length);
        for (const { at, atEnd, size, backward } of steps) {
          const place = atEnd || all.length === 0 ? undefined : at % all.length;
          const cursor = place === undefined ? undefined : all[place]!.cursor;
          const page = await ask(of, backward ? { last: size, before: cursor } : { first: size, after: cursor });
          expectPage(page, all, place, size, backward);
          pages += 1;
          if (page.edges.length === 0) empty += 1;
        }
      }),
      { numRuns: 250, seed },
    );
    // Both kinds were met, or the above said little.
    expect(pages).toBeGreaterThan(200);
    expect(empty).toBeGreaterThan(5);
  }, 120_000);

  it('is gone through from end to end by its own cursors, forward and backward', async () => {
    await fc.assert(
      fc.asyncProperty(listing, fc.integer({ min: 3, max: 20 }), async (of, size) => {
        const all = ids(await whole(of));
        const forward: string[] = [];
        for (let after: string | null | undefined, more = true; more; ) {
          const page: Page = await ask(of, { first: size, after: after ?? undefined });
          forward.push(...ids(page.edges));
          ({ hasNextPage: more, endCursor: after } = page.pageInfo);
        }
        expect(forward).toEqual(all);
        const backward: string[] = [];
        for (let before: string | null | undefined, more = true; more; ) {
          const page: Page = await ask(of, { last: size, before: before ?? undefined });
          backward.unshift(...ids(page.edges));
          ({ hasPreviousPage: more, startCursor: before } = page.pageInfo);
        }
        expect(backward).toEqual(all);
      }),
      { numRuns: 40, seed },
    );
  }, 120_000);

  it('takes a filter and its opposite apart without a rest', async () => {
    await fc.assert(
      fc.asyncProperty(listing, async (of) => {
        if (!of.filter) return;
        const such = ids(await whole(of));
        const others = ids(await whole({ ...of, filter: { not: of.filter } }));
        const all = ids(await whole({ ...of, filter: undefined }));
        expect([...such, ...others].sort()).toEqual([...all].sort());
      }),
      { numRuns: 60, seed },
    );
  }, 120_000);

  it('keeps its cursors when rows come and go elsewhere', async () => {
    let changed = 0;
    await fc.assert(
      fc.asyncProperty(listing, fc.nat(), fc.integer({ min: 0, max: 1_000 }), async (of, place, at) => {
        const all = await whole(of);
        if (all.length === 0) return;
        const { cursor, node } = all[place % all.length]!;
        const id = identity('passing', `${of.entity.name} ${at}`);
        await world.insert(of.entity.name, {
          ...tied(of.entity, at),
          id,
          ...(of.entity.name === 'Warning' && { fingerprint: Buffer.from(`passing ${at}`) }),
        });
        try {
          const now = await whole(of);
          if (now.length > all.length) changed += 1;
          const here = ids(now).indexOf(node.id);
          expect(now[here]!.cursor).toBe(cursor);
          expectPage(await ask(of, { first: 9, after: cursor }), now, here, 9, false);
          expectPage(await ask(of, { last: 9, before: cursor }), now, here, 9, true);
        } finally {
          await database.system.query(`delete from ${of.entity.table} where id = $1`, [id]);
        }
      }),
      { numRuns: 40, seed },
    );
    expect(changed).toBeGreaterThan(5);
  }, 120_000);
});
