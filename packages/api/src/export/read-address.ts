import { purposeCodes } from '@qingqu/casework';
import { badInput, both } from '../errors.js';
import type { Entity, Member } from '../model/entity.js';
import type { Registry } from '../model/registry.js';
import type { ValueType } from '../model/values.js';
import type { ExportWish } from './export-wish.js';
import type { Format } from './formats/index.js';

/** What stands behind the `?` of an address; a name may come several times. */
export type Address = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Names that are no conditions. */
const own = [
  'filter',
  'orderBy',
  'columns',
  'first',
  'purpose',
  'purposeCode',
  'exchange',
  'ticket',
  'charset',
  'excel',
  'lang',
  'since',
  'manifest',
];

const operators = ['eq', 'ne', 'in', 'notIn', 'gt', 'gte', 'lt', 'lte', 'isNull', 'startsWith', 'contains'];

/**
 * Reads an export's address. Besides `filter`, each `name=value` and `name.operator=value` is a condition, so that a tool that
 * cannot write JSON can ask too: `status=PAID&paidOn.gte=2018-01-01&payee.kind=INDIVIDUAL`.
 * @throws BAD_USER_INPUT that names the parameter
 */
export function readAddress(entities: Registry, entity: Entity, format: Format, address: Address): ExportWish {
  const given = new Map<string, string>();
  for (const [name, value] of Object.entries(address)) {
    if (typeof value !== 'string') throw badValue(name, '一个值', 'one value', `${name}=…`);
    // An empty value is none, as forms leave them.
    if (value !== '') given.set(name, value);
  }
  const conditions = [...given]
    .filter(([name]) => !own.includes(name))
    .map(([name, text]) => conditionOf(entities, entity, name, text));
  const filter = [...(given.has('filter') ? [jsonOf('filter', given.get('filter')!)] : []), ...conditions];
  return {
    entity: entity.plural,
    format,
    filter: filter.length > 1 ? { and: filter } : filter[0],
    orderBy: given.get('orderBy')?.split(','),
    columns: given.get('columns')?.split(','),
    first: numberOf('first', given.get('first')),
    since: sinceOf(given.get('since')),
    purpose: given.get('purpose'),
    purposeCode: given.has('purposeCode') ? oneOf('purposeCode', given.get('purposeCode'), purposeCodes) : undefined,
    exchange: given.get('exchange'),
    ticket: given.get('ticket'),
    lang: oneOf('lang', given.get('lang'), ['en', 'zh']),
    charset: oneOf('charset', given.get('charset')?.toLowerCase(), ['utf-8', 'gb18030']),
    excel: oneOf('excel', given.get('excel'), ['0', '1']) === '1',
    manifest: oneOf('manifest', given.get('manifest'), ['0', '1']) === '1',
  };
}

function conditionOf(entities: Registry, entity: Entity, name: string, text: string): object {
  if (name === 'regionUnder') return { regionUnder: text };
  const parts = name.split('.');
  const operator = operators.includes(parts.at(-1)!) && parts.length > 1 ? parts.pop()! : 'eq';
  let here: Entity | undefined = entity;
  let type: ValueType | undefined;
  for (const part of parts) {
    const member: Member | undefined = here && Object.hasOwn(here.members, part) ? here.members[part] : undefined;
    here = member?.kind === 'one' ? entities.get(member.target) : undefined;
    type = member?.kind === 'field' ? member.type : undefined;
  }
  const operand: object = { [operator]: operandOf(type, operator, text) };
  return parts.reduceRight((inner, part) => ({ [part]: inner }), operand);
}

/** Numbers and flags are no texts in the filter input; all else is. */
function operandOf(type: ValueType | undefined, operator: string, text: string): unknown {
  if (operator === 'isNull') return text === 'true' || text === '1';
  const one = (each: string) => {
    if (type?.name === 'Int') return /^-?\d{1,9}$/.test(each) ? Number(each) : each;
    if (type?.name === 'Boolean') return each === 'true' ? true : each === 'false' ? false : each;
    return each;
  };
  return operator === 'in' || operator === 'notIn' ? text.split(',').map(one) : one(text);
}

function jsonOf(name: string, text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Told below.
  }
  throw badValue(name, 'JSON 对象', 'a JSON object', `${name}={"paidOn":{"gte":"2018-01-01"}}`);
}

function numberOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined || /^\d{1,9}$/.test(text)) return text === undefined ? undefined : Number(text);
  throw badValue(name, '整数', 'a whole number', `${name}=1000`);
}

function sinceOf(text: string | undefined): bigint | undefined {
  if (text === undefined || /^\d{1,18}$/.test(text)) return text === undefined ? undefined : BigInt(text);
  throw badValue('since', '数据期编号', 'the number of an epoch', 'since=12');
}

function oneOf<T extends string>(name: string, text: string | undefined, words: readonly [T, ...T[]]): T {
  if (text === undefined) return words[0];
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  throw badValue(name, words.join(' 或 '), words.join(' or '), `${name}=${words[1]}`);
}

const badValue = (name: string, zh: string, en: string, example: string) =>
  badInput(
    both({
      zh: `参数 ${name.slice(0, 60)} 应为${zh}，例如 ${example}`,
      en: `${name.slice(0, 60)} expects ${en}, for example ${example}`,
    }),
  );
