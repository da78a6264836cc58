import { useMemo } from 'react';
import { useBusinessDate } from '../business-date.js';
import { useKeptQuery } from '../use-kept-query.js';
import { WorkdayCalendarDocument } from './operations.js';
import { Workdays } from './workdays.js';

/** The working-day calendar of last year, this year and the next, as far as it is loaded, and today. Undefined until it is known. */
export function useWorkdays(): { today: string; workdays: Workdays } | undefined {
  const today = useBusinessDate();
  const year = Number(today?.slice(0, 4));
  const { data } = useKeptQuery({
    query: WorkdayCalendarDocument,
    variables: { last: year - 1, this: year, next: year + 1 },
    pause: !today,
  });
  return useMemo(
    () => (data && today ? { today, workdays: new Workdays([...data.last, ...data.this, ...data.next]) } : undefined),
    [data, today],
  );
}
