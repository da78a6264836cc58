import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { PersonalReads } from './personal-reads.js';

/** What an operation asks with: the parts of it that planning needs. */
export interface Asked {
  schema: GraphQLSchema;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  variables: Readonly<Record<string, unknown>>;
  /** Where rows of persons are counted; absent = whoever asks writes down himself what he reads. */
  personal?: PersonalReads;
}

/** The fields to answer with, in order, by the name they go under; the same one may stand in several places. */
export type Fields = ReadonlyMap<string, readonly FieldNode[]>;

/** The fields that a selection asks of an object of this type, fragments and `@skip`/`@include` resolved. */
export function fieldsOf(asked: Asked, typeName: string, sets: Iterable<SelectionSetNode | undefined>): Fields {
  const fields = new Map<string, FieldNode[]>();
  const seen = new Set<string>();
  const collect = (selections: readonly SelectionNode[]): void => {
    for (const node of selections) {
      if (!isIncluded(asked, node)) continue;
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value;
        const same = fields.get(key);
        if (same) same.push(node);
        else fields.set(key, [node]);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        if (applies(asked, typeName, node.typeCondition?.name.value)) collect(node.selectionSet.selections);
      } else if (!seen.has(node.name.value)) {
        seen.add(node.name.value);
        const fragment = asked.fragments[node.name.value];
        if (fragment && applies(asked, typeName, fragment.typeCondition.name.value))
          collect(fragment.selectionSet.selections);
      }
    }
  };
  for (const set of sets) if (set) collect(set.selections);
  return fields;
}

/** The fields below a field. */
export function below(asked: Asked, typeName: string, nodes: readonly FieldNode[]): Fields {
  return fieldsOf(
    asked,
    typeName,
    nodes.map((node) => node.selectionSet),
  );
}

/** The checked and defaulted arguments of a field. */
export function argumentsOf(asked: Asked, typeName: string, node: FieldNode): Record<string, unknown> {
  const type = asked.schema.getType(typeName) as GraphQLObjectType;
  const field = type.getFields()[node.name.value] as GraphQLField<unknown, unknown>;
  return getArgumentValues(field, node, asked.variables);
}

/** All names that stand at the root of an operation, `@skip` and `@include` or not. */
export function rootNames(
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  selections: readonly SelectionNode[],
  seen = new Set<string>(),
): string[] {
  return selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return [node.name.value];
    if (node.kind === Kind.INLINE_FRAGMENT) return rootNames(fragments, node.selectionSet.selections, seen);
    const fragment = fragments[node.name.value];
    if (!fragment || seen.has(node.name.value)) return [];
    seen.add(node.name.value);
    return rootNames(fragments, fragment.selectionSet.selections, seen);
  });
}

function isIncluded(asked: Asked, node: SelectionNode): boolean {
  if (!node.directives?.length) return true;
  if (getDirectiveValues(GraphQLSkipDirective, node, asked.variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, asked.variables)?.if !== false;
}

function applies(asked: Asked, typeName: string, condition: string | undefined): boolean {
  if (!condition || condition === typeName) return true;
  const abstract = asked.schema.getType(condition);
  const concrete = asked.schema.getType(typeName);
  return isAbstractType(abstract) && isObjectType(concrete) && asked.schema.isSubType(abstract, concrete);
}
