import { refuse } from '../matter/refused.js';
import { type Kpi, type KpiName, kpi } from './kpis.js';

/** What rates are told apart by. A region is a county with its townships, or a prefecture or the province itself. */
export const performanceGroups = ['region', 'month', 'department', 'category'] as const;
export type PerformanceGroup = (typeof performanceGroups)[number];

export interface PerformanceWish {
  /** Counted is this region with all below it; null = all that the viewer may see. */
  regionUnder: string | null;
  /** 'YYYY-MM-DD', both counted. */
  from: string;
  to: string;
  by: readonly PerformanceGroup[];
  kpis: readonly KpiName[];
}

/** A rate with what it was reckoned from: whole numbers as text, in the unit of its KPI. */
export interface Rate {
  numerator: string;
  denominator: string;
  /** To four places, a half rounded up; null without a denominator. */
  rate: string | null;
}

/** The rates of a group; a KPI of which the group has nothing is absent. */
export interface PerformanceRow extends Readonly<Record<PerformanceGroup, string | null>> {
  rates: Partial<Record<KpiName, Rate>>;
  /** The share of the year that had passed by the end of the group's month, or of the period 序时进度: to four places. */
  calendarProgress: string;
}

/** More groups than these are no statistics to look at. */
const mostGroups = 5_000;

/**
 * How the regions do, by what the viewer may see now.
 *
 * @param ask yields the one JSON value of a statement, in the viewer's scope
 * @throws CaseworkRefused
 */
export async function performance(
  ask: (text: string, values: readonly unknown[]) => Promise<unknown>,
  wish: PerformanceWish,
): Promise<PerformanceRow[]> {
  expectInOrder(wish);
  const { regionUnder, from, to, by } = wish;
  const rows = new Map<string, PerformanceRow>();
  for (const name of wish.kpis) {
    const counted = (await ask(groupedSql(kpi(name, by.includes('month')), by), [regionUnder, from, to])) as Counted[];
    for (const { numerator, denominator, ...group } of counted) {
      const key = performanceGroups.map((each) => group[each]).join(' ');
      const row = rows.get(key) ?? { ...group, rates: {}, calendarProgress: calendarProgress(group.month, to) };
      row.rates[name] = { numerator, denominator, rate: rateOf(BigInt(numerator), BigInt(denominator)) };
      rows.set(key, row);
    }
  }
  if (rows.size > mostGroups)
    refuse(
      'BAD_INPUT',
      `分组过多（${rows.size}），至多 ${mostGroups}；请缩小地区或期间，或减少分组`,
      `there are ${rows.size} groups, at most ${mostGroups} are answered; ask for a smaller region or period, or for fewer groups`,
    );
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

interface Counted extends Record<PerformanceGroup, string | null> {
  numerator: string;
  denominator: string;
}

function expectInOrder({ from, to, by, kpis }: PerformanceWish): void {
  if (from > to || Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > 5)
    refuse(
      'BAD_INPUT',
      `期间 ${from} 至 ${to} 有误：起始日期不晚于终止日期，至多跨六个年度，例如 2018-01-01 至 2018-12-31`,
      `${from} to ${to} is no period: expected a first day no later than the last, in at most six years, for example 2018-01-01 to 2018-12-31`,
    );
  const undivided = kpis.filter((name) => !kpi(name, false).isOfCases);
  if (undivided.length > 0 && (by.includes('department') || by.includes('category')))
    refuse(
      'BAD_INPUT',
      `${undivided.join('、')} 不能按处室或预警类别分组；可按 REGION、MONTH 分组`,
      `${undivided.join(', ')} cannot be told apart by department or category; expected REGION and MONTH`,
    );
}

/** The region that a place on the fiscal tree is counted under; of townships and villages it is their county. */
const regionOf = (scopeOrd: string) => `(
  select case r.level when 'township' then r.fiscal_parent when 'village' then (select above.fiscal_parent from region above where above.code = r.fiscal_parent) else r.code end
  from region r where r.scope_lo = ${scopeOrd} order by r.successor is not null limit 1)`;

/** Sums up by place before regions are looked up: the planner cannot foresee how many parts there are. */
function groupedSql({ sql }: Kpi, by: readonly PerformanceGroup[]): string {
  const columns: Readonly<Record<PerformanceGroup, string>> = {
    region: regionOf('s.scope_ord'),
    month: `to_char(s.month, 'YYYY-MM')`,
    department: 's.department',
    category: 's.category',
  };
  const keys = performanceGroups.map((group) => `${by.includes(group) ? columns[group] : 'null::text'} as ${group}`);
  // Each parameter is named, so that its type is known where a statement does not use it.
  return `with asked as (select $1::text, $2::date, $3::date), ${sql},
    summed as materialized (
      select scope_ord, month, department, category, sum(numerator) as numerator, sum(denominator) as denominator from part group by 1, 2, 3, 4)
    select coalesce(json_agg(g), '[]') from (
      select ${keys.join(', ')}, sum(s.numerator)::bigint::text as numerator, sum(s.denominator)::bigint::text as denominator
      from summed s group by 1, 2, 3, 4) g`;
}

/** Of a year of 365 days or 366: how much of it had passed. */
function calendarProgress(month: string | null, to: string): string {
  const year = Number((month ?? to).slice(0, 4));
  const ends =
    month === null
      ? to
      : [new Date(Date.UTC(year, Number(month.slice(5)), 0)).toISOString().slice(0, 10), to].sort()[0]!;
  const dayOfYear = (date: string) => (Date.parse(date) - Date.UTC(year, 0, 1)) / 86_400_000 + 1;
  return rateOf(BigInt(dayOfYear(ends)), BigInt(dayOfYear(`${year}-12-31`)))!;
}

/** To four places, a half rounded up and away from zero. */
export function rateOf(numerator: bigint, denominator: bigint): string | null {
  if (denominator === 0n) return null;
  const isNegative = numerator < 0n !== denominator < 0n && numerator !== 0n;
  const [n, d] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator];
  const digits = String((20_000n * n + d) / (2n * d)).padStart(5, '0');
  return `${isNegative ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}
