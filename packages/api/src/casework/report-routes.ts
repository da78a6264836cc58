import { purposeOf, ReportChanged, type ReportFile, reportFile } from '@qingqu/casework';
import { type DocumentFormat, documentFormats, mediaTypes } from '@qingqu/documents';
import { audit, changeInScope, withScope } from '@qingqu/schema';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type pg from 'pg';
import { entities } from '../entities/index.js';
import { apiError, asked, badInput, both, notFound } from '../errors.js';
import { authenticate, type IdentityDeps, viewerNow } from '../identity/bearer.js';
import type { Viewer } from '../identity/principal.js';
import { mayRead } from '../model/audience.js';
import { keyNamed } from '../rule-desk/shown.js';
import { refuseAs } from '../server/refuse.js';
import { fileHeaders, keptAs } from '../server/send-file.js';
import type { CaseworkPort } from './casework-port.js';

export interface ReportDeps {
  casework: CaseworkPort;
  /** Of the API, in the viewer's scope. */
  pool: pg.Pool;
  identity: IdentityDeps;
}

type Fetched = { Params: { file: string }; Querystring: { purpose?: string; ticket?: string } };

const absent = () => notFound('文书', 'document');

/**
 * Documents as files, beside GraphQL: `GET /reports/<id>.<docx|xlsx>?purpose=…`. Who sees the report gets it, and so do those whom its
 * circular was delivered to; of a published assessment also those who were assessed: until then each reads its own score alone.
 * Needs `Authorization`, a header that no foreign page can set.
 */
export function serveReports(app: FastifyInstance, deps: ReportDeps): void {
  app.register(async (scope) => {
    scope.setErrorHandler((error, _request, reply) => refuseAs(error, reply));
    scope.get<Fetched>('/reports/:file', async (request, reply) => {
      const viewer = await readerOf(request);
      const { id, format } = fileOf(request.params.file);
      const { purpose, ticket } = sayFor(request.query);
      await expectSeen(viewer, id);
      const file = await asked(madeAgain(deps.casework.system, id, format));
      await asked(
        changeInScope(deps.pool, viewer, (client) =>
          audit(client, {
            action: 'report_fetch',
            targetKind: 'Report',
            targetId: id,
            purpose,
            ticket,
            detail: { format, sha256: file.sha256, purposeCode: purposeOf(viewer.role, { purpose }) },
            requestId: request.id,
            clientAddress: request.ip,
          }),
        ),
      );
      return reply.headers(headersOf(file, format)).send(file.bytes);
    });
  });

  async function readerOf(request: FastifyRequest): Promise<Viewer> {
    const { identity } = deps;
    const viewer = await viewerNow(identity, await authenticate(identity, request, { basic: true }), request.ip);
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

  /** @throws NOT_FOUND for what the viewer may not read too */
  async function expectSeen(viewer: Viewer, id: string): Promise<void> {
    const told = await matterOf(deps.casework.system, id);
    if (!told) throw absent();
    const isSeen = await asked(
      withScope(deps.pool, viewer, async (client) => {
        const sees = async (entity: 'Report' | 'Circular' | 'Assessment', sql: string, key: string) =>
          mayRead(entities.get(entity)!.readers, viewer.role) && (await client.query(sql, [key])).rowCount === 1;
        return (
          (await sees('Report', 'select from report where id = $1', id)) ||
          (await sees('Circular', 'select from circular where report_id = $1', id)) ||
          (told.isPublished && (await sees('Assessment', 'select from assessment where id = $1', told.matterId)))
        );
      }),
    );
    if (!isSeen) throw absent();
  }
}

/** What a report belongs to, and whether it tells of an assessment as it was published; undefined when there is no such report. */
async function matterOf(system: pg.Pool, id: string): Promise<{ matterId: string; isPublished: boolean } | undefined> {
  const { rows } = await system.query<{ matterId: string; isPublished: boolean }>(
    `select r.matter_id as "matterId", r.kind = 'assessment' and r.matter_version >= (
       select min(s.seq) from casework_step s where s.matter_id = r.matter_id and s.to_state = 'published') is true as "isPublished"
     from report r where r.id = $1`,
    [id],
  );
  return rows[0];
}

/** @throws CONFLICT when other bytes come out than those that were made */
async function madeAgain(system: pg.Pool, id: string, format: DocumentFormat): Promise<ReportFile> {
  try {
    return await reportFile(system, id, format);
  } catch (error) {
    if (!(error instanceof ReportChanged)) throw error;
    const { madeIn, current } = error;
    throw apiError(
      'CONFLICT',
      both({
        zh: `该文书按第 ${madeIn} 版版式制作，现行为第 ${current} 版，不能再生成相同文件；请使用当时留存的文件`,
        en: `this document was made in layout ${madeIn} and files are made in ${current} now, so the same bytes cannot be made; use the file that was kept then`,
      }),
    );
  }
}

/** A file by its report's id, bare or as GraphQL gives it, and its format. */
function fileOf(file: string): { id: string; format: DocumentFormat } {
  const dot = file.lastIndexOf('.');
  const name = file.slice(0, Math.max(0, dot));
  const id = keyNamed(name, 'Report');
  const format = documentFormats.find((each) => each === file.slice(dot + 1));
  if (id && format) return { id, format };
  throw apiError(
    'NOT_FOUND',
    both({
      zh: `没有该文书；地址为 /reports/标识.格式，格式为 ${documentFormats.join('、')}`,
      en: `there is no such document: /reports/<its id>.<${documentFormats.join('|')}>`,
    }),
  );
}

/** What it is needed for, where that is said: as exports take it. */
function sayFor({ purpose, ticket }: Fetched['Querystring']): Fetched['Querystring'] {
  const isBad = (text: unknown, least: number, most: number) =>
    text !== undefined && (typeof text !== 'string' || text.trim().length < least || text.length > most);
  if (isBad(purpose, 4, 500) || isBad(ticket, 1, 100))
    throw badInput(
      both({
        zh: 'purpose 为 4 至 500 字，ticket 至多 100 字，例如 purpose=核对整改情况',
        en: 'purpose has 4 to 500 characters, ticket at most 100, for example purpose=核对整改情况',
      }),
    );
  return { ...(purpose && { purpose }), ...(ticket && { ticket }) };
}

const headersOf = ({ title, bytes, sha256 }: ReportFile, format: DocumentFormat) => ({
  ...fileHeaders({
    disposition: keptAs(`report.${format}`, `${fileNameOf(title)}.${format}`),
    mediaType: mediaTypes[format],
    bytes: bytes.length,
    sha256,
  }),
  etag: `"${sha256}"`,
});

/** A title without what a file's name cannot have on some computer. */
const fileNameOf = (title: string): string => title.replace(/[\n\t/\\:*?"<>|]/g, ' ').trim() || '文书';
