import { describe, expect, it } from '@jest/globals';
import { lastDayOf, monthAfter } from './civil-month.js';
import {
  afterAct,
  afterMonth,
  isFrequent,
  type MonthOfProblems,
  type Standing,
  streakOf,
  untroubled,
} from './escalation.js';
import { defaultMonthParameters, monthParameters, type SomeMonthParameters } from './parameters.js';

const month = (name: string, ...warningIds: string[]): MonthOfProblems => ({
  month: name,
  problem: warningIds.length > 0,
  warningIds,
});

/** The phases after each of these months, from January on. */
function phases(months: string[][], parameters: SomeMonthParameters = {}): string[] {
  let standing = untroubled('2018-01-01');
  const earlier: MonthOfProblems[] = [];
  return months.map((warnings, at) => {
    const name = monthAfter('2018-01', at);
    const now = month(name, ...warnings);
    standing = afterMonth(
      standing,
      { month: now, earlier: [...earlier], newWarnings: [], lastDay: lastDayOf(name) },
      monthParameters(parameters),
    );
    earlier.unshift(now);
    return standing.phase;
  });
}

describe('months of problems', () => {
  it('lead to an inspection when there are three in a row', () => {
    expect(phases([['a'], ['a'], ['a']])).toEqual(['watch1', 'watch2', 'inspection_due']);
  });

  it('begin anew after a month without any', () => {
    expect(phases([['a'], ['a'], [], ['a'], ['a'], ['a']])).toEqual([
      'watch1',
      'watch2',
      'normal',
      'watch1',
      'watch2',
      'inspection_due',
    ]);
  });

  it('are in a row with a different warning in each, unless it has to be the same', () => {
    expect(phases([['a'], ['b'], ['c']]).at(-1)).toBe('inspection_due');
    expect(phases([['a'], ['b'], ['c']], { identity: 'same' })).toEqual(['watch1', 'watch1', 'watch1']);
    expect(phases([['a'], ['a', 'b'], ['b'], ['b']], { identity: 'same' })).toEqual([
      'watch1',
      'watch2',
      'watch2',
      'inspection_due',
    ]);
  });

  it('do not undo an inspection that is due', () => {
    expect(phases([['a'], ['a'], ['a'], []]).at(-1)).toBe('inspection_due');
  });

  it('count further while an inspection is due', () => {
    expect(streakOf(month('2018-05', 'a'), 4, [], { identity: 'any' })).toBe(5);
  });
});

describe('what is done about a region', () => {
  const at = (phase: Standing['phase'], more: Partial<Standing> = {}): Standing => ({
    ...untroubled('2018-03-31'),
    phase,
    ...more,
  });

  it('moves it when that was due', () => {
    expect(afterAct(at('inspection_due'), 'inspection_ordered', '2018-04-10')).toMatchObject({
      phase: 'inspecting',
      since: '2018-04-10',
      inspectedOn: null,
    });
    expect(afterAct(at('inspecting'), 'inspection_reported', '2018-05-10')).toMatchObject({
      phase: 'post_inspection',
      inspectedOn: '2018-05-10',
    });
    expect(afterAct(at('interview_due'), 'interview_held', '2018-09-10').phase).toBe('interviewed');
  });

  it('moves nothing when it was not', () => {
    for (const phase of ['normal', 'watch2', 'inspecting', 'post_inspection', 'interviewed'] as const)
      expect(afterAct(at(phase), 'inspection_ordered', '2018-04-10')).toEqual(at(phase));
    expect(afterAct(at('post_inspection'), 'interview_held', '2018-04-10').phase).toBe('post_inspection');
  });

  it('lets a region that was interviewed be as any other after so many months in a row without a problem', () => {
    let standing = at('interviewed', { since: '2018-06-10', inspectedOn: '2018-04-10' });
    const close = (name: string, ...warnings: string[]) => {
      standing = afterMonth(
        standing,
        { month: month(name, ...warnings), earlier: [], newWarnings: [], lastDay: lastDayOf(name) },
        monthParameters({ cleanMonths: 2 }),
      );
      return [standing.phase, standing.cleanMonths];
    };
    // The interview was in June: that month is not one after it.
    expect(close('2018-06')).toEqual(['interviewed', 0]);
    expect(close('2018-07')).toEqual(['interviewed', 1]);
    expect(close('2018-08', 'a')).toEqual(['interviewed', 0]);
    expect(close('2018-09')).toEqual(['interviewed', 1]);
    expect(close('2018-10')).toEqual(['normal', 0]);
    expect(standing.inspectedOn).toBeNull();
  });
});

describe('problems are still frequent after an inspection', () => {
  const { frequent } = defaultMonthParameters;
  const reported = '2018-04-10';
  const day = (on: string, warnings: number, red = 0) => ({ day: on, warnings, red });
  const months = (...problems: [string, boolean][]): MonthOfProblems[] =>
    problems.map(([name, problem]) => month(name, ...(problem ? ['a'] : []))).reverse();

  it('when two of three months after it had one', () => {
    expect(isFrequent(reported, months(['2018-05', true], ['2018-06', false], ['2018-07', true]), [], frequent)).toBe(
      true,
    );
    expect(isFrequent(reported, months(['2018-05', true], ['2018-06', true]), [], frequent)).toBe(true);
    expect(isFrequent(reported, months(['2018-05', true], ['2018-06', false], ['2018-07', false]), [], frequent)).toBe(
      false,
    );
    // The month of the report and those before it are not after it; the fourth month looks back to the second.
    expect(isFrequent(reported, months(['2018-03', true], ['2018-04', true], ['2018-05', true]), [], frequent)).toBe(
      false,
    );
    expect(
      isFrequent(
        reported,
        months(['2018-05', true], ['2018-06', false], ['2018-07', false], ['2018-08', true]),
        [],
        frequent,
      ),
    ).toBe(false);
  });

  it('when ten new warnings came within sixty days', () => {
    expect(isFrequent(reported, [], [day('2018-04-11', 5), day('2018-06-09', 5)], frequent)).toBe(true);
    expect(isFrequent(reported, [], [day('2018-04-11', 5), day('2018-06-10', 5)], frequent)).toBe(false);
    expect(isFrequent(reported, [], [day('2018-05-02', 4), day('2018-05-03', 5)], frequent)).toBe(false);
    expect(isFrequent(reported, [], [day('2018-04-10', 10)], frequent)).toBe(false);
  });

  it('when three of the new ones were red', () => {
    expect(isFrequent(reported, [], [day('2018-04-11', 1, 1), day('2018-12-01', 2, 2)], frequent)).toBe(true);
    expect(isFrequent(reported, [], [day('2018-04-11', 1, 1), day('2018-12-01', 2, 1)], frequent)).toBe(false);
    expect(isFrequent(reported, [], [day('2018-04-10', 3, 3)], frequent)).toBe(false);
  });
});

it('parameters that are not in order are refused, with what is expected', () => {
  expect(() => monthParameters({ frequent: { problemMonths: 4 } })).toThrow('expected at most frequent.ofMonths, 3');
  expect(() => monthParameters({ cleanMonths: 0 })).toThrow('cleanMonths is 0: expected a whole number from 1 to 1000');
  expect(() => monthParameters({ test: 'begin' as 'end' })).toThrow("test is 'begin': expected end or any");
  expect(monthParameters({ frequent: { red: 5 } }).frequent).toEqual({ ...defaultMonthParameters.frequent, red: 5 });
});
