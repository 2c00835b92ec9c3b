import type { Output } from '../../../shared/api/contract.ts';
import { placeToText, placeToWords } from '../../../shared/domain/excerpt-anchor.ts';
import type { CaseSearch } from '../search.ts';

export type Finding = Output<'finding.page'>['rows'][number];
export type Link = Output<'link.list'>['links'][number];
export type Marks = Output<'mark.read'>;

/** Where a finding stands, in words; text of a pointer is untrusted. */
export const whereWords = ({ place, record }: Pick<Finding, 'place' | 'record'>): string =>
  [
    ...(record === null ? [] : [`record ${record.number}`]),
    ...(place === null ? (record === null ? ['the item as a whole'] : []) : [placeToWords(place)]),
  ].join(', ');

/** The address at which the place of a finding is seen: its record, or its bytes in the file. */
export const addressOf = ({ item, place, bytes, record }: Finding): CaseSearch => {
  if (item === null) return {};
  if (record !== null) return { item, record: record.number };
  if (place === null) return { item };
  return {
    item,
    place: placeToText(place),
    ...(bytes !== null && bytes.from < bytes.to && { bytes: `bytes:${bytes.from}-${bytes.to}` }),
  };
};

const formNames: Readonly<Record<string, string>> = {
  'utf-8': 'as UTF-8 text',
  'utf-16le': 'as UTF-16 text',
  'utf-16be': 'as UTF-16 text',
  hex: 'not text: its bytes in hexadecimal',
};

/** How the bytes are quoted, and whether it is all of them. */
export const quoteWords = ({ form, isWhole }: NonNullable<Finding['quote']>): string =>
  `${Object.hasOwn(formNames, form) ? (formNames[form] ?? form) : form}${isWhole ? '' : ', the beginning'}`;
