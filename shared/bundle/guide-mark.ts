/** The first lines of both guides of a marked case; empty where a case is not marked. */
export const guideMark = (mark: string): string => {
  if (mark === 'demonstration')
    return "*** DEMONSTRATION. Made to show the program. It is nobody's assessment. ***\n\n";
  return mark === 'exercise' ? '*** EXERCISE. Nothing in here happened. ***\n\n' : '';
};
