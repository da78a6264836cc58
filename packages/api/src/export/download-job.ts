import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { audit, changeInScope } from '@qingqu/schema';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { asked, notFound } from '../errors.js';
import type { Viewer } from '../identity/principal.js';
import { mayRead } from '../model/audience.js';
import type { ExportDeps } from './export-routes.js';
import { entityOf } from './export-wish.js';
import { contentTypes, type Format } from './formats/index.js';
import { attachment } from './send-export.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface FileRow {
  file: string;
  entity: string;
  format: Format;
  rows_done: number;
  sha256: string;
}

/**
 * Sends the file of a finished job to the user who asked for it, if he might ask for all of it at this moment too. That it was
 * fetched is written down before the first byte goes out.
 * @throws NOT_FOUND for what is not there, not done, expired, another's, or beyond the rights of now
 */
export async function downloadJob(
  { pool, jobs, entities }: ExportDeps,
  viewer: Viewer,
  request: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
): Promise<void> {
  const { id } = request.params;
  const absent = () => notFound('导出文件', 'file of an export');
  if (!jobs || !UUID.test(id)) throw absent();
  const found = await asked(
    changeInScope(pool, viewer, async (client) => {
      const { rows } = await client.query<FileRow>('select * from export_file($1)', [id]);
      const [row] = rows;
      const entity = row && entityOf(entities, row.entity);
      if (!entity || !mayRead(entity.readers, viewer.role)) throw absent();
      await audit(client, {
        action: 'export_download',
        targetKind: entity.name,
        targetId: id,
        detail: { format: row.format, rows: row.rows_done },
        requestId: request.id,
        clientAddress: request.ip,
      });
      return { ...row, about: entity.about };
    }),
  );
  const path = join(jobs.dir, found.file);
  const { size } = await stat(path).catch(() => {
    throw absent();
  });
  reply.hijack();
  reply.raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': contentTypes[found.format],
    'content-length': size,
    'content-disposition': attachment(found.about, `${found.entity}.${found.format}`),
    'x-row-count': found.rows_done,
    'x-content-sha256': found.sha256,
    'cache-control': 'no-store',
  });
  await pipeline(createReadStream(path), reply.raw);
}
