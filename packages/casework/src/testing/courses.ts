import type { WorkdayCalendar } from '@qingqu/schema';
import { dueAfter } from '../clock/calendar.js';
import { defaultLimits, type Severity } from '../deadlines.js';
import { type AssessedWorld, answersFor, type MadeStep } from './assessed-world.js';

/** What became of an opening of a case, told step by step. */
export interface Course {
  caseId: string;
  region: string;
  department: string;
  category: string;
  openedOn: string;
  isReopened: boolean;
  verifyDue: string | null;
  rectifyDue: string | null;
  verifiedOn: string | null;
  rectifiedOn: string | null;
  normalOn: string | null;
  clearedOn: string | null;
  closedOn: string | null;
  isViolation: boolean;
  hadToBeVerified: boolean;
  hadToBeRectified: boolean;
}

/** Walks through the steps of each case, in order. */
export function coursesOf(steps: readonly MadeStep[], calendar: WorkdayCalendar, world: AssessedWorld): Course[] {
  const byCase = new Map<string, MadeStep[]>();
  for (const step of steps) byCase.set(step.matter_id, [...(byCase.get(step.matter_id) ?? []), step]);
  return [...byCase].flatMap(([caseId, all]) => {
    const openings: MadeStep[][] = [];
    for (const step of [...all].sort((a, b) => a.seq - b.seq)) {
      if (step.from_state === null || step.from_state === 'closed') openings.push([]);
      openings.at(-1)!.push(step);
    }
    return openings.map((opening) => courseOf(caseId, opening, calendar, world));
  });
}

function courseOf(caseId: string, steps: MadeStep[], calendar: WorkdayCalendar, world: AssessedWorld): Course {
  const [begun] = steps;
  const severity = begun!.detail.severity as Severity;
  const openedOn = begun!.on_day;
  let verifiedOn: string | null = null;
  let rectifiedOn: string | null = null;
  let normalOn: string | null = null;
  let clearedOn: string | null = null;
  let closedOn: string | null = null;
  let isViolation = severity === 'red';
  let pausedOn: string | null = null;
  let paused = 0;
  let pausedBefore = 0;
  for (const { act, on_day: day, detail } of steps) {
    if (act === 'pause') pausedOn = day;
    if (act === 'resume') {
      paused += calendar.workdaysBetween(pausedOn!, day);
      pausedOn = null;
    }
    if (['confirm_normal', 'determine_violation', 'report_data_issue'].includes(act) && verifiedOn === null) {
      verifiedOn = day;
      pausedBefore = paused;
    }
    if (act === 'confirm_normal') normalOn = day;
    if (act === 'determine_violation') isViolation = true;
    if (act === 'report_rectified') rectifiedOn = (detail.rectifiedOn as string | undefined) ?? day;
    if (act === 'reject') rectifiedOn = null;
    if (act === 'clear') clearedOn = day;
    if (['close', 'confirm_normal', 'clear'].includes(act)) closedOn = day;
  }
  const clock = begun!.detail.clock as { openedOn: string; verifyWithin: number; rectifyWithin: number } | undefined;
  const begins = clock?.openedOn ?? openedOn;
  const limits = clock ? { verify: clock.verifyWithin, rectify: clock.rectifyWithin } : defaultLimits[severity];
  const runs = pausedOn === null;
  const shift = verifiedOn === null ? paused : pausedBefore;
  const verifyDue = runs && severity !== 'red' ? dueAfter(calendar, begins, limits.verify + shift) : null;
  const rectifyDue = runs ? dueAfter(calendar, begins, limits.rectify + paused) : null;
  const wasClearedBy = (due: string) => clearedOn !== null && clearedOn <= due;
  return {
    caseId,
    region: answersFor[world.placeOf(begun!.scope_ord)]!,
    department: steps.at(-1)!.department_kind,
    category: begun!.detail.category as string,
    openedOn,
    isReopened: begun!.from_state === 'closed',
    verifyDue,
    rectifyDue,
    verifiedOn,
    rectifiedOn,
    normalOn,
    clearedOn,
    closedOn,
    isViolation,
    hadToBeVerified: verifyDue !== null && !(verifiedOn === null && wasClearedBy(verifyDue)),
    hadToBeRectified: isViolation && rectifyDue !== null && !(rectifiedOn === null && wasClearedBy(rectifyDue)),
  };
}

/** A stay of a case in a node that has ended. */
export interface Stay {
  region: string;
  department: string;
  category: string;
  node: 'verify' | 'rectify' | 'check' | 'wait';
  until: string;
  workdays: number;
}

/** The stays of each case that have ended: it leaves one where its state changes, or its clock stops or runs on. */
export function staysOf(steps: readonly MadeStep[], calendar: WorkdayCalendar, world: AssessedWorld): Stay[] {
  const stays: Stay[] = [];
  const open = new Map<string, { state: string; isPaused: boolean; since: string }>();
  for (const { matter_id: id, act, to_state, on_day: day, scope_ord, department_kind: department } of steps) {
    const before = open.get(id);
    const isPaused = act === 'pause' || (before?.isPaused === true && !['resume', 'open', 'reopen'].includes(act));
    if (before !== undefined && before.state === to_state && before.isPaused === isPaused) continue;
    if (before && before.state !== 'closed')
      stays.push({
        region: answersFor[world.placeOf(scope_ord)]!,
        department,
        category: world.cases.get(id)!.category,
        node: nodeOf(before),
        until: day,
        workdays: calendar.workdaysBetween(before.since, day),
      });
    open.set(id, { state: to_state as string, isPaused, since: day });
  }
  return stays;
}

function nodeOf({ state, isPaused }: { state: string; isPaused: boolean }): Stay['node'] {
  if (isPaused || state === 'data_issue') return 'wait';
  if (state === 'rectifying') return 'rectify';
  return state === 'rectified' || state === 'checked' ? 'check' : 'verify';
}
