import { approveExchange, endExchange, endorseExchange, refuseExchange, requestExchange } from '@qingqu/casework';
import { ExchangeDirection, PurposeCode } from '../entities/exchanges.js';
import { entities } from '../entities/index.js';
import { badInput, both } from '../errors.js';
import { checkExport, entityOf } from '../export/export-wish.js';
import { Json } from '../graphql/scalars.js';
import type { Viewer } from '../identity/principal.js';
import { act } from './acting.js';
import { actsOf, special, step } from './acts.js';
import { argument, day, ifAny, oneOf, reason, text, usually } from './arguments.js';

/** Exchanges of data with outside bodies 数据交换 (Art. 9, 14): three people, each of another office, let one pass. */
export const ExchangeResolver = actsOf(
  { entity: 'DataExchange', zh: '数据交换', en: 'exchange' },
  {
    requestExchange: special(
      "Asks for an exchange: outbound any staff, of a list and its fields; inbound the province's agricultural finance division, in words 申请数据交换.",
      {
        direction: oneOf(ExchangeDirection, 'Which way data go 交换方向.'),
        counterparty: text('The other body, at most 100 characters 交换单位.'),
        reason,
        purpose: usually('EXTERNAL_EXCHANGE', oneOf(PurposeCode, 'What for 用途.')),
        list: ifAny(text('Outbound: the list, as it is called here, for example "payments" 数据.')),
        fields: ifAny(argument<string[]>([String], 'Outbound: its fields, those of a relation as "payee.name" 字段.')),
        filter: ifAny(
          argument<unknown>(
            Json,
            "Outbound: which rows, as the list's own filter takes it; all of the region when not given 筛选条件.",
          ),
        ),
        asked: ifAny(text('Inbound: which data are to come in, in words, at most 2,000 characters 需求内容.')),
      },
      async (context, info, { direction, counterparty, reason: why, purpose, asked, ...wanted }) => {
        const viewer = await context.operation.viewer();
        const dataset = direction === 'out' ? outbound(viewer, wanted) : { asked: asked ?? '' };
        return act(context, info, 'DataExchange', ({ client, actor, today }) =>
          requestExchange(client, actor, { today, reason: why }, { direction, counterparty, purpose, dataset }),
        );
      },
    ),
    endorseExchange: step(
      "Endorses a request, by the province's agricultural finance division; never by who asked 审核数据交换.",
      { reason },
      endorseExchange,
    ),
    approveExchange: step(
      "Approves an endorsed request for some time, at most 366 days, by the province's technology office; never by who asked or endorsed 批准数据交换.",
      {
        reason,
        expiresOn: day('Last day 有效期止.'),
        validFrom: ifAny(day('First day; today when not given 有效期起.')),
      },
      (client, seen, said) => approveExchange(client, seen, { ...said, validFrom: said.validFrom ?? said.today }),
    ),
    refuseExchange: step(
      'Refuses a request, by the office whose turn it is 不予批准数据交换.',
      { reason },
      refuseExchange,
    ),
    endExchange: step(
      'Ends an approved exchange before its last day, by who asked for it or by the offices that let it pass 终止数据交换.',
      { reason },
      endExchange,
    ),
  },
);

interface Outbound {
  list?: string | undefined;
  fields?: readonly string[] | undefined;
  filter?: unknown;
}

/** What is to leave, checked as an export of it would be. @throws BAD_USER_INPUT that names the place */
function outbound(viewer: Viewer, { list, fields, filter }: Outbound) {
  const entity = list ? entityOf(entities, list) : undefined;
  if (!entity || !fields)
    throw badInput(
      both({
        zh: '对外提供须指明数据 list 和字段 fields，例如 list: "payments", fields: ["id", "amount"]',
        en: 'what leaves is a list and its fields, for example list: "payments", fields: ["id", "amount"]',
      }),
    );
  const some = filter === undefined ? {} : { filter };
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
