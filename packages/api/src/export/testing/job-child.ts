import { setTimeout as pause } from 'node:timers/promises';
import { apiPool, systemPool } from '@qingqu/schema';
import { runExportJobs } from '../run-jobs.js';

// A worker on exports, to be killed at any instant: node dist/export/testing/job-child.js <database url> <url of the API's login> <folder> <lease in ms>

const [url, apiAddress, dir, leaseMs] = process.argv.slice(2);
if (!url || !apiAddress || !dir || !leaseMs) {
  process.stderr.write('usage: job-child <database url> <url of the API login> <folder> <lease in ms>\n');
  process.exit(2);
}

/** Works until every job has ended, also those whose lease another worker let run out. */
async function main(system: ReturnType<typeof systemPool>, api: ReturnType<typeof apiPool>, folder: string) {
  const onFault = (job: string, error: Error) => process.stderr.write(`${job}: ${error.stack}\n`);
  const deps = { system, api, dir: folder, now: () => new Date(), onFault, leaseMs: Number(leaseMs), saveMs: 100 };
  process.stdout.write('ready\n');
  for (;;) {
    await runExportJobs(deps, new AbortController().signal);
    const { rows } = await system.query(`select from export_job where status in ('waiting', 'running') limit 1`);
    if (rows.length === 0) break;
    await pause(20);
  }
  await Promise.all([system.end(), api.end()]);
}

main(systemPool(url, 3), apiPool(apiAddress, 2), dir).catch((error: unknown) => {
  process.stderr.write(`${(error as Error).stack}\n`);
  process.exitCode = 1;
});
