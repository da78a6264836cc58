// A record is corrected as a new version, through the ordinary ingest:
//   1. every field that a feed has goes along as it was, those too that are stored sealed or as tokens;
//   2. what is not in order is refused before anything is written, and no message holds a value;
//   3. who is overtaken by a delivery changes nothing; who is not, holds against what the source says again.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inTransaction, recordPlace } from '@qingqu/schema';
import { addDefinition } from '../definition/store.js';
import { DeskRefused } from '../desk/index.js';
import { feeds } from '../feeds/index.js';
import { loadFile } from '../ingest-file.js';
import { provenanceOf } from '../provenance/index.js';
import type { Area } from '../reference-data.js';
import { cardNo, type DeskWorld, deskWorld, idNo, MINQUAN, PROVINCE, subsidy, YUCHENG } from '../testing/desk-world.js';
import { projects } from '../testing/harness.js';
import { assertInvariants, assertNotInClear } from '../testing/invariants.js';
import { sampleCardNo } from '../testing/sample-file.js';
import {
  correctableFields,
  correctionEnd,
  type PreparedCorrection,
  prepareCorrection,
  registerCorrection,
} from './index.js';

const WITH_DELETIONS = `
name: project-marked
feed: project
title: { zh: 带删除标志, en: With deletions }
columns: { status: { constant: running } }
deleted: { when: { gone: 'yes' } }
`;

let world: DeskWorld;
beforeAll(async () => {
  world = await deskWorld();
  await addDefinition(world.database.system, WITH_DELETIONS, 'tester');
});
afterEach(async () => {
  await assertInvariants(world.database.system);
  await empty('project', 'subsidy_line', 'indicator', 'region_budget');
});
afterAll(() => world.drop());

const empty = (...tables: string[]) =>
  world.database.system.query(
    `truncate ${tables.flatMap((name) => [name, `${name}_history`]).join(', ')}, ingest_row, ingest_file, quarantine, record_mark`,
  );

type Values = Readonly<Record<string, string | null>>;
const row = async (table: string, key: string) => (await world.h.row(table, key))!;
const area = (code: string): Area => world.deps.reference!.regions.get(code)!;

const prepared = async (
  table: string,
  key: string,
  values: Values,
  more: { version?: number; within?: string } = {},
) => {
  const { id, version } = await row(table, key);
  return prepareCorrection(world.deps, {
    table,
    id: String(id),
    version: more.version ?? Number(version),
    values,
    within: area(more.within ?? PROVINCE),
  });
};

/** Hands a prepared correction in and waits for what becomes of it. */
async function handIn(correction: PreparedCorrection) {
  const fileId = await inTransaction(world.deps.pool, (client) =>
    registerCorrection(client, world.deps, correction, { name: 'correction-1', by: 'yucheng' }),
  );
  expect(await correctionEnd(world.deps.pool, fileId)).toEqual({ status: 'waiting' });
  await loadFile(world.deps, fileId, {});
  return { fileId, end: await correctionEnd(world.deps.pool, fileId) };
}

const correct = async (table: string, key: string, values: Values) => handIn(await prepared(table, key, values));

async function refusal(work: Promise<unknown>): Promise<DeskRefused> {
  const error = await work.then(
    () => undefined,
    (thrown: Error) => thrown,
  );
  expect(error).toBeInstanceOf(DeskRefused);
  return error as DeskRefused;
}

describe('a corrected record', () => {
  it('is a new version one revision higher; the old one stays in the history, and both can be traced', async () => {
    await world.h.ingest('project', projects(['A', '道路硬化', 3], ['B', '其他']), { asOf: '2018-09-01' });
    const { fileId, end } = await correct('project', 'A', { name: '道路硬化工程' });
    expect(end).toEqual({ status: 'taken', versionAfter: 2 });
    expect(await row('project', 'A')).toMatchObject({
      name: '道路硬化工程',
      source_rev: 4n,
      version: 2,
      file_id: fileId,
    });
    const versions = await provenanceOf(world.deps, 'project', String((await row('project', 'A')).id));
    expect(
      versions.map(({ version, place }) => [version, place!.file.kind, place!.file.receivedBy, place!.file.asOf]),
    ).toEqual([
      [2, 'correction', 'yucheng', '2018-09-01'],
      [1, 'delivery', 'tester', '2018-09-01'],
    ]);
    expect(await row('project', 'B')).toMatchObject({ name: '其他', version: 1 });
  });

  it('keeps what is sealed without anybody having seen it; a sealed field is corrected the same way', async () => {
    await world.take(subsidy('L1'));
    const before = await row('subsidy_line', 'L1');
    await correct('subsidy_line', 'L1', { amount: '88.50' });
    const after = await row('subsidy_line', 'L1');
    expect(after).toMatchObject({ amount_fen: 8_850n, person_id: before.person_id, card_id: before.card_id });
    const open = (record: Record<string, unknown>, column: string) =>
      world.deps.vault.open(record[column] as Buffer, recordPlace('subsidy_line', column, 'L1'));
    expect(open(after, 'id_no_sealed')).toBe(idNo);
    const other = sampleCardNo(8);
    expect(await correct('subsidy_line', 'L1', { card_no: other })).toMatchObject({ end: { versionAfter: 3 } });
    expect(open(await row('subsidy_line', 'L1'), 'card_no_sealed')).toBe(other);
    await assertNotInClear(world.database.system, [idNo, cardNo, other]);
  });

  it('may have come by a feed definition: it is corrected in the feed’s own fields', async () => {
    const folder = join(process.cwd(), 'examples/definitions/indicator-in-wan');
    const definition = readFileSync(join(folder, 'definition.yaml'), 'utf8');
    await addDefinition(world.database.system, definition, 'tester');
    const result = await world.h.ingest('indicator-in-wan', readFileSync(join(folder, 'indicators.csv')), {});
    expect(result.counts.loaded).toBeGreaterThan(0);
    const { rows } = await world.database.system.query(
      'select id, source_key, amount_fen, version from indicator order by source_key limit 1',
    );
    const { end } = await correct('indicator', rows[0].source_key, { amount: '123456.78' });
    expect(end).toEqual({ status: 'taken', versionAfter: 2 });
    expect(await row('indicator', rows[0].source_key)).toMatchObject({ amount_fen: 12_345_678n });
  });
});

describe('each feed', () => {
  afterEach(() => empty(...feeds.keys()));

  it('gives every one of its fields in a form that it reads as the same value', async () => {
    for (const feed of feeds.values()) {
      const header = feed.columns.map((column) => column.header);
      const cells = feed.columns.map(({ example }) => (example.includes(',') ? `"${example}"` : example));
      const result = await world.h.ingest(feed.name, `${header.join(',')}\n${cells.join(',')}\n`, {});
      expect({ feed: feed.name, ...result.reasons }).toEqual({ feed: feed.name });
      const { rows } = await world.database.system.query(`select id, source_key from ${feed.name}`);
      // What was delivered, said again, changes nothing: so all other fields are read as they were.
      const [first] = correctableFields(feed.name);
      const same = prepared(feed.name, rows[0].source_key, { [first!]: feed.column(first!)!.example });
      expect({ feed: feed.name, words: (await refusal(same)).words.en }).toEqual({
        feed: feed.name,
        words: 'the new values are the present ones: nothing would change',
      });
    }
  });
});

describe('a correction that is not in order', () => {
  beforeEach(() => world.take(subsidy('L1')));

  it.each([
    ['of nothing', {}, /no field is named; expected some of batch_key, /],
    ['of a field that there is not', { colour: 'red' }, /the field 'colour' cannot be corrected; expected some of/],
    ['of what looks like no name', { [idNo]: 'x' }, /the field '\?' cannot be corrected/],
    ['of the key', { key: 'L2' }, /the field 'key' cannot be corrected/],
    ['of who entered it', { entered_org: '民权县财政局' }, /the field 'entered_org' cannot be corrected/],
    [
      'with a day that there is not',
      { paid_on: '2018-02-30' },
      /^column paid_on: there is no such day; expected .*2018-04-16/,
    ],
    [
      'without a value that is needed',
      { amount: null },
      /^column amount: a required value is missing; expected .*483\.21/,
    ],
    ['with a digit too few', { id_no: idNo.slice(1) }, /^column id_no: /],
    ['with the present values', { amount: '100' }, /nothing would change/],
  ])('%s is refused with the place and what was expected', async (_, values, words) => {
    const refused = await refusal(prepared('subsidy_line', 'L1', values));
    expect(refused.code).toBe('BAD_INPUT');
    expect(refused.words.en).toMatch(words);
    expect(JSON.stringify(refused.words)).not.toContain(idNo);
    expect(refused.words.zh).not.toMatch(/[\n]|第 2 行/);
  });

  it('of a version that holds no more, or of a record that is gone, is a conflict', async () => {
    const refused = await refusal(prepared('subsidy_line', 'L1', { amount: '1' }, { version: 2 }));
    expect(refused).toMatchObject({ code: 'CONFLICT', message: expect.stringMatching(/at version 1, you saw 2/) });
    const gone = prepareCorrection(world.deps, {
      table: 'subsidy_line',
      id: '00000000-0000-4000-8000-000000000000',
      version: 1,
      values: { amount: '1' },
      within: area(PROVINCE),
    });
    expect(await refusal(gone)).toMatchObject({ code: 'CONFLICT', message: 'its source has deleted the record' });
  });

  it('takes no record into a region that its author does not answer for', async () => {
    const away = prepared('subsidy_line', 'L1', { region_code: MINQUAN }, { within: YUCHENG });
    expect((await refusal(away)).words.en).toMatch(/region_code: it lies outside what the sender is responsible for/);
    expect((await prepared('subsidy_line', 'L1', { region_code: MINQUAN })).changed).toEqual(['region_code']);
  });

  it('makes no other record of it', async () => {
    const budget = `region_code,fiscal_year,approved_on\n${YUCHENG},2018,2018-01-20\n`;
    await world.h.ingest('region_budget', budget);
    const another = prepared('region_budget', `${YUCHENG}:2018`, { fiscal_year: '2019' });
    expect((await refusal(another)).words.en).toMatch(/the key/);
  });
});

describe('a delivery of the same record', () => {
  let others = 0;
  const deliver = (name: string, rev: number) => {
    others += 1;
    return world.h.ingest('project', projects(['A', name, rev], [`other-${others}`, '无关']), { asOf: '2018-09-03' });
  };

  it.each([0, 3])('that comes between is looked at first, though it has no higher revision (%i)', async (rev) => {
    await world.h.ingest('project', projects(['A', '原名', rev]), { asOf: '2018-09-01' });
    const correction = await prepared('project', 'A', { name: '改名' });
    expect((await deliver('新名', rev)).counts).toMatchObject({ updated: 1 });
    const { end } = await handIn(correction);
    expect(end).toMatchObject({
      status: 'not_taken',
      outcome: 'stale',
      words: { en: expect.stringMatching(/meanwhile/) },
    });
    expect(await row('project', 'A')).toMatchObject({ name: '新名', version: 2 });
  });

  it('and is in doubt itself later does not bring back the correction that it overtook', async () => {
    await world.h.ingest('project', projects(['A', '甲', 1]), { asOf: '2018-09-01' });
    const correction = await prepared('project', 'A', { name: '改名' });
    expect((await deliver('乙', 1)).counts).toMatchObject({ updated: 1 });
    expect((await handIn(correction)).end).toMatchObject({ outcome: 'stale' });
    expect((await deliver('丙', 1)).counts).toMatchObject({ quarantined: 1 });
    expect(await row('project', 'A')).toMatchObject({ name: '甲', version: 3 });
  });

  it('that takes it away meanwhile leaves it away', async () => {
    await world.h.ingest('project', projects(['A', '原名', 1]));
    const correction = await prepared('project', 'A', { name: '改名' });
    const deletion = 'key,name,region_code,rev,gone\nA,,,2,yes\n';
    expect((await world.h.ingest('project-marked', deletion)).counts).toMatchObject({ updated: 1 });
    expect((await handIn(correction)).end).toMatchObject({ status: 'not_taken', outcome: 'stale' });
    expect(await world.h.row('project', 'A')).toBeUndefined();
  });

  it('that says again what was corrected comes too late; a new revision of the source holds', async () => {
    await world.h.ingest('project', projects(['A', '错名', 3]), { asOf: '2018-09-01' });
    await correct('project', 'A', { name: '对名' });
    expect((await deliver('错名', 3)).counts).toMatchObject({ stale: 1 });
    expect((await deliver('错名', 2)).counts).toMatchObject({ stale: 1 });
    expect(await row('project', 'A')).toMatchObject({ name: '对名', version: 2 });
    expect((await deliver('新名', 4)).counts).toMatchObject({ updated: 1 });
    expect(await row('project', 'A')).toMatchObject({ name: '新名', version: 3 });
  });

  it('of a source that numbers no revisions does not undo it, whenever it comes', async () => {
    await world.h.ingest('project', projects(['A', '错名']));
    await correct('project', 'A', { name: '对名' });
    expect((await world.h.ingest('project', projects(['A', '错名'], ['B', '又一'])))!.counts).toMatchObject({
      stale: 1,
      loaded: 1,
    });
    expect(await row('project', 'A')).toMatchObject({ name: '对名', version: 2 });
    expect((await correct('project', 'A', { name: '再改' })).end).toEqual({ status: 'taken', versionAfter: 3 });
  });
});
