/** Digests that sets of known hashes hold, by the number of their hexadecimal digits. */
const algorithmByDigits: ReadonlyMap<number, 'md5' | 'sha1' | 'sha256'> = new Map([
  [32, 'md5'],
  [40, 'sha1'],
  [64, 'sha256'],
]);

export const hashAlgorithmOf = (digest: string): 'md5' | 'sha1' | 'sha256' | undefined =>
  /^[0-9a-f]+$/iu.test(digest) ? algorithmByDigits.get(digest.length) : undefined;

const searchedCharactersMax = 20_000;

/**
 * Every digest that stands by itself in a text, in lower case: a value of its own, one half of `name|sha256`, or one
 * within a STIX pattern. By its length alone it may be another identifier; that it stands in a set is what says more.
 */
export const hashesIn = (texts: Iterable<string>): readonly string[] => {
  const found = new Set<string>();
  for (const text of texts) {
    for (const [digest] of text.slice(0, searchedCharactersMax).matchAll(standing)) found.add(digest.toLowerCase());
  }
  return [...found];
};

const standing = /(?<![0-9a-z])(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})(?![0-9a-z])/giu;
