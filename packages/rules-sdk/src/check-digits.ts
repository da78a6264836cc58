import { type Column, type SQL, sql } from 'drizzle-orm';

type Expression = Column | SQL | SQL.Aliased;

const decimalDigits = '0123456789';
/** GB 32100 leaves out I, O, S, V and Z, which are mistaken for digits and for each other. */
const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
/** By the remainder: 11 less the remainder, with X for 10 and 0 for 11. */
const organisationChecks = '0X987654321';
const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const idChecks = '10X98765432';
const longestCard = 19;
/** The digits in the order of the digit sums of their doubles: 0, 5 (10), 1 (2), 6 (12), … */
const byDouble = '0516273849';

/**
 * Whether a text is a unified social credit code 统一社会信用代码 whose two check characters are right: its own (GB 32100) and that of the
 * organisation code in it (GB 11714). A typing error rarely survives both. False for an absent text and for small letters.
 *
 * @example where(not(validUscc(payees.uscc)))
 */
export const validUscc = (text: Expression): SQL =>
  checked(
    text,
    '[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}',
    sql`substr(${text}, 18, 1) = ${characterAt(usccAlphabet, sql`(31 - ${weightedSum(text, usccAlphabet, usccWeights)} % 31) % 31`)} and ${validOrganisationCode(sql`substr(${text}, 9, 9)`)}`,
  );

/** Whether a text is an organisation code 组织机构代码 of nine characters whose last is its check character (GB 11714). False for an absent text. */
export const validOrganisationCode = (text: Expression): SQL =>
  checked(
    text,
    '[0-9A-Z]{8}[0-9X]',
    sql`substr(${text}, 9, 1) = ${characterAt(organisationChecks, sql`${weightedSum(text, organisationAlphabet, organisationWeights)} % 11`)}`,
  );

/**
 * Whether a text is an ID number 公民身份号码 of 18 characters with a possible birth date and the right check character (GB 11643). False for
 * an absent text and for the 15 digits of before 1999, which have no check character.
 */
export const validIdNumber = (text: Expression): SQL =>
  checked(
    text,
    '[0-9]{6}(18|19|20|21)[0-9]{9}[0-9X]',
    sql`try_cast(concat_ws('-', substr(${text}, 7, 4), substr(${text}, 11, 2), substr(${text}, 13, 2)) as date) is not null and substr(${text}, 18, 1) = ${characterAt(idChecks, sql`${weightedSum(text, decimalDigits, idWeights)} % 11`)}`,
  );

/** Whether a text is a bank card number of 16 to 19 digits that passes the Luhn check (ISO/IEC 7812-1). False for an absent text. */
export const validLuhn = (text: Expression): SQL => {
  // From the last digit on, every second one doubled. What is missing at the front counts as 0.
  const fromTheEnd = sql`concat(reverse(${text}), '000')`;
  const places = Array.from({ length: longestCard }, (_, at) => at + 1);
  const value = (alphabet: string) => sql.raw(`strpos('${alphabet}', digit) - 1`);
  const digits = sql`list_transform([${sql.raw(places.join(', '))}], lambda place: substr(${fromTheEnd}, place, 1))`;
  return checked(
    text,
    '[0-9]{16,19}',
    sql`list_sum(list_transform(${digits}, lambda digit, place: case when place % 2 = 1 then ${value(decimalDigits)} else ${value(byDouble)} end)) % 10 = 0`,
  );
};

/** A condition on a text of a form; false, not unknown, for an absent one. */
const checked = (text: Expression, form: string, condition: SQL): SQL =>
  sql`(case when regexp_full_match(${text}, ${sql.raw(`'${form}'`)}) then ${condition} else false end)`;

/** Σ weight × value of the character at the weight's place; a character's value is its place in the alphabet, from 0. */
const weightedSum = (text: Expression, alphabet: string, weights: number[]): SQL =>
  sql`list_sum(list_transform([${sql.raw(weights.join(', '))}], lambda weight, place: weight * (strpos('${sql.raw(alphabet)}', substr(${text}, place, 1)) - 1)))`;

/** The character at a place of an alphabet, from 0. */
const characterAt = (alphabet: string, place: SQL): SQL =>
  sql`substr(${sql.raw(`'${alphabet}'`)}, cast(${place} + 1 as integer), 1)`;
