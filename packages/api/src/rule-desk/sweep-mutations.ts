import { requestSweep } from '@qingqu/sweep';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { entities } from '../entities/index.js';
import { objectType } from '../graphql/object-types.js';
import { askedBy } from '../graphql/resolvers.js';
import { LocalDate } from '../graphql/scalars.js';
import type { ApiContext } from '../server/operation.js';
import { ofEngine } from './errors.js';
import { expectRights, reasonText } from './rights.js';

const SweepType = objectType(entities, entities.get('Sweep')!);

/** Sweeps that people start; all others are started by the night and by what comes in. */
@Resolver()
export class SweepMutations {
  @Mutation(() => SweepType, {
    complexity: 500,
    description:
      'Starts a sweep of the newest data by all rules in force; workers go on with it (`sweepProgress`). For supervision and agricultural finance of the province. CONFLICT while one runs, or when nothing has changed since the last 发起预警运行.',
  })
  async startSweep(
    @Arg('reason', () => String, { description: reasonText }) reason: string,
    @Arg('asOf', () => LocalDate, {
      nullable: true,
      description:
        'Day as of which is judged: the business date when not given, never a later one, nor one before that of the last sweep 判断日期.',
    })
    asOf: string | null,
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { port } = operation.rules;
    const viewer = await operation.viewerAtRest();
    // As of a change that takes effect everywhere: a sweep raises and clears everybody's warnings.
    expectRights(viewer, 'life');
    const settings = await port.settings();
    const wish = { asOf: asOf ?? settings.today, reason, username: viewer.username };
    const sweep = await ofEngine(requestSweep(port.sweep.pool, wish, settings));
    await port.wake
      ?.sweep(sweep.id, sweep.tasks)
      .catch(() => operation.note({ sweep: String(sweep.id) }, 'nobody could be woken for a sweep'));
    return operation.recordNow('Sweep', String(sweep.id), info.fieldNodes, askedBy(info));
  }
}
