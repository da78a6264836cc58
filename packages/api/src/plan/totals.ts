import { type Total, totals } from '@qingqu/schema';
import { apiError } from '../errors.js';
import type { Entity, Field, Grouping } from '../model/entity.js';

type Input = Readonly<Record<string, unknown>>;

/** What is asked of statistics: what they are grouped by, which of their fields, which rows. */
export interface StatsAsked {
  groups: readonly string[];
  fields: readonly string[];
  filter: unknown;
}

/** The roll-ups of an entity, the coarsest first. */
export const totalsOf = (entity: Entity): Total[] =>
  totals.filter(({ source }) => source === entity.table).sort((a, b) => a.columns.length - b.columns.length);

/** The roll-up that leadership may ask. */
export const publishedOf = (entity: Entity): (Total & Required<Pick<Total, 'published'>>) | undefined =>
  totalsOf(entity).find((total): total is Total & Required<Pick<Total, 'published'>> => total.published !== undefined);

/** What of a question a roll-up cannot tell; empty = the roll-up answers it. */
export function uncovered(entity: Entity, total: Total, { groups, fields, filter }: StatsAsked): string[] {
  return [
    ...groups.filter((name) => !coversGroup(entity, total, entity.stats!.groups[name]!)).map((name) => `group ${name}`),
    ...fields.filter((name) => name.startsWith('distinct')),
    ...uncoveredConditions(entity, total, filter).map((name) => `filter ${name}`),
  ];
}

const hasColumn = ({ columns }: Total, column: string | undefined): boolean =>
  column === 'region_code' || (column !== undefined && columns.includes(column));

function coversGroup(entity: Entity, total: Total, grouping: Grouping): boolean {
  const columnOf = (name: string) => (entity.members[name] as Field).column;
  switch (grouping.kind) {
    case 'region':
      return true;
    case 'month':
      return columnOf(grouping.field) === total.monthOf;
    case 'field':
      return hasColumn(total, columnOf(grouping.field));
    case 'relation':
      return hasColumn(total, columnOf(grouping.relation));
  }
}

function uncoveredConditions(entity: Entity, total: Total, filter: unknown): string[] {
  const found = Object.entries((filter ?? {}) as Input).flatMap(([name, input]) => {
    if (name === 'and' || name === 'or')
      return ((input ?? []) as unknown[]).flatMap((each) => uncoveredConditions(entity, total, each));
    if (name === 'not') return uncoveredConditions(entity, total, input);
    return coversCondition(entity, total, name, (input ?? {}) as Input) ? [] : [name];
  });
  return [...new Set(found)];
}

/** What a cell's rows have in common can be asked of the cell: its columns, and what they refer to. */
function coversCondition(entity: Entity, total: Total, name: string, input: Input): boolean {
  if (name === 'regionUnder') return true;
  const member = entity.members[name];
  if (member?.kind === 'field' && member.column === total.monthOf) return areMonths(input);
  return (member?.kind === 'field' || member?.kind === 'one') && hasColumn(total, member.column);
}

/** Whether a period begins with the first and ends with the last day of a month, so that it holds of a whole month or of none. */
function areMonths(operators: Input): boolean {
  return Object.entries(operators).every(([operator, day]) => {
    if (operator === 'isNull' || typeof day !== 'string') return operator === 'isNull';
    if (operator === 'gte' || operator === 'lt') return day.endsWith('-01');
    return (operator === 'lte' || operator === 'gt') && isLastOfMonth(day);
  });
}

function isLastOfMonth(day: string): boolean {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.getUTCDate() === 1;
}

/** What leadership cannot be told, and what it can. */
export function notPublished(entity: Entity, total: Total, place: string, what: readonly string[]) {
  const groups = Object.entries(entity.stats!.groups)
    .filter(([, grouping]) => coversGroup(entity, total, grouping))
    .map(([name]) => name);
  const filters = Object.keys(entity.members).filter((name) => {
    const member = entity.members[name]!;
    return (member.kind === 'field' || member.kind === 'one') && hasColumn(total, member.column);
  });
  const month = Object.entries(entity.members).find(
    ([, member]) => member.kind === 'field' && member.column === total.monthOf,
  )![0];
  return apiError(
    'FORBIDDEN',
    `Leadership sees published totals, and ${place} has none for: ${what.join(', ')}. Group by ${groups.join(', ')}; ` +
      `filter by regionUnder, ${filters.join(', ')}, and ${month} in whole months, such as {gte: "2018-03-01", lt: "2018-05-01"}.`,
  );
}

/** Nothing has been published yet. */
export const notPublishedYet = (place: string) =>
  apiError('NOT_FOUND', `${place}: no totals have been published yet. They are made after each sweep.`);
