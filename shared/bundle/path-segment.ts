/** A file with this name in any folder is a device on Windows, with any extension and in any case. */
const deviceName = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/iu;

const segmentPattern = /^[A-Za-z0-9][A-Za-z0-9._-]*$/u;
const segmentCharactersMax = 200;

export const isDeviceName = (segment: string): boolean => deviceName.test(segment);

/** One name in a bundle's path: no traversal, no hidden file, nothing that a file system would change or fold away. */
export const isPathSegment = (segment: string): boolean =>
  segment.length <= segmentCharactersMax &&
  segmentPattern.test(segment) &&
  !segment.endsWith('.') &&
  !isDeviceName(segment);

/** Segments joined by `/`; neither absolute nor ending in `/`. Whether the layout knows the path is another question. */
export const isBundlePath = (path: string): boolean => path.split('/').every(isPathSegment);

export type PathClash = { readonly path: string; readonly other: string };

/**
 * Finds paths that one name on a disk without regard to case would have to serve: two spellings of a file or of a
 * folder, a path given twice, or a path that is both a file and a folder. Feed it every path, one at a time.
 */
export const createClashFinder = (): ((path: string) => PathClash | undefined) => {
  const spellingByFolded = new Map<string, { readonly spelling: string; readonly folder: boolean }>();
  return (path) => {
    const segments = path.split('/');
    for (let depth = 1; depth <= segments.length; depth += 1) {
      const spelling = segments.slice(0, depth).join('/');
      const folder = depth < segments.length;
      const folded = spelling.toLowerCase();
      const known = spellingByFolded.get(folded);
      if (known === undefined) spellingByFolded.set(folded, { spelling, folder });
      else if (known.spelling !== spelling || !known.folder || !folder) return { path, other: known.spelling };
    }
    return undefined;
  };
};
