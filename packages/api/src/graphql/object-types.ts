import { Arg, Field, Int, ObjectType } from 'type-graphql';
import type { Entity, Member } from '../model/entity.js';
import type { Registry } from '../model/registry.js';
import { statsFields } from '../model/stats-fields.js';
import { pageSize } from '../plan/planner.js';
import { BacktestFindingType, BacktestMonthType, BacktestParameterType } from '../rule-desk/backtest.types.js';
import { EvidenceType, NodeType, PageInfoType } from './common-types.js';
import { filterInput, orderInput, typeOf } from './inputs.js';
import { type ArgumentDecorator, type NamedClass, namedClass, property, type TypeValue } from './named-class.js';

/** What an operation may cost; see server/limits.ts. A row costs one, so a list costs its page times what stands in it. */
interface Costing {
  args: Record<string, unknown>;
  childComplexity: number;
}

const nodeCost = ({ childComplexity }: Costing) => 1 + childComplexity;
const throughCost = ({ childComplexity }: Costing) => childComplexity;
const pageCost = ({ args, childComplexity }: Costing) =>
  1 + Math.max(0, Number(args.first ?? args.last ?? pageSize.usual)) * childComplexity;
/** Every kind of record is looked through for each of a list of ids. */
const mixedCost = (costing: Costing) => 20 + pageCost(costing);

/** The types of values with fields of their own, by name. */
const structures: Readonly<Record<string, TypeValue>> = {
  Evidence: EvidenceType,
  BacktestParameter: BacktestParameterType,
  BacktestMonth: BacktestMonthType,
  BacktestFinding: BacktestFindingType,
};

const connections = new Map<string, NamedClass>();
const objects = new Map<string, NamedClass>();

/** `Payment`: the object type of an entity. */
export function objectType(entities: Registry, entity: Entity): NamedClass {
  const known = objects.get(entity.name);
  if (known) return known;
  const type = namedClass(entity.name);
  objects.set(entity.name, type);
  ObjectType(entity.name, { description: entity.about, implements: NodeType, simpleResolvers: true })(type);
  for (const [name, member] of Object.entries(entity.members)) addMember(entities, type, name, member);
  return type;
}

// Types are made before they are mentioned: type-graphql takes stock of all types once, before it calls any type function.
function addMember(entities: Registry, type: NamedClass, name: string, member: Member): void {
  const description = member.about;
  const add = (fieldType: TypeValue, options: object, ...parameters: ArgumentDecorator[]) =>
    property(
      type,
      name,
      Field(() => fieldType, { description, ...options }),
      ...parameters.map(onProperty),
    );
  switch (member.kind) {
    case 'field':
      add(typeOf(member.type), { nullable: member.nullable });
      break;
    case 'computed':
      add('structure' in member.type ? [structures[member.type.name]!] : typeOf(member.type), {
        nullable: member.nullable,
      });
      break;
    case 'one':
      add(objectType(entities, entities.get(member.target)!), { nullable: true, complexity: nodeCost });
      break;
    case 'many': {
      const target = entities.get(member.target)!;
      add(connectionType(entities, target), { complexity: pageCost }, ...pageArguments(entities, target));
      break;
    }
    case 'either':
      add(NodeType, { nullable: true, complexity: nodeCost });
      break;
    case 'mixed':
      add([NodeType], { complexity: mixedCost }, firstArgument);
  }
}

// type-graphql keeps a field's arguments by the field's name alone, so they need no method to stand on.
const onProperty =
  (decorate: ArgumentDecorator, at = 0): PropertyDecorator =>
  (target, name) =>
    decorate(target, name, at);

const firstArgument = Arg('first', () => Int, {
  defaultValue: pageSize.usual,
  description: `How many at most, 1 to ${pageSize.most} 条数.`,
});

/** `PaymentConnection` and `PaymentEdge`. */
export function connectionType(entities: Registry, entity: Entity): NamedClass {
  const known = connections.get(entity.name);
  if (known) return known;
  const edge = namedClass(`${entity.name}Edge`);
  const type = namedClass(`${entity.name}Connection`);
  connections.set(entity.name, type);
  const node = objectType(entities, entity);

  ObjectType(`${entity.name}Edge`, { description: `A row of a page of ${entity.plural} 行.`, simpleResolvers: true })(
    edge,
  );
  property(
    edge,
    'cursor',
    Field(() => String, { description: 'Its cursor, for `after` or `before` 游标.' }),
  );
  property(
    edge,
    'node',
    Field(() => node, { description: 'The row 记录.', complexity: nodeCost }),
  );

  ObjectType(`${entity.name}Connection`, { description: `A page of ${entity.plural} 分页.`, simpleResolvers: true })(
    type,
  );
  const add = (name: string, fieldType: TypeValue, options: object) =>
    property(
      type,
      name,
      Field(() => fieldType, options),
    );
  add('edges', [edge], { description: 'The rows with their cursors 行及游标.', complexity: throughCost });
  add('nodes', [node], { description: 'The rows 记录.', complexity: nodeCost });
  add('pageInfo', PageInfoType, { description: 'Where the page stands 分页信息.', complexity: throughCost });
  add('totalCount', Int, {
    description: 'Number of all rows that the filter lets through; counted only when asked 总数.',
  });
  return type;
}

/** The arguments of a page, in the order of a method's parameters. */
export function pageArguments(entities: Registry, entity: Entity): ArgumentDecorator[] {
  const optional = (description: string) => ({ nullable: true, description });
  const filter = filterInput(entities, entity);
  const order = orderInput(entity);
  return [
    Arg(
      'first',
      () => Int,
      optional(`Rows of the page, 1 to ${pageSize.most}; ${pageSize.usual} when not given 每页条数.`),
    ),
    Arg('after', () => String, optional('Cursor behind which the page begins 起始游标.')),
    Arg('last', () => Int, optional(`Rows of a page that ends at \`before\`, 1 to ${pageSize.most} 向前翻页条数.`)),
    Arg('before', () => String, optional('Cursor before which the page ends 截止游标.')),
    Arg('filter', () => filter, optional('Which rows 筛选条件.')),
    Arg('orderBy', () => [order], optional('In which order; the id breaks ties 排序.')),
  ];
}

/** `PaymentStats`: a row of statistics, flat. */
export function statsType(entities: Registry, entity: Entity): NamedClass {
  const name = `${entity.name}Stats`;
  const type = namedClass(name);
  ObjectType(name, { description: `Statistics of ${entity.plural}, one row a group 统计.`, simpleResolvers: true })(
    type,
  );
  for (const field of statsFields(entities, entity)) {
    property(
      type,
      field.name,
      Field(() => typeOf(field.type), { nullable: !field.required, description: field.about }),
    );
  }
  return type;
}

export const costs = { nodeCost, pageCost };
