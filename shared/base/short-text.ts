/** A text on one line and at most so long; by whole code points, so that no character is cut in two. */
export const shortText = (text: string, charactersMax: number): string => {
  // No more than can be shown is taken apart, however long the text is.
  const start = text.slice(0, 8 * charactersMax).replaceAll(/\s+/gu, ' ');
  const characters = Array.from(start.trim());
  if (characters.length <= charactersMax && text.length <= 8 * charactersMax) return characters.join('');
  return `${characters.slice(0, charactersMax - 1).join('')}…`;
};
