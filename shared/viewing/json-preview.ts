import { bytesToUtf8 } from '../base/bytes.ts';
import { createJsonStream } from '../imports/json-stream.ts';
import { bytesToLatin1, openUtf8Bytes } from '../imports/text-lines.ts';
import type { ByteCursor } from './byte-cursor.ts';
import type { JsonKind } from './json-children.ts';

/** A value or a name as a tree shows it. */
export type JsonPreview = {
  /** A text without its quotation marks and escapes, a number by its digits, an object or a list as it begins in the file. */
  readonly text: string;
  readonly isCut: boolean;
  readonly marks: readonly JsonTextMark[];
};
export const jsonTextMarks = ['latin-1', 'bad-text', 'half-character'] as const;
export type JsonTextMark = (typeof jsonTextMarks)[number];

const previewBytesMax = 2000;
const beginningBytesMax = 160;

/** A text or a name: from its first to its last quotation mark. */
export const previewText = (cursor: ByteCursor, from: number, to: number): JsonPreview => {
  const isCut = to - from > previewBytesMax;
  const whole = cursor.slice(from, Math.min(to, from + previewBytesMax));
  const bytes = isCut ? whole.subarray(0, whole.length - openUtf8Bytes(whole)) : whole;
  const utf8 = bytesToUtf8(bytes);
  const raw = utf8 ?? bytesToLatin1(bytes);
  const marks: JsonTextMark[] = utf8 === undefined ? ['latin-1'] : [];
  // An escape that was cut through is left out with the rest; so is the first half of a character of two escapes.
  const closed = isCut ? `${raw.replace(cutEscape, '$1').replace(firstHalf, '$1')}"` : raw;
  let halves = 0;
  const stream = createJsonStream({ isElement: () => false, onElement: () => undefined, onMark: () => (halves += 1) });
  const isRead = stream.push(closed) === undefined && stream.end() === undefined;
  const value = isRead ? stream.rest() : undefined;
  if (typeof value !== 'string') return { text: raw, isCut, marks: [...marks, 'bad-text'] };
  return { text: value, isCut, marks: halves > 0 ? [...marks, 'half-character'] : marks };
};

// Behind an even number of backslashes.
const cutEscape = /(?<!\\)((?:\\\\)*)\\(?:u[0-9a-fA-F]{0,3})?$/u;
const firstHalf = /(?<!\\)((?:\\\\)*)\\u[dD][89abAB][0-9a-fA-F]{2}$/u;

/** Anything else as it stands in the file. */
export const previewRaw = (cursor: ByteCursor, from: number, to: number | null, kind: JsonKind): JsonPreview => {
  const bytesMax = kind === 'object' || kind === 'list' ? beginningBytesMax : previewBytesMax;
  const end = to ?? cursor.sizeBytes;
  const isCut = end - from > bytesMax;
  const whole = cursor.slice(from, Math.min(end, from + bytesMax));
  const bytes = isCut ? whole.subarray(0, whole.length - openUtf8Bytes(whole)) : whole;
  const utf8 = bytesToUtf8(bytes);
  return { text: utf8 ?? bytesToLatin1(bytes), isCut, marks: utf8 === undefined ? ['latin-1'] : [] };
};
