import type { Duty } from './redress.ts';

/** What a duty asks for. A measure is named by its title where that is at hand, else by its identifier. */
export const dutyToWords = (
  { kind, release, exported, recipient, measure }: Omit<Duty, 'claim' | 'closedBy'>,
  measureTitle: string | null = null,
): string => {
  switch (kind) {
    case 'rescore':
      return 'Correct what was wrong and score the case again.';
    case 'release':
      return `Amend, retract or supersede the release of line ${release ?? ''}.`;
    case 'tell':
      return recipient === null
        ? `Find out who got the edition of line ${exported ?? ''}.`
        : `Tell ${recipient.receiver ?? '(withheld)'}, who got the edition of line ${exported ?? ''}.`;
    case 'review':
      return `Review the measure ${measureTitle === null ? (measure ?? '') : `“${measureTitle}”`}: resume, narrow, suspend or end it.`;
    case 'public':
      return 'Release the correction in a public edition.';
    case 'lesson':
      return 'Record what was learnt.';
  }
};
