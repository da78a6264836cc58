import type { CaseFilter, LocalDateOperators, WarningFilter } from '../../../schema/filters.js';
import { owedWithin } from './clock.js';

/** What the list of cases is asked for, by the names in its address. Nothing chosen means all; `OPEN` all that are not closed; `overdue` may say with what: `verify`, `rectify`. */
export const caseDefaults = {
  region: '',
  state: 'OPEN',
  category: '',
  severity: '',
  department: '',
  rule: '',
  assignee: '',
  overdue: '',
  from: '',
  to: '',
};
export type CaseAsked = typeof caseDefaults;

/** In place of a user name: nobody yet. */
export const NOBODY = '-';

/** The filter that an address asks for. Overdue cannot be told before it is known which day it is. */
export function caseFilterOf(asked: CaseAsked, today: string | undefined): CaseFilter {
  const due = daysOf(asked);
  const within = [
    ...(asked.overdue && today ? [owedWithin({ lt: today }, asked.overdue)] : []),
    ...(due ? [owedWithin(due)] : []),
  ];
  return {
    ...(asked.region && { regionUnder: asked.region }),
    ...(asked.state && { state: asked.state === 'OPEN' ? { ne: 'CLOSED' } : eq(asked.state) }),
    ...(asked.category && { category: eq(asked.category) }),
    ...(asked.severity && { severity: eq(asked.severity) }),
    ...(asked.department && { departmentKind: eq(asked.department) }),
    ...(asked.rule && { ruleId: { eq: asked.rule } }),
    ...(asked.assignee && { assignee: asked.assignee === NOBODY ? { isNull: true } : { eq: asked.assignee } }),
    ...(within.length > 0 && { and: within }),
  };
}

/** What the list of warnings is asked for; `from` and `to` are days on which they were raised. */
export const warningDefaults = { region: '', state: 'OPEN', category: '', severity: '', rule: '', from: '', to: '' };
export type WarningAsked = typeof warningDefaults;

export function warningFilterOf(asked: WarningAsked): WarningFilter {
  const raised = daysOf(asked);
  return {
    ...(asked.region && { regionUnder: asked.region }),
    ...(asked.state && { state: eq(asked.state) }),
    ...(asked.category && { category: eq(asked.category) }),
    ...(asked.severity && { severity: eq(asked.severity) }),
    ...(asked.rule && { ruleId: { eq: asked.rule } }),
    ...(raised && { openedAsOf: raised }),
  };
}

/** An address holds texts; which of them are values of a choice, the API says. */
const eq = (value: string) => ({ eq: value as never });

function daysOf({ from, to }: { from: string; to: string }): LocalDateOperators | undefined {
  return from || to ? { ...(from && { gte: from }), ...(to && { lte: to }) } : undefined;
}
