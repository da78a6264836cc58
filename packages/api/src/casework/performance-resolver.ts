import { type KpiName, kpi, kpiNames, type PerformanceGroup, type PerformanceRow, performance } from '@qingqu/casework';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Query, Resolver } from 'type-graphql';
import { administratorsMayNot, mayNotRead } from '../errors.js';
import { askedBy } from '../graphql/resolvers.js';
import { LocalDate, RegionCode } from '../graphql/scalars.js';
import type { Viewer } from '../identity/principal.js';
import { choiceName } from '../model/choice.js';
import { below } from '../plan/selection.js';
import type { ApiContext } from '../server/operation.js';
import { ofCasework } from './acting.js';
import { PerformanceGroupEnum, PerformanceType, unitOf } from './performance.types.js';

/** Statistics of what assessments look at (Art. 19), for staff, supervision and auditors by what they may see; for leadership of the budget chain. */
@Resolver()
export class PerformanceResolver {
  @Query(() => [PerformanceType], {
    complexity: 100,
    description:
      'How regions do: rates of receipt, allocation, spending, one-card, special accounts and the handling of warnings, and the days that handling takes. ' +
      'Counted is what the viewer may see now, so staff count the cases of their own departments. Leadership sees the rates of the budget chain; for the others see assessments and ledgers 工作绩效统计.',
  })
  async performance(
    @Arg('from', () => LocalDate, { description: 'First day of the period 起始日期.' }) from: string,
    @Arg('to', () => LocalDate, { description: 'Last day of the period, in at most six years 终止日期.' }) to: string,
    @Arg('regionUnder', () => RegionCode, {
      nullable: true,
      description:
        'Counts this region with all below it; everything that the viewer may see when not given 地区（含下级）.',
    })
    regionUnder: string | null,
    @Arg('by', () => [PerformanceGroupEnum], {
      defaultValue: [],
      description: 'What rates are told apart by; none = one row. By department and category only those of cases 分组.',
    })
    by: string[],
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object[]> {
    const viewer = await operation.viewer();
    const kpis = askedKpis(info);
    expectMayRead(viewer, kpis);
    const wish = {
      regionUnder: regionUnder ?? null,
      from,
      to,
      by: by.map((group) => group.toLowerCase() as PerformanceGroup),
      kpis,
    };
    const rows = await ofCasework(performance((text, values) => operation.read(text, values), wish));
    return rows.map(shown);
  }
}

/** The rates that the selection asks for: only these are counted. */
function askedKpis(info: GraphQLResolveInfo): KpiName[] {
  const fields = below(askedBy(info), 'Performance', info.fieldNodes);
  const asked = new Set([...fields.values()].map(([node]) => node!.name.value));
  return kpiNames.filter((name) => asked.has(name));
}

/** @throws FORBIDDEN for administrators (Art. 10), and for leadership what rests on more than the budget chain */
function expectMayRead({ role }: Viewer, kpis: readonly KpiName[]): void {
  if (role === 'admin') throw administratorsMayNot('performance');
  if (role !== 'leader') return;
  const hidden = kpis.filter((name) => !kpi(name, false).isOfBudgetChain);
  if (hidden.length > 0) throw mayNotRead(role, hidden.join(', '));
}

const shown = ({ rates, department, category, ...rest }: PerformanceRow): object => ({
  ...rest,
  department: department && choiceName(department),
  category: category && choiceName(category),
  ...Object.fromEntries(
    Object.entries(rates).map(([name, rate]) => [name, { ...rate, unit: unitOf(name as KpiName) }]),
  ),
});
