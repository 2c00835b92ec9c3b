import type { DroppedFile } from './read-dropped.ts';

/** What the reader gave: one file, which should be a ZIP, or a folder with all that lies below it. */
export type Given =
  | { readonly kind: 'zip'; readonly name: string; readonly file: File }
  | { readonly kind: 'folder'; readonly name: string; readonly files: readonly DroppedFile[] };

/** From a drop: undefined where it held no file. The entries must be asked for before anything is awaited. */
export const readDrop = async (transfer: DataTransfer): Promise<Given | undefined> => {
  const entry = transfer.items[0]?.webkitGetAsEntry() ?? null;
  const [file] = [...transfer.files];
  if (entry !== null && isFolder(entry)) {
    return { kind: 'folder', name: entry.name, files: await filesBelow(entry, '') };
  }
  return file === undefined ? undefined : { kind: 'zip', name: file.name, file };
};

/** From the field that chooses one file. */
export const readChosenFile = (list: FileList | null): Given | undefined => {
  const [file] = [...(list ?? [])];
  return file === undefined ? undefined : { kind: 'zip', name: file.name, file };
};

/** From the field that chooses a folder: each path begins with the folder's own name. */
export const readChosenFolder = (list: FileList | null): Given | undefined => {
  const files = [...(list ?? [])];
  const name = files[0]?.webkitRelativePath.split('/')[0];
  if (name === undefined) return undefined;
  return {
    kind: 'folder',
    name,
    files: files.map((file) => droppedFile(file.webkitRelativePath.slice(name.length + 1), file)),
  };
};

const droppedFile = (path: string, file: File): DroppedFile => ({
  path,
  size: file.size,
  read: async () => new Uint8Array(await file.arrayBuffer()),
});

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

const filesBelow = async (folder: FileSystemDirectoryEntry, prefix: string): Promise<readonly DroppedFile[]> => {
  const files: DroppedFile[] = [];
  for (const entry of await entriesOf(folder)) {
    const path = `${prefix}${entry.name}`;
    if (isFolder(entry)) files.push(...(await filesBelow(entry, `${path}/`)));
    else if (isFile(entry)) {
      const file = await new Promise<File>((resolve, reject) => {
        entry.file(resolve, reject);
      });
      files.push(droppedFile(path, file));
    }
  }
  return files;
};

/** A reader gives entries by the hundred, and none when it has given all. */
const entriesOf = async (folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> => {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const more = await new Promise<readonly FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (more.length === 0) return entries;
    entries.push(...more);
  }
};
