import { overdueSql, staysSql } from '@qingqu/casework';
import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Query, Resolver } from 'type-graphql';
import { entities } from '../entities/index.js';
import { badInput, mayNotRead } from '../errors.js';
import { filterInput } from '../graphql/inputs.js';
import { askedBy } from '../graphql/resolvers.js';
import { LocalDate } from '../graphql/scalars.js';
import type { Viewer } from '../identity/principal.js';
import { mayRead } from '../model/audience.js';
import { choiceName } from '../model/choice.js';
import { filterSql } from '../plan/filter.js';
import { type Asked, below } from '../plan/selection.js';
import { Answer } from '../plan/shape.js';
import { Statement } from '../plan/statement.js';
import { storedOf } from '../rule-desk/candidate-payment.js';
import { recordOf } from '../rule-desk/shown.js';
import type { ApiContext, Operation } from '../server/operation.js';
import {
  CaseDwellGroup,
  CaseDwellType,
  CaseStayType,
  caseEntity,
  OverdueCasesType,
  OverdueWhat,
  OverdueWhatEnum,
} from './clock.types.js';

const CaseFilter = filterInput(entities, caseEntity);
const MOST = 200;

interface Overdue {
  id: string;
  what: string;
  dueOn: string;
  workdays: number;
}

/** What is late, and where the time of cases goes, in working days and in the viewer's scope. Both follow from due dates and steps; neither is kept. */
@Resolver()
export class ClockResolver {
  @Query(() => OverdueCasesType, {
    complexity: 50,
    description:
      'Cases of which something is overdue on the business date, of those that the viewer may see, the longest overdue first 超期案件.',
  })
  async overdueCases(
    @Arg('filter', () => CaseFilter, { nullable: true, description: 'Which cases 筛选条件.' }) filter: unknown,
    @Arg('what', () => OverdueWhatEnum, { nullable: true, description: 'Overdue with this 超期事项.' })
    what: string | null,
    @Arg('minWorkdays', () => Int, { defaultValue: 0, description: 'Overdue for at least so long 最少超期工作日.' })
    minWorkdays: number,
    @Arg('first', () => Int, { defaultValue: 50, description: `Cases at most, 1 to ${MOST} 最多行数.` }) first: number,
    @Arg('skip', () => Int, { defaultValue: 0, description: 'Cases to leave out first 跳过行数.' }) skip: number,
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const viewer = await whoReadsCases(operation, 'overdueCases');
    if (first < 1 || first > MOST || skip < 0)
      throw badInput(`first expects 1 to ${MOST} and skip 0 or more, for example first: 50, skip: 0.`);
    const statement = new Statement();
    const today = statement.bind(await operation.casework.today(), 'date');
    const which = [
      filterSql({ entities, viewer, statement }, caseEntity, (column) => `c.${column}`, filter),
      what ? `o.what = ${statement.bind(storedOf(OverdueWhat, what), 'text')}` : undefined,
      `o.workdays >= ${statement.bind(minWorkdays, 'int')}`,
    ];
    const { total, page } = (await operation.read(
      `with ${overdueSql(today)},
         found as (select o.* from overdue o join case_file c on c.id = o.case_id where ${which.filter((each) => each !== undefined).join(' and ')}),
         page as (select * from found order by workdays desc, due_on, case_id, what limit ${statement.bind(first, 'int')} offset ${statement.bind(skip, 'int')})
       select json_build_object('total', (select count(*) from found), 'page', (select coalesce(json_agg(
         json_build_object('id', case_id, 'what', what, 'dueOn', due_on, 'workdays', workdays) order by workdays desc, due_on, case_id, what), '[]') from page))`,
      statement.values,
    )) as { total: number; page: Overdue[] };
    return shown(
      operation,
      info,
      total,
      page.map((each) => ({ ...each, what: choiceName(each.what) })),
    );
  }

  @Query(() => [CaseStayType], {
    nullable: true,
    complexity: 20,
    description:
      'The working days for which a case stood at each of its steps; null when there is no such case or the viewer may not see it 案件各环节停留时间.',
  })
  async caseStays(
    @Arg('id', () => ID, { description: 'Id of the case 案件.' }) id: string,
    @Ctx() { operation }: ApiContext,
  ): Promise<CaseStayType[] | null> {
    await whoReadsCases(operation, 'caseStays');
    const record = recordOf(id, 'Case');
    if (!record) return null;
    const stays = (await operation.read(
      `with ${staysSql('$2::date', 'c.id = $1::uuid')}
       select case when exists (select from case_file where id = $1::uuid) then (select coalesce(json_agg(
         json_build_object('state', state, 'node', node, 'since', since, 'until', until, 'workdays', workdays) order by seq), '[]') from stay) end`,
      [record.key, await operation.casework.today()],
    )) as CaseStayType[] | null;
    return stays?.map((stay) => ({ ...stay, state: choiceName(stay.state), node: choiceName(stay.node) })) ?? null;
  }

  @Query(() => [CaseDwellType], {
    complexity: 100,
    description:
      'Handling days by step, in working days, of the cases that the viewer may see: a row for each step and group 平均处理天数.',
  })
  async caseDwell(
    @Arg('filter', () => CaseFilter, { nullable: true, description: 'Which cases 筛选条件.' }) filter: unknown,
    @Arg('groupBy', () => [CaseDwellGroup], { defaultValue: [], description: 'None = all together 分组.' })
    groupBy: string[],
    @Arg('from', () => LocalDate, {
      nullable: true,
      description: 'Counts cases that left the step on this day or later 起始日期.',
    })
    from: string | null,
    @Arg('to', () => LocalDate, {
      nullable: true,
      description: 'Counts cases that left the step on this day or earlier 截止日期.',
    })
    to: string | null,
    @Ctx() { operation }: ApiContext,
  ): Promise<CaseDwellType[]> {
    const viewer = await whoReadsCases(operation, 'caseDwell');
    const statement = new Statement();
    const today = statement.bind(await operation.casework.today(), 'date');
    const cases = filterSql({ entities, viewer, statement }, caseEntity, (column) => `c.${column}`, filter) ?? 'true';
    const group = (name: string, column: string) => (groupBy.includes(name) ? `c.${column}` : 'null::text');
    const ended = `until between coalesce(${statement.bind(from ?? null, 'date')}, '-infinity') and coalesce(${statement.bind(to ?? null, 'date')}, 'infinity')`;
    const rows = (await operation.read(
      `with ${staysSql(today, cases)},
         grouped as (
           select node, ${group('REGION', 'region_code')} as region, ${group('CATEGORY', 'category')} as category, ${group('DEPARTMENT', 'department_kind')} as department,
             count(distinct case_id) filter (where ${ended}) as cases, coalesce(sum(workdays) filter (where ${ended}), 0) as workdays,
             count(distinct case_id) filter (where until is null) as standing
           from stay join case_file c on c.id = stay.case_id group by 1, 2, 3, 4)
       select coalesce(json_agg(json_build_object('node', node, 'region', region, 'category', category, 'department', department, 'cases', cases,
         'workdays', workdays, 'averageWorkdays', case when cases > 0 then round(workdays::numeric / cases, 2) end, 'standing', standing)
         order by region, category, department, array_position(array['verify', 'rectify', 'check', 'wait'], node)), '[]') from grouped`,
      statement.values,
    )) as CaseDwellType[];
    return rows.map((row) => ({
      ...row,
      node: choiceName(row.node),
      category: row.category && choiceName(row.category),
      department: row.department && choiceName(row.department),
    }));
  }
}

/** @throws FORBIDDEN for those who read no cases */
async function whoReadsCases(operation: Operation, what: string): Promise<Viewer> {
  const viewer = await operation.viewer();
  if (!mayRead(caseEntity.readers, viewer.role)) throw mayNotRead(viewer.role, what);
  return viewer;
}

/** The answer with the cases themselves, as far as they are asked for. */
async function shown(
  operation: Operation,
  info: GraphQLResolveInfo,
  total: number,
  page: readonly Overdue[],
): Promise<Answer> {
  const asked = askedBy(info);
  const answer = new Answer();
  for (const [name, nodes] of below(asked, 'OverdueCases', info.fieldNodes))
    answer[name] = nodes[0]!.name.value === 'nodes' ? await nodesOf(operation, asked, nodes, page) : total;
  return answer;
}

async function nodesOf(
  operation: Operation,
  asked: Asked,
  nodes: readonly FieldNode[],
  page: readonly Overdue[],
): Promise<Answer[]> {
  const ids = page.map(({ id }) => id);
  const answers = page.map(() => new Answer());
  for (const [name, fieldNodes] of below(asked, 'OverdueCase', nodes)) {
    const field = fieldNodes[0]!.name.value as keyof Overdue | 'case';
    const cases = field === 'case' ? await operation.recordsNow('Case', ids, undefined, fieldNodes, asked) : undefined;
    for (const [at, overdue] of page.entries())
      answers[at]![name] = field === 'case' ? cases!.get(overdue.id) : overdue[field];
  }
  return answers;
}
