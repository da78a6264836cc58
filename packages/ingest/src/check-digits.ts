/** Weights and check characters of GB 11643 (MOD 11-2). */
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS = '10X98765432';

/** The check character of the first 17 digits of an ID number 公民身份号码 (GB 11643). */
export function idCheckDigit(first17: string): string {
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += (first17.charCodeAt(at) - 48) * ID_WEIGHTS[at]!;
  return ID_CHECKS[sum % 11]!;
}

/**
 * The 18-character form of an ID number: a 15-digit one of before 1999 gets its century and check digit.
 * Undefined when it is none: wrong length, impossible birth date or wrong check digit.
 * @param text already normalised: half-width, no blanks, capital X
 */
export function idNumber18(text: string): string | undefined {
  if (/^\d{15}$/.test(text)) {
    const first17 = `${text.slice(0, 6)}19${text.slice(6)}`;
    return isCivilDate(birthDate(first17)) ? first17 + idCheckDigit(first17) : undefined;
  }
  if (!/^\d{17}[\dX]$/.test(text)) return undefined;
  return isCivilDate(birthDate(text)) && text[17] === idCheckDigit(text) ? text : undefined;
}

/** What the number itself says of an ID number: right, or of the right form and yet impossible. */
export type IdCheck = 'ok' | 'check_digit' | 'birth_date';

/**
 * Checks a text of an ID number's form (18 characters, or the old 15 digits): the birth date first, as a wrong one is plain to see.
 * Undefined for another form.
 * @param text already normalised, as for {@link idNumber18}
 */
export function idCheck(text: string): IdCheck | undefined {
  if (!/^(\d{15}|\d{17}[\dX])$/.test(text)) return undefined;
  if (idNumber18(text) !== undefined) return 'ok';
  return text.length === 18 && isCivilDate(birthDate(text)) ? 'check_digit' : 'birth_date';
}

/** Whether somebody's ID number could have been meant: a possible birth date stands in its place, whatever the check digit says. */
export function couldBeIdNumber(text: string): boolean {
  const check = idCheck(text);
  return check === 'ok' || (check === 'check_digit' && /^(19|20)/.test(text.slice(6)));
}

const birthDate = (id: string) => `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;

/**
 * Whether a valid ID number stands somewhere in a text: such a text must not be stored as it is. Numbers with a later date are taken for
 * what they nearly always are: serial numbers made of a region, a day and a count, of which one in eleven has a right check digit.
 */
export function holdsIdNumber(text: string): boolean {
  if (text.length < 18) return false;
  const found = /(?<!\d)\d{6}(?:19\d\d|200\d)\d{7}[\dXx](?!\d)/.exec(text);
  return found !== null && idNumber18(found[0].toUpperCase()) !== undefined;
}

/** Whether the last digit of a card number is right (Luhn, ISO/IEC 7812). */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 48;
    const counted = at % 2 === 0 ? digit : digit * 2;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 === 0;
}

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/**
 * Whether this is a unified social credit code 统一社会信用代码 (GB 32100) whose two check characters are right:
 * its own, and that of the organisation code inside it (GB 11714); a typo rarely survives both.
 */
export function isUscc(text: string): boolean {
  return isUsccForm(text) && text[17] === usccCheckDigit(text) && text[16] === orgCheckDigit(text.slice(8, 16));
}

/** Whether the characters of a unified social credit code stand where they belong, whatever its check characters say. */
export const isUsccForm = (text: string): boolean => /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text);

/** The last character of a unified social credit code, from its first 17. */
export function usccCheckDigit(first17: string): string {
  const sum = USCC_WEIGHTS.reduce((total, weight, at) => total + weight * USCC_ALPHABET.indexOf(first17[at]!), 0);
  return USCC_ALPHABET[(31 - (sum % 31)) % 31]!;
}

/** The last character of an organisation code 组织机构代码 (GB 11714), from its first 8. */
export function orgCheckDigit(first8: string): string {
  const sum = ORG_WEIGHTS.reduce((total, weight, at) => total + weight * Number.parseInt(first8[at]!, 36), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether 'YYYY-MM-DD' names a day that there was or will be, from 1800 to 2199. */
export function isCivilDate(text: string): boolean {
  if (!/^(18|19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8));
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month >= 1 && month <= 12 && day >= 1 && day <= MONTH_DAYS[month - 1]! + (leap ? 1 : 0);
}
