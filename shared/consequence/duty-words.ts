import type { Duty } from './redress.ts';

/** What a duty asks for. */
export const dutyToWords = ({
  kind,
  release,
  exported,
  recipient,
  measure,
}: Omit<Duty, 'claim' | 'closedBy'>): string => {
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
      return `Review the measure ${measure ?? ''}: resume, narrow, suspend or end it.`;
    case 'public':
      return 'Release the correction in a public edition.';
    case 'lesson':
      return 'Record what was learnt.';
  }
};
