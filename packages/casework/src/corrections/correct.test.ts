// What may come between a person's correction and the new version of the record: the process dies, the source delivers, somebody else corrects too.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { feeds, type IngestDeps, ingestFile, loadReferenceData, resumeUnfinished } from '@qingqu/ingest';
import { inTransaction, Vault } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import type { Actor } from '../matter/actor.js';
import type { CaseworkRefused } from '../matter/refused.js';
import { LANKAO, personOf } from '../testing/case-world.js';
import { assertCasework } from '../testing/index.js';
import { beginCorrection } from './begin.js';
import { correctRecord, settleCorrections } from './correct.js';
import { beginCorrecting, classifyCorrection, rejectCorrection, takeUpCorrection } from './desk.js';

const TODAY = '2018-09-28';
let database: TestDatabase;
let deps: IngestDeps;
let nong: Actor;
let nong2: Actor;
let records = 0;

beforeAll(async () => {
  database = await testDatabase();
  const reference = await loadReferenceData(database.system);
  const blobDir = mkdtempSync(join(tmpdir(), 'correct-'));
  const vault = new Vault(Buffer.alloc(32, 1));
  deps = { pool: database.system, vault, blobDir, now: () => performance.now(), reference };
  nong = await personOf(database.system, { username: 'nong', departmentKinds: ['agri'] });
  nong2 = await personOf(database.system, { username: 'nong2', departmentKinds: ['agri'] });
});
afterEach(() => assertCasework(database.system));
afterAll(async () => {
  rmSync(deps.blobDir, { recursive: true, force: true });
  await database.drop();
});

const deliver = (key: string, name: string) =>
  ingestFile(deps, {
    feed: 'project',
    bytes: Buffer.from(`key,name,region_code,status\n${key},${name},${LANKAO},running\n`),
    receivedBy: 'source',
  });
const recordOf = async (key: string) =>
  (await database.system.query('select id, name, version from project where source_key = $1', [key])).rows[0];
const correctionOf = async (id: string) =>
  (
    await database.system.query(
      `select state, version, version_before as "versionBefore", version_after as "versionAfter", file_id is not null as "hasBatch",
         corrected_by as "correctedBy", document_no as "documentNo" from correction where id = $1`,
      [id],
    )
  ).rows[0];

/** A doubt about a new record, which is being corrected. */
async function doubted(key = `P${++records}`): Promise<{ id: string; key: string; recordId: string }> {
  if (!(await recordOf(key))) await deliver(key, `原名${key}`);
  const { id: recordId } = await recordOf(key);
  const id = await inTransaction(deps.pool, async (client) => {
    const said = { today: TODAY, reason: '本级录入有误', class: 'own' as const };
    const begun = await beginCorrection(client, {
      actor: nong,
      said,
      recordKind: 'project',
      recordId,
      question: '名称有误',
    });
    await takeUpCorrection(client, { id: begun, actor: nong, said });
    await classifyCorrection(client, { id: begun, actor: nong, said });
    await beginCorrecting(client, { id: begun, actor: nong, said });
    return begun;
  });
  return { id, key, recordId };
}

const correct = (
  id: string,
  name: string,
  more: { with?: IngestDeps; actor?: Actor; recordVersion?: number; version?: number } = {},
) =>
  correctRecord(more.with ?? deps, {
    id,
    actor: more.actor ?? nong,
    version: more.version,
    said: {
      today: TODAY,
      reason: '名称有误',
      documentNo: '兰财农〔2018〕7号',
      recordVersion: more.recordVersion ?? 1,
      values: { name },
    },
  });

/** As the process dies once the batch is registered, and before anything of it is loaded. */
const dying = (): IngestDeps =>
  Object.defineProperty({ ...deps }, 'leaseMs', {
    get: () => {
      throw new Error('the process was stopped');
    },
  });

const outcomesOf = async (works: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(works))
    .map((each) => (each.status === 'fulfilled' ? 'done' : (each.reason as CaseworkRefused).code))
    .sort();

describe('a doubt', () => {
  const raise = (about: { actor?: Actor; kind?: string; recordId?: string; question?: string }) =>
    inTransaction(deps.pool, (client) =>
      beginCorrection(client, {
        actor: about.actor ?? nong,
        said: { today: TODAY },
        recordKind: about.kind ?? 'project',
        recordId: about.recordId ?? '00000000-0000-4000-8000-000000000000',
        question: about.question ?? '名称有误',
      }),
    );

  it.each([
    ['that the record names', LANKAO, '兰考县财政局预算科', 'budget'],
    ['whose business it is, where the record names none', LANKAO, '兰考县财政局', 'agri'],
    ['of the county, where the record is a township’s', '410225101000', '', 'agri'],
  ])('goes to the department %s', async (_, region, org, kind) => {
    const key = `P${++records}`;
    const text = `key,name,region_code,status,entered_org\n${key},道路,${region},running,${org}\n`;
    await ingestFile(deps, { feed: 'project', bytes: Buffer.from(text), receivedBy: 'source' });
    const id = await raise({ recordId: (await recordOf(key)).id });
    const { rows } = await database.system.query(
      `select region_code, handler_region_code || '/' || handler_department_kind as handler from correction where id = $1`,
      [id],
    );
    expect(rows).toEqual([{ region_code: LANKAO, handler: `${LANKAO}/${kind}` }]);
  });

  it('about a record of all, from a township, is its county’s to look into first', async () => {
    const { columns } = feeds.get('fund')!;
    const text = [columns.map(({ header }) => header), columns.map(({ example }) => `"${example}"`)].map((line) =>
      line.join(','),
    );
    await ingestFile(deps, { feed: 'fund', bytes: Buffer.from(`${text.join('\n')}\n`), receivedBy: 'source' });
    const { rows: funds } = await database.system.query('select id from fund');
    const xiang = await personOf(database.system, {
      username: 'xiang',
      regionCode: '410225101000',
      departmentKinds: ['agri'],
    });
    const id = await raise({ actor: xiang, kind: 'fund', recordId: funds[0].id });
    const { rows } = await database.system.query(
      `select region_code, owner_region_code as owner, handler_region_code || '/' || handler_department_kind as handler from correction where id = $1`,
      [id],
    );
    expect(rows).toEqual([{ region_code: LANKAO, owner: '410000000000', handler: `${LANKAO}/agri` }]);
  });

  it('is about a record, says what is doubted, and is raised by those who handle data', async () => {
    await expect(raise({ kind: 'app_user' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(raise({ question: ' ' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      basis: expect.stringMatching(/第十六条/),
    });
    await expect(raise({})).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(raise({ actor: { ...nong, role: 'leader' } })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a correction whose process dies', () => {
  it('waits with its batch; whoever loads that settles it, once', async () => {
    const { id, key } = await doubted();
    await expect(correct(id, '改名', { with: dying() })).rejects.toThrow('the process was stopped');
    expect(await correctionOf(id)).toMatchObject({
      state: 'submitted',
      versionBefore: 1,
      versionAfter: null,
      hasBatch: true,
    });
    expect(await settleCorrections(deps.pool, TODAY)).toBe(0);
    expect(await recordOf(key)).toMatchObject({ version: 1 });
    await resumeUnfinished(deps);
    expect(await settleCorrections(deps.pool, TODAY)).toBe(1);
    expect(await correctionOf(id)).toMatchObject({ state: 'corrected', versionAfter: 2, correctedBy: 'nong' });
    expect(await recordOf(key)).toMatchObject({ name: '改名', version: 2 });
    const { version } = await correctionOf(id);
    expect(await settleCorrections(deps.pool, TODAY)).toBe(0);
    expect(await correctionOf(id)).toMatchObject({ version });
  });

  it('changes nothing when its source delivers first; it is in hand again, and is done with the new version', async () => {
    const { id, key } = await doubted();
    await expect(correct(id, '改名', { with: dying() })).rejects.toThrow('the process was stopped');
    await deliver(key, '来源新名');
    await resumeUnfinished(deps);
    expect(await settleCorrections(deps.pool, TODAY)).toBe(1);
    const back = { state: 'correcting', hasBatch: false, versionBefore: null, correctedBy: null, documentNo: null };
    expect(await correctionOf(id)).toMatchObject(back);
    expect(await recordOf(key)).toMatchObject({ name: '来源新名', version: 2 });
    const { rows } = await database.system.query(
      `select act, by_user as by, detail->>'outcome' as outcome, reason from casework_step where matter_id = $1 order by seq desc limit 1`,
      [id],
    );
    expect(rows).toEqual([
      { act: 'not_taken_in', by: 'system', outcome: 'stale', reason: expect.stringMatching(/meanwhile/) },
    ]);
    await expect(correct(id, '改名')).rejects.toMatchObject({
      code: 'CONFLICT',
      legalActs: expect.arrayContaining(['correct']),
    });
    expect(await correct(id, '改名', { recordVersion: 2 })).toMatchObject({ to: 'corrected' });
    expect(await recordOf(key)).toMatchObject({ name: '改名', version: 3 });
  });
});

describe('two corrections at once', () => {
  it('of one doubt are one: the other comes too late', async () => {
    const { id, key } = await doubted();
    const { version } = await correctionOf(id);
    const outcomes = await outcomesOf([correct(id, '甲', { version }), correct(id, '乙', { version, actor: nong2 })]);
    expect(outcomes).toEqual(['CONFLICT', 'done']);
    expect(await recordOf(key)).toMatchObject({ version: 2 });
  });

  it('of two doubts about one record do not overwrite each other', async () => {
    const one = await doubted();
    const other = await doubted(one.key);
    const outcomes = await outcomesOf([correct(one.id, '甲'), correct(other.id, '乙', { actor: nong2 })]);
    expect(outcomes).toEqual(['CONFLICT', 'done']);
    expect(await recordOf(one.key)).toMatchObject({ version: 2 });
    const states = [await correctionOf(one.id), await correctionOf(other.id)].map(({ state }) => state).sort();
    expect(states).toEqual(['corrected', 'correcting']);
  });
});

describe('a correction', () => {
  it('that its second person finds wrong still is made once more, over the version that it made', async () => {
    const { id, key } = await doubted();
    await correct(id, '又错');
    const said = { today: TODAY, reason: '名称仍有误' };
    await inTransaction(deps.pool, (client) => rejectCorrection(client, { id, actor: nong2, said }));
    await correct(id, '对名', { recordVersion: 2, actor: nong2 });
    expect(await correctionOf(id)).toMatchObject({
      state: 'corrected',
      versionBefore: 2,
      versionAfter: 3,
      correctedBy: 'nong2',
    });
    expect(await recordOf(key)).toMatchObject({ name: '对名', version: 3 });
  });

  it('says which fields were corrected, and none of their values', async () => {
    const { id } = await doubted();
    await correct(id, '不外传之名');
    const { rows } = await database.system.query(
      `select detail::text, reason from casework_step where matter_id = $1`,
      [id],
    );
    expect(JSON.stringify(rows)).toContain('\\"fields\\": [\\"name\\"]');
    expect(JSON.stringify(rows)).not.toContain('不外传');
  });
});
