import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Field, ID, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import { entities } from '../entities/index.js';
import { apiError } from '../errors.js';
import { filterInput } from '../graphql/inputs.js';
import { method, type NamedClass, namedClass, property } from '../graphql/named-class.js';
import { objectType } from '../graphql/object-types.js';
import { askedBy } from '../graphql/resolvers.js';
import type { ApiContext } from '../server/operation.js';
import { changesOf, type Live } from './changes.js';

const progress = 'from its present state on; it does not end by itself';

const lives: Live[] = [
  {
    field: 'warningChanged',
    type: 'WarningChange',
    topic: 'warning',
    entity: 'Warning',
    member: 'warning',
    about: 'Warnings that are raised, changed, cleared, reopened or judged, of those that the viewer may see 预警变化.',
  },
  {
    field: 'sweepProgress',
    type: 'SweepProgress',
    topic: 'sweep',
    entity: 'Sweep',
    member: 'sweep',
    about: `A sweep as it goes on, ${progress} 预警运行进度.`,
  },
  {
    field: 'batchProgress',
    type: 'BatchProgress',
    topic: 'batch',
    entity: 'Batch',
    member: 'batch',
    about: `A batch as it is taken in, ${progress} 批次进度.`,
  },
  {
    field: 'exportProgress',
    type: 'ExportProgress',
    topic: 'export',
    entity: 'ExportJob',
    member: 'job',
    about: `An export as it is made, ${progress} 导出进度.`,
  },
  {
    field: 'backtestProgress',
    type: 'BacktestProgress',
    topic: 'backtest',
    entity: 'Backtest',
    member: 'backtest',
    about: `A backtest as it goes on, ${progress} 回溯检验进度.`,
  },
];

/** The resolver of all subscriptions: `changesOf` answers, whoever they are of. */
export function liveResolver(): NamedClass {
  const resolver = namedClass('LiveResolver');
  Resolver()(resolver);
  for (const live of lives) addSubscription(resolver, live);
  return resolver;
}

function addSubscription(resolver: NamedClass, live: Live): void {
  const type = changeType(live);
  const subscribe = ({ args, context, info }: { args: object; context: object; info: GraphQLResolveInfo }) => {
    const { live: port } = context as ApiContext;
    if (!port) throw apiError('UPSTREAM_UNAVAILABLE', 'This server tells nothing live.');
    return changesOf(live, port, info.fieldNodes, askedBy(info), args);
  };
  method(
    resolver,
    live.field,
    (answer: unknown) => answer,
    Subscription(() => type, { description: live.about, subscribe }) as MethodDecorator,
    [Root(), live.field === 'warningChanged' ? filterArgument(live) : idArgument],
  );
}

const idArgument = Arg('id', () => ID, { description: 'Global id 标识.' });

function filterArgument({ entity }: Live) {
  const filter = filterInput(entities, entities.get(entity)!);
  return Arg('filter', () => filter, { nullable: true, description: 'Which of them 筛选条件.' });
}

function changeType(live: Live): NamedClass {
  const type = namedClass(live.type);
  const record = objectType(entities, entities.get(live.entity)!);
  ObjectType(live.type, { description: `What a subscriber of ${live.field} is told 推送内容.`, simpleResolvers: true })(
    type,
  );
  property(
    type,
    live.member,
    Field(() => record, {
      nullable: true,
      description: 'The record as it is when it is told; null when `bulk` or `missed` is all that is told 记录.',
    }),
  );
  if (live.field === 'warningChanged')
    property(
      type,
      'bulk',
      Field(() => Boolean, {
        description:
          'Whether more has changed than is told one by one: ask for the list again 是否批量变化，需重新查询.',
      }),
    );
  property(
    type,
    'missed',
    Field(() => Boolean, {
      description: 'Whether for a time nothing was heard of changes: ask again 是否可能漏报，需重新查询.',
    }),
  );
  return type;
}
