import { spreadsheetCell } from '../../shared/base/spreadsheet-cell.ts';
type TextColumn<Row> = { readonly title: string; readonly text: (row: Row) => string };

/**
 * Rows as tab-separated text with a heading, for pasting into a spreadsheet. A cell that a spreadsheet could take for a
 * formula gets an apostrophe in front (OWASP ASVS 5.0, 1.2.10), because what it holds may come from evidence.
 */
export const rowsToTsv = <Row>(rows: readonly Row[], columns: readonly TextColumn<Row>[]): string =>
  [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ text }) => toCell(text(row))))]
    .map((cells) => `${cells.join('\t')}\n`)
    .join('');

const toCell = (text: string): string => {
  return spreadsheetCell(text.replaceAll(/[\t\r\n\0]+/gu, ' '));
};
