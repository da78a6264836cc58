import { CalendarResolver } from './calendar-resolver.js';
import { HealthResolver } from './health-resolver.js';
import { RulePageResolver } from './rule-page-resolver.js';
import { ViewsResolver } from './views-resolver.js';

/** What a desk needs beside the records: views of one's own, the calendar, how the platform does, the pages of rules. */
export const workbenchResolvers: readonly (new () => object)[] = [
  ViewsResolver,
  CalendarResolver,
  HealthResolver,
  RulePageResolver,
];
