// A closed month in which something was done in 兰考 and 杞县, for tests of circulars.
import type pg from 'pg';
import { platform } from '../matter/actor.js';
import { closeMonth } from '../months/close-month.js';
import { LANKAO, personOf, QIXIAN } from './case-world.js';
import { madeCase, writeCases } from './made-cases.js';

export const MONTH = '2018-11';
export const AFTER = '2018-12-03';

/** What happens in November, and the month's close on 1 December. */
export async function closeNovember(pool: pg.Pool): Promise<void> {
  // Whose name stands at the steps of made cases.
  await personOf(pool, { username: 'made', regionCode: LANKAO });
  await writeCases(pool, [
    madeCase(LANKAO, [
      { act: 'open', on: '2018-11-05' },
      { act: 'take_up', on: '2018-11-06' },
      { act: 'determine_violation', on: '2018-11-07' },
      { act: 'report_rectified', on: '2018-11-20', returnedFen: 123_450 },
    ]),
    madeCase(LANKAO, [{ act: 'open', on: '2018-11-10' }]),
    madeCase(QIXIAN, [{ act: 'open', on: '2018-11-30' }]),
  ]);
  await signIn(pool, 'made', '2018-11-05T09:00:00+08:00');
  // The last moment of the month, and the first of the next.
  await signIn(pool, 'made', '2018-11-30T23:59:59+08:00');
  await signIn(pool, 'made', '2018-12-01T00:00:00+08:00');
  await deliveries(pool);
  await closeMonth(pool, { month: MONTH, today: '2018-12-01', actor: platform });
}

export const signIn = (pool: pg.Pool, username: string, at: string): Promise<unknown> =>
  pool.query(
    `insert into audit_entry (at, user_id, username, role, action, scope_ord)
     select $2, id, username, 'staff', 'sign_in', scope_ord from app_user where username = $1`,
    [username, at],
  );

/** Three deliveries due of 兰考: in time, late, not at all; a batch of 100 rows of which three were put aside and one was settled. */
async function deliveries(pool: pg.Pool): Promise<void> {
  await pool.query(
    `insert into expected_delivery (source_id, business_date, due_at, status, arrived_at, owner_org, scope_ord)
     select 1, d.day, d.day + interval '10 hours', d.status, d.day + d.after, 'x', r.scope_lo
     from region r, (values ('2018-11-05'::date, 'arrived', interval '9 hours'), ('2018-11-06', 'late', interval '30 hours'), ('2018-11-07', 'missing', null))
       as d(day, status, after) where r.code = $1`,
    [LANKAO],
  );
  const { rows } = await pool.query<{ id: bigint; scope: bigint }>(
    `insert into ingest_file (feed, name, origin_sha256, sha256, bytes, encoding, reading, status, received_at, received_by, finished_at, next_row, next_byte,
       next_line, n_read, n_loaded, n_quarantined, scope_ord)
     select 'payments', 'x.csv', '', '', 1, 'utf-8', '{}', 'done', '2018-11-05T08:00:00+08:00', 'x', '2018-11-05T08:01:00+08:00', 1, 1, 1, 100, 97, 3, scope_lo
     from region where code = $1 returning id, scope_ord as scope`,
    [LANKAO],
  );
  await pool.query(
    `insert into quarantine (file_id, row_no, line, reason_code, message_zh, message_en, raw_sealed, status, scope_ord, created_at, resolved_at)
     select $1, n, n, 'x', 'x', 'x', '', 'open', $2, '2018-11-05T08:01:00+08:00', case n when 1 then '2018-11-06T08:00:00+08:00'::timestamptz end
     from generate_series(1, 3) n`,
    [rows[0]!.id, rows[0]!.scope],
  );
}
