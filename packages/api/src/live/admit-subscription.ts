import {
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  parse,
  specifiedRules,
  subscribe,
  type ValidationRule,
  validate,
} from 'graphql';
import { apiError } from '../errors.js';
import { fieldResolver } from '../server/field-resolver.js';
import { limits } from '../server/limits.js';
import type { ApiContext, Operation } from '../server/operation.js';
import { type GateSettings, letIn } from '../server/plugins.js';
import type { LiveContext } from './changes.js';
import type { Subscriber } from './subscribers.js';

export interface Admitting {
  schema: GraphQLSchema;
  validationRules: readonly ValidationRule[];
  gate: GateSettings;
  /** Subscriptions of one connection. */
  perConnection: number;
  operation(subscriber: Subscriber): Operation;
  context(subscriber: Subscriber, args: Pick<ExecutionArgs, 'document' | 'operationName'>): LiveContext;
}

/** What a client sends to subscribe. */
export interface Wish {
  query?: unknown;
  operationName?: unknown;
  variables?: unknown;
}

/**
 * Holds a subscription to what an operation over HTTP is held to, and makes it ready to run.
 *
 * @throws GraphQLError
 */
export async function admitSubscription(deps: Admitting, subscriber: Subscriber, wish: Wish): Promise<ExecutionArgs> {
  const { schema } = deps;
  const source = typeof wish.query === 'string' ? wish.query : '';
  const variables = (wish.variables ?? {}) as Record<string, unknown>;
  const operationName = typeof wish.operationName === 'string' ? wish.operationName : undefined;
  if (source.length > limits.bodyBytes)
    throw apiError('QUERY_TOO_COMPLEX', `The document has more than ${limits.bodyBytes} bytes. Ask for less.`);
  const document = parse(source, { maxTokens: limits.tokens });
  const [wrong] = validate(schema, document, [...specifiedRules, ...deps.validationRules], { maxErrors: 1 });
  if (wrong) throw wrong;
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== 'subscription')
    throw apiError(
      'BAD_USER_INPUT',
      'Only subscriptions are answered here. Send any other operation to POST /graphql.',
    );
  if (operation.selectionSet.selections.length > 1)
    throw apiError('BAD_USER_INPUT', 'A subscription has one field. Subscribe several times.');
  // This one is counted already, so that many at once are counted too.
  if (subscriber.subscriptions > deps.perConnection)
    throw apiError('RATE_LIMITED', `A connection has at most ${deps.perConnection} subscriptions. End one first.`);
  await asking(deps.operation(subscriber), (own) =>
    letIn(deps.gate, { schema, document, operation, source, variables }, own, new Map()),
  );
  const contextValue: Pick<ApiContext, 'live'> = { live: deps.context(subscriber, { document, operationName }) };
  return { schema, document, operationName, variableValues: variables, contextValue, fieldResolver };
}

async function asking<T>(operation: Operation, work: (operation: Operation) => Promise<T>): Promise<T> {
  try {
    return await work(operation);
  } finally {
    operation.close();
  }
}

/** Runs a subscription. Whatever goes wrong is told as its last answer. */
export async function subscribed(
  args: ExecutionArgs,
  told: (error: unknown) => GraphQLError,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const answers = await subscribe(args);
  if (!(Symbol.asyncIterator in answers)) return { errors: (answers.errors ?? []).map(told) };
  let failed = false;
  const guarded: AsyncIterableIterator<ExecutionResult> = {
    async next() {
      if (failed) return { done: true, value: undefined };
      try {
        return await answers.next();
      } catch (error) {
        failed = true;
        return { done: false, value: { errors: [told(error)] } };
      }
    },
    return: () => answers.return(undefined),
    throw: (error) => answers.throw(error),
    [Symbol.asyncIterator]() {
      return guarded;
    },
  };
  return guarded;
}

/** An error as a subscriber is told it: what is wrong with the document, or a code of ours. */
export function toldError(error: unknown, unexpected: (error: unknown) => void): GraphQLError {
  if (!(error instanceof GraphQLError) || (error.originalError && !(error.originalError instanceof GraphQLError))) {
    unexpected(error);
    return new GraphQLError('Something went wrong on our side.', { extensions: { code: 'INTERNAL' } });
  }
  const { code = 'GRAPHQL_VALIDATION_FAILED' } = error.extensions;
  return new GraphQLError(error.message.replace(/ Did you mean .*$/s, ''), { extensions: { code } });
}
