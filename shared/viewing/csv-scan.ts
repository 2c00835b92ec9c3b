import { findDelimiter } from '../imports/table-import.ts';
import { bytesToLatin1 } from '../imports/text-lines.ts';
import type { ByteCursor } from './byte-cursor.ts';

/** A cell as it stands in the file, with its quotation marks, and how it departs from RFC 4180. */
export type CsvCell = {
  readonly from: number;
  readonly to: number;
  readonly isQuoted: boolean;
  /** Where the closing quotation mark stands, or would stand. */
  readonly quotedTo: number;
  readonly oddity: 'quote within a cell' | 'text after a quoted cell' | 'never closed' | null;
};

export type CsvRowEnd = {
  /** Without its line end. */
  readonly to: number;
  /** Where the next row begins. */
  readonly next: number;
  readonly lineFeeds: number;
  readonly isOpen: boolean;
};

/** Where the walk through a table is. It may be left and gone on with at any time. */
export type CsvScan = {
  readonly delimiter: number;
  at: number;
  /** Of the row at hand: heading 0. */
  row: number;
  rowFrom: number;
  /** Line of the file in which the row begins, from 1. */
  line: number;
  state: typeof atCell | typeof inPlain | typeof inQuoted | typeof afterQuote;
  lineFeeds: number;
  lastByte: number;
  cellFrom: number;
  isQuoted: boolean;
  quotedTo: number;
  hasQuote: boolean;
  isDone: boolean;
};

export const beginTable = (delimiter: number, at: number, row: number, line: number): CsvScan => ({
  delimiter,
  at,
  row,
  rowFrom: at,
  line,
  state: atCell,
  lineFeeds: 0,
  lastByte: -1,
  cellFrom: at,
  isQuoted: false,
  quotedTo: 0,
  hasQuote: false,
  isDone: false,
});

export type CsvParts = {
  readonly cursor: ByteCursor;
  /** Where in the file this call stops. */
  readonly stop: number;
  readonly onCell?: (cell: CsvCell) => void;
  /** False ends the call. The scan stands at the next row already. */
  readonly onRow: (row: CsvRowEnd, from: number) => boolean;
};

/** Reads rows exactly as the importer does (`csv-reader.ts`), by their bytes: what it looks for is ASCII in every encoding it reads. */
export const runTable = (scan: CsvScan, { cursor, stop, onCell, onRow }: CsvParts): void => {
  const { delimiter } = scan;
  const endCell = (to: number, isOpen: boolean): void => {
    if (onCell === undefined) return;
    const { cellFrom, isQuoted, quotedTo, hasQuote } = scan;
    const hasRest = isQuoted && !isOpen && quotedTo + 1 < to;
    const oddity = isOpen
      ? 'never closed'
      : hasRest
        ? 'text after a quoted cell'
        : !isQuoted && hasQuote
          ? 'quote within a cell'
          : null;
    onCell({ from: cellFrom, to, isQuoted, quotedTo: isQuoted ? (isOpen ? to : quotedTo) : cellFrom, oddity });
  };
  const beginCell = (at: number): void => {
    scan.cellFrom = at;
    scan.isQuoted = false;
    scan.hasQuote = false;
    scan.state = atCell;
  };
  const endRow = (to: number, next: number, isOpen: boolean): boolean => {
    endCell(to, isOpen);
    const from = scan.rowFrom;
    const { lineFeeds } = scan;
    scan.line += lineFeeds;
    scan.row += 1;
    scan.at = next;
    scan.rowFrom = next;
    scan.lineFeeds = 0;
    scan.lastByte = -1;
    beginCell(next);
    return onRow({ to, next, lineFeeds, isOpen }, from);
  };
  while (!scan.isDone) {
    const bytes = cursor.chunk(scan.at);
    if (bytes.length === 0) {
      scan.isDone = true;
      if (scan.at > scan.rowFrom) {
        const isOpen = scan.state === inQuoted;
        if (scan.state === afterQuote) scan.quotedTo = scan.at - 1;
        endRow(scan.at, scan.at, isOpen);
      }
      return;
    }
    const base = scan.at;
    let { state, lastByte } = scan;
    let ended = false;
    let index = 0;
    for (; index < bytes.length && !ended; index += 1) {
      const byte = bytes[index] ?? 0;
      if (state === inQuoted) {
        if (byte === quotation) state = afterQuote;
        else if (byte === lineFeed) scan.lineFeeds += 1;
        continue;
      }
      if (state === afterQuote) {
        if (byte === quotation) {
          state = inQuoted;
          continue;
        }
        scan.quotedTo = base + index - 1;
        state = inPlain;
      } else if (state === atCell) {
        state = inPlain;
        if (byte === quotation) {
          scan.isQuoted = true;
          state = inQuoted;
          continue;
        }
      }
      if (byte === delimiter) {
        endCell(base + index, false);
        beginCell(base + index + 1);
        state = atCell;
        lastByte = byte;
      } else if (byte === lineFeed) {
        scan.lineFeeds += 1;
        const at = base + index;
        // A carriage return before the line feed ends the row with it; a quotation mark came after any that is quoted.
        const to = lastByte === carriageReturn && at > scan.rowFrom ? at - 1 : at;
        ended = !endRow(to, at + 1, false) || at + 1 >= stop;
        state = atCell;
        lastByte = -1;
      } else {
        if (byte === quotation) scan.hasQuote = true;
        lastByte = byte;
      }
    }
    if (ended) return;
    scan.state = state;
    scan.lastByte = lastByte;
    scan.at = base + bytes.length;
    if (scan.at >= stop) return;
  }
};

/** What a table begins with. */
export type CsvStart = { readonly delimiter: string; readonly at: number };

// A first row longer than this is no heading, for the importer neither.
const headBytesMax = 2 ** 20;

/** The delimiter as the importer finds it, in the first row; undefined for UTF-16, which it does not read as a table. */
export const readTableStart = (cursor: ByteCursor): CsvStart | undefined => {
  const head = cursor.slice(0, 3);
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return undefined;
  const at = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  let text = '';
  for (let position = at; position - at < headBytesMax && !text.includes('\n');) {
    const bytes = cursor.chunk(position);
    if (bytes.length === 0) break;
    text += bytesToLatin1(bytes);
    position += bytes.length;
  }
  return { delimiter: findDelimiter(text), at };
};

const atCell = 0;
const inPlain = 1;
const inQuoted = 2;
const afterQuote = 3;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const quotation = 0x22;
