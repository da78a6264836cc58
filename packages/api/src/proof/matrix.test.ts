import './as-in-production.js';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { businessTables, identity } from '@qingqu/schema';
import { keepEvidence, type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { entities } from '../entities/index.js';
import { statsName } from '../graphql/resolvers.js';
import { apiSchema } from '../graphql/schema.js';
import type { Entity } from '../model/entity.js';
import { globalId } from '../plan/global-id.js';
import { type Answer, type TestApi, testApi } from '../testing/client.js';
import { seedTwoCounties } from '../testing/two-counties.js';
import { type AskingRole, accessOf } from './access-model.js';

/** The regions, and which of them each looks down on: told here and not computed, so that it can be held against the numbering. */
const regions = {
  province: { code: '410000000000', sees: ['province', 'prefecture', 'countyA', 'countyB', 'township', 'direct'] },
  prefecture: { code: '410100000000', sees: ['prefecture', 'countyA', 'countyB', 'township'] },
  countyA: { code: '410102000000', sees: ['countyA', 'township'] },
  countyB: { code: '410103000000', sees: ['countyB'] },
  township: { code: '410102001000', sees: ['township'] },
  /** Lies in a prefecture and answers to the province. */
  direct: { code: '410225000000', sees: ['direct'] },
} as const;
type Region = keyof typeof regions;
const places = Object.keys(regions) as Region[];
const sees = (viewer: Region, place: Region) => (regions[viewer].sees as readonly string[]).includes(place);

/** Those who ask; staff of two departments. */
const offices = [
  { role: 'staff', departments: ['agri'] },
  { role: 'staff', departments: ['budget'] },
  { role: 'supervisor', departments: [] },
  { role: 'leader', departments: [] },
  { role: 'auditor', departments: [] },
  { role: 'service', departments: ['agri'] },
  { role: 'admin', departments: [] },
] as const;
type Office = (typeof offices)[number];

/** One planted row: of an entity, in a region, for a department where rows are routed to one; null = for all. */
interface Canary {
  entity: Entity;
  place: Region;
  department: 'agri' | 'budget' | null;
  id: string;
  word: string;
}

/** The field, and its column, in which a planted row carries its word; in business records that is their key. */
const wordIn: Readonly<Record<string, readonly [field: string, column: string]>> = {
  Warning: ['caseKey', 'case_key'],
  Case: ['caseKey', 'case_key'],
  WorkOrder: ['title', 'title'],
  Attachment: ['name', 'name'],
  Report: ['title', 'title'],
  Correction: ['question', 'question'],
  DataExchange: ['reason', 'reason'],
  Backtest: ['reason', 'reason'],
  Inspection: ['reason', 'reason'],
  Interview: ['reason', 'reason'],
  Ledger: ['month', 'month'],
};
const wordOf = ({ name }: Entity) => wordIn[name] ?? ['sourceKey', 'source_key'];

/** What planted rows of a kind need so that each is another. */
const ownMarks: Readonly<Record<string, (key: string, word: string) => Record<string, unknown>>> = {
  Warning: (_, word) => ({ fingerprint: Buffer.from(word) }),
  Report: (key) => ({ matter_id: key }),
};

const rowsForStaff = ({ table }: Pick<Entity, 'table'>) => accessOf(table)?.readers.staff;
const departmentsOf = (entity: Entity): readonly Canary['department'][] => {
  switch (rowsForStaff(entity)) {
    case 'departments':
      return ['agri', 'budget'];
    case 'departments or all':
      return ['agri', 'budget', null];
    default:
      return ['agri'];
  }
};
const isRouted = (entity: Entity) => departmentsOf(entity).length > 1;

/** Every entity whose rows belong to regions and have an identity of their own; of users' own rows and of tokens others tell. */
const isPlaced = ({ table, key }: Entity) =>
  accessOf(table)?.scoped &&
  !['own', undefined].includes(rowsForStaff({ table })) &&
  key.length === 1 &&
  key[0]!.type === 'uuid';
const planted = [...entities.values()].filter(
  (entity) => isPlaced(entity) && (businessTables.has(entity.table) || isRouted(entity) || wordIn[entity.name]),
);

let database: TestDatabase;
let api: TestApi;
const canaries: Canary[] = [];

beforeAll(async () => {
  database = await testDatabase();
  const world = await seedTwoCounties(database.system);
  for (const entity of planted)
    for (const place of places)
      for (const department of departmentsOf(entity)) {
        const word = `Canary${entity.name}Of${place[0]!.toUpperCase()}${place.slice(1)}For${department}`;
        const key = identity(entity.table, word);
        const { code } = regions[place];
        const { rows } = await database.system.query<{ lo: bigint }>(
          'select scope_lo as lo from region where code = $1',
          [code],
        );
        await world.insert(entity.name, {
          id: key,
          scope_ord: rows[0]!.lo,
          ...(entity.regionColumn && { [entity.regionColumn]: code }),
          ...(isRouted(entity) && { department_kind: department }),
          ...ownMarks[entity.name]?.(key, word),
          [wordOf(entity)[1]]: word,
        });
        canaries.push({ entity, place, department, id: globalId(entity, [key]), word });
      }
  api = await testApi(database, 'production');
}, 60_000);

afterAll(async () => {
  await api?.close();
  await database?.drop();
});

/** Whether somebody may know of a planted row, by the declared model alone. */
function maySee({ role, departments }: Office, viewer: Region, { entity, place, department }: Canary): boolean {
  const rows = accessOf(entity.table)!.readers[role as AskingRole];
  if (!rows || !sees(viewer, place)) return false;
  if (rows === 'scope') return true;
  return department === null ? rows === 'departments or all' : (departments as readonly string[]).includes(department);
}

const mayRead = ({ role }: Office, entity: Entity) => accessOf(entity.table)!.readers[role as AskingRole] !== undefined;
const of = (entity: Entity) => canaries.filter((each) => each.entity === entity);
const shown = (entity: Entity) => `id ${wordOf(entity)[0]}`;

interface Cell {
  surface: string;
  canary: Canary;
  seen: boolean;
}

/** The ways in which a row could be come by. Each asks for several kinds of record and says of each planted row whether it was seen. */
const surfaces: Record<
  string,
  { ask(entity: Entity, alias: string): string | undefined; read(answer: Answer['data'], canary: Canary): boolean }
> = {
  list: {
    ask: (entity, alias) => `${alias}: ${entity.plural}(first: 100) { totalCount nodes { ${shown(entity)} } }`,
    read: ({ nodes }, { id }) => nodes.some((node: { id: string }) => node.id === id),
  },
  'list backwards, by its edges': {
    ask: ({ plural }, alias) => `${alias}: ${plural}(last: 100) { edges { cursor node { id } } }`,
    read: ({ edges }, { id }) => edges.some(({ node }: { node: { id: string } }) => node.id === id),
  },
  'filter by id': {
    ask: (entity, alias) =>
      of(entity)
        .map(({ id }, at) => `${alias}_${at}: ${entity.plural}(first: 1, filter: {id: {eq: "${id}"}}) { nodes { id } }`)
        .join(' '),
    read: (answer, canary) => answer[of(canary.entity).indexOf(canary)].nodes.length === 1,
  },
  'count by a value of it': {
    ask: (entity, alias) =>
      of(entity)
        .map(
          ({ word }, at) =>
            `${alias}_${at}: ${entity.plural}(filter: {${wordOf(entity)[0]}: {eq: "${word}"}}) { totalCount }`,
        )
        .join(' '),
    read: (answer, canary) => answer[of(canary.entity).indexOf(canary)].totalCount === 1,
  },
  'count under a region': {
    ask: (entity, alias) =>
      places
        .map(
          (place) =>
            `${alias}_${places.indexOf(place)}: ${entity.plural}(filter: {regionUnder: "${regions[place].code}", id: {in: ${JSON.stringify(
              of(entity)
                .filter((each) => each.place === place)
                .map(({ id }) => id),
            )}}}) { nodes { id } totalCount }`,
        )
        .join(' '),
    read: (answer, canary) =>
      answer[places.indexOf(canary.place)].nodes.some((node: { id: string }) => node.id === canary.id),
  },
  statistics: {
    ask: (entity, alias) => {
      if (!entity.stats) return undefined;
      const live = apiSchema()
        .getQueryType()!
        .getFields()
        [statsName(entity)]!.args.some(({ name }) => name === 'live')
        ? ', live: true'
        : '';
      return of(entity)
        .map(({ id }, at) => `${alias}_${at}: ${statsName(entity)}(filter: {id: {eq: "${id}"}}${live}) { count }`)
        .join(' ');
    },
    read: (answer, canary) => answer[of(canary.entity).indexOf(canary)][0]?.count === 1,
  },
  'walk from its region': {
    ask: (entity, alias) => {
      const member = Object.values(entity.members).find(
        (each) =>
          each.kind === 'one' && each.target === 'Region' && each.column === entity.regionColumn && each.inverse,
      );
      if (member?.kind !== 'one') return undefined;
      return `${alias}: regions(first: 6, filter: {code: {in: ${JSON.stringify(places.map((place) => regions[place].code))}}}) { nodes { code rows: ${member.inverse!.name}(first: 20) { nodes { id } } } }`;
    },
    read: ({ nodes }, { id }) =>
      nodes.some((region: { rows: { nodes: { id: string }[] } }) => region.rows.nodes.some((node) => node.id === id)),
  },
};

/** Asks for one kind of record on several surfaces in one operation; what is refused shows nothing. */
async function ask(
  token: string,
  entity: Entity,
  names: readonly string[],
): Promise<{ answer: Answer; cells: Cell[] }> {
  const parts = names.flatMap((name, at) => {
    const text = surfaces[name]!.ask(entity, `s${at}`);
    return text === undefined ? [] : [{ name, alias: `s${at}`, text }];
  });
  if (parts.length === 0) return { answer: { status: 200 }, cells: [] };
  const answer = await api.ask(token, `{ ${parts.map(({ text }) => text).join(' ')} }`);
  const cells = parts.flatMap(({ name, alias }) => {
    const numbered = Object.entries(answer.data ?? {}).filter(([key]) => key.startsWith(`${alias}_`));
    const fields =
      answer.data?.[alias] ?? Object.fromEntries(numbered.map(([key, value]) => [key.slice(alias.length + 1), value]));
    const isAnswered = answer.data !== null && answer.data !== undefined;
    return of(entity).map((canary) => ({
      surface: name,
      canary,
      seen: isAnswered && surfaces[name]!.read(fields, canary),
    }));
  });
  return { answer, cells };
}

/** Refusals look alike on all surfaces, and each is one operation's; many surfaces fit into one operation that is answered. */
function operations(office: Office, entity: Entity): string[][] {
  const all = Object.keys(surfaces);
  if (!mayRead(office, entity)) return [['list'], ['walk from its region']];
  return isRouted(entity) ? all.map((name) => [name]) : [all];
}

it('leaves out no kind of record that has a place on the fiscal tree', () => {
  const unplanted = [...entities.values()].filter((entity) => isPlaced(entity) && !planted.includes(entity));
  expect(unplanted.map(({ name }) => name)).toEqual([]);
});

it('shows every office of every region exactly the rows that are its own, on every surface', async () => {
  let cells = 0;
  let visible = 0;
  const wrong: string[] = [];
  const judge = (office: Office, viewer: Region, found: readonly Cell[], text: string) => {
    for (const { surface, canary, seen } of found) {
      cells += 1;
      if (seen) visible += 1;
      if (seen !== maySee(office, viewer, canary))
        wrong.push(
          `${office.role} (${office.departments}) of ${viewer}, ${surface}: ${canary.word} is ${seen ? 'seen' : 'not seen'}`,
        );
    }
    // Whatever was asked, nothing of a row that is not to be seen stands anywhere in the answer.
    for (const canary of canaries)
      if (!maySee(office, viewer, canary) && text.includes(canary.word))
        wrong.push(`${office.role} of ${viewer}: ${canary.word} stands in an answer`);
  };
  for (const office of offices)
    for (const viewer of places) {
      const username = `${office.role}-${office.departments.join('-')}-${viewer}`;
      const { token } = await api.user({
        username,
        role: office.role,
        regionCode: regions[viewer].code,
        departmentKinds: [...office.departments],
      });
      const questions = planted.flatMap((entity) => operations(office, entity).map((names) => ({ entity, names })));
      const next = questions[Symbol.iterator]();
      const client = async () => {
        for (const { entity, names } of next) {
          const { answer, cells: found } = await ask(token, entity, names);
          if (mayRead(office, entity) && answer.errors)
            wrong.push(`${username}, ${names} of ${entity.plural}: ${answer.errors[0]!.message}`);
          judge(office, viewer, found, JSON.stringify(answer));
        }
      };
      await Promise.all([client(), client(), client(), client()]);
      const { data } = await api.ask(token, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
        ids: canaries.map(({ id }) => id),
      });
      judge(
        office,
        viewer,
        canaries.map((canary, at) => ({ surface: 'nodes by id', canary, seen: data.nodes[at] !== null })),
        JSON.stringify(data),
      );
    }
  process.stdout.write(
    `matrix: ${cells} cells of ${offices.length} offices × ${places.length} regions × ${Object.keys(surfaces).length + 1} surfaces × ${planted.length} kinds of record; in ${visible} something was rightly seen\n`,
  );
  expect(wrong.slice(0, 40)).toEqual([]);
  expect(cells).toBeGreaterThanOrEqual(5_000);
  keepEvidence('M/matrix', { cells, 'wrongly seen or hidden': wrong.length, 'kinds of record': planted.length });
}, 400_000);
