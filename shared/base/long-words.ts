const longWord = /[^\s\u200b]{29,}/gu;
const longWordOnce = /[^\s\u200b]{29}/u;
const piece = /.{1,8}/gsu;

/**
 * A text in pieces between which a line may break: a word too long for a column would else widen it, or run over the next one. A text
 * without such a word is one piece, and no character is cut in two.
 */
export const splitLongWords = (text: string): readonly string[] => {
  const pieces: string[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(longWord)) {
    const [first = '', ...rest] = word.match(piece) ?? [];
    pieces.push(text.slice(end, index) + first, ...rest);
    end = index + word.length;
  }
  return end === text.length && end > 0 ? pieces : [...pieces, text.slice(end)];
};

/** Whether there is a word that `splitLongWords` would give places to break. */
export const hasLongWord = (text: string): boolean => longWordOnce.test(text);
