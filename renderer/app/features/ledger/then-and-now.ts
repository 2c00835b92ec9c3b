import type { LevelScores } from '../../../../shared/attribution/assessment-shape.ts';

/** As much of an assessment as is compared. */
export type ComparedAssessment =
  | {
      readonly status: 'computed';
      readonly levels: readonly {
        readonly level: number;
        readonly scores: Pick<LevelScores, 'lead' | 'hypotheses'> & {
          readonly alr1: Pick<LevelScores['alr1'], 'posterior'>;
        };
      }[];
    }
  | { readonly status: 'not_recomputable' };

export type MovedHypothesis = {
  readonly id: string;
  /** Null where it was not there at that time. */
  readonly before: number | null;
  readonly after: number | null;
};
export type MovedLevel = {
  readonly level: number;
  readonly leadBefore: string | null;
  readonly leadAfter: string | null;
  /** The lead of now first, then by how probable they are now. */
  readonly hypotheses: readonly MovedHypothesis[];
};

/** Every level of either time, with the probabilities of both. */
export const compareLevels = (then: ComparedAssessment, now: ComparedAssessment): readonly MovedLevel[] => {
  const thenLevels = levelsOf(then);
  const nowLevels = levelsOf(now);
  return [1, 2, 3, 4].flatMap((level) => {
    const old = thenLevels.find((one) => one.level === level)?.scores;
    const current = nowLevels.find((one) => one.level === level)?.scores;
    if (old === undefined && current === undefined) return [];
    const ids = new Set([...(current?.hypotheses ?? []), ...(old?.hypotheses ?? [])].map(({ id }) => id));
    const hypotheses = [...ids].map((id) => ({
      id,
      before: old?.alr1.posterior[id] ?? null,
      after: current?.alr1.posterior[id] ?? null,
    }));
    return [
      {
        level,
        leadBefore: old?.lead ?? null,
        leadAfter: current?.lead ?? null,
        hypotheses: hypotheses.sort((left, right) => weight(right) - weight(left)),
      },
    ];
  });
};

const levelsOf = (assessment: ComparedAssessment) => (assessment.status === 'computed' ? assessment.levels : []);
const weight = ({ before, after }: MovedHypothesis): number => (after ?? -1) + (before ?? 0) / 1000;

export type MovedCount = { readonly name: string; readonly before: number; readonly after: number };

const countedTables: readonly (readonly [string, string])[] = [
  ['source', 'sources'],
  ['source_event', 'assessments and corrections of sources'],
  ['evidence', 'items of evidence'],
  ['custody', 'later custody events'],
  ['hypothesis', 'hypotheses'],
  ['origin_group', 'groups of shared origin'],
  ['rating', 'ratings'],
  ['assumption', 'assumptions'],
  ['identity', 'persons enrolled'],
  ['import_record', 'imports'],
  ['hash_set_use', 'hash sets applied'],
  ['finding', 'findings'],
  ['link', 'links'],
  ['comment', 'comments'],
  ['release', 'releases'],
  ['export_record', 'exports'],
];

/** What there was and what there is, for everything that there is any of. */
export const compareCounts = (
  then: Readonly<Record<string, number>>,
  now: Readonly<Record<string, number>>,
): readonly MovedCount[] =>
  countedTables
    .map(([table, name]) => ({ name, before: then[table] ?? 0, after: now[table] ?? 0 }))
    .filter(({ before, after }) => before > 0 || after > 0);

/** The lead's change in one sentence, or null where nothing was scored at either time. */
export const leadWords = ({
  leadBefore,
  leadAfter,
}: Pick<MovedLevel, 'leadBefore' | 'leadAfter'>): 'same' | 'changed' | 'appeared' | 'lost' | 'none' => {
  if (leadBefore === null) return leadAfter === null ? 'none' : 'appeared';
  if (leadAfter === null) return 'lost';
  return leadBefore === leadAfter ? 'same' : 'changed';
};
