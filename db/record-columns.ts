import type { ImportedRecord } from '../shared/imports/importer.ts';
import { recordTimeToSortKey } from '../shared/imports/record-time.ts';

// Used by a thread that can be ended at any moment, so nothing here may load a native module.

/** A record as its columns, in the order in which they are stored and hashed. */
export type RecordColumns = readonly (string | null)[];

export const recordColumns = 13;
export const keyColumn = 1;
export const noLinks = '[]';

export const recordToColumns = ({
  type,
  key,
  title,
  text,
  at,
  place,
  fields,
  links,
}: ImportedRecord): RecordColumns => [
  type,
  key,
  title,
  text,
  at?.raw ?? null,
  at?.utc ?? null,
  at === null ? null : recordTimeToSortKey(at),
  at?.precision ?? null,
  at?.zone ?? null,
  at?.mark ?? null,
  'line' in place ? `{"line":${place.line}}` : JSON.stringify(place),
  JSON.stringify(fields),
  links.length === 0 ? noLinks : JSON.stringify(links),
];
