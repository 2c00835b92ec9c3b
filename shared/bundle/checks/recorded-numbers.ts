import { createKnownPolicies } from '../../consequence/case-policy.ts';
import { refuseAct } from '../../consequence/measure-rules.ts';
import { takeMeasureEvent, type Measure } from '../../consequence/measure.ts';
import { leadsOf } from '../../consequence/named-leads.ts';
import type { Crypto } from '../../base/crypto.ts';
import { applyLine } from '../../domain/apply-line.ts';
import { createMemoryTables, seqKey } from '../../domain/case-tables.ts';
import { readFields } from '../../domain/line-fields.ts';
import type { RevealedLine } from '../../ledger/reveal.ts';
import { notChecked } from '../check.ts';
import { missingSkeleton } from '../edition-plan.ts';
import { createComputing, limitReached } from './computed-case.ts';
import { judgeMeasureLine, uncomputed, type Judged, type LineBefore } from './recorded-measures.ts';
import { judgeNotification, judgeRedressLine, tellsOfCase } from './recorded-redress.ts';
import { createScoringLimit, scoredCellsMax } from './scoring-limit.ts';

/** What became of the values that lines say were computed when they were written. */
export type RecordedNumbers = {
  /** So many lines say what the case before them comes to. */
  readonly held: number;
  /** The first line that says something else. */
  readonly fault: { readonly seq: number; readonly message: string } | null;
  /** Lines of which that cannot be told, each with the reason. */
  readonly untold: readonly { readonly seq: number; readonly reason: string }[];
  /** The first line that is not told although the edition shows what it follows from: computing it was given up. */
  readonly givenUpAt: number | null;
};

const judgedTypes: ReadonlySet<string> = new Set([
  'measure.draft',
  'measure.amend',
  'measure.gate',
  'measure.decide',
  'measure.move',
  'measure.observe',
  'notification.record',
  'redress.receive',
  'redress.decide',
  'redress.rescore',
]);
const recordsNumbers = (line: RevealedLine): boolean =>
  judgedTypes.has(line.type) && (line.type !== 'notification.record' || tellsOfCase(line));

const judgeLine = (line: RevealedLine, before: LineBefore): Judged => {
  if (line.type === 'notification.record') return judgeNotification(line, before);
  return line.type.startsWith('measure.') ? judgeMeasureLine(line, before) : judgeRedressLine(line, before);
};

/**
 * Holds what lines of measures, notifications and redress say was computed of the case against the case as it was before
 * each of them. Whoever holds the log's key could have written them without computing anything, or so many of them that
 * computing would not end: what is left at the limit is not told.
 */
export const checkRecordedNumbers = (
  lines: readonly RevealedLine[],
  profileText: (sha256: string) => string | undefined,
  crypto: Crypto,
  cellsMax = scoredCellsMax,
): RecordedNumbers => {
  const untold: { readonly seq: number; readonly reason: string }[] = [];
  let held = 0;
  let givenUpAt: number | null = null;
  if (!lines.some(recordsNumbers)) return { held, fault: null, untold, givenUpAt };
  const tables = createMemoryTables();
  const measures = new Map<string, Measure>();
  const leadsByRelease = new Map<number, ReturnType<typeof leadsOf> | null>();
  const isLookedFor = lines.some(({ type }) => type === 'redress.decide');
  const limit = createScoringLimit(cellsMax);
  const { computed, policy, applied } = createComputing(tables, profileText, limit, crypto);
  const policies = createKnownPolicies(crypto.sha256Hex);
  const refuse = refuseAct({ profileOf: policies.of });
  let hiddenAt: number | null = null;
  let claimed = 0;
  const judge = (line: RevealedLine): Judged => {
    if (hiddenAt !== null) return notChecked(`what it follows from is withheld in line ${hiddenAt}`);
    if (limit.isReached()) return uncomputed(limitReached);
    limit.spend(walkedCells(line, { claimed, measures: measures.size }));
    return judgeLine(line, { tables, measures, profileOf: policies.of, leadsByRelease, computed, policy });
  };
  for (const line of lines) {
    if (missingSkeleton([line]).length > 0) hiddenAt ??= line.seq;
    if (recordsNumbers(line)) {
      const { status, detail, isGivenUp = false } = judge(line);
      if (status === 'failed') return { held, fault: { seq: line.seq, message: detail }, untold, givenUpAt };
      if (status === 'ok') held += 1;
      else untold.push({ seq: line.seq, reason: detail });
      if (isGivenUp) givenUpAt ??= line.seq;
    }
    applyLine(line, tables);
    applied(line);
    if (line.type.startsWith('redress.')) claimed += 1;
    if (line.type === 'approval.request') policies.take(tables.get('request', readFields(line).string('id') ?? ''));
    const event = tables.get('measure_event', seqKey(line.seq));
    if (event !== undefined) takeMeasureEvent(event, measures, refuse);
    if (isLookedFor && line.type === 'release.freeze' && line.fields['request'] !== null && hiddenAt === null) {
      const released = computed();
      leadsByRelease.set(line.seq, released.ok ? leadsOf(released.value.sections.scores) : null);
    }
  }
  return { held, fault: null, untold, givenUpAt };
};

/** What a line takes beside scores, in the same cells: rows are walked, and a notification holds every measure against its gates. */
const walkedCells = (
  { type, seq }: RevealedLine,
  { claimed, measures }: { readonly claimed: number; readonly measures: number },
): number => {
  switch (type) {
    case 'measure.decide':
    case 'measure.move':
    case 'redress.rescore':
      return 1 + claimed / 50;
    case 'redress.decide':
      return 1 + claimed / 50 + seq / 250;
    case 'notification.record':
      return 1 + claimed / 50 + measures;
    default:
      return 1;
  }
};
