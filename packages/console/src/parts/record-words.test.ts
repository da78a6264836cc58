import { describe, expect, it } from '@jest/globals';
import { recordWords } from './record-words.js';

const inYuan = (yuan: string) => `${yuan} 元`;

describe('what a record is called', () => {
  it('is its number, whose it is, the day and the amount', () => {
    const payment = { id: 'p', voucherNo: '5202-1', payeeName: '某公司', paidOn: '2018-07-02', amount: '150000.00' };
    expect(recordWords(payment, inYuan)).toBe('5202-1 · 某公司 · 2018-07-02 · 150000.00 元');
  });

  it('is the number of the document that it stands in', () => {
    const indicator = { docIssuedOn: '2018-03-01', amount: null, doc: { id: 'd', docNo: '豫财农〔2018〕105号' } };
    expect(recordWords(indicator, inYuan)).toBe('豫财农〔2018〕105号 · 2018-03-01');
  });

  it('is nothing where nothing tells it from others', () => {
    expect(recordWords({ id: 'x' }, inYuan)).toBe('');
  });
});
