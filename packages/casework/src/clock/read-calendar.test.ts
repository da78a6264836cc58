import { describe, expect, it } from '@jest/globals';
import { CalendarUnusable, readCalendar } from './read-calendar.js';

const HEAD = 'date,is_workday,kind,name,source';
const read = (...lines: string[]) => readCalendar(Buffer.from(`${lines.join('\n')}\n`));

/** What is said to be wrong. */
function problemsOf(...lines: string[]): string[] {
  try {
    read(...lines);
  } catch (error) {
    return (error as CalendarUnusable).problems.map(({ en }) => en);
  }
  return [];
}

describe('a calendar file', () => {
  it('is read day by day', () => {
    expect(
      read(
        `\ufeff${HEAD}`,
        '2027-02-06,false,holiday,春节,国办发明电〔2026〕10号',
        '2027-02-20,true,makeup,春节,"国办, 10"',
      ),
    ).toEqual([
      { date: '2027-02-06', isWorkday: false, kind: 'holiday', nameZh: '春节', sourceDoc: '国办发明电〔2026〕10号' },
      { date: '2027-02-20', isWorkday: true, kind: 'makeup', nameZh: '春节', sourceDoc: '国办, 10' },
    ]);
  });

  it.each<[string, string, RegExp]>([
    [
      'a day that does not exist',
      '2027-02-30,false,holiday,春节,x',
      /^line 2: date '2027-02-30' is no date that exists; for example/,
    ],
    ['a day in another form', '2027/2/6,false,holiday,春节,x', /^line 2: date '2027\/2\/6'/],
    ['neither yes nor no', '2027-02-06,否,holiday,春节,x', /^line 2: is_workday '否' is to be true or false/],
    [
      'an unknown kind',
      '2027-02-06,false,festival,春节,x',
      /^line 2: kind 'festival' is to be one of workday, weekend, holiday, makeup/,
    ],
    ['a holiday that is worked', '2027-02-06,true,holiday,春节,x', /^line 2: of holiday, is_workday is to be false/],
    [
      'a workday on a Saturday',
      '2027-02-06,true,workday,,x',
      /^line 2: 2027-02-06 is on a weekend, where kind cannot be workday/,
    ],
    ['a make-up day on a Monday', '2027-02-08,true,makeup,春节,x', /^line 2: 2027-02-08 is from Monday to Friday/],
    ['a holiday without its name', '2027-02-06,false,holiday,,x', /^line 2: of holiday, the holiday is named/],
    ['no notice', '2027-02-06,false,holiday,春节,', /^line 2: source is to be the notice/],
    ['a column too few', '2027-02-06,false,holiday', /^line 2: expected 5 columns/],
    ['a quote that is not closed', '2027-02-06,false,holiday,"春节,x', /^line \d: a quote is not closed/],
  ])('is refused with the line for %s', (_, line, said) => {
    expect(problemsOf(HEAD, line)).toEqual([expect.stringMatching(said)]);
  });

  it('is told of every line that is wrong, and of a day that comes twice', () => {
    const day = '2027-02-06,false,holiday,春节,x';
    expect(problemsOf(HEAD, day, '2027-02-07,true,holiday,春节,x', day)).toEqual([
      expect.stringMatching(/^line 3: /),
      expect.stringMatching(/^line 4: 2027-02-06 is already on line 2/),
    ]);
  });

  it('needs its columns, some day, and UTF-8', () => {
    expect(problemsOf('date,kind', '2027-02-06,holiday')).toEqual([
      expect.stringMatching(/^line 1: the first line is to be date,is_workday/),
    ]);
    expect(problemsOf(HEAD)).toEqual([expect.stringMatching(/no day in the file/)]);
    expect(() => readCalendar(Buffer.from([0xb4, 0xba]))).toThrow(CalendarUnusable);
  });
});
