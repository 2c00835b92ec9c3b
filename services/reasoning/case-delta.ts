import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { parseAssessment } from '../../shared/attribution/assessment-shape.ts';
import { compareMoments, type Moment } from '../../shared/attribution/delta/compare-moments.ts';
import { scoringProfileOf } from '../../shared/bundle/assessment-file.ts';
import { itemsOf } from '../../shared/bundle/edition-plan.ts';
import { seqKey, type CaseTables } from '../../shared/domain/case-tables.ts';
import { lineToWords } from '../../shared/domain/line-words.ts';
import { parseScoringProfile } from '../../shared/reference/scoring-profiles.ts';
import type { RevealedLine } from '../../shared/ledger/reveal.ts';
import { readHead } from '../../db/ledger.ts';
import { readStoredLines } from '../../db/queries/revealed-lines.ts';
import { replayTo } from '../../db/replay.ts';
import type { AppDeps } from '../app-deps.ts';
import { assess, missingOf, profileTexts } from '../cases/assess.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { lineNamesOf } from '../../shared/domain/line-names.ts';
import { showingRatings } from './hidden-ratings.ts';

/** Compares the case after line `since` with the case after line `until`; without it, as it is. */
export const compareCase = showingRatings(
  (session: CaseSession, input: Checked<'case.delta'>, deps: AppDeps): Result<Output<'case.delta'>> => {
    const size = readHead(session.store.db)?.size ?? 0;
    const until = input.until ?? size - 1;
    const fault = faultInLines(input.since, until, size);
    if (fault !== undefined) return err(fault);
    const { report } = deps;
    const say = (step: string, done: number | null = null, total: number | null = null): void =>
      report?.({ step, done, total });
    say(`Replaying to line ${input.since}`);
    const before = replayTo(session.store.db, deps.crypto, input.since + 1);
    say(`Replaying to line ${until}`);
    const after = until === size - 1 ? session.tables : replayTo(session.store.db, deps.crypto, until + 1);
    const lines = linesBetween(session, input.since, until, deps);
    const shared = {
      since: { line: input.since, at: timeOf(before, input.since) },
      until: { line: until, at: timeOf(after, until) },
      types: countTypes(lines),
      told: tellLines(lines, after),
    };
    const missing = missingOf(session, deps, until + 1);
    if (missing.length > 0) return ok({ ...shared, missing: [...missing], levels: [] });
    say('Scoring the earlier moment');
    const then = momentOf(before, deps);
    if (!then.ok) return then;
    say('Scoring the later moment');
    const now = momentOf(after, deps);
    if (!now.ok) return now;
    const levels = compareMoments({ before: then.value, after: now.value, ...linesByWhat(lines) }, (done, total) =>
      say('Taking changes back one by one', done, total),
    );
    return levels.ok ? ok({ ...shared, missing: [], levels: [...levels.value] }) : levels;
  },
);

const faultInLines = (since: number, until: number, size: number): Failure | undefined => {
  if (until >= size) {
    return {
      code: 'NO_SUCH_LINE',
      message: `The ledger has the lines 0 to ${size - 1}, not ${until}.`,
      hint: 'Name a line that exists.',
    };
  }
  return since <= until
    ? undefined
    : {
        code: 'BAD_MOMENTS',
        message: `Line ${since} does not come before line ${until}.`,
        hint: 'Name the earlier line first.',
      };
};

const timeOf = (tables: CaseTables, line: number): string | null => tables.get('line_index', seqKey(line))?.at ?? null;

const linesBetween = (
  { store: { db } }: CaseSession,
  since: number,
  until: number,
  { crypto }: Pick<AppDeps, 'crypto'>,
): readonly RevealedLine[] =>
  readStoredLines(
    db,
    Array.from({ length: until - since }, (_, index) => since + 1 + index),
    crypto,
  ).map(({ revealed }) => revealed);

const momentOf = (tables: CaseTables, deps: AppDeps): Result<Moment> => {
  const sections = assess(tables, [], deps);
  if (!sections.ok) return sections;
  const assessment = parseAssessment(sections.value);
  if (!assessment.ok) return assessment;
  const profileSha256 = scoringProfileOf(tables);
  const profile = parseScoringProfile(profileTexts(tables, deps)(profileSha256) ?? '');
  if (!profile.ok) return profile;
  const levels = assessment.value.status === 'computed' ? assessment.value.levels : [];
  return ok({ tables, levels, profile: profile.value, profileSha256 });
};

const countTypes = (lines: readonly RevealedLine[]): Output<'case.delta'>['types'] => {
  const counts = new Map<string, number>();
  for (const { type } of lines) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].map(([type, count]) => ({ type, count })).sort((left, right) => (left.type < right.type ? -1 : 1));
};

/** Types whose lines move no probability by themselves and are part of what changed. */
const toldTypes: ReadonlySet<string> = new Set([
  'assumption.examine',
  'assumption.set',
  'confidence.lower',
  'correction',
  'counter.set',
  'gap.set',
  'group.set',
  'indicator.set',
  'judgement.record',
  'judgement.resolve',
  'lint.justify',
  'opinion.begin',
  'opinion.end',
  'premortem.set',
  'release.freeze',
  'review.assign',
  'review.import',
  'yardstick.choose',
  'yardstick.confirm',
]);

const tellLines = (lines: readonly RevealedLine[], tables: CaseTables): Output<'case.delta'>['told'] => {
  const names = lineNamesOf(tables);
  return lines
    .filter(({ type }) => toldTypes.has(type))
    .map((line) => ({
      line: line.seq,
      type: line.type,
      words: lineToWords(line, names),
      actor: tables.get('line_index', seqKey(line.seq))?.actor ?? null,
    }));
};

const linesByWhat = (lines: readonly RevealedLine[]) => {
  const gradeLines = new Map<string, number[]>();
  const priorLines = new Map<number, number[]>();
  for (const line of lines) {
    const { level } = line.fields;
    if (line.type === 'prior.set' && typeof level === 'number') push(priorLines, level, line.seq);
    if (line.type === 'evidence.correct' || line.type.startsWith('custody.'))
      for (const item of itemsOf(line)) push(gradeLines, item, line.seq);
  }
  return { gradeLines, priorLines };
};

const push = <Key>(map: Map<Key, number[]>, key: Key, line: number): void => {
  const known = map.get(key);
  if (known === undefined) map.set(key, [line]);
  else known.push(line);
};
