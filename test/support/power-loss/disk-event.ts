/** What a process did to the files below one folder, in the order in which it was done; paths are relative to that folder. */
export type DiskEvent =
  | { readonly kind: 'file'; readonly path: string; readonly isEmptied: boolean }
  | { readonly kind: 'folder'; readonly path: string }
  /** Without a place: at the end, which is where a file that is written in one go has its next byte. */
  | { readonly kind: 'write'; readonly path: string; readonly at: number | null; readonly bytes: Uint8Array }
  | { readonly kind: 'resize'; readonly path: string; readonly size: number }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'link'; readonly from: string; readonly to: string }
  | { readonly kind: 'remove'; readonly path: string }
  /** A flush covers what was done before it began, and counts from its end on. Without a path: of the whole file system. */
  | { readonly kind: 'flush begins'; readonly flush: number; readonly path: string | null }
  | { readonly kind: 'flush ends'; readonly flush: number }
  | { readonly kind: 'begun'; readonly command: number }
  /** From here on somebody may have read that this command was carried out. */
  | { readonly kind: 'acknowledged'; readonly command: number };

/** The memory that SQLite shares between processes; after a loss of power it is made anew. */
export const isSharedMemory = (path: string): boolean => path.endsWith('-shm');
