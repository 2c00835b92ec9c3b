import type { AssessmentRows } from '../assessment-rows.ts';
import { isRankedKind } from '../scoring-input.ts';
import { hypothesisKinds } from '../../domain/vocabulary.ts';
import type { LevelScores } from '../assessment-shape.ts';
import type { LevelDelta } from './delta-shape.ts';

/** What the names of a level need to know of its scores, from the matrix of the later moment. */
export const namedGroups = (
  { level }: Pick<LevelDelta, 'level'>,
  rows: AssessmentRows,
): Pick<LevelScores, 'hypotheses' | 'groups'> => ({
  hypotheses: rows.hypotheses.flatMap((row) => {
    const type = hypothesisKinds.find((kind) => kind === row.kind);
    return row.level !== level || type === undefined ? [] : [{ id: row.id, type, ranked: isRankedKind(type) }];
  }),
  groups: Object.fromEntries(
    rows.groups.map(({ id, rho }) => [
      id,
      { rho: Number(rho), items: rows.evidence.filter(({ group }) => group === id).map((item) => item.id), points: {} },
    ]),
  ),
});
