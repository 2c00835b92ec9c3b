/**
 * Which digests occur twice. Nearly always none does, and a set of all texts costs more than to compute them: so the first
 * characters are kept as numbers, and only where two of these are equal are the digests themselves compared. That is
 * asked once, at the end.
 */
export type SeenDigests = {
  readonly add: (digest: string, seq: number) => void;
  /** Numbers of the lines in which a digest occurs that occurred before, in order. */
  readonly twice: () => readonly number[];
};

export const createSeenDigests = (): SeenDigests => {
  const digests: string[] = [];
  // Numbers side by side: the collector of garbage has nothing to look for in them.
  let starts = new Float64Array(firstRoom);
  let lines = new Float64Array(firstRoom);
  return {
    add: (digest, seq) => {
      const at = digests.length;
      if (at === starts.length) {
        starts = twiceTheRoom(starts);
        lines = twiceTheRoom(lines);
      }
      starts[at] = startOf(digest);
      lines[at] = seq;
      digests.push(digest);
    },
    twice: () => {
      const suspicious = valuesTwice(starts.slice(0, digests.length).sort());
      if (suspicious.size === 0) return [];
      // Whoever wrote them may have made all of them begin alike.
      const seen = new Set<string>();
      return digests.flatMap((digest, index) => {
        if (!suspicious.has(starts[index] ?? 0)) return [];
        const { size } = seen;
        return seen.add(digest).size === size ? [lines[index] ?? 0] : [];
      });
    },
  };
};

const firstRoom = 1024;

const twiceTheRoom = (full: Float64Array): Float64Array<ArrayBuffer> => {
  const wide = new Float64Array(full.length * 2);
  wide.set(full);
  return wide;
};

/** Seven characters of ASCII as a number, exactly. */
const startOf = (digest: string): number => {
  let start = 0;
  for (let index = 0; index < 7; index += 1) start = start * 128 + digest.charCodeAt(index);
  return start;
};

const valuesTwice = (sorted: Float64Array): ReadonlySet<number> => {
  const twice = new Set<number>();
  for (let index = 1; index < sorted.length; index += 1) {
    const value = sorted[index] ?? 0;
    if (value === sorted[index - 1]) twice.add(value);
  }
  return twice;
};
