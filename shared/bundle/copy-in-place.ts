import type { HandReason } from './redaction.ts';

export type CopyInPlace = {
  /** Identifier of the exhibit that is withheld. Its number and title are not named: the redaction withholds them. */
  readonly original: string;
  readonly reason: HandReason;
};

/** What is recorded of a copy that may be shown in place of an exhibit, beside what was taken out of it and with what. */
export const copyInPlaceDetails = ({ original, reason }: CopyInPlace) =>
  ({
    copy: 'derived',
    derivedFrom: [original],
    // Left to itself, the root would name the number of what is withheld.
    rootExhibit: original,
    note: `Made to be shown in place of an exhibit that is withheld, by the reason ${reason}.`,
  }) as const;
