import { copyBytes, joinBytes } from '../base/bytes.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { ImportReader, ImportSource } from './importer.ts';
import { bytesToSource } from './source-window.ts';

/** A file that comes in pieces and has to be looked at from its end is held whole, up to here. */
const heldBytesMax = 64 * 2 ** 20;

export const createHeldReader = (read: (source: ImportSource) => Result<void>): ImportReader => {
  const parts: Uint8Array[] = [];
  let size = 0;
  return {
    push: (chunk) => {
      size += chunk.length;
      if (size > heldBytesMax) {
        return err({
          code: 'IMPORT_LIMIT',
          message: `The directory of this format stands at the end of the file, and from a stream no more than ${heldBytesMax} bytes are held; nothing of it was imported.`,
          hint: 'Import the stored file itself, which can be read at any place.',
        });
      }
      parts.push(copyBytes(chunk));
      return ok(undefined);
    },
    end: () => read(bytesToSource(joinBytes(parts))),
  };
};
