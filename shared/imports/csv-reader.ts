import type { Failure } from '../base/result.ts';
import { importLimits, overLimit } from './import-limits.ts';

export type CsvRow = {
  readonly cells: readonly string[];
  /** Line of the file in which the row begins, from 1. */
  readonly line: number;
  /** Why the row is not written as RFC 4180 has it, or null. */
  readonly oddity: 'quote within a cell' | 'text after a quoted cell' | null;
};

export type CsvReader = {
  readonly push: (text: string) => Failure | undefined;
  readonly end: () => Failure | undefined;
};

/**
 * RFC 4180 in pieces of any size, with a delimiter of one character. A row ends with CR LF or LF; within quotation marks
 * both are text. What is not quite as the RFC has it is kept as it stands and said; a quotation mark that is never closed
 * would make the rest of the file one cell, so it is a failure.
 */
export const createCsvReader = (delimiter: string, onRow: (row: CsvRow) => Failure | undefined): CsvReader => {
  let buffer = '';
  let line = 1;
  let fault: Failure | undefined;
  const read = (isLast: boolean): Failure | undefined => {
    let at = 0;
    while (at < buffer.length && fault === undefined) {
      const lineEnd = buffer.indexOf('\n', at);
      if (lineEnd === -1 && !isLast) break;
      const stop = lineEnd === -1 ? buffer.length : lineEnd;
      const text = buffer.slice(at, stop > at && buffer[stop - 1] === '\r' && lineEnd !== -1 ? stop - 1 : stop);
      if (!text.includes('"')) {
        fault = onRow({ cells: text.split(delimiter), line, oddity: null });
        line += 1;
        at = stop + 1;
        continue;
      }
      const row = readQuotedRow(buffer, at, delimiter, isLast);
      if (row === undefined) {
        if (isLast) fault = unclosed(line);
        break;
      }
      fault = onRow({ cells: row.cells, line, oddity: row.oddity });
      line += row.lines;
      at = row.end;
    }
    buffer = buffer.slice(at);
    if (fault === undefined && buffer.length > importLimits.recordCharacters) {
      fault = overLimit(`One row has more than ${importLimits.recordCharacters} characters`, `line ${line}`);
    }
    return fault;
  };
  return {
    push: (text) => {
      buffer = buffer === '' ? text : buffer + text;
      return read(false);
    },
    end: () => read(true),
  };
};

const unclosed = (line: number): Failure => ({
  code: 'BAD_CSV',
  message: `A quotation mark that opens in the row of line ${line} is never closed; nothing of the file was imported.`,
  hint: 'Look at that line of the file as text. A file that was cut off has to be got again.',
});

type QuotedRow = Pick<CsvRow, 'cells' | 'oddity'> & { readonly end: number; readonly lines: number };

/** The row that begins at `at`, cell by cell; undefined while its end has not come. */
const readQuotedRow = (buffer: string, start: number, delimiter: string, isLast: boolean): QuotedRow | undefined => {
  const cells: string[] = [];
  let oddity: CsvRow['oddity'] = null;
  let lines = 1;
  for (let at = start; ;) {
    let cell = '';
    const isQuoted = buffer[at] === '"';
    if (isQuoted) {
      const quoted = readQuoted(buffer, at + 1, isLast);
      if (quoted === undefined) return undefined;
      ({ text: cell, end: at } = quoted);
      lines += countLineFeeds(cell);
    }
    const stop = endOfCell(buffer, at, delimiter);
    if (stop === -1 && !isLast) return undefined;
    const end = stop === -1 ? buffer.length : stop;
    const isRowEnd = stop === -1 || buffer[stop] === '\n';
    const rest = buffer.slice(at, isRowEnd && stop !== -1 && buffer[end - 1] === '\r' && end > at ? end - 1 : end);
    if (rest !== '') {
      if (isQuoted) oddity ??= 'text after a quoted cell';
      else if (rest.includes('"')) oddity ??= 'quote within a cell';
    }
    cells.push(cell + rest);
    if (isRowEnd) return { cells, oddity, end: end + 1, lines };
    at = end + 1;
  }
};

/** Text within quotation marks, of which two stand for one. The closing one must not be the last character to come. */
const readQuoted = (
  buffer: string,
  start: number,
  isLast: boolean,
): { readonly text: string; readonly end: number } | undefined => {
  let text = '';
  for (let from = start; ;) {
    const quote = buffer.indexOf('"', from);
    if (quote === -1 || (quote + 1 === buffer.length && !isLast)) return undefined;
    text += buffer.slice(from, quote);
    if (buffer[quote + 1] !== '"') return { text, end: quote + 1 };
    text += '"';
    from = quote + 2;
  }
};

const endOfCell = (buffer: string, at: number, delimiter: string): number => {
  const lineEnd = buffer.indexOf('\n', at);
  const next = buffer.indexOf(delimiter, at);
  if (next === -1) return lineEnd;
  return lineEnd === -1 ? next : Math.min(next, lineEnd);
};

const countLineFeeds = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
};
