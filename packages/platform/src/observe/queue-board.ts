import type { QueueBoard } from '@qingqu/api';
import type { WakeQueue } from '../queue.js';

const PLACE = '/queues';
const favIcon = { default: `${PLACE}/static/images/logo.svg`, alternative: `${PLACE}/static/favicon-32x32.png` };

/**
 * Bull Board over the queue, on either backend, to be looked at: nothing can be changed, and nothing leaves the machine. Its page links fonts on the
 * internet, and finds its own files by a `<base>`, which our content security policy does not let pages have; both are put right on the way out.
 */
export const queueBoard =
  ({ jobs }: Pick<WakeQueue, 'jobs'>): QueueBoard =>
  async (app) => {
    const { createBullBoard } = await import('@bull-board/api');
    const { BullMQAdapter } = await import('@bull-board/api/bullMQAdapter');
    const { FastifyAdapter } = await import('@bull-board/fastify');
    const serverAdapter = new FastifyAdapter().setBasePath(PLACE);
    createBullBoard({
      queues: jobs.map(
        (queue) => new BullMQAdapter(queue, { readOnlyMode: true, allowRetries: false, description: '唤醒 wake-ups' }),
      ),
      serverAdapter,
      options: { uiConfig: { boardTitle: '清渠 任务队列', hideRedisDetails: true, menu: { width: '260px' }, favIcon } },
    });
    app.addHook('onSend', async (_request, reply, payload) =>
      String(reply.getHeader('content-type')).startsWith('text/html') ? ownPage(String(payload)) : payload,
    );
    await app.register(serverAdapter.registerPlugin());
  };

const ownPage = (html: string): string =>
  html.replace(/<link[^>]+https?:\/\/[^>]*>/g, '').replace(/(href|src)="static\//g, `$1="${PLACE}/static/`);
