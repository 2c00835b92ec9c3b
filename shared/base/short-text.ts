/** A text on one line and at most so long; by whole code points, so that no character is cut in two. */
export const shortText = (text: string, charactersMax: number): string => {
  // Most texts are one short line already.
  if (text.length <= charactersMax && !/\s\s|[^\S ]/u.test(text)) return text.trim();
  // No more than can be shown is taken apart, however long the text is. A character has two units at most.
  const start = text
    .slice(0, 8 * charactersMax)
    .replaceAll(/\s+/gu, ' ')
    .trim();
  const characters = Array.from(start.slice(0, 2 * charactersMax + 1));
  if (characters.length <= charactersMax && text.length <= 8 * charactersMax) return characters.join('');
  return `${characters.slice(0, charactersMax - 1).join('')}…`;
};
