import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type pg from 'pg';
import type { CaseworkPort } from '../casework/casework-port.js';
import { apiError, both, type ErrorCode } from '../errors.js';
import type { Viewer } from '../identity/principal.js';
import type { Entity } from '../model/entity.js';
import type { Registry } from '../model/registry.js';
import type { Log } from '../server/log.js';
import { refuse, refuseAs } from '../server/refuse.js';
import { Slots } from '../upload/slots.js';
import { auditBegin, auditEnd, type Origin } from './audit-export.js';
import { downloadJob } from './download-job.js';
import type { ExportPort } from './export-port.js';
import { type CheckedExport, checkExport, entityOf } from './export-wish.js';
import { type Format, formats } from './formats/index.js';
import { type Address, readAddress } from './read-address.js';
import { Reading } from './reading.js';
import { Cut, headersOf, sendExport } from './send-export.js';
import { countUnderExchange, underExchange } from './under-exchange.js';
import { writeExport } from './write-export.js';

export interface ExportDeps {
  entities: Registry;
  pool: pg.Pool;
  /** Who asks. @throws UNAUTHENTICATED, FORBIDDEN, UPSTREAM_UNAVAILABLE */
  viewerOf(request: FastifyRequest): Promise<Viewer>;
  /** What exports as jobs work with; without it their files are not there. */
  jobs: ExportPort | undefined;
  /** What exchanges of data are looked up with; without it nothing leaves under one. */
  casework: CaseworkPort | undefined;
  now(): Date;
  log: Log;
  settings?: ExportSettings | undefined;
}

export interface ExportSettings {
  /** Exports that are sent at the same time; 4 unless said otherwise. Each holds a connection of the pool. */
  atOnce?: number;
  /** How long one may take in all; 10 minutes unless said otherwise. */
  timeoutMs?: number;
}

const AT_ONCE = 4;
const TIMEOUT_MS = 600_000;
const RETRY_SECONDS = 10;

/**
 * Whole lists as files, beside GraphQL: `GET /export/payments.csv`, and the files that jobs have made. All need `Authorization`.
 * The rows are those, and as, the viewer would see them in the list of that name.
 */
export function serveExports(app: FastifyInstance, deps: ExportDeps): void {
  const { atOnce = AT_ONCE, timeoutMs = TIMEOUT_MS } = deps.settings ?? {};
  const slots = new Slots(atOnce, tooManyAtOnce);

  app.register(async (scope) => {
    scope.setErrorHandler((error, request, reply) => answerError(error, request, reply, deps.log));
    getOnly<{ Params: { file: string }; Querystring: Address }>(scope, '/export/:file', async (request, reply) => {
      const viewer = await exporterOf(request);
      const { entity, format } = fileOf(deps.entities, request.params.file);
      const address = readAddress(deps.entities, entity, format, request.query);
      const wish = await underExchange(deps, viewer, entity, address);
      const checked = checkExport(deps.entities, viewer, entity, wish);
      await slots.during(viewer.userId, () => exportNow(request, reply, viewer, checked));
    });
    getOnly<{ Params: { id: string } }>(scope, '/export/jobs/:id', async (request, reply) => {
      const viewer = await exporterOf(request);
      await slots.during(viewer.userId, () => downloadJob(deps, viewer, request, reply));
    });
  });

  async function exporterOf(request: FastifyRequest): Promise<Viewer> {
    const viewer = await deps.viewerOf(request);
    if (viewer.tokenScopes && !viewer.tokenScopes.includes('export'))
      throw apiError(
        'FORBIDDEN',
        both({
          zh: '该令牌没有导出权限（export）',
          en: 'this token may not export; ask for one with the scope export',
        }),
      );
    return viewer;
  }

  /** Writes down that it begins, sends it, and writes down how it ended; an export that fails ends the connection. */
  async function exportNow(
    request: FastifyRequest,
    reply: FastifyReply,
    viewer: Viewer,
    checked: CheckedExport,
  ): Promise<void> {
    const origin: Origin = { requestId: request.id, clientAddress: request.ip };
    await countUnderExchange(deps, viewer, checked, origin);
    const begun = await auditBegin(deps.pool, viewer, checked, origin);
    let reading: Reading | undefined;
    try {
      reading = await Reading.begin(deps.pool, viewer, timeoutMs);
      const now = deps.now();
      const written = await writeExport(deps.entities, viewer, checked, reading, now);
      await sendExport(reply, written, {
        headers: { ...headersOf(checked, now), 'x-epoch': reading.epoch },
        timeoutMs,
        onCut: () => void reading!.stop(),
        beforeEnd: (result) => auditEnd(deps.pool, viewer, checked, origin, begun, result),
      });
    } catch (error) {
      const failed = error instanceof Cut ? 'CUT' : (codeOf(error) ?? 'INTERNAL');
      if (failed === 'INTERNAL') deps.log.error({ requestId: request.id, error: describe(error) }, 'an export failed');
      await auditEnd(deps.pool, viewer, checked, origin, begun, { rows: reading?.rows ?? 0, failed }).catch((cause) =>
        deps.log.error(
          { requestId: request.id, error: describe(cause) },
          'how an export ended could not be written down',
        ),
      );
      throw error;
    } finally {
      await reading?.end();
    }
  }
}

type Handler<T extends object> = (request: FastifyRequest<T>, reply: FastifyReply) => Promise<void>;

/** A page that can be read and nothing else. */
function getOnly<T extends object>(scope: FastifyInstance, url: string, handler: Handler<T>): void {
  scope.route({ method: 'GET', url, exposeHeadRoute: false, handler: handler as never });
  scope.route({
    method: ['HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url,
    onRequest: async (_request, reply) =>
      refuse(
        reply.header('allow', 'GET'),
        405,
        'BAD_REQUEST',
        both({ zh: '导出请用 GET', en: 'exports are asked for with GET' }),
      ),
    handler: async () => undefined,
  });
}

function fileOf(entities: Registry, file: string): { entity: Entity; format: Format } {
  const dot = file.lastIndexOf('.');
  const entity = entityOf(entities, file.slice(0, Math.max(0, dot)));
  const format = formats.find((each) => each === file.slice(dot + 1));
  if (entity && format) return { entity, format };
  throw apiError(
    'NOT_FOUND',
    both({
      zh: `没有该导出；地址为 /export/数据名.格式，格式为 ${formats.join('、')}，例如 /export/payments.csv`,
      en: `there is no such export: /export/<list of the GraphQL schema>.<${formats.join('|')}>, for example /export/payments.csv`,
    }),
  );
}

function tooManyAtOnce(): never {
  throw apiError(
    'RATE_LIMITED',
    both({ zh: '同时导出过多，请稍后再试', en: 'too many exports at once; ask again in a moment' }),
  );
}

const codeOf = (error: unknown): ErrorCode | undefined =>
  error instanceof GraphQLError ? (error.extensions.code as ErrorCode) : undefined;

/** What helps to find a fault and holds nothing personal. */
const describe = (error: unknown): object => {
  const { message, stack } = error as Error;
  return { message, stack };
};

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Log): FastifyReply {
  const code = codeOf(error);
  // What has begun to go out cannot say any more that it failed: the cut connection does.
  if (reply.sent) return reply;
  if (code === 'UNAUTHENTICATED') reply.header('www-authenticate', 'Bearer, Basic realm="qingqu", charset="UTF-8"');
  if (code === 'RATE_LIMITED') reply.header('retry-after', String(RETRY_SECONDS));
  if (code === 'UPSTREAM_UNAVAILABLE') log.warn({ requestId: request.id }, 'an export could not be begun');
  return refuseAs(error, reply);
}
