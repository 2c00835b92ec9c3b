import { bytesToUtf8, concatBytes } from '../base/bytes.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';

/** Strict UTF-8 in chunks of any size. One malformed byte ends it: no byte is ever replaced by another. */
export type Utf8Reader = {
  readonly push: (chunk: Uint8Array) => Result<string>;
  readonly end: () => Result<string>;
};

const byteOrderMark = '\ufeff';

/** A byte order mark at the very beginning is left out, as RFC 8259 allows; anywhere else it is a character. */
export const createUtf8Reader = (): Utf8Reader => {
  let carried: Uint8Array = new Uint8Array();
  let offset = 0;
  let isFirst = true;
  const decode = (bytes: Uint8Array): Result<string> => {
    const text = bytesToUtf8(bytes);
    if (text === undefined) return err(malformed(offset + firstFault(bytes)));
    offset += bytes.length;
    if (!isFirst || text === '') return ok(text);
    isFirst = false;
    return ok(text.startsWith(byteOrderMark) ? text.slice(1) : text);
  };
  return {
    push: (chunk) => {
      const bytes = carried.length === 0 ? chunk : concatBytes(carried, chunk);
      const whole = bytes.length - openBytes(bytes);
      // A copy: the caller may use the chunk's memory again.
      carried = bytes.slice(whole);
      return decode(bytes.subarray(0, whole));
    },
    end: () => (carried.length === 0 ? ok('') : err(malformed(offset))),
  };
};

const malformed = (at: number): Failure => ({
  code: 'BAD_UTF8',
  message: `Byte ${at} of the file is not UTF-8, so it cannot be read as text without changing it; nothing of it was imported.`,
  hint: 'Find out in which encoding it was written, convert a copy to UTF-8, and take that in as a derived item.',
});

const sequenceLength = (lead: number): number => {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
};

/** How many bytes at the end begin a character that is not whole yet. */
const openBytes = (bytes: Uint8Array): number => {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    return sequenceLength(byte) > back ? back : 0;
  }
  return 0;
};

const firstFault = (bytes: Uint8Array): number => {
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes[at] ?? 0);
    if (length === 0 || bytesToUtf8(bytes.subarray(at, at + length)) === undefined) return at;
    at += length;
  }
  return 0;
};
