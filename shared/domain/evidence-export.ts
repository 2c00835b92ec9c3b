import { csvRow } from '../base/csv-row.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import type { CaseTables, EvidenceRow } from './case-tables.ts';

type ExportedItem = EvidenceRow & { readonly sourceName: string | null };

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
export const exportedItems = (tables: CaseTables, only: ReadonlySet<string> | undefined): readonly ExportedItem[] =>
  tables
    .rows('evidence')
    .filter(({ key }) => only === undefined || only.has(key))
    .toSorted((left, right) => left.seq - right.seq)
    .map((row) => ({
      ...row,
      sourceName: row.source === null ? null : (tables.get('source', row.source)?.name ?? null),
    }));

/**
 * For spreadsheets. What is withheld or
 * was not recorded is empty, so it stands beside the lossless form and not in its place.
 */
export const itemsToCsv = (items: readonly ExportedItem[]): string =>
  [columns, ...items.map((item) => columns.map((column) => String(item[column] ?? '')))].map(csvRow).join('');

/** One JSON object a line, every column as it is; null: withheld in this edition, or not recorded. */
export const itemsToNdjson = (items: readonly ExportedItem[]): string =>
  items.map((item) => `${canonicalJson({ ...item })}\n`).join('');
