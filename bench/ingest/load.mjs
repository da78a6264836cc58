// A process that takes in one file, so that its memory can be measured: node bench/ingest/load.mjs <database url> <blob folder> <feed> <file> [<rows to stop after>]
import { MASTER_KEY } from '../lib/feeds.mjs';
import { built } from '../lib/paths.mjs';

const [url, blobDir, feed, path, stopAfter] = process.argv.slice(2);
const { ingestFile } = await built('packages/ingest');
const { systemPool, Vault } = await built('schema');

const pool = systemPool(url, 4);
const stop = new AbortController();
const began = performance.now();
const result = await ingestFile(
  { pool, vault: new Vault(MASTER_KEY), blobDir, now: () => performance.now() },
  {
    feed,
    path,
    receivedBy: 'bench',
    signal: stop.signal,
    onProgress({ rows }) {
      if (stopAfter !== undefined && rows >= Number(stopAfter)) stop.abort();
    },
  },
);
const ms = performance.now() - began;
await pool.end();
const { status, read, stopped = false } = result;
console.log(JSON.stringify({ status, read, stopped, ms, maxRssMb: Math.round(process.resourceUsage().maxRSS / 1024) }));
