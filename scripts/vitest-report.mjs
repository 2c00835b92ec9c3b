/**
 * How many tests passed, failed and were left out, and what to look at: each failed test, and each that passed only
 * when it was tried again, by its file and name.
 * @typedef {{ passed: number, failed: number, skipped: number, notes: string[] }} TestCounts
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
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0, notes: ['the run left no report'] };
  const failed = report.numFailedTests + report.testResults.filter(didNotLoad).length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
    notes: report.testResults.flatMap(notesOf),
  };
};

/**
 * @typedef {{ status: string, fullName: string, failureMessages?: string[] }} TestReport
 * @typedef {{ name: string, status: string, message?: string, assertionResults: TestReport[] }} FileReport
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: FileReport[] }} Report
 */

/**
 * A file that throws while loading, or in a hook, fails without a failed test of its own.
 * @param {FileReport} file
 */
const didNotLoad = ({ status, assertionResults }) =>
  status === 'failed' && !assertionResults.some((test) => test.status === 'failed');

/**
 * @param {FileReport} file
 * @returns {string[]}
 */
const notesOf = (file) => {
  const of = (/** @type {string} */ what, /** @type {string | undefined} */ why) =>
    `${what}: ${file.name}${why === undefined ? '' : `\n    ${why.split('\n', 1)[0]}`}`;
  if (didNotLoad(file)) return [of('did not load', file.message)];
  return file.assertionResults.flatMap(({ status, fullName, failureMessages = [] }) => {
    if (status === 'failed') return [of(`failed: ${fullName}`, failureMessages[0])];
    // A test that is tried again keeps the failure of its first try.
    return status === 'passed' && failureMessages.length > 0
      ? [of(`unsteady, passed at the second try: ${fullName}`, failureMessages[0])]
      : [];
  });
};

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
