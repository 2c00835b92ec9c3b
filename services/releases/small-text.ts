import { lstatSync, readFileSync } from 'node:fs';
import { bytesToUtf8 } from '../../shared/base/bytes.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { storageFailure } from '../../db/storage-failure.ts';

export const smallTextBytesMax = 1_000_000;

/** A regular file of strict UTF-8, at most a megabyte: anchors, redactions, enrolments and profiles. */
export const readSmallText = (file: string): Result<string, Failure> => {
  try {
    const stats = lstatSync(file, { throwIfNoEntry: false });
    if (stats === undefined)
      return err({ code: 'NOT_FOUND', message: `There is no file ${file}.`, hint: 'Check the path.', at: file });
    if (!stats.isFile() || stats.size > smallTextBytesMax) {
      return err({
        code: 'BAD_FILE',
        message: 'It is not a regular file of at most a megabyte.',
        hint: 'Name the file itself.',
        at: file,
      });
    }
    const text = bytesToUtf8(readFileSync(file));
    return text === undefined
      ? err({ code: 'BAD_FILE', message: 'The file is not UTF-8 text.', hint: 'Save it as UTF-8.', at: file })
      : ok(text);
  } catch (error) {
    return err(storageFailure(error, file));
  }
};
