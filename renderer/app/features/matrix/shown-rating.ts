import type { AssessmentRows } from '../../../../shared/attribution/assessment-rows.ts';
import type { Rating } from '../../../../shared/attribution/scoring-input.ts';
import { cellKey, type Pending } from './matrix-store.ts';
import { toRating } from './weight-words.ts';

/** The rating of a cell as it stands: what was given here, until a reply that is new enough to hold it. */
export const shownRating = (
  recorded: string | null,
  pending: Pending | undefined,
  ledgerSize: number,
): Rating | null => (pending === undefined || isSettled(pending, ledgerSize) ? toRating(recorded) : pending.rating);

/** Whether a ledger of that many lines holds what was given. */
export const isSettled = ({ line }: Pending, ledgerSize: number): boolean => line !== null && line < ledgerSize;

/** The rows as the screen shows them: with the ratings that a ledger of that many lines does not hold yet. */
export const overlayPending = (
  rows: AssessmentRows,
  pending: Readonly<Record<string, Pending>>,
  ledgerSize: number,
): AssessmentRows => {
  if (Object.keys(pending).length === 0) return rows;
  const given = (item: string, hypothesis: string): Pending | undefined => pending[cellKey({ item, hypothesis })];
  const items = new Set(Object.keys(pending).map((key) => key.slice(0, key.indexOf('/'))));
  return {
    ...rows,
    evidence: rows.evidence.map((item) =>
      items.has(item.id)
        ? {
            ...item,
            ratings: {
              ...item.ratings,
              ...Object.fromEntries(
                rows.hypotheses.flatMap(({ id }) => {
                  const one = given(item.id, id);
                  return one === undefined ? [] : [[id, shownRating(item.ratings[id] ?? null, one, ledgerSize)]];
                }),
              ),
            },
          }
        : item,
    ),
  };
};
