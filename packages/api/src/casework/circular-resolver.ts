import {
  acknowledgeCircular,
  type CircularStream,
  deliverCircular,
  draftCircular,
  issueCircular,
  redraftCircular,
  returnCircular,
  reviewCircular,
} from '@qingqu/casework';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { CircularStream as Streams } from '../entities/circulars.js';
import { entities } from '../entities/index.js';
import { choiceEnum } from '../graphql/enums.js';
import type { ArgumentDecorator } from '../graphql/named-class.js';
import { objectType } from '../graphql/object-types.js';
import { RegionCode } from '../graphql/scalars.js';
import { storedOf } from '../rule-desk/candidate-payment.js';
import type { ApiContext } from '../server/operation.js';
import { act } from './acting.js';
import { DocumentNo, idOf, Reason, step, Version } from './stepping.js';

const CircularType = objectType(entities, entities.get('Circular')!);
const StreamEnum = choiceEnum(Streams);
const circular = { entity: 'Circular', zh: '通报', en: 'circular' };
const Id = idOf('Id of the circular 通报.');

const Remarks: ArgumentDecorator = Arg('remarks', () => String, {
  nullable: true,
  description: 'What is asked of those who get it, at most 4,000 characters 有关要求.',
});
const regionsOf = (otherwise: string): ArgumentDecorator =>
  Arg('regions', () => [RegionCode], {
    nullable: true,
    description: `Codes of the regions that it goes to; ${otherwise} 通报对象.`,
  });

/** Circulars 通报 (Art. 20): of a closed month, by the IT or the agricultural office of the province, or of a prefecture for its counties. */
@Resolver()
export class CircularResolver {
  @Mutation(() => CircularType, {
    description:
      'Drafts a circular of a closed month: its figures are read as they were known at the close, and frozen 起草通报.',
  })
  draftCircular(
    @Arg('stream', () => StreamEnum, { description: 'What it tells of; who drafts it is of that office 通报类别.' })
    stream: string,
    @Arg('month', () => String, { description: 'A closed month, such as 2018-11 月份.' }) month: string,
    @Arg('title', () => String, {
      nullable: true,
      description: 'Title, at most 100 characters; the usual one when not given 标题.',
    })
    title: string | null,
    @Remarks remarks: string | null,
    @regionsOf(
      "the divisions of one's own finance department for statistics of online operation, else every region directly below when not given",
    )
    regions: string[] | null,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const wish = { stream: storedOf(Streams, stream) as CircularStream, month, title, remarks, regions };
    return act(context, info, circular.entity, ({ client, actor, today }) =>
      draftCircular(client, actor, { today }, wish),
    );
  }

  @Mutation(() => CircularType, { description: 'Changes the words of a draft; its figures stay 修改通报.' })
  redraftCircular(
    @Id id: string,
    @Version version: number,
    @Arg('title', () => String, { description: 'Title, at most 100 characters 标题.' }) title: string,
    @Remarks remarks: string | null,
    @regionsOf('as they are when not given') regions: string[] | null,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, circular, { id, version }, ({ client, today }, seen) =>
      redraftCircular(client, seen, { today, title, remarks, regions }),
    );
  }

  @Mutation(() => CircularType, { description: 'Reviews a draft; never by who drafted it 审核通报.' })
  reviewCircular(
    @Id id: string,
    @Version version: number,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, circular, { id, version }, ({ client, today }, seen) =>
      reviewCircular(client, seen, { today }),
    );
  }

  @Mutation(() => CircularType, { description: 'Sends a draft back to be drafted anew 退回通报.' })
  returnCircular(
    @Id id: string,
    @Version version: number,
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, circular, { id, version }, ({ client, today }, seen) =>
      returnCircular(client, seen, { today, reason }),
    );
  }

  @Mutation(() => CircularType, {
    description:
      'Issues a reviewed circular under its document number; its document stays as it is from then on 印发通报.',
  })
  issueCircular(
    @Id id: string,
    @Version version: number,
    @DocumentNo documentNo: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, circular, { id, version }, ({ client, today }, seen) =>
      issueCircular(client, seen, { today, documentNo }),
    );
  }

  @Mutation(() => CircularType, {
    description: 'Delivers it to all that it goes to: they read it from then on 送达通报.',
  })
  deliverCircular(
    @Id id: string,
    @Version version: number,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, circular, { id, version }, ({ client, today }, seen) =>
      deliverCircular(client, seen, { today }),
    );
  }

  @Mutation(() => CircularType, {
    description: "Acknowledges a circular for one's region, by its staff or supervision 签收通报.",
  })
  acknowledgeCircular(
    @Id id: string,
    @Version version: number,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, circular, { id, version }, ({ client, today }, seen) =>
      acknowledgeCircular(client, seen, { today }),
    );
  }
}
