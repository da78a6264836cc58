import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const notBuilt = 'The console has not been built. Build it with: npm run build\n';

/** Serves the built console at `/`, GraphiQL at `/graphiql`, and the console's own pages by its single index file. */
export function serveConsole(app: FastifyInstance, consoleDir: string | undefined): void {
  const has = (file: string) => consoleDir !== undefined && existsSync(join(consoleDir, file));
  // The pages name the files of the present build, so they are asked for anew each time.
  const page = (file: string) => async (_request: FastifyRequest, reply: FastifyReply) =>
    has(file)
      ? reply.header('cache-control', 'no-cache').sendFile(file, { cacheControl: false })
      : reply.code(404).type('text/plain').send(notBuilt);
  const indexPage = page('index.html');

  if (has('.'))
    app.register(fastifyStatic, {
      root: consoleDir!,
      index: false,
      // Built files bear their content's hash in their name.
      maxAge: '30d',
      immutable: true,
    });
  app.get('/graphiql', page('graphiql.html'));
  app.get('/', indexPage);
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0]!;
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    // A path with an extension is a file that is not there; anything else is a page of the console.
    if (wantsPage && has('index.html') && !/\.\w+$/.test(path)) return indexPage(request, reply);
    const message = `Nothing is at ${request.method} ${path}. The API is at POST /graphql.`;
    return reply.code(404).send({ errors: [{ message, extensions: { code: 'NOT_FOUND' } }] });
  });
}
