import { Field, ID, InputType, Int } from 'type-graphql';
import type { Entity, Field as EntityField, Member } from '../model/entity.js';
import type { Registry } from '../model/registry.js';
import type { ValueType } from '../model/values.js';
import { choiceEnum, Direction, enumOf } from './enums.js';
import { type NamedClass, namedClass, property, type TypeValue } from './named-class.js';

export const typeOf = ({ graphql }: ValueType): TypeValue =>
  graphql === 'Int' ? Int : graphql === 'Texts' ? [String] : 'stored' in graphql ? choiceEnum(graphql) : graphql;

const operatorTexts = {
  eq: 'Equal to 等于.',
  ne: 'Different from; null counts as different 不等于.',
  in: 'One of at most 1,000 属于.',
  notIn: 'None of at most 1,000; null counts as none of them 不属于.',
  gt: 'Greater than, or later 大于.',
  gte: 'At least, or not earlier 大于等于.',
  lt: 'Less than, or earlier 小于.',
  lte: 'At most, or not later 小于等于.',
  isNull: 'Whether there is none 是否为空.',
  startsWith: 'Begins with 开头是.',
  contains: 'Contains; upper and lower case differ 包含.',
};
type Operator = keyof typeof operatorTexts;

const operatorsOf: Record<ValueType['operators'], readonly Operator[]> = {
  text: ['eq', 'ne', 'in', 'notIn', 'startsWith', 'contains', 'isNull'],
  ordered: ['eq', 'ne', 'in', 'notIn', 'gt', 'gte', 'lt', 'lte', 'isNull'],
  choice: ['eq', 'ne', 'in', 'notIn', 'isNull'],
  flag: ['eq', 'ne', 'isNull'],
  none: [],
};

const operatorInputs = new Map<string, NamedClass>();

/** `MoneyOperators`, `PayeeKindOperators` …: what may be asked of a kind of value. */
function operatorsInput(type: ValueType): NamedClass {
  const name = `${type.name}Operators`;
  const known = operatorInputs.get(name);
  if (known) return known;
  const input = namedClass(name);
  InputType(name, { description: `What may be asked of a ${type.name}; all that is given must hold 比较条件.` })(input);
  for (const operator of operatorsOf[type.operators]) {
    const operand = operandType(type, operator);
    property(
      input,
      operator,
      Field(() => operand, { nullable: true, description: operatorTexts[operator] }),
    );
  }
  operatorInputs.set(name, input);
  return input;
}

function operandType(type: ValueType, operator: Operator): TypeValue {
  if (operator === 'isNull') return Boolean;
  if (operator === 'startsWith' || operator === 'contains') return String;
  return operator === 'in' || operator === 'notIn' ? [typeOf(type)] : typeOf(type);
}

@InputType('IdOperators', { description: 'What may be asked of a global id 标识条件.' })
export class IdOperators {
  @Field(() => ID, { nullable: true, description: operatorTexts.eq })
  eq?: string;

  @Field(() => [ID], { nullable: true, description: operatorTexts.in })
  in?: string[];
}

const filters = new Map<string, NamedClass>();
const listFilters = new Map<string, NamedClass>();

/** `PaymentFilter`: the fields, relations and regions that rows may be filtered by. */
export function filterInput(entities: Registry, entity: Entity): NamedClass {
  const known = filters.get(entity.name);
  if (known) return known;
  const name = `${entity.name}Filter`;
  const input = namedClass(name);
  filters.set(entity.name, input);
  InputType(name, { description: `Which ${entity.plural} are meant; all that is given must hold 筛选条件.` })(input);
  const add = (field: string, type: TypeValue, description: string) =>
    property(
      input,
      field,
      Field(() => type, { nullable: true, description }),
    );

  add('and', [input], 'All of these hold 全部满足.');
  add('or', [input], 'At least one of these holds 任一满足.');
  add('not', input, 'This does not hold 不满足.');
  if (entity.key.length === 1) add('id', IdOperators, 'By global id 按标识.');
  if (entity.under)
    add(
      'regionUnder',
      String,
      'In this region or below it on the fiscal tree, by a code or its beginning: "4114" = 商丘市 and its counties 区划及其下级.',
    );
  for (const [member, description] of Object.entries(entity.members)) addFilter(entities, add, member, description);
  return input;
}

function addFilter(
  entities: Registry,
  add: (field: string, type: TypeValue, description: string) => void,
  name: string,
  member: Member,
): void {
  if (member.kind === 'field' && operatorsOf[member.type.operators].length > 0)
    add(name, operatorsInput(member.type), member.about);
  if (member.kind === 'one') add(name, filterInput(entities, entities.get(member.target)!), member.about);
  if (member.kind === 'many') add(name, listFilterInput(entities, entities.get(member.target)!), member.about);
}

/** `PaymentListFilter`: whether some or none of the related rows are such. */
function listFilterInput(entities: Registry, entity: Entity): NamedClass {
  const known = listFilters.get(entity.name);
  if (known) return known;
  const name = `${entity.name}ListFilter`;
  const input = namedClass(name);
  listFilters.set(entity.name, input);
  InputType(name, { description: `Which related ${entity.plural} there are 关联条件.` })(input);
  const type = filterInput(entities, entity);
  property(
    input,
    'some',
    Field(() => type, { nullable: true, description: 'At least one is such; {} = there is one 存在.' }),
  );
  property(
    input,
    'none',
    Field(() => type, { nullable: true, description: 'None is such; {} = there is none 不存在.' }),
  );
  return input;
}

const orders = new Map<string, NamedClass>();

/** `PaymentOrder`: a field and a direction. */
export function orderInput(entity: Entity): NamedClass {
  const known = orders.get(entity.name);
  if (known) return known;
  const fields = Object.entries(entity.members).filter(
    (each): each is [string, EntityField] => each[1].kind === 'field' && each[1].type.operators !== 'none',
  );
  const enumObject = orderFields(entity, fields);
  const name = `${entity.name}Order`;
  const input = namedClass(name);
  orders.set(entity.name, input);
  InputType(name, { description: `One term of the order of ${entity.plural} 排序项.` })(input);
  property(
    input,
    'field',
    Field(() => enumObject, { description: 'Field to order by 排序字段.' }),
  );
  property(
    input,
    'direction',
    Field(() => Direction, { defaultValue: 'ASC', description: 'Direction, ascending unless said otherwise 方向.' }),
  );
  return input;
}

/** `PaymentOrderField`: `PAID_ON` stands for the member `paidOn`. */
function orderFields(entity: Entity, fields: readonly [string, EntityField][]) {
  const meanings = fields.map(([name, { about }]) => [upperSnake(name), about]);
  const members = fields.map(([name]) => [upperSnake(name), name]);
  return enumOf(
    `${entity.name}OrderField`,
    `What ${entity.plural} may be ordered by 排序字段.`,
    Object.fromEntries(meanings),
    Object.fromEntries(members),
  );
}

export const upperSnake = (name: string): string => name.replace(/[A-Z0-9]+/g, (run) => `_${run}`).toUpperCase();
