import { readAuditHead, writeAuditHead } from '../audit-head.js';
import { sealAudit } from '../audit-seal.js';
import { systemPool } from '../pools.js';

// A process that seals the audit log, to be killed at any instant: node dist/testing/seal-child.js <database url> <byte of the key> <head file>

const [url, byte, file] = process.argv.slice(2);
if (!url || !byte || !file) {
  process.stderr.write('usage: seal-child <database url> <byte of the key> <head file>\n');
  process.exit(2);
}

async function main(databaseUrl: string, headFile: string): Promise<void> {
  const pool = systemPool(databaseUrl, 2);
  process.stdout.write('ready\n');
  await sealAudit(pool, Buffer.alloc(32, Number(byte)), {
    head: readAuditHead(headFile),
    runEntries: 100,
    onSeal: (head) => {
      writeAuditHead(headFile, head);
      process.stdout.write(`${head.n}\n`);
    },
  });
  await pool.end();
}

main(url, file).catch((error: unknown) => {
  process.stderr.write(`${(error as Error).stack}\n`);
  process.exitCode = 1;
});
