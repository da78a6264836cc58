import { expect, it } from '@jest/globals';
import { regionDigits } from './region-digits.js';

it.each([
  ['410000000000', '41'],
  ['411000000000', '4110'],
  ['411400000000', '4114'],
  ['411425000000', '411425'],
  ['411425212000', '411425212'],
  ['411425212003', '411425212003'],
])('all codes below %s begin with %s', (code, digits) => {
  expect(regionDigits(code)).toBe(digits);
});
