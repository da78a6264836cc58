import { type Blob, storeBlob } from '../blob-store.js';
import type { FormatWish } from '../layout.js';
import type { Problem } from '../problem.js';
import { commaSeparated, type Encoding, type Reading } from '../reading.js';
import type { Words } from '../words.js';
import { gunzipped, openArchive, tooNested, unpacked } from './archive.js';
import { type ConvertOptions, convert } from './convert.js';
import type { ConvertJob } from './convert-job.js';
import { delimitedPart } from './delimited.js';
import { defaultLimits, type FormatLimits } from './limits.js';
import { Refusal } from './refusal.js';
import { formatOf } from './sniff.js';

/** One thing to be read in a delivery: the file itself, a sheet of it, a member of an archive. */
export interface Part {
  /** The sheet or member; '' for the file itself. */
  name: string;
  /** The bytes that are read. */
  blob: Blob;
  encoding: Encoding;
  reading: Reading;
  /** Why it cannot be read, though others of the delivery can. */
  problems?: Problem[];
  /** What is to be known of it. */
  notes?: Words[];
}

/** What there is to read in a delivery, and what of it is not read. */
export interface Parts {
  parts: Part[];
  /** Of the delivery as a whole, such as a hidden sheet. */
  notes: Words[];
}

export interface PartsDeps extends ConvertOptions {
  /** Where these differ from what holds for all. */
  formatLimits?: Partial<FormatLimits>;
}

/**
 * What there is to read in a file. Whatever is not text in UTF-8 or GB18030 with a delimiter is made into such, and kept beside the bytes
 * that came. The same file by the same wish gives the same parts.
 * @returns problems when nothing of it can be read
 * @throws the signal's reason when it is stopped: then nothing has been changed
 */
export async function partsOf(deps: PartsDeps, blob: Blob, wish: FormatWish): Promise<Parts | { problems: Problem[] }> {
  const reader = new PartReader(deps, wish);
  const parts = await reader.read(blob, '', 0);
  if (parts.length === 0) return { problems: [nothingToRead] };
  const refused = parts.length === 1 ? parts[0]!.problems : undefined;
  return refused ? { problems: refused } : { parts, notes: reader.notes };
}

const nothingToRead: Problem = {
  code: 'E_EMPTY',
  what: { zh: '文件里没有数据', en: 'there is no data in the file' },
  expected: {
    zh: '至少一行标题和一行数据，例如 payment.csv',
    en: 'a header and a row at least, for example payment.csv',
  },
};

/** Archives in archives, at most. */
const MAX_NESTED = 1;

/** Reads one delivery. */
class PartReader {
  readonly notes: Words[] = [];
  readonly #limits: FormatLimits;
  readonly #budget = { unpacked: 0 };

  constructor(
    private readonly deps: PartsDeps,
    private readonly wish: FormatWish,
  ) {
    this.#limits = { ...defaultLimits, ...deps.formatLimits };
  }

  /**
   * @param name of the member that it is
   * @param nested archives that it lies in
   */
  async read(blob: Blob, name: string, nested: number): Promise<Part[]> {
    try {
      const format = await formatOf(blob.path, this.wish);
      if (format === 'zip') return await this.#readZip(blob, name, nested);
      if (format === 'gzip') return await this.#readGzip(blob, name, nested);
      if (format === 'delimited') return [{ name, ...(await delimitedPart(blob, this.wish, this.#keep)) }];
      return await this.#convert(blob, name, format);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return [{ name, blob, encoding: 'utf-8', reading: commaSeparated, problems: [error.problem] }];
    }
  }

  async #readZip(blob: Blob, name: string, nested: number): Promise<Part[]> {
    const { zip, isWorkbook } = await openArchive(blob, this.#limits);
    try {
      if (isWorkbook) return await this.#convert(blob, name, 'xlsx');
      if (nested > MAX_NESTED) throw tooNested();
      const parts: Part[] = [];
      for await (const member of unpacked(zip, this.#unpacking))
        parts.push(...(await this.read(member.blob, joined(name, member.name), nested + 1)));
      return parts;
    } finally {
      zip.close();
    }
  }

  async #readGzip(blob: Blob, name: string, nested: number): Promise<Part[]> {
    if (nested > MAX_NESTED) throw tooNested();
    return this.read(await gunzipped(blob, this.#unpacking), name, nested + 1);
  }

  async #convert(blob: Blob, name: string, format: ConvertJob['format']): Promise<Part[]> {
    const job = { format, path: blob.path, wish: this.wish, limits: this.#limits };
    const { parts, notes } = await convert(job, blob.bytes, this.deps);
    this.notes.push(...notes);
    return parts.map((part) => ({
      name: joined(name, part.name),
      blob: part.blob,
      encoding: 'utf-8',
      reading: { kind: 'cells' },
      ...(part.notes.length > 0 ? { notes: part.notes } : {}),
    }));
  }

  get #unpacking() {
    return { limits: this.#limits, budget: this.#budget, keep: this.#keep };
  }

  /** Keeps what is made as a blob, unless it is stopped. */
  readonly #keep = (bytes: AsyncIterable<Buffer>): Promise<Blob> =>
    storeBlob(this.deps.blobDir, untilStopped(bytes, this.deps.signal));
}

const joined = (...names: string[]) => names.filter((name) => name !== '').join('/');

async function* untilStopped(bytes: AsyncIterable<Buffer>, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  signal?.throwIfAborted();
  for await (const chunk of bytes) {
    yield chunk;
    signal?.throwIfAborted();
  }
}
