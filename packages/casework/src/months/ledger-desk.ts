import type pg from 'pg';
import { dueAfter, loadCalendar } from '../clock/calendar.js';
import type { Said } from '../matter/machine.js';
import { type Seen, stepsOf } from '../matter/take-step.js';
import { lastDayOf } from './civil-month.js';
import { closedMonth } from './closed.js';
import { ledgerMachine } from './ledger-machine.js';

const take = stepsOf(ledgerMachine);

/** Confirms a region's ledger: its staff stand for it. @throws CaseworkRefused */
export async function confirmLedger(client: pg.ClientBase, step: Seen, said: Said): Promise<void> {
  const calendar = await loadCalendar(client);
  const within = await reportWithin(client, step.id);
  await take(client, 'confirm', step, said, ({ month }) => ({
    set: {
      confirmedBy: step.actor.username,
      confirmedOn: said.today,
      dueOn: dueAfter(calendar, lastDayOf(month), within),
    },
  }));
}

/** Reports a ledger to the province: its prefecture does. @throws CaseworkRefused */
export async function reportLedger(client: pg.ClientBase, step: Seen, said: Said): Promise<void> {
  await take(client, 'report', step, said, () => ({
    set: { reportedBy: step.actor.username, reportedOn: said.today, dueOn: null },
  }));
}

/** Compiles a ledger at the province. @throws CaseworkRefused */
export async function compileLedger(client: pg.ClientBase, step: Seen, said: Said): Promise<void> {
  await take(client, 'compile', step, said, () => ({
    set: { compiledBy: step.actor.username, compiledOn: said.today, dueOn: null },
  }));
}

/** Working days after the month's end until when a confirmed ledger is to be reported. */
async function reportWithin(client: pg.ClientBase, id: string): Promise<number> {
  const { rows } = await client.query<{ month: string }>('select month from ledger where id = $1', [id]);
  const closed = rows[0] && (await closedMonth(client, rows[0].month));
  return closed?.parameters.ledger.reportWithin ?? 0;
}
