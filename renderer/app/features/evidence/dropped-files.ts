import type { Desktop } from '../../../../shared/api/desktop.ts';
import type { IntakePath } from './intake-plan.ts';
import type { RefusedDrop } from './intake-store.ts';

export type Dropped = { readonly file: File; readonly isFolder: boolean };

/** What a drop holds. It must be read while the event is handled: afterwards the browser takes it away. */
export const readDrop = (transfer: DataTransfer): readonly Dropped[] =>
  [...transfer.items].flatMap((item) => {
    const file = item.kind === 'file' ? item.getAsFile() : null;
    return file === null ? [] : [{ file, isFolder: item.webkitGetAsEntry()?.isDirectory === true }];
  });

/** Brings dropped files to paths that the program can take in, one after the other. */
export const receiveDropped = async (
  desktop: Desktop,
  dropped: readonly Dropped[],
  onProgress: (done: number) => void,
): Promise<{ readonly paths: readonly IntakePath[]; readonly refused: readonly RefusedDrop[] }> => {
  const paths: IntakePath[] = [];
  const refused: RefusedDrop[] = [];
  for (const [at, { file, isFolder }] of dropped.entries()) {
    onProgress(at);
    if (isFolder && desktop.kind === 'browser') {
      refused.push({ name: file.name, failure: folderDropped });
      continue;
    }
    const received = await desktop.receive(file);
    if (received.ok) paths.push({ ...received.value, name: file.name });
    else refused.push({ name: file.name, failure: received.error });
  }
  return { paths, refused };
};

const folderDropped = {
  code: 'FOLDER_DROPPED',
  message: 'A folder cannot be dropped in a browser.',
  hint: 'Choose it with “Choose a folder”: then its files are read where they are.',
};
