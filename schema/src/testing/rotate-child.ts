import { rotateKeys } from '../keys/rotate-keys.js';
import { systemPool } from '../pools.js';
import { Vault } from '../vault.js';

// A process that rewrites sealed values, to be killed at any instant: node dist/testing/rotate-child.js <database url> <key>…
// A key is one byte that is all of its bytes; the first is the identity key and sealing key 1.

const [url, ...bytes] = process.argv.slice(2);
if (!url || bytes.length === 0) {
  process.stderr.write('usage: rotate-child <database url> <byte of key 1> <byte of key 2> …\n');
  process.exit(2);
}

async function main(databaseUrl: string): Promise<void> {
  const keys = bytes.map((byte) => Buffer.alloc(32, Number(byte)));
  const pool = systemPool(databaseUrl, 2);
  const vault = new Vault({ identityKey: keys[0]!, sealingKeys: keys.map((key, at) => ({ number: at + 1, key })) });
  process.stdout.write('ready\n');
  const onProgress = ({ table, rows }: { table: string; rows: number }) => process.stdout.write(`${table} ${rows}\n`);
  const { left } = await rotateKeys({ pool, vault }, { by: 'child', onProgress });
  process.stdout.write(`${JSON.stringify(left)}\n`);
  await pool.end();
}

main(url).catch((error: unknown) => {
  process.stderr.write(`${(error as Error).stack}\n`);
  process.exitCode = 1;
});
