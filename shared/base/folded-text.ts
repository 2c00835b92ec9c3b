/**
 * A text as it is compared where spelling must not hide it: compatibility forms, case, invisible characters and kinds of
 * white space make no difference (Unicode NFKC). Other letters, accents and scripts do.
 */
export const foldText = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\p{Default_Ignorable_Code_Point}]/gu, '')
    // Both ways: some letters have no lower case of their own but by way of the upper one.
    .toUpperCase()
    .toLowerCase()
    .replaceAll(/\s+/gu, ' ')
    .trim();

/** What is left of words without the punctuation around them: `(Smith),` is looked for as `smith`. */
export const foldWords = (text: string): string => foldText(text).replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');

/** Whether a folded text holds folded words that do not go on in letters or digits on either side. */
export const holdsWords = (folded: string, words: string): boolean => {
  for (let at = folded.indexOf(words); at !== -1; at = folded.indexOf(words, at + 1)) {
    if (!isWordEnd.test(folded.slice(0, at)) && !isWordStart.test(folded.slice(at + words.length))) return true;
  }
  return false;
};
const isWordEnd = /[\p{L}\p{N}]$/u;
const isWordStart = /^[\p{L}\p{N}]/u;
