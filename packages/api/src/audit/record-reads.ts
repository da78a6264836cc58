import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { ApiContext } from '../server/operation.js';
import type { PersonalRead, ReadAudit } from './read-audit.js';

/** Notes for the audit log what an operation has read of persons, when its answer is ready. */
export function recordReads(reads: ReadAudit): ApolloServerPlugin<ApiContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ document, operation, contextValue }) {
          const read = contextValue.operation.personalRead;
          if (read && document && operation) reads.note({ ...read, ...howAsked(document, operation) });
        },
      };
    },
  };
}

/** How an operation asked, without any value. */
export function howAsked(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Pick<PersonalRead, 'operation' | 'fields' | 'by'> {
  const roots = rootsOf(document, operation.selectionSet);
  return {
    operation: operation.name?.value,
    fields: [...new Set(roots.map(({ name }) => name.value))],
    by: [...new Set(roots.map(manner))],
  };
}

function rootsOf(document: DocumentNode, { selections }: SelectionSetNode): FieldNode[] {
  return selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return [node];
    if (node.kind === Kind.INLINE_FRAGMENT) return rootsOf(document, node.selectionSet);
    const isMeant = (each: DocumentNode['definitions'][number]): each is FragmentDefinitionNode =>
      each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === node.name.value;
    // Documents that were let in have the fragments they name, and no circle of them.
    return rootsOf(document, document.definitions.find(isMeant)!.selectionSet);
  });
}

function manner({ arguments: given = [] }: FieldNode): PersonalRead['by'][number] {
  const names = given.map(({ name }) => name.value);
  if (names.includes('id') || names.includes('ids')) return 'id';
  return names.includes('filter') ? 'filter' : 'list';
}
