import { seqKey, type CaseTables } from '../../domain/case-tables.ts';
import { ok, type Result } from '../../base/result.ts';
import { defaultWording, probabilityToWord, wordingById, type Wording } from '../../reference/yardsticks.ts';
import type { ScoringProfile } from '../../reference/scoring-profiles.ts';
import type { LevelAssessment } from '../assessment-shape.ts';
import { scoreBase } from '../base-score.ts';
import { caseScoringInput } from '../case-scoring.ts';
import { decimalString } from '../decimal-string.ts';
import { faultInScoringInput } from '../scoring-input-rules.ts';
import type { ScoringInput } from '../scoring-input.ts';
import type { DeltaChange, DeltaPlace, DeltaStance, LevelDelta } from './delta-shape.ts';
import { findInputChanges, undoInputChange, type InputChange } from './input-changes.ts';

/** A case as it was after a line, with what was scored of it. */
export type Moment = {
  readonly tables: CaseTables;
  readonly levels: readonly LevelAssessment[];
  readonly profile: ScoringProfile;
  readonly profileSha256: string;
};

export type Moments = {
  readonly before: Moment;
  readonly after: Moment;
  /** Lines between the two: what grades an item or keeps its custody, by item; priors, by level. */
  readonly gradeLines: ReadonlyMap<string, readonly number[]>;
  readonly priorLines: ReadonlyMap<number, readonly number[]>;
};

/**
 * What came in between two moments, what moved, and why: each change is taken back alone from the later moment, and what
 * the probability of the lead loses by it is its part. Parts need not add up, because changes act together: the
 * remainder is stated. `onStep` is told before each scoring.
 */
export const compareMoments = (
  moments: Moments,
  onStep: (done: number, total: number) => void,
): Result<readonly LevelDelta[]> => {
  const numbers = [...moments.before.levels, ...moments.after.levels].map(({ level }) => level);
  const levels: LevelDelta[] = [];
  for (const level of [...new Set(numbers)].sort((left, right) => left - right)) {
    const compared = compareLevel(level, moments, onStep);
    if (!compared.ok) return compared;
    levels.push(compared.value);
  }
  return ok(levels);
};

const compareLevel = (
  level: number,
  moments: Moments,
  onStep: (done: number, total: number) => void,
): Result<LevelDelta> => {
  const { before, after } = moments;
  const [then, now] = [before, after].map(({ levels }) => levels.find((one) => one.level === level));
  const inputThen = then === undefined ? ok(noInput) : caseScoringInput(before.tables, level);
  if (!inputThen.ok) return inputThen;
  const inputNow = now === undefined ? ok(noInput) : caseScoringInput(after.tables, level);
  if (!inputNow.ok) return inputNow;
  const rowOf = (key: string) => after.tables.get('rating', key) ?? before.tables.get('rating', key);
  const found: readonly InputChange[] = [
    ...findInputChanges(
      inputThen.value,
      inputNow.value,
      ({ item, hypothesis }) => rowOf(`${item}/${hypothesis}`)?.seq ?? 0,
    ),
    ...profileChange(before, after),
  ];
  const hypothesis = now?.scores.lead ?? then?.scores.lead ?? null;
  const moved = hypothesis === null ? null : movedLead(hypothesis, inputThen.value, inputNow.value, { before, after });
  const effectOf = (change: InputChange): number | null => {
    if (moved === null) return null;
    const undone = undoInputChange(change, inputThen.value, inputNow.value);
    const profile = change.kind === 'profile' ? before.profile : after.profile;
    const without = undone === undefined ? undefined : posteriorOf(undone, profile, moved.hypothesis);
    return without === undefined ? null : moved.to - without;
  };
  const changes = found.map((change, index) => {
    onStep(index, found.length);
    const effect = effectOf(change);
    return {
      kind: change.kind,
      id: change.id,
      came: 'came' in change ? change.came : true,
      values: [...change.values],
      ...whence(change, level, moments),
      effect: effect === null ? null : decimalString(effect, 6),
    };
  });
  const wording = wordingById[(now ?? then)?.words.wording ?? defaultWording.id];
  return ok({
    level,
    wording: wording.id,
    lead: { before: then?.scores.lead ?? null, after: now?.scores.lead ?? null },
    hypotheses: placesOf(then, now, wording),
    confidence: { before: stanceOf(then), after: stanceOf(now) },
    fragility: { before: then?.sensitivity.fragility ?? null, after: now?.sensitivity.fragility ?? null },
    completeness: { before: shareOf(then), after: shareOf(now) },
    modelAgreement: { before: then?.scores.modelAgreement ?? null, after: now?.scores.modelAgreement ?? null },
    changes: changes.sort(mostFirst),
    move: moved && { ...moveOf(moved, changes), hypothesis: moved.hypothesis },
  });
};

const noInput: ScoringInput = { hypotheses: [], evidence: [], rho: {}, prior: 'uniform' };

const profileChange = (before: Moment, after: Moment): readonly InputChange[] =>
  before.profileSha256 === after.profileSha256
    ? []
    : [
        {
          kind: 'profile',
          id: null,
          values: [{ of: 'scoring', from: before.profileSha256, to: after.profileSha256 }],
        },
      ];

type Moved = { readonly hypothesis: string; readonly from: number; readonly to: number };

/** Null where the hypothesis is not scored at both moments. */
const movedLead = (
  hypothesis: string,
  then: ScoringInput,
  now: ScoringInput,
  { before, after }: Pick<Moments, 'before' | 'after'>,
): Moved | null => {
  const from = posteriorOf(then, before.profile, hypothesis);
  const to = posteriorOf(now, after.profile, hypothesis);
  return from === undefined || to === undefined ? null : { hypothesis, from, to };
};

const posteriorOf = (input: ScoringInput, profile: ScoringProfile, hypothesis: string): number | undefined =>
  faultInScoringInput(input, profile) === undefined
    ? scoreBase(input, profile).base.alr1.posterior[hypothesis]
    : undefined;

/** In millionths, so that from, parts and remainder add up to the last place that is written. */
const moveOf = (
  { from, to }: Moved,
  changes: readonly { readonly effect: string | null }[],
): { readonly from: string; readonly to: string; readonly moved: string; readonly remainder: string } => {
  const [fromText, toText] = [decimalString(from, 6), decimalString(to, 6)];
  const moved = millionths(toText) - millionths(fromText);
  const explained = changes.reduce((sum, { effect }) => sum + (effect === null ? 0 : millionths(effect)), 0);
  return {
    from: fromText,
    to: toText,
    moved: decimalString(moved / 1e6, 6),
    remainder: decimalString((moved - explained) / 1e6, 6),
  };
};
const millionths = (decimal: string): number => Math.round(Number(decimal) * 1e6);

const mostFirst = (left: DeltaChange, right: DeltaChange): number =>
  Math.abs(Number(right.effect ?? 0)) - Math.abs(Number(left.effect ?? 0)) ||
  (left.lines[0] ?? 0) - (right.lines[0] ?? 0);

/** The lines that made a change, ascending, and who wrote them. */
const whence = (
  change: InputChange,
  level: number,
  { before, after, gradeLines, priorLines }: Moments,
): { readonly lines: number[]; readonly by: string[] } => {
  const tables = 'came' in change && !change.came ? before.tables : after.tables;
  const lineOf = (row: { readonly seq: number } | undefined): readonly number[] => (row === undefined ? [] : [row.seq]);
  const cells = (item: string): readonly number[] =>
    change.values.flatMap(({ of }) => lineOf(tables.get('rating', `${item}/${of}`)));
  const seqs = ((): readonly number[] => {
    switch (change.kind) {
      case 'item':
        return [...lineOf(tables.get('evidence', change.id)), ...cells(change.id)];
      case 'hypothesis':
        return [
          ...lineOf(tables.get('hypothesis', change.id)),
          ...tables
            .rows('rating')
            .filter(({ hypothesis }) => hypothesis === change.id)
            .map(({ seq }) => seq),
        ];
      case 'rating':
        return cells(change.id);
      case 'grade':
        return gradeLines.get(change.id) ?? [];
      case 'dependence':
        return lineOf(tables.get('origin_group', change.id));
      case 'prior':
        return priorLines.get(level) ?? [];
      case 'profile':
        return lineOf(tables.get('profile', 'scoring'));
    }
  })();
  const lines = [...new Set(seqs)].sort((left, right) => left - right);
  const raters = change.values.flatMap(({ of }) => tables.get('rating', `${change.id ?? ''}/${of}`)?.rater ?? []);
  // A rating is its rater's, whoever entered it.
  const by =
    change.kind === 'rating' && raters.length > 0 ? raters : lines.flatMap((line) => writerOf(line, tables) ?? []);
  return { lines, by: [...new Set(by)] };
};

const writerOf = (line: number, tables: CaseTables): string | undefined =>
  tables.get('line_index', seqKey(line))?.actor ?? undefined;

const placesOf = (
  then: LevelAssessment | undefined,
  now: LevelAssessment | undefined,
  wording: Wording,
): LevelDelta['hypotheses'] => {
  const ids = [now, then].flatMap((level) => Object.keys(level?.scores.alr1.posterior ?? {}));
  const probabilityNow = (id: string): number => now?.scores.alr1.posterior[id] ?? -1;
  return [...new Set(ids)]
    .map((id) => ({ id, before: placeIn(then, id, wording), after: placeIn(now, id, wording) }))
    .sort((left, right) => probabilityNow(right.id) - probabilityNow(left.id));
};

/** What is equal shares a place. */
const placeIn = (level: LevelAssessment | undefined, id: string, wording: Wording): DeltaPlace | null => {
  const posterior = level?.scores.alr1.posterior ?? {};
  const own = posterior[id];
  if (own === undefined) return null;
  const stated = level?.stated.hypotheses[id]?.stated ?? own;
  const { word, note } = probabilityToWord(stated, wording);
  const place = 1 + Object.values(posterior).filter((other) => other > own).length;
  return { probability: decimalString(own, 6), stated: decimalString(stated, 6), word, gap: note === 'gap', place };
};

const stanceOf = (level: LevelAssessment | undefined): DeltaStance | null => {
  if (level === undefined) return null;
  const { confidence, computed, tests } = level.confidence;
  return {
    stated: confidence,
    computed,
    capping: computed === 'high' ? [] : tests.filter(({ reaches }) => reaches === computed).map(({ test }) => test),
  };
};

const shareOf = (level: LevelAssessment | undefined): string | null =>
  level === undefined ? null : decimalString(level.scores.completeness, 6);
