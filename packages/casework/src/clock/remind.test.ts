// Reminders on a database of their own: what is due soon and what is overdue is said once, whoever asks and however often; of cases, orders,
// corrections and ledgers.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { takeInCalendar } from './load-calendar.js';
import { remind } from './remind.js';
import { arranged, database, opened, place, query, useClockWorld, YUCHENG } from './testing/clock-world.js';

useClockWorld();

describe('reminders', () => {
  const reminders = async () =>
    (
      await query<{ id: string; kind: string; what: string; dueOn: string; remindedOn: string }>(
        `select matter_id as id, kind, what, due_on as "dueOn", reminded_on as "remindedOn" from reminder order by id`,
      )
    ).rows;

  it.each([
    ['2018-09-30', 'nothing two working days before', []],
    [
      '2018-10-07',
      'what is due on the first day after the holiday, when the last working day before it was missed',
      ['due_soon'],
    ],
    ['2018-10-08', 'what is due on the day itself', ['due_soon']],
    ['2018-10-09', 'what was due on the working day before', ['overdue']],
    ['2018-10-31', 'what has been overdue for long, when nobody worked since', ['overdue']],
  ])('on %s tell %s', async (today, _, kinds) => {
    // Due on 2018-10-08 to verify; 29 and 30 September are worked, 1 to 7 October are off.
    await opened({ on: '2018-09-28', verify: today === '2018-09-30' ? 4 : 3 });
    await remind(database.system, today);
    expect((await reminders()).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('wait over a weekend for what was due on Friday', async () => {
    await opened({ on: '2018-11-01', verify: 1 });
    expect(await remind(database.system, '2018-11-04')).toEqual({ dueSoon: 0, overdue: 0 });
    expect(await remind(database.system, '2018-11-05')).toEqual({ dueSoon: 0, overdue: 1 });
  });

  it('are written once for a due day, by any number at once, and anew for another', async () => {
    const id = await opened({ on: '2018-11-05', verify: 2, state: 'verifying' });
    const twice = await Promise.all([1, 2, 3].map(() => remind(database.system, '2018-11-06')));
    expect(twice.reduce((sum, { dueSoon }) => sum + dueSoon, 0)).toBe(1);
    expect(await remind(database.system, '2018-11-07')).toEqual({ dueSoon: 0, overdue: 0 });
    await query('update case_file set verify_within = 3, verify_due_on = $2 where id = $1', [id, '2018-11-08']);
    expect(await remind(database.system, '2018-11-07')).toEqual({ dueSoon: 1, overdue: 0 });
    expect(await remind(database.system, '2018-11-09')).toEqual({ dueSoon: 0, overdue: 1 });
    expect(await reminders()).toEqual([
      { id, kind: 'due_soon', what: 'verify', dueOn: '2018-11-07', remindedOn: '2018-11-06' },
      { id, kind: 'due_soon', what: 'verify', dueOn: '2018-11-08', remindedOn: '2018-11-07' },
      { id, kind: 'overdue', what: 'verify', dueOn: '2018-11-08', remindedOn: '2018-11-09' },
    ]);
  });

  it('are not for what is paused, done or closed', async () => {
    await opened({ on: '2018-11-05', verify: 2, pausedOn: '2018-11-06' });
    await opened({ on: '2018-11-05', verify: 2, state: 'rectified' });
    await opened({ on: '2018-11-05', verify: 2, state: 'closed' });
    const told = await remind(database.system, '2018-11-30');
    expect(told).toEqual({ dueSoon: 0, overdue: 0 });
  });

  it('of a red case tell both limits until somebody takes it up, then the one to rectify', async () => {
    const waiting = await opened({ on: '2018-11-05', state: 'assigned', severity: 'red', verify: 2, rectify: 5 });
    const inHand = await opened({ on: '2018-11-05', state: 'rectifying', severity: 'red', verify: 2, rectify: 5 });
    const doubted = await opened({ on: '2018-11-05', state: 'data_issue', severity: 'red', verify: 2, rectify: 5 });
    await query(`update case_file set verdict = 'violation' where id = $1`, [doubted]);
    await remind(database.system, '2018-11-30');
    const names = new Map([
      [waiting, 'waiting'],
      [inHand, 'in hand'],
      [doubted, 'doubted'],
    ]);
    const told = (await reminders()).map(({ id, what }) => `${names.get(id)} ${what}`);
    expect(told.sort()).toEqual(['doubted rectify', 'in hand rectify', 'waiting rectify', 'waiting verify']);
  });
});

describe('orders, corrections and ledgers', () => {
  beforeAll(async () => {
    await query(
      `insert into month_close (month, closed_on, as_known_at, epoch, parameters, closed_by)
       values ('2018-09', '2018-10-08', now(), 1, '{"ledger": {"confirmWithin": 3, "reportWithin": 5}}', 'system')`,
    );
  });

  /** Each with the day on which it is due. */
  async function begun(states: { order?: string; correction?: string; ledger?: string }): Promise<void> {
    await query(
      `insert into work_order (state, region_code, scope_ord, department_kind, issuer_region_code, title, requirement, issued_by, issued_on, reply_within, due_on)
       values ($1, $2, $3, 'agri', '410000000000', 'x', 'x', 'x', '2018-09-28', 2, '2018-09-30')`,
      [states.order ?? 'issued', YUCHENG, place],
    );
    await query(
      `insert into correction (state, region_code, scope_ord, record_kind, record_id, class, question, raised_by, raised_on, raised_region_code,
         raised_department_kind, owner_region_code, owner_department_kind, handler_region_code, handler_department_kind, notice_on, due_on)
       values ($1, $2, $3, 'payment', gen_random_uuid(), 'provincial', 'x', 'x', '2018-09-20', $2, 'agri', $2, 'agri', '410000000000', 'treasury',
         '2018-09-27', '2018-10-09')`,
      [states.correction ?? 'notified', YUCHENG, place],
    );
    await query(
      `insert into ledger (state, region_code, scope_ord, month, epoch, due_on)
       values ($1, $2, $3, '2018-09', 1, case $1 when 'draft' then '2018-10-10'::date when 'confirmed' then '2018-10-12' end)`,
      [states.ledger ?? 'draft', YUCHENG, place],
    );
  }

  const told = async () =>
    (
      await query<{ told: string }>(
        `select concat_ws(' ', kind, matter, what, due_on, region_code, department_kind) as told from reminder order by 1`,
      )
    ).rows.map((row) => row.told);

  it('are reminded of too: their department, the division that was notified, the region and its prefecture', async () => {
    await begun({});
    expect(await remind(database.system, '2018-10-09')).toEqual({ dueSoon: 2, overdue: 1 });
    await query("update ledger set state = 'confirmed', due_on = '2018-10-12'");
    await remind(database.system, '2018-10-12');
    expect(await told()).toEqual([
      'due_soon correction correct 2018-10-09 410000000000 treasury',
      'due_soon ledger confirm 2018-10-10 411425000000',
      'due_soon ledger report 2018-10-12 411400000000 agri',
      'overdue correction correct 2018-10-09 410000000000 treasury',
      'overdue order reply 2018-09-30 411425000000 agri',
    ]);
  });

  it('are left alone when they are done', async () => {
    await begun({ order: 'replied', correction: 'corrected', ledger: 'reported' });
    await remind(database.system, '2018-11-30');
    expect(await told()).toEqual([]);
  });

  it('follow a calendar that is taken in', async () => {
    await begun({});
    const away = arranged('2018-10-08', '2018-10-08', { '2018-10-08': 'holiday' });
    const { dueDates } = await takeInCalendar(database.system, away, 'tester');
    expect(dueDates.map(({ matter, what, later }) => `${matter} ${what} ${later}`)).toEqual([
      'correction correct 1',
      'ledger confirm 1',
    ]);
    await query(
      "update work_order set state = 'withdrawn'; update correction set state = 'closed'; update ledger set state = 'reported'",
    );
    const back = arranged('2018-10-08', '2018-10-08');
    expect(await takeInCalendar(database.system, back, 'tester')).toMatchObject({ changed: 1, dueDates: [] });
  });
});
