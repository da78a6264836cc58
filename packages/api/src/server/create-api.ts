import { randomUUID } from 'node:crypto';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify, { type FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type pg from 'pg';
import { ReadAudit } from '../audit/read-audit.js';
import { recordReads } from '../audit/record-reads.js';
import type { RevealPort } from '../audit/reveal-port.js';
import { serveAttachments } from '../casework/attachment-routes.js';
import type { CaseworkPort } from '../casework/casework-port.js';
import { serveReports } from '../casework/report-routes.js';
import { entities } from '../entities/index.js';
import type { ExportPort } from '../export/export-port.js';
import { type ExportSettings, serveExports } from '../export/export-routes.js';
import { statsName } from '../graphql/resolvers.js';
import { apiSchema } from '../graphql/schema.js';
import { authenticate, type IdentityDeps, viewerNow } from '../identity/bearer.js';
import { LastUse } from '../identity/last-use.js';
import type { OidcSettings } from '../identity/oidc.js';
import { OwnAccount } from '../identity/own-account.js';
import { SecondFactor } from '../identity/second-factor.js';
import { SignIn } from '../identity/sign-in.js';
import { type LivePort, serveLive } from '../live/serve-live.js';
import { rootsOf } from '../plan/roots.js';
import { RuleDesk, type RuleDeskPort } from '../rule-desk/rule-desk.js';
import type { IntakePort } from '../upload/intake-port.js';
import { serveUploads } from '../upload/upload-routes.js';
import type { HealthPort } from '../workbench/health-port.js';
import { type AdmissionLimits, admissionFor, admitting } from './admission.js';
import { serveConsole } from './console.js';
import { fieldResolver } from './field-resolver.js';
import { armor, limits } from './limits.js';
import type { Log } from './log.js';
import { type Observer, observeOperations, observeRequests } from './observer.js';
import { type ApiContext, LastSeen, Operation } from './operation.js';
import {
  closing,
  ErrorTeller,
  fewErrors,
  type GateSettings,
  gate,
  plainJsonStatus,
  plannedExecution,
  shownCost,
} from './plugins.js';
import { type QueueBoard, serveQueueBoard } from './queue-board.js';
import { RateLimits, type RateSettings } from './rate-limits.js';
import { refuse } from './refuse.js';
import { type Ready, serveHealth } from './serve-health.js';
import { StatementNames } from './session.js';
import { type DocumentSettings, TrustedDocuments } from './trusted-documents.js';
import { turningAway } from './turn-away.js';

export interface ApiDeps {
  /** Logs in as `qingqu_api`, which has no right on any table until an operation takes its user's role. */
  pool: pg.Pool;
  /** 32 bytes that tokens are signed with. */
  authKey: Buffer;
  /** The built console; without it only the API is served. */
  consoleDir?: string;
  mode: 'development' | 'production';
  now(): Date;
  /** A stopwatch in milliseconds; the process's own unless said otherwise. */
  elapsed?: () => number;
  log: Log;
  /** What the fields about rules work with; without it they cannot be answered. */
  rules?: RuleDeskPort;
  /** What uploads and the fields about rejected rows work with; without it they cannot be answered. */
  intake?: IntakePort;
  /** What exports as jobs work with; without it lists are exported at once only. */
  exports?: ExportPort;
  /** What steps of casework are taken with; without it cases are read and not moved. */
  casework?: CaseworkPort;
  exportSettings?: ExportSettings;
  /** What is told of how the platform does; without it `systemHealth` cannot be answered. */
  health?: HealthPort;
  /** What personal values are opened with; without it none is revealed. */
  audit?: RevealPort;
  /** Whether it can work, where more than a database belongs to it. */
  ready?: Ready;
  /** Who counts and traces what is answered; without it nobody does, and it costs nothing. */
  observer?: Observer | undefined;
  /** The pages of the queue, for administrators; without them there is nothing at `/queues`. */
  queueBoard?: QueueBoard | undefined;
  /** What changes are heard by; without it subscriptions are not served. */
  live?: LivePort;
  /** Budgets of rows a minute; without them nobody is kept from asking often. */
  rates?: RateSettings;
  /** Registered documents; without them everybody may ask anything in his scope, except tokens that may run only these. */
  documents?: DocumentSettings;
  /** Whether the schema may be read by introspection; in development only, unless said otherwise. */
  introspection?: boolean;
  /** How many operations are worked on at once; by the size of the pool unless said otherwise. */
  admission?: AdmissionLimits;
  /** Addresses of the proxies that end TLS before this server: what they say of a client's address is believed, and HSTS is sent. */
  tlsProxies?: readonly string[];
  /** How long one statement may take; 10 seconds unless said otherwise. */
  statementTimeoutMs?: number;
  /** How long a sign-in lasts; 8 hours, a working day, unless said otherwise. */
  tokenTtlSeconds?: number;
  /** After how long a session that is left alone ends; 2 hours unless said otherwise. */
  sessionIdleSeconds?: number;
  /** Whose bearer tokens are accepted beside those of this server; without it none are. */
  oidc?: OidcSettings;
}

export interface Api {
  app: FastifyInstance;
  schema: GraphQLSchema;
  /** Lets running requests end. The pool stays open: whoever made it ends it. */
  close(): Promise<void>;
}

/** The GraphQL server with the console in front of it. Call `app.listen` to serve. */
export async function createApi(deps: ApiDeps): Promise<Api> {
  const { pool, authKey, now, log, mode, statementTimeoutMs = 10_000 } = deps;
  const { tokenTtlSeconds = 8 * 3600, sessionIdleSeconds = 2 * 3600 } = deps;
  const schema = apiSchema();
  const teller = new ErrorTeller(log);
  const reads = new ReadAudit({ pool, log, ...(deps.elapsed && { elapsed: deps.elapsed }) });
  const { plugins, validationRules } = armor();
  const documents = new TrustedDocuments(schema, deps.documents ?? { mode: 'optional', automatic: false });
  const entrance: GateSettings = {
    mode,
    tellsSchema: deps.introspection ?? mode === 'development',
    documents,
    rates: deps.rates && new RateLimits(deps.rates),
  };
  const apollo = new ApolloServer<ApiContext>({
    schema,
    introspection: true, // who may read the schema is the gate's business
    csrfPrevention: { requestHeaders: ['authorization', 'x-apollo-operation-name', 'apollo-require-preflight'] },
    // Apollo keeps some 30 MB of them at most.
    persistedQueries: documents.settings.automatic ? {} : false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    fieldResolver,
    formatError: teller.format,
    parseOptions: { maxTokens: limits.tokens },
    validationRules,
    logger: quiet(log),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ...(plugins as []),
      teller.plugin(),
      gate(entrance),
      plannedExecution(),
      shownCost(),
      fewErrors(),
      ...(deps.observer ? [observeOperations(deps.observer, documents)] : []),
      plainJsonStatus(),
      recordReads(reads),
      closing(entrance.rates),
    ],
  });
  await apollo.start();

  const rules = deps.rules && new RuleDesk(deps.rules);
  const lastUse = new LastUse(pool, log);
  // Loaded where there is an issuer: checking its tokens takes a library of eighty files.
  const oidc = deps.oidc && new (await import('../identity/oidc.js')).OidcVerifier(deps.oidc);
  const identity: IdentityDeps = { pool, authKey, now, lastUse, oidc };
  const secondFactor = new SecondFactor(authKey);
  const operationDeps = {
    rules,
    intake: deps.intake,
    exports: deps.exports,
    casework: deps.casework,
    health: deps.health,
    audit: deps.audit,
    reads,
    log,
    pool,
    entities,
    names: new StatementNames(),
    statementTimeoutMs,
    lastSeen: new LastSeen(),
    lastUse,
    roots: rootsOf(entities, statsName),
    account: new OwnAccount({ pool, secondFactor, now }),
    signIn: new SignIn({ pool, authKey, secondFactor, tokenTtlSeconds, sessionIdleSeconds, now }),
  };
  const app = Fastify({
    bodyLimit: limits.bodyBytes,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    trustProxy: deps.tlsProxies ? [...deps.tlsProxies] : false,
  });
  if (deps.observer) observeRequests(app, deps.observer);
  secure(app, { isBehindTls: deps.tlsProxies !== undefined });
  answerErrors(app, log);
  // Only JSON comes in; a form could be sent by a foreign page without asking.
  app.removeContentTypeParser('text/plain');
  const admission = await admitting(app, deps.admission ?? admissionFor(pool.options.max));
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    ...admission,
    onRequest: [admission.onRequest, turningAway(entrance.rates, identity)],
    preHandler: [documents.preHandler, admission.preHandler],
    handler: fastifyApolloHandler(apollo, {
      context: async (request) => ({
        operation: new Operation(
          operationDeps,
          await authenticate(identity, request),
          request.id,
          request.ip,
          request.headers['user-agent'],
        ),
      }),
    }),
  });
  let isClosing = false;
  serveHealth(app, { pool, ready: deps.ready, isClosing: () => isClosing });
  if (deps.intake) serveUploads(app, { intake: deps.intake, identity, log });
  if (deps.casework) serveAttachments(app, { casework: deps.casework, pool, identity });
  if (deps.casework) serveReports(app, { casework: deps.casework, pool, identity });
  serveExports(app, {
    entities,
    pool,
    now,
    log,
    jobs: deps.exports,
    casework: deps.casework,
    settings: deps.exportSettings,
    viewerOf: async (request) =>
      viewerNow(identity, await authenticate(identity, request, { basic: true }), request.ip),
  });
  if (deps.live)
    serveLive(app, {
      live: deps.live,
      schema,
      validationRules,
      gate: entrance,
      identity,
      reads,
      log,
      operation: ({ bearer, address }, requestId) =>
        new Operation(operationDeps, bearer, requestId, address, undefined),
    });
  if (deps.queueBoard) serveQueueBoard(app, deps.queueBoard, identity);
  serveConsole(app, deps.consoleDir);
  // A connection whose last answer is sent only now would be kept open for more than a minute in case another request comes.
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close');
  });
  return {
    app,
    schema,
    close: async () => {
      isClosing = true;
      // A request under way takes at most a statement's time; one that never arrives in full is not waited for.
      const late = setTimeout(() => app.server.closeAllConnections(), statementTimeoutMs + 1_000);
      await app.close().finally(() => clearTimeout(late));
      await apollo.stop();
      await reads.close();
      await lastUse.flush();
      await rules?.close();
    },
  };
}

function secure(app: FastifyInstance, { isBehindTls }: { isBehindTls: boolean }): void {
  const policy = [
    `default-src 'self'`,
    // The console's component library writes its styles at run time.
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data:`,
    `font-src 'self' data:`,
    `worker-src 'self' blob:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');
  const headers = {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    // Nothing but the console's files may be kept; they say so themselves.
    'cache-control': 'no-store',
    ...(isBehindTls && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  };
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...headers, 'x-request-id': request.id });
    if (!URL.canParse(`http://${request.host}/`))
      return refuse(
        reply,
        400,
        'BAD_REQUEST',
        'The Host header names no host. Send, for example, "Host: 127.0.0.1:4000".',
      );
  });
}

/** What goes wrong before GraphQL sees a request, in GraphQL's form. */
function answerErrors(app: FastifyInstance, log: Log): void {
  app.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
    if (error.statusCode && error.statusCode < 500)
      return refuse(reply, error.statusCode, 'BAD_REQUEST', toldOf(error, error.statusCode));
    log.error({ requestId: request.id, error: { message: error.message, stack: error.stack } }, 'a request failed');
    return refuse(reply, 500, 'INTERNAL', 'Something went wrong on our side. Quote the request id when you report it.');
  });
}

const toldOf = ({ message }: Error, status: number) =>
  status === 413 ? `The request has more than ${limits.bodyBytes} bytes. Send less at a time.` : message;

/** Apollo's own notes, in the words of our log. */
function quiet(log: Log) {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (message: string) => log.warn({}, String(message)),
    error: (message: string) => log.error({}, String(message)),
  };
}
