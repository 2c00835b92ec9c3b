import type { TableMark } from '../../../../../../shared/viewing/csv-index.ts';
import type { JsonTextMark } from '../../../../../../shared/viewing/json-preview.ts';

/** What is odd about a text, in as few words as a chip has room for. */
export const markWords: Readonly<Record<TableMark | JsonTextMark, string>> = {
  'latin-1': 'not UTF-8, read as Latin-1',
  'bad-text': 'not written as JSON has it',
  'half-character': 'half a character',
  quotes: 'odd quotation marks',
  'never-closed': 'quotation mark never closed',
  control: 'control characters',
  formula: 'begins as a formula',
};
