/** The word that every screen, page and file of a marked case bears; empty where a case is not marked. */
export const markWord = (mark: string | null): '' | 'EXERCISE' | 'DEMONSTRATION' =>
  mark === 'exercise' ? 'EXERCISE' : mark === 'demonstration' ? 'DEMONSTRATION' : '';

/** The same as a sentence, for the top of a text. */
export const markSentence = (mark: string | null): string => {
  switch (markWord(mark)) {
    case 'EXERCISE':
      return 'EXERCISE. Nothing in here happened.';
    case 'DEMONSTRATION':
      return 'DEMONSTRATION. Judgements are for training.';
    case '':
      return '';
  }
};
