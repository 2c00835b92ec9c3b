import { csvRow } from '../base/csv-row.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import { markWord } from './case-mark.ts';
import type { CaseTables, EvidenceRow } from './case-tables.ts';

type ExportedItem = EvidenceRow & {
  readonly sourceName: string | null;
  /** The mark of a marked case; absent in any other. */
  readonly caseMark?: string;
};

const columns = [
  'exhibit',
  'key',
  'kind',
  'title',
  'name',
  'description',
  'sha256',
  'md5',
  'sha1',
  'size',
  'media',
  'source',
  'sourceName',
  'reliability',
  'credibility',
  'custody',
  'custodyStated',
  'forgeability',
  'originGroup',
  'evidenceClass',
  'layer',
  'adequacy',
  'collectedBy',
  'collectedAt',
  'authority',
  'method',
  'copy',
  'url',
  'intake',
  'note',
  'personalData',
  'caveats',
  'marking',
  'tlp',
  'addedAt',
  'addedBy',
  'seq',
] as const satisfies readonly (keyof ExportedItem)[];

/** Items in the order of their lines, each with the name of its source. */
export const exportedItems = (tables: CaseTables, only: ReadonlySet<string> | undefined): readonly ExportedItem[] => {
  const mark = markWord(tables.get('case_file', 'case')?.mark ?? null);
  return tables
    .rows('evidence')
    .filter(({ key }) => only === undefined || only.has(key))
    .toSorted((left, right) => left.seq - right.seq)
    .map((row) => ({
      ...row,
      sourceName: row.source === null ? null : (tables.get('source', row.source)?.name ?? null),
      ...(mark !== '' && { caseMark: mark }),
    }));
};

/**
 * For spreadsheets. What is withheld or
 * was not recorded is empty, so it stands beside the lossless form and not in its place.
 */
export const itemsToCsv = (items: readonly ExportedItem[]): string =>
  [headOf(items), ...items.map((item) => headOf(items).map((column) => String(item[column] ?? '')))]
    .map(csvRow)
    .join('');

const headOf = (items: readonly ExportedItem[]): readonly (keyof ExportedItem)[] =>
  items.some(({ caseMark }) => caseMark !== undefined) ? ['caseMark', ...columns] : columns;

/** One JSON object a line, every column as it is; null: withheld in this edition, or not recorded. */
export const itemsToNdjson = (items: readonly ExportedItem[]): string =>
  items.map((item) => `${canonicalJson({ ...item })}\n`).join('');
