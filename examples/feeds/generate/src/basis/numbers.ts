import { type Day, iso } from './day.js';

// Numbers with valid check digits that nobody can have: no district code begins with 418, and no bank issues cards under 629998.

/** What stands where an ID number or a credit code names a district: three digits that no district has, then the region's place in the list. */
export const districtOf = (regionIndex: number): string => `418${String(regionIndex).padStart(3, '0')}`;

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** An 18-character ID number (GB 11643): district, birth date, sequence 1–999 (odd for men), check character. */
export function idNumber(district: string, born: Day, sequence: number): string {
  const first17 = `${district}${iso(born).replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += (first17.charCodeAt(at) - 48) * ID_WEIGHTS[at]!;
  return first17 + '10X98765432'[sum % 11]!;
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const BODIES = 31 ** 6;

/**
 * A unified social credit code (GB 32100) whose organisation code (GB 11714) is valid too.
 * @param kind registration department and class: '91' company, '93' co-operative, '11' government, '12' public institution, '54' village committee
 * @param n tells codes of one district and kind apart
 */
export function creditCode(kind: string, district: string, n: number): string {
  // Scattered, so that neighbours in the list do not look numbered through.
  let rest = (n * 611_953 + 104_729) % BODIES;
  let body = '';
  for (let at = 0; at < 6; at++) {
    body = ALPHABET[rest % 31]! + body;
    rest = Math.floor(rest / 31);
  }
  const org = `MA${body}`;
  const orgSum = ORG_WEIGHTS.reduce((sum, weight, at) => sum + weight * Number.parseInt(org[at]!, 36), 0);
  const orgCheck = 11 - (orgSum % 11);
  const first17 = `${kind}${district}${org}${orgCheck === 10 ? 'X' : orgCheck === 11 ? '0' : orgCheck}`;
  const sum = USCC_WEIGHTS.reduce((total, weight, at) => total + weight * ALPHABET.indexOf(first17[at]!), 0);
  return first17 + ALPHABET[(31 - (sum % 31)) % 31]!;
}

function luhn(digits: string): string {
  let sum = 0;
  for (let at = digits.length - 1, double = true; at >= 0; at--, double = !double) {
    const digit = digits.charCodeAt(at) - 48;
    sum += double ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return String((10 - (sum % 10)) % 10);
}

/** A 19-digit card number that passes Luhn. */
export function cardNumber(regionIndex: number, n: number): string {
  const digits = `629998${String(regionIndex).padStart(3, '0')}${String(n).padStart(9, '0')}`;
  return digits + luhn(digits);
}

/** An 18-digit account number of an organisation; `kind` is two digits. */
export function accountNumber(regionIndex: number, kind: string, n: number): string {
  const digits = `4180${String(regionIndex).padStart(3, '0')}${kind}${String(n).padStart(8, '0')}`;
  return digits + luhn(digits);
}
