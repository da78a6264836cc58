// What stands in a list's address becomes the filter that the API takes.
import { describe, expect, it } from '@jest/globals';
import { ALL_PAYMENTS, allocationFilter, indicatorFilter, NOTHING, paymentFilter, subsidyLineFilter } from './asked.js';

describe('a filter of payments', () => {
  it('asks nothing where nothing is asked', () => expect(paymentFilter(ALL_PAYMENTS)).toEqual({}));

  it('puts fund, year, days and amounts together, either end of a range open', () =>
    expect(
      paymentFilter({
        ...ALL_PAYMENTS,
        region: '411425000000',
        fund: 'ZY01',
        year: '2018',
        from: '2018-01-01',
        max: '500.00',
      }),
    ).toEqual({
      regionUnder: '411425000000',
      fund: { code: { eq: 'ZY01' } },
      fiscalYear: { eq: 2018 },
      paidOn: { gte: '2018-01-01' },
      amount: { lte: '500.00' },
    }));

  it('looks for a word in numbers, payee and purpose', () => {
    const { or } = paymentFilter({ ...ALL_PAYMENTS, q: '5202' });
    expect(or?.map((each) => Object.keys(each)[0])).toEqual([
      'voucherNo',
      'applicationNo',
      'payeeName',
      'purpose',
      'contractNo',
    ]);
  });

  it('takes several payees, and leaves out refunds', () =>
    expect(paymentFilter({ ...ALL_PAYMENTS, payee: 'a b', refunds: 'without' })).toEqual({
      payee: { id: { in: ['a', 'b'] } },
      not: { refundOf: {} },
    }));
});

it('tells pending indicators from those of budget units', () => {
  const asked = { ...NOTHING, source: '', status: '', held: 'pending', agency: '', entered: '' };
  expect(indicatorFilter(asked)).toEqual({ not: { agency: {} } });
  expect(indicatorFilter({ ...asked, held: 'agency' })).toEqual({ agency: {} });
});

it('asks for allocations by who sends and who receives', () =>
  expect(
    allocationFilter({
      ...NOTHING,
      kind: 'TO_REGION',
      status: '',
      sender: '410000000000',
      receiver: '411400000000',
      agency: '',
    }),
  ).toEqual({
    kind: { eq: 'TO_REGION' },
    fromRegionCode: { eq: '410000000000' },
    toRegionCode: { eq: '411400000000' },
  }));

it('finds the one-card lines of a fund and year by the payment that funds their batch', () => {
  const asked = { ...NOTHING, status: '', programme: '', person: '', household: '' };
  expect(subsidyLineFilter({ ...asked, fund: 'GD01', year: '2018' })).toEqual({
    subsidyBatch: { payment: { fund: { code: { eq: 'GD01' } }, fiscalYear: { eq: 2018 } } },
  });
  expect(subsidyLineFilter(asked)).toEqual({});
});
