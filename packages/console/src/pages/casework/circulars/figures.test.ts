import { describe, expect, it } from '@jest/globals';
import { isBusy } from './figures.js';

describe('the figures of a circular', () => {
  it('are of a region in which something was done', () => {
    expect(isBusy({ name: '虞城县', signIns: 0, recoveredFen: '0' })).toBe(false);
    expect(isBusy({ name: '虞城县', signIns: 0, recoveredFen: '5' })).toBe(true);
  });
});
