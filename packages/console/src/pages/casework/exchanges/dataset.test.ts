import { describe, expect, it } from '@jest/globals';
import { conditionsOf, kindOfList } from './dataset.js';

describe('what is exchanged', () => {
  it('is of a list whose kind of record has a name', () => {
    expect(['payments', 'agencies', 'subsidyBatches', 'nothing'].map(kindOfList)).toEqual([
      'Payment',
      'Agency',
      'SubsidyBatch',
      undefined,
    ]);
  });

  it('is told of a filter by its conditions', () => {
    const filter = {
      regionUnder: '4114',
      and: [{ amount: { gte: '1.00', lt: '9.00' } }, { payee: { kind: { in: ['A', 'B'] } } }],
    };
    expect(conditionsOf(filter)).toEqual([
      { path: ['regionUnder'], comparison: '=', value: '4114' },
      { path: ['amount'], comparison: '≥', value: '1.00' },
      { path: ['amount'], comparison: '<', value: '9.00' },
      { path: ['payee', 'kind'], comparison: '∈', value: 'A、B' },
    ]);
  });
});
