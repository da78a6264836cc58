import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Query, Resolver } from 'type-graphql';
import type { Entity } from '../model/entity.js';
import type { Registry } from '../model/registry.js';
import type { Asked } from '../plan/selection.js';
import { statsSize } from '../plan/stats.js';
import { totalsOf } from '../plan/totals.js';
import type { ApiContext } from '../server/operation.js';
import { enumOf } from './enums.js';
import { filterInput } from './inputs.js';
import { method, type NamedClass, namedClass } from './named-class.js';
import { connectionType, costs, pageArguments, statsType } from './object-types.js';

export const askedBy = ({ schema, fragments, variableValues }: GraphQLResolveInfo): Asked => ({
  schema,
  fragments,
  variables: variableValues,
});

/** All that the resolver of a root field does: the planner reads the rest from the selection. */
export function answer(context: ApiContext, info: GraphQLResolveInfo): Promise<unknown> {
  return context.operation.answer(info.path.key as string, info.fieldNodes, askedBy(info));
}

/** The resolver of an entity: its list, and its statistics where it has some. */
export function entityResolver(entities: Registry, entity: Entity): NamedClass {
  const resolver = namedClass(`${entity.name}Resolver`);
  Resolver()(resolver);
  const connection = connectionType(entities, entity);
  method(
    resolver,
    entity.plural,
    answer,
    Query(() => connection, {
      description: entity.about,
      complexity: costs.pageCost,
    }) as MethodDecorator,
    [Ctx(), Info(), ...pageArguments(entities, entity)],
  );
  if (entity.stats) addStats(entities, entity, resolver);
  return resolver;
}

export const statsName = (entity: Entity): string => `${entity.name[0]!.toLowerCase()}${entity.name.slice(1)}Stats`;

function addStats(entities: Registry, entity: Entity, resolver: NamedClass): void {
  const type = statsType(entities, entity);
  const filter = filterInput(entities, entity);
  const meanings = Object.keys(entity.stats!.groups).map((group) => [group, groupMeaning(group)]);
  const groups = enumOf(
    `${entity.name}Group`,
    `What ${entity.plural} may be grouped by 分组.`,
    Object.fromEntries(meanings),
  );
  method(
    resolver,
    statsName(entity),
    answer,
    Query(() => [type], {
      description:
        `Statistics of ${entity.plural}, a flat row for each group, ordered by the groups' keys. ` +
        `${totalsOf(entity).length > 0 ? 'From roll-ups as of `epoch` where these can tell, else from the records' : 'From the records'} 统计.`,
      complexity: 50,
    }) as MethodDecorator,
    [
      Ctx(),
      Info(),
      Arg('filter', () => filter, {
        nullable: true,
        description: 'Which rows are counted 筛选条件.',
      }),
      Arg('groupBy', () => [groups], {
        nullable: true,
        description: `At most ${statsSize.groups}; none = one row for all 分组.`,
      }),
      Arg('first', () => Int, {
        nullable: true,
        description: `Groups at most, 1 to ${statsSize.most}; ${statsSize.usual} when not given 最多行数.`,
      }),
      Arg('live', () => Boolean, {
        defaultValue: false,
        description: 'Counts the records as they are now, whatever roll-up there is 实时统计.',
      }),
    ],
  );
}

function groupMeaning(group: string): string {
  if (group === 'PREFECTURE')
    return 'The prefecture, or the county that reports directly to the province 市（含省直管县）.';
  if (group === 'COUNTY') return 'The county 县.';
  if (group === 'REGION') return 'The region of the row itself 本级区划.';
  if (group === 'MONTH') return 'The month 月份.';
  return `By ${group.toLowerCase().replaceAll('_', ' ')}.`;
}
