import type { BundleFile, BundleProblem, BundleSnapshot } from './bundle-snapshot.ts';
import { bundleMemoryBytesMax, bundlePathRules, classifyPath } from './layout.ts';

/** `dataOffset`: where the data begins in the ZIP; null in a folder. */
export type StoredFile = BundleFile & { readonly dataOffset: number | null };

/**
 * What was read, and where it can be read again. `topFolder` is null for a folder, whose own name says nothing. Files
 * with unknown paths are among `files`, those with unsound names are not; they are in the order of ASCII bytes.
 */
export type StoredBundle = Omit<BundleSnapshot, 'files'> & { readonly files: ReadonlyMap<string, StoredFile> };

const problemsMax = 100;

/** Collects what either reader finds. Anyone may have made the bundle, so memory and messages are both capped. */
export const createSnapshotBuilder = (form: BundleSnapshot['form']) => {
  const files = new Map<string, StoredFile>();
  const problems: BundleProblem[] = [];
  let memoryBytes = 0;

  const addProblem = (check: BundleProblem['check'], message: string, at: string | null): void => {
    if (problems.filter((problem) => problem.check === check).length < problemsMax)
      problems.push({ check, message, at });
  };

  /** True if the file's bytes are to be kept. Reports an unknown path and a file over its cap. */
  const admit = (path: string, sizeBytes: number): boolean => {
    const kind = classifyPath(path);
    if (kind === undefined) {
      addProblem('bag', `the layout of a bundle knows no file ${path}`, path);
      return false;
    }
    const { storage, sizeBytesMax } = bundlePathRules[kind];
    if (sizeBytes > sizeBytesMax) {
      addProblem('bag', `${path} has ${sizeBytes} bytes, more than the ${sizeBytesMax} that are read`, path);
      return false;
    }
    if (storage === 'stream') return false;
    if (memoryBytes + sizeBytes > bundleMemoryBytesMax) {
      addProblem('bag', `${path} does not fit into the ${bundleMemoryBytesMax} bytes kept of one bundle`, path);
      return false;
    }
    memoryBytes += sizeBytes;
    return true;
  };

  return {
    addProblem,
    admit,
    addFile: (path: string, file: StoredFile): void => {
      files.set(path, file);
    },
    build: (topFolder: string | null): StoredBundle => ({
      form,
      topFolder,
      files: new Map([...files].sort(([left], [right]) => (left < right ? -1 : 1))),
      problems,
      zipChecked: form === 'zip',
    }),
  };
};

export type SnapshotBuilder = ReturnType<typeof createSnapshotBuilder>;
