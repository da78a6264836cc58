import { describe, expect, it } from '@jest/globals';
import { writtenValue, yuanOfFen } from './written-value.js';

describe('the value of a parameter', () => {
  it.each([
    ['6000000', '60000.00'],
    ['5', '0.05'],
    ['-150', '-1.50'],
    ['0', '0.00'],
  ])('of %s fen is %s yuan', (fen, yuan) => expect(yuanOfFen(fen)).toBe(yuan));

  it('is written as people write it', () => {
    expect(writtenValue('money', '6000000')).toBe('60000.00');
    expect(writtenValue('codes', ['202', '203'])).toBe('202, 203');
    expect(writtenValue('ratio', 0.5)).toBe('0.5');
  });
});
