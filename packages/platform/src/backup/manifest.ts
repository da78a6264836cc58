import { timingSafeEqual } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Secrets } from '../secrets.js';
import { signature } from './keys.js';
import { damaged, missing } from './sealed-file.js';

export const MANIFEST = 'manifest.json';

const count = z.number().int().nonnegative();
const digits = z.string().regex(/^-?\d+$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const sealed = z.object({ bytes: count, sha256 });

const tableSchema = sealed.extend({
  name: z.string().regex(/^[a-z_0-9]+$/),
  columns: z.array(z.string()),
  rows: count,
  /** The sum of each column of money. */
  fen: z.record(z.string(), digits),
});

const manifestSchema = z.object({
  format: z.literal(1),
  id: z.string(),
  /** When its state was taken, by the database's clock. */
  at: z.string(),
  version: z.string(),
  migration: digits,
  server: z.string(),
  /** The last closed epoch; none before the first night. */
  epoch: digits.nullable(),
  keys: z.object({
    identity: z.string(),
    sealing: z.array(z.object({ number: count, is: z.string() })),
    audit: z.string(),
  }),
  tables: z.array(tableSchema),
  parts: z.array(z.object({ table: z.string(), year: count })),
  sequences: z.array(z.object({ name: z.string(), last: digits, called: z.boolean() })),
  /** Of each table of records, the versions that each epoch brought: how many, and a digest of all of them. */
  epochs: z.record(z.string(), z.array(z.tuple([digits, count, digits]))),
  blobs: z.object({ files: count, bytes: count, list: sealed }),
  auditHead: z.object({ n: digits, hash: sha256 }).nullable(),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestTable = z.infer<typeof tableSchema>;

/** Writes it as the last file of a backup, forced to the disk. */
export async function writeManifest(dir: string, manifest: Manifest, secrets: Secrets): Promise<void> {
  const text = JSON.stringify(manifest, undefined, 1);
  const signed = `${text}\n${signature(secrets, text)}\n`;
  await writeFile(join(dir, MANIFEST), signed, { mode: 0o600, flush: true });
}

/** What stands there, believed so far only in that it has the form. */
export interface UnprovenManifest {
  manifest: Manifest;
  /** @throws BackupError when it was not written with these keys, or was edited */
  prove(secrets: Pick<Secrets, 'keys'>): Manifest;
}

/** @throws BackupError */
export async function readManifest(dir: string): Promise<UnprovenManifest> {
  const path = join(dir, MANIFEST);
  const file = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? missing(path) : error;
  });
  const end = file.trimEnd().lastIndexOf('\n');
  const [text, signed] = [file.slice(0, end), file.slice(end + 1).trim()];
  const parsed = manifestSchema.safeParse(parseJson(text));
  if (!parsed.success) throw damaged(path);
  return {
    manifest: parsed.data,
    prove(secrets) {
      const right = Buffer.from(signature(secrets, text));
      const given = Buffer.from(signed);
      if (right.length !== given.length || !timingSafeEqual(right, given)) throw damaged(path);
      return parsed.data;
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
