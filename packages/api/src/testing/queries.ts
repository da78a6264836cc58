import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
} from 'graphql';

/** All leaves of a type, and of lists of plain objects below it. */
export function leaves(schema: GraphQLSchema, typeName: string): string {
  const type = schema.getType(typeName) as GraphQLObjectType;
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const fieldType = getNamedType(field.type);
    if (isLeafType(fieldType)) return [field.name];
    if (fieldType.name === 'Evidence') return [`${field.name} { ${leaves(schema, 'Evidence')} }`];
    return [];
  });
  return ['__typename', ...fields].join(' ');
}

/** Each relation of a type with the leaves at its other end, as a selection of its own. */
export function relations(schema: GraphQLSchema, typeName: string): Map<string, string> {
  const type = schema.getType(typeName) as GraphQLObjectType;
  const found = new Map<string, string>();
  for (const field of Object.values(type.getFields())) {
    const selection = relation(schema, field);
    if (selection) found.set(field.name, `${field.name}${selection}`);
  }
  return found;
}

function relation(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): string | undefined {
  const type = getNamedType(field.type);
  if (isInterfaceType(type)) return ` { ${onEach(schema)} }`;
  if (!isObjectType(type)) return undefined;
  if (type.name.endsWith('Connection')) {
    const node = type.name.replace(/Connection$/, '');
    return `(first: 5) { totalCount edges { cursor node { ${leaves(schema, node)} } } pageInfo { hasNextPage endCursor } }`;
  }
  return type.getInterfaces().length > 0 ? ` { ${leaves(schema, type.name)} }` : undefined;
}

/** Names and numbers of whatever type a node is. */
function onEach(schema: GraphQLSchema): string {
  const types = schema.getPossibleTypes(schema.getType('Node') as never);
  const some = types.filter((type) => type.getFields().sourceKey);
  return `__typename id ${some.map((type) => `... on ${type.name} { sourceKey }`).join(' ')}`;
}
