import { createHash } from 'node:crypto';
import type { Batches, Sheet } from './sheet.js';

/** A JSON object a line, by the columns' names, with the values as GraphQL has them; the last line says how many rows came before it and their digest. */
export async function* encodeNdjson({ columns }: Sheet, batches: Batches): AsyncGenerator<Uint8Array> {
  const keys = columns.map(({ name }) => JSON.stringify(name));
  const hash = createHash('sha256');
  let rows = 0;
  for await (const batch of batches) {
    let text = '';
    for (const cells of batch)
      text += `{${cells.map((cell, at) => `${keys[at]}:${JSON.stringify(cell)}`).join(',')}}\n`;
    const bytes = Buffer.from(text);
    hash.update(bytes);
    rows += batch.length;
    yield bytes;
  }
  yield Buffer.from(`${JSON.stringify({ rows, sha256: hash.digest('hex') })}\n`);
}
