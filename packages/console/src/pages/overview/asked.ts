import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { RegionLevel } from '../../app/operations.js';
import { readsDetails } from '../../app/posts.js';
import { useSession } from '../../app/session.js';
import type {
  CaseFilter,
  IndicatorFilter,
  PaymentFilter,
  SubsidyLineFilter,
  WarningFilter,
} from '../../schema/filters.js';
import { enteredInto } from '../trace/lists/asked.js';

/** What the page is about: a region with all below it, and a fiscal year up to today. */
export interface Asked {
  region: string;
  level: RegionLevel;
  year: number;
  /** The year's days that have passed, as the API takes them. */
  from: string;
  to: string;
  /** Whether what rests on single records is asked for: leadership has the budget chain and totals. */
  hasRecords: boolean;
}

export function askedOf(region: string, level: RegionLevel, year: number, today: string, hasRecords: boolean): Asked {
  const last = `${year}-12-31`;
  return { region, level, year, from: `${year}-01-01`, to: today < last ? today : last, hasRecords };
}

/** The filters that the page's figures rest on. */
export const filtersOf = ({ region, year, from }: Asked) => ({
  entered: {
    regionUnder: region,
    fiscalYear: { eq: year },
    status: { eq: 'ACTIVE' },
    ...enteredInto(region),
  } satisfies IndicatorFilter,
  paid: { regionUnder: region, fiscalYear: { eq: year }, status: { eq: 'PAID' } } satisfies PaymentFilter,
  // Whole months, which roll-ups can tell.
  credited: {
    regionUnder: region,
    status: { eq: 'SUCCESS' },
    paidOn: { gte: from, lt: `${year + 1}-01-01` },
  } satisfies SubsidyLineFilter,
  uncredited: { regionUnder: region, status: { ne: 'SUCCESS' } } satisfies SubsidyLineFilter,
  raised: { regionUnder: region } satisfies WarningFilter,
  open: { regionUnder: region, state: { eq: 'OPEN' } } satisfies WarningFilter,
  cases: { regionUnder: region } satisfies CaseFilter,
});

type Values = Readonly<Record<string, string | number | undefined>>;

const address = (path: string, values: Values): string => {
  const given = Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
};

/**
 * The addresses of what stands behind the figures: lists of records (for leadership, of the budget chain only) and rates by region
 * and month.
 * An empty value means all where a list begins with less.
 */
export function useLists({ region, year, from, to }: Asked) {
  const { viewer } = useSession();
  const hasDetails = readsDetails(viewer);
  return useMemo(() => {
    const details = (path: string, values: Values) => (hasDetails ? address(path, values) : undefined);
    return {
      rates: (rate: string) => address('/performance', { region, from, to, rate }),
      indicators: (values: Values = {}) => address('/indicators', { region, status: 'ACTIVE', ...values }),
      allocations: (values: Values = {}) => address('/allocations', { region, status: 'ACTIVE', from, to, ...values }),
      payments: (values: Values = {}) => details('/payments', { region, year, status: 'PAID', ...values }),
      subsidies: (values: Values = {}) => details('/subsidy-lines', { region, ...values }),
      warnings: (values: Values = {}) => details('/warnings', { region, state: 'OPEN', ...values }),
      cases: (values: Values = {}) => details('/cases', { region, state: '', ...values }),
    };
  }, [region, year, from, to, hasDetails]);
}

export type Lists = ReturnType<typeof useLists>;

/** This page's own address with something else chosen; what is not named stays. */
export function useHere(): (change: Values) => string {
  const [params] = useSearchParams();
  return useMemo(
    () => (change) => {
      const next = new URLSearchParams(params);
      for (const [name, value] of Object.entries(change)) {
        if (value) next.set(name, String(value));
        else next.delete(name);
      }
      return next.size > 0 ? `?${next}` : '?';
    },
    [params],
  );
}
