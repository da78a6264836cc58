import { keepRun } from './evidence/keep-run.mjs';

/**
 * Names the skipped tests, and counts: the global teardown prints the counts as the very last line, after jest's own summary. A run of all tests is
 * kept for docs/evidence.md.
 */
export default class SummaryReporter {
  constructor(config) {
    this.leavesOut = Boolean(config.testNamePattern);
  }

  async onRunComplete(_contexts, results) {
    const skipped = results.testResults.flatMap((file) =>
      file.testResults.filter(({ status }) => status === 'pending' || status === 'todo'),
    );
    if (skipped.length > 0) console.log(`\nSkipped:\n${skipped.map(({ fullName }) => `  ${fullName}`).join('\n')}`);
    // A file that does not even load has no tests to count, and must not pass for success.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    globalThis.qingquSummary = `${results.numPassedTests} passed, ${failed} failed, ${skipped.length} skipped`;
    if (!this.leavesOut && !results.wasInterrupted) await keepRun(results);
  }
}
