/**
 * How many tests passed, failed and were left out.
 * @typedef {{ passed: number, failed: number, skipped: number }} TestCounts
 */

/**
 * Counts what vitest's JSON reporter wrote. Whatever cannot be read as such a report is one failure: a run that
 * crashed must not look like a run without tests.
 * @param {string} text
 * @param {number | null} exitCode of the run; a failure outside any test shows only here
 * @returns {TestCounts}
 */
export const countTests = (text, exitCode) => {
  const report = parseReport(text);
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const failed = report.numFailedTests + report.testResults.filter(didNotLoad).length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
};

/**
 * @typedef {{ status: string, assertionResults: { status: string }[] }} FileReport
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: FileReport[] }} Report
 */

/**
 * A file that throws while loading, or in a hook, fails without a failed test of its own.
 * @param {FileReport} file
 */
const didNotLoad = ({ status, assertionResults }) =>
  status === 'failed' && !assertionResults.some((test) => test.status === 'failed');

/**
 * @param {string} text
 * @returns {Report | undefined}
 */
const parseReport = (text) => {
  try {
    const report = JSON.parse(text);
    const counts = [report.numPassedTests, report.numFailedTests, report.numPendingTests, report.numTodoTests];
    return counts.every(Number.isSafeInteger) && Array.isArray(report.testResults) ? report : undefined;
  } catch {
    return undefined;
  }
};
