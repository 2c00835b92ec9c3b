import { closeSync, openSync, readSync } from 'node:fs';
import { bytesToUtf8 } from '../shared/base/bytes.ts';

/** Two numbers of the database header, SQLite file format section 1.3. */
export type DatabaseHeader = { readonly applicationId: number; readonly userVersion: number };

const headerLengthBytes = 100;
const magic = 'SQLite format 3\0';

/**
 * Reads the header without SQLite, which would write a pending log back into the file when it closes it. Undefined for
 * a file that is empty or not there; 'foreign' for one that is no SQLite database.
 */
export const readDatabaseHeader = (path: string): DatabaseHeader | 'foreign' | undefined => {
  const bytes = readStart(path);
  if (bytes === undefined || bytes.length === 0) return undefined;
  if (bytes.length < headerLengthBytes || bytesToUtf8(bytes.subarray(0, magic.length)) !== magic) return 'foreign';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { applicationId: view.getInt32(68), userVersion: view.getInt32(60) };
};

const readStart = (path: string): Uint8Array | undefined => {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    // What cannot be opened is SQLite's to name.
    return undefined;
  }
  try {
    const bytes = new Uint8Array(headerLengthBytes);
    return bytes.subarray(0, readSync(file, bytes, 0, headerLengthBytes, 0));
  } catch {
    return undefined;
  } finally {
    closeSync(file);
  }
};
