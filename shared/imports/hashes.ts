import { err, ok, type Failure } from '../base/result.ts';
import {
  parseHashdeepColumns,
  parseHashdeepLine,
  parseHashLine,
  parseHashTable,
  parseHashTableRow,
} from './hash-line.ts';
import type { HashLine, HashTable } from './hash-line.ts';
import type { Importer } from './importer.ts';
import type { Mark } from './marks.ts';
import { recordTitle } from './record-title.ts';
import { createTextLines, headLines, type TextLine } from './text-lines.ts';

/** Hash lists: `sha256sum` and its relatives, BSD and OpenSSL, hashdeep, and tables of the NSRL kind. */
export const hashesImporter: Importer = {
  format: 'hashes',
  sniff: (head, name) => {
    const lines = headLines(head, 20)?.filter((line) => line.trim() !== '' && !isComment(line)) ?? [];
    const [first] = lines;
    if (first === undefined) return 0;
    if (first.startsWith(hashdeepHeader) || parseHashTable(first) !== undefined) return 2;
    // The last line of the head may be cut off.
    const judged = lines.length > 1 ? lines.slice(0, -1) : lines;
    const read = judged.filter((line) => parseHashLine(line) !== undefined).length;
    if (read === judged.length) return 2;
    return read > 0 && listName.test(name) ? 1 : 0;
  },
  open: (sink) => {
    let mode: Mode = { kind: 'lines' };
    let hashes = 0;
    let isFirst = true;
    const add = ({ number, text, marks }: TextLine, { digests, name, fields }: HashLine): void => {
      hashes += 1;
      sink.record({
        type: 'hash',
        key: digests[0]?.[1] ?? null,
        title: recordTitle(name === '' ? (digests[0]?.[1] ?? text) : name),
        text: [name, ...digests.map(([, digest]) => digest)].join(' ').trim(),
        at: null,
        place: { line: number },
        fields: [...digests, ...(name === '' ? [] : [['name', name] as const]), ...fields, ...marks],
        links: [],
      });
    };
    const note = (line: TextLine): void =>
      sink.record({
        type: 'note',
        key: null,
        title: recordTitle(line.text),
        text: line.text,
        at: null,
        place: { line: line.number },
        fields: line.marks,
        links: [],
      });
    const lines = createTextLines((line) => {
      if (line.text.trim() === '') return;
      const wasFirst = isFirst;
      isFirst = false;
      const opened = wasFirst || mode.kind === 'hashdeep-header' ? openMode(line.text, mode) : undefined;
      if (opened !== undefined) {
        mode = opened;
        return;
      }
      if (isComment(line.text) && mode.kind !== 'table') {
        note(line);
        return;
      }
      const read = readLine(line.text, mode);
      if (read === undefined || line.marks.some(isCut))
        sink.skip({ place: { line: line.number }, ...unreadableLine(mode) });
      else add(line, read);
    });
    return {
      push: (chunk) => {
        lines.push(chunk);
        return ok(undefined);
      },
      end: () => {
        lines.end();
        return hashes === 0 ? err(noHashes) : ok(undefined);
      },
    };
  },
};

type Mode =
  | { readonly kind: 'lines' }
  | { readonly kind: 'hashdeep-header' }
  | { readonly kind: 'hashdeep'; readonly columns: readonly string[] }
  | { readonly kind: 'table'; readonly table: HashTable };

const hashdeepHeader = '%%%% HASHDEEP-1.';
const listName = /(?:sha\d*sums?|md5sums?|hash(?:es|deep)?|nsrl\w*)\b|\.(?:sha\d+|md5|hsh)$/iu;
const isComment = (line: string): boolean => /^\s*[#;]/u.test(line);
const isCut = ([name]: Mark): boolean => name === 'mark:long-line';

const openMode = (line: string, mode: Mode): Mode | undefined => {
  if (mode.kind === 'hashdeep-header') {
    const columns = parseHashdeepColumns(line);
    return columns === undefined ? undefined : { kind: 'hashdeep', columns };
  }
  if (line.startsWith(hashdeepHeader)) return { kind: 'hashdeep-header' };
  const table = parseHashTable(line);
  return table === undefined ? undefined : { kind: 'table', table };
};

const readLine = (line: string, mode: Mode): HashLine | undefined => {
  switch (mode.kind) {
    case 'lines':
      return parseHashLine(line);
    case 'hashdeep-header':
      return undefined;
    case 'hashdeep':
      return parseHashdeepLine(line, mode.columns);
    case 'table':
      return parseHashTableRow(line, mode.table);
  }
};

const unreadableLine = (mode: Mode): { readonly code: string; readonly message: string } => ({
  code: 'HASH_LINE_UNREADABLE',
  message:
    mode.kind === 'lines'
      ? 'This line is no hash and name in the manner of sha256sum, BSD or OpenSSL.'
      : 'This line does not have the columns that the head of the list names.',
});

const noHashes: Failure = {
  code: 'NOT_THIS_FORMAT',
  message: 'The file is no list of hashes: no line of it could be read as one; nothing of it was imported.',
  hint: 'Import it with `--as` and the format that it has, or as `log` to have its lines searchable.',
};
