import { describe, expect, it } from '@jest/globals';
import { broughtBy, figureOf, ofHundredths } from './score.js';

describe('a score', () => {
  it('is printed from hundredths', () => {
    expect([0, 5, 9836, 10000, -500].map(ofHundredths)).toEqual(['0.00', '0.05', '98.36', '100.00', '−5.00']);
  });

  it('brings to the total what its weight makes of it', () => {
    const score = {
      dimension: 'receipt',
      weightCenti: 1500,
      effectiveWeightCenti: 2000,
      parts: [],
      inputs: {},
    } as const;
    expect(broughtBy({ ...score, scoreCenti: 9836 })).toBeCloseTo(19.672);
    expect(broughtBy({ ...score, scoreCenti: null })).toBe(0);
  });

  it('is reckoned from figures: amounts in yuan, counts as they are', () => {
    expect(figureOf('due_fen', '687960000')).toBe('6,879,600.00');
    expect(figureOf('due_fen', '5')).toBe('0.05');
    expect(figureOf('payments', '1268')).toBe('1,268');
  });
});
