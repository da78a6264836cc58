import { loadActor } from '@qingqu/casework';
import { inTransaction } from '@qingqu/schema';
import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { entities } from '../entities/index.js';
import { administratorsMayNot, mayNotRead, notFound } from '../errors.js';
import { mayRead } from '../model/audience.js';
import { recordOf } from '../rule-desk/shown.js';
import type { ApiContext } from '../server/operation.js';
import { ofCasework, seenKey } from './acting.js';
import { offerings } from './offers.js';

@ObjectType('ActOffer', {
  description:
    'An act of people that leads on from how a matter stands, and whether the viewer may do it now 可办理事项.',
  simpleResolvers: true,
})
export class ActOfferType {
  @Field(() => String, { description: 'The mutation that takes it, such as "takeUpCase" 接口.' })
  mutation!: string;

  @Field(() => String, { description: 'Name of the act, as `acts` of the matter says 事项.' })
  act!: string;

  @Field(() => String, { description: 'Title in Chinese 名称.' })
  titleZh!: string;

  @Field(() => String, { description: 'Title in English 名称（英文）.' })
  titleEn!: string;

  @Field(() => String, { description: 'The rule that says so 依据.' })
  article!: string;

  @Field(() => Boolean, {
    description: 'Whether the viewer may do it now; what is said with it is judged when it is done 是否可办.',
  })
  allowed!: boolean;

  @Field(() => String, { nullable: true, description: 'Why not, in the words of the refusal 不可办理原因.' })
  reasonZh!: string | null;

  @Field(() => String, { nullable: true, description: 'The same in English 不可办理原因（英文）.' })
  reasonEn!: string | null;

  @Field(() => String, { nullable: true, description: 'The rule that forbids it 禁止依据.' })
  forbiddenBy!: string | null;
}

/** What a viewer may do about a matter, told before he tries. */
@Resolver()
export class OffersResolver {
  @Query(() => [ActOfferType], {
    complexity: 20,
    description:
      'The acts of people that lead on from how a matter stands (a case, order, inspection, interview, correction, ledger, assessment, circular or exchange), each with whether the viewer may do it now and why not: judged by what would judge the act itself 可办理事项.',
  })
  async acts(
    @Arg('id', () => ID, { description: 'Id of the matter 事项标识.' }) id: string,
    @Ctx() context: ApiContext,
  ): Promise<ActOfferType[]> {
    const { operation } = context;
    const { role } = await operation.viewer();
    if (role === 'admin') throw administratorsMayNot('acts');
    const name = recordOf(id)?.entity.name ?? '';
    const offering = offerings[name];
    if (!offering) throw notFound('办理事项', 'matter');
    if (!mayRead(entities.get(name)!.readers, role)) throw mayNotRead(role, 'acts');
    const key = await seenKey(context, id, { entity: name, zh: '办理事项', en: 'matter' });
    const { system, today } = operation.casework;
    const viewer = await operation.viewerAtRest();
    const on = await today();
    // All that is looked at is of one moment.
    return ofCasework(
      inTransaction(
        system,
        async (client) => offering.offersTo(client, key, await loadActor(client, viewer), on),
        'begin isolation level repeatable read read only',
      ),
    );
  }
}
