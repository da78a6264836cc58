import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Principal, withScope } from '@qingqu/schema';
import { keepEvidence, type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { type Sent, type TestApi, testApi } from '../testing/client.js';
import { type KeyQuery, keyQueries, type Level, type Material, materialOf } from './key-queries.js';
import { seedMillion } from './million.js';
import { plansOf, recordQuestions } from './statements.js';

/** A table above this is never read from end to end for one question. */
const mostRows = 100_000;
/** What a page, or a count of one county, may look at in one table. */
const mostLookedAt = 20_000;

const levels: Record<Level, string> = {
  province: '410000000000',
  prefecture: '410100000000',
  county: '410102000000',
  township: '410102001000',
};

interface Eyes {
  token: string;
  principal: Principal;
  material: Material;
}

let database: TestDatabase;
let api: TestApi;
let questions: () => Sent[];
let large: Set<string>;
const eyes = new Map<Level, Eyes>();
/** Questions whose plans were as expected. */
let held = 0;

beforeAll(async () => {
  database = await testDatabase();
  await seedMillion(database.system);
  api = await testApi(database);
  questions = recordQuestions(database.api);
  const { rows } = await database.system.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname ~ '^(public$|fiscal_)' and c.reltuples > $1`,
    [mostRows],
  );
  large = new Set(rows.map(({ name }) => name));
  for (const [level, regionCode] of Object.entries(levels) as [Level, string][]) {
    const { id, token } = await api.user({ username: level, regionCode });
    const region = await database.system.query<{ lo: bigint; hi: bigint }>(
      'select scope_lo as lo, scope_hi as hi from region where code = $1',
      [regionCode],
    );
    const { lo, hi } = region.rows[0]!;
    const principal: Principal = { userId: id, role: 'supervisor', regionCode, lo, hi, departmentKinds: [] };
    eyes.set(level, { token, principal, material: await materialOf(database.system, lo, hi) });
  }
}, 180_000);

afterAll(async () => {
  await api?.close();
  await database?.drop();
});

it('is asked of tables above 100,000 rows', () => {
  expect([...large]).toEqual(
    expect.arrayContaining([
      'fiscal_2018.payment',
      'fiscal_2018.subsidy_line',
      ...['payee', 'account', 'indicator', 'allocation', 'warning'].map((table) => `public.${table}`),
    ]),
  );
});

describe.each(Object.keys(levels) as Level[])('a supervisor of the %s', (level) => {
  it.each(keyQueries.map((query) => [query.name, query] as const))('%s', async (_, query) => {
    const { token, principal } = eyes.get(level)!;
    const variables = await variablesOf(query, level);
    questions();
    const answer = await api.ask(token, query.document, variables);
    expect(answer.errors).toBeUndefined();
    expect(Object.values(answer.data)).not.toContain(null);
    const sent = questions();
    expect(sent).toHaveLength(1);
    const plans = await withScope(database.api, principal, (client) => plansOf(client, sent[0]!));
    for (const [kind, scans] of Object.entries(plans)) {
      const whole = scans.filter((scan) => scan.kind === 'Seq Scan' && large.has(scan.relation ?? ''));
      expect({ kind, whole }).toEqual({ kind, whole: [] });
      const used = scans.flatMap(({ index }) => (index ? [index] : []));
      expect({
        kind,
        used: used.filter((each) => query.index[level].includes(each)).length > 0 ? 'as expected' : used,
      }).toEqual({ kind, used: 'as expected' });
      expect({ kind, looked: scans.filter(({ looked }) => looked > mostLookedAt) }).toEqual({ kind, looked: [] });
    }
    held += 1;
  });
});

it('holds for every question at every level', () => {
  expect(held).toBe(keyQueries.length * Object.keys(levels).length);
  keepEvidence('L7', {
    queries: keyQueries.length,
    levels: Object.keys(levels).length,
    plans: held,
    'tables above 100,000 rows': large.size,
  });
});

/** A question for a deeper page gets its cursor from the page before. */
async function variablesOf(query: KeyQuery, level: Level): Promise<Record<string, unknown>> {
  const { token, material } = eyes.get(level)!;
  const variables = query.variables?.(material) ?? {};
  if (!query.cursorFrom) return variables;
  const { data } = await api.ask(token, query.document, { ...variables, first: 200 });
  return { ...variables, first: 50, after: data[query.cursorFrom].pageInfo.endCursor };
}
