/** Closes a test run with one plain line that any CI can read: how many tests passed, failed and were skipped. */
class TallyReporter {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numPendingTests }) {
    const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : "";
    process.stdout.write(`\n${numPassedTests} passed, ${numFailedTests} failed${skipped}\n`);
  }
}

module.exports = TallyReporter;
