import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { documentOf } from '../frozen.js';
import { documentFormats, renderDocument } from '../render.js';

// Makes the files of a document whose content comes on standard input, and tells their SHA-256: node dist/testing/render-child.js < content.json

async function main(): Promise<void> {
  const document = documentOf(JSON.parse(await text(process.stdin)));
  for (const format of documentFormats) {
    const bytes = await renderDocument(document, format);
    process.stdout.write(`${format} ${createHash('sha256').update(bytes).digest('hex')}\n`);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).stack}\n`);
  process.exitCode = 1;
});
