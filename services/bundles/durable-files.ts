import { closeSync, fsyncSync, linkSync, lstatSync, openSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './storage-failure.ts';

export const writeFully = (descriptor: number, bytes: Uint8Array, position: number): void => {
  let written = 0;
  while (written < bytes.length) {
    written += writeSync(descriptor, bytes, written, bytes.length - written, position + written);
  }
};

/** A new name in a folder is durable only after this. Windows has no such call and needs none. */
export const fsyncFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

/** True also for a link that leads nowhere. */
export const isTaken = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

const withoutHardLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK']);

/** Gives a finished file its name; false if another file has it. A link cannot replace a file, as a rename would. */
export const publishFile = (temporary: string, path: string): boolean => {
  try {
    linkSync(temporary, path);
    unlinkSync(temporary);
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (code === 'EEXIST') return false;
    if (!withoutHardLinks.has(code)) throw error;
    if (isTaken(path)) return false;
    renameSync(temporary, path);
  }
  fsyncFolder(dirname(path));
  return true;
};
