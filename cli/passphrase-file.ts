import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { bytesToUtf8 } from '../shared/base/bytes.ts';
import { err, ok, type Result } from '../shared/base/result.ts';
import { toInputFailure } from './input-file.ts';

const fileBytesMax = 8192;
const othersMode = 0o077;

/** The first line without its newline, from a file that its owner alone may read. */
export const readPassphraseFile = (path: string): Result<string> => {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    const stats = fstatSync(descriptor);
    if (!stats.isFile() && !stats.isFIFO()) return refuse(`${path} is not a file.`, 'Name a file with the passphrase.');
    // Windows has no such bits.
    if (process.platform !== 'win32' && (stats.mode & othersMode) !== 0) {
      return err({
        code: 'PASSPHRASE_FILE_OPEN',
        message: `The passphrase file ${path} can be read by others on this machine, so it was not used.`,
        hint: `Run \`chmod 600\` on it, and take another passphrase if anybody may have read it.`,
        at: path,
      });
    }
    return firstLine(readAll(descriptor), path);
  } catch (error) {
    return err(toInputFailure(error, path));
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
};

// One byte more than allowed, so that a longer file shows.
const readAll = (descriptor: number): Buffer => {
  const buffer = Buffer.alloc(fileBytesMax + 1);
  let length = 0;
  while (length < buffer.length) {
    const count = readSync(descriptor, buffer, length, buffer.length - length, null);
    if (count === 0) break;
    length += count;
  }
  return buffer.subarray(0, length);
};

const firstLine = (bytes: Buffer, path: string): Result<string> => {
  const text = bytes.length > fileBytesMax ? undefined : bytesToUtf8(bytes);
  bytes.fill(0);
  if (text === undefined) {
    return refuse(
      `${path} is not UTF-8 text of at most ${fileBytesMax} bytes.`,
      'Put the passphrase on its first line.',
    );
  }
  const line = (text.split('\n', 1)[0] ?? '').replace(/\r$/u, '');
  return line === ''
    ? refuse(`The first line of ${path} is empty.`, 'Put the passphrase on its first line.')
    : ok(line);
};

const refuse = (message: string, hint: string): Result<never> => err({ code: 'BAD_PASSPHRASE_FILE', message, hint });
