import type { PerformanceGroup, PerformanceOfQuery, RateToldFragment } from './operations.js';

export type Row = PerformanceOfQuery['performance'][number];

/** Rates by what they are counted from, which decides by what they can be told apart and who is told. */
const chain = ['receiptRate', 'allocationProgress', 'allocationDays'] as const;
const business = ['spendingProgress', 'oneCardRate', 'sameDayRate'] as const;
const cases = ['handlingRate', 'rectificationRate', 'verifyDays', 'rectifyDays', 'checkDays', 'waitDays'] as const;
export type RateName = (typeof chain | typeof business | typeof cases)[number];

export const groups = ['REGION', 'MONTH', 'DEPARTMENT', 'CATEGORY'] as const satisfies readonly PerformanceGroup[];
export type Group = (typeof groups)[number];

/** Which rates there are: departments and categories are those of cases only, and leadership is told of the chain. */
export function asked(by: Group, isLeader: boolean): { chain: boolean; business: boolean; cases: boolean } {
  const isOfCases = by === 'DEPARTMENT' || by === 'CATEGORY';
  return { chain: !isOfCases, business: !isOfCases && !isLeader, cases: !isLeader };
}

export function ratesOf(of: ReturnType<typeof asked>): RateName[] {
  return [...(of.chain ? chain : []), ...(of.business ? business : []), ...(of.cases ? cases : [])];
}

export const isOfDays = (rate: RateName): boolean => rate.endsWith('Days');

/** The rate as a number: a share in percent, or working days. */
export function figureIn(rate: RateToldFragment | null | undefined, name: RateName): number | null {
  if (rate?.rate === null || rate?.rate === undefined) return null;
  return isOfDays(name) ? Number(rate.rate) : Math.round(Number(rate.rate) * 1_000_000) / 10_000;
}

/** What is above or below the line: an amount in yuan, or a number. */
export function partOf(digits: string, unit: string): string {
  const value = unit === 'FEN' ? Number(digits) / 100 : Number(digits);
  return value.toLocaleString('en', unit === 'FEN' ? { minimumFractionDigits: 2, maximumFractionDigits: 2 } : {});
}

/** The fraction behind a rate, as it is read. */
export const fractionOf = ({ numerator, denominator, unit }: RateToldFragment): string =>
  `${partOf(numerator, unit)} ÷ ${partOf(denominator, unit)}`;
