/** Leading bytes by which a place is known to be worth a closer look. */
const keyLength = 3;

/**
 * Which of the needles stand in the haystack. It is read once for all of them: a bundle is megabytes, and its needles, in all
 * their forms, are thousands.
 */
export const foundNeedles = (haystack: Uint8Array, needles: readonly Buffer[]): ReadonlySet<Buffer> => {
  const short = needles.filter(({ length }) => length < keyLength);
  const found = new Set(short.filter((needle) => Buffer.from(haystack).includes(needle)));
  const needlesByKey = Map.groupBy(
    needles.filter(({ length }) => length >= keyLength),
    (needle) => needle.readUIntBE(0, keyLength),
  );
  const isKey = new Uint8Array(2 ** (8 * keyLength));
  for (const key of needlesByKey.keys()) isKey[key] = 1;
  let key = 0;
  for (let end = 0; end < haystack.length; end += 1) {
    key = ((key << 8) | (haystack[end] ?? 0)) & (isKey.length - 1);
    if (isKey[key] === 0) continue;
    const start = end + 1 - keyLength;
    for (const needle of needlesByKey.get(key) ?? []) if (isAt(haystack, start, needle)) found.add(needle);
  }
  return found;
};

// Before the first whole key the place lies ahead of the haystack.
const isAt = (haystack: Uint8Array, start: number, needle: Buffer): boolean =>
  start >= 0 &&
  start + needle.length <= haystack.length &&
  needle.equals(haystack.subarray(start, start + needle.length));
