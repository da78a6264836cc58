// Orders, inspections and interviews on a database of their own:
//   1. each begins only with whoever may begin it, and well said;
//   2. inspections and interviews move the region's escalation, where they are due;
//   3. what happened in a closed month is not told anew;
//   4. documents say what stands, and are the same for the same version.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inTransaction } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import type pg from 'pg';
import type { Actor } from '../matter/actor.js';
import { KAIFENG, LANKAO, PROVINCE, QIXIAN, TOWNSHIP } from '../testing/case-world.js';
import { beginning, instrumentPeople, said, TODAY } from '../testing/instrument-people.js';
import { documentNoFits, documentNoOf } from './document-no.js';
import * as inspections from './inspections.js';
import * as interviews from './interviews.js';
import { instrumentInvariants } from './invariants.js';
import * as orders from './orders.js';
import { printInspection, printInterview, printOrder } from './print.js';

let database: TestDatabase;
let people: ReadonlyMap<string, Actor>;
beforeAll(async () => {
  database = await testDatabase();
  people = await instrumentPeople(database.system);
});
beforeEach(() =>
  database.system.query(
    'truncate work_order, inspection, interview, casework_step, case_file, escalation, month_state, month_close, report',
  ),
);
afterEach(async () => {
  for (const [truth, sql] of Object.entries(instrumentInvariants))
    expect({ truth, contradicting: (await database.system.query(sql)).rows }).toEqual({ truth, contradicting: [] });
});
afterAll(() => database.drop());

const by = (name: string): Actor => people.get(name)!;
const run = <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> => inTransaction(database.system, work);

const provincialSupervision = ['sheng-jiandu1', 'sheng-jiandu2'];
const supervisionAbove = ['shi-jiandu', ...provincialSupervision];

const { issue, order, convene } = beginning(by);

describe('it begins with whoever may begin it', () => {
  const everybody = () => [...people.keys()];
  const mayBegin = async (begin: (client: pg.ClientBase, name: string) => Promise<string>) => {
    const able: string[] = [];
    for (const name of everybody())
      await run((client) => begin(client, name)).then(
        () => able.push(name),
        (error: unknown) =>
          expect(error).toMatchObject({ code: 'FORBIDDEN', basis: expect.stringContaining('第十七条') }),
      );
    return able.toSorted();
  };

  it('an order: supervision of the region or above, or the same department above', async () => {
    expect(await mayBegin((client, name) => issue(client, name))).toEqual([
      'sheng-jiandu1',
      'sheng-jiandu2',
      'sheng-nong1',
      'sheng-nong2',
      'shi-jiandu',
      'shi-nong',
      'xian-jiandu',
      'xian-jiandu-x1',
    ]);
  });

  it('an inspection: supervision above', async () => {
    expect(await mayBegin((client, name) => order(client, name))).toEqual([...supervisionAbove].toSorted());
    // 兰考 is the province's own to manage, wherever it lies.
    expect(await mayBegin((client, name) => order(client, name, { regionCode: LANKAO }))).toEqual(
      provincialSupervision,
    );
    expect(await mayBegin((client, name) => order(client, name, { regionCode: KAIFENG }))).toEqual(
      provincialSupervision,
    );
  });

  it('an interview: supervision or leadership above', async () => {
    expect(await mayBegin((client, name) => convene(client, name))).toEqual(
      [...supervisionAbove, 'sheng-lingdao'].toSorted(),
    );
  });

  it.each([
    ['no such region', { regionCode: '419999000000' }, 'NOT_FOUND', /411421000000/],
    ['a township', { regionCode: TOWNSHIP }, 'BAD_INPUT', /no finance department/],
    ['no title', { title: ' ' }, 'BAD_INPUT', /title has 1 to 100/],
    ['a requirement without an end', { requirement: '长'.repeat(4_001) }, 'BAD_INPUT', /requirement has 1 to 4000/],
    ['no day for the reply', { replyWithin: 0 }, 'BAD_INPUT', /1 to 60 working days/],
    ['a document number that is none', { documentNo: '第3号' }, 'BAD_INPUT', /豫财监交〔2018〕3号/],
    ['no department', { departmentKind: null }, 'BAD_INPUT', /regionCode and departmentKind/],
    ['a case that is not there', { caseId: '00000000-0000-4000-8000-000000000000' }, 'NOT_FOUND', /no such case/],
  ])('an order is refused for %s', async (_, more, code, words) => {
    await expect(run((client) => issue(client, 'sheng-jiandu1', more))).rejects.toMatchObject({
      code,
      message: expect.stringMatching(words),
    });
    const { rows } = await database.system.query('select from work_order');
    expect(rows).toEqual([]);
  });

  it('the province is not inspected, and not for a day that has passed is anybody asked in', async () => {
    await expect(run((client) => order(client, 'sheng-jiandu1', { regionCode: TOWNSHIP }))).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await expect(
      run((client) => convene(client, 'sheng-lingdao', { convenedFor: '2018-10-14' })),
    ).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringContaining('expected 2018-10-15 or later'),
    });
    await expect(run((client) => order(client, 'sheng-jiandu1', { regionCode: PROVINCE }))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('an order for a case goes to the department that has it, while the case is open', async () => {
    const caseId = await aCase('verifying');
    const id = await run((client) => issue(client, 'shi-jiandu', { caseId, regionCode: null, departmentKind: null }));
    expect(await orderRow(id)).toMatchObject({ region_code: QIXIAN, department_kind: 'agri', case_id: caseId });
    await expect(
      run((client) => issue(client, 'shi-jiandu', { caseId, departmentKind: 'budget' })),
    ).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringContaining('its order goes there'),
    });
    await database.system.query(`update case_file set state = 'closed' where id = $1`, [caseId]);
    await expect(run((client) => issue(client, 'shi-jiandu', { caseId }))).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('a reply is due in working days, over the holidays of October', async () => {
    const id = await run((client) => issue(client, 'shi-nong', {}, '2018-09-28'));
    expect(await orderRow(id)).toMatchObject({ reply_within: 10, due_on: '2018-10-17' });
  });
});

const orderRow = async (id: string) =>
  (await database.system.query('select * from work_order where id = $1', [id])).rows[0];

async function aCase(state: string): Promise<string> {
  const { rows } = await database.system.query<{ id: string }>(
    `insert into case_file (state, region_code, scope_ord, rule_id, case_key, category, severity, department_kind, warnings, amount_fen, opened_on, verify_within, rectify_within)
     select $1, code, scope_lo, 'subsidy-late', 'made', 'fund', 'yellow', 'agri', 3, 1234567, '2018-10-08', 5, 10 from region where code = $2 returning id`,
    [state, QIXIAN],
  );
  const { id } = rows[0]!;
  await database.system.query(
    `insert into casework_step (matter, matter_id, seq, act, to_state, by_user, by_role, on_day, scope_ord, department_kind)
     select 'case', id, 1, 'open', state, 'system', 'system', opened_on, scope_ord, department_kind from case_file where id = $1`,
    [id],
  );
  return id;
}

describe('document numbers', () => {
  it.each([
    ['豫财监交〔2018〕3号', '豫财监交〔2018〕3号'],
    ['豫财监交[2018]3号', '豫财监交〔2018〕3号'],
    ['豫财监交（２０１８）３号', '豫财监交〔2018〕3号'],
    ['豫财监交 【2018】 3 号', '豫财监交〔2018〕3号'],
    [' ', null],
    [null, null],
  ])('%s is %s', (given, meant) => {
    expect(documentNoOf(given)).toBe(meant);
    expect(documentNoFits(documentNoOf(given))).toBeUndefined();
  });

  it.each([
    '3号',
    '豫财监交〔18〕3号',
    '豫财监交〔2018〕33333号',
    '豫〔2018〕3号',
    'ABC〔2018〕3号',
    '豫财监交〔2018〕3',
  ])('%s is none', (given) => {
    expect(documentNoFits(documentNoOf(given))).toMatchObject({ words: { en: expect.stringContaining('3号') } });
  });
});

describe('escalation follows', () => {
  const due = (state: string) =>
    database.system.query(
      `insert into escalation (region_code, scope_ord, state, streak, month, since) select code, scope_lo, $2, 3, '2018-09', '2018-10-08' from region where code = $1`,
      [QIXIAN, state],
    );
  const phase = async () =>
    (await database.system.query('select state from escalation where region_code = $1', [QIXIAN])).rows[0]?.state;

  it('an inspection that is due: ordered, never cancelled, reported', async () => {
    await due('inspection_due');
    const id = await run((client) => order(client, 'sheng-jiandu1'));
    expect(await phase()).toBe('inspecting');
    const { rows } = await database.system.query('select due_since from inspection where id = $1', [id]);
    expect(rows).toEqual([{ due_since: '2018-09' }]);
    const step = { id, actor: by('sheng-jiandu1') };
    await expect(run((client) => inspections.cancelInspection(client, step, said))).rejects.toMatchObject({
      code: 'FORBIDDEN',
      basis: '豫财办〔2018〕33号 第十七条',
      legalActs: ['start', 'number'],
    });
    await run((client) => inspections.startInspection(client, step, { today: TODAY, team: '二处', startedOn: TODAY }));
    await run((client) =>
      inspections.reportInspection(client, step, { today: TODAY, findings: '未发', requirements: '补发' }),
    );
    expect(await phase()).toBe('post_inspection');
  });

  it('and an inspection names the month since which it is due', async () => {
    await due('inspection_due');
    await database.system.query(
      `insert into month_state (month, region_code, scope_ord, problem, streak, phase, open_cases, new_warnings, red_warnings, case_ids, overdue_case_ids, warning_ids)
       select m.month, code, scope_lo, true, 3, m.phase, 1, 0, 0, '{}', '{}', '{}'
       from region, (values ('2018-05', 'inspection_due'), ('2018-06', 'watch2'), ('2018-07', 'inspection_due'), ('2018-08', 'inspection_due')) m(month, phase)
       where code = $1`,
      [QIXIAN],
    );
    const id = await run((client) => order(client, 'sheng-jiandu1'));
    const { rows } = await database.system.query('select due_since from inspection where id = $1', [id]);
    expect(rows).toEqual([{ due_since: '2018-07' }]);
  });

  it('an interview that is due, when it is held', async () => {
    await due('interview_due');
    const id = await run((client) => convene(client, 'sheng-lingdao'));
    expect(await phase()).toBe('interview_due');
    const held = { today: TODAY, heldOn: TODAY, minutes: '通报', requirements: '整改' };
    await run((client) => interviews.holdInterview(client, { id, actor: by('sheng-jiandu1') }, held));
    expect(await phase()).toBe('interviewed');
  });

  it('nothing where nothing is due', async () => {
    await due('watch2');
    const id = await run((client) => order(client, 'sheng-jiandu1'));
    expect(await phase()).toBe('watch2');
    await run((client) => inspections.cancelInspection(client, { id, actor: by('sheng-jiandu2') }, said));
  });
});

describe('a closed month', () => {
  it('is not told anew', async () => {
    await database.system.query(
      `insert into month_close (month, closed_on, as_known_at, epoch, parameters, closed_by) values ('2018-09', '2018-10-08', now(), 1, '{}', 'system')`,
    );
    const id = await run((client) => order(client, 'sheng-jiandu1'));
    const start = (startedOn: string) =>
      run((client) =>
        inspections.startInspection(
          client,
          { id, actor: by('sheng-jiandu1') },
          { today: TODAY, team: '二处', startedOn },
        ),
      );
    await expect(start('2018-09-30')).rejects.toMatchObject({
      code: 'BAD_INPUT',
      basis: '豫财办〔2018〕33号 第十七条',
    });
    await start('2018-10-01');
  });
});

describe('documents', () => {
  const reportOf = async (id: string) =>
    (await database.system.query('select title, matter_version, content, files from report where id = $1', [id]))
      .rows[0];

  it('of an order say what stands, and are the same for the same version', async () => {
    const caseId = await aCase('rectifying');
    const id = await run((client) => issue(client, 'sheng-jiandu1', { caseId, documentNo: '豫财监交[2018]3号' }));
    const first = await run((client) => printOrder(client, id, 'sheng-jiandu1'));
    expect(await run((client) => printOrder(client, id, 'xian-nong1'))).toBe(first);
    const { content } = await reportOf(first);
    expect(content).toMatchObject({
      title: '关于核实补贴发放的交办单',
      documentNo: '豫财监交〔2018〕3号',
      issuer: '河南省财政监督检查局',
      addressee: '杞县财政局农业科',
      date: '2018-10-15',
    });
    expect(JSON.stringify(content)).toContain('12345.67'.replace('.', ''));
    await run((client) => orders.acknowledgeOrder(client, { id, actor: by('xian-nong1') }, { today: TODAY }));
    await run((client) =>
      orders.replyToOrder(client, { id, actor: by('xian-nong1') }, { today: TODAY, reply: '已补发三笔' }),
    );
    await run((client) =>
      orders.acceptReply(client, { id, actor: by('sheng-jiandu2') }, { today: TODAY, reason: '属实' }),
    );
    const second = await run((client) => printOrder(client, id, 'sheng-jiandu1'));
    expect(second).not.toBe(first);
    expect(JSON.stringify((await reportOf(second)).content)).toMatch(/已补发三笔.*采纳。属实/);
    expect((await reportOf(first)).content).toEqual(content);
  });

  it('of an inspection are the notice, then the report', async () => {
    const id = await run((client) => order(client, 'shi-jiandu'));
    const notice = await reportOf(await run((client) => printInspection(client, id, 'shi-jiandu')));
    expect(notice.content).toMatchObject({
      title: '关于对杞县开展专项督查的通知',
      issuer: '开封市财政局监督检查科',
      addressee: '杞县财政局',
    });
    const step = { id, actor: by('shi-jiandu') };
    await run((client) =>
      inspections.startInspection(client, step, { today: TODAY, team: '市局督查组', startedOn: TODAY }),
    );
    await run((client) =>
      inspections.reportInspection(client, step, { today: TODAY, findings: '超期未发', requirements: '补发' }),
    );
    const report = await reportOf(await run((client) => printInspection(client, id, 'shi-jiandu')));
    expect(report.content.title).toBe('关于杞县专项督查情况的报告');
    expect(JSON.stringify(report.content)).toMatch(/市局督查组，2018年10月15日进点.*超期未发.*补发/);
  });

  it('of an interview are the notice, then the minutes', async () => {
    const id = await run((client) => convene(client, 'sheng-lingdao'));
    const notice = await reportOf(await run((client) => printInterview(client, id, 'sheng-jiandu1')));
    expect(notice.content).toMatchObject({ title: '关于约谈杞县财政局主要负责同志的通知', issuer: '河南省财政厅' });
    expect(JSON.stringify(notice.content)).toMatch(/约谈人：省财政厅领导.*约谈对象：杞县财政局主要负责同志/);
    const held = { today: TODAY, heldOn: TODAY, minutes: '通报新增预警', requirements: '一个月内整改' };
    await run((client) => interviews.holdInterview(client, { id, actor: by('sheng-jiandu1') }, held));
    const minutes = await reportOf(await run((client) => printInterview(client, id, 'sheng-jiandu1')));
    expect(minutes.content.title).toBe('杞县财政局主要负责同志约谈纪要');
    expect(JSON.stringify(minutes.content)).toMatch(/通报新增预警.*一个月内整改/);
  });
});
