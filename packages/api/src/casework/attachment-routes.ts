import { stat } from 'node:fs/promises';
import { type AttachedMatter, attach, attachedEndings, attachedMatters, mediaTypeOf } from '@qingqu/casework';
import { blobPath, storeBlob } from '@qingqu/ingest';
import { audit, auditOfSystem, changeInScope, inTransaction, withScope } from '@qingqu/schema';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type pg from 'pg';
import { entities } from '../entities/index.js';
import { attachedTo } from '../entities/instruments.js';
import { apiError, asked, badInput, both, notFound } from '../errors.js';
import { authenticate, type IdentityDeps, viewerNow } from '../identity/bearer.js';
import type { Viewer } from '../identity/principal.js';
import { mayRead } from '../model/audience.js';
import { globalId } from '../plan/global-id.js';
import { keyNamed } from '../rule-desk/shown.js';
import { refuseAs } from '../server/refuse.js';
import { fileHeaders, keptAs, sendFromDisk } from '../server/send-file.js';
import { Slots } from '../upload/slots.js';
import { ofCasework } from './acting.js';
import type { CaseworkPort } from './casework-port.js';

export interface AttachmentDeps {
  casework: CaseworkPort;
  /** Of the API, in the viewer's scope. */
  pool: pg.Pool;
  identity: IdentityDeps;
}

const MAX_BYTES = 20 * 1024 * 1024;
/** Each is held in memory while its kind is looked at. */
const AT_ONCE = 4;
/** A sender who is silent for so long has gone away. */
const IDLE_MS = 30_000;

type Posted = { Params: { matter: string; matterId: string }; Querystring: { name?: string } };
type Fetched = { Params: { id: string } };

/**
 * Files that belong to what is handled, beside GraphQL: `POST /attachments/<matter>/<id>?name=…` with the bytes as they are, and
 * `GET /attachments/<id>`. Who sees the matter sees its files. All need `Authorization`, a header that no foreign page can set.
 */
export function serveAttachments(app: FastifyInstance, deps: AttachmentDeps): void {
  const slots = new Slots(AT_ONCE, () => {
    throw apiError(
      'RATE_LIMITED',
      both({ zh: '同时上传的文件过多，请稍后再试', en: 'too many files at once; ask again in a moment' }),
    );
  });

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.setErrorHandler((error, _request, reply) => answerError(error, reply));
    scope.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'));
    scope.post<Posted>('/attachments/:matter/:matterId', { bodyLimit: MAX_BYTES }, async (request, reply) => {
      const viewer = await personOf(request);
      const { matter, key } = matterOf(request.params);
      await expectSeen(viewer, matter, key);
      const name = nameOf(request.query.name);
      const bytes = await slots.during(viewer.userId, () => bytesOf(request));
      return reply.code(201).send(await take(request, viewer, { matter, key, name, bytes }));
    });
    scope.get<Fetched>('/attachments/:id', async (request, reply) => send(request, reply, await personOf(request)));
  });

  async function personOf(request: FastifyRequest): Promise<Viewer> {
    const viewer = await viewerNow(deps.identity, await authenticate(deps.identity, request), request.ip);
    if (viewer.tokenScopes)
      throw apiError(
        'FORBIDDEN',
        both({ zh: '附件须由本人登录办理', en: 'files of cases are for people who sign in' }),
      );
    return viewer;
  }

  /** @throws NOT_FOUND for what lies outside of the viewer's scope too; FORBIDDEN for those who handle nothing */
  async function expectSeen(viewer: Viewer, matter: AttachedMatter, key: string): Promise<void> {
    if (viewer.role !== 'staff' && viewer.role !== 'supervisor')
      throw apiError(
        'FORBIDDEN',
        both({ zh: '附件由业务人员和监督检查人员上传', en: 'files are attached by staff and supervision' }),
      );
    const { table } = entities.get(attachedTo[matter]!)!;
    const isSeen = await asked(
      withScope(
        deps.pool,
        viewer,
        async (client) => (await client.query(`select from ${table} where id = $1`, [key])).rowCount,
      ),
    );
    if (!isSeen) throw notFound('事项', 'matter');
  }

  /** The bytes are on the disk before the row says that they are there. */
  async function take(
    request: FastifyRequest,
    { userId, username, role }: Viewer,
    { matter, key, name, bytes }: { matter: AttachedMatter; key: string; name: string; bytes: Buffer },
  ): Promise<object> {
    const mediaType = mediaTypeOf(name, bytes) ?? wrongKind();
    const { sha256 } = await storeBlob(deps.casework.blobDir, bytes);
    const file = { matter, matterId: key, name, mediaType, bytes: bytes.length, sha256, uploadedBy: username };
    const id = await ofCasework(
      inTransaction(deps.casework.system, async (client) => {
        const made = await attach(client, file);
        await auditOfSystem(
          client,
          { userId, username, role },
          {
            action: 'attachment_add',
            targetKind: 'Attachment',
            targetId: made,
            detail: { matter, matterId: key, mediaType, bytes: bytes.length, sha256: sha256.toString('hex') },
            requestId: request.id,
            clientAddress: request.ip,
          },
        );
        return made;
      }),
    );
    return {
      id: globalId(entities.get('Attachment')!, [id]),
      name,
      mediaType,
      bytes: bytes.length,
      sha256: sha256.toString('hex'),
      downloadUrl: `/attachments/${id}`,
    };
  }

  /** That it was fetched is written down before the first byte goes out. */
  async function send(request: FastifyRequest<Fetched>, reply: FastifyReply, viewer: Viewer): Promise<void> {
    const absent = () => notFound('附件', 'attachment');
    const attachment = entities.get('Attachment')!;
    const id = keyNamed(request.params.id, attachment.name);
    if (!id || !mayRead(attachment.readers, viewer.role)) throw absent();
    const found = await asked(
      changeInScope(deps.pool, viewer, async (client) => {
        const { rows } = await client.query<Kept>(
          'select name, media_type as "mediaType", sha256, matter, matter_id as "matterId" from attachment where id = $1',
          [id],
        );
        const row = rows[0];
        if (!row) throw absent();
        await audit(client, {
          action: 'attachment_fetch',
          targetKind: attachment.name,
          targetId: id,
          detail: { matter: row.matter, matterId: row.matterId },
          requestId: request.id,
          clientAddress: request.ip,
        });
        return row;
      }),
    );
    const path = blobPath(deps.casework.blobDir, found.sha256);
    const { name, mediaType, sha256 } = found;
    const { size } = await stat(path);
    const disposition = keptAs('attachment', name);
    await sendFromDisk(
      reply,
      path,
      fileHeaders({ disposition, mediaType, bytes: size, sha256: sha256.toString('hex') }),
    );
  }
}

interface Kept {
  name: string;
  mediaType: string;
  sha256: Buffer;
  matter: string;
  matterId: string;
}

function matterOf({ matter, matterId }: Posted['Params']): { matter: AttachedMatter; key: string } {
  const known = attachedMatters.find((each) => each === matter && attachedTo[each]);
  const key = known && keyNamed(matterId, attachedTo[known]!);
  if (known && key) return { matter: known, key };
  throw apiError(
    'NOT_FOUND',
    both({
      zh: `没有该事项；地址为 /attachments/事项类别/标识?name=文件名，类别为 ${attachedMatters.join('、')}`,
      en: `there is no such matter: /attachments/<${attachedMatters.join('|')}>/<its id>?name=<file name>`,
    }),
  );
}

/** The last part of whatever path a browser gives, without what a terminal or a log would take for more than a letter. */
function nameOf(given: string | undefined): string {
  const name = (given ?? '')
    .split(/[/\\]/)
    .at(-1)!
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not stay
    .replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
  if (name !== '' && name.length <= 200) return name;
  throw badInput(
    both({
      zh: 'name 应为 1 至 200 字的文件名，例如 name=凭证.pdf',
      en: 'name is the name of the file, 1 to 200 characters, for example name=voucher.pdf',
    }),
  );
}

async function bytesOf(request: FastifyRequest): Promise<Buffer> {
  request.raw.setTimeout(IDLE_MS, () => request.raw.destroy());
  const bytes = await collect((request.body ?? []) as AsyncIterable<Buffer>).catch((error: { code?: string }) => {
    if (error.code !== 'ECONNRESET' && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    throw badInput(both({ zh: '连接中断，文件未收全', en: 'the connection was cut before the file was whole' }));
  });
  request.raw.setTimeout(0);
  if (bytes.length === 0) throw badInput(both({ zh: '文件为空', en: 'the file is empty; send its bytes as the body' }));
  return bytes;
}

async function collect(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_BYTES) throw new TooLarge();
  }
  return Buffer.concat(chunks);
}

class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

function wrongKind(): never {
  throw badInput(
    both({
      zh: `附件须为 ${attachedEndings.join('、')}，且内容与文件名后缀相符`,
      en: `a file is one of ${attachedEndings.join(', ')}, and its bytes are of the kind that its name says`,
    }),
  );
}

function answerError(error: unknown, reply: FastifyReply): FastifyReply {
  if (reply.sent) return reply;
  // What is still on its way is not read: the connection ends with the answer.
  reply.header('connection', 'close');
  if (error instanceof TooLarge || (error as { statusCode?: number }).statusCode === 413)
    return reply.code(413).send({
      errors: [
        {
          message: both({ zh: `附件不得超过 ${MAX_BYTES} 字节`, en: `a file has at most ${MAX_BYTES} bytes` }),
          extensions: { code: 'TOO_LARGE', requestId: reply.request.id },
        },
      ],
    });
  return refuseAs(error, reply);
}
