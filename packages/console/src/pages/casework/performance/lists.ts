import type { RateName, Row } from './rates.js';

interface Period {
  from: string;
  to: string;
}

const lists: Partial<Record<RateName, string>> = {
  receiptRate: '/indicators',
  allocationProgress: '/allocations',
  allocationDays: '/allocations',
  spendingProgress: '/payments',
  oneCardRate: '/payments',
};

/** The list behind a rate: what it was counted from, of the row's region and month or of the whole period; cases by their own. */
export function listOf(
  rate: RateName,
  { region, month, category, department }: Row,
  period: Period,
): string | undefined {
  if (rate === 'sameDayRate') return undefined;
  const [from, to] = month ? daysOf(month) : [period.from, period.to];
  const path = lists[rate];
  const known = path
    ? { region, ...(path === '/payments' ? { from, to } : { year: from.slice(0, 4) }) }
    : { region, category, departmentKind: department };
  const params = Object.entries(known).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return `${path ?? '/cases'}?${new URLSearchParams(params)}`;
}

/** The first and the last day of a month such as `2018-11`. */
export function daysOf(month: string): [first: string, last: string] {
  const [year, number] = month.split('-').map(Number);
  return [`${month}-01`, new Date(Date.UTC(year!, number!, 0)).toISOString().slice(0, 10)];
}
