// Due dates on a database of their own:
//   1. a calendar that is taken in moves every due date that is open, and nothing else;
//   2. the working days that a case spends at each step are those between its steps.
import { describe, expect, it } from '@jest/globals';
import { inTransaction } from '@qingqu/schema';
import { loadCalendar } from './calendar.js';
import { reckonDueDates } from './due-dates.js';
import { staysSql } from './dwell.js';
import { takeInCalendar } from './load-calendar.js';
import { arranged, database, opened, query, steps, useClockWorld } from './testing/clock-world.js';

useClockWorld();

const dueDates = async (id: string) =>
  (
    await query<{ verify: string | null; rectify: string | null; version: number }>(
      'select verify_due_on as verify, rectify_due_on as rectify, version from case_file where id = $1',
      [id],
    )
  ).rows[0]!;

const year2027 = arranged('2027-01-01', '2027-12-31', {
  '2027-01-01': 'holiday',
  '2027-01-04': 'holiday',
  '2027-01-09': 'makeup',
});

describe('a calendar that is taken in', () => {
  it('tells the due dates that were not known at the turn of the year', async () => {
    const id = await opened({ on: '2026-12-30', verify: 1, rectify: 5 });
    const closed = await opened({ on: '2026-12-30', state: 'closed', rectify: 5 });
    expect(await dueDates(id)).toEqual({ verify: '2026-12-31', rectify: null, version: 1 });
    const gap = takeInCalendar(database.system, year2027.slice(1), 'tester');
    await expect(gap).rejects.toThrow('days are missing between 2026-12-31 and 2027-01-02');
    expect(await dueDates(id)).toMatchObject({ rectify: null });
    expect((await query("select from calendar_day where day > '2026-12-31'")).rows).toEqual([]);

    const { rows: before } = await query<{ n: bigint }>('select n from epoch where closed_at is null');
    expect(await takeInCalendar(database.system, year2027, 'tester')).toEqual({
      version: 2,
      added: 365,
      changed: 0,
      unchanged: 0,
      dueDates: [{ matter: 'case', what: 'rectify', known: 1, later: 0, earlier: 0, unknown: 0 }],
    });
    // 31 December, then 5, 6, 7 and 8 January: the 1st to the 4th are off.
    expect(await dueDates(id)).toEqual({ verify: '2026-12-31', rectify: '2027-01-08', version: 1 });
    expect(await dueDates(closed)).toMatchObject({ rectify: null });
    const { rows: after } = await query<{ n: bigint }>('select n from epoch where closed_at is null');
    expect(after[0]!.n).toBe(before[0]!.n + 1n);
    const { rows: noted } = await query(
      "select username, detail from audit_entry where action = 'load_calendar' order by seq desc limit 1",
    );
    expect(noted).toMatchObject([{ username: 'tester', detail: { added: 365 } }]);
  });

  it('gives a new version to the days that change, and moves due dates later and earlier', async () => {
    const later = await opened({ on: '2027-03-01', verify: 2, rectify: 3 });
    const earlier = await opened({ on: '2027-03-05', verify: 1, rectify: 2 });
    const days = arranged('2027-03-01', '2027-03-14', { '2027-03-03': 'holiday', '2027-03-06': 'makeup' });
    expect(await takeInCalendar(database.system, days, 'tester')).toEqual({
      version: 3,
      added: 0,
      changed: 2,
      unchanged: 12,
      dueDates: [
        { matter: 'case', what: 'verify', known: 0, later: 1, earlier: 1, unknown: 0 },
        { matter: 'case', what: 'rectify', known: 0, later: 1, earlier: 1, unknown: 0 },
      ],
    });
    expect(await dueDates(later)).toEqual({ verify: '2027-03-04', rectify: '2027-03-05', version: 1 });
    expect(await dueDates(earlier)).toEqual({ verify: '2027-03-06', rectify: '2027-03-08', version: 1 });
    expect(await takeInCalendar(database.system, days, 'tester')).toEqual({
      version: 3,
      added: 0,
      changed: 0,
      unchanged: 14,
      dueDates: [],
    });
    const { rows } = await query(
      `select day, version from calendar_day where version > 2 and day between '2027-03-01' and '2027-03-14' order by day`,
    );
    expect(rows).toEqual([
      { day: '2027-03-03', version: 3 },
      { day: '2027-03-06', version: 3 },
    ]);
  });

  it('counts the working days again for which a case was paused', async () => {
    const id = await opened({ on: '2027-04-01', verify: 1, rectify: 3 });
    await steps(
      id,
      ['pause', 'assigned', '2027-04-02'],
      ['resume', 'assigned', '2027-04-08'],
      ['take_up', 'verifying', '2027-04-08'],
    );
    await query(
      `update case_file set paused_workdays = 4, verify_due_on = '2027-04-08', rectify_due_on = '2027-04-12' where id = $1`,
      [id],
    );
    // A holiday in the pause and none behind it: both ends move by the same day.
    await takeInCalendar(database.system, arranged('2027-04-05', '2027-04-05', { '2027-04-05': 'holiday' }), 'tester');
    const { rows } = await query('select paused_workdays from case_file where id = $1', [id]);
    expect(rows).toEqual([{ paused_workdays: 3 }]);
    expect(await dueDates(id)).toEqual({ verify: '2027-04-08', rectify: '2027-04-12', version: 1 });
  });

  it('waits for whoever is reckoning with the calendar before', async () => {
    const order: string[] = [];
    let load: Promise<unknown> | undefined;
    await inTransaction(database.system, async (client) => {
      const calendar = await loadCalendar(client);
      load = takeInCalendar(
        database.system,
        arranged('2027-05-03', '2027-05-03', { '2027-05-03': 'holiday' }),
        'tester',
      ).then(() => order.push('calendar'));
      await waitsForLock();
      order.push(calendar.isWorkday('2027-05-03') ? 'step' : 'step on half a calendar');
    });
    await load;
    expect(order).toEqual(['step', 'calendar']);
  });

  /** Until some connection waits for an advisory lock. */
  async function waitsForLock(): Promise<void> {
    const waiting = `select from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`;
    while ((await query(waiting)).rows.length === 0) await new Promise(setImmediate);
  }
});

describe('a due date that was never reckoned, or by another calendar', () => {
  it('is put right by the daily work', async () => {
    const id = await opened({ on: '2018-09-28' });
    await query('update case_file set verify_due_on = null, rectify_due_on = $2 where id = $1', [id, '2018-10-31']);
    const changes = await inTransaction(database.system, reckonDueDates);
    expect(changes).toEqual([
      { matter: 'case', what: 'verify', known: 1, later: 0, earlier: 0, unknown: 0 },
      { matter: 'case', what: 'rectify', known: 0, later: 0, earlier: 1, unknown: 0 },
    ]);
    expect(await dueDates(id)).toEqual({ verify: '2018-10-10', rectify: '2018-10-17', version: 1 });
    expect(await inTransaction(database.system, reckonDueDates)).toEqual([]);
  });
});

describe('the stays of a case', () => {
  it('are the working days between its steps; pausing and doubts about data are waiting', async () => {
    const id = await opened({ on: '2018-09-20' });
    await steps(
      id,
      ['take_up', 'verifying', '2018-09-25'],
      ['pause', 'verifying', '2018-09-26'],
      ['resume', 'verifying', '2018-10-08'],
      ['report_data_issue', 'data_issue', '2018-10-09'],
      ['resume_verifying', 'verifying', '2018-10-11'],
      ['determine_violation', 'rectifying', '2018-10-12'],
      ['assign', 'rectifying', '2018-10-15'],
      ['report_rectified', 'rectified', '2018-10-17'],
      ['check', 'checked', '2018-10-18'],
    );
    await inTransaction(database.system, reckonDueDates);
    const { rows } = await query<{ state: string; node: string; since: string; workdays: number }>(
      `with ${staysSql("'2018-10-22'::date", 'true')} select state, node, since, until, workdays from stay order by seq`,
    );
    expect(rows.map(({ state, node, since, workdays }) => `${since} ${state} ${node} ${workdays}`)).toEqual([
      '2018-09-20 assigned verify 2',
      '2018-09-25 verifying verify 1',
      // 27 to 30 September and 8 October.
      '2018-09-26 verifying wait 5',
      '2018-10-08 verifying verify 1',
      '2018-10-09 data_issue wait 2',
      '2018-10-11 verifying verify 1',
      '2018-10-12 rectifying rectify 3',
      '2018-10-17 rectified check 1',
      '2018-10-18 checked check 2',
    ]);
    expect(rows.at(-1)).toMatchObject({ until: null });
  });
});
