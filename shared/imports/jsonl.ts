import type { Importer } from './importer.ts';
import { headText } from './json-importer.ts';
import { createJsonlImport } from './jsonl-import.ts';

/** JSON lines: one object a line. */
export const jsonlImporter: Importer = {
  format: 'jsonl',
  sniff: (head, name) => {
    const [first = '', second] = headText(head).split('\n');
    if (!/^\s*\{.*\}\s*$/u.test(first)) return 0;
    if (/\.(?:jsonl|ndjson)$/iu.test(name)) return 2;
    return second !== undefined && /^\s*\{/u.test(second) ? 1 : 0;
  },
  open: createJsonlImport,
};
