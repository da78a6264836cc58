import { describe, expect, it } from '@jest/globals';
import { countedMonths } from './counted-months.js';

describe('the months that make a region due', () => {
  const closed = [
    { regionCode: '411425000000', month: '2018-12', openCases: 4 },
    { regionCode: '411425000000', month: '2018-11', openCases: 6 },
    { regionCode: '411421000000', month: '2018-12', openCases: 9 },
  ];

  it('are the closed ones before it and the present one, over the end of a year', () => {
    const due = { regionCode: '411425000000', month: '2019-01', streak: 3, openCases: 2 };
    expect(countedMonths(due, closed)).toEqual([
      { month: '2018-11', openCases: 6 },
      { month: '2018-12', openCases: 4 },
      { month: '2019-01', openCases: 2 },
    ]);
  });

  it('are those of its own', () => {
    const due = { regionCode: '411421000000', month: '2019-01', streak: 2, openCases: 1 };
    expect(countedMonths(due, closed)).toEqual([
      { month: '2018-12', openCases: 9 },
      { month: '2019-01', openCases: 1 },
    ]);
  });
});
