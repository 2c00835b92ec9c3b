import type { Rating } from '../../../../shared/attribution/scoring-input.ts';
import type { Pending } from './matrix-store.ts';
import { toRating } from './weight-words.ts';

/** The rating of a cell as it stands: what was given here, until a reply that is new enough to hold it. */
export const shownRating = (
  recorded: string | null,
  pending: Pending | undefined,
  ledgerSize: number,
): Rating | null => (pending === undefined || isSettled(pending, ledgerSize) ? toRating(recorded) : pending.rating);

/** Whether a ledger of that many lines holds what was given. */
export const isSettled = ({ line }: Pending, ledgerSize: number): boolean => line !== null && line < ledgerSize;
