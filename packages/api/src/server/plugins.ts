import { type ApolloServerPlugin, type GraphQLRequestContext, HeaderMap } from '@apollo/server';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLFormattedError,
  getVariableValues,
  Kind,
} from 'graphql';
import { fieldsOf, rootNames } from '../plan/selection.js';
import { checkCost } from './limits.js';
import type { Log } from './log.js';
import type { ApiContext } from './operation.js';

type Request = GraphQLRequestContext<ApiContext>;

/** Lets nobody in without a valid sign-in, except to sign in (and, in development, to read the schema). */
export function gate(mode: 'development' | 'production'): ApolloServerPlugin<ApiContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, operationName, request, contextValue }) {
          if (!operation) return;
          const names = rootNames(fragmentsOf(document), operation.selectionSet.selections);
          const isSignIn = operation.operation === 'mutation' && names.every((name) => name === 'signIn');
          const isSchema = mode === 'development' && names.every((name) => name === '__schema' || name === '__type');
          if (!isSignIn && !isSchema) await contextValue.operation.admit(operation.operation === 'query' ? names : []);
          checkCost(schema, document, operationName ?? undefined, request.variables ?? {});
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

/** Ends the operation's transaction when its answer is ready. */
export function closing(): ApolloServerPlugin<ApiContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue }) {
          contextValue.operation.close();
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
    return { ...formatted, extensions: { code, requestId } };
  };
}

function unwrapped(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? unwrapped(error.originalError) : error;
}

/** What helps to find a fault and holds nothing personal: Postgres puts values into `detail`, never into these. */
function describe(error: unknown): object {
  const { name, message, code, stack } = error as Error & { code?: string };
  return { name, message, code, stack };
}
