import { ApolloArmor } from '@escape.tech/graphql-armor';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  type ValidationContext,
} from 'graphql';
import { type ComplexityEstimator, fieldExtensionsEstimator, getComplexity } from 'graphql-query-complexity';
import { apiError } from '../errors.js';

/** What an operation may ask. Each number is well above what the console needs and well below what hurts. */
export const limits = {
  bodyBytes: 256 * 1024,
  /** GraphiQL's introspection has some 600. */
  tokens: 2_000,
  /** Four relations deep through connections: `payments.edges.node.indicator.allocations.edges.node.toRegion.name` is 9. */
  depth: 14,
  aliases: 30,
  directives: 20,
  /** One a row, lists multiplied: a page of 500 payments with payee and indicator costs 1,501. */
  cost: 5_000,
};

function tooComplex(hint: string) {
  return (context: ValidationContext | null, error: GraphQLError) => {
    const reason = error.message.replace(/^Syntax Error: /, '');
    context?.reportError(new GraphQLError(`${reason} ${hint}`, { extensions: { code: 'QUERY_TOO_COMPLEX' } }));
  };
}

/** graphql-armor's rules, and its plugin that keeps suggestions out of error messages. Its own cost limit overlooks variables. */
export function armor() {
  const rejecting = (n: number, hint: string) => ({ n, propagateOnRejection: false, onReject: [tooComplex(hint)] });
  return new ApolloArmor({
    costLimit: { enabled: false },
    maxTokens: { enabled: false },
    maxDepth: { ...rejecting(limits.depth, 'Ask for less at a time.'), flattenFragments: true },
    maxAliases: rejecting(limits.aliases, 'Ask in several operations.'),
    maxDirectives: rejecting(limits.directives, 'Use fewer directives.'),
  }).protect();
}

const leafOrObject: ComplexityEstimator = ({ field, childComplexity }) =>
  isLeafType(getNamedType(field.type)) ? 0 : 1 + childComplexity;

/** @throws QUERY_TOO_COMPLEX. Variables count as what they hold. */
export function checkCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  variables: Record<string, unknown>,
): void {
  const cost = costOf(schema, document, operationName, variables);
  if (cost > limits.cost)
    throw apiError(
      'QUERY_TOO_COMPLEX',
      `The operation costs ${cost} rows, more than ${limits.cost}. Ask for shorter pages (first: …) where lists stand in lists.`,
    );
}

/** Costs of documents that came before; Apollo keeps hot documents, so the same object comes again. */
const known = new WeakMap<DocumentNode, Map<string, number>>();
const mostKnown = 20;

function costOf(
  schema: GraphQLSchema,
  query: DocumentNode,
  operationName: string | undefined,
  variables: Record<string, unknown>,
): number {
  const costs = known.get(query) ?? new Map<string, number>();
  known.set(query, costs);
  const asked = JSON.stringify([operationName, variables]);
  const before = costs.get(asked);
  if (before !== undefined) return before;
  const cost = reckon(schema, query, operationName, variables);
  if (costs.size >= mostKnown) costs.clear();
  costs.set(asked, cost);
  return cost;
}

function reckon(
  schema: GraphQLSchema,
  query: DocumentNode,
  operationName: string | undefined,
  variables: Record<string, unknown>,
): number {
  try {
    return getComplexity({
      schema,
      query,
      variables,
      ...(operationName && { operationName }),
      estimators: [fieldExtensionsEstimator(), leafOrObject],
    });
  } catch {
    // A variable of the wrong type: execution refuses it with a better message.
    return 0;
  }
}
