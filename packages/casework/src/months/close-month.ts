import { epochOfNow, inTransaction } from '@qingqu/schema';
import type pg from 'pg';
import type { Actor } from '../matter/actor.js';
import { refuse } from '../matter/refused.js';
import { firstDayOf, isMonth, lastDayOf } from './civil-month.js';
import { type ClosedMonth, closedMonth, lastClose, monthToClose } from './closed.js';
import { drawLedgers } from './draw-ledgers.js';
import { readStandings, reckonMonth } from './month-end.js';
import { moveEscalation, takeOverEscalation, writeMonthStates } from './month-state.js';
import { monthParameters, type SomeMonthParameters } from './parameters.js';
import { type MonthPages, pageOf } from './region-months.js';

/** A month to close. */
export interface MonthClosing {
  /** 'YYYY-MM' */
  month: string;
  /** The business date. */
  today: string;
  actor: Actor;
  /** Where nothing is said, those of the last close hold on. */
  parameters?: SomeMonthParameters | undefined;
  /** Is told what is being done. */
  progress?: ((doing: 'reckoning' | 'escalating' | 'drawing ledgers') => void) | undefined;
}

/** A closed month, as it is after it was asked to be. */
export interface MonthClosed extends ClosedMonth {
  /** It had been closed before; nothing was done. */
  already: boolean;
}

const article17 = '豫财办〔2018〕33号 第十七条';

/**
 * Closes a month: freezes how every region stood at its end, as known now, moves escalation and draws the ledgers, all in one transaction. Months are
 * closed in order, from the first with a case on, each once it is over. Closing one again, also by two at once, changes nothing; nor does anything
 * that is said of the month later.
 *
 * @throws CaseworkRefused: somebody other than the province's supervision; out of order; a month that is not over; parameters that are not in order
 */
export async function closeMonth(pool: pg.Pool, closing: MonthClosing): Promise<MonthClosed> {
  const { month, actor } = closing;
  if (!isMonth(month))
    refuse('BAD_INPUT', `“${month}”不是月份；例如 2018-03`, `'${month}' is no month; expected one such as 2018-03`);
  await refuseOthers(pool, actor);
  const before = await closedMonth(pool, month);
  if (before) return { ...before, already: true };
  await refuseOutOfTurn(pool, closing);
  const epoch = await epochOfNow(pool);
  return inTransaction(pool, async (client) => {
    await waitForTurn(client);
    const meanwhile = await closedMonth(client, month);
    if (meanwhile) return { ...meanwhile, already: true };
    await refuseOutOfTurn(client, closing);
    return close(client, closing, epoch);
  });
}

async function close(
  client: pg.ClientBase,
  { month, today, actor, parameters: given, progress = () => undefined }: MonthClosing,
  epoch: bigint,
): Promise<MonthClosed> {
  const last = await lastClose(client);
  const parameters = monthParameters(given, last?.parameters);
  const known = await instantOf(client);
  await holdEscalation(client);
  await takeOverEscalation(client);
  const pages: MonthPages = { month, known, before: last ? pageOf(last) : null };
  await client.query(
    `insert into month_close (month, closed_on, as_known_at, epoch, parameters, closed_by) values ($1, $2, $3, $4, $5, $6)`,
    [month, today, known, epoch, JSON.stringify(parameters), actor.username],
  );
  progress('reckoning');
  const end = await reckonMonth(client, await readStandings(client, parameters, firstDayOf(month)), pages, parameters);
  progress('escalating');
  await writeMonthStates(client, pages, end);
  await moveEscalation(client, month, end);
  progress('drawing ledgers');
  await drawLedgers(client, month, today);
  return { month, asKnownAt: known, epoch, parameters, already: false };
}

/** One close at a time. */
const waitForTurn = (client: pg.ClientBase): Promise<unknown> =>
  client.query(`select pg_advisory_xact_lock(hashtextextended('month_close', 0))`);

/**
 * The instant that parts what was written from what is written later: it waits until no step is half written. Steps are kept waiting for no longer
 * than that, since going back to the savepoint gives the lock back.
 */
async function instantOf(client: pg.ClientBase): Promise<string> {
  await client.query('savepoint instant');
  await client.query('lock table casework_step in share mode');
  const { rows } = await client.query<{ known: string }>(
    'select greatest(clock_timestamp(), (select max(as_known_at) from month_close)) as known',
  );
  await client.query('rollback to savepoint instant');
  return rows[0]!.known;
}

/** Inspections and interviews move escalation behind the step that they are: who has not begun by now waits until the month is closed. */
const holdEscalation = (client: pg.ClientBase): Promise<unknown> =>
  client.query('lock table escalation in exclusive mode');

async function refuseOutOfTurn(db: pg.ClientBase | pg.Pool, { month, today }: MonthClosing): Promise<void> {
  const next = await monthToClose(db);
  if (next === undefined)
    refuse('CONFLICT', '尚无案件，无月份可结', 'there is no case yet, so no month to close', { basis: article17 });
  if (month !== next)
    refuse(
      'CONFLICT',
      `月份须逐月结账：应先结 ${next}，不能结 ${month}`,
      `months are closed one after the other: ${next} is next, not ${month}`,
      { basis: article17 },
    );
  const lastDay = lastDayOf(month);
  if (today <= lastDay)
    refuse(
      'CONFLICT',
      `${month} 至 ${lastDay} 终了，今日为 ${today}；次日起方可结账`,
      `${month} ends on ${lastDay} and today is ${today}; it can be closed from the next day on`,
      { basis: article17 },
    );
}

/** Closing months is for the province's supervision, and the platform's schedules. */
async function refuseOthers(db: pg.Pool, { role, lo, hi }: Actor): Promise<void> {
  const { rows } = await db.query<{ province: boolean }>(
    `select bool_and(scope_lo between $1 and $2) as province from region where level = 'province'`,
    [lo, hi],
  );
  if (role !== 'system' && (role !== 'supervisor' || !rows[0]!.province))
    refuse('FORBIDDEN', '月度结账由省财政厅监督检查局办理', "months are closed by the province's supervision", {
      basis: article17,
    });
}
