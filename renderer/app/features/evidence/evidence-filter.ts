import type { Input } from '../../../../shared/api/contract.ts';
import { custodyWords } from '../../../../shared/reference/grade-words.ts';
import { noEvidenceFilter, unstatedClass, type EvidenceFilter } from '../../../../shared/domain/evidence-filter.ts';
import { triageWords } from '../../../../shared/domain/finding-vocabulary.ts';
import { sizeWords } from '../../files/file-rules.ts';
import { classChoices, forgeabilityChoices, kindChoices, wordOf } from './words.ts';

export const knownChoices = [
  { id: 'any', label: 'any' },
  { id: 'bad', label: 'known bad' },
  { id: 'good', label: 'known good' },
  { id: 'not good', label: 'hide known good' },
  { id: 'none', label: 'known to no set' },
] as const;
export const noFilter: EvidenceFilter = noEvidenceFilter;

/** The filter as the call takes it. */
export const filterToInput = (filter: EvidenceFilter): NonNullable<Input<'evidence.page'>['filter']> => ({
  ...filter,
  text: filter.text.trim(),
});

export const isFiltered = (filter: EvidenceFilter): boolean => filterToChips(filter, () => undefined).length > 0;

export type FilterChip = {
  readonly key: string;
  /** Which part of the filter it is, in the program's words. */
  readonly part: string;
  /** What it admits; may be text from the case. */
  readonly value: string;
  /** The filter without it. */
  readonly without: EvidenceFilter;
};

/** One chip for everything that narrows the table, so that no row is missing without a visible reason. */
export const filterToChips = (
  filter: EvidenceFilter,
  sourceName: (id: string) => string | undefined,
): readonly FilterChip[] => [
  ...(filter.text.trim() === ''
    ? []
    : [{ key: 'text', part: 'holds', value: filter.text.trim(), without: { ...filter, text: '' } }]),
  ...(filter.known === 'any'
    ? []
    : [
        {
          key: 'known',
          part: 'known',
          value: knownChoices.find(({ id }) => id === filter.known)?.label ?? filter.known,
          without: { ...filter, known: 'any' as const },
        },
      ]),
  ...textParts
    .filter((part) => filter[part] !== '')
    .map((part) => ({
      key: part,
      part: textWords[part],
      value: filter[part],
      without: { ...filter, [part]: '' },
    })),
  ...listParts.flatMap((part) =>
    filter[part].map((value) => ({
      key: `${part}-${value}`,
      part: partWords[part],
      value: valueWords(part, value, sourceName),
      without: { ...filter, [part]: filter[part].filter((one) => one !== value) },
    })),
  ),
  ...rangeParts.flatMap((part) => {
    const [from, to] = [filter[`${part}From`], filter[`${part}To`]];
    if (from === null && to === null) return [];
    return [
      {
        key: part,
        part: rangeWords[part],
        value: rangeText(from, to),
        without: { ...filter, [`${part}From`]: null, [`${part}To`]: null },
      },
    ];
  }),
];

type TextPart = 'exhibit' | 'title' | 'name' | 'sha256';
const textParts: readonly TextPart[] = ['exhibit', 'title', 'name', 'sha256'];
const textWords: Readonly<Record<TextPart, string>> = {
  exhibit: 'exhibit holds',
  title: 'title holds',
  name: 'file name holds',
  sha256: 'SHA-256 begins',
};

type RangePart = 'size' | 'added' | 'collected';
const rangeParts: readonly RangePart[] = ['size', 'added', 'collected'];
const rangeWords: Readonly<Record<RangePart, string>> = { size: 'size', added: 'added', collected: 'collected' };

const rangeText = (from: string | number | null, to: string | number | null): string => {
  if (from !== null && from === to) return endText(from);
  if (to === null) return `from ${endText(from)}`;
  return from === null ? `up to ${endText(to)}` : `${endText(from)} to ${endText(to)}`;
};

// A whole day has no need of its hours.
const endText = (end: string | number | null): string =>
  typeof end === 'number' ? sizeWords(end) : (end ?? '').replace(/T(?:00:00:00|23:59:59)Z$/u, '').replace('T', ' ');

type ListPart =
  'kinds' | 'reliabilities' | 'credibilities' | 'custody' | 'forgeabilities' | 'classes' | 'tlp' | 'sources' | 'triage';
const listParts: readonly ListPart[] = [
  'kinds',
  'reliabilities',
  'credibilities',
  'custody',
  'forgeabilities',
  'classes',
  'tlp',
  'sources',
  'triage',
];
const partWords: Readonly<Record<ListPart, string>> = {
  kinds: 'kind',
  reliabilities: 'reliability',
  credibilities: 'credibility',
  custody: 'custody',
  forgeabilities: 'forgeable',
  classes: 'class',
  tlp: 'marking',
  sources: 'source',
  triage: 'looked at',
};

const wordsByState: ReadonlyMap<string, string> = new Map(Object.entries(triageWords));
const custodyByGrade: ReadonlyMap<string, string> = new Map(Object.entries(custodyWords));

const valueWords = (part: ListPart, value: string, sourceName: (id: string) => string | undefined): string => {
  switch (part) {
    case 'kinds':
      return wordOf(kindChoices, value);
    case 'reliabilities':
    case 'credibilities':
      return value;
    case 'forgeabilities':
      return wordOf(forgeabilityChoices, value);
    case 'classes':
      return value === unstatedClass ? 'not stated' : wordOf(classChoices, value);
    case 'custody':
      return custodyByGrade.get(value) ?? value;
    case 'tlp':
      return `TLP:${value}`;
    case 'sources':
      return sourceName(value) ?? value;
    case 'triage':
      return wordsByState.get(value) ?? value;
  }
};
