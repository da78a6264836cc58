import {
  approveExchange,
  type ExchangeWish,
  endExchange,
  endorseExchange,
  refuseExchange,
  requestExchange,
} from '@qingqu/casework';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { ExchangeDirection, PurposeCode } from '../entities/exchanges.js';
import { entities } from '../entities/index.js';
import { badInput, both } from '../errors.js';
import { checkExport, entityOf } from '../export/export-wish.js';
import { choiceEnum } from '../graphql/enums.js';
import { objectType } from '../graphql/object-types.js';
import { Json, LocalDate } from '../graphql/scalars.js';
import type { Viewer } from '../identity/principal.js';
import { storedOf } from '../rule-desk/candidate-payment.js';
import type { ApiContext } from '../server/operation.js';
import { act } from './acting.js';
import { idOf, Reason, step, Version } from './stepping.js';

const DataExchangeType = objectType(entities, entities.get('DataExchange')!);
const Direction = choiceEnum(ExchangeDirection);
const Purpose = choiceEnum(PurposeCode);
const exchange = { entity: 'DataExchange', zh: '数据交换', en: 'exchange' };
const Id = idOf('Id of the exchange 数据交换.');

/** Exchanges of data with outside bodies 数据交换 (Art. 9, 14): three people, each of another office, let one pass. */
@Resolver()
export class ExchangeResolver {
  @Mutation(() => DataExchangeType, {
    description:
      "Asks for an exchange: outbound any staff, of a list and its fields; inbound the province's agricultural finance division, in words 申请数据交换.",
  })
  async requestExchange(
    @Arg('direction', () => Direction, { description: 'Which way data go 交换方向.' }) direction: string,
    @Arg('counterparty', () => String, { description: 'The other body, at most 100 characters 交换单位.' })
    counterparty: string,
    @Reason reason: string,
    @Arg('purpose', () => Purpose, { defaultValue: 'EXTERNAL_EXCHANGE', description: 'What for 用途.' })
    purpose: string,
    @Arg('list', () => String, {
      nullable: true,
      description: 'Outbound: the list, as it is called here, for example "payments" 数据.',
    })
    list: string | null,
    @Arg('fields', () => [String], {
      nullable: true,
      description: 'Outbound: its fields, those of a relation as "payee.name" 字段.',
    })
    fields: string[] | null,
    @Arg('filter', () => Json, {
      nullable: true,
      description:
        "Outbound: which rows, as the list's own filter takes it; all of the region when not given 筛选条件.",
    })
    filter: unknown,
    @Arg('asked', () => String, {
      nullable: true,
      description: 'Inbound: which data are to come in, in words, at most 2,000 characters 需求内容.',
    })
    asked: string | null,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const viewer = await context.operation.viewer();
    const wish: ExchangeWish = {
      direction: storedOf(ExchangeDirection, direction),
      counterparty,
      purpose: storedOf(PurposeCode, purpose),
      dataset: direction === 'OUT' ? outbound(viewer, list, fields, filter) : { asked: asked ?? '' },
    };
    return act(context, info, exchange.entity, ({ client, actor, today }) =>
      requestExchange(client, actor, { today, reason }, wish),
    );
  }

  @Mutation(() => DataExchangeType, {
    description:
      "Endorses a request, by the province's agricultural finance division; never by who asked 审核数据交换.",
  })
  endorseExchange(
    @Id id: string,
    @Version version: number,
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, exchange, { id, version }, ({ client, today }, seen) =>
      endorseExchange(client, seen, { today, reason }),
    );
  }

  @Mutation(() => DataExchangeType, {
    description:
      "Approves an endorsed request for some time, at most 366 days, by the province's technology office; never by who asked or endorsed 批准数据交换.",
  })
  approveExchange(
    @Id id: string,
    @Version version: number,
    @Reason reason: string,
    @Arg('expiresOn', () => LocalDate, { description: 'Last day 有效期止.' }) expiresOn: string,
    @Arg('validFrom', () => LocalDate, { nullable: true, description: 'First day; today when not given 有效期起.' })
    validFrom: string | null,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, exchange, { id, version }, ({ client, today }, seen) =>
      approveExchange(client, seen, { today, reason, expiresOn, validFrom: validFrom ?? today }),
    );
  }

  @Mutation(() => DataExchangeType, {
    description: 'Refuses a request, by the office whose turn it is 不予批准数据交换.',
  })
  refuseExchange(
    @Id id: string,
    @Version version: number,
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, exchange, { id, version }, ({ client, today }, seen) =>
      refuseExchange(client, seen, { today, reason }),
    );
  }

  @Mutation(() => DataExchangeType, {
    description:
      'Ends an approved exchange before its last day, by who asked for it or by the offices that let it pass 终止数据交换.',
  })
  endExchange(
    @Id id: string,
    @Version version: number,
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, exchange, { id, version }, ({ client, today }, seen) =>
      endExchange(client, seen, { today, reason }),
    );
  }
}

/** What is to leave, checked as an export of it would be. @throws BAD_USER_INPUT that names the place */
function outbound(viewer: Viewer, list: string | null, fields: readonly string[] | null, filter: unknown) {
  const entity = list ? entityOf(entities, list) : undefined;
  if (!entity || !fields)
    throw badInput(
      both({
        zh: '对外提供须指明数据 list 和字段 fields，例如 list: "payments", fields: ["id", "amount"]',
        en: 'what leaves is a list and its fields, for example list: "payments", fields: ["id", "amount"]',
      }),
    );
  const some = filter === null || filter === undefined ? {} : { filter };
  const wish = { format: 'csv', lang: 'zh', charset: 'utf-8', excel: false, manifest: false } as const;
  checkExport(entities, viewer, entity, {
    ...wish,
    ...some,
    entity: entity.plural,
    columns: fields,
    purpose: '申请数据交换',
  });
  return { entity: entity.plural, fields, ...some };
}
