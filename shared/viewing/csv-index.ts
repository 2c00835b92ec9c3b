import { bytesToUtf8 } from '../base/bytes.ts';
import { bytesToLatin1, openUtf8Bytes } from '../imports/text-lines.ts';
import type { ByteCursor } from './byte-cursor.ts';
import { beginTable, readTableStart, runTable, type CsvCell, type CsvScan, type CsvStart } from './csv-scan.ts';

/** Where some of the rows begin, as far as somebody has looked: so that any row is found without reading all before it. */
export type TableIndex = {
  readonly start: CsvStart;
  readonly scan: CsvScan;
  readonly points: TablePoint[];
};
type TablePoint = { readonly row: number; readonly at: number; readonly line: number };

const rowsBetweenPoints = 1024;
const bytesBetweenPoints = 2 ** 20;

/** Undefined where the file is no table in UTF-8 or an encoding of one byte. */
export const createTableIndex = (cursor: ByteCursor): TableIndex | undefined => {
  const start = readTableStart(cursor);
  if (start === undefined) return undefined;
  const scan = beginTable(start.delimiter.charCodeAt(0), start.at, 0, 1);
  return { start, scan, points: [{ row: 0, at: start.at, line: 1 }] };
};

/** Reads on so far, or to the end. */
export const growTableIndex = ({ scan, points }: TableIndex, cursor: ByteCursor, bytesMax: number): void => {
  let last = points.at(-1) ?? { row: 0, at: 0 };
  runTable(scan, {
    cursor,
    stop: scan.at + bytesMax,
    onRow: () => {
      if (scan.row - last.row < rowsBetweenPoints && scan.rowFrom - last.at < bytesBetweenPoints) return true;
      const point = { row: scan.row, at: scan.rowFrom, line: scan.line };
      points.push(point);
      last = point;
      return true;
    },
  });
};

export type TableCell = {
  /** Counted from 1. */
  readonly column: number;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly isCut: boolean;
  readonly marks: readonly TableMark[];
};
export const tableMarks = ['quotes', 'never-closed', 'control', 'formula', 'latin-1'] as const;
export type TableMark = (typeof tableMarks)[number];

export type TableRow = {
  /** The heading is 0. */
  readonly row: number;
  /** Of the file, in which it begins. */
  readonly line: number;
  readonly from: number;
  readonly to: number;
  /** Of the whole row, also beside the wanted columns. */
  readonly cellCount: number;
  /** Its end was not looked for: it is too long. */
  readonly isCut: boolean;
  readonly cells: readonly TableCell[];
};

export type TableWindow = {
  readonly from: number;
  readonly count: number;
  /** Columns counted from 1. */
  readonly column: number;
  readonly columns: number;
};

/** What one window may cost, whatever stands in the file. */
const windowBytesMax = 2 ** 25;
const cellBytesMax = 2000;

/** The rows of the window that the index has come to. */
export const readTableRows = (index: TableIndex, cursor: ByteCursor, window: TableWindow): readonly TableRow[] => {
  const { from, count, column, columns } = window;
  const point = index.points.findLast(({ row }) => row <= from) ?? { row: 0, at: index.start.at, line: 1 };
  const scan = beginTable(index.scan.delimiter, point.at, point.row, point.line);
  const rows: TableRow[] = [];
  const end = Math.min(from + count, index.scan.row);
  let cells: TableCell[] = [];
  let cellCount = 0;
  let { line } = scan;
  const stop = point.at + windowBytesMax;
  const onCell = (cell: CsvCell): void => {
    if (scan.row < from) return;
    cellCount += 1;
    if (cellCount >= column && cellCount < column + columns) cells.push(readCell(cursor, cell, cellCount));
  };
  const add = (row: number, rowFrom: number, to: number, isCut: boolean): void => {
    if (row >= from) rows.push({ row, line, from: rowFrom, to, cellCount, isCut, cells });
    cells = [];
    cellCount = 0;
    line = scan.line;
  };
  while (!scan.isDone && scan.row < end && scan.at < stop) {
    runTable(scan, {
      cursor,
      stop,
      onCell,
      onRow: ({ to }, rowFrom) => {
        add(scan.row - 1, rowFrom, to, false);
        return scan.row < end;
      },
    });
  }
  if (!scan.isDone && scan.row < end) add(scan.row, scan.rowFrom, scan.at, true);
  return rows;
};

const readCell = (cursor: ByteCursor, { from, to, isQuoted, quotedTo, oddity }: CsvCell, column: number): TableCell => {
  const isCut = to - from > cellBytesMax;
  const whole = cursor.slice(from, Math.min(to, from + cellBytesMax));
  const bytes = isCut ? whole.subarray(0, whole.length - openUtf8Bytes(whole)) : whole;
  const decode = (part: Uint8Array): string => bytesToUtf8(part) ?? bytesToLatin1(part);
  const text = isQuoted
    ? decode(bytes.subarray(1, quotedTo - from)).replaceAll('""', '"') + decode(bytes.subarray(quotedTo - from + 1))
    : decode(bytes);
  const marks: TableMark[] = [];
  if (oddity === 'never closed') marks.push('never-closed');
  else if (oddity !== null) marks.push('quotes');
  if (controls.test(text)) marks.push('control');
  if (formulaStart.test(text)) marks.push('formula');
  if (bytesToUtf8(bytes) === undefined) marks.push('latin-1');
  return { column, text, from, to, isCut, marks };
};

// Line feeds and tabs are how cells are written; what else is a control character was not typed.
// oxlint-disable-next-line eslint/no-control-regex -- control characters are what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/u;
// What spreadsheets take for a formula (OWASP, “CSV Injection”); a number may begin with a sign.
const formulaStart = /^(?:[=@\t\r]|[+-](?![\d.,\s]*(?:[eE][+-]?\d+)?%?$))/u;
