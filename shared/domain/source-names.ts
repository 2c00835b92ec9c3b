/** How much two sources look like the same one. A name is no identity: a person decides. */
export type Likeness = 'same identifier' | 'same name' | 'other name' | 'similar name';

export type NamedSource = {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly identifiers: readonly string[];
};

/** Names that differ in case, spaces or the composition of their letters are the same name. */
export const foldName = (name: string): string =>
  // Upper case first: that unfolds letters such as ß, which lower case leaves alone.
  name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC').trim().replace(/\s+/gu, ' ');

export const likenessOf = (wanted: NamedSource, known: NamedSource): Likeness | null => {
  if (isShared(wanted.identifiers, known.identifiers)) return 'same identifier';
  const name = foldName(wanted.name);
  if (name === '') return null;
  if (name === foldName(known.name)) return 'same name';
  if (isShared([wanted.name, ...wanted.aliases], [known.name, ...known.aliases])) return 'other name';
  return isSimilar(name, foldName(known.name)) ? 'similar name' : null;
};

const isShared = (left: readonly string[], right: readonly string[]): boolean => {
  const folded = new Set(left.map(foldName).filter(Boolean));
  return right.some((name) => folded.has(foldName(name)));
};

/** Up to so many letters wrong, missing or added, by the length of the longer name. */
const editsMax = (length: number): number => (length < 5 ? 0 : length < 9 ? 1 : 2);
const comparedMax = 200;

/** The same words in any order, or almost the same letters. */
const isSimilar = (left: string, right: string): boolean => {
  if (wordsOf(left) !== '' && wordsOf(left) === wordsOf(right)) return true;
  const [one, two] = [Array.from(left), Array.from(right)];
  const length = Math.max(one.length, two.length);
  const max = editsMax(length);
  if (length > comparedMax || Math.abs(one.length - two.length) > max || max === 0) return false;
  return editDistance(one, two) <= max;
};

const wordsOf = (name: string): string =>
  name
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .sort()
    .join(' ');

/** Levenshtein's. */
const editDistance = (one: readonly string[], two: readonly string[]): number => {
  let row = two.map((_, index) => index + 1);
  for (const [at, letter] of one.entries()) {
    let diagonal = at;
    let left = at + 1;
    row = row.map((above, index) => {
      const cost = Math.min(above + 1, left + 1, diagonal + (two[index] === letter ? 0 : 1));
      diagonal = above;
      left = cost;
      return cost;
    });
  }
  return row.at(-1) ?? one.length;
};
