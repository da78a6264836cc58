import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../run/root.mjs';

export const profiles = ['ci', 'nightly'];

/** Where tests and benches leave what they have shown (`keepEvidence` in schema/src/testing/evidence.ts, `bench/lib/report.mjs`). */
export const evidenceFolder = () => process.env.QINGQU_EVIDENCE ?? inRoot('.qingqu', 'evidence');

/** The file in which the jest reporter leaves the last whole run of the tests. */
export const runFile = (folder, profile) => join(folder, profile, 'run.json');

/** What a profile has shown: its whole run of the tests, and the records by name; those of benches count for both profiles. */
export function readRecords(folder, profile) {
  const own = join(folder, profile);
  const run = existsSync(runFile(folder, profile))
    ? JSON.parse(readFileSync(runFile(folder, profile), 'utf8'))
    : undefined;
  const records = new Map();
  for (const record of [...jsonFiles(own), ...jsonFiles(join(folder, 'bench'))])
    if (record.claim !== undefined) records.set(record.claim, record);
  return { run, records };
}

const jsonFiles = (folder) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort()
        .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
    : [];
