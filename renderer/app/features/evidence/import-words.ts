import type { Output } from '../../../../shared/api/contract.ts';
import { groupDigits } from '../../../../shared/base/grouped-digits.ts';

type Place = Output<'record.page'>['rows'][number]['place'];

/** What the formats are called; a format that this window has no words for is called by its own name. */
const formatWords: Readonly<Record<string, string>> = {
  auto: 'Recognise it',
  stix: 'STIX bundle',
  misp: 'MISP event',
  galaxy: 'MISP galaxy',
  'case-uco': 'CASE/UCO',
  csv: 'Table (CSV, TSV)',
  jsonl: 'JSON lines',
  timeline: 'Timeline (Plaso, Timesketch)',
  hashes: 'Hash list',
  mail: 'E-mail',
  log: 'Log',
  archive: 'Archive listing (ZIP, TAR)',
  image: 'Disk image header',
};
export const formatToWords = (format: string): string =>
  Object.hasOwn(formatWords, format) ? (formatWords[format] ?? format) : format;

const markWords: Readonly<Record<string, string>> = {
  unreadable: 'not readable as a time',
  'out-of-range': 'before 1970 or after 2100',
  'no-year': 'no year given',
  'no-zone': 'no offset given, UTC taken',
};
/** Why a time looks odd, in words. */
export const timeMarkToWords = (mark: string): string =>
  Object.hasOwn(markWords, mark) ? (markWords[mark] ?? mark) : mark;

export const placeToWords = (place: Place): string => {
  if ('line' in place) return `line ${groupDigits(place.line)}`;
  if ('pointer' in place) return place.pointer === '' ? '/' : place.pointer;
  return `bytes ${groupDigits(place.offset)} to ${groupDigits(place.offset + place.length - 1)}`;
};

export const recordsWords = (count: number): string => `${groupDigits(count)} ${count === 1 ? 'record' : 'records'}`;
export const marksWords = (count: number): string => `${groupDigits(count)} ${count === 1 ? 'mark' : 'marks'}`;

/** Types with the most records first, then by name. */
export const sortTypes = (byType: Readonly<Record<string, number>>): readonly (readonly [string, number])[] =>
  Object.entries(byType).sort(
    ([left, leftCount], [right, rightCount]) => rightCount - leftCount || (left < right ? -1 : 1),
  );
