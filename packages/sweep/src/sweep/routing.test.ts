import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { findAgain } from '../ask/find-again.js';
import { installRules } from '../rules/install-rules.js';
import { closed, idOf, KAIFENG, LANKAO, overLimit, packageOf, payment, QIXIAN, tempDir } from '../testing/world.js';
import type { SweepDeps } from './deps.js';
import { runSweep } from './run-sweep.js';

/** The built process: `npm test` builds it first. */
const path = join(__dirname, '../../dist/evaluator/child.js');

let database: TestDatabase;
let deps: SweepDeps;
beforeAll(async () => {
  database = await testDatabase();
  deps = { pool: database.system, snapshotDir: await tempDir(), evaluator: { path, memoryLimit: '512MB' } };
  await installRules(database.system, packageOf([overLimit()]));
});
afterAll(() => database.drop());

const route = (departmentKind: string, regionCode: string | null, effectiveFrom: string) =>
  database.system.query(
    `insert into warning_route (category, department_kind, region_code, effective_from, basis, set_by) values ('cash', $1, $2, $3, 'test', 'test')`,
    [departmentKind, regionCode, effectiveFrom],
  );

const pay = (label: string, regionCode: string) =>
  payment(database.system, label, { region_code: regionCode, amount_fen: 5_000 });

async function sweep(asOf: string): Promise<void> {
  await runSweep(deps, { epoch: await closed(database.system), asOf, reason: 'test', startedBy: 'tester' });
}

/** The department of the warning on each payment, and those that its events are for. */
async function departments(): Promise<Record<string, string>> {
  const { rows } = await database.system.query<{ subject: string; department: string }>(
    `select subject_id as subject, department_kind || coalesce((select '/' || string_agg(distinct e.department_kind, ',') from warning_event e
       where e.warning_id = w.id and e.department_kind <> w.department_kind), '') as department from warning w`,
  );
  const labels = ['old', 'lankao', 'qixian', 'kaifeng', 'later'];
  return Object.fromEntries(
    rows.map(({ subject, department }) => [labels.find((label) => idOf(label) === subject), department]),
  );
}

it('a new warning goes by the narrowest route that has begun, then the latest; a known one stays where it is', async () => {
  await pay('old', LANKAO);
  await sweep('2018-06-01');
  expect(await departments()).toEqual({ old: 'treasury' });

  await route('agri', null, '2018-07-01');
  await route('budget', LANKAO, '2018-06-15');
  await route('budget', KAIFENG, '2018-07-01');
  await route('treasury', KAIFENG, '2018-07-02');
  await route('budget', null, '2018-12-01');
  await pay('lankao', LANKAO);
  await pay('qixian', QIXIAN);
  await pay('kaifeng', KAIFENG);
  await payment(database.system, 'old', { region_code: LANKAO, amount_fen: 6_000 });
  await sweep('2018-07-01');
  // 兰考 lies directly below the province for money, 杞县 below 开封.
  expect(await departments()).toEqual({ old: 'treasury', lankao: 'budget', qixian: 'budget', kaifeng: 'budget' });

  await pay('later', QIXIAN);
  await sweep('2018-07-02');
  expect(await departments()).toMatchObject({ qixian: 'budget', later: 'treasury' });
});

it('a rule that is run again about its warnings tells which it finds still', async () => {
  const { rows } = await database.system.query<{ id: string; subject: string }>(
    'select id, subject_id as subject from warning',
  );
  const ofLabel = (label: string) => rows.find(({ subject }) => subject === idOf(label))!.id;
  const asked = [ofLabel('old'), ofLabel('later')];
  const before = await findAgain(deps, asked, '2018-07-03');
  expect(before.remaining.sort()).toEqual([...asked].sort());
  await payment(database.system, 'later', { region_code: QIXIAN, amount_fen: 1 });
  await sweep('2018-07-03');
  const after = await findAgain(deps, asked, '2018-07-03');
  expect(after).toEqual({ epoch: before.epoch + 1n, remaining: [ofLabel('old')] });
});
