import { spreadsheetCell } from './spreadsheet-cell.ts';

/** One line of a CSV file (RFC 4180) that ends with CR LF, with nothing in it that a spreadsheet would compute. */
export const csvRow = (cells: readonly string[]): string => `${cells.map(toCell).join(',')}\r\n`;

const toCell = (text: string): string => {
  const safe = spreadsheetCell(text);
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
