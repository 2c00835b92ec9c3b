import type { Output } from '../../../shared/api/contract.ts';
import { useReply } from '../api/replies.ts';

export type Rankings = Output<'ranking.list'>;
export type Ranking = Rankings['rankings'][number];

/** How people ranked the hypotheses of a case themselves; undefined while it is on its way. */
export const useRankings = (folder: string): Rankings | undefined => useReply('ranking.list', { folder }).value;
