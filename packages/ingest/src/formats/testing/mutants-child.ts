import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seeded } from '../../testing/sample-file.js';
import type { ConvertJob } from '../convert-job.js';
import { converters } from '../converters.js';
import { defaultLimits } from '../limits.js';
import { Refusal } from '../refusal.js';
import { mutant } from './mutants.js';
import { SHEET_MEMBER, workbookMembers } from './workbook-of.js';
import { zipOf } from './zip-of.js';

// Converts many mutants of a valid file in one process: node dist/formats/testing/mutants-child.js <folder> <format> <seed> <count> <wish>
// The folder has the valid file; of the format `sheet` it is the XML of a sheet, around which a workbook is made. Each mutant must convert to rows or be refused; anything else is an error of ours, told with its number.

const [folder = '', format = '', seed = '', count = '', wish = '{}'] = process.argv.slice(2);

async function main(): Promise<void> {
  const valid = readFileSync(join(folder, 'valid'));
  const random = seeded(Number(seed));
  const tally: Record<string, number> = {};
  for (let n = 0; n < Number(count); n++) {
    const outcome = await convertOne(mutant(valid, random)).catch((cause: Error) => {
      throw new Error(`mutant ${n} of ${format}`, { cause });
    });
    tally[outcome] = (tally[outcome] ?? 0) + 1;
  }
  process.stdout.write(JSON.stringify(tally));
}

/** `read`, or the code for which it was refused. */
async function convertOne(bytes: Buffer): Promise<string> {
  const path = join(folder, 'mutant');
  const outDir = join(folder, 'out');
  writeFileSync(path, format === 'sheet' ? workbookAround(bytes) : bytes);
  mkdirSync(outDir, { recursive: true });
  try {
    const convert = converters[format === 'sheet' ? 'xlsx' : (format as ConvertJob['format'])];
    const context = { path, outDir, wish: JSON.parse(wish), limits: defaultLimits, onProgress: () => undefined };
    const { parts } = await convert(context);
    for (const file of parts.flatMap((part) => part.files)) checkRows(readFileSync(file, 'utf8'));
    return 'read';
  } catch (error) {
    if (error instanceof Refusal) return error.problem.code;
    throw error;
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

const workbookAround = (content: Buffer) =>
  zipOf(
    workbookMembers({ sharedStrings: ['<t>甲</t>', '<t>乙</t>'], formats: [14] }).map((member) =>
      member.name === SHEET_MEMBER ? { ...member, content } : member,
    ),
  );

/** Every line is a place and cells that are texts; the first may say instead why it is no record. */
function checkRows(text: string): void {
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const [place, first = '', ...rest] = JSON.parse(line) as unknown[];
    const isText = (cell: unknown) => typeof cell === 'string';
    const isBroken = Array.isArray(first) && /^E_/.test(String(first[0]));
    if (!Number.isInteger(place) || !(isText(first) || isBroken) || !rest.every(isText))
      throw new Error('a line that is no row');
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n${(error.cause as Error | undefined)?.stack ?? ''}\n`);
  process.exitCode = 1;
});
