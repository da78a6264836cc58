import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { Ready } from '@qingqu/api';
import { both } from '../say.js';

export interface OpsDeps {
  ready: Ready;
  metrics(): Promise<{ type: string; text: string }>;
}

export interface OpsServer {
  /** `http://127.0.0.1:9464` */
  address: string;
  close(): Promise<void>;
}

/** What operators and their tools ask one process for, on a port of its own: `/livez`, `/readyz`, `/metrics`. It is for the inner network: nobody signs in here. */
export async function serveOps(at: { host: string; port: number }, deps: OpsDeps): Promise<OpsServer> {
  const server = createServer((request, response) => {
    const answer = request.method === 'GET' || request.method === 'HEAD' ? answers[pathOf(request.url)] : undefined;
    if (!answer) return send(response, 404, { status: 'there is /livez, /readyz and /metrics here' });
    answer(deps, response).catch((error: Error) => send(response, 500, { status: error.message }));
  });
  server.listen(at);
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const said = `${at.host}:${at.port}`;
    throw new Error(
      both(
        `无法在 ${said} 提供运维端口（${code ?? message}）；请更正 QINGQU_OPS，例如 QINGQU_OPS=127.0.0.1:9464`,
        `the operations endpoint cannot listen on ${said} (${code ?? message}); correct QINGQU_OPS, for example QINGQU_OPS=127.0.0.1:9464`,
      ),
      { cause: error },
    );
  }
  const { address, family, port } = server.address() as { address: string; family: string; port: number };
  return {
    address: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

type Answer = (deps: OpsDeps, response: ServerResponse) => Promise<void>;

const answers: Partial<Record<string, Answer>> = {
  // That it is answered is what it says: a process whose event loop is held up does not get here.
  '/livez': async (_, response) => send(response, 200, { status: 'ok' }),
  '/readyz': async ({ ready }, response) => {
    const { isReady, ...told } = await ready();
    send(response, isReady ? 200 : 503, told);
  },
  '/metrics': async ({ metrics }, response) => {
    const { type, text } = await metrics();
    response.writeHead(200, { 'content-type': type }).end(text);
  },
};

const pathOf = (url = '/') => url.split('?')[0]!;

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
