import type { Output } from '../../shared/api/contract.ts';
import { parseJson } from '../../shared/ledger/canonical-json.ts';
import type { ImportedRecord } from '../../shared/imports/importer.ts';
import type { ListedRecord } from '../../db/queries/record-page.ts';

type Row = Output<'record.page'>['rows'][number];
type Fields = Output<'record.read'>['record']['fields'];

/** A record that was just read, for a look before importing. */
export const describeImported = (
  { type, key, title, at, place, fields }: ImportedRecord,
  number: number,
): Row & { fields: Fields } => ({
  number,
  type,
  key,
  title,
  at,
  place,
  fields: fields.map(([name, value]) => ({ name, value })),
});

/** A record of the index; `number` counts within its import, from 1. */
export const describeListed = (
  { number, type, key, title, timeRaw, timeUtc, timePrecision, timeZone, timeMark, place }: ListedRecord,
  first: number,
): Row => ({
  number: number - first + 1,
  type,
  key,
  title,
  at:
    timeRaw === null
      ? null
      : { raw: timeRaw, utc: timeUtc, precision: timePrecision, zone: timeZone ?? 'none', mark: timeMark },
  place: readPlace(place),
});

/** As this program wrote it; what somebody else wrote into the index is no place. */
const readPlace = (text: string): Row['place'] => {
  const json = parseJson(text);
  const value: unknown = json.ok ? json.value : undefined;
  if (typeof value === 'object' && value !== null) {
    if ('pointer' in value && typeof value.pointer === 'string') return { pointer: value.pointer };
    if ('line' in value && typeof value.line === 'number') return { line: value.line };
    if ('offset' in value && 'length' in value && typeof value.offset === 'number' && typeof value.length === 'number')
      return { offset: value.offset, length: value.length };
  }
  return { pointer: '' };
};
