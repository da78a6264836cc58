import type pg from 'pg';
import { dueAfter, loadCalendar } from '../clock/calendar.js';
import { refuse } from '../matter/refused.js';
import { bookOf } from './book.js';
import { lastDayOf } from './civil-month.js';
import { closedMonth } from './closed.js';
import { countedLevels, type MonthPages, pagesOf } from './region-months.js';

/**
 * Draws the ledgers of a closed month, in the transaction at hand: one for every region with a finance department, as a draft.
 * @param today the business date
 */
export async function drawLedgers(client: pg.ClientBase, month: string, today: string): Promise<void> {
  const { parameters, pages } = await pagesOfClosed(client, month);
  const due = dueAfter(await loadCalendar(client), lastDayOf(month), parameters.ledger.confirmWithin);
  await client.query(
    `with drawn as (
       insert into ledger (state, region_code, scope_ord, month, epoch, due_on)
       select 'draft', r.code, r.scope_lo, c.month, c.epoch, $2 from month_close c, region r
       where c.month = $1 and r.successor is null and r.level in ${countedLevels}
         and (exists (select from department d where d.region_code = r.code)
           or exists (select from month_state s where s.month <= c.month and s.region_code = r.code and (s.problem or s.new_warnings > 0)))
       returning id, scope_ord)
     insert into casework_step (matter, matter_id, seq, act, to_state, by_user, by_role, on_day, scope_ord)
     select 'ledger', id, 1, 'draw', 'draft', 'system', 'system', $3, scope_ord from drawn`,
    [month, due, today],
  );
  await client.query(
    `insert into ledger_line (ledger_id, scope_ord, part, ${lineColumns})
     select l.id, l.scope_ord, drawn.part, ${lineColumns} from (${linesSql}) drawn join ledger l on l.month = $5 and l.region_code = drawn.region_code`,
    [...pagesOf(pages), month],
  );
}

/** A line of a ledger, as it is drawn. */
export interface DrawnLine {
  regionCode: string;
  part: 'own' | 'all';
  category: string;
  severity: string;
  opening: number;
  fresh: number;
  reopened: number;
  normal: number;
  violation: number;
  rectified: number;
  cleared: number;
  closing: number;
  overdue: number;
  returnedFen: bigint;
  rebookedFen: bigint;
  otherFen: bigint;
}

/** Draws the lines of a closed month again, without keeping them: they come out as they were. */
export async function drawnAgain(client: pg.ClientBase | pg.Pool, month: string): Promise<DrawnLine[]> {
  const { pages } = await pagesOfClosed(client, month);
  const { rows } = await client.query<DrawnLine>(
    `select region_code as "regionCode", part, category, severity, ${counts.map((column) => `${column}::int as ${column}`).join(', ')},
       returned_fen::bigint as "returnedFen", rebooked_fen::bigint as "rebookedFen", other_fen::bigint as "otherFen" from (${linesSql}) drawn
     order by region_code, part, category, severity`,
    [...pagesOf(pages), month],
  );
  return rows;
}

async function pagesOfClosed(client: pg.ClientBase | pg.Pool, month: string) {
  const { rows } = await client.query<{ day: string; known: string }>(
    `select ((month || '-01')::date + interval '1 month' - interval '1 day')::date as day, as_known_at as known from month_close
     where month < $1 order by month desc limit 1`,
    [month],
  );
  const closed =
    (await closedMonth(client, month)) ?? refuse('NOT_FOUND', `${month} 尚未结账`, `${month} is not closed`);
  const pages: MonthPages = { month, known: closed.asKnownAt, before: rows[0] ?? null };
  return { parameters: closed.parameters, pages };
}

const counts = ['opening', 'fresh', 'reopened', 'normal', 'violation', 'rectified', 'cleared', 'closing', 'overdue'];
const amounts = ['returned_fen', 'rebooked_fen', 'other_fen'];
const lineColumns = ['category', 'severity', ...counts, ...amounts].join(', ');

/**
 * The lines of all regions from two pages of the book ($1, $2 the month's end; $3, $4 the page before; $5 the month). What came into the book or came
 * back is on the left of the balance, what left it or stays on the right, opening by opening; so each line balances by construction, and a month
 * begins with what the one before ended with. A rectification that supervision rejects in a later month comes back there, with its amounts.
 */
const linesSql = `
  with page as (
    select true as is_now, now.* from ${bookOf('$1::date', '$2::timestamptz')} now
    union all
    select false, before.* from ${bookOf('$3::date', '$4::timestamptz')} before),
  late as (select unnest(overdue_case_ids) as case_id from month_state where month = $5),
  turn as (
    select case_id, ${['region_code', 'scope_ord', 'category', 'severity', 'status'].map((column) => `max(${column}) filter (where is_now) as ${column}`).join(', ')},
      max(status) filter (where not is_now) as was, bool_or(is_fresh) as is_fresh, bool_or(is_latest and is_now) as is_latest,
      bool_or(is_violation and is_now) and not coalesce(bool_or(is_violation) filter (where not is_now), false) as is_found,
      ${amounts.map((column) => `sum(case when is_now then ${column} else -${column} end) as ${column}`).join(', ')}
    from page group by case_id, opening),
  own as (
    select region_code, scope_ord, category, severity, count(*) filter (where was = 'open') as opening,
      count(*) filter (where was is null and is_fresh) as fresh,
      count(*) filter (where was is null and not is_fresh or was <> 'open' and was <> status) as reopened,
      ${['normal', 'rectified', 'cleared'].map((left) => `count(*) filter (where status = '${left}' and was is distinct from status) as ${left}`).join(', ')},
      count(*) filter (where is_found) as violation, count(*) filter (where status = 'open') as closing,
      count(*) filter (where status = 'open' and is_latest and case_id in (select case_id from late)) as overdue,
      ${amounts.map((column) => `sum(${column}) as ${column}`).join(', ')}
    from turn group by region_code, scope_ord, category, severity)
  select region_code, 'own' as part, ${lineColumns} from own where ${isSomething('')}
  union all
  select r.code, 'all', o.category, o.severity, ${[...counts, ...amounts].map((column) => `sum(o.${column})`).join(', ')}
  from own o join region r on r.level in ${countedLevels} and r.successor is null and o.scope_ord between r.scope_lo and r.scope_hi
  where ${isSomething('o.')} group by r.code, o.category, o.severity`;

/** Lines of nothing but zeros are left out. */
function isSomething(row: string): string {
  return `(${[...counts, ...amounts].map((column) => `${row}${column}`).join(', ')}) is distinct from (${[...counts, ...amounts].map(() => '0').join(', ')})`;
}
