import { isDeepStrictEqual } from 'node:util';
import { expect } from '@jest/globals';

/**
 * As `expect(actual).toEqual(expected)`, for hundreds of thousands of rows: jest, which takes minutes to look through them, is asked only when there is a
 * difference to tell.
 */
export function expectSame<T>(actual: T, expected: T): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected);
}
