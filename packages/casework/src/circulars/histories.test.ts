// Random histories of circulars against the database, beside the law of Art. 20 told once more in plain tables.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { inTransaction } from '@qingqu/schema';
import { type TestDatabase, testDatabase, testSeed } from '@qingqu/schema/testing';
import fc from 'fast-check';
import type pg from 'pg';
import type { Actor } from '../matter/actor.js';
import { CaseworkRefused } from '../matter/refused.js';
import { reportInvariants } from '../reports/invariants.js';
import { KAIFENG, personOf, QIXIAN } from '../testing/case-world.js';
import { AFTER, closeNovember, MONTH } from '../testing/circular-world.js';
import { instrumentPeople } from '../testing/instrument-people.js';
import {
  acknowledgeCircular,
  deliverCircular,
  draftCircular,
  issueCircular,
  redraftCircular,
  returnCircular,
  reviewCircular,
} from './circulars.js';
import { circularInvariants } from './invariants.js';

const seed = testSeed;
const RUNS = 300;

/** The office that makes it, one of it by two names, those whom it can go to, and those whom it does not concern. */
const office = ['shi-nong', 'shi-nong2', 'shi-nong-again'];
const onePerson = ['shi-nong', 'shi-nong-again'];
const readers: Readonly<Record<string, readonly string[]>> = {
  [KAIFENG]: [...office, 'shi-guoku', 'shi-jiandu'],
  [QIXIAN]: ['xian-nong1', 'xian-guoku', 'xian-jiandu'],
};
const others = ['sheng-nong1', 'lin-nong', 'sheng-jiandu1'];
const everybody = [...Object.values(readers).flat(), ...others];

const acts = ['redraft', 'review', 'return', 'issue', 'deliver', 'acknowledge'] as const;
type ActName = (typeof acts)[number];
const follows: Readonly<Record<ActName, readonly string[]>> = {
  redraft: ['draft'],
  review: ['draft'],
  return: ['draft', 'reviewed'],
  issue: ['reviewed'],
  deliver: ['issued'],
  acknowledge: ['delivered'],
};
/** Where badly said steps differ. */
const canBeBad: readonly ActName[] = ['redraft', 'return', 'issue'];

interface Model {
  id: string;
  state: string;
  version: number;
  drafter: string;
  to: readonly string[];
  acknowledged: Set<string>;
}

const command = fc.record({
  isLegal: fc.integer({ min: 0, max: 9 }).map((n) => n < 6),
  act: fc.nat(),
  who: fc.nat(),
  isBad: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  isStale: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
});
const history = fc.record({
  drafter: fc.constantFrom(...office),
  to: fc.constantFrom([KAIFENG], [QIXIAN], [KAIFENG, QIXIAN]),
  commands: fc.array(command, { minLength: 3, maxLength: 9 }),
});
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

let database: TestDatabase;
let pool: pg.Pool;
let people: ReadonlyMap<string, Actor>;
beforeAll(async () => {
  database = await testDatabase();
  pool = database.system;
  await personOf(pool, { username: 'shi-nong2', regionCode: KAIFENG, departmentKinds: ['agri'] });
  const again = { username: 'shi-nong-again', regionCode: KAIFENG, departmentKinds: ['agri'], staffNo: 'K-1' };
  const second = await personOf(pool, again);
  const known = await instrumentPeople(pool);
  const first = known.get('shi-nong')!;
  await pool.query(`update app_user set staff_no = 'K-1' where username = 'shi-nong'`);
  people = new Map([
    ...known,
    ['shi-nong', { ...first, accounts: onePerson }],
    ['shi-nong-again', { ...second, accounts: onePerson }],
    ['shi-nong2', { ...second, username: 'shi-nong2', accounts: ['shi-nong2'] }],
  ]);
  await closeNovember(pool);
});
afterAll(() => database.drop());

let numbers = 0;

function take(
  client: pg.ClientBase,
  act: ActName,
  step: { id: string; actor: Actor; version: number },
  isBad: boolean,
) {
  const said = { today: AFTER };
  numbers += 1;
  const takes: Record<ActName, () => Promise<unknown>> = {
    redraft: () => redraftCircular(client, step, { ...said, title: isBad ? ' ' : '通报', remarks: null }),
    review: () => reviewCircular(client, step, said),
    return: () => returnCircular(client, step, { ...said, reason: isBad ? '' : '请补充' }),
    issue: () => issueCircular(client, step, { ...said, documentNo: isBad ? '33号' : `汴财农〔2018〕${numbers}号` }),
    deliver: () => deliverCircular(client, step, said),
    acknowledge: () => acknowledgeCircular(client, step, said),
  };
  return takes[act]();
}

const isDrafters = ({ drafter }: Model, name: string) =>
  drafter === name || (onePerson.includes(drafter) && onePerson.includes(name));
const regionOf = (name: string) => Object.keys(readers).find((code) => readers[code]!.includes(name));

/** Whether it is for this person, whatever the state. */
function isFor(model: Model, act: ActName, name: string): boolean {
  if (act !== 'acknowledge')
    return office.includes(name) && !(['review', 'return'].includes(act) && isDrafters(model, name));
  const region = regionOf(name);
  return region !== undefined && model.to.includes(region) && !model.acknowledged.has(region);
}

const legalFor = (model: Model, name: string): ActName[] =>
  acts.filter((act) => follows[act].includes(model.state) && isFor(model, act, name));

function expectedCode(model: Model, act: ActName, name: string, isStale: boolean, isBad: boolean): string | undefined {
  if (isStale || !follows[act].includes(model.state)) return 'CONFLICT';
  if (!isFor(model, act, name)) {
    const region = regionOf(name);
    return act === 'acknowledge' && region !== undefined && model.acknowledged.has(region) ? 'CONFLICT' : 'FORBIDDEN';
  }
  return isBad && canBeBad.includes(act) ? 'BAD_INPUT' : undefined;
}

function move(model: Model, act: ActName, name: string): void {
  model.version += 1;
  if (act === 'redraft') model.drafter = name;
  if (act === 'acknowledge') model.acknowledged.add(regionOf(name)!);
  if (act === 'acknowledge') model.state = model.acknowledged.size === model.to.length ? 'acknowledged' : 'delivered';
  else
    model.state = { redraft: 'draft', review: 'reviewed', return: 'draft', issue: 'issued', deliver: 'delivered' }[act];
}

async function follow(model: Model, { isLegal, act: nth, who, isBad, isStale }: Command): Promise<ActName | undefined> {
  const legal = everybody.flatMap((name) => legalFor(model, name).map((act) => ({ act, name })));
  const { act, name } =
    isLegal && legal.length > 0
      ? legal[nth % legal.length]!
      : { act: acts[nth % acts.length]!, name: everybody[who % everybody.length]! };
  const step = { id: model.id, actor: people.get(name)!, version: model.version - (isStale ? 1 : 0) };
  const refused = await inTransaction(pool, (client) => take(client, act, step, isBad)).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof CaseworkRefused) return error;
      throw error;
    },
  );
  const place = { act, name, state: model.state, isStale, isBad };
  expect({ ...place, code: refused?.code }).toEqual({ ...place, code: expectedCode(model, act, name, isStale, isBad) });
  if (refused)
    expect({ ...place, legalActs: refused.legalActs }).toEqual({ ...place, legalActs: legalFor(model, name) });
  else move(model, act, name);
  const { rows } = await pool.query(
    `select state, version, (select count(*)::int from casework_step s where s.matter_id = c.id) as steps from circular c where id = $1`,
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

it(`the database and the law agree in ${RUNS} histories (seed ${seed})`, async () => {
  const done = new Map<ActName, number>();
  await fc.assert(
    fc.asyncProperty(history, async ({ drafter, to, commands }) => {
      const wish = { stream: 'agri' as const, month: MONTH, regions: to };
      const id = await inTransaction(pool, (client) =>
        draftCircular(client, people.get(drafter)!, { today: AFTER }, wish),
      );
      const model: Model = { id, state: 'draft', version: 1, drafter, to, acknowledged: new Set() };
      for (const each of commands) {
        const act = await follow(model, each);
        if (act) done.set(act, (done.get(act) ?? 0) + 1);
      }
    }),
    { numRuns: RUNS, seed },
  );
  for (const act of acts) expect([act, (done.get(act) ?? 0) > 10]).toEqual([act, true]);
  for (const [name, sql] of Object.entries({ ...circularInvariants, ...reportInvariants }))
    expect({ name, rows: (await pool.query(sql)).rows }).toEqual({ name, rows: [] });
}, 240_000);
