import type { Pair } from '../../words/language.js';
import type { AmountUnit } from '../amount.js';

/** A unit in which the amounts of one axis are written. */
export interface Scale {
  /** How many yuan make one. */
  yuan: number;
  name: Pair;
}

const YUAN: Scale = { yuan: 1, name: ['元', 'yuan'] };
const TEN_THOUSAND: Scale = { yuan: 10_000, name: ['万元', '10k yuan'] };
const HUNDRED_MILLION: Scale = { yuan: 100_000_000, name: ['亿元', '100m yuan'] };

/** The unit for amounts of up to so many yuan: large enough that an axis needs few digits, and no smaller than the reader's. */
export function scaleFor(mostYuan: number, unit: AmountUnit): Scale {
  const most = Math.abs(mostYuan);
  if (most >= HUNDRED_MILLION.yuan) return HUNDRED_MILLION;
  return unit === 'tenThousand' || most >= TEN_THOUSAND.yuan ? TEN_THOUSAND : YUAN;
}

/** An amount in a scale, as axes write it: at most two places, and none that say nothing. */
export const inScale = (yuan: number, { yuan: one }: Scale): string =>
  (yuan / one).toLocaleString('en', { maximumFractionDigits: 2 }).replace('-', '−');

/** `"0.8507"` as `85.07%`, `"0.85"` with one place as `85.0%`. Nothing where there is no rate. */
export const percent = (rate: string | number | null | undefined, places = 2): string =>
  rate === null || rate === undefined ? '' : `${(Number(rate) * 100).toFixed(places)}%`;
