import type { Importer } from './importer.ts';
import { headText } from './json-importer.ts';
import { createTableImport, findDelimiter } from './table-import.ts';

/** Any table in text: CSV, TSV, or with semicolons or bars. */
export const csvImporter: Importer = {
  format: 'csv',
  sniff: (head, name) => {
    const text = headText(head);
    // oxlint-disable-next-line eslint/no-control-regex -- a control character is no part of a table in text
    if (/^\s*[{[<]/u.test(text) || /[\u0000-\u0008\u000e-\u001f]/u.test(text)) return 0;
    const delimiter = findDelimiter(text);
    const lines = text.split('\n').slice(0, 5);
    // The head may end within a line.
    const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
    const counts = whole.map((line) => line.split(delimiter).length);
    if ((counts[0] ?? 1) < 2) return 0;
    if (/\.(?:csv|tsv)$/iu.test(name)) return 2;
    return counts.length > 1 && counts.every((count) => count === counts[0]) ? 1 : 0;
  },
  open: (sink, options) => createTableImport(sink, options, { missing: () => undefined }),
};
