import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import type { QueryResult } from 'pg';
import { dueAfter, loadCalendar } from '../calendar.js';
import { clockInvariants } from '../invariants.js';
import type { ArrangedDay } from '../read-calendar.js';

export const YUCHENG = '411425000000';

export let database: TestDatabase;
/** Where the county lies on the fiscal tree. */
export let place: bigint;

/** A database of the test file's own, empty of casework before each test; what holds of due dates is checked after each. */
export function useClockWorld(): void {
  beforeAll(async () => {
    database = await testDatabase();
    const { rows } = await query<{ lo: bigint }>('select scope_lo as lo from region where code = $1', [YUCHENG]);
    place = rows[0]!.lo;
  });
  afterEach(async () => {
    for (const [truth, sql] of Object.entries(clockInvariants))
      expect({ truth, contradicting: (await query(sql)).rows }).toEqual({ truth, contradicting: [] });
    await query('truncate case_file, work_order, correction, ledger, reminder, casework_step');
  });
  afterAll(() => database.drop());
}

export const query = <Row extends object>(sql: string, values: unknown[] = []): Promise<QueryResult<Row>> =>
  database.system.query<Row>(sql, values);

interface Opened {
  on: string;
  state?: string;
  severity?: string;
  verify?: number;
  rectify?: number;
  pausedOn?: string;
}

/** A case as it was opened on a day, with its due dates. */
export async function opened({
  on,
  state = 'verifying',
  severity = 'yellow',
  verify = 5,
  rectify = 10,
  pausedOn,
}: Opened): Promise<string> {
  const calendar = await loadCalendar(database.system);
  const id = randomUUID();
  await query(
    `insert into case_file (id, state, region_code, scope_ord, rule_id, case_key, category, severity, department_kind, warnings, opened_on,
       verify_within, rectify_within, verify_due_on, rectify_due_on, paused_on)
     values ($1, $2, $3, $4, 'made', 'made', 'fund', $5, 'agri', 1, $6, $7, $8, $9, $10, $11)`,
    [
      id,
      state,
      YUCHENG,
      place,
      severity,
      on,
      verify,
      rectify,
      dueAfter(calendar, on, verify),
      dueAfter(calendar, on, rectify),
      pausedOn,
    ],
  );
  await steps(id, ['open', 'assigned', on]);
  return id;
}

/** Writes down what was done: act, state that it led to, day. */
export async function steps(id: string, ...done: [act: string, to: string, on: string][]): Promise<void> {
  for (const [act, to, on] of done)
    await query(
      `insert into casework_step (matter, matter_id, seq, act, to_state, by_user, by_role, on_day, scope_ord, department_kind)
       select 'case', $1::uuid, 1 + (select count(*) from casework_step where matter_id = $1::uuid), $2, $3, 'nong', 'staff', $4, $5, 'agri'`,
      [id, act, to, on, place],
    );
}

/** Every day from one to another, weekends off, with these days otherwise. */
export function arranged(
  from: string,
  to: string,
  otherwise: Record<string, 'holiday' | 'makeup'> = {},
): ArrangedDay[] {
  const days: ArrangedDay[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
    const date = new Date(at).toISOString().slice(0, 10);
    const kind = otherwise[date] ?? ([0, 6].includes(new Date(at).getUTCDay()) ? 'weekend' : 'workday');
    const isWorkday = kind === 'workday' || kind === 'makeup';
    days.push({ date, isWorkday, kind, nameZh: otherwise[date] ? '元旦' : null, sourceDoc: '国办发明电〔2026〕10号' });
  }
  return days;
}
