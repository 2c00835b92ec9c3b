import type { ByteCursor } from './byte-cursor.ts';
import { isBlank } from './json-skip.ts';

/** A line that holds anything, without the blanks around it. */
export type JsonLine = { readonly index: number; readonly line: number; readonly from: number; readonly to: number };

/** The lines of a file that has a value on each, as far as somebody has looked. */
export type JsonLinesIndex = LinesPlace & { readonly points: LinesPlace[]; isDone: boolean };
/** Where a line begins, its number, and how many before it hold anything. */
type LinesPlace = { at: number; line: number; index: number };

const linesBetweenPoints = 512;

export const createJsonLines = (at: number): JsonLinesIndex => ({
  at,
  line: 1,
  index: 0,
  points: [{ at, line: 1, index: 0 }],
  isDone: false,
});

/** Reads on so far, or to the end of the file. */
export const growJsonLines = (index: JsonLinesIndex, cursor: ByteCursor, bytesMax: number): void => {
  const stop = index.at + bytesMax;
  while (!index.isDone && index.at < stop) {
    readLine(index, cursor);
    const last = index.points.at(-1);
    if (last !== undefined && index.index - last.index >= linesBetweenPoints) {
      index.points.push({ at: index.at, line: index.line, index: index.index });
    }
    if (index.at >= cursor.sizeBytes) index.isDone = true;
  }
};

/** The lines from one on that the index has come to. */
export const listJsonLines = (
  index: JsonLinesIndex,
  cursor: ByteCursor,
  { from, count }: { readonly from: number; readonly count: number },
): readonly JsonLine[] => {
  const lines: JsonLine[] = [];
  const place = { ...(index.points.findLast((point) => point.index <= from) ?? { at: 0, line: 1, index: 0 }) };
  while (place.at < index.at && lines.length < count) {
    const found = readLine(place, cursor);
    if (found !== undefined && found.index >= from) lines.push(found);
  }
  return lines;
};

/** One line, and on to the next; undefined for a blank one. */
const readLine = (place: LinesPlace, cursor: ByteCursor): JsonLine | undefined => {
  const { at, line } = place;
  let from = -1;
  let to = at;
  for (let position = at; ;) {
    const bytes = cursor.chunk(position);
    const feed = bytes.indexOf(lineFeed);
    const part = feed < 0 ? bytes : bytes.subarray(0, feed);
    if (from < 0) {
      const start = part.findIndex((byte) => !isBlank(byte));
      if (start >= 0) from = position + start;
    }
    const last = part.findLastIndex((byte) => !isBlank(byte));
    if (last >= 0) to = position + last + 1;
    position += part.length;
    if (feed >= 0 || bytes.length === 0) {
      place.at = position + (feed >= 0 ? 1 : 0);
      place.line += 1;
      break;
    }
  }
  if (from < 0) return undefined;
  place.index += 1;
  return { index: place.index - 1, line, from, to };
};

const lineFeed = 0x0a;
