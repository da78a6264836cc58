import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { FastifyReply } from 'fastify';

/** A file as whoever gets it keeps it. */
export interface SentFile {
  /** Under which name it is kept, as `keptAs` says it. */
  disposition: string;
  mediaType: string;
  bytes: number;
  /** In hexadecimal digits. */
  sha256: string;
}

type Headers = Readonly<Record<string, string | number>>;

/** What a file is sent with, beside itself. */
export const fileHeaders = ({ disposition, mediaType, bytes, sha256 }: SentFile): Headers => ({
  'content-type': mediaType,
  'content-length': bytes,
  'content-disposition': disposition,
  'x-content-sha256': sha256,
  'cache-control': 'no-store',
});

/** To be kept under a name, for programs that know ASCII only under another (RFC 6266). */
export const keptAs = (asciiName: string, name: string): string =>
  `attachment; filename="${asciiName}"; filename*=UTF-8''${encoded(name)}`;

/** RFC 5987; what encodeURIComponent leaves and that does not allow. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** Sends a file from the disk, past the framework, with the headers that it has set so far. */
export async function sendFromDisk(reply: FastifyReply, path: string, headers: Headers): Promise<void> {
  reply.hijack();
  reply.raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...headers });
  await pipeline(createReadStream(path), reply.raw);
}
