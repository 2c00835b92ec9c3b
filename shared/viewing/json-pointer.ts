import { bytesToUtf8 } from '../base/bytes.ts';
import { createJsonStream } from '../imports/json-stream.ts';
import type { ByteCursor } from './byte-cursor.ts';

/** The parts of a pointer of RFC 6901; undefined where it is none. */
export const parsePointer = (pointer: string): readonly string[] | undefined => {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/u.test(pointer)) return undefined;
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
};

/** Names longer than this are shown cut, and never taken for equal to another. */
const nameBytesMax = 2 ** 16;

/** A name or a text as our own reader has it; undefined where it is not as JSON writes it, or too long to be looked at. */
export const readJsonText = (cursor: ByteCursor, from: number, to: number): string | undefined => {
  if (to - from > nameBytesMax) return undefined;
  const raw = bytesToUtf8(cursor.slice(from, to));
  return raw === undefined ? undefined : parseJsonText(raw);
};

/** With its quotation marks. Half a character stands as its escape. */
const parseJsonText = (raw: string): string | undefined => {
  // Nearly every name is plain.
  if (/^"[^"\\\p{Cc}\p{Cs}]*"$/u.test(raw)) return raw.slice(1, -1);
  const stream = createJsonStream({ isElement: () => false, onElement: () => undefined, onMark: () => undefined });
  if (stream.push(raw) !== undefined || stream.end() !== undefined) return undefined;
  const value = stream.rest();
  return typeof value === 'string' ? value : undefined;
};
