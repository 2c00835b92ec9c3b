import { levelQuestions, nameAssessment, type AssessmentNames } from '../../../shared/attribution/assessment-names.ts';
import type { AssessmentRows } from '../../../shared/attribution/assessment-rows.ts';
import type { LevelScores } from '../../../shared/attribution/assessment-shape.ts';
import type { HypothesisKind } from '../../../shared/attribution/scoring-input.ts';
import { shortText } from '../../../shared/base/short-text.ts';
import { hypothesisKinds } from '../../../shared/domain/vocabulary.ts';

/** One hypothesis of a level, as a column or a line. */
export type LevelHypothesis = {
  readonly id: string;
  readonly seq: number;
  readonly kind: HypothesisKind | null;
  /** Short, and another than that of every other hypothesis of the level where the texts allow it. */
  readonly name: string;
  /** Null where it is withheld. */
  readonly statement: string | null;
};

const nameCharactersMax = 60;

/** Levels that have hypotheses, ascending. */
export const levelsOf = (rows: Pick<AssessmentRows, 'hypotheses'>): readonly number[] =>
  [...new Set(rows.hypotheses.flatMap(({ level }) => (level === null ? [] : [level])))].sort(
    (left, right) => left - right,
  );

/** As they were stated; those that name nobody come last. */
export const hypothesesOf = (rows: AssessmentRows, level: number): readonly LevelHypothesis[] => {
  const own = rows.hypotheses.filter((row) => row.level === level);
  const names = namesOf(rows, level, undefined);
  const named = own.map((row) => ({ row, name: names.hypothesis(row.id).text }));
  const isTaken = (name: string): boolean => named.filter((other) => other.name === name).length > 1;
  return named
    .map(({ row, name }): LevelHypothesis => ({
      id: row.id,
      seq: row.seq,
      kind: toKind(row),
      name: shortText(isTaken(name) ? (row.statement ?? row.id) : name, nameCharactersMax),
      statement: row.statement,
    }))
    .sort((left, right) => compareStated(left, right) || left.seq - right.seq);
};

/** Those that name somebody before those that stand for what is left. */
export const compareStated = (
  left: { readonly kind: string | null },
  right: { readonly kind: string | null },
): number => placeOf(toKind(left)) - placeOf(toKind(right));

/** Names by id, also where nothing is scored. */
export const namesOf = (rows: AssessmentRows, level: number, scores: LevelScores | undefined): AssessmentNames =>
  nameAssessment(
    scores ?? {
      hypotheses: rows.hypotheses
        .filter((row) => row.level === level)
        .map((row) => ({ id: row.id, type: toKind(row) ?? 'specific', ranked: true })),
      groups: {},
    },
    rows,
  );

/** `2, group`. */
export const levelName = (level: number): string => `${level}, ${levelNouns.get(level) ?? 'unknown'}`;
export const levelQuestion = (level: number): string => levelQuestions.get(level) ?? '';

const levelNouns: ReadonlyMap<number, string> = new Map([
  [1, 'infrastructure'],
  [2, 'group'],
  [3, 'organisation'],
  [4, 'State'],
]);

const toKind = ({ kind }: { readonly kind: string | null }): HypothesisKind | null =>
  hypothesisKinds.find((one) => one === kind) ?? null;

const placeOf = (kind: HypothesisKind | null): number => {
  switch (kind) {
    case 'specific':
    case null:
      return 0;
    case 'deception':
      return 1;
    case 'no_attack':
      return 2;
    case 'catch_all':
      return 3;
    case 'insufficient':
      return 4;
  }
};
