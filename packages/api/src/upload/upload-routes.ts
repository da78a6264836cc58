import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import multipart, { type Multipart } from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { authenticate, type IdentityDeps } from '../identity/bearer.js';
import type { Log } from '../server/log.js';
import type { IntakePort } from './intake-port.js';
import { PartialFiles, tooLarge } from './partial-files.js';
import { badValue, refuse, UploadRefused } from './refused.js';
import { Slots } from './slots.js';
import { expectFeed, takeUpload, type UploadAnswer, uploadedBefore, type WholeFile } from './take-upload.js';
import { tryUpload } from './try-upload.js';
import { type UploadFields, type UploadWish, wishOf } from './upload-wish.js';
import { type Uploader, uploaderOf } from './uploader.js';

export interface UploadDeps {
  intake: IntakePort;
  identity: IdentityDeps;
  log: Log;
}

const MAX_BYTES = 200 * 1024 * 1024;
const AT_ONCE = 4;
/** A sender who is silent for so long has gone away. */
const IDLE_MS = 30_000;
/** Nobody holds a place for longer; what has come of an upload by its hash can be gone on with. */
const LONGEST_MS = 30 * 60_000;
const CLEAN_EVERY_MS = 3_600_000;
const BYTES = ['application/octet-stream', 'application/offset+octet-stream'];
/** Of another's HTTP: a cut connection has no status of its own. */
const CLIENT_CLOSED = 499;

/**
 * Files that are handed in over HTTP, beside GraphQL: a form with a file (`POST /uploads`), or bytes by their hash, to be gone on with after a
 * cut (`PUT`, `PATCH`, `HEAD /uploads/<sha256>`). All need `Authorization`, a header that no foreign page can set.
 */
export function serveUploads(app: FastifyInstance, deps: UploadDeps): void {
  const { intake, identity, log } = deps;
  const { maxBytes = MAX_BYTES, atOnce = AT_ONCE } = intake;
  // Files bear the time of this machine's own clock, whatever the database's says: only with that one can their age be told.
  const files = new PartialFiles(intake.uploadDir, () => new Date());
  const slots = new Slots(atOnce, () =>
    refuse(
      429,
      'RATE_LIMITED',
      '同时上传的文件过多，请稍后再试',
      'too many files are being sent; ask again in a moment',
      { 'retry-after': '5' },
    ),
  );

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(BYTES, (_request, payload, done) => done(null, payload));
    await scope.register(multipart, { limits: { fileSize: maxBytes, files: 1, fields: 20, fieldSize: 1_000 } });
    scope.setErrorHandler((error, _request, reply) => answerRefusal(error, reply));
    scope.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'));
    keepClean(scope, files, log);

    scope.post('/uploads', async (request, reply) => {
      const uploader = await admit(request);
      if ((request.query as UploadFields).try === '1')
        return inTurn(request, uploader, () =>
          ofForm(request, uploader, (file, wish) => tryUpload(intake, uploader, file.path, wish)),
        );
      const take = (file: WholeFile, wish: UploadWish) => takeUpload(intake, log, uploader, file, wish);
      return accept(reply, await inTurn(request, uploader, () => ofForm(request, uploader, take)));
    });
    scope.route<{ Params: { sha256: string }; Querystring: UploadFields }>({
      method: ['PUT', 'PATCH'],
      url: '/uploads/:sha256',
      bodyLimit: maxBytes,
      handler: async (request, reply) => {
        const uploader = await admit(request);
        const sha256 = hashOf(request.params.sha256);
        const wish = wishOf(request.query);
        await expectFeed(intake, wish.feed);
        const before = await uploadedBefore(intake, uploader, wish.feed, sha256);
        if (before) return accept(reply, before);
        const name = `${uploader.userId}-${sha256}`;
        const after = await inTurn(request, uploader, () =>
          files.alone(name, () => ofBytes(request, uploader, name, sha256, wish)),
        );
        if (typeof after !== 'number') return accept(reply, after);
        return reply.code(204).header('upload-offset', after).send();
      },
    });
    scope.head<{ Params: { sha256: string }; Querystring: UploadFields }>(
      '/uploads/:sha256',
      async (request, reply) => {
        const uploader = await admit(request);
        const sha256 = hashOf(request.params.sha256);
        const { feed } = request.query;
        if (feed) {
          await expectFeed(intake, feed);
          if (await uploadedBefore(intake, uploader, feed, sha256))
            return reply.code(200).header('upload-complete', '?1').send();
        }
        const offset = await files.offset(`${uploader.userId}-${sha256}`);
        return offset === undefined
          ? reply.code(404).send()
          : reply.code(200).headers({ 'upload-offset': offset, 'upload-complete': '?0' }).send();
      },
    );
  });

  const admit = async (request: FastifyRequest) =>
    uploaderOf(identity, intake.ingest.pool, await authenticate(identity, request), request.ip);

  /** One of a few at a time, while the platform takes anything in at all; and not for ever. */
  async function inTurn<T>(request: FastifyRequest, { userId }: Uploader, work: () => Promise<T>): Promise<T> {
    const length = Number(request.headers['content-length'] ?? 0);
    // The form around a file takes a little room of its own.
    if (length > maxBytes + 10_000) tooLarge(maxBytes);
    await expectOpen(intake);
    return slots.during(userId, async () => {
      expectMore(request, IDLE_MS);
      const late = setTimeout(() => request.raw.destroy(), LONGEST_MS);
      try {
        return await work();
      } catch (error) {
        throw refusalOf(error) ?? error;
      } finally {
        clearTimeout(late);
      }
    });
  }

  async function ofForm<T>(
    request: FastifyRequest,
    uploader: Uploader,
    take: (file: WholeFile, wish: UploadWish) => Promise<T>,
  ): Promise<T> {
    if (!request.isMultipart()) unsupported('multipart/form-data');
    const name = `${uploader.userId}-${randomUUID()}`;
    try {
      const { fields, fileName } = await readForm(request, name);
      expectMore(request, 0);
      const wish = wishOf(fields, fileName);
      await expectFeed(intake, wish.feed);
      const sha256 = await files.sha256(name);
      return await take({ path: files.pathOf(name), sha256 }, wish);
    } finally {
      await files.remove(name);
    }
  }

  /** Writes the file of a form down, and reads its fields, in whatever order they come. */
  async function readForm(request: FastifyRequest, name: string): Promise<{ fields: UploadFields; fileName: string }> {
    const fields: Record<string, string> = {};
    let fileName: string | undefined;
    for await (const part of formParts(request)) {
      if (part.type === 'field') fields[part.fieldname] = String(part.value);
      else {
        await files.append(name, 0, maxBytes, part.file);
        if (part.file.truncated) tooLarge(maxBytes);
        fileName = part.filename;
      }
    }
    return {
      fields,
      fileName:
        fileName ?? badValue('file', '要报送的文件', 'the file', "curl -F 'feed=payment' -F 'file=@payment.csv'"),
    };
  }

  /** @returns the answer when the file is whole, else the bytes that are there */
  async function ofBytes(
    request: FastifyRequest,
    uploader: Uploader,
    name: string,
    sha256: string,
    wish: UploadWish,
  ): Promise<UploadAnswer | number> {
    const length = lengthOf(request, maxBytes);
    const there = (await files.offset(name)) ?? 0;
    const from = request.method === 'PUT' ? 0 : offsetOf(request);
    if (from !== 0 && from !== there)
      refuse(
        409,
        'CONFLICT',
        `该文件已收到 ${there} 字节，请从该处继续`,
        `${there} bytes of the file are here; go on from there`,
        {
          'upload-offset': String(there),
        },
      );
    const coming = Number(request.headers['content-length'] ?? 0);
    if (from + coming > length) tooMuch(length);
    const after = await files.append(name, from, length, request.body as Readable);
    if (after > length) {
      await files.remove(name);
      tooMuch(length);
    }
    expectMore(request, 0);
    if (after < length) return after;
    const found = await files.sha256(name);
    if (found === sha256)
      return takeUpload(intake, log, uploader, { path: files.pathOf(name), sha256 }, wish).finally(() =>
        files.remove(name),
      );
    await files.remove(name);
    return refuse(
      422,
      'HASH_MISMATCH',
      '收到的内容与地址中的 SHA-256 不符，请重新上传',
      'what came does not have the SHA-256 of the address; send it anew',
      { 'upload-offset': '0' },
    );
  }
}

/** The parts of a form. @throws UploadRefused for what is no form: the parser's own errors have no code. */
async function* formParts(request: FastifyRequest): AsyncGenerator<Multipart> {
  const parts = request.parts();
  for (;;) {
    const next = await parts.next().catch((error: Error) => {
      if ('code' in error) throw error;
      return refuse(400, 'BAD_USER_INPUT', '表单格式有误', 'the form is not in order: multipart/form-data to its end');
    });
    if (next.done) return;
    yield next.value;
  }
}

/** Ends a connection on which nothing has come for so long; 0 when all that was awaited is here. */
const expectMore = (request: FastifyRequest, ms: number) => request.raw.setTimeout(ms, () => request.raw.destroy());

async function expectOpen(intake: IntakePort): Promise<void> {
  const state = await intake.state();
  if (state.isOpen) return;
  const [status, code] = state.cause === 'disk' ? ([507, 'STORAGE_FULL'] as const) : ([429, 'RATE_LIMITED'] as const);
  refuse(status, code, state.words.zh, state.words.en, { 'retry-after': String(state.retryAfterSeconds) });
}

function lengthOf(request: FastifyRequest, maxBytes: number): number {
  if (!BYTES.includes((request.headers['content-type'] ?? '').split(';')[0]!.trim())) unsupported(BYTES[0]!);
  const given =
    request.headers['upload-length'] ?? (request.method === 'PUT' ? request.headers['content-length'] : undefined);
  if (given === undefined)
    refuse(
      411,
      'BAD_USER_INPUT',
      '请在 Upload-Length 请求头中给出整个文件的字节数',
      'say in the header Upload-Length how many bytes the whole file has',
    );
  if (!/^[1-9]\d{0,15}$/.test(String(given)))
    badValue('Upload-Length', '文件的字节数', 'the number of bytes of the file', '1048576');
  if (Number(given) > maxBytes) tooLarge(maxBytes);
  return Number(given);
}

function offsetOf(request: FastifyRequest): number {
  const given = String(request.headers['upload-offset'] ?? '');
  if (!/^\d{1,16}$/.test(given)) badValue('Upload-Offset', '继续上传的位置', 'the place to go on from', '0');
  return Number(given);
}

function hashOf(text: string): string {
  if (/^[0-9a-f]{64}$/.test(text)) return text;
  return badValue(
    '/uploads/',
    '64 位小写十六进制的 SHA-256',
    'the SHA-256 in 64 lower-case hexadecimal digits',
    '/uploads/$(sha256sum f.csv | cut -d" " -f1)',
  );
}

function tooMuch(length: number): never {
  return refuse(
    400,
    'BAD_USER_INPUT',
    `收到的内容多于 Upload-Length 所示的 ${length} 字节`,
    `more came than the ${length} bytes that Upload-Length says`,
  );
}

function unsupported(expected: string): never {
  return refuse(415, 'UNSUPPORTED_MEDIA_TYPE', `Content-Type 应为 ${expected}`, `Content-Type is to be ${expected}`);
}

/** What goes wrong on the way of the bytes. */
function refusalOf(error: unknown): UploadRefused | undefined {
  const { code } = error as { code?: string };
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new UploadRefused(
      507,
      'STORAGE_FULL',
      { zh: '磁盘已满，请稍后再试', en: 'the disk is full; ask again later' },
      { 'retry-after': '300' },
    );
  if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE')
    return new UploadRefused(CLIENT_CLOSED, 'CUT', { zh: '连接中断', en: 'the connection was cut' });
  if (code === 'FST_REQ_FILE_TOO_LARGE')
    return new UploadRefused(413, 'TOO_LARGE', { zh: '文件过大', en: 'the file is too large' });
  return undefined;
}

function answerRefusal(error: unknown, reply: FastifyReply): FastifyReply {
  if (!(error instanceof UploadRefused)) throw error;
  // What is still on its way is not read: the connection ends with the answer.
  return reply
    .code(error.statusCode)
    .headers({ ...error.headers, connection: 'close' })
    .send({ errors: [{ message: error.message, extensions: { code: error.code, requestId: reply.request.id } }] });
}

const accept = (reply: FastifyReply, answer: UploadAnswer) =>
  reply.code(202).header('upload-complete', '?1').send(answer);

function keepClean(scope: FastifyInstance, files: PartialFiles, log: Log): void {
  const clean = () =>
    files.clean().then(
      (removed) => {
        if (removed > 0) log.info({ removed }, 'partial uploads that nobody went on with were thrown away');
      },
      (error: Error) => log.warn({ error: { message: error.message } }, 'partial uploads could not be looked through'),
    );
  const timer = setInterval(clean, CLEAN_EVERY_MS).unref();
  scope.addHook('onReady', clean);
  scope.addHook('onClose', async () => clearInterval(timer));
}
