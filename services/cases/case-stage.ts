import type { CaseInfoReply } from '../../shared/api/contract.ts';
import { standingsOf } from '../../shared/domain/release-standing.ts';
import { listSeqsOf } from '../../db/queries/rating-lines.ts';
import type { CaseSession } from './case-session.ts';

/**
 * How far a case has come. It follows from the lines alone: nobody sets it. A second opinion is the internal review, a named
 * reviewer or an answer the independent one, an open request what lies before the board.
 */
export const stageOf = ({ tables, readOnly, store }: CaseSession): CaseInfoReply['stage'] => {
  if (readOnly !== null) return 'read-only';
  if (tables.rows('request').some(({ kind, state }) => kind === 'release' && state === 'open'))
    return 'approval requested';
  const last = standingsOf(tables).at(-1);
  if (last?.standing === 'retracted') return 'retracted';
  if (last !== undefined) return last.amendments.length > 0 ? 'amended' : 'released';
  if (tables.rows('identity').length < 2) return 'single-signer draft';
  if (tables.rows('review_event').some(({ act }) => act !== 'withdrawn')) return 'independent review';
  return listSeqsOf(store.db, ['opinion.begin']).length > 0 ? 'internal review' : 'draft';
};
