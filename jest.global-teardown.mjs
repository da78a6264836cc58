import { rmSync } from 'node:fs';

/** Stops and deletes the run's Postgres and its temporary folder, also after failed tests, then prints the closing line of the summary reporter. */
export default async function tearDown() {
  await globalThis.qingquTestServer?.discard();
  if (globalThis.qingquTestFolder) rmSync(globalThis.qingquTestFolder, { recursive: true, force: true });
  if (globalThis.qingquSummary !== undefined) console.log(`\n${globalThis.qingquSummary}`);
}
