import { createHash } from 'node:crypto';
import { closeSync, fstatSync, readSync } from 'node:fs';
import { fileIdentity, openForReading } from './digest-range.ts';

/** A file that somebody is writing, known by what `fileIdentity` says of it. */
export type FollowedFile = { readonly file: string; readonly identity: string };

/** SHA-256 of the first bytes of a file, further and further. `close` it in the end, whatever happened. */
export type Follower = {
  readonly readTo: (sizeBytes: number) => void;
  readonly digest: () => string;
  readonly close: () => void;
};

const bufferBytes = 2 ** 18;

/** Throws what the file system throws, and if the file is another one or ends before what it was to be read to. */
export const openFollower = ({ file, identity }: FollowedFile): Follower => {
  const descriptor = openForReading(file);
  const hasher = createHash('sha256');
  const buffer = new Uint8Array(bufferBytes);
  let position = 0;
  return {
    readTo: (sizeBytes) => {
      if (position === 0 && fileIdentity(fstatSync(descriptor, { bigint: true })) !== identity) throw otherFile(file);
      while (position < sizeBytes) {
        const count = readSync(descriptor, buffer, 0, Math.min(buffer.length, sizeBytes - position), position);
        if (count === 0) throw otherFile(file);
        hasher.update(buffer.subarray(0, count));
        position += count;
      }
    },
    digest: () => hasher.digest('hex'),
    close: () => closeSync(descriptor),
  };
};

const otherFile = (file: string): Error =>
  Object.assign(new Error(`${file} is not the file that was written`), { code: 'EIO', syscall: 'read' });
