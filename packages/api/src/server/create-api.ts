import { randomUUID } from 'node:crypto';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type pg from 'pg';
import { entities } from '../entities/index.js';
import { statsName } from '../graphql/resolvers.js';
import { apiSchema } from '../graphql/schema.js';
import { SignIn } from '../identity/sign-in.js';
import { readToken } from '../identity/token.js';
import { rootsOf } from '../plan/roots.js';
import { RuleDesk, type RuleDeskPort } from '../rule-desk/rule-desk.js';
import type { IntakePort } from '../upload/intake-port.js';
import { serveUploads } from '../upload/upload-routes.js';
import { serveConsole } from './console.js';
import { fieldResolver } from './field-resolver.js';
import { armor, limits } from './limits.js';
import type { Log } from './log.js';
import { type ApiContext, type Bearer, LastSeen, Operation } from './operation.js';
import { closing, ErrorTeller, gate, plainJsonStatus, plannedExecution } from './plugins.js';
import { StatementNames } from './session.js';

export interface ApiDeps {
  /** Logs in as `qingqu_api`, which has no right on any table until an operation takes its user's role. */
  pool: pg.Pool;
  /** 32 bytes that tokens are signed with. */
  authKey: Buffer;
  /** The built console; without it only the API is served. */
  consoleDir?: string;
  mode: 'development' | 'production';
  now(): Date;
  log: Log;
  /** What the fields about rules work with; without it they cannot be answered. */
  rules?: RuleDeskPort;
  /** What uploads and the fields about rejected rows work with; without it they cannot be answered. */
  intake?: IntakePort;
  /** How long one statement may take; 10 seconds unless said otherwise. */
  statementTimeoutMs?: number;
  /** How long a sign-in lasts; 8 hours, a working day, unless said otherwise. */
  tokenTtlSeconds?: number;
}

export interface Api {
  app: FastifyInstance;
  schema: GraphQLSchema;
  /** Lets running requests end. The pool stays open: whoever made it ends it. */
  close(): Promise<void>;
}

/** The GraphQL server with the console in front of it. Call `app.listen` to serve. */
export async function createApi(deps: ApiDeps): Promise<Api> {
  const { pool, authKey, now, log, mode, tokenTtlSeconds = 8 * 3600, statementTimeoutMs = 10_000 } = deps;
  const schema = apiSchema();
  const teller = new ErrorTeller(log);
  const { plugins, validationRules } = armor();
  const apollo = new ApolloServer<ApiContext>({
    schema,
    introspection: true, // who may read the schema is the gate's business
    csrfPrevention: { requestHeaders: ['authorization', 'x-apollo-operation-name', 'apollo-require-preflight'] },
    persistedQueries: false,
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
      gate(mode),
      plannedExecution(),
      plainJsonStatus(),
      closing(),
    ],
  });
  await apollo.start();

  const rules = deps.rules && new RuleDesk(deps.rules);
  const operationDeps = {
    rules,
    intake: deps.intake,
    log,
    pool,
    entities,
    names: new StatementNames(),
    statementTimeoutMs,
    lastSeen: new LastSeen(),
    roots: rootsOf(entities, statsName),
    signIn: new SignIn({ pool, authKey, tokenTtlSeconds, now }),
  };
  const app = Fastify({ bodyLimit: limits.bodyBytes, genReqId: () => randomUUID(), forceCloseConnections: 'idle' });
  secure(app);
  answerErrors(app, log);
  // Only JSON comes in; a form could be sent by a foreign page without asking.
  app.removeContentTypeParser('text/plain');
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: fastifyApolloHandler(apollo, {
      context: async (request) => ({
        operation: new Operation(operationDeps, bearerOf(request, authKey, now()), request.id, request.ip),
      }),
    }),
  });
  app.get('/livez', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const ready = await pool.query('select 1').then(
      () => true,
      () => false,
    );
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'the database cannot be reached' });
  });
  if (deps.intake)
    serveUploads(app, {
      intake: deps.intake,
      pool,
      now,
      log,
      bearerOf: (request) => bearerOf(request, authKey, now()),
    });
  serveConsole(app, deps.consoleDir);
  let isClosing = false;
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
      await rules?.close();
    },
  };
}

function bearerOf(request: FastifyRequest, authKey: Buffer, now: Date): Bearer {
  const match = /^Bearer +([\w.-]+)$/i.exec(request.headers.authorization ?? '');
  return match
    ? readToken(authKey, match[1]!, now)
    : { refused: request.headers.authorization ? 'malformed' : 'missing' };
}

function secure(app: FastifyInstance): void {
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
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'x-request-id': request.id,
    });
    if (request.url.startsWith('/graphql')) reply.header('cache-control', 'no-store');
  });
}

/** What goes wrong before GraphQL sees a request, in GraphQL's form. */
function answerErrors(app: FastifyInstance, log: Log): void {
  app.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
    const status = error.statusCode && error.statusCode < 500 ? error.statusCode : 500;
    if (status === 500)
      log.error({ requestId: request.id, error: { message: error.message, stack: error.stack } }, 'a request failed');
    const message =
      status === 500 ? 'Something went wrong on our side. Quote the request id when you report it.' : error.message;
    const code = status === 500 ? 'INTERNAL' : 'BAD_REQUEST';
    return reply.code(status).send({ errors: [{ message, extensions: { code, requestId: request.id } }] });
  });
}

/** Apollo's own notes, in the words of our log. */
function quiet(log: Log) {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (message: string) => log.warn({}, String(message)),
    error: (message: string) => log.error({}, String(message)),
  };
}
