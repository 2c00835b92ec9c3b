import { leadsOf } from '../../consequence/named-leads.ts';
import { policiesOfCase } from '../../consequence/case-policy.ts';
import { refuseAct } from '../../consequence/measure-rules.ts';
import { takeMeasureEvent, type Measure } from '../../consequence/measure.ts';
import { createScoreMemory } from '../../attribution/score-memory.ts';
import type { Crypto } from '../../base/crypto.ts';
import { applyLine } from '../../domain/apply-line.ts';
import { createMemoryTables, seqKey } from '../../domain/case-tables.ts';
import type { RevealedLine } from '../../ledger/reveal.ts';
import { scoreAssessment } from '../assessment-file.ts';
import { missingSkeleton } from '../edition-plan.ts';
import { judgeMeasureLine, type LineBefore } from './recorded-measures.ts';
import { judgeNotification, judgeRedressLine } from './recorded-redress.ts';

/** What became of the values that lines say were computed when they were written. */
export type RecordedNumbers = {
  /** So many lines say what the case before them comes to. */
  readonly held: number;
  /** The first line that says something else. */
  readonly fault: { readonly seq: number; readonly message: string } | null;
  /** Lines of which that cannot be told, each with the reason. */
  readonly untold: readonly { readonly seq: number; readonly reason: string }[];
};

/** Undefined where a line records nothing that was computed. */
const judgeLine = (line: RevealedLine, before: LineBefore) => {
  if (line.type.startsWith('measure.')) return judgeMeasureLine(line, before);
  if (line.type.startsWith('redress.')) return judgeRedressLine(line, before);
  return line.type === 'notification.record' ? judgeNotification(line, before) : undefined;
};

const recording = /^(?:measure|redress|notification)\./u;

/**
 * Holds what lines of measures, notifications and redress say was computed of the case against the case as it was before
 * each of them. Whoever holds the log's key could have written them without computing anything.
 */
export const checkRecordedNumbers = (
  lines: readonly RevealedLine[],
  profileText: (sha256: string) => string | undefined,
  crypto: Crypto,
): RecordedNumbers => {
  const untold: { readonly seq: number; readonly reason: string }[] = [];
  let held = 0;
  if (!lines.some(({ type }) => recording.test(type))) return { held, fault: null, untold };
  const tables = createMemoryTables();
  const measures = new Map<string, Measure>();
  const leadsByRelease = new Map<number, ReturnType<typeof leadsOf>>();
  // A level is scored once, however many lines rest on it.
  const scoreMemory = createScoreMemory(levelsRemembered);
  const isLookedFor = lines.some(({ type }) => type === 'redress.decide');
  let profileOf = policiesOfCase(tables, crypto.sha256Hex);
  let hiddenAt: number | null = null;
  const textOf = (sha256: string): string | undefined =>
    tables.rows('profile').find((row) => row.sha256 === sha256)?.body ?? profileText(sha256);
  const sections = () => scoreAssessment({ tables, missing: [], profileText: textOf, scoreMemory }, crypto);
  for (const line of lines) {
    if (missingSkeleton([line]).length > 0) hiddenAt ??= line.seq;
    const before = { tables, measures, profileOf, profileText: textOf, sections, leadsByRelease, hiddenAt, crypto };
    const outcome = recording.test(line.type) ? judgeLine(line, before) : undefined;
    switch (outcome?.status) {
      case 'failed':
        return { held, fault: { seq: line.seq, message: outcome.detail }, untold };
      case 'not checked':
        untold.push({ seq: line.seq, reason: outcome.detail });
        break;
      case 'ok':
        held += 1;
        break;
      case undefined:
        break;
    }
    applyLine(line, tables);
    if (line.type === 'approval.request') profileOf = policiesOfCase(tables, crypto.sha256Hex);
    const event = tables.get('measure_event', seqKey(line.seq));
    if (event !== undefined) takeMeasureEvent(event, measures, refuseAct({ profileOf }));
    if (isLookedFor && line.type === 'release.freeze' && line.fields['request'] !== null && hiddenAt === null) {
      const computed = sections();
      leadsByRelease.set(line.seq, computed.ok ? leadsOf(computed.value.scores) : []);
    }
  }
  return { held, fault: null, untold };
};

const levelsRemembered = 16;
