import { daysAfter, firstDayOf } from './civil-month.js';
import type { EscalationParameters } from './parameters.js';

/** Where a region stands on the way from months of problems to an interview (Art. 17 ¶3). */
export const escalationPhases = [
  'normal',
  'watch1',
  'watch2',
  'inspection_due',
  'inspecting',
  'post_inspection',
  'interview_due',
  'interviewed',
] as const;
export type EscalationPhase = (typeof escalationPhases)[number];

/** How a region stands after a closed month. */
export interface Standing {
  phase: EscalationPhase;
  /** Months with a problem, in a row. */
  streak: number;
  /** The day on which the phase began. */
  since: string;
  /** From which day it is watched after an inspection. */
  inspectedOn: string | null;
  /** Months without a problem in a row since the interview. */
  cleanMonths: number;
}

/** What is known of a region's month. */
export interface MonthOfProblems {
  /** 'YYYY-MM' */
  month: string;
  /** P(r, m): a problem stood unrectified. */
  problem: boolean;
  /** The warnings that are why. */
  warningIds: readonly string[];
}

/** How many new warnings a day brought, and how many of them were red. */
export interface NewWarnings {
  day: string;
  warnings: number;
  red: number;
}

/** A region that no month was closed for. */
export const untroubled = (since: string): Standing => ({
  phase: 'normal',
  streak: 0,
  since,
  inspectedOn: null,
  cleanMonths: 0,
});

const beforeInspection: readonly EscalationPhase[] = ['normal', 'watch1', 'watch2'];

/**
 * Months in a row, this one last. Where the same warning has to be there in all of them, months that have one in common.
 *
 * @param earlier the months before, last first; with identity `any` none is needed
 */
export function streakOf(
  { problem, warningIds }: MonthOfProblems,
  streakBefore: number,
  earlier: readonly MonthOfProblems[],
  { identity }: Pick<EscalationParameters, 'identity'>,
): number {
  if (!problem) return 0;
  if (identity === 'any') return streakBefore + 1;
  let common = new Set(warningIds);
  let streak = 1;
  for (const before of earlier.slice(0, streakBefore)) {
    common = new Set(before.warningIds.filter((id) => common.has(id)));
    if (common.size === 0) break;
    streak += 1;
  }
  return streak;
}

/** Whether a whole month lies after a day. */
export const beginsAfter = (month: string, day: string): boolean => firstDayOf(month) > day;

/**
 * Whether problems are still frequent 仍频繁出现 after the day of an inspection's report: in enough of the last months that began after
 * it, or by enough new warnings within a stretch of days, or by enough red ones.
 *
 * @param months closed months, the latest first
 * @param days what new warnings the days after the inspection brought, in order
 */
export function isFrequent(
  inspectedOn: string,
  months: readonly MonthOfProblems[],
  days: readonly NewWarnings[],
  { problemMonths, ofMonths, newWarnings, withinDays, red }: EscalationParameters['frequent'],
): boolean {
  const watched = months.slice(0, ofMonths).filter(({ month }) => beginsAfter(month, inspectedOn));
  if (watched.filter(({ problem }) => problem).length >= problemMonths) return true;
  const after = days.filter(({ day }) => day > inspectedOn);
  if (sum(after.map((each) => each.red)) >= red) return true;
  return after.some(({ day }) => {
    const until = daysAfter(day, withinDays - 1);
    const within = after.filter((other) => other.day >= day && other.day <= until);
    return sum(within.map(({ warnings }) => warnings)) >= newWarnings;
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** What the close of a month goes by, for one region. */
export interface Closing {
  month: MonthOfProblems;
  /** The closed months before it, last first, as far back as {@link streakOf} and {@link isFrequent} look. */
  earlier: readonly MonthOfProblems[];
  newWarnings: readonly NewWarnings[];
  /** The month's last day. */
  lastDay: string;
}

/** How a region stands after the close of a month. */
export function afterMonth(
  before: Standing,
  { month, earlier, newWarnings, lastDay }: Closing,
  parameters: EscalationParameters,
): Standing {
  const streak = streakOf(month, before.streak, earlier, parameters);
  const stay = { ...before, streak };
  const move = (phase: EscalationPhase): Standing =>
    phase === before.phase ? stay : { ...stay, phase, since: lastDay, cleanMonths: 0 };
  if (beforeInspection.includes(before.phase)) return move(phaseOfStreak(streak));
  if (before.phase === 'post_inspection')
    return isFrequent(before.inspectedOn!, [month, ...earlier], newWarnings, parameters.frequent)
      ? move('interview_due')
      : stay;
  if (before.phase === 'interviewed') {
    if (month.problem) return { ...stay, cleanMonths: 0 };
    if (!beginsAfter(month.month, before.since)) return stay;
    const cleanMonths = before.cleanMonths + 1;
    return cleanMonths >= parameters.cleanMonths ? { ...move('normal'), inspectedOn: null } : { ...stay, cleanMonths };
  }
  return stay;
}

const phaseOfStreak = (streak: number): EscalationPhase =>
  (['normal', 'watch1', 'watch2'] as const)[streak] ?? 'inspection_due';

/** What is done about a region: an inspection is ordered and reported, an interview held. */
export const escalationActs = ['inspection_ordered', 'inspection_reported', 'interview_held'] as const;
export type EscalationAct = (typeof escalationActs)[number];

const acts: Readonly<Record<EscalationAct, { from: EscalationPhase; to: EscalationPhase }>> = {
  inspection_ordered: { from: 'inspection_due', to: 'inspecting' },
  inspection_reported: { from: 'inspecting', to: 'post_inspection' },
  interview_held: { from: 'interview_due', to: 'interviewed' },
};

/** How a region stands after something was done about it; as before where that is not what was due. */
export function afterAct(before: Standing, act: EscalationAct, today: string): Standing {
  const { from, to } = acts[act];
  if (before.phase !== from) return before;
  return {
    ...before,
    phase: to,
    since: today,
    cleanMonths: 0,
    inspectedOn: act === 'inspection_reported' ? today : before.inspectedOn,
  };
}
