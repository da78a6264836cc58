// Cases follow the sweeps:
//   1. warnings that belong together make one case, in the region and for the department that handles them;
//   2. further ones join it until something is determined;
//   3. what the rule finds no more is cleared, unless a person has determined a violation;
//   4. what comes back opens the case again, with its history;
//   5. two at once, and one that is stopped half-way, come to the same.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { inTransaction } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { remind } from '../clock/remind.js';
import { type Actor, platform } from '../matter/actor.js';
import {
  caseOf,
  KAIFENG,
  LANKAO,
  PROVINCE,
  personOf,
  QIXIAN,
  raise,
  sweepFinds,
  TOWNSHIP,
} from '../testing/case-world.js';
import { assertCasesKept, assertCasework } from '../testing/invariants.js';
import { keepCases } from './keep-cases.js';
import { checkRectification, rejectRectification, reportRectified, sampleCase } from './rectify.js';
import { pauseCase, reassignCase, resumeCase, splitCase } from './route.js';
import { confirmNormal, declineNormal, determineViolation, proposeNormal, takeUpCase } from './verify.js';
import type { CaseWish } from './wish.js';

let database: TestDatabase;
let zhang: Actor;
let li: Actor;
let chief: Actor;
beforeAll(async () => {
  database = await testDatabase();
  zhang = await personOf(database.system, { username: 'zhang' });
  li = await personOf(database.system, { username: 'li' });
  chief = await personOf(database.system, { username: 'chief', role: 'supervisor', departmentKinds: [] });
});
afterEach(() => assertCasework(database.system));
afterAll(() => database.drop());

const today = '2018-09-20';
const keep = (on = today) => keepCases(database.system, { today: on });

interface Row {
  id: string;
  state: string;
  outcome: string | null;
  version: number;
  [column: string]: unknown;
}

const casesOf = async (ruleId: string): Promise<Row[]> =>
  (await database.system.query<Row>('select * from case_file where rule_id = $1 order by case_no', [ruleId])).rows;

const stepsOf = async (id: string) =>
  (
    await database.system.query<{ act: string; detail: Record<string, unknown> }>(
      'select act, detail from casework_step where matter_id = $1 order by seq',
      [id],
    )
  ).rows;

type Desk<Input> = (client: never, wish: CaseWish<Input & { today: string }>) => Promise<unknown>;

/** Lets somebody take a step, on the day. */
const take = <Input extends object>(act: Desk<Input>, id: string, actor: Actor, said: Input, on = today) =>
  inTransaction(database.system, (client) =>
    act(client as never, { id, actor, said: { today: on, ...said } } as CaseWish<Input & { today: string }>),
  );

const reason = { reason: '已核对支付凭证' };
const rectified = { ...reason, rectifiedOn: today, returnedFen: 60n, rebookedFen: 0n, otherFen: 0n };

describe('warnings', () => {
  it('of one rule with one key in one region make one case; the opening step tells of them', async () => {
    const first = await raise(database.system, { ruleId: 'roll-up', caseKey: 'b1', amountFen: 7n }, 3);
    await raise(database.system, { ruleId: 'roll-up', caseKey: 'b2', severity: 'yellow' });
    await raise(database.system, { ruleId: 'roll-up', caseKey: 'b1', severity: 'red' });
    await raise(database.system, { ruleId: 'roll-up', caseKey: 'b1', regionCode: QIXIAN });
    expect(await keep()).toMatchObject({ opened: 3, joined: 0 });
    const cases = await casesOf('roll-up');
    const about = cases.map(({ case_key, region_code, warnings, severity, amount_fen }) =>
      [case_key, region_code, warnings, severity, amount_fen].join(' '),
    );
    expect(about.sort()).toEqual([`b1 ${QIXIAN} 1 orange 100`, `b1 ${LANKAO} 4 red 121`, `b2 ${LANKAO} 1 yellow 100`]);
    const [step] = await stepsOf(await caseOf(database.system, first[0]!));
    expect(step).toMatchObject({ act: 'open', detail: { category: 'cash', severity: 'red', warnings: 4 } });
    expect(step!.detail.warningIds).toEqual(expect.arrayContaining(first));
    await assertCasesKept(database.system);
  });

  it('of a township go to its county, with the prefecture or the province looking on', async () => {
    await raise(database.system, { ruleId: 'places', regionCode: TOWNSHIP, caseKey: 'k' });
    await raise(database.system, { ruleId: 'places', regionCode: LANKAO, caseKey: 'k' });
    await raise(database.system, { ruleId: 'places', regionCode: QIXIAN, caseKey: 'k' });
    await raise(database.system, { ruleId: 'places', regionCode: KAIFENG, caseKey: 'k' });
    await raise(database.system, { ruleId: 'places', regionCode: PROVINCE, caseKey: 'k' });
    await keep();
    const places = (await casesOf('places')).map((each) => [
      each.region_code,
      each.observer_region_code,
      each.warnings,
    ]);
    // 兰考 is managed directly by the province.
    expect(places.sort()).toEqual([
      [PROVINCE, null, 1],
      [KAIFENG, PROVINCE, 1],
      [QIXIAN, KAIFENG, 1],
      [LANKAO, PROVINCE, 2],
    ]);
  });

  it('have working days to be handled in, by severity, on the calendar', async () => {
    await raise(database.system, { ruleId: 'clock', severity: 'orange' });
    await keep('2018-09-28');
    // Sat 29 and Sun 30 September 2018 are worked; 1 to 7 October are off.
    expect(await casesOf('clock')).toMatchObject([
      { verify_within: 3, rectify_within: 10, verify_due_on: '2018-10-08', rectify_due_on: '2018-10-17' },
    ]);
    await raise(database.system, { ruleId: 'clock', severity: 'blue' });
    await keep('2026-12-30');
    expect((await casesOf('clock'))[1]).toMatchObject({ rectify_within: 15, rectify_due_on: null });
  });

  it('that come later join a case of which nothing is determined, and whoever saw it before is told', async () => {
    const about = { ruleId: 'join', caseKey: 'b1' };
    const [warning] = await raise(database.system, about);
    await keep();
    const id = await caseOf(database.system, warning!);
    await take(takeUpCase, id, zhang, {});
    const more = await raise(database.system, { ...about, amountFen: 1n }, 2);
    expect(await keep()).toMatchObject({ opened: 0, joined: 1 });
    expect(await casesOf('join')).toMatchObject([
      { id, version: 3, warnings: 3, amount_fen: 102n, state: 'verifying' },
    ]);
    expect((await stepsOf(id)).at(-1)).toEqual({
      act: 'join',
      detail: { warnings: 2, warningIds: [...more].sort() },
    });
    const stale = inTransaction(database.system, (client) =>
      proposeNormal(client, { id, actor: zhang, version: 2, said: { today, ...reason, evidence: '凭证 7' } }),
    );
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', version: 3 });
    await take(proposeNormal, id, zhang, { ...reason, evidence: '凭证 7' });
    await raise(database.system, about);
    expect(await keep()).toMatchObject({ opened: 1, joined: 0 });
  });
});

describe('a case of which the rule finds nothing any more', () => {
  it('is cleared, whatever was proposed; asked again nothing happens', async () => {
    const [warning] = await raise(database.system, { ruleId: 'clear' });
    await keep();
    const id = await caseOf(database.system, warning!);
    await take(takeUpCase, id, zhang, {});
    await take(proposeNormal, id, zhang, { ...reason, evidence: '凭证 7' });
    await sweepFinds(database.system, 'clear', []);
    expect(await keep()).toMatchObject({ cleared: 1 });
    expect(await casesOf('clear')).toMatchObject([{ state: 'closed', outcome: 'cleared', verdict: null }]);
    expect(await keep()).toEqual({
      opened: 0,
      joined: 0,
      reopened: 0,
      cleared: 0,
      resumed: 0,
      rechecked: 0,
      closed: 0,
    });
  });

  it('is told apart when its data were corrected', async () => {
    const [warning] = await raise(database.system, { ruleId: 'corrected' });
    await keep();
    const id = await caseOf(database.system, warning!);
    await database.system.query(
      `insert into correction (state, region_code, scope_ord, record_kind, record_id, question, raised_by, raised_on, raised_region_code,
         raised_department_kind, owner_region_code, owner_department_kind, handler_region_code, handler_department_kind, corrected_on,
         version_after, outcome, closed_on)
       select 'closed', code, scope_lo, 'payment', (select subject_id from warning where id = $1), '金额有误', 'li', $2, code, 'treasury', code, 'treasury',
         code, 'treasury', $2, 2, 'corrected', $2 from region where code = $3`,
      [warning, today, LANKAO],
    );
    await sweepFinds(database.system, 'corrected', []);
    await keep();
    expect(await casesOf('corrected')).toMatchObject([{ id, outcome: 'cleared_data' }]);
    await database.system.query('delete from correction');
  });

  it('does not vanish when a person has determined a violation: that is its recheck', async () => {
    const [warning] = await raise(database.system, { ruleId: 'stands' });
    await keep();
    const id = await caseOf(database.system, warning!);
    await take(takeUpCase, id, zhang, {});
    await take(determineViolation, id, zhang, { ...reason, violationType: 'diverted' });
    await sweepFinds(database.system, 'stands', []);
    expect(await keep()).toMatchObject({ cleared: 0, rechecked: 1 });
    await take(reportRectified, id, zhang, rectified);
    await expect(take(checkRectification, id, li, {})).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await keep()).toMatchObject({ rechecked: 0 });
    const epoch = await sweepFinds(database.system, 'stands', []);
    expect(await keep()).toMatchObject({ rechecked: 1 });
    expect(await casesOf('stands')).toMatchObject([{ state: 'rectified', recheck: 'gone', rechecked_epoch: epoch }]);
    await take(checkRectification, id, li, {});
    // What was gone and is back is to be checked anew.
    await sweepFinds(database.system, 'stands', [warning!]);
    await keep();
    expect(await casesOf('stands')).toMatchObject([{ state: 'rectified', recheck: 'remains', checked_by: null }]);
    await expect(take(checkRectification, id, li, {})).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await take(checkRectification, id, li, { reason: '违规支付属实，资金已全额退回' });
    // Three working days after Thursday 20 September, with the mid-autumn holiday from the 22nd to the 24th in between.
    expect(await keep('2018-09-26')).toMatchObject({ closed: 0 });
    expect(await keep('2018-09-27')).toMatchObject({ closed: 1 });
    expect(await casesOf('stands')).toMatchObject([
      { outcome: 'rectified', closed_on: '2018-09-27', returned_fen: 60n },
    ]);
  });

  it('is a red rule’s, which nobody determined, until its rectification is reported', async () => {
    const [one, other] = await raise(database.system, { ruleId: 'red', severity: 'red' }, 2);
    await keep();
    const [first, second] = [await caseOf(database.system, one!), await caseOf(database.system, other!)];
    for (const id of [first, second]) await take(takeUpCase, id, zhang, {});
    await take(reportRectified, second, zhang, rectified);
    await sweepFinds(database.system, 'red', []);
    await keep();
    const outcomes = (await casesOf('red')).map(({ id, state, outcome, recheck }) => [id, state, outcome, recheck]);
    expect(outcomes).toEqual(
      expect.arrayContaining([
        [first, 'closed', 'cleared', null],
        [second, 'rectified', null, 'gone'],
      ]),
    );
  });
});

describe('a warning that comes back', () => {
  it('opens its closed case again, with all that was done in it', async () => {
    const [warning, other] = await raise(database.system, { ruleId: 'back', caseKey: 'b' }, 2);
    await keep();
    const id = await caseOf(database.system, warning!);
    await take(takeUpCase, id, zhang, {});
    await take(proposeNormal, id, zhang, { ...reason, evidence: '凭证 7' });
    await take(confirmNormal, id, li, {});
    // Open still, and normal: nothing has come back.
    expect(await keep()).toMatchObject({ reopened: 0, opened: 0 });
    await sweepFinds(database.system, 'back', [other!]);
    expect(await keep()).toMatchObject({ reopened: 0 });
    await sweepFinds(database.system, 'back', [warning!, other!]);
    expect(await keep('2018-10-08')).toMatchObject({ reopened: 1, opened: 0 });
    expect(await casesOf('back')).toMatchObject([
      { id, state: 'assigned', openings: 2, verdict: null, confirmed_by: null, opened_on: '2018-10-08', outcome: null },
    ]);
    expect((await stepsOf(id)).map(({ act }) => act)).toEqual([
      'open',
      'take_up',
      'propose_normal',
      'confirm_normal',
      'reopen',
    ]);
    expect((await stepsOf(id)).at(-1)!.detail).toMatchObject({ warnings: 2, severity: 'orange', category: 'cash' });
    expect(await keep('2018-10-08')).toMatchObject({ reopened: 0 });
  });
});

describe('a case that goes elsewhere', () => {
  it('takes its warnings, their events, verdicts, its steps and reminders along, and nothing else of them can be changed', async () => {
    const [warning] = await raise(database.system, { ruleId: 'reassign' });
    await keep();
    const id = await caseOf(database.system, warning!);
    await take(takeUpCase, id, zhang, {});
    await take(determineViolation, id, zhang, { ...reason, violationType: 'idle' });
    await remind(database.system, '2018-12-28');
    await take(reassignCase, id, chief, { ...reason, departmentKind: 'agri' });
    expect(await casesOf('reassign')).toMatchObject([{ state: 'rectifying', department_kind: 'agri', assignee: null }]);
    const { rows } = await database.system.query(
      `select (select array_agg(distinct department_kind) from warning_event where warning_id = $1) as events,
         (select array_agg(distinct department_kind) from warning_verdict where warning_id = $1) as verdicts,
         (select array_agg(distinct department_kind) from casework_step where matter_id = $2) as steps,
         (select array_agg(department_kind) from reminder where matter_id = $2) as reminders`,
      [warning, id],
    );
    expect(rows).toEqual([{ events: ['agri'], verdicts: ['agri'], steps: ['agri'], reminders: ['agri'] }]);
    for (const change of [
      `update casework_step set reason = 'x' where matter_id = '${id}'`,
      `update casework_step set reason = 'x', department_kind = 'budget' where matter_id = '${id}'`,
      `delete from casework_step where matter_id = '${id}'`,
      `update warning_event set kind = 'cleared' where warning_id = '${warning}'`,
      `update warning_verdict set decided_by = 'x' where warning_id = '${warning}'`,
    ])
      await expect(database.system.query(change)).rejects.toThrow('append-only');
    await expect(take(reassignCase, id, chief, { ...reason, departmentKind: 'weather' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });

  it('in parts keeps its clock and all of its warnings', async () => {
    const ids = await raise(database.system, { ruleId: 'split', caseKey: 'b' }, 3);
    await keep();
    const id = await caseOf(database.system, ids[0]!);
    await expect(take(splitCase, id, zhang, { ...reason, warningIds: ids })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await expect(take(splitCase, id, zhang, { ...reason, warningIds: [ids[0]!, ids[0]!] })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await take(splitCase, id, zhang, { ...reason, warningIds: [ids[0]!] }, '2018-09-21');
    const cases = await casesOf('split');
    expect(cases.map(({ warnings, amount_fen, opened_on }) => [warnings, amount_fen, opened_on])).toEqual([
      [2, 200n, today],
      [1, 100n, today],
    ]);
    expect(cases[1]!.verify_due_on).toBe(cases[0]!.verify_due_on);
    await assertCasesKept(database.system);
  });
});

describe('a pause', () => {
  it('lengthens the due dates by its working days', async () => {
    const [warning] = await raise(database.system, { ruleId: 'pause', severity: 'yellow' });
    await keep();
    const id = await caseOf(database.system, warning!);
    await take(takeUpCase, id, zhang, {});
    const [before] = await casesOf('pause');
    expect(before).toMatchObject({ verify_due_on: '2018-09-28' });
    await take(pauseCase, id, zhang, { reason: '等待省厅答复' }, '2018-09-21');
    await expect(take(proposeNormal, id, zhang, { ...reason, evidence: '凭证' })).rejects.toMatchObject({
      code: 'CONFLICT',
      legalActs: expect.arrayContaining(['resume']),
    });
    await take(resumeCase, id, zhang, {}, '2018-09-28');
    expect(await casesOf('pause')).toMatchObject([
      { paused_workdays: 4, verify_due_on: '2018-10-09', paused_on: null },
    ]);
  });

  it('that ends where the calendar does not reach ends all the same; its days are counted once they are known', async () => {
    const [warning] = await raise(database.system, { ruleId: 'pause-beyond' });
    await keep('2026-12-29');
    const id = await caseOf(database.system, warning!);
    await take(takeUpCase, id, zhang, {}, '2026-12-29');
    await take(pauseCase, id, zhang, { reason: '等待省厅答复' }, '2026-12-30');
    await take(resumeCase, id, zhang, {}, '2027-01-05');
    expect(await casesOf('pause-beyond')).toMatchObject([{ paused_on: null, paused_workdays: 0 }]);
  });

  it('is not for ever: supervision ends it, too', async () => {
    const [warning] = await raise(database.system, { ruleId: 'pause-long' });
    await keep();
    const id = await caseOf(database.system, warning!);
    await take(takeUpCase, id, zhang, {});
    await take(pauseCase, id, zhang, { reason: '等待省厅答复' });
    await take(resumeCase, id, chief, {}, '2018-09-28');
    expect(await casesOf('pause-long')).toMatchObject([{ state: 'verifying', paused_on: null, paused_workdays: 5 }]);
  });
});

describe('supervision', () => {
  it('takes a case on that was proposed as normal where the department has no second person, and gives it to another', async () => {
    const [warning] = await raise(database.system, { ruleId: 'alone' });
    await keep();
    const id = await caseOf(database.system, warning!);
    await take(takeUpCase, id, zhang, {});
    await take(proposeNormal, id, zhang, { ...reason, evidence: '凭证 7' });
    await expect(take(confirmNormal, id, chief, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await take(declineNormal, id, chief, { reason: '本科室无第二人，移交农业科核实' });
    await take(reassignCase, id, chief, { ...reason, departmentKind: 'agri' });
    expect(await casesOf('alone')).toMatchObject([{ state: 'assigned', department_kind: 'agri', verdict: null }]);
  });

  it('sends a rectification back, which takes back that it was put right', async () => {
    const [warning] = await raise(database.system, { ruleId: 'sample' });
    await keep();
    const id = await caseOf(database.system, warning!);
    await take(takeUpCase, id, zhang, {});
    await take(determineViolation, id, zhang, { ...reason, violationType: 'idle' });
    await take(reportRectified, id, zhang, rectified);
    await take(sampleCase, id, chief, {});
    await take(rejectRectification, id, chief, { reason: '未附退款凭证' });
    expect(await casesOf('sample')).toMatchObject([{ state: 'rectifying', rectified_by: null, returned_fen: null }]);
    const { rows } = await database.system.query(
      'select verdict, rectified_on, decided_by from warning_verdict where warning_id = $1 order by id',
      [warning],
    );
    expect(rows).toEqual([
      { verdict: 'violation', rectified_on: null, decided_by: 'zhang' },
      { verdict: 'violation', rectified_on: today, decided_by: 'zhang' },
      { verdict: 'violation', rectified_on: null, decided_by: 'chief' },
    ]);
  });
});

describe('keeping cases', () => {
  it('by two at once opens each once', async () => {
    for (const ruleId of ['two-a', 'two-b', 'two-c']) await raise(database.system, { ruleId, caseKey: 'b' }, 20);
    const both = await Promise.all([keep(), keep()]);
    expect(both[0].opened + both[1].opened).toBe(3);
    await assertCasesKept(database.system);
  });

  it('is carried on after it was stopped half-way', async () => {
    for (const ruleId of ['stop-a', 'stop-b', 'stop-c']) await raise(database.system, { ruleId, caseKey: 'b' }, 3);
    // Somebody holds the second rule; the connection that waits for it is cut.
    const holder = await database.system.connect();
    await holder.query('begin');
    await holder.query(`select pg_advisory_xact_lock(hashtextextended('qingqu sweep stop-b', 0))`);
    const stopped = keep();
    await expect(Promise.all([stopped, cutWaiting()])).rejects.toThrow(/terminat/);
    await holder.query('rollback');
    holder.release();
    const begun = await casesOf('stop-a');
    expect(begun).toHaveLength(1);
    expect(await casesOf('stop-b')).toEqual([]);
    // That one rule failed kept the next ones waiting for nothing.
    expect(await casesOf('stop-c')).toHaveLength(1);
    expect(await keep()).toMatchObject({ opened: 1 });
    expect(await casesOf('stop-a')).toEqual(begun);
    await assertCasesKept(database.system);
  });

  /** Cuts the connection that waits for a lock, once one does. */
  async function cutWaiting(): Promise<void> {
    for (let cut = 0; cut === 0; ) {
      const { rowCount } = await database.system.query(
        `select pg_terminate_backend(a.pid) from pg_stat_activity a join pg_locks l on l.pid = a.pid
         where a.datname = current_database() and l.locktype = 'advisory' and not l.granted`,
      );
      cut = rowCount ?? 0;
    }
  }

  it('opens many thousand in one statement a rule', async () => {
    await raise(database.system, { ruleId: 'many' }, 20_000);
    const began = performance.now();
    expect(await keep()).toMatchObject({ opened: 20_000 });
    // A province's year has 270,000; they are to take no more than two minutes.
    expect(performance.now() - began).toBeLessThan(9_000);
  });

  it('closes nothing that waits for its check, and nobody acts for the platform', async () => {
    const [warning] = await raise(database.system, { ruleId: 'wait' });
    await keep();
    const id = await caseOf(database.system, warning!);
    await expect(take(takeUpCase, id, platform, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await keep('2018-12-31')).toMatchObject({ closed: 0, cleared: 0 });
  });
});
