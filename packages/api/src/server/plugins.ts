import { type ApolloServerPlugin, type GraphQLRequestContext, HeaderMap } from '@apollo/server';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLFormattedError,
  getVariableValues,
  Kind,
} from 'graphql';
import { apiError } from '../errors.js';
import { fieldsOf, rootNames } from '../plan/selection.js';
import { type Costed, checkCost, checkOnce, checkVariables, limits, refusedBefore } from './limits.js';
import type { Log } from './log.js';
import type { ApiContext, Operation } from './operation.js';
import type { RateLimits } from './rate-limits.js';
import type { TrustedDocuments } from './trusted-documents.js';

type Request = GraphQLRequestContext<ApiContext>;

export interface GateSettings {
  mode: 'development' | 'production';
  /** Whether the schema may be read, by anybody. */
  tellsSchema: boolean;
  documents: TrustedDocuments;
  /** Without budgets nobody is kept from asking often. */
  rates: RateLimits | undefined;
}

/** Lets operations in, as {@link letIn} has it. */
export function gate(settings: GateSettings): ApolloServerPlugin<ApiContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, source, operation, request, response, contextValue }) {
          if (!operation) return;
          if (operation.operation === 'subscription')
            throw refusedBefore(
              'BAD_USER_INPUT',
              'A subscription is answered over a WebSocket at /graphql (graphql-transport-ws) or as events by POST /graphql/stream.',
            );
          const asked = { schema, document, source, operation, variables: request.variables ?? {} };
          const cost = await letIn(settings, asked, contextValue.operation, response.http.headers);
          if (settings.mode === 'development') contextValue.cost = { asked: cost, most: limits.cost };
        },
      };
    },
  };
}

/**
 * Lets nobody in without a valid sign-in, except to sign in and, where it is told, to read the schema; and nothing that is too
 * much: of variables, of secrets tried at once, of rows, of rows a minute. Returns the cost.
 */
export async function letIn(
  { mode, tellsSchema, documents, rates }: GateSettings,
  asked: Costed & { source: string | undefined },
  asking: Operation,
  headers: { set(name: string, value: string): unknown },
): Promise<number> {
  const { document, operation, source, variables } = asked;
  checkVariables(variables);
  const names = rootNames(fragmentsOf(document), operation.selectionSet.selections);
  checkOnce(names);
  if (!tellsSchema && names.some(isOfSchema))
    throw apiError('FORBIDDEN', 'This server does not tell its schema. Read schema.graphql of its release.');
  const isSignIn = operation.operation === 'mutation' && names.every((name) => name === 'signIn');
  const isOpen = isSignIn || names.every(isOfSchema);
  const { asker } = asking;
  if (asker.kind === 'address') await rates?.take(asker, 1, headers);
  if (!isOpen) await asking.admit(operation.operation, names);
  const cost = checkCost(asked);
  if (asker.kind !== 'address') await rates?.take(asker, Math.max(1, cost), headers);
  if (!isOpen) await checkDocument(asking, documents, source, mode);
  return cost;
}

const isOfSchema = (rootField: string) => rootField === '__schema' || rootField === '__type';

/** @throws PERSISTED_DOCUMENT_REQUIRED where the operation has to be one that is registered; FORBIDDEN to a token that may not ask at all. */
async function checkDocument(
  asking: Operation,
  documents: TrustedDocuments,
  source: string | undefined,
  mode: GateSettings['mode'],
): Promise<void> {
  const isRegistered = documents.has(source);
  if (asking.asker.kind === 'token') {
    const { tokenScopes = [] } = await asking.viewer();
    if (tokenScopes.includes('graphql:adhoc')) return;
    if (!tokenScopes.includes('graphql'))
      throw apiError(
        'FORBIDDEN',
        'This token is not for GraphQL. Ask for one with the scope graphql or graphql:adhoc.',
      );
    if (isRegistered) return;
    throw apiError(
      'PERSISTED_DOCUMENT_REQUIRED',
      'This token runs registered documents only: send documentId, or ask for a token with the scope graphql:adhoc.',
    );
  }
  if (!isRegistered && documents.settings.mode === 'required' && mode === 'production')
    throw apiError('PERSISTED_DOCUMENT_REQUIRED', 'This server runs registered documents only: send documentId.');
}

/** In development every answer says what it cost. */
export function shownCost(): ApolloServerPlugin<ApiContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue, response: { body } }) {
          if (contextValue.cost && body.kind === 'single')
            body.singleResult.extensions = { ...body.singleResult.extensions, cost: contextValue.cost };
        },
      };
    },
  };
}

/** Few errors, each told once: a document can be wrong in thousands of places, and its answer would be larger than itself. */
export function fewErrors(): ApolloServerPlugin<ApiContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response: { body } }) {
          if (body.kind !== 'single' || !body.singleResult.errors) return;
          const told = new Set<string>();
          const isNew = ({ message, path }: GraphQLFormattedError) => {
            const key = `${path?.join('.')} ${message}`;
            return !told.has(key) && told.add(key).size <= limits.errors;
          };
          body.singleResult.errors = body.singleResult.errors.filter(isNew);
        },
      };
    },
  };
}

/**
 * Answers queries without walking the answer again: the planner's answers are already as they go out. Whatever it does not
 * plan (the schema itself, mutations), and every query in which something failed, goes through GraphQL's own execution, which
 * gives the same answers and tells errors with their places.
 */
export function plannedExecution(): ApolloServerPlugin<ApiContext> {
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ schema, document, operation, request, contextValue }: Request) {
          if (operation?.operation !== 'query') return null;
          const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
          if (!coerced) return null;
          const asked = { schema, fragments: fragmentsOf(document!), variables: coerced };
          const data = await contextValue.operation.answerAll(
            fieldsOf(asked, 'Query', [operation.selectionSet]),
            asked,
          );
          if (!data) return null;
          const http = { headers: new HeaderMap(), status: undefined };
          return { http, body: { kind: 'single', singleResult: { data } } };
        },
      };
    },
  };
}

function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  return fragments;
}

const ofTheDocument = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'QUERY_TOO_COMPLEX',
]);

const ofARefused = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'QUERY_TOO_COMPLEX']);

/**
 * A client that asks for plain `application/json` takes a status other than 200 for a failure of the transport; to it, errors
 * of the document are an answer like any other. Who accepts `application/graphql-response+json` gets the status.
 */
export function plainJsonStatus(): ApolloServerPlugin<ApiContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ request, response }) {
          if (request.http?.headers.get('accept')?.includes('application/graphql-response+json')) return;
          const { body, http } = response;
          const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
          if (http.status === 400 && errors.every(({ extensions }) => ofTheDocument.has(String(extensions?.code))))
            http.status = 200;
        },
      };
    },
  };
}

/** Ends the operation's transaction when its answer is ready, and takes from the budget what its rows have not paid for. */
export function closing(rates: RateLimits | undefined): ApolloServerPlugin<ApiContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue, errors = [] }) {
          const { operation } = contextValue;
          operation.close();
          await rates?.takeForTime(operation.asker, operation.heldMs);
          if (errors.some(({ extensions }) => ofARefused.has(String(extensions.code))))
            await rates?.takeForRefused(operation.asker);
        },
      };
    },
  };
}

/**
 * Says of an error what the client may know: a code and what to do. Anything unexpected is logged under the request's id,
 * without the values that were asked with, and answered with that id alone.
 */
export class ErrorTeller {
  #requests = new WeakMap<object, string>();
  constructor(private readonly log: Log) {}

  plugin(): ApolloServerPlugin<ApiContext> {
    return {
      requestDidStart: async () => ({
        didEncounterErrors: async ({ errors, contextValue }) => {
          for (const error of errors) this.#requests.set(error, contextValue.operation.requestId);
        },
      }),
      unexpectedErrorProcessingRequest: async ({ error }) => {
        this.log.error({ error: describe(error) }, 'a request failed outside of GraphQL');
      },
    };
  }

  readonly format = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const requestId = this.#requests.get(error as object);
    const cause = unwrapped(error);
    const own = cause instanceof GraphQLError ? cause.extensions.code : undefined;
    const code = own ?? formatted.extensions?.code;
    if (code === 'INTERNAL_SERVER_ERROR' || code === undefined) {
      this.log.error({ requestId, path: formatted.path, error: describe(cause) }, 'an operation failed');
      return {
        ...formatted,
        message: 'Something went wrong on our side. Quote the request id when you report it.',
        extensions: { code: 'INTERNAL', requestId },
      };
    }
    if (/more that \d+ tokens/.test(formatted.message))
      return {
        message: `The document has more than ${limits.tokens} tokens. Ask in several operations, or by variables.`,
        extensions: { code: 'QUERY_TOO_COMPLEX', requestId },
      };
    return {
      ...formatted,
      message: shortened(formatted.message),
      extensions: { ...waysOn(cause), code, requestId },
    };
  };
}

/** What a refusal of casework tells beside its words: the rule that forbids it, how the matter stands, and the legal ways on. */
function waysOn(cause: unknown): object {
  const { basis, state, version, legalActs } = cause instanceof GraphQLError ? cause.extensions : {};
  return { basis, state, version, legalActs };
}

/** Names and values from the document stand in the messages about them; what else there is to be asked for does not. */
function shortened(message: string): string {
  const told = message.replace(/ ?Did you mean .*$/s, '');
  return told.length <= limits.messageLength ? told : `${told.slice(0, limits.messageLength)}…`;
}

function unwrapped(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? unwrapped(error.originalError) : error;
}

/** What helps to find a fault and holds nothing personal: Postgres puts values into `detail`, never into these. */
function describe(error: unknown): object {
  const { name, message, code, stack } = error as Error & { code?: string };
  return { name, message, code, stack };
}
