import { nameAssessment } from '../assessment-names.ts';
import type { AssessmentRows } from '../assessment-rows.ts';
import { namedGroups } from '../delta/delta-names.ts';
import type { LevelDelta } from '../delta/delta-shape.ts';
import { tellDelta } from '../delta/delta-words.ts';
import { sentenceToText } from '../sentence.ts';

/** What a first release says of what came before it. */
export const firstVersion: readonly string[] = ['This is the first version: there is no earlier release.'];

/** What moved since the last release, level by level, in the words of the difference of two moments. */
export const changeSentences = (
  { levels, missing }: { readonly levels: readonly LevelDelta[]; readonly missing: readonly string[] },
  release: number,
  rows: AssessmentRows,
): readonly string[] => {
  if (missing.length > 0)
    return [`What moved since the release of line ${release} is not recomputable: this edition withholds part of it.`];
  const moved = levels.flatMap((level) =>
    tellDelta(level, nameAssessment(namedGroups(level, rows), rows)).moved.map(
      (sentence) => `Level ${level.level}: ${sentenceToText(sentence)}`,
    ),
  );
  return moved.length === 0 ? [`Nothing that is stated moved since the release of line ${release}.`] : moved;
};
