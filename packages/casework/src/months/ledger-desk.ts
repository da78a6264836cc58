import type pg from 'pg';
import { dueAfter, loadCalendar } from '../clock/calendar.js';
import type { Actor } from '../matter/actor.js';
import { takeStep } from '../matter/take-step.js';
import { lastDayOf } from './civil-month.js';
import { closedMonth } from './closed.js';
import { ledgerMachine } from './ledger-machine.js';

/** A step with a ledger, as it is asked for. */
export interface LedgerWish {
  id: string;
  /** The version that the person saw. */
  version: number;
  actor: Actor;
  /** The business date. */
  today: string;
}

/** Confirms a region's ledger: its staff stand for it. @throws CaseworkRefused */
export async function confirmLedger(client: pg.ClientBase, { today, ...wish }: LedgerWish): Promise<void> {
  const calendar = await loadCalendar(client);
  const within = await reportWithin(client, wish.id);
  await takeStep(client, ledgerMachine, { ...wish, act: 'confirm', said: { today } }, ({ month }) => ({
    set: {
      confirmedBy: wish.actor.username,
      confirmedOn: today,
      dueOn: dueAfter(calendar, lastDayOf(month), within),
    },
  }));
}

/** Reports a ledger to the province: its prefecture does. @throws CaseworkRefused */
export async function reportLedger(client: pg.ClientBase, { today, ...wish }: LedgerWish): Promise<void> {
  await takeStep(client, ledgerMachine, { ...wish, act: 'report', said: { today } }, () => ({
    set: { reportedBy: wish.actor.username, reportedOn: today, dueOn: null },
  }));
}

/** Compiles a ledger at the province. @throws CaseworkRefused */
export async function compileLedger(client: pg.ClientBase, { today, ...wish }: LedgerWish): Promise<void> {
  await takeStep(client, ledgerMachine, { ...wish, act: 'compile', said: { today } }, () => ({
    set: { compiledBy: wish.actor.username, compiledOn: today, dueOn: null },
  }));
}

/** Working days after the month's end until when a confirmed ledger is to be reported. */
async function reportWithin(client: pg.ClientBase, id: string): Promise<number> {
  const { rows } = await client.query<{ month: string }>('select month from ledger where id = $1', [id]);
  const closed = rows[0] && (await closedMonth(client, rows[0].month));
  return closed?.parameters.ledger.reportWithin ?? 0;
}
