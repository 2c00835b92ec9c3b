/**
 * A text as a spreadsheet may have it: what a spreadsheet would take for a formula, also behind spaces or quotation marks
 * and in full-width letters, stands behind an apostrophe.
 */
export const spreadsheetCell = (text: string): string => (/^[\s'"]*[=+\-@＝＋－＠]/u.test(text) ? `'${text}` : text);
