import { ApolloArmor } from '@escape.tech/graphql-armor';
import {
  type ASTVisitor,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getVariableValues,
  isLeafType,
  isListType,
  type OperationDefinitionNode,
  type ValidationContext,
  visit,
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
  directives: 10,
  /** One a row, lists multiplied: a page of 1,000 payments with payee and indicator costs 3,001. */
  cost: 5_000,
  /** Places of a document that are looked at to reckon its cost: fragments within fragments double them. */
  places: 10_000,
  /** Lists and objects within one another in variables; a filter through four relations with `and` and `or` has some 15. */
  variableDepth: 24,
  /** Values in variables: a page's worth of ids for each of several filters. */
  variableValues: 5_000,
  /** Objects among them: each is looked at for every field that its type could have. */
  variableObjects: 500,
  /** Characters of a name: an alias is repeated in every row of the answer. */
  nameLength: 100,
  /** Errors that one answer tells, and characters of a message: names from the document are repeated in it. */
  errors: 10,
  messageLength: 600,
};

/** Mutations that test a secret or disclose one: once an operation, so that aliases cannot try out many. */
const onceAnOperation = new Set([
  'signIn',
  'changePassword',
  'beginSecondFactor',
  'confirmSecondFactor',
  'disableSecondFactor',
  'reveal',
]);

/** An error of the document that is found before anything of it is executed. */
export const refusedBefore = (code: 'BAD_USER_INPUT', message: string) =>
  new GraphQLError(message, { extensions: { code, http: { status: 400 } } });

/** @throws BAD_USER_INPUT */
export function checkOnce(rootFields: readonly string[]): void {
  const twice = rootFields.find((name, at) => onceAnOperation.has(name) && rootFields.indexOf(name) < at);
  if (twice)
    throw refusedBefore('BAD_USER_INPUT', `${twice} is allowed once an operation. Send one operation for each.`);
}

/** @throws QUERY_TOO_COMPLEX where variables are nested deeper, or hold more, than any question needs. */
export function checkVariables(variables: unknown): void {
  let values = 0;
  let objects = 0;
  const look = (value: unknown, depth: number): void => {
    values += 1;
    const isLeaf = typeof value !== 'object' || value === null;
    if (!isLeaf) objects += 1;
    if (values > limits.variableValues || objects > limits.variableObjects)
      throw apiError(
        'QUERY_TOO_COMPLEX',
        `The variables hold more than ${limits.variableValues} values or ${limits.variableObjects} objects. Ask in several operations.`,
      );
    if (isLeaf) return;
    if (depth === limits.variableDepth)
      throw apiError(
        'QUERY_TOO_COMPLEX',
        `The variables are nested deeper than ${limits.variableDepth}. Join conditions by one and: […] instead of many within one another.`,
      );
    for (const each of Object.values(value)) look(each, depth + 1);
  };
  look(variables, 0);
}

function tooComplex(hint: string) {
  return (context: ValidationContext | null, error: GraphQLError) => {
    const reason = error.message.replace(/^Syntax Error: /, '');
    context?.reportError(new GraphQLError(`${reason} ${hint}`, { extensions: { code: 'QUERY_TOO_COMPLEX' } }));
  };
}

/** graphql-armor's rules, and its plugin that keeps suggestions out of error messages. Its own cost limit overlooks variables. */
export function armor() {
  const rejecting = (n: number, hint: string) => ({ n, propagateOnRejection: false, onReject: [tooComplex(hint)] });
  const { plugins, validationRules } = new ApolloArmor({
    costLimit: { enabled: false },
    maxTokens: { enabled: false },
    maxDepth: { ...rejecting(limits.depth, 'Ask for less at a time.'), flattenFragments: true },
    maxAliases: rejecting(limits.aliases, 'Ask in several operations.'),
    maxDirectives: rejecting(limits.directives, 'Use fewer directives.'),
  }).protect();
  return { plugins, validationRules: [shortNames, ...validationRules] };
}

/** A rule for validation: names, aliases before all, are short. */
function shortNames(context: ValidationContext): ASTVisitor {
  return {
    Name(node) {
      if (node.value.length <= limits.nameLength) return;
      const message = `A name has at most ${limits.nameLength} characters, not ${node.value.length}. Use a shorter one.`;
      context.reportError(new GraphQLError(message, { nodes: node, extensions: { code: 'QUERY_TOO_COMPLEX' } }));
    },
  };
}

const leafOrObject: ComplexityEstimator = ({ field, childComplexity }) =>
  isLeafType(getNamedType(field.type)) ? 0 : 1 + childComplexity;

/** What an operation is, for reckoning its cost. */
export interface Costed {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
}

/** The schema is large, and a list of its parts within another is the product of both: one such list is what tools need. */
const introspection: ComplexityEstimator = ({ type, field, childComplexity }) => {
  if (type.name !== '__Type' || !isListType(getNullableType(field.type))) return undefined;
  return childComplexity >= 500 ? Number.POSITIVE_INFINITY : 500 + childComplexity;
};

/** The cost in rows. Variables count as what they hold. @throws QUERY_TOO_COMPLEX */
export function checkCost(costed: Costed): number {
  const cost = costOf(costed);
  if (cost <= limits.cost) return cost;
  const asks = cost === Number.POSITIVE_INFINITY ? 'looks at too many places' : `costs ${cost} rows`;
  throw apiError(
    'QUERY_TOO_COMPLEX',
    `The operation ${asks}, more than ${limits.cost} rows. Ask for shorter pages (first: …) where lists stand in lists, or in several operations.`,
  );
}

/** What is known of an operation that came before; Apollo keeps hot documents, so the same object comes again. */
interface Known {
  /** The variables that the cost depends on. */
  counting: readonly string[];
  /** The values of these → cost. */
  costs: Map<string, number>;
}
const known = new WeakMap<OperationDefinitionNode, Known>();
const mostKnown = 20;

function costOf(costed: Costed): number {
  const { document, operation, variables } = costed;
  const { counting, costs } = known.get(operation) ?? { counting: countingVariables(document), costs: new Map() };
  known.set(operation, { counting, costs });
  const asked = JSON.stringify(counting.map((name) => variables[name]));
  const before = costs.get(asked);
  if (before !== undefined) return before;
  const cost = reckon(costed);
  // Nothing comes of an operation whose variables are wrong, so nothing is learnt of it.
  if (cost === undefined) return 0;
  if (costs.size >= mostKnown) costs.clear();
  costs.set(asked, cost);
  return cost;
}

/** Arguments that choose among rows; how many come does not depend on them. */
const choosing = new Set(['filter', 'orderBy', 'after', 'before', 'id']);

/** Most operations come with other values of filters and cursors each time, and cost the same. */
function countingVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Argument: ({ name }) => (choosing.has(name.value) ? false : undefined),
    VariableDefinition: () => false,
    Variable: ({ name }) => void names.add(name.value),
  });
  return [...names];
}

/** Undefined where execution will refuse the variables, and say why. */
function reckon({ schema, document, operation, variables }: Costed): number | undefined {
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 });
  if (errors) return undefined;
  try {
    return getComplexity({
      schema,
      query: document,
      variables,
      ...(operation.name && { operationName: operation.name.value }),
      maxQueryNodes: limits.places,
      estimators: [fieldExtensionsEstimator(), introspection, leafOrObject],
    });
  } catch (error) {
    // The same for an argument that is missing; but what is too much to reckon is too much to answer.
    return (error as Error).message.includes('maximum allowed number of nodes') ? Number.POSITIVE_INFINITY : undefined;
  }
}
