import { daysOf } from '../../../parts/days-of-month.js';
import type { RateName, Row } from './rates.js';

/** What the page is asked for. */
export interface Period {
  from: string;
  to: string;
  /** Empty for all that the user sees. */
  region: string;
}

const lists: Partial<Record<RateName, string>> = {
  receiptRate: '/indicators',
  allocationProgress: '/allocations',
  allocationDays: '/allocations',
  spendingProgress: '/payments',
  oneCardRate: '/payments',
};

/** The list behind a rate: what it was counted from, of the row's region and month or of the page's; cases by their own, the closed ones too. */
export function listOf(
  rate: RateName,
  { region, month, category, department }: Row,
  period: Period,
): string | undefined {
  if (rate === 'sameDayRate') return undefined;
  const { from, to } = month ? daysOf(month) : period;
  const path = lists[rate];
  const place = region ?? period.region;
  return path
    ? addressOf(path, { region: place, from, to })
    : `${casesOf({ region: place, category, department })}&state=`;
}

/** The list of cases of a group: of those that are not closed, as no state is asked for. */
export const casesOf = ({ region, category, department }: Pick<Row, 'region' | 'category' | 'department'>): string =>
  addressOf('/cases', { region, category, department });

function addressOf(path: string, asked: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== null);
  return `${path}?${new URLSearchParams(given)}`;
}
