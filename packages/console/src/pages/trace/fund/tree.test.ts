// The tree of a fund as far as it is loaded.
import { describe, expect, it } from '@jest/globals';
import { type Branch, restOf, withSums } from './branches.js';
import type { Level } from './load-branches.js';
import { ROOT, type TreeRow, treeOf, withLevel } from './tree.js';

const branch = (key: string, more: Partial<Branch> = {}): Branch => ({
  key,
  kind: 'Indicator',
  id: key,
  name: key,
  no: '',
  issuedOn: null,
  receivedOn: null,
  allocatedOn: null,
  since: null,
  amount: 1_000n,
  allocated: null,
  paid: null,
  held: null,
  isRefund: false,
  isReceived: true,
  below: null,
  ...more,
});
const opens = { below: { of: 'pending' as const, id: 'i' } };
const keys = (rows: readonly TreeRow[]): unknown =>
  rows.map((row) => (row.children ? [row.key, keys(row.children)] : row.key));

describe('the tree', () => {
  it('can be opened where something is below, and ends where nothing is', () => {
    const loaded = new Map<string, Level>([[ROOT, { rows: [branch('a', opens), branch('b')], next: null }]]);
    expect(keys(treeOf(loaded))).toEqual([['/a', []], '/b']);
  });

  it('tells the same record apart in two places, and leads on where there is more', () => {
    const first: Level = { rows: [branch('a', opens), branch('b', opens)], next: null };
    const below: Level = { rows: [branch('x')], next: { of: 'payments', after: 'c' } };
    const loaded = withLevel(withLevel(withLevel(new Map(), ROOT, first), '/a', below), '/b', below);
    expect(keys(treeOf(loaded))).toEqual([
      ['/a', ['/a/x', '/a/more']],
      ['/b', ['/b/x', '/b/more']],
    ]);
    const whole = withLevel(loaded, '/a', { rows: [branch('y')], next: null });
    expect(keys(treeOf(whole))).toEqual([
      ['/a', ['/a/x', '/a/y']],
      ['/b', ['/b/x', '/b/more']],
    ]);
  });
});

describe('the sums beside an indicator', () => {
  const sums = {
    allocated: [{ indicatorId: 'i', sumAmount: '6.00' }],
    paid: [{ indicatorId: 'i', sumAmount: '3.00' }],
    refunded: [{ indicatorId: 'i', sumAmount: '1.00' }],
  };
  it('leave what is neither allocated nor paid, refunds taken off', () => {
    const [held, payment] = withSums([branch('a', { held: 'i' }), branch('p')], sums);
    expect(held).toMatchObject({ allocated: 600n, paid: 200n });
    expect(restOf(held!)).toBe(200n);
    expect(restOf(payment!)).toBeNull();
  });
  it('are nothing, not unknown, where nothing has moved', () => {
    const [held] = withSums([branch('a', { held: 'other' })], sums);
    expect(restOf(held!)).toBe(1_000n);
  });
});
