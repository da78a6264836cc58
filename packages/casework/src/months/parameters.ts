import { refuse } from '../matter/refused.js';

/** What Art. 17 ¶3 leaves open about months of problems; stored with each month's close. */
export interface EscalationParameters {
  /** A month counts when a problem stands at its `end`, or stood at `any` moment of it. */
  test: 'end' | 'any';
  /** Months are in a row when there was `any` problem in each, or the `same` warning in all of them. */
  identity: 'any' | 'same';
  /** Whether a prefecture's problems are also those of the counties below it. */
  includeChildren: boolean;
  /** What is 频繁 after an inspection: any one of the three. */
  frequent: {
    /** Months with a problem, of so many in a row … */
    problemMonths: number;
    ofMonths: number;
    /** … or so many new warnings within so many days … */
    newWarnings: number;
    withinDays: number;
    /** … or so many new warnings of severity red. */
    red: number;
  };
  /** Months in a row without a problem after which a region that was interviewed is as any other. */
  cleanMonths: number;
}

/** Until when ledgers are due, in working days after the month's end. */
export interface LedgerParameters {
  confirmWithin: number;
  reportWithin: number;
}

/** What a month is closed with. */
export interface MonthParameters extends EscalationParameters {
  ledger: LedgerParameters;
}

/** The proposed values; the regulation names none but the three months. */
export const defaultMonthParameters: MonthParameters = {
  test: 'end',
  identity: 'any',
  includeChildren: false,
  frequent: { problemMonths: 2, ofMonths: 3, newWarnings: 10, withinDays: 60, red: 3 },
  cleanMonths: 3,
  ledger: { confirmWithin: 3, reportWithin: 5 },
};

/** Some of the parameters; the others are as proposed. */
export type SomeMonthParameters = Partial<Omit<MonthParameters, 'frequent' | 'ledger'>> & {
  frequent?: Partial<MonthParameters['frequent']> | undefined;
  ledger?: Partial<LedgerParameters> | undefined;
};

/**
 * The parameters in full.
 *
 * @param before those that hold where nothing is said
 * @throws CaseworkRefused naming the first that is not in order
 */
export function monthParameters(
  given: SomeMonthParameters = {},
  before: MonthParameters = defaultMonthParameters,
): MonthParameters {
  const all: MonthParameters = {
    ...before,
    ...given,
    frequent: { ...before.frequent, ...given.frequent },
    ledger: { ...before.ledger, ...given.ledger },
  };
  oneOf('test', all.test, ['end', 'any']);
  oneOf('identity', all.identity, ['any', 'same']);
  for (const [name, value] of Object.entries(all.frequent)) atLeastOne(`frequent.${name}`, value);
  for (const [name, value] of Object.entries(all.ledger)) atLeastOne(`ledger.${name}`, value);
  atLeastOne('cleanMonths', all.cleanMonths);
  if (all.frequent.problemMonths > all.frequent.ofMonths)
    refuse(
      'BAD_INPUT',
      `参数 frequent.problemMonths（${all.frequent.problemMonths}）不得大于 frequent.ofMonths（${all.frequent.ofMonths}）`,
      `frequent.problemMonths is ${all.frequent.problemMonths}: expected at most frequent.ofMonths, ${all.frequent.ofMonths}`,
    );
  return all;
}

function oneOf(name: string, value: string, expected: readonly string[]): void {
  if (!expected.includes(value))
    refuse(
      'BAD_INPUT',
      `参数 ${name} 为“${value}”；须为 ${expected.join('、')}`,
      `${name} is '${value}': expected ${expected.join(' or ')}`,
    );
}

function atLeastOne(name: string, value: number): void {
  if (!Number.isInteger(value) || value < 1 || value > 1_000)
    refuse(
      'BAD_INPUT',
      `参数 ${name} 为 ${value}；须为 1 至 1000 的整数，例如 3`,
      `${name} is ${value}: expected a whole number from 1 to 1000, for example 3`,
    );
}
