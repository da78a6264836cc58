import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { renderDocument } from '@qingqu/documents';
import { closeEpoch } from '@qingqu/schema';
import { insertRows, testDatabase, testSeed } from '@qingqu/schema/testing';
import { reportFile } from '../reports/make-report.js';
import { AssessedWorld, COUNTY_A } from '../testing/assessed-world.js';
import { AssessmentOffice, refusal } from '../testing/assessment-office.js';
import { assessmentDocument, printAssessment } from './document.js';
import { type AssessmentDocumentFacts, assessmentFacts } from './facts.js';
import { reckonAgain } from './make.js';
import { addAssessmentScheme } from './scheme.js';

const seed = testSeed;
let office: AssessmentOffice;
beforeAll(async () => {
  const database = await testDatabase();
  await AssessedWorld.open(database, seed, 120);
  office = await AssessmentOffice.open(database);
});
afterAll(() => office?.database.drop());
afterEach(() => office.check());

const hashOf = async (facts: AssessmentDocumentFacts) =>
  createHash('sha256')
    .update(await renderDocument(assessmentDocument(facts), 'xlsx'))
    .digest('hex');

describe('an assessment that is made', () => {
  it('comes out the same from what it rests on, to the byte, whatever was delivered, done and laid down since', async () => {
    const id = await office.make('2018H1', 'city');
    const { facts } = await office.doing((client) => assessmentFacts(client, id));
    const report = await office.doing((client) => printAssessment(client, id, office.people.city!));
    const before = await hashOf(facts);
    expect((await reportFile(office.database.system, report, 'xlsx')).sha256).toBe(before);

    // Later data: everything is paid again, and nothing was allocated after all.
    await office.doing(async (client) => {
      const { rows } = await client.query<{ n: bigint }>('select n from epoch where closed_at is null');
      await client.query(`update payment set amount_fen = amount_fen * 3, version = version + 1, epoch_from = $1`, [
        rows[0]!.n,
      ]);
      await client.query(`update allocation set status = 'void', version = version + 1, epoch_from = $1`, [rows[0]!.n]);
    });
    await closeEpoch(office.database.system);
    // Later steps: every case is cleared, an inspection is ordered for a day of the period.
    await office.database.system.query(
      `insert into casework_step (matter, matter_id, seq, act, from_state, to_state, by_user, by_role, on_day, detail, scope_ord, department_kind)
       select matter, matter_id, max(seq) + 1, 'clear', 'assigned', 'closed', 'system', 'system', min(on_day), '{}', min(scope_ord), min(department_kind)
       from casework_step where matter = 'case' group by matter, matter_id`,
    );
    await office.database.system.query(
      `insert into casework_step (matter, matter_id, seq, act, to_state, by_user, by_role, on_day, detail, scope_ord)
       select 'inspection', gen_random_uuid(), 1, 'order', 'ordered', 'someone', 'supervisor', '2018-06-20', '{}', scope_lo from region where code = $1`,
      [COUNTY_A],
    );
    // Another scheme for the same days, and another calendar.
    const weights = { receipt: 100, system_use: 0, one_card: 0, special_account: 0, handling: 0, completeness: 0 };
    await office.doing((client) =>
      addAssessmentScheme(client, {
        effectiveFrom: '2018-06-01',
        weights,
        basis: '豫财农〔2018〕9号',
        actor: office.people.province!,
      }),
    );
    await office.database.system.query(
      `insert into calendar_day (day, version, is_workday, kind, source_doc) select distinct day, 90, false, 'holiday', 'made' from calendar_day where day between '2018-06-20' and '2018-06-30'`,
    );

    const again = await office.doing((client) => reckonAgain(client, id));
    expect(again.inputsDigest.toString('hex')).toBe(facts.inputsDigest);
    const scores = facts.scores.map((score) => ({
      ...score,
      ...again.scores.find(({ regionCode }) => regionCode === score.regionCode),
    }));
    expect(await hashOf({ ...facts, scores })).toBe(before);

    // And it is no accident: what is made now comes out otherwise.
    const anew = await office.make('2018H1', 'city', { version: await office.versionOf(id), reason: '数据已更正' });
    const now = await office.doing((client) => assessmentFacts(client, anew));
    expect(now.facts.inputsDigest).not.toBe(facts.inputsDigest);
    expect(now.facts.weights.receipt).toBe(100);
    expect(now.facts.scores.flatMap(({ penalties }) => penalties)).toContainEqual(
      expect.objectContaining({ what: 'inspections', count: 1 }),
    );
    expect((await reportFile(office.database.system, report, 'xlsx')).sha256).toBe(before);
  });

  it('explains what somebody has waived, lists the exceptions of the period, and counts an interview that was held', async () => {
    const { rows } = await office.database.system.query<{ id: string; lo: bigint }>(
      'select gen_random_uuid() as id, scope_lo as lo from region where code = $1',
      [COUNTY_A],
    );
    const { id: account, lo } = rows[0]!;
    const made = (id: string, more: object) => ({
      id,
      region_code: COUNTY_A,
      scope_ord: lo,
      source_system: 'made',
      source_key: id,
      source_rev: 0,
      file_id: 1,
      row_no: 1,
      content_hash: '\\x00',
      version: 1,
      epoch_from: 1,
      ...more,
    });
    await insertRows(office.database.system, 'bank_line', [
      made(account, {
        account_id: account,
        transacted_on: '2017-03-10',
        serial_no: '1',
        direction: 'in',
        amount_fen: 900,
      }),
    ]);
    const differenceOf = async (assessment: string) => {
      const { facts } = await office.doing((client) => assessmentFacts(client, assessment));
      const score = facts.scores.find(({ regionCode }) => regionCode === COUNTY_A)!;
      return [
        score.dimensions[5]!.inputs,
        score.dimensions[4]!.inputs.interviews,
        facts.exceptions.map(({ username }) => username),
      ];
    };
    // The scheme begins with 2018.
    expect(await refusal(office.make('2017-03'))).toMatch(/^NOT_FOUND no scheme was in force/);
    const weights = { receipt: 15, system_use: 20, one_card: 15, special_account: 15, handling: 25, completeness: 10 };
    await office.doing((client) =>
      addAssessmentScheme(client, {
        effectiveFrom: '2017-01-01',
        weights,
        basis: '试行',
        actor: office.people.province!,
      }),
    );
    const first = await office.make('2017-03');
    expect(await differenceOf(first)).toEqual([
      { difference_fen: '900', ledger_fen: '900', offline_business: '0' },
      '0',
      [],
    ]);

    await office.database.system.query(
      `insert into reconciliation_break (kind, subject, declared, computed, message_zh, message_en, feeds, status, owner_org, settled_at, settled_by, reason, scope_ord)
       values ('special-account', 'account:' || $1 || ':2017-03:in', 900, 0, '', '', '{}', 'waived', 'made', now(), 'someone', '利息', $2)`,
      [account, lo],
    );
    await office.database.system.query(
      `insert into casework_step (matter, matter_id, seq, act, to_state, by_user, by_role, on_day, detail, scope_ord) values ('interview', gen_random_uuid(), 2, 'hold', 'held', 'someone', 'leader', '2017-03-20', '{}', $1)`,
      [lo],
    );
    await office.database.system.query(
      `with u as (insert into app_user (username, display_name, password_hash, is_demo, scope_ord) values ('both', '兼岗', '', false, $1) returning id)
       insert into grant_exception (user_id, reason, review, proposed_by, approved_by, approved_at, valid_from, valid_to, scope_ord)
       select id, '人员不足', '每月复核', 'someone', 'other', now(), '2017-01-01', '2017-03-02', $1 from u`,
      [lo],
    );
    const second = await office.make('2017-03', 'city', { version: 1, reason: '差额已说明' });
    expect(await differenceOf(second)).toEqual([
      { difference_fen: '0', ledger_fen: '900', offline_business: '0' },
      '1',
      ['both'],
    ]);
  });

  it('of the province assesses cities for themselves and all counties, each ranked among its own', async () => {
    const id = await office.make('2018Q3', 'province');
    const { rows } = await office.database.system.query(
      `select r.level, count(*)::int as n, count(s.rank)::int as ranked, min(s.rank) as first from assessment_score s join region r on r.code = s.region_code
       where s.assessment_id = $1 group by r.level order by r.level`,
      [id],
    );
    expect(rows).toEqual([
      { level: 'county', n: expect.any(Number), ranked: 2, first: 1 },
      { level: 'prefecture', n: expect.any(Number), ranked: 1, first: 1 },
    ]);
    const report = await office.doing((client) => printAssessment(client, id, office.people.province!));
    const document = (await office.database.system.query('select content from report where id = $1', [report])).rows[0]
      .content;
    expect(document.title).toBe('2018年第三季度财政扶贫资金动态监控系统管理使用考核结果（草稿）');
    expect(document.issuer).toBe('河南省财政厅');
  });
});
