import fc from 'fast-check';
import { daysAfter } from '../months/civil-month.js';
import { type EscalationAct, escalationActs } from '../months/escalation.js';
import type { MadeAct, MadeCase } from './made-cases.js';

/** The months that histories last. */
export const MONTHS = ['2018-01', '2018-02', '2018-03', '2018-04', '2018-05', '2018-06', '2018-07', '2018-08'];
const FIRST_DAY = '2018-01-01';
const LAST_DAY = '2018-08-31';

/** A case of a history. */
export interface CaseHistory extends Pick<MadeCase, 'severity' | 'warningIds' | 'acts'> {
  /** For each act the month, by its number, before whose close it is written down; they rise. */
  written: number[];
}

/** What happens in a region, and what supervision does about it after each month. */
export interface RegionHistory {
  cases: CaseHistory[];
  /** For each month what is done after its close, on which day of the next, and whether the report is on the inspection that was ordered. */
  acts: { act: EscalationAct | 'due' | null; day: number; isOfOrdered: boolean }[];
}

type Draw = { gap: number; choice: number; late: boolean; back: number };

/** What may follow, by what was done last. */
const follows: Readonly<Record<MadeAct['act'], readonly MadeAct['act'][]>> = {
  open: ['take_up', 'take_up', 'join', 'clear'],
  reopen: ['take_up', 'take_up', 'join', 'clear'],
  join: ['take_up', 'take_up', 'clear'],
  take_up: ['determine_violation', 'determine_violation', 'confirm_normal', 'clear'],
  determine_violation: ['report_rectified'],
  report_rectified: ['check', 'check', 'reject'],
  check: ['close', 'close', 'reject'],
  reject: ['report_rectified'],
  confirm_normal: ['reopen'],
  close: ['reopen'],
  clear: ['reopen'],
};

const draws: fc.Arbitrary<Draw> = fc.record({
  gap: fc.nat({ max: 45 }),
  choice: fc.nat({ max: 11 }),
  late: fc.integer({ min: 0, max: 5 }).map((each) => each === 0),
  back: fc.nat({ max: 12 }),
});

const oneCase: fc.Arbitrary<CaseHistory> = fc
  .record({
    opened: fc.nat({ max: 200 }),
    severity: fc.constantFrom('red' as const, 'orange' as const, 'yellow' as const),
    warningIds: fc.array(fc.uuid(), { minLength: 1, maxLength: 3 }),
    joining: fc.uuid(),
    isOpeningLate: fc.integer({ min: 0, max: 7 }).map((each) => each === 0),
    draws: fc.array(draws, { maxLength: 9 }),
  })
  .map(({ opened, severity, warningIds, joining, isOpeningLate, draws }) => {
    const acts: MadeAct[] = [{ act: 'open', on: daysAfter(FIRST_DAY, opened) }];
    const written = [writing(acts[0]!.on, isOpeningLate, 0)];
    let since = acts[0]!.on;
    for (const { gap, choice, late, back } of draws) {
      const before = acts.at(-1)!;
      const options = follows[before.act];
      const act = options[choice % options.length]!;
      // A sweep of an earlier day may open a case anew that was closed on a later one.
      const on = act === 'reopen' && back > 8 ? latest(daysAfter(before.on, -back), since) : daysAfter(before.on, gap);
      if (on > LAST_DAY) break;
      if (act === 'reopen') since = on;
      const rectifiedOn = daysAfter(on, -back);
      acts.push({
        act,
        on,
        ...(act === 'join' && { warningIds: [joining] }),
        ...(act === 'report_rectified' && {
          rectifiedOn: latest(rectifiedOn, since),
          returnedFen: 100 * gap,
        }),
      });
      written.push(writing(on, late, written.at(-1)!));
    }
    return { severity, warningIds, acts, written };
  });

const latest = (...days: string[]): string => days.sort().at(-1)!;

/** Before the close of its month, or of the next when it is late; never before what was written earlier. */
const writing = (on: string, isLate: boolean, least: number): number =>
  Math.max(least, MONTHS.indexOf(on.slice(0, 7)) + (isLate ? 1 : 0));

export const historiesOf: fc.Arbitrary<RegionHistory> = fc.record({
  cases: fc.array(oneCase, { maxLength: 4 }),
  acts: fc.array(
    fc.record<RegionHistory['acts'][number]>({
      act: fc.constantFrom('due', 'due', 'due', ...escalationActs, null, null),
      day: fc.integer({ min: 2, max: 27 }),
      isOfOrdered: fc.integer({ min: 0, max: 9 }).map((each) => each > 0),
    }),
    { minLength: MONTHS.length, maxLength: MONTHS.length },
  ),
});

/** How many of a case's acts are written down before the close of a month, by its number. */
export const writtenBy = (written: readonly number[], month: number): number =>
  written.filter((each) => each <= month).length;
