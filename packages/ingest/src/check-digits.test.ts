import { describe, expect, it } from '@jest/globals';
import { propertyRuns } from '@qingqu/schema/testing';
import fc from 'fast-check';
import {
  couldBeIdNumber,
  holdsIdNumber,
  idCheck,
  idCheckDigit,
  idNumber18,
  isCivilDate,
  isLuhn,
  isUscc,
  isUsccForm,
  orgCheckDigit,
  usccCheckDigit,
} from './check-digits.js';

describe('ID numbers (GB 11643)', () => {
  it.each(['11010519491231002X', '440524188001010014'])('accepts %s', (id) => {
    expect(idNumber18(id)).toBe(id);
    expect(idCheckDigit(id)).toBe(id[17]);
  });
  it('completes a 15-digit number', () => {
    expect(idNumber18('110105491231002')).toBe('11010519491231002X');
  });
  it.each([
    '110105194912310021',
    '11010519490231002X',
    '11010519491231002',
    '4.10181E+17',
    '410181000000000000',
    '1101051949123100 2X',
    '',
  ])('refuses %j', (id) => {
    expect(idNumber18(id)).toBeUndefined();
  });
  it.each(['张三 11010519491231002X 补发', '11010519491231002x'])('is found in %j', (text) =>
    expect(holdsIdNumber(text)).toBe(true),
  );
  it.each(['6228480402564890018', '110105194912310021', '911010519491231002X', '410225201804120017', '道路硬化'])(
    'is not found in %j',
    (text) => expect(holdsIdNumber(text)).toBe(false),
  );
  it.each([
    ['11010519491231002X', 'ok'],
    ['110105491231002', 'ok'],
    ['110105194912310021', 'check_digit'],
    ['11010519490231002X', 'birth_date'],
    ['110105490231002', 'birth_date'],
    ['410181000000000000', 'birth_date'],
    ['11010519491231002', undefined],
    ['4.10181E+17', undefined],
  ])('says of %s: %s', (id, check) => expect(idCheck(id)).toBe(check));
  it.each(['11010519491231002X', '110105491231002', '110105194912310021'])('may be meant by %s', (text) =>
    expect(couldBeIdNumber(text)).toBe(true),
  );
  it.each(['410225600012345', '914403001922038215', '11010519490231002X', '110105184912310021'])(
    'is not meant by %s',
    (text) => expect(couldBeIdNumber(text)).toBe(false),
  );
  it('notices every single wrong digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const id = '11010519491231002X';
        const digit = (Number(id[at]) + by) % 10;
        expect(idNumber18(id.slice(0, at) + digit + id.slice(at + 1))).toBeUndefined();
      }),
      { numRuns: propertyRuns },
    );
  });
});

describe('unified social credit codes (GB 32100)', () => {
  it.each(['91350100M000100Y43', '914403001922038216'])('accepts %s', (code) => {
    expect(isUscc(code)).toBe(true);
    expect(usccCheckDigit(code)).toBe(code[17]);
    expect(orgCheckDigit(code.slice(8, 16))).toBe(code[16]);
  });
  it.each(['91110000100001043N', '914403001922038215', '91350100M000100Y4', '91350100I000100Y43', ''])(
    'refuses %j',
    (code) => {
      expect(isUscc(code)).toBe(false);
    },
  );
});

describe('the form of a credit code', () => {
  it.each(['914403001922038216', '914403001922038215'])('is that of %s', (code) => expect(isUsccForm(code)).toBe(true));
  it.each(['91440300192203821', '91440300I922038216', '9144O3001922038216', ''])('is not that of %j', (code) =>
    expect(isUsccForm(code)).toBe(false),
  );
});

describe('card numbers (Luhn)', () => {
  it.each(['4111111111111111', '6228480402564890018', '79927398713'])('accepts %s', (card) =>
    expect(isLuhn(card)).toBe(true),
  );
  it('notices every single wrong digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 18 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const card = '6228480402564890018';
        expect(isLuhn(card.slice(0, at) + ((Number(card[at]) + by) % 10) + card.slice(at + 1))).toBe(false);
      }),
      { numRuns: propertyRuns },
    );
  });
});

describe('civil dates', () => {
  it.each(['2018-10-15', '2016-02-29', '2000-02-29', '1900-01-01'])('accepts %s', (day) =>
    expect(isCivilDate(day)).toBe(true),
  );
  it.each([
    '2018-02-30',
    '2018-02-29',
    '1900-02-29',
    '2018-13-01',
    '2018-00-10',
    '2018-1-1',
    '18-01-01',
    '1018-01-01',
    '43388',
  ])('refuses %s', (day) => expect(isCivilDate(day)).toBe(false));
});
