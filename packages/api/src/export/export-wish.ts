import { type PurposeCode, purposeOf } from '@qingqu/casework';
import { coerceInputValue, type GraphQLInputType, GraphQLNonNull, isInputType } from 'graphql';
import { apiError, badInput, both, mayNotRead } from '../errors.js';
import { upperSnake } from '../graphql/inputs.js';
import { apiSchema } from '../graphql/schema.js';
import { mayRead } from '../model/audience.js';
import type { Entity, OrderTerm } from '../model/entity.js';
import type { Registry } from '../model/registry.js';
import type { Viewer } from '../plan/filter.js';
import { totalOrder } from '../plan/order.js';
import { columnsOf } from './columns.js';
import type { Format } from './formats/index.js';
import { type ExportQuestion, mostRows } from './plan-export.js';

/** What is asked of an export, as it came and before it is checked. */
export interface ExportWish {
  entity: string;
  format: Format;
  /** As the filter input of the GraphQL list takes it. */
  filter?: unknown;
  /** `-paidOn` = descending. */
  orderBy?: readonly string[] | undefined;
  columns?: readonly string[] | undefined;
  first?: number | undefined;
  since?: bigint | undefined;
  /** The code that it is for; what the words or the role say when not given. */
  purposeCode?: PurposeCode | undefined;
  purpose?: string | undefined;
  /** The exchange under which it leaves, by its global id; by its key once it is checked. */
  exchange?: string | undefined;
  ticket?: string | undefined;
  lang: 'zh' | 'en';
  charset: 'utf-8' | 'gb18030';
  excel: boolean;
  manifest: boolean;
}

/** A wish that has been checked: nothing of it can fail any more but reading. */
export interface CheckedExport {
  wish: ExportWish;
  purposeCode: PurposeCode;
  question: ExportQuestion;
}

/**
 * Checks all that is asked against what there is and what the viewer may see.
 * @throws BAD_USER_INPUT that names the place; FORBIDDEN
 */
export function checkExport(entities: Registry, viewer: Viewer, entity: Entity, wish: ExportWish): CheckedExport {
  if (!mayRead(entity.readers, viewer.role)) throw mayNotRead(viewer.role, entity.plural);
  const columns = columnsOf(entities, viewer, entity, wish.columns);
  const isPersonal = [entity, ...columns.flatMap(({ through }) => (through ? [through.target] : []))].some(
    ({ personal }) => personal !== undefined,
  );
  checkPurpose(wish, isPersonal);
  const purposeCode = purposeCodeOf(viewer, wish);
  const question: ExportQuestion = {
    entity,
    columns,
    filter: filterOf(entity, wish.filter),
    terms: totalOrder(
      entity,
      wish.orderBy?.map((text) => orderTerm(entity, text)),
    ),
    since: sinceOf(entity, wish.since),
    first: firstOf(wish.first),
  };
  return { wish, purposeCode, question };
}

/** The entity of this plural, as lists are called in GraphQL. */
export function entityOf(entities: Registry, plural: string): Entity | undefined {
  return [...entities.values()].find((each) => each.plural === plural);
}

const leastPurpose = 4;
const longest = { purpose: 500, ticket: 100 };

/** Personal data are handed out for a purpose that is written down (Art. 9, 14). */
function checkPurpose({ purpose, ticket }: ExportWish, isPersonal: boolean): void {
  const length = purpose?.trim().length ?? 0;
  if ((isPersonal || purpose !== undefined) && (length < leastPurpose || length > longest.purpose))
    throw badInput(
      both({
        zh: `导出含个人信息的数据须说明用途（purpose，${leastPurpose} 至 ${longest.purpose} 字），例如 purpose=核对发放名单`,
        en: `rows of persons are exported for a purpose of ${leastPurpose} to ${longest.purpose} characters, for example purpose=核对发放名单`,
      }),
    );
  if ((ticket?.length ?? 0) > longest.ticket)
    throw badInput(
      both({ zh: `ticket 至多 ${longest.ticket} 字`, en: `ticket has at most ${longest.ticket} characters` }),
    );
}

/** Data leave the finance departments under an approved exchange, and for nothing else under one (Art. 9, 14). */
function purposeCodeOf({ role }: Viewer, wish: ExportWish): PurposeCode {
  const { purposeCode: code, purpose, exchange } = wish;
  const purposeCode = purposeOf(role, { code, purpose, exchange });
  if (purposeCode === 'external_exchange' && exchange === undefined)
    throw apiError(
      'FORBIDDEN',
      both({
        zh: '对外交换须有批准的数据交换（exchange=标识）：由地区申请，经省财政厅农业处审核、信息化办公室批准（第十四条）',
        en: "data leave under an approved exchange, exchange=<its id>: asked for by a region, endorsed by the province's agricultural finance division, approved by its technology office (Art. 14)",
      }),
    );
  if (purposeCode !== 'external_exchange' && exchange !== undefined)
    throw badInput(
      both({
        zh: '按数据交换导出的用途为 external_exchange，请去掉 purposeCode 或 exchange',
        en: 'what leaves under an exchange is for external_exchange; leave out purposeCode or exchange',
      }),
    );
  return purposeCode;
}

/** A filter as the GraphQL list checks it, by its very input type. */
function filterOf(entity: Entity, filter: unknown): unknown {
  return filter === undefined || filter === null
    ? undefined
    : checked(filter, inputType(`${entity.name}Filter`), 'filter');
}

function orderTerm(entity: Entity, text: string): OrderTerm {
  const descending = text.startsWith('-');
  const field = upperSnake(descending ? text.slice(1) : text);
  const direction = descending ? 'DESC' : 'ASC';
  const type = new GraphQLNonNull(inputType(`${entity.name}Order`));
  const order = checked({ field, direction }, type, 'orderBy') as { field: string };
  return { field: order.field, descending };
}

function inputType(name: string): GraphQLInputType {
  const type = apiSchema().getType(name);
  if (!isInputType(type)) throw new Error(`${name} is no input type`);
  return type;
}

function checked(value: unknown, type: GraphQLInputType, place: string): unknown {
  return coerceInputValue(value, type, (path, _value, error) => {
    const where = [place, ...path].join('.');
    const reason = error.message.replace(/ Did you mean .*$/s, '').slice(0, 200);
    throw badInput(both({ zh: `${where} 有误`, en: `${where}: ${reason}` }));
  });
}

function sinceOf(entity: Entity, since: bigint | undefined): bigint | undefined {
  if (since !== undefined && entity.members.epoch?.kind !== 'field')
    throw badInput(
      both({
        zh: `${entity.plural} 没有数据期，不能按 since 导出`,
        en: `${entity.plural} have no epoch, so since is not for them; leave it out`,
      }),
    );
  return since;
}

function firstOf(first: number | undefined): number | undefined {
  if (first !== undefined && !(first >= 1 && first <= mostRows))
    throw badInput(
      both({ zh: `first 应为 1 至 ${mostRows}`, en: `first is 1 to ${mostRows}, for example first=1000` }),
    );
  return first;
}
