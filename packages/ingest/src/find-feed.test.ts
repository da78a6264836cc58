import { describe, expect, it } from '@jest/globals';
import { feedOfFile, findFeed } from './find-feed.js';

describe('feeds by name', () => {
  it.each([
    ['03-subsidy_line.csv', 'subsidy_line'],
    ['/inbox/12-payment_line-2018-09.csv', 'payment_line'],
    ['payment-重报.csv', 'payment'],
    ['account.CSV', 'account'],
    ['34-region_budget-2018.csv', 'region_budget'],
    ['contract.csv', 'contract'],
  ])('%s holds %s', (path, name) => expect(feedOfFile(path).name).toBe(name));

  it('names the nearest feeds when there is none of that name', () => {
    expect(() => findFeed('payments')).toThrow('there is no feed "payments"; near: payment,');
    expect(() => feedOfFile('accounting.csv')).toThrow(/no feed "accounting"; near: account/);
  });
});
