import type { RegionLevel } from '../../app/operations.js';
import type { OverviewMeasuredQuery, RateShownFragment } from './operations.js';

/** What regions are compared by. */
export const measures = {
  openCount: { unit: 'count', needsRecords: false, hasTownships: true },
  openAmount: { unit: 'amount', needsRecords: false, hasTownships: true },
  paidAmount: { unit: 'amount', needsRecords: false, hasTownships: true },
  spendingProgress: { unit: 'rate', needsRecords: true, hasTownships: false },
  allocationProgress: { unit: 'rate', needsRecords: false, hasTownships: false },
  receiptRate: { unit: 'rate', needsRecords: false, hasTownships: false },
  handlingRate: { unit: 'rate', needsRecords: true, hasTownships: false },
} as const satisfies Record<
  string,
  { unit: 'count' | 'amount' | 'rate'; needsRecords: boolean; hasTownships: boolean }
>;

export type Measure = keyof typeof measures;

/** Whether a reader may compare the parts of a region by it: townships have no rates of their own. */
export const isOffered = (measure: Measure, level: RegionLevel, hasRecords: boolean): boolean =>
  (hasRecords || !measures[measure].needsRecords) && (measures[measure].hasTownships || !isLowest(level));

export const isLowest = (level: RegionLevel): boolean => level !== 'PROVINCE' && level !== 'PREFECTURE';

/** One part of a region by the chosen measure. */
export interface Measured {
  /** The region; null for what leadership is told of no region, since it is about too few. */
  code: string | null;
  name: string | null;
  /** Whether it is the region's own level, without the regions below. */
  isOwn: boolean;
  /** To be drawn: a number, yuan, or a part of one. */
  value: number;
  /** The same as the API gave it. */
  exact: string;
  /** What a rate was reckoned from. */
  of?: RateShownFragment;
}

type Row = Partial<
  Record<'prefectureCode' | 'prefectureName' | 'countyCode' | 'countyName' | 'regionCode' | 'regionName', string | null>
> & { count: number; sumAmount: string | null };

/** The parts of a region as the API answered them, the highest value first. */
export function measuredOf(measure: Measure, data: OverviewMeasuredQuery, region: string, isPublished: boolean) {
  const parts = measure === 'openCount' || measure === 'openAmount' ? data.warningStats : data.paymentStats;
  const rates = {
    receiptRate: data.receipt,
    allocationProgress: data.allocation,
    spendingProgress: data.spending,
    handlingRate: data.handling,
  };
  const measured: (Measured | undefined)[] =
    measures[measure].unit === 'rate'
      ? (rates[measure as keyof typeof rates] ?? []).map((row) => ofRate(row, region))
      : (parts ?? []).map((row) => ofRow(row, measure === 'openCount', region, isPublished));
  return measured.filter((each) => each !== undefined).toSorted((one, other) => other.value - one.value);
}

function ofRate({ region: code, value }: { region: string | null; value: RateShownFragment | null }, region: string) {
  if (!value?.rate || !code) return undefined;
  const isOwn = code === region || isPrefecture(code);
  return { code, name: null, isOwn, value: Number(value.rate), exact: value.rate, of: value };
}

const isPrefecture = (code: string): boolean => code.endsWith('00000000');

/** A row of a county, of a prefecture's or the province's own level, or of a township; among published totals what is of no region may be of any. */
function ofRow(row: Row, isCount: boolean, region: string, isPublished: boolean): Measured {
  const code = row.regionCode ?? row.countyCode ?? row.prefectureCode ?? (isPublished ? null : region);
  const name = row.regionName ?? row.countyName ?? row.prefectureName ?? null;
  const exact = isCount ? String(row.count) : (row.sumAmount ?? '0.00');
  return { code, name, isOwn: code !== null && (code === region || isPrefecture(code)), value: Number(exact), exact };
}
