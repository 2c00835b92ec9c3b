import type { Desktop } from '../../../../shared/api/desktop.ts';
import type { Failure } from '../../../../shared/base/result.ts';
import type { IntakePath } from './intake-plan.ts';
import type { RefusedDrop } from './intake-store.ts';

/** A file or folder of a drop, as browsers give it (File and Directory Entries API), with no more than is used. */
export type DroppedEntry = {
  readonly name: string;
  readonly isDirectory: boolean;
  readonly file?: (done: (file: File) => void, fail: () => void) => void;
  readonly createReader?: () => FolderReader;
};
type FolderReader = {
  readonly readEntries: (done: (entries: readonly DroppedEntry[]) => void, fail: () => void) => void;
};
export type Dropped = { readonly file: File; readonly entry: DroppedEntry | null };

/** What a drop holds. It must be read while the event is handled: afterwards the browser takes it away. */
export const readDrop = (transfer: DataTransfer): readonly Dropped[] =>
  Array.from(transfer.items).flatMap((item) => {
    const file = item.kind === 'file' ? item.getAsFile() : null;
    return file === null ? [] : [{ file, entry: item.webkitGetAsEntry() }];
  });

export type ReceiveOptions = {
  readonly onProgress: (done: number, total: number | null) => void;
  /** Ends it: what has come in by then stays. */
  readonly signal: AbortSignal;
};

/**
 * Brings what was dropped to paths that the program can take in, one after the other. In Electron a folder is a path
 * already; a browser names its files one by one, and each comes through it.
 */
export const receiveDropped = async (
  desktop: Desktop,
  dropped: readonly Dropped[],
  { onProgress, signal }: ReceiveOptions,
): Promise<{ readonly paths: readonly IntakePath[]; readonly refused: readonly RefusedDrop[] }> => {
  const paths: IntakePath[] = [];
  const refused: RefusedDrop[] = [];
  onProgress(0, null);
  const files = await listFiles(desktop, dropped, refused, signal);
  for (const [at, { name, below, open }] of files.entries()) {
    if (signal.aborted) {
      refused.push({ name: `${files.length - at} of ${files.length} files`, failure: stopped });
      break;
    }
    onProgress(at, files.length);
    const file = await open();
    const received = file === null ? unreadable : await desktop.receive(file, signal);
    if (received.ok) paths.push({ ...received.value, name, ...(below !== '' && { below }) });
    else if (!signal.aborted) refused.push({ name, failure: received.error });
  }
  return { paths, refused };
};

/** More files, or deeper folders, than a browser should carry one by one. */
export const droppedFilesMax = 20_000;
const depthMax = 100;

type DroppedFile = {
  /** With the folders of the drop that it lay in. */
  readonly name: string;
  readonly below: string;
  readonly open: () => Promise<File | null>;
};

const listFiles = async (
  desktop: Desktop,
  dropped: readonly Dropped[],
  refused: RefusedDrop[],
  signal: AbortSignal,
): Promise<readonly DroppedFile[]> => {
  const files: DroppedFile[] = [];
  const walk = async (entry: DroppedEntry, below: string, depth: number): Promise<void> => {
    if (signal.aborted) return;
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.file !== undefined) {
      if (files.length < droppedFilesMax) files.push({ name, below, open: () => openEntry(entry) });
      else if (files.length === droppedFilesMax && !refused.some(({ failure }) => failure === tooMany)) {
        refused.push({ name: `${name} and what follows it`, failure: tooMany });
      }
      return;
    }
    if (entry.createReader === undefined) return;
    if (depth >= depthMax) return void refused.push({ name, failure: tooDeep });
    const entries = await readFolder(entry);
    if (entries === null) return void refused.push({ name, failure: unreadable.error });
    for (const one of entries.toSorted((left, right) => (left.name < right.name ? -1 : 1))) {
      await walk(one, name, depth + 1);
    }
  };
  for (const { file, entry } of dropped) {
    if (entry?.isDirectory === true && desktop.kind === 'browser') await walk(entry, '', 0);
    else files.push({ name: file.name, below: '', open: () => Promise.resolve(file) });
  }
  return files;
};

/** A browser gives a folder in parts, the last of which is empty. */
const readFolder = async (folder: DroppedEntry): Promise<readonly DroppedEntry[] | null> => {
  const reader = folder.createReader?.();
  if (reader === undefined) return null;
  const entries: DroppedEntry[] = [];
  for (;;) {
    const part = await new Promise<readonly DroppedEntry[] | null>((resolve) =>
      reader.readEntries(resolve, () => resolve(null)),
    );
    if (part === null) return null;
    if (part.length === 0) return entries;
    entries.push(...part);
  }
};

const openEntry = (entry: DroppedEntry): Promise<File | null> =>
  new Promise((resolve) => (entry.file === undefined ? resolve(null) : entry.file(resolve, () => resolve(null))));

const tooMany: Failure = {
  code: 'TOO_MANY_FILES',
  message: `A browser brings at most ${droppedFilesMax} dropped files at once.`,
  hint: 'Choose the folder with “Choose a folder”: then its files are read where they are, however many.',
};
const tooDeep: Failure = {
  code: 'TOO_DEEP',
  message: `It lies more than ${depthMax} folders deep.`,
  hint: 'Choose the folder with “Choose a folder”, or drop a part of it.',
};
const unreadable = {
  ok: false,
  error: {
    code: 'UNREADABLE',
    message: 'The browser could not read it; it may have been moved, or it is a link or no file.',
    hint: 'Choose it with the button: then it is read where it is.',
  },
} as const;
const stopped: Failure = {
  code: 'CANCELLED',
  message: 'They were not brought in, because it was stopped.',
  hint: 'What came in before is on the list. Drop the rest again, or take it off.',
};
