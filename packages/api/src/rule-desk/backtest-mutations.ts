import { cancelBacktest, requestBacktest } from '@qingqu/sweep';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, InputType, Mutation, Resolver } from 'type-graphql';
import { entities } from '../entities/index.js';
import { badInput, notFound } from '../errors.js';
import { objectType } from '../graphql/object-types.js';
import { askedBy } from '../graphql/resolvers.js';
import { LocalDate, RegionCode } from '../graphql/scalars.js';
import type { ApiContext } from '../server/operation.js';
import { ofEngine } from './errors.js';
import { expectRights, reasonText, ruleText } from './rights.js';
import { recordOf } from './shown.js';

const BacktestType = objectType(entities, entities.get('Backtest')!);

@InputType('ParameterTrial', { description: 'A value of a parameter to be tried 试验参数.' })
export class ParameterTrial {
  @Field(() => String, { description: 'Name of the parameter, such as "limit" 参数名.' })
  name!: string;

  @Field(() => String, {
    description:
      'The value as people write it: money in yuan such as "50000.00", codes with commas 参数值（金额单位为元）.',
  })
  value!: string;
}

/** Looking back with other values before they are proposed: for whoever may propose them. */
@Resolver()
export class BacktestMutations {
  @Mutation(() => BacktestType, {
    complexity: 500,
    description:
      'Asks what an installed rule would have found in past months with other values of its parameters; it is worked out in the background and changes nothing. At most 36 months; at most 3 of a user wait or run at a time 提交规则回溯检验.',
  })
  async startBacktest(
    @Arg('ruleId', () => String, { description: ruleText }) ruleId: string,
    @Arg('from', () => LocalDate, { description: 'A day of the first month 起始日期.' }) from: string,
    @Arg('to', () => LocalDate, {
      description: 'A day of the last month; none that is still to come 截止日期.',
    })
    to: string,
    @Arg('reason', () => String, { description: reasonText }) reason: string,
    @Arg('parameters', () => [ParameterTrial], {
      nullable: true,
      description: 'What is tried; without it the values in force are looked back with 试验参数.',
    })
    parameters: ParameterTrial[] | null,
    @Arg('regionCode', () => RegionCode, {
      nullable: true,
      description:
        "The region in whose subtree the values would hold and findings are counted; the viewer's own when not given 区划代码.",
    })
    regionCode: string | null,
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { port } = operation.rules;
    const viewer = await operation.viewerAtRest();
    expectRights(viewer, 'parameter');
    const wish = { ruleId, from, to, reason, trials: parameters ?? [], regionCode: regionCode ?? viewer.regionCode };
    const settings = await port.settings();
    const id = await ofEngine(requestBacktest(port.sweep.pool, { ...wish, username: viewer.username }, settings));
    // It stands in the database: whoever looks for work next finds it.
    await port.wake?.backtests().catch(() => operation.note({ backtest: id }, 'nobody could be woken for a backtest'));
    return operation.recordNow('Backtest', id, info.fieldNodes, askedBy(info));
  }

  @Mutation(() => BacktestType, {
    description: "Cancels an own backtest that waits or runs; one that has ended can't be 取消规则回溯检验.",
  })
  async cancelBacktest(
    @Arg('id', () => ID, { description: 'Id of the backtest 回溯检验.' }) id: string,
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const record = recordOf(id, 'Backtest');
    if (!record) throw badInput('id expects the id of a backtest, as the API gives it.');
    expectRights(await operation.viewer(), 'parameter');
    // Somebody else's region is as good as not there.
    const isThere = await operation.read('select exists (select from backtest where id = $1::uuid)', [record.key]);
    if (isThere !== true) throw notFound('回溯检验', 'backtest');
    const { username } = await operation.viewerAtRest();
    await ofEngine(cancelBacktest(operation.rules.port.sweep.pool, record.key, username));
    return operation.recordNow('Backtest', record.key, info.fieldNodes, askedBy(info));
  }
}
