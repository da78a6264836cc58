import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { apiError, both } from '../errors.js';
import { authenticate, type IdentityDeps, viewerNow } from '../identity/bearer.js';
import { refuseAs } from './refuse.js';

/** Pages that show the queue, to be served at `/queues`. */
export type QueueBoard = FastifyPluginAsync;

const PLACE = '/queues';

/** Serves the pages of the queue to administrators, to be looked at. */
export function serveQueueBoard(app: FastifyInstance, board: QueueBoard, identity: IdentityDeps): void {
  app.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => {
      try {
        const bearer = await authenticate(identity, { headers: { authorization: asBearer(request.headers) } });
        const { role } = await viewerNow(identity, bearer, request.ip);
        if (role !== 'admin') throw apiError('FORBIDDEN', both(forAdministrators));
        if (request.method !== 'GET') throw apiError('FORBIDDEN', both(readOnly));
      } catch (error) {
        return refuseAs(error, reply.header('www-authenticate', 'Basic realm="qingqu", charset="UTF-8"'));
      }
    });
    await scope.register(board, { prefix: PLACE });
  });
}

/** A browser that is told to go to a page sends nothing but Basic: `<any name>:<token of a session>`, as its own window asks for it. */
function asBearer({ authorization }: { authorization?: string | undefined }): string | undefined {
  const basic = /^Basic +([\w+/=-]{1,4096})$/i.exec(authorization ?? '')?.[1];
  const token = basic && /^[^:]*:(.*)$/.exec(Buffer.from(basic, 'base64').toString())?.[1];
  return token ? `Bearer ${token}` : authorization;
}

const forAdministrators = { zh: '任务队列仅供系统管理员查看', en: 'the queue is for administrators' };
const readOnly = { zh: '任务队列只能查看，不能修改', en: 'the queue is here to be looked at, not to be changed' };
