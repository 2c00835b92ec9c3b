import type { OpinionStanding } from '../../../shared/domain/vocabulary.ts';

/** How blind a second opinion is, in words that claim no more than the program knows. */
export const standingWords = (standing: OpinionStanding | null): { readonly short: string; readonly long: string } => {
  switch (standing) {
    case 'unshown':
      return { short: 'blind', long: 'Blind: this workstation had shown no rating of the level.' };
    case 'declared':
      return {
        short: 'blind, on their word',
        long: 'Blind on the rater’s word: ratings of the level had been shown on this workstation, to whom the program cannot know.',
      };
    case 'seen':
      return { short: 'not blind', long: 'Not blind: the rater had seen ratings of the level.' };
    case null:
      return { short: 'standing withheld', long: 'How blind it was is withheld in this edition.' };
  }
};
