/** Printable characters one behind the other: ASCII from space to tilde and the tab, or the same as UTF-16, low byte first. */
export type StringKind = 'ascii' | 'utf-16le';

export type FoundString = {
  readonly kind: StringKind;
  /** Place of its first byte, and how many bytes it is. */
  readonly offset: number;
  readonly length: number;
  readonly text: string;
  /** Whether it goes on from the one before: a run is cut after `runCharactersMax`. */
  readonly continues: boolean;
};

type KindCursor = { readonly at: number; readonly continues: boolean };
/** Where each kind is to be looked for next. */
export type StringCursor = { readonly ascii: KindCursor; readonly wide: KindCursor };

export const firstCursor: StringCursor = { ascii: { at: 0, continues: false }, wide: { at: 0, continues: false } };

export const runCharactersMax = 2048;

export type StringScan = {
  readonly size: number;
  readonly read: (offset: number, length: number) => Uint8Array;
  readonly cursor: StringCursor;
  /** Characters that a run has at least. */
  readonly minimum: number;
  /** Only strings that hold this, whatever its case; empty: all. */
  readonly contains: string;
  readonly count: number;
  /** How many bytes are read at most. */
  readonly bytesMax: number;
};

export type StringPage = {
  /** In their order; at most `count`. */
  readonly strings: readonly FoundString[];
  /** Null at the end of the file. */
  readonly cursor: StringCursor | null;
};

const pieceBytes = 4 * 2 ** 20;

/** The next strings of a file. Together the pages are all of them, each once, wherever the reading is cut. */
export const scanStrings = ({ size, read, cursor, minimum, contains, count, bytesMax }: StringScan): StringPage => {
  const wanted = contains.toLowerCase();
  const strings: FoundString[] = [];
  let next = cursor;
  for (let readBytes = 0; readBytes < bytesMax && !isAtEnd(next, size);) {
    const base = Math.min(next.ascii.at, next.wide.at);
    // One byte more, so that the last unit of the piece is whole.
    const bytes = read(base, pieceBytes + 1);
    const end = Math.min(size, base + pieceBytes);
    readBytes += end - base;
    const piece: Piece = { bytes, base, end, isLast: end === size };
    const ascii = scanAscii(piece, next.ascii, minimum);
    const wide = scanWide(piece, next.wide, minimum);
    const found = [...ascii.strings, ...wide.strings]
      .filter(({ text }) => wanted === '' || text.toLowerCase().includes(wanted))
      .sort((left, right) => left.offset - right.offset);
    const room = count - strings.length;
    strings.push(...found.slice(0, room));
    const left = found.slice(room);
    next = { ascii: resume(left, 'ascii', ascii.next), wide: resume(left, 'utf-16le', wide.next) };
    if (left.length > 0 || strings.length >= count) break;
  }
  return { strings, cursor: isAtEnd(next, size) ? null : next };
};

const isAtEnd = ({ ascii, wide }: StringCursor, size: number): boolean => ascii.at >= size && wide.at >= size;

const resume = (left: readonly FoundString[], kind: StringKind, end: KindCursor): KindCursor => {
  const first = left.find((one) => one.kind === kind);
  return first === undefined ? end : { at: first.offset, continues: first.continues };
};

type Piece = {
  readonly bytes: Uint8Array;
  readonly base: number;
  readonly end: number;
  /** Whether the file ends with it. */
  readonly isLast: boolean;
};
type Scanned = { readonly strings: readonly FoundString[]; readonly next: KindCursor };

const isPrintable = (byte: number): boolean => (byte >= 0x20 && byte < 0x7f) || byte === 0x09;

const scanAscii = (piece: Piece, from: KindCursor, minimum: number): Scanned =>
  scan(piece, from, minimum, 'ascii', 1, (at) => isPrintable(piece.bytes[at] ?? 0));

const scanWide = (piece: Piece, from: KindCursor, minimum: number): Scanned =>
  scan(piece, from, minimum, 'utf-16le', 2, (at) => piece.bytes[at + 1] === 0 && isPrintable(piece.bytes[at] ?? 0));

const scan = (
  { bytes, base, end, isLast }: Piece,
  from: KindCursor,
  minimum: number,
  kind: StringKind,
  width: number,
  isUnit: (at: number) => boolean,
): Scanned => {
  const strings: FoundString[] = [];
  const stop = end - base;
  let at = from.at - base;
  let start = at;
  let continues = from.continues;
  const close = (): void => {
    const characters = (at - start) / width;
    if (characters > 0 && (characters >= minimum || continues)) {
      const text = toText(bytes.subarray(start, at), width);
      strings.push({ kind, offset: base + start, length: at - start, text, continues });
    }
  };
  while (at < stop) {
    if (isUnit(at)) {
      at += width;
      if ((at - start) / width < runCharactersMax) continue;
      close();
      [start, continues] = [at, true];
      continue;
    }
    close();
    at += 1;
    [start, continues] = [at, false];
  }
  if (isLast) {
    close();
    return { strings, next: { at: end, continues: false } };
  }
  // What is open goes on in the next piece, from its start.
  return { strings, next: { at: base + start, continues } };
};

const toText = (bytes: Uint8Array, width: number): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += width) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
};
