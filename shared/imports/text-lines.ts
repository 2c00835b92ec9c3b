import { bytesToUtf8, concatBytes, utf8ToBytes } from '../base/bytes.ts';
import { createByteLines, type ByteLine } from './byte-lines.ts';
import { mark, type Mark } from './marks.ts';

export type TextLine = {
  readonly number: number;
  readonly text: string;
  /** What was done so that it could be read as text, and what else is odd about it. */
  readonly marks: readonly Mark[];
};

/** More of one line is not read as text; docs/formats/imports.md says so. */
export const lineBytesMax = 2 ** 16;

export type TextLines = { readonly push: (chunk: Uint8Array) => void; readonly end: () => void };

/**
 * A file as lines of text. UTF-16 only with a byte order mark; otherwise each line is UTF-8, or else Latin-1, in which every
 * byte is one character and can be told from it again; such lines are marked.
 */
export const createTextLines = (onLine: (line: TextLine) => void): TextLines => {
  let head: Uint8Array = new Uint8Array();
  let encoding: Encoding | undefined;
  let transcode: Transcoder | undefined;
  let firstEnd: ByteLine['end'] | undefined;
  const lines = createByteLines(lineBytesMax, (line) => {
    firstEnd ??= line.end;
    onLine({ number: line.number, ...readLine(line, encoding ?? 'utf-8', firstEnd) });
  });
  const begin = (bytes: Uint8Array): void => {
    encoding = encodingOf(bytes);
    if (encoding === 'utf-16le' || encoding === 'utf-16be') transcode = createTranscoder(encoding);
    const rest = bytes.subarray(encoding === 'utf-8' ? (startsWith(bytes, utf8Mark) ? 3 : 0) : 2);
    lines.push(transcode === undefined ? rest : transcode.push(rest));
  };
  return {
    push: (chunk) => {
      if (encoding !== undefined) return lines.push(transcode === undefined ? chunk : transcode.push(chunk));
      head = concatBytes(head, chunk);
      if (head.length >= 3) begin(head);
      return undefined;
    },
    end: () => {
      if (encoding === undefined) begin(head);
      if (transcode !== undefined) lines.push(transcode.end());
      lines.end();
    },
  };
};

/** The beginning of a file as lines, for a first look; the last one may be cut off. Undefined if it is no text. */
export const headLines = (head: Uint8Array, linesMax: number): readonly string[] | undefined => {
  const found: string[] = [];
  const lines = createTextLines(({ text }) => {
    if (found.length < linesMax) found.push(text);
  });
  // Piece by piece: the first few lines seldom need all of it.
  const looked = head.subarray(0, 2 ** 16);
  for (let at = 0; at < looked.length && found.length < linesMax; at += 2 ** 12) {
    lines.push(looked.subarray(at, at + 2 ** 12));
  }
  lines.end();
  return encodingOf(head) === 'utf-8' && head.subarray(0, 2 ** 16).includes(0) ? undefined : found;
};

/** Every byte as the character of the same number. */
export const bytesToLatin1 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
};

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

const utf8Mark = [0xef, 0xbb, 0xbf];
const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

const encodingOf = (bytes: Uint8Array): Encoding => {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  return startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : 'utf-8';
};

const readLine = (
  { bytes, length, end }: ByteLine,
  encoding: Encoding,
  firstEnd: ByteLine['end'],
): Pick<TextLine, 'text' | 'marks'> => {
  const isCut = length > bytes.length;
  const whole = isCut ? bytes.subarray(0, bytes.length - openUtf8Bytes(bytes)) : bytes;
  const utf8 = bytesToUtf8(whole);
  const marks: Mark[] = [];
  if (utf8 === undefined) marks.push(mark('latin-1', 'not UTF-8; each byte was read as one character of Latin-1'));
  const text = utf8 ?? bytesToLatin1(bytes);
  if (encoding !== 'utf-8' && text.includes('\ufffd')) {
    marks.push(
      mark('replaced', `half a character of ${encoding.toUpperCase()}, or U+FFFD itself, stands where U+FFFD is shown`),
    );
  }
  if (isCut) marks.push(mark('long-line', `the line has ${length} bytes; the first ${whole.length} were read`));
  if (text.includes('\0')) marks.push(mark('nul', 'the line holds NUL characters'));
  if (text.includes('\r')) marks.push(mark('carriage-return', 'a carriage return stands within the line'));
  if (end === 'none') marks.push(mark('no-line-end', 'the file ends within this line'));
  else if (end !== firstEnd)
    marks.push(mark('other-line-end', `ends with ${end.toUpperCase()}, the first line with ${firstEnd.toUpperCase()}`));
  return { text, marks };
};

/** How many bytes at the end begin a character of UTF-8 that was cut off. */
export const openUtf8Bytes = (bytes: Uint8Array): number => {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? back : 0;
  }
  return 0;
};

type Transcoder = { readonly push: (chunk: Uint8Array) => Uint8Array; readonly end: () => Uint8Array };

const createTranscoder = (encoding: 'utf-16le' | 'utf-16be'): Transcoder => {
  let carried = '';
  let oddByte: number | undefined;
  const high = encoding === 'utf-16be' ? 0 : 1;
  return {
    push: (chunk) => {
      const bytes = oddByte === undefined ? chunk : concatBytes(Uint8Array.of(oddByte), chunk);
      oddByte = bytes.length % 2 === 1 ? bytes.at(-1) : undefined;
      const units: string[] = [carried];
      for (let start = 0; start + 1 < bytes.length; start += 8192) {
        const codes: number[] = [];
        for (let at = start; at + 1 < bytes.length && at < start + 8192; at += 2) {
          codes.push(((bytes[at + high] ?? 0) << 8) | (bytes[at + 1 - high] ?? 0));
        }
        units.push(String.fromCharCode(...codes));
      }
      const text = units.join('');
      carried = /[\ud800-\udbff]$/u.test(text) ? text.slice(-1) : '';
      return utf8ToBytes(carried === '' ? text : text.slice(0, -1));
    },
    // What is left is half a character.
    end: () => utf8ToBytes(carried === '' && oddByte === undefined ? '' : '\ufffd'),
  };
};
