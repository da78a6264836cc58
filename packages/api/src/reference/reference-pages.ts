import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isScalarType,
  isUnionType,
  specifiedScalarTypes,
} from 'graphql';
import { type Area, areas, entities } from '../entities/index.js';
import { statsName } from '../graphql/resolvers.js';
import { apiSchema } from '../graphql/schema.js';
import type { Entity } from '../model/entity.js';
import type { Registry } from '../model/registry.js';
import { type Example, fieldExample, listExample, statsExample } from './examples.js';

const generated = '<!-- Written by `qingqu schema write`. Do not edit. -->\n';

/** What the pages are made from. */
export interface Described {
  schema: GraphQLSchema;
  entities: Registry;
  areas: readonly Area[];
}

/** A root field with an example of how it is asked. */
export interface RootExample extends Example {
  kind: 'query' | 'mutation' | 'subscription';
  field: string;
}

/** The pages of the schema's reference, by file name. */
export function referencePages(described: Described): Map<string, string> {
  const { areas } = described;
  return new Map([
    ['README.md', overview(described)],
    ...areas.map((area): [string, string] => [`${area.name}.md`, areaPage(described, area)]),
    ['queries.md', rootPage(described, 'query', 'Other queries 其他查询')],
    ['mutations.md', rootPage(described, 'mutation', 'Mutations 变更')],
    ['subscriptions.md', rootPage(described, 'subscription', 'Subscriptions 订阅')],
    ['types.md', typesPage(described)],
  ]);
}

/** The pages of the schema that the API serves. */
export const printApiReference = (): Map<string, string> => referencePages({ schema: apiSchema(), entities, areas });

/** An example for each root field there is. */
export function rootExamples(described: Described): RootExample[] {
  const { schema, entities } = described;
  const lists = [...entities.values()].flatMap((entity): RootExample[] => [
    { kind: 'query', field: entity.plural, ...listExample(schema, entity) },
    ...(entity.stats
      ? [{ kind: 'query' as const, field: statsName(entity), ...statsExample(entity, statsName(entity)) }]
      : []),
  ]);
  const others = (['query', 'mutation', 'subscription'] as const).flatMap((kind) =>
    otherFields(described, kind).map(
      (field): RootExample => ({ kind, field: field.name, ...fieldExample(kind, field) }),
    ),
  );
  return [...lists, ...others];
}

function overview({ areas, schema }: Described): string {
  const rows = areas.map(
    ({ name, title, entities }) =>
      `| [${title}](${name}.md) | ${entities.map(({ plural }) => `\`${plural}\``).join(', ')} |`,
  );
  const has = (page: string, type: unknown) => (type ? [`- [${page}](${page.toLowerCase()}.md)`] : []);
  return `${generated}# Reference of the schema 接口参考

Each kind of record has a list (a connection with \`filter\`, \`orderBy\`, pages) at the root and wherever a relation leads to it. [\`docs/api.md\`](../api.md)
tells how pages, filters, errors and limits work; [\`schema/schema.graphql\`](../../schema/schema.graphql) is the schema itself. The examples are run by a test.

| area | lists |
| --- | --- |
${rows.join('\n')}

${[
  '- [Other queries](queries.md): what is not a list of records',
  ...has('Mutations', schema.getMutationType()),
  ...has('Subscriptions', schema.getSubscriptionType()),
  '- [Types](types.md): scalars, enumerations, inputs and plain objects',
].join('\n')}
`;
}

function areaPage({ schema }: Described, { title, entities }: Area): string {
  return `${generated}# ${title}\n\n${entities.map((entity) => entitySection(schema, entity)).join('\n')}`;
}

function entitySection(schema: GraphQLSchema, entity: Entity): string {
  const type = schema.getType(entity.name) as GraphQLObjectType;
  const stats = entity.stats ? statsName(entity) : undefined;
  const groups = entity.stats ? Object.keys(entity.stats.groups) : [];
  return `## ${entity.name}

${entity.about}

- list: \`${entity.plural}\`; for: ${entity.readers}
${stats ? `- statistics: \`${stats}\`, grouped by ${groups.map((group) => `\`${group}\``).join(', ')}\n` : ''}
${fieldTable(Object.values(type.getFields()))}
${codeBlock(listExample(schema, entity))}
${stats ? `${codeBlock(statsExample(entity, stats))}\n` : ''}`;
}

function rootPage(described: Described, kind: RootExample['kind'], title: string): string {
  const sections = otherFields(described, kind).map((field) => rootSection(kind, field));
  return `${generated}# ${title}\n\n${sections.join('\n') || 'None.\n'}`;
}

function rootSection(kind: RootExample['kind'], field: GraphQLField<unknown, unknown>): string {
  return `## ${field.name}

${field.description ?? ''}

${argumentTable(field.args)}Answers \`${field.type}\`.

${codeBlock(fieldExample(kind, field))}
`;
}

/** The root fields that are neither a list nor statistics of an entity. */
function otherFields({ schema, entities }: Described, kind: RootExample['kind']): GraphQLField<unknown, unknown>[] {
  const root = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  }[kind];
  const generic = new Set([...entities.values()].flatMap((entity) => [entity.plural, statsName(entity)]));
  return Object.values(root?.getFields() ?? {})
    .filter(({ name }) => !generic.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Types that no page of an area shows; filters and orders follow from the fields. */
function typesPage({ schema, entities }: Described): string {
  const made = new Set(
    [...entities.values()].flatMap(({ name }) =>
      ['', 'Connection', 'Edge', 'Stats', 'Group', 'Filter', 'ListFilter', 'Order', 'OrderField'].map(
        (suffix) => `${name}${suffix}`,
      ),
    ),
  );
  const all = Object.values(schema.getTypeMap())
    .filter(
      ({ name }) => !name.startsWith('__') && !made.has(name) && !['Query', 'Mutation', 'Subscription'].includes(name),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const part = (title: string, types: readonly GraphQLNamedType[], body: (type: never) => string) =>
    `## ${title}\n\n${types.map((type) => `### ${type.name}\n\n${type.description ?? ''}\n\n${body(type as never)}`).join('\n')}`;
  const scalars = all
    .filter(isScalarType)
    .filter((type) => !specifiedScalarTypes.some(({ name }) => name === type.name));
  return `${generated}# Types 类型

${part('Scalars 标量', scalars, () => '')}
${part('Enumerations 枚举', all.filter(isEnumType), (type) => valueTable(type))}
${part('Inputs 输入', all.filter(isInputObjectType), (type: never) => fieldTable(Object.values((type as GraphQLObjectType).getFields())))}
${part(
  'Objects 对象',
  all.filter((type) => isObjectType(type) || isUnionType(type)),
  (type) => (isObjectType(type) ? fieldTable(Object.values((type as GraphQLObjectType).getFields())) : ''),
)}`;
}

const cell = (text: string | null | undefined) => (text ?? '').replaceAll('\n', ' ').replaceAll('|', '\\|');

function fieldTable(
  fields: readonly {
    name: string;
    type: unknown;
    description?: string | null | undefined;
    deprecationReason?: string | null | undefined;
  }[],
): string {
  const rows = fields.map(
    ({ name, type, description, deprecationReason }) =>
      `| \`${name}\` | \`${type}\` | ${deprecationReason ? `**Deprecated: ${cell(deprecationReason)}** ` : ''}${cell(description)} |`,
  );
  return `| field | type | what it is |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

function argumentTable(args: readonly GraphQLArgument[]): string {
  if (args.length === 0) return '';
  const rows = args.map(({ name, type, description }) => `| \`${name}\` | \`${type}\` | ${cell(description)} |`);
  return `| argument | type | what it is |\n| --- | --- | --- |\n${rows.join('\n')}\n\n`;
}

function valueTable(type: {
  getValues(): readonly { name: string; description?: string | null | undefined }[];
}): string {
  const rows = type.getValues().map(({ name, description }) => `| \`${name}\` | ${cell(description)} |`);
  return `| value | meaning |\n| --- | --- |\n${rows.join('\n')}\n`;
}

function codeBlock({ document, variables }: Example): string {
  const shown = variables ? `\n\n\`\`\`json\n${JSON.stringify(variables)}\n\`\`\`` : '';
  return `\`\`\`graphql\n${document}\n\`\`\`${shown}\n`;
}
