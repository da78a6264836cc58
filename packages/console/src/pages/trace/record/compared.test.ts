// The cells of a line beside the fields that were read from them.
import { expect, it } from '@jest/globals';
import { compared } from './compared.js';

const cells = [
  { header: '凭证号', value: 'P-1' },
  { header: '备注', value: '补发' },
  { header: '金额', value: '1,200.00' },
  { header: '角分', value: '50' },
];

it('follows the order of the file, leaves no cell out, and puts last what was read from none', () => {
  const rows = compared(cells, [
    { column: 'status', kind: 'CONSTANT', fields: ['status'], from: [] },
    {
      column: 'amount',
      kind: 'JOINED',
      fields: ['amount'],
      from: [
        { header: '金额', position: 3 },
        { header: '角分', position: 4 },
      ],
    },
    { column: 'voucher_no', kind: 'COPIED', fields: ['voucherNo'], from: [{ header: '凭证号', position: 1 }] },
  ]);
  expect(rows.map(({ from, fields, kind }) => [from.map(({ value }) => value), fields, kind])).toEqual([
    [['P-1'], ['voucherNo'], 'COPIED'],
    [['补发'], [], null],
    [['1,200.00', '50'], ['amount'], 'JOINED'],
    [[], ['status'], 'CONSTANT'],
  ]);
});
