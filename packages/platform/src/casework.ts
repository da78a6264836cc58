import {
  type CalendarReach,
  type CasesKept,
  calendarReach,
  closeDueMonths,
  type DueChanges,
  expireExchanges,
  keepCases,
  type Reminded,
  reckonDueDates,
  remind,
} from '@qingqu/casework';
import { inTransaction } from '@qingqu/schema';
import { businessDate } from './business-date.js';
import type { Platform } from './open-platform.js';
import { both, errorLine } from './say.js';

/** What the daily work of casework came to; what it could not do is among the errors. */
export interface CaseworkDay {
  today: string;
  cases?: CasesKept;
  dueDates?: DueChanges[];
  months?: string[];
  exchangesExpired?: number;
  reminded?: Reminded;
}

/** Files what a sweep has found as cases. Should that fail, the sweep stands, and it is tried again at the next catch-up. */
export async function keepCasesAfterSweep(platform: Platform, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  try {
    const kept = await keepCases(platform.system, { today: await businessDate(platform) });
    if (sum(kept) > 0) platform.voice.line(casesLine(kept));
  } catch (error) {
    if (!signal.aborted)
      platform.voice.line(
        both(
          `案件未能随预警更新，稍后重试：${errorLine(error)}`,
          'the cases did not follow the warnings; this is tried again soon',
        ),
      );
  }
}

/** Whether warnings wait for a case: the work after a sweep was cut short. */
export async function casesAreBehind({ system }: Platform): Promise<boolean> {
  const { rows } = await system.query<{ behind: boolean }>(
    "select exists (select from warning where case_id is null and state = 'open') as behind",
  );
  return rows[0]!.behind;
}

/**
 * The daily work, as of the business date: also for a night that was missed, since nothing is done earlier than it is done. Asked again, or by two at
 * once, it changes nothing more. What fails does not keep the rest waiting; it is told at the end. Only months wait for the cases: how a month ended
 * is written down for ever, so nothing that was found in it may be missing.
 *
 * @throws with what went wrong, after the rest was done
 */
export async function workOnCases(platform: Platform, signal: AbortSignal): Promise<CaseworkDay> {
  const { system } = platform;
  const day: CaseworkDay = { today: await businessDate(platform) };
  const errors: unknown[] = [];
  const step = async (work: () => Promise<void>) => {
    signal.throwIfAborted();
    await work().catch((error: unknown) => errors.push(error));
  };
  await step(async () => {
    day.cases = await keepCases(system, day);
    if (sum(day.cases) > 0) platform.voice.line(casesLine(day.cases));
  });
  await step(async () => {
    day.dueDates = await inTransaction(system, reckonDueDates);
    for (const line of dueDateLines(day.dueDates)) platform.voice.line(line);
    for (const line of reachLines(await calendarReach(system, day.today), day.today)) platform.voice.line(line);
  });
  if (day.cases)
    await step(async () => {
      day.months = await closeDueMonths(system, day);
      for (const month of day.months) platform.voice.line(both(`${month} 已结账`, `${month} is closed`));
    });
  await step(async () => {
    day.exchangesExpired = await inTransaction(system, (client) => expireExchanges(client, day.today));
  });
  await step(async () => {
    day.reminded = await remind(system, day.today);
    if (sum(day.reminded) > 0) platform.voice.line(remindedLine(day.reminded));
  });
  if (errors.length > 0) throw new Error(errors.map(errorLine).join(' | '), { cause: errors[0] });
  return day;
}

/** What waits for the next arrangement of holidays. */
export function reachLines({ knowsToday, unknown }: CalendarReach, today: string): string[] {
  const next = both('请装入：qingqu calendar load', 'load it: qingqu calendar load');
  const missing = both(
    `日历不含 ${today}，无法提醒`,
    `the calendar does not tell about ${today}, so nothing can be reminded of`,
  );
  const beyond = both(`${unknown} 项期限在日历之外`, `${unknown} due dates lie beyond the calendar`);
  return [...(knowsToday ? [] : [`${missing}；${next}`]), ...(unknown > 0 ? [`${beyond}；${next}`] : [])];
}

/** How much was done in all. */
export const sum = (counts: object): number =>
  Object.values(counts).reduce((total: number, count: number) => total + count, 0);

const casesLine = ({ opened, joined, reopened, cleared, rechecked, closed }: CasesKept): string =>
  both(
    `案件：新立 ${opened}，并入 ${joined}，重新立案 ${reopened}，自动核销 ${cleared}，复核规则 ${rechecked}，结案 ${closed}`,
    `cases: ${opened} opened, ${joined} joined by more warnings, ${reopened} reopened, ${cleared} cleared, ${rechecked} re-checked, ${closed} closed`,
  );

const remindedLine = ({ dueSoon, overdue }: Reminded): string =>
  both(`提醒：即将到期 ${dueSoon}，超期 ${overdue}`, `reminders: ${dueSoon} due soon, ${overdue} overdue`);

const dueWords: Readonly<Record<string, [zh: string, en: string]>> = {
  'case verify': ['案件核实期限', 'due dates to verify cases'],
  'case rectify': ['案件整改期限', 'due dates to rectify cases'],
  'order reply': ['交办单回复期限', 'due dates to reply to orders'],
  'correction correct': ['疑问数据校正期限', 'due dates to correct data'],
  'ledger confirm': ['台账确认期限', 'due dates to confirm ledgers'],
  'ledger report': ['台账上报期限', 'due dates to report ledgers'],
};

/** A line for each kind of due date of which some changed. */
export const dueDateLines = (changes: readonly DueChanges[]): string[] =>
  changes.map(({ matter, what, known, later, earlier, unknown }) => {
    const [zh, en] = dueWords[`${matter} ${what}`]!;
    return both(
      `${zh}：新得 ${known}，推迟 ${later}，提前 ${earlier}，日历未及 ${unknown}`,
      `${en}: ${known} now known, ${later} later, ${earlier} earlier, ${unknown} beyond the calendar`,
    );
  });
