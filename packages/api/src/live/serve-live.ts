import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex, Writable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema, getOperationAST, type ValidationRule } from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/fastify';
import { useServer } from 'graphql-ws/use/ws';
import type pg from 'pg';
import { WebSocketServer } from 'ws';
import type { ReadAudit } from '../audit/read-audit.js';
import { howAsked } from '../audit/record-reads.js';
import type { ErrorCode } from '../errors.js';
import type { IdentityDeps } from '../identity/bearer.js';
import { Admission } from '../server/admission.js';
import { limits } from '../server/limits.js';
import type { Log } from '../server/log.js';
import type { Operation } from '../server/operation.js';
import type { GateSettings } from '../server/plugins.js';
import { askerOf } from '../server/rate-limits.js';
import { refuse } from '../server/refuse.js';
import { type Admitting, admitSubscription, subscribed, toldError, type Wish } from './admit-subscription.js';
import type { LiveContext } from './changes.js';
import { Feeds } from './feed.js';
import { Listener } from './listener.js';
import { closing, type LiveLimits, type Subscriber, Subscribers, usualLiveLimits } from './subscribers.js';

export interface LivePort {
  /** A connection to the database that is nobody else's, to hear of changes. */
  connect(): Promise<pg.Client>;
  limits?: Partial<LiveLimits>;
}

interface LiveDeps {
  live: LivePort;
  schema: GraphQLSchema;
  validationRules: readonly ValidationRule[];
  gate: GateSettings;
  identity: IdentityDeps;
  reads: ReadAudit;
  log: Log;
  operation(subscriber: Subscriber, requestId: string): Operation;
}

/** Changes are read by few at once: they are no more urgent than what people ask for. */
const readings = { running: 4, waiting: 10_000, ofOne: 4, waitMs: 30_000, eventLoopDelayMs: 0 };

/** Serves subscriptions: over WebSockets at `/graphql` (graphql-transport-ws), and as server-sent events at `/graphql/stream`. */
export function serveLive(app: FastifyInstance, deps: LiveDeps): void {
  const { log, live, identity } = deps;
  const liveLimits = { ...usualLiveLimits, ...live.limits };
  const subscribers = new Subscribers(identity, liveLimits, log);
  const feeds = new Feeds();
  const listener = new Listener({
    connect: live.connect,
    log,
    onNotice: (notice) => feeds.tell(notice),
    onGap: () => feeds.miss(),
  });
  const admitting: Admitting = {
    ...deps,
    perConnection: liveLimits.perUser,
    operation: (subscriber) => deps.operation(subscriber, randomUUID()),
    context: contexts(deps, feeds),
  };
  const unexpected = (error: unknown) => {
    const { message, stack } = error as Error;
    log.error({ error: { message, stack } }, 'a subscription failed');
  };
  const told = (error: unknown) => toldError(error, unexpected);
  const isBusy = () =>
    app.isUnderPressure() || Math.max(subscribers.size, sockets.clients.size) >= liveLimits.connections;

  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.bodyBytes, clientTracking: true });
  serveSockets({ sockets, subscribers, admitting, told, initMs: liveLimits.initMs });
  app.server.on('upgrade', (request, socket, head) => upgrade(sockets, request, socket, head, isBusy));
  serveStreams(app, { subscribers, admitting, told, isBusy });

  // Streams end before the server waits for its connections.
  app.addHook('preClose', async () => {
    feeds.closeAll();
    for (const socket of sockets.clients) socket.close(1001, 'The server ends: connect again');
    sockets.close();
    await Promise.all([listener.close(), subscribers.close()]);
    for (const socket of sockets.clients) socket.terminate();
  });
}

/** What subscriptions read with: each change in a short transaction of its own, in the rights of that moment. */
function contexts({ operation, reads }: LiveDeps, feeds: Feeds): Admitting['context'] {
  const turns = new Admission(readings);
  return (subscriber, { document, operationName }): LiveContext => ({
    feeds,
    subscriber,
    async ask(work) {
      const leave = await turns.enter(askerOf(subscriber.bearer, subscriber.address).key);
      if (!leave)
        throw new GraphQLError('The server is busy. Subscribe again.', {
          extensions: { code: 'UPSTREAM_UNAVAILABLE' },
        });
      const own = operation(subscriber, randomUUID());
      try {
        const answer = await work(own);
        const read = own.personalRead;
        if (read) reads.note({ ...read, ...howAsked(document, getOperationAST(document, operationName)!) });
        return answer;
      } finally {
        own.close();
        leave();
      }
    },
  });
}

interface Serving {
  subscribers: Subscribers;
  admitting: Admitting;
  told(error: unknown): GraphQLError;
}

/** Only pages of this server connect: a browser sends no header of its own choice with a WebSocket, but always its Origin. */
function upgrade(
  sockets: WebSocketServer,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  isBusy: () => boolean,
): void {
  const refused = (status: string) =>
    socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
  socket.on('error', () => socket.destroy());
  if (request.url?.split('?')[0] !== '/graphql') return void refused('404 Not Found');
  const { origin, host } = request.headers;
  if (origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === host))
    return void refused('403 Forbidden');
  if (isBusy()) return void refused('503 Service Unavailable\r\nretry-after: 5');
  sockets.handleUpgrade(request, socket, head, (opened) => {
    sockets.emit('connection', opened, request);
    // graphql-ws would print to the console what anybody sends that is no WebSocket frame.
    opened.removeAllListeners('error').on('error', () => opened.terminate());
  });
}

function serveSockets({
  sockets,
  subscribers,
  admitting,
  told,
  initMs,
}: Serving & { sockets: WebSocketServer; initMs: number }): void {
  useServer<{ authorization?: unknown }, { subscriber?: Subscriber }>(
    {
      schema: admitting.schema,
      isProd: true,
      connectionInitWaitTimeout: initMs,
      async onConnect({ connectionParams, extra }) {
        const { socket, request } = extra;
        const given = connectionParams?.authorization;
        const authorization = typeof given === 'string' ? given : request.headers.authorization;
        const address = request.socket.remoteAddress ?? '';
        try {
          extra.subscriber = await subscribers.enter(authorization, address, ({ code, reason }) => {
            socket.close(code, reason);
            // Who takes nothing does not take the parting word either.
            setTimeout(() => socket.terminate(), 1_000).unref();
          });
          if (socket.readyState !== socket.OPEN) subscribers.leave(extra.subscriber);
          return true;
        } catch (error) {
          const { code } = told(error).extensions;
          const why = code === 'RATE_LIMITED' ? closing.tooMany : closing.forbidden;
          socket.close(why.code, why.reason);
          return false;
        }
      },
      onClose: ({ extra }) => subscribers.leave(extra.subscriber),
      async onSubscribe({ extra }, _id, payload) {
        const subscriber = extra.subscriber!;
        subscriber.subscriptions += 1;
        try {
          return await admitSubscription(admitting, subscriber, payload);
        } catch (error) {
          subscriber.subscriptions -= 1;
          return [told(error)];
        }
      },
      onComplete: ({ extra }) => {
        extra.subscriber!.subscriptions -= 1;
      },
      subscribe: (args) => subscribed(args, told),
    },
    sockets,
  );
}

const statusOf: Readonly<Record<string, number>> = { RATE_LIMITED: 429, FORBIDDEN: 403, UNAUTHENTICATED: 401 };

/** Events over plain HTTP, for whom WebSockets do not reach. One subscription a request; the token comes in its header. */
function serveStreams(app: FastifyInstance, { subscribers, admitting, told, isBusy }: Serving & { isBusy(): boolean }) {
  const known = new WeakMap<FastifyRequest, Subscriber>();
  const handler = createHandler({
    schema: admitting.schema,
    // Nobody is given a token for a stream of several subscriptions.
    authenticate: () => undefined,
    async onSubscribe({ raw }, wish) {
      try {
        return (await admitSubscription(admitting, known.get(raw)!, wish as Wish)) as never;
      } catch (error) {
        return { errors: [told(error)] };
      }
    },
    subscribe: (args) => subscribed(args as never, told) as never,
    // It would keep what a client does not take; so the next answer is asked for only when this one can be sent.
    onNext: (_context, { context }) => whenTaken(context.reply.raw),
  });
  app.post('/graphql/stream', async (request, reply) => {
    if (isBusy())
      return refuse(
        reply.header('retry-after', '5'),
        503,
        'UPSTREAM_UNAVAILABLE',
        'The server is busy. Subscribe again after the seconds that Retry-After says.',
      );
    if (request.headers.accept !== 'text/event-stream')
      return refuse(reply, 406, 'BAD_REQUEST', 'Answers are events. Send the header "accept: text/event-stream".');
    try {
      const end = () => reply.raw.destroy();
      const subscriber = await subscribers.enter(request.headers.authorization, request.ip, end);
      subscriber.subscriptions = 1;
      reply.raw.once('close', () => subscribers.leave(subscriber));
      known.set(request, subscriber);
    } catch (error) {
      const { message, extensions } = told(error);
      return refuse(reply, statusOf[String(extensions.code)] ?? 503, extensions.code as ErrorCode, message);
    }
    reply.hijack();
    // A client that goes away ends its stream in the middle of an answer.
    await handler(request, reply).catch(() => reply.raw.destroy());
  });
}

async function whenTaken(response: Writable): Promise<void> {
  if (!response.writableNeedDrain) return;
  const gone = new AbortController();
  const { signal } = gone;
  await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })]).finally(() =>
    gone.abort(),
  );
}
