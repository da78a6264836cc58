import { randomUUID } from 'node:crypto';
import { daysAfter, firstDayOf, lastDayOf } from '../months/civil-month.js';
import type { EscalationAct, EscalationPhase } from '../months/escalation.js';
import type { MonthParameters } from '../months/parameters.js';
import { type CaseHistory, MONTHS, type RegionHistory, writtenBy } from './month-histories.js';

/** What a closed month says of a region. */
export interface ModelMonth {
  code: string;
  problem: boolean;
  streak: number;
  phase: EscalationPhase;
  openCases: number;
  warnings: number;
  newWarnings: number;
  redWarnings: number;
}

/** A region of a model; a prefecture's counties name it as their parent, by its number. */
export interface ModelRegion {
  code: string;
  parent: number | null;
}

export interface ModelAct {
  regionCode: string;
  act: EscalationAct;
  id: string;
  today: string;
}

interface State {
  phase: EscalationPhase;
  streak: number;
  /** Warnings with a problem at each closed month, in order. */
  months: Set<string>[];
  ordered: string | null;
  inspectedOn: string;
  interviewedOn: string;
  clean: number;
}

interface Arrival {
  on: string;
  written: number;
  isRed: boolean;
}

/** Art. 17 ¶3 told once more, slowly: region by region, case by case, act by act. */
export function monthModel(
  parameters: MonthParameters,
  regions: readonly ModelRegion[],
  histories: readonly RegionHistory[],
) {
  const states = regions.map(
    (): State => ({
      phase: 'normal',
      streak: 0,
      months: [],
      ordered: null,
      inspectedOn: '',
      interviewedOn: '',
      clean: 0,
    }),
  );
  const reached = new Set<EscalationPhase>();

  const casesOf = (at: number): CaseHistory[] =>
    regions.flatMap(({ parent }, other) =>
      other === at || (parameters.includeChildren && parent === at) ? histories[other]!.cases : [],
    );

  /** The region's cases with a problem in the month, and their warnings, as known at its close. */
  function problemsOf(at: number, month: number): { cases: number; warnings: Set<string> } {
    const name = MONTHS[month]!;
    let cases = 0;
    const warnings = new Set<string>();
    for (const each of casesOf(at)) {
      const alive = spellsBy(each, writtenBy(each.written, month), lastDayOf(name)).filter(
        ({ status, rectifiedOn }) =>
          status === 'open' || (parameters.test === 'any' && status === 'rectified' && rectifiedOn >= firstDayOf(name)),
      );
      if (alive.length > 0) cases += 1;
      for (const spell of alive) for (const id of spell.warnings) warnings.add(id);
    }
    return { cases, warnings };
  }

  function arrivalsOf(at: number, month: number): Arrival[] {
    const first = new Map<string, Arrival>();
    for (const { acts, written, warningIds, severity } of casesOf(at))
      for (const [n, { act, on, warningIds: named = warningIds }] of acts.slice(0, writtenBy(written, month)).entries())
        if (['open', 'reopen', 'join'].includes(act) && on <= lastDayOf(MONTHS[month]!))
          for (const id of named)
            if (!first.has(id)) first.set(id, { on, written: written[n]!, isRed: severity === 'red' });
    return [...first.values()];
  }

  function isFrequent({ months, inspectedOn }: State, arrivals: Arrival[]): boolean {
    const { problemMonths, ofMonths, newWarnings, withinDays, red } = parameters.frequent;
    let withProblem = 0;
    for (let at = Math.max(0, months.length - ofMonths); at < months.length; at++)
      if (firstDayOf(MONTHS[at]!) > inspectedOn && months[at]!.size > 0) withProblem += 1;
    const after = arrivals.filter(({ on }) => on > inspectedOn);
    const most = Math.max(
      0,
      ...after.map(({ on: from }) => after.filter(({ on }) => on >= from && on < daysAfter(from, withinDays)).length),
    );
    return withProblem >= problemMonths || most >= newWarnings || after.filter(({ isRed }) => isRed).length >= red;
  }

  function closeRegion(at: number, month: number): ModelMonth {
    const state = states[at]!;
    const name = MONTHS[month]!;
    const { cases, warnings } = problemsOf(at, month);
    const arrivals = arrivalsOf(at, month);
    state.months.push(warnings);
    const problem = cases > 0;
    state.streak = parameters.identity === 'same' ? longestRun(state.months) : problem ? state.streak + 1 : 0;
    if (['normal', 'watch1', 'watch2'].includes(state.phase)) {
      state.phase = 'normal';
      if (state.streak === 1) state.phase = 'watch1';
      if (state.streak === 2) state.phase = 'watch2';
      if (state.streak >= 3) state.phase = 'inspection_due';
    } else if (state.phase === 'post_inspection') {
      if (isFrequent(state, arrivals)) state.phase = 'interview_due';
    } else if (state.phase === 'interviewed') {
      if (problem) state.clean = 0;
      else if (firstDayOf(name) > state.interviewedOn) state.clean += 1;
      if (state.clean === parameters.cleanMonths) state.phase = 'normal';
    }
    reached.add(state.phase);
    const fresh = arrivals.filter(
      ({ on, written }) => month === 0 || on > lastDayOf(MONTHS[month - 1]!) || written > month - 1,
    );
    return {
      code: regions[at]!.code,
      problem,
      streak: state.streak,
      phase: state.phase,
      openCases: cases,
      warnings: warnings.size,
      newWarnings: fresh.length,
      redWarnings: fresh.filter(({ isRed }) => isRed).length,
    };
  }

  /** What supervision tries after a month's close; some of it is not what is due, or about another inspection. */
  function acts(month: number): ModelAct[] {
    return regions.flatMap(({ code }, at) => {
      const { act: wished, day, isOfOrdered } = histories[at]!.acts[month]!;
      const { phase, ordered } = states[at]!;
      const act = wished === 'due' ? due[phase] : wished;
      if (!act) return [];
      const id = act === 'inspection_reported' && isOfOrdered && ordered ? ordered : randomUUID();
      return [{ regionCode: code, act, id, today: daysAfter(lastDayOf(MONTHS[month]!), day) }];
    });
  }

  function act({ regionCode, act: done, id, today }: ModelAct): EscalationPhase | undefined {
    const state = states[regions.findIndex(({ code }) => code === regionCode)]!;
    if (due[state.phase] !== done || (done === 'inspection_reported' && id !== state.ordered)) return undefined;
    if (done === 'inspection_ordered') Object.assign(state, { phase: 'inspecting', ordered: id });
    if (done === 'inspection_reported') Object.assign(state, { phase: 'post_inspection', inspectedOn: today });
    if (done === 'interview_held') Object.assign(state, { phase: 'interviewed', interviewedOn: today, clean: 0 });
    reached.add(state.phase);
    return state.phase;
  }

  return {
    /** Closes a month, by its number. */
    close: (month: number): ModelMonth[] => regions.map((_, at) => closeRegion(at, month)),
    acts,
    act,
    reached: (): EscalationPhase[] => [...reached],
  };
}

const due: Partial<Record<EscalationPhase, EscalationAct>> = {
  inspection_due: 'inspection_ordered',
  inspecting: 'inspection_reported',
  interview_due: 'interview_held',
};

/** In how many months, the last included, the same warning was there without a gap. */
function longestRun(months: readonly Set<string>[]): number {
  let longest = 0;
  for (const id of months.at(-1)!) {
    let run = 0;
    while (run < months.length && months[months.length - 1 - run]!.has(id)) run += 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

interface Spell {
  status: 'open' | 'rectified' | 'over';
  rectifiedOn: string;
  warnings: Set<string>;
}

/** How each opening of a case stood at a day's end, when so many of its acts were known. */
function spellsBy({ acts, warningIds }: CaseHistory, known: number, day: string): Spell[] {
  const openings: (typeof acts)[] = [];
  for (const act of acts.slice(0, known)) {
    if (act.act === 'open' || act.act === 'reopen') openings.push([]);
    openings.at(-1)!.push(act);
  }
  const begun = openings.filter(([opening]) => opening!.on <= day);
  return begun.map((of, at) => {
    const spell: Spell = { status: 'open', rectifiedOn: '', warnings: new Set(warningIds) };
    for (const { act, on, rectifiedOn = on, warningIds: named = [] } of of) {
      if (act === 'join' && on <= day) for (const id of named) spell.warnings.add(id);
      // What was followed by another opening has come to its end, whatever its days.
      if (at === begun.length - 1 && (act === 'report_rectified' ? rectifiedOn : on) > day) continue;
      if (act === 'report_rectified') Object.assign(spell, { status: 'rectified', rectifiedOn });
      if (act === 'reject') spell.status = 'open';
      if (act === 'confirm_normal' || act === 'clear') spell.status = 'over';
    }
    return spell;
  });
}
