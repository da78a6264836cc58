import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ApiContext } from './operation.js';
import type { TrustedDocuments } from './trusted-documents.js';

/** Who counts, times and traces what the server answers; it is told nothing of what was asked with. */
export interface Observer {
  /** A request has come. */
  request(begun: BegunRequest): ObservedRequest;
  /** An operation has its answer. */
  operation(answered: AnsweredOperation): void;
}

export interface BegunRequest {
  id: string;
  method: string;
  /** As it is registered, without values: `/export/:file`; undefined where nothing is. */
  route: string | undefined;
  /** The W3C trace context that it came with. */
  traceparent: string | undefined;
}

export interface ObservedRequest {
  /** Goes on with the request in whatever surrounds it. */
  within(proceed: () => void): void;
  answered(status: number): void;
}

export interface AnsweredOperation {
  /** Chosen by whoever wrote the document; undefined for one without a name. */
  name: string | undefined;
  /** Undefined where it could not be told from the document. */
  kind: 'query' | 'mutation' | 'subscription' | undefined;
  /** Whether its document is registered with the server. */
  isRegistered: boolean;
  seconds: number;
  /** The codes of its errors, each once. */
  codes: readonly string[];
}

/** Tells the observer of every request. */
export function observeRequests(app: FastifyInstance, observer: Observer): void {
  const observed = new WeakMap<FastifyRequest, ObservedRequest>();
  app.addHook('onRequest', (request, _reply, proceed) => {
    const { id, method, routeOptions, headers } = request;
    const { traceparent } = headers as { traceparent?: string };
    const one = observer.request({ id, method, route: routeOptions.url, traceparent });
    observed.set(request, one);
    one.within(proceed);
  });
  // A body arrives in events of the connection, which belong to no request.
  app.addHook('preValidation', (request, _reply, proceed) => observed.get(request)!.within(proceed));
  app.addHook('onResponse', async (request, reply) => observed.get(request)?.answered(reply.statusCode));
  app.addHook('onRequestAbort', async (request) => observed.get(request)?.answered(CLIENT_GONE));
}

/** As servers write it down that nobody waited for the answer. */
const CLIENT_GONE = 499;

/** Tells the observer of every operation. */
export function observeOperations(
  { operation: tell }: Observer,
  documents: TrustedDocuments,
): ApolloServerPlugin<ApiContext> {
  return {
    async requestDidStart() {
      const started = performance.now();
      return {
        async willSendResponse({ operation, source, response: { body } }) {
          const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
          tell({
            name: operation?.name?.value,
            kind: operation?.operation,
            isRegistered: documents.has(source),
            seconds: (performance.now() - started) / 1_000,
            codes: [...new Set(errors.map(({ extensions }) => String(extensions?.code)))],
          });
        },
      };
    },
  };
}
