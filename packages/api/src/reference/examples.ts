import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Entity } from '../model/entity.js';

/** A document that shows how a root field is asked, and its variables. */
export interface Example {
  document: string;
  variables?: Readonly<Record<string, unknown>>;
}

const fewLeaves = 5;

/** A page of an entity: how many there are, its first fields, one relation, and where the next page begins. */
export function listExample(schema: GraphQLSchema, entity: Entity): Example {
  const type = schema.getType(entity.name)!;
  const node = ['id', ...leafNames(type).slice(0, fewLeaves), ...firstRelation(entity)].join(' ');
  return {
    document: `{\n  ${entity.plural}(first: 2) {\n    totalCount\n    nodes { ${node} }\n    pageInfo { hasNextPage endCursor }\n  }\n}`,
  };
}

/** Counts by the first groups that an entity has. */
export function statsExample(entity: Entity, field: string): Example {
  const groups = Object.keys(entity.stats!.groups).slice(0, 1);
  const measures = entity.stats!.measures.slice(0, 1).map((name) => `sum${name[0]!.toUpperCase()}${name.slice(1)}`);
  return {
    document: `{\n  ${field}(groupBy: [${groups.join(', ')}]) { ${['count', ...measures].join(' ')} }\n}`,
  };
}

/** The id and a name of the first record that it leads to. */
function firstRelation(entity: Entity): string[] {
  const found = Object.entries(entity.members).find(([, member]) => member.kind === 'one');
  return found ? [`${found[0]} { id }`] : [];
}

/** A field with what its arguments need, and the leaves of what it answers. */
export function fieldExample(
  kind: 'query' | 'mutation' | 'subscription',
  field: GraphQLField<unknown, unknown>,
): Example {
  const needed = field.args.filter((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined);
  const head = needed.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const passed = needed.map(({ name }) => `${name}: $${name}`).join(', ');
  const call = `${field.name}${passed && `(${passed})`}${selection(getNamedType(field.type))}`;
  const variables = Object.fromEntries(needed.map((argument) => [argument.name, sampleOf(argument, argument.type)]));
  return {
    document: `${kind}${head && ` (${head})`} {\n  ${call}\n}`,
    ...(needed.length > 0 && { variables }),
  };
}

function selection(type: GraphQLNamedType): string {
  if (isLeafType(type)) return '';
  if (isInterfaceType(type)) return ' { id }';
  const names = leafNames(type).slice(0, fewLeaves + 3);
  return ` { ${names.length > 0 ? names.join(' ') : '__typename'} }`;
}

function leafNames(type: GraphQLNamedType): string[] {
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields())
    .filter((field) => field.name !== 'id' && isLeafType(getNamedType(field.type)) && field.args.length === 0)
    .map(({ name }) => name);
}

const samples: Readonly<Record<string, unknown>> = {
  String: 'text',
  ID: 'UGF5bWVudDox',
  Int: 1,
  Float: 1.5,
  Boolean: true,
  Money: '1234.56',
  LocalDate: '2018-10-15',
  DateTime: '2018-10-15T04:00:00Z',
  RegionCode: '411421000000',
};

/** A value of the right form. */
function sampleOf(argument: Pick<GraphQLArgument, 'name'>, type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sampleOf(argument, type.ofType);
  if (isListType(type)) return [sampleOf(argument, type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const needed = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return Object.fromEntries(needed.map((field) => [field.name, sampleOf(field, field.type)]));
  }
  return argument.name === 'reason' ? '已核对原始凭证' : (samples[type.name] ?? {});
}
