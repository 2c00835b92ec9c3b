import { listSeqsOf } from '../../db/queries/rating-lines.ts';
import { readStoredLines } from '../../db/queries/revealed-lines.ts';
import { correctionOf, type Correction } from '../../shared/domain/corrected-since.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';

/** Every correction of what was rated, and every line that says of another that it is wrong. Nothing before a release. */
export const readCorrections = (
  { tables, store: { db } }: CaseSession,
  { crypto }: Pick<AppDeps, 'crypto'>,
): readonly Correction[] => {
  const first = tables.rows('release').at(0)?.seq;
  if (first === undefined) return [];
  const seqs = listSeqsOf(db, ['evidence.correct', 'custody.grade', 'correction']).filter((seq) => seq > first);
  const rated = new Set(
    tables
      .rows('rating')
      .filter(({ rating }) => rating !== null)
      .map(({ item }) => item),
  );
  return readStoredLines(db, seqs, crypto).flatMap(({ revealed }) => correctionOf(revealed, tables, rated) ?? []);
};
