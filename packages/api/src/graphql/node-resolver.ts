import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../server/operation.js';
import { NodeType } from './common-types.js';
import { answer } from './resolvers.js';

const nodesCost = ({ args, childComplexity }: { args: { ids?: unknown[] }; childComplexity: number }) =>
  1 + (args.ids?.length ?? 1) * (1 + childComplexity);

@Resolver()
export class NodeResolver {
  @Query(() => NodeType, {
    nullable: true,
    description: 'A record by its global id; null when there is none or the viewer may not see it 按标识查询.',
    complexity: 5,
  })
  node(
    @Arg('id', () => ID, { description: 'Global id 标识.' }) _id: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return answer(context, info);
  }

  @Query(() => [NodeType], {
    nullable: 'items',
    description:
      'Records by their global ids, in that order; null for each that is not there or not to be seen 按标识批量查询.',
    complexity: nodesCost,
  })
  nodes(
    @Arg('ids', () => [ID], { description: 'Global ids, at most 1,000 标识.' }) _ids: string[],
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return answer(context, info);
  }
}
