import { concatBytes, copyBytes, joinBytes } from '../base/bytes.ts';

export type ByteLine = {
  /** Counted from 1. */
  readonly number: number;
  /** Without the line end, and no more than the cap. The bytes are valid until the function that got them returns. */
  readonly bytes: Uint8Array;
  /** Of its first byte in the file. */
  readonly offset: number;
  /** Of the whole line without its end, also where it was cut. */
  readonly length: number;
  readonly end: 'lf' | 'crlf' | 'cr' | 'none';
};

export type ByteLines = { readonly push: (chunk: Uint8Array) => void; readonly end: () => void };

/**
 * Cuts a stream into lines and holds no more of one than the cap. A line ends with a line feed, also behind a carriage
 * return. Only in a file whose first line ends with a carriage return alone does that end lines; elsewhere it is a
 * character of the line, which somebody may have put there to hide what follows.
 */
export const createByteLines = (lineBytesMax: number, onLine: (line: ByteLine) => void): ByteLines => {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let length = 0;
  let lastByte = -1;
  let offset = 0;
  let number = 1;
  let returnsEnd: boolean | undefined;
  // A chunk whose last byte is the first carriage return: what that is, the next byte says.
  let undecided: Uint8Array | undefined;
  let feedBelongsToReturn = false;

  const hold = (bytes: Uint8Array): void => {
    if (bytes.length === 0) return;
    length += bytes.length;
    lastByte = bytes.at(-1) ?? -1;
    if (heldBytes >= lineBytesMax) return;
    // A copy: the caller may use the chunk's memory again.
    const kept = copyBytes(bytes.subarray(0, lineBytesMax - heldBytes));
    held.push(kept);
    heldBytes += kept.length;
  };
  const flush = (rest: Uint8Array, ending: 'lf' | 'cr' | 'none'): void => {
    if (held.length > 0) hold(rest);
    const total = held.length > 0 ? length : rest.length;
    const whole = held.length > 0 ? joinBytes(held) : rest.subarray(0, lineBytesMax);
    const last = held.length > 0 ? lastByte : rest.at(-1);
    const end = ending === 'lf' && last === carriageReturn ? 'crlf' : ending;
    const lineLength = end === 'crlf' ? total - 1 : total;
    onLine({ number, bytes: whole.subarray(0, lineLength), offset, length: lineLength, end });
    offset += total + (ending === 'none' ? 0 : 1);
    number += 1;
    held = [];
    heldBytes = 0;
    length = 0;
    lastByte = -1;
  };
  const pushFeeds = (chunk: Uint8Array): void => {
    let from = 0;
    for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, from)) {
      flush(chunk.subarray(from, at), 'lf');
      from = at + 1;
    }
    hold(chunk.subarray(from));
  };
  const pushReturns = (chunk: Uint8Array): void => {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at];
      const belongs: boolean = feedBelongsToReturn && byte === lineFeed;
      feedBelongsToReturn = byte === carriageReturn;
      if (belongs) {
        offset += 1;
        from = at + 1;
      } else if (byte === carriageReturn || byte === lineFeed) {
        flush(chunk.subarray(from, at), byte === lineFeed ? 'lf' : 'cr');
        from = at + 1;
      }
    }
    hold(chunk.subarray(from));
  };
  const decide = (chunk: Uint8Array): boolean => {
    const feed = chunk.indexOf(lineFeed);
    const back = chunk.subarray(0, feed < 0 ? chunk.length : feed).indexOf(carriageReturn);
    if (back >= 0 && back === chunk.length - 1) return false;
    if (back >= 0 && back !== feed - 1) returnsEnd = true;
    else if (feed >= 0) returnsEnd = false;
    return true;
  };

  return {
    push: (chunk) => {
      const bytes = undecided === undefined ? chunk : concatBytes(undecided, chunk);
      undecided = undefined;
      if (returnsEnd === undefined && !decide(bytes)) undecided = copyBytes(bytes);
      else if (returnsEnd === true) pushReturns(bytes);
      else pushFeeds(bytes);
    },
    end: () => {
      if (undecided !== undefined) pushReturns(undecided);
      if (length > 0) flush(new Uint8Array(), 'none');
    },
  };
};

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
