import { audit } from '@qingqu/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Resolver } from 'type-graphql';
import { PurposeCode } from '../entities/exchanges.js';
import { ExportFormat } from '../entities/export-job.js';
import { entities } from '../entities/index.js';
import { badInput, both, notFound } from '../errors.js';
import { choiceEnum, enumOf } from '../graphql/enums.js';
import { objectType } from '../graphql/object-types.js';
import { askedBy } from '../graphql/resolvers.js';
import { BigInteger, Json } from '../graphql/scalars.js';
import { parseGlobalId } from '../plan/global-id.js';
import { storedOf } from '../rule-desk/candidate-payment.js';
import type { ApiContext } from '../server/operation.js';
import { detailOf } from './audit-export.js';
import { checkExport, entityOf } from './export-wish.js';
import type { Format } from './formats/index.js';
import { storedWish } from './stored-wish.js';
import { countUnderExchange, underExchange } from './under-exchange.js';

const ExportJobType = objectType(entities, entities.get('ExportJob')!);
const ExportFormatEnum = choiceEnum(ExportFormat);
const PurposeCodeEnum = choiceEnum(PurposeCode);
const HeadingLanguage = enumOf('HeadingLanguage', 'Language of headings 表头语言.', {
  EN: 'The names of the fields.',
  ZH: 'Chinese, from their descriptions 中文.',
});

/** Exports that are made in the background, for lists that take longer than anybody waits. */
@Resolver()
export class ExportMutations {
  @Mutation(() => ExportJobType, {
    description:
      'Asks for a list as a file, which is made in the background and can be fetched for seven days; at most 3 of a user wait or run at a time, each of at most 5,000,000 rows 提交导出任务.',
  })
  async startExport(
    @Arg('entity', () => String, { description: 'The list, as it is called here, for example "payments" 数据.' })
    plural: string,
    @Arg('format', () => ExportFormatEnum, { description: 'Format of the file 格式.' }) format: string,
    @Arg('filter', () => Json, {
      nullable: true,
      description: "Which rows, as the list's own filter takes it 筛选条件.",
    })
    filter: unknown,
    @Arg('orderBy', () => [String], {
      nullable: true,
      description: 'In which order, for example ["-paidOn", "amount"]; `-` = descending 排序.',
    })
    orderBy: string[] | null,
    @Arg('columns', () => [String], {
      nullable: true,
      description:
        'Fields in their order, those of a relation as "payee.name"; the id and all stored values when not given 列.',
    })
    columns: string[] | null,
    @Arg('since', () => BigInteger, {
      nullable: true,
      description: 'Only what has come in or changed since this epoch 起始数据期.',
    })
    since: bigint | null,
    @Arg('purpose', () => String, {
      nullable: true,
      description: 'What the data are needed for; necessary where rows tell of persons (Art. 9, 14) 用途.',
    })
    purpose: string | null,
    @Arg('ticket', () => String, {
      nullable: true,
      description: 'Document, order or case that it is for 工单号.',
    })
    ticket: string | null,
    @Arg('purposeCode', () => PurposeCodeEnum, {
      nullable: true,
      description: 'What for, of the five uses that there are; what the words or the role say when not given 用途代码.',
    })
    purposeCode: string | null,
    @Arg('exchange', () => ID, {
      nullable: true,
      description:
        'The approved exchange under which it leaves the finance departments, which says what may leave (Art. 14) 数据交换.',
    })
    exchange: string | null,
    @Arg('headings', () => HeadingLanguage, { defaultValue: 'EN', description: 'Language of the headings 表头语言.' })
    headings: string,
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { exports, exchanging } = operation;
    const viewer = await operation.viewer();
    const entity = entityOf(entities, plural) ?? noSuchList(plural);
    const wish = await underExchange(exchanging, viewer, entity, {
      entity: plural,
      format: format.toLowerCase() as Format,
      filter: filter ?? undefined,
      orderBy: orderBy ?? undefined,
      columns: columns ?? undefined,
      since: since ?? undefined,
      purpose: purpose ?? undefined,
      ticket: ticket ?? undefined,
      lang: headings === 'ZH' ? 'zh' : 'en',
      charset: 'utf-8',
      excel: false,
      manifest: false,
      purposeCode: purposeCode ? storedOf(PurposeCode, purposeCode) : undefined,
      exchange: exchange ?? undefined,
    });
    const checked = checkExport(entities, viewer, entity, wish);
    const { requestId, clientAddress } = operation;
    await countUnderExchange(exchanging, viewer, checked, { requestId, clientAddress });
    const id = await operation.change(async (client) => {
      const { rows } = await client.query<{ id: string }>('select start_export($1, $2, $3, $4, $5, $6) as id', [
        plural,
        checked.wish.format,
        JSON.stringify(storedWish(checked.wish)),
        checked.question.columns.map(({ name }) => name),
        purpose,
        ticket,
      ]);
      const targetId = rows[0]!.id;
      const act = { action: 'export', targetKind: entity.name, targetId, purpose: purpose ?? undefined };
      await audit(client, { ...act, ticket: ticket ?? undefined, detail: detailOf(checked), requestId, clientAddress });
      return targetId;
    });
    // It stands in the database: whoever looks for work next finds it.
    await exports.wake?.().catch(() => operation.note({ job: id }, 'nobody could be woken for an export'));
    return operation.recordNow('ExportJob', id, info.fieldNodes, askedBy(info));
  }

  @Mutation(() => ExportJobType, {
    description: "Cancels an own export that waits or runs; one that has ended can't be 取消导出任务.",
  })
  async cancelExport(
    @Arg('id', () => ID, { description: 'Id of the export 导出任务.' }) id: string,
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const parsed = parseGlobalId(entities, id);
    if (parsed?.entity.name !== 'ExportJob')
      throw badInput(
        both({ zh: 'id 应为导出任务的标识', en: 'id expects the id of an export, as exportJobs answers it' }),
      );
    const targetId = parsed.key[0]!;
    const { requestId, clientAddress } = operation;
    await operation.change(async (client) => {
      const { rows } = await client.query<{ done: boolean }>('select cancel_export($1) as done', [targetId]);
      if (!rows[0]!.done) throw notFound('进行中的导出任务', 'export that waits or runs');
      await audit(client, { action: 'export_cancel', targetKind: 'ExportJob', targetId, requestId, clientAddress });
    });
    return operation.recordNow('ExportJob', targetId, info.fieldNodes, askedBy(info));
  }
}

function noSuchList(plural: string): never {
  throw badInput(
    both({
      zh: `没有名为「${plural.slice(0, 60)}」的数据，例如 payments`,
      en: `there is no list '${plural.slice(0, 60)}'; expected one of the schema, for example payments`,
    }),
  );
}
