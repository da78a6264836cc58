import type pg from 'pg';
import { lastDayOf } from './civil-month.js';
import { afterMonth, type MonthOfProblems, type Standing, untroubled } from './escalation.js';
import type { EscalationParameters } from './parameters.js';
import {
  byRegion,
  escalatedLevels,
  liesWithin,
  type MonthPages,
  type RegionMonth,
  readNewWarnings,
  readRegionMonths,
  type Span,
  spanOf,
} from './region-months.js';

/** Where the regions below the province stand, and the months that led there, last first. */
export interface Standings {
  standing: ReadonlyMap<string, Standing>;
  months: ReadonlyMap<string, readonly MonthOfProblems[]>;
}

/** How a month ends: what the book says of it, and where regions stand after it. */
export interface MonthEnd extends Standings {
  regionMonths: ReadonlyMap<string, RegionMonth>;
}

/**
 * Where regions stand after the last closed month, as inspections and interviews have moved them since.
 *
 * @param since from when on a region is untroubled that no month was closed for
 * @param within where; everywhere when not given
 */
export async function readStandings(
  client: pg.ClientBase,
  { identity, frequent }: EscalationParameters,
  since: string,
  within?: Span,
): Promise<Standings> {
  const { rows: regions } = await client.query<{ code: string; standing: Standing | null }>(
    `select r.code, case when e.region_code is not null then json_build_object('phase', e.state, 'streak', e.streak, 'since', e.since,
       'inspectedOn', e.inspected_on, 'cleanMonths', e.clean_months) end as standing
     from region r left join escalation e on e.region_code = r.code where r.level in ${escalatedLevels} and r.successor is null
       and (${liesWithin('$1', '$2')('r.scope_lo')})`,
    spanOf(within),
  );
  const lookBack = Math.max(frequent.ofMonths, ...regions.map(({ standing }) => standing?.streak ?? 0));
  const { rows: months } = await client.query<MonthOfProblems & { code: string }>(
    `select coalesce(o.successor, o.code) as code, month, problem, case when $2 then warning_ids::text[] else '{}' end as "warningIds"
     from month_state join region o on o.code = region_code
     where month > (select to_char((max(month) || '-01')::date - make_interval(months => $1), 'YYYY-MM') from month_state)
       and (${liesWithin('$3', '$4')('month_state.scope_ord')})
     order by month desc`,
    [lookBack, identity === 'same', ...spanOf(within)],
  );
  return {
    standing: new Map(regions.map(({ code, standing }) => [code, standing ?? untroubled(since)])),
    months: byRegion(months),
  };
}

/** Reckons one month's end from what is known. It is the same whether the month is closed by it or looked at beforehand. */
export async function reckonMonth(
  client: pg.ClientBase,
  before: Standings,
  pages: MonthPages,
  parameters: EscalationParameters,
): Promise<MonthEnd> {
  const lastDay = lastDayOf(pages.month);
  const regionMonths = await readRegionMonths(client, pages, parameters);
  const newWarnings = await newWarningsAfterInspections(client, before, pages, parameters);
  const standing = new Map<string, Standing>();
  const months = new Map<string, readonly MonthOfProblems[]>();
  for (const [code, stood] of before.standing) {
    const month = regionMonths.get(code) ?? { month: pages.month, problem: false, warningIds: [] };
    const earlier = before.months.get(code) ?? [];
    standing.set(
      code,
      afterMonth(stood, { month, earlier, newWarnings: newWarnings.get(code) ?? [], lastDay }, parameters),
    );
    months.set(code, [month, ...earlier]);
  }
  return { regionMonths, standing, months };
}

async function newWarningsAfterInspections(
  client: pg.ClientBase,
  { standing }: Standings,
  pages: MonthPages,
  parameters: EscalationParameters,
) {
  const inspected = [...standing.values()].filter(({ phase }) => phase === 'post_inspection');
  const since = inspected.map(({ inspectedOn }) => inspectedOn!).sort()[0];
  return since === undefined ? new Map() : readNewWarnings(client, pages, parameters, since);
}
