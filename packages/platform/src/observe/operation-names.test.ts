import { expect, it } from '@jest/globals';
import { OperationNames } from './operation-names.js';

const good = { kind: 'query', isRegistered: false, codes: [] };

it('tells no more names apart than it may', () => {
  const names = new OperationNames(2);
  expect(['A', 'B', 'C', 'A'].map((name) => names.labelOf({ ...good, name }))).toEqual(['A', 'B', 'other', 'A']);
});

it('takes the names of registered documents, failed or not, and of others once they have succeeded', () => {
  const names = new OperationNames();
  const failed = { ...good, codes: ['FORBIDDEN'] };
  expect(names.labelOf({ ...failed, name: 'Mine' })).toBe('other');
  expect(names.labelOf({ ...failed, name: 'Theirs', isRegistered: true })).toBe('Theirs');
  expect(names.labelOf({ ...good, name: 'Mine' })).toBe('Mine');
  expect(names.labelOf({ ...failed, name: 'Mine' })).toBe('Mine');
});

it.each(['_411425195709167312', 'P6228480409876543210', `A${'b'.repeat(70)}`])(
  'takes no value for a name: %s',
  (name) => {
    expect(new OperationNames().labelOf({ ...good, name, isRegistered: true })).toBe('other');
  },
);
