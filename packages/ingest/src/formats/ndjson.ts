import { parse } from 'lossless-json';
import type { Converter } from './convert-job.js';
import { type Json, NumberText } from './flatten.js';
import { RecordWriter } from './record-writer.js';
import { decoded, linesOf, openText } from './text.js';

/** A JSON object a line. A line that is none is a broken record of its own. */
export const linesToCells: Converter = async (context) => {
  const writer = new RecordWriter(context);
  const source = await openText(context.path, context.wish);
  for await (const { number, text } of linesOf(decoded(source, context.onProgress))) {
    if (text.trim() === '') continue;
    const value = recordOf(text);
    if (value === undefined) writer.writeBroken(number, 'E_RECORD', text);
    else writer.writeJson(number, value);
  }
  return writer.end();
};

function recordOf(line: string): Json | undefined {
  try {
    return parse(line, null, (number) => new NumberText(number)) as Json;
  } catch {
    return undefined;
  }
}
