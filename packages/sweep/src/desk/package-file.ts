import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { Parser, type ReadEntry } from 'tar';
import { RulesRefused } from '../errors.js';
import { JSON_BYTES_MAX } from '../rules/rules-json.js';

/** Bytes of a package as it is sent, and as it is unpacked: a package is code and pages beside its rules. */
const ARCHIVE_BYTES_MAX = 20_000_000;
const UNPACKED_BYTES_MAX = 100_000_000;
const ENTRIES_MAX = 10_000;

/** The only file of a package that is ever read. */
const RULES_PATH = 'package/rules.json';

/**
 * The text of `package/rules.json` in an npm archive. Nothing is written to disk and no other file is looked into; a link in its place is refused, and
 * an archive that unpacks to more than it should is left at that point. Throws RulesRefused.
 */
export async function readRulesJson(path: string, from: string): Promise<string> {
  await expectSize(path, from);
  const unpacked = createReadStream(path).pipe(createGunzip());
  const reader = new RulesReader(from);
  try {
    for await (const chunk of unpacked) reader.take(chunk as Buffer);
    return reader.end();
  } catch (error) {
    if (error instanceof RulesRefused) throw error;
    throw new RulesRefused(
      `${from}: it is no archive of an npm package (${(error as Error).message}); make one with \`npm pack\`.`,
      {
        cause: error,
      },
    );
  } finally {
    unpacked.destroy();
  }
}

async function expectSize(path: string, from: string): Promise<void> {
  const found = await stat(path).catch((cause: Error) => {
    throw new RulesRefused(`${from}: cannot be read (${cause.message}); name a .tgz file as \`npm pack\` makes it.`, {
      cause,
    });
  });
  if (!found.isFile()) throw new RulesRefused(`${from}: this is no file; name a .tgz file as \`npm pack\` makes it.`);
  if (found.size > ARCHIVE_BYTES_MAX)
    throw new RulesRefused(`${from}: it is larger than ${ARCHIVE_BYTES_MAX / 1_000_000} MB.`);
}

/** Listens to the parser of the archive for one file. */
class RulesReader {
  private readonly parser: Parser;
  private readonly parts: Buffer[] = [];
  private unpacked = 0;
  private entries = 0;
  private found = false;
  private problem: Error | undefined;

  constructor(private readonly from: string) {
    this.parser = new Parser({ strict: true, onReadEntry: (entry) => this.entry(entry) });
    this.parser.on('error', (error: Error) => this.fail(error));
  }

  take(chunk: Buffer): void {
    // The parser would unpack what is packed twice without a limit.
    if (this.unpacked === 0 && chunk.toString('latin1', 257, 262) !== 'ustar')
      throw new Error('its first entry is none');
    this.unpacked += chunk.length;
    if (this.unpacked > UNPACKED_BYTES_MAX)
      throw this.refusal(`it unpacks to more than ${UNPACKED_BYTES_MAX / 1_000_000} MB`);
    this.parser.write(chunk);
    if (this.problem) throw this.problem;
  }

  end(): string {
    this.parser.end();
    if (this.problem) throw this.problem;
    if (!this.found)
      throw this.refusal(`it holds no ${RULES_PATH}; build the package with \`qingqu-rules build\` first`);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(this.parts));
  }

  private entry(entry: ReadEntry): void {
    this.entries += 1;
    if (this.entries > ENTRIES_MAX) this.fail(this.refusal(`it has more than ${ENTRIES_MAX} entries`));
    if (entry.path === RULES_PATH) this.rules(entry);
    entry.resume();
  }

  private rules(entry: ReadEntry): void {
    const flaw = this.flawOf(entry);
    if (flaw) this.fail(this.refusal(`${RULES_PATH} in it ${flaw}`));
    else entry.on('data', (data: Buffer) => this.parts.push(data));
    this.found = true;
  }

  private flawOf({ type, size }: ReadEntry): string | undefined {
    if (this.found) return 'is there twice';
    if (type !== 'File' && type !== 'OldFile') return `is a ${type}, not a plain file`;
    return size > JSON_BYTES_MAX ? `is larger than ${JSON_BYTES_MAX / 1_000_000} MB` : undefined;
  }

  /** The parser calls back from its own loop: the first problem is thrown when it returns. */
  private fail(error: Error): void {
    this.problem ??= error;
  }

  private refusal(reason: string): RulesRefused {
    return new RulesRefused(`${this.from}: ${reason}.`);
  }
}
