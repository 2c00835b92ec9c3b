import { isUtf8 } from 'node:buffer';
import { sep } from 'node:path';

/** A path as the file system has it: text where its bytes are UTF-8, else the bytes themselves. */
export type SourcePath = string | Buffer;

export const namePath = (bytes: Buffer): SourcePath => (isUtf8(bytes) ? bytes.toString() : bytes);

export const joinPath = (folder: SourcePath, name: SourcePath): SourcePath =>
  typeof folder === 'string' && typeof name === 'string'
    ? // Not normalised: where a link leads is not where its name suggests.
      `${folder}${folder.endsWith(sep) ? '' : sep}${name}`
    : Buffer.concat([Buffer.from(folder), Buffer.from(sep), Buffer.from(name)]);

/** The last part of a path. */
export const lastName = (path: SourcePath): SourcePath => {
  if (typeof path === 'string') return path.split(sep).findLast((part) => part !== '') ?? path;
  return path.subarray(path.lastIndexOf(sep) + 1);
};

/** A path for people: bytes that are not UTF-8 as \xNN, so that two different names never look the same by accident. */
export const pathText = (path: SourcePath): string => {
  if (typeof path === 'string') return path;
  let text = '';
  for (let at = 0; at < path.length;) {
    const length = sequenceLength(path, at);
    text += length === 0 ? String.raw`\x${path.toString('hex', at, at + 1)}` : path.toString('utf8', at, at + length);
    at += Math.max(length, 1);
  }
  return text;
};

/** How many bytes the character at this place has; 0 where none begins there. */
const sequenceLength = (bytes: Buffer, at: number): number =>
  [1, 2, 3, 4].find((length) => at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length))) ?? 0;
