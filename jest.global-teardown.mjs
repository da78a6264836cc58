/** Stops and deletes the run's Postgres, also after failed tests, then prints the closing line of the summary reporter. */
export default async function tearDown() {
  await globalThis.qingquTestServer?.discard();
  if (globalThis.qingquSummary !== undefined) console.log(`\n${globalThis.qingquSummary}`);
}
