import {
  acceptReply,
  acknowledgeOrder,
  issueOrder,
  numberOrder,
  replyToOrder,
  returnReply,
  withdrawOrder,
} from '@qingqu/casework';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import * as choices from '../entities/choices.js';
import { entities } from '../entities/index.js';
import { choiceEnum } from '../graphql/enums.js';
import { objectType } from '../graphql/object-types.js';
import { RegionCode } from '../graphql/scalars.js';
import { storedOf } from '../rule-desk/candidate-payment.js';
import type { ApiContext } from '../server/operation.js';
import { act } from './acting.js';
import { CaseIfAny, caseKey, DocumentNo, DocumentNoIfAny, idOf, Reason, step, Version } from './stepping.js';

const WorkOrderType = objectType(entities, entities.get('WorkOrder')!);
const DepartmentKind = choiceEnum(choices.DepartmentKind);
const order = { entity: 'WorkOrder', zh: '交办单', en: 'order' };
const Id = idOf('Id of the order 交办单.');

/** Assignment orders 交办单 (Art. 17). Who may take which step, their machine says. */
@Resolver()
export class OrderResolver {
  @Mutation(() => WorkOrderType, {
    description:
      "Issues an order to a department: by supervision of its region or above, or by the department of the same kind above. An order for a case goes to the case's department 下达交办单.",
  })
  async issueOrder(
    @Arg('title', () => String, { description: 'Title, at most 100 characters 标题.' }) title: string,
    @Arg('requirement', () => String, { description: 'What is to be done, at most 4,000 characters 交办要求.' })
    requirement: string,
    @CaseIfAny caseId: string | null,
    @Arg('regionCode', () => RegionCode, {
      nullable: true,
      description: "Region whose department it is for; the case's when not given 承办地区代码.",
    })
    regionCode: string | null,
    @Arg('departmentKind', () => DepartmentKind, {
      nullable: true,
      description: "Kind of department that it is for; the case's when not given 承办处室.",
    })
    departmentKind: string | null,
    @Arg('replyWithin', () => Int, { defaultValue: 10, description: 'Working days for the reply, 1 to 60 回复期限.' })
    replyWithin: number,
    @DocumentNoIfAny documentNo: string | null,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const wish = {
      title,
      requirement,
      replyWithin,
      documentNo,
      regionCode,
      departmentKind: departmentKind && storedOf(choices.DepartmentKind, departmentKind),
      caseId: await caseKey(context, caseId),
    };
    return act(context, info, order.entity, ({ client, actor, today }) => issueOrder(client, actor, { today }, wish));
  }

  @Mutation(() => WorkOrderType, {
    description: 'Acknowledges an order, by staff of the department that it is for 签收交办单.',
  })
  acknowledgeOrder(
    @Id id: string,
    @Version version: number,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, order, { id, version }, ({ client, today }, seen) =>
      acknowledgeOrder(client, seen, { today }),
    );
  }

  @Mutation(() => WorkOrderType, {
    description: 'Replies to an order that was acknowledged, or whose reply was returned 回复交办单.',
  })
  replyToOrder(
    @Id id: string,
    @Version version: number,
    @Arg('reply', () => String, { description: 'What was done about it, at most 4,000 characters 回复.' })
    reply: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, order, { id, version }, ({ client, today }, seen) =>
      replyToOrder(client, seen, { today, reply }),
    );
  }

  @Mutation(() => WorkOrderType, {
    description: 'Accepts the reply, by those who issued the order; never by who replied 采纳回复.',
  })
  acceptOrderReply(
    @Id id: string,
    @Version version: number,
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, order, { id, version }, ({ client, today }, seen) =>
      acceptReply(client, seen, { today, reason }),
    );
  }

  @Mutation(() => WorkOrderType, {
    description:
      'Returns the reply, so that another is given; by those who issued the order, never by who replied 退回回复.',
  })
  returnOrderReply(
    @Id id: string,
    @Version version: number,
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, order, { id, version }, ({ client, today }, seen) =>
      returnReply(client, seen, { today, reason }),
    );
  }

  @Mutation(() => WorkOrderType, {
    description: 'Withdraws an order that was not replied to yet, by those who issued it 撤回交办单.',
  })
  withdrawOrder(
    @Id id: string,
    @Version version: number,
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, order, { id, version }, ({ client, today }, seen) =>
      withdrawOrder(client, seen, { today, reason }),
    );
  }

  @Mutation(() => WorkOrderType, { description: 'Gives an order its document number, or another 交办单编文号.' })
  numberOrder(
    @Id id: string,
    @Version version: number,
    @DocumentNo documentNo: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, order, { id, version }, ({ client, today }, seen) =>
      numberOrder(client, seen, { today, documentNo }),
    );
  }
}
