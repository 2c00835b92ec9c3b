import type { Method } from '../../shared/api/contract.ts';
import { longMethods } from '../../shared/api/events.ts';

export type LaneName = 'quick' | 'scoring' | 'long';

/** Where a call works: what computes for long must not keep a page of a table waiting. */
export const laneOf = (method: string, input: unknown): LaneName => {
  if (long.has(method)) return 'long';
  if (method === 'evidence.amend') return isFew(memberOf(input, 'what')) ? 'quick' : 'long';
  if (scoring.has(method)) return 'scoring';
  // A release is held against the rules of export, which score every level.
  if (method === 'approval.request' && memberOf(memberOf(input, 'act'), 'kind') === 'release') return 'scoring';
  // With `at` these are a replay of the ledger.
  const isReplay = method === 'matrix.read' || method === 'cluster.list' || method === 'harm.read';
  return isReplay && memberOf(input, 'at') !== undefined ? 'scoring' : 'quick';
};

// A cell of the table is corrected at once; thousands of items take their time and can be stopped.
const isFew = (what: unknown): boolean => {
  const items = memberOf(what, 'items') ?? memberOf(what, 'each');
  return Array.isArray(items) && items.length <= 50;
};

const long: ReadonlySet<string> = new Set(longMethods);
const scoring: ReadonlySet<string> = new Set<Method>([
  'custody.present',
  // A list of a million entries is looked at as a whole.
  'evidence.archive',
  'evidence.count',
  'comparison.make',
  'comparison.record',
  // These hold what is given against the scores, which this lane remembers.
  'confidence.lower',
  'judgement.record',
  'ranking.explain',
  'yardstick.confirm',
  'rater.compare',
  'redress.decide',
  'redress.rescore',
  'report.read',
  // It may hold what is asserted against the gates.
  'notification.record',
  'response.read',
  'measure.decide',
  'measure.gate',
  'measure.list',
  'measure.move',
  'measure.read',
  'measure.settle',
  'review.read',
  'score.case',
  'score.input',
  'case.at',
  'lint.justify',
  'lint.read',
  'release.preview',
  'release.seen',
  'redaction.find',
  // Every correction since the first release is opened.
  'release.after',
]);

/** Calls that add no line to a case. One that is missing here costs a look at the ledger, nothing else. */
export const isPlainRead = (method: string): boolean => plainReads.has(method);

const plainReads: ReadonlySet<string> = new Set<Method>([
  'bundle.verify',
  'case.anchors',
  'case.at',
  'case.changes',
  'case.delta',
  'case.info',
  'case.verify',
  'custody.present',
  'custody.read',
  'custody.report',
  'custody.sheet',
  'custody.stated',
  'evidence.archive',
  'evidence.bytecounts',
  'evidence.digest',
  'evidence.count',
  'evidence.excerpt',
  'evidence.image',
  'evidence.json',
  'evidence.json-path',
  'evidence.lines',
  'evidence.message',
  'evidence.messages',
  'evidence.page',
  'evidence.read',
  'evidence.recognise',
  'evidence.resolve-place',
  'evidence.strings',
  'evidence.table',
  'finding.page',
  'finding.read',
  'hypothesis.list',
  'dissent.close',
  'review.answer',
  'review.begin',
  'review.draft',
  'review.list',
  'review.read',
  'review.sign',
  'yardstick.read',
  'report.read',
  'sentence.history',
  'stamp.request',
  'proof.exhibit',
  'proof.fork',
  'proof.verify',
  'register.list',
  'responsibility.list',
  'harm.read',
  'asset.list',
  'policy.read',
  'deadline.calendar',
  'deadline.list',
  'response.read',
  'remediation.list',
  'measure.list',
  'measure.read',
  'notification.read',
  'notification.write',
  'redress.read',
  'exercise.read',
  'name.list',
  'cluster.list',
  'import.list',
  'intake.form',
  'intake.keep',
  'ledger.line',
  'ledger.page',
  'link.list',
  'lint.read',
  'mark.count',
  'mark.read',
  'matrix.read',
  'opinion.read',
  'pair.list',
  'comparison.make',
  'ranking.list',
  'rater.compare',
  'rating.history',
  'record.page',
  'record.read',
  'redaction.find',
  'redaction.list',
  'release.after',
  'release.list',
  'release.notice',
  'release.preview',
  'release.seen',
  'report.write',
  'score.case',
  'search.forget',
  'search.run',
  'search.save',
  'search.saved',
  'search.update',
  'source.forget',
  'source.history',
  'source.list',
  'source.recognise',
  'source.register',
  'source.remember',
  'grade.defaults',
  'attack.add',
  'attack.find',
  'attack.overlap',
  'attack.names',
  'attack.remove',
  'attack.show',
  'attack.tables',
  'mapping.forget',
  'mapping.list',
  'hashset.add',
  'hashset.list',
  'hashset.matches',
  'hashset.remove',
]);

/** The case that a call names, as the caller wrote it; undefined for calls of no case. */
export const caseOf = (method: string, input: unknown): string | undefined => {
  const folder = memberOf(input, 'folder');
  // There `folder` is any folder of this machine.
  return method !== 'files.list' && typeof folder === 'string' ? folder : undefined;
};

const memberOf = (input: unknown, name: string): unknown =>
  typeof input === 'object' && input !== null && Object.hasOwn(input, name) ? Reflect.get(input, name) : undefined;
