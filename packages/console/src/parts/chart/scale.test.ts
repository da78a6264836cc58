import { describe, expect, it } from '@jest/globals';
import { inScale, percent, scaleFor } from './scale.js';

describe('the scale of an axis', () => {
  it.each([
    [0, 'yuan', '元'],
    [9_999, 'yuan', '元'],
    [10_000, 'yuan', '万元'],
    [99_999_999, 'yuan', '万元'],
    [100_000_000, 'yuan', '亿元'],
    [-100_000_000, 'yuan', '亿元'],
    [12, 'tenThousand', '万元'],
    [100_000_000, 'tenThousand', '亿元'],
  ] as const)('of amounts up to %s yuan, for who reads %s, is %s', (most, unit, name) => {
    expect(scaleFor(most, unit).name[0]).toBe(name);
  });

  it('writes amounts without digits that say nothing', () => {
    const scale = scaleFor(500_000_000, 'yuan');
    expect([0, 50_000_000, 123_456_789, -250_000_000].map((yuan) => inScale(yuan, scale))).toEqual([
      '0',
      '0.5',
      '1.23',
      '−2.5',
    ]);
  });
});

it.each([
  ['0.8507', 2, '85.07%'],
  ['1', 1, '100.0%'],
  [null, 2, ''],
])('a rate of %s with %s places is %s', (rate, places, said) => {
  expect(percent(rate, places)).toBe(said);
});
