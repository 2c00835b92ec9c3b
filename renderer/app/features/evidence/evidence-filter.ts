import type { Input } from '../../../../shared/api/contract.ts';
import { custodyWords } from '../../../../shared/reference/grade-words.ts';
import type { Tlp } from '../../../../shared/domain/vocabulary.ts';
import { kindChoices, wordOf } from './words.ts';

/** What narrows the table, with nothing left out. */
export type EvidenceFilter = {
  readonly text: string;
  readonly kinds: readonly string[];
  readonly reliabilities: readonly string[];
  readonly custody: readonly string[];
  readonly tlp: readonly Tlp[];
  readonly sources: readonly string[];
  readonly known: KnownChoice;
};

export const knownChoices = [
  { id: 'any', label: 'any' },
  { id: 'bad', label: 'known bad' },
  { id: 'good', label: 'known good' },
  { id: 'not good', label: 'hide known good' },
  { id: 'none', label: 'known to no set' },
] as const;
export type KnownChoice = (typeof knownChoices)[number]['id'];

export const noFilter: EvidenceFilter = {
  text: '',
  kinds: [],
  reliabilities: [],
  custody: [],
  tlp: [],
  sources: [],
  known: 'any',
};

export const isFiltered = (filter: EvidenceFilter): boolean =>
  filter.text.trim() !== '' || filter.known !== 'any' || listParts.some((part) => filter[part].length > 0);

/** The filter as the call takes it. */
export const filterToInput = (filter: EvidenceFilter): NonNullable<Input<'evidence.page'>['filter']> => ({
  text: filter.text.trim(),
  kinds: [...filter.kinds],
  reliabilities: [...filter.reliabilities],
  custody: [...filter.custody],
  tlp: [...filter.tlp],
  sources: [...filter.sources],
  known: filter.known,
});

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
  ...listParts.flatMap((part) =>
    filter[part].map((value) => ({
      key: `${part}-${value}`,
      part: partWords[part],
      value: valueWords(part, value, sourceName),
      without: { ...filter, [part]: filter[part].filter((one) => one !== value) },
    })),
  ),
];

type ListPart = Exclude<keyof EvidenceFilter, 'text' | 'known'>;
const listParts: readonly ListPart[] = ['kinds', 'reliabilities', 'custody', 'tlp', 'sources'];
const partWords: Readonly<Record<ListPart, string>> = {
  kinds: 'kind',
  reliabilities: 'reliability',
  custody: 'custody',
  tlp: 'marking',
  sources: 'source',
};

const custodyByGrade: ReadonlyMap<string, string> = new Map(Object.entries(custodyWords));

const valueWords = (part: ListPart, value: string, sourceName: (id: string) => string | undefined): string => {
  switch (part) {
    case 'kinds':
      return wordOf(kindChoices, value);
    case 'reliabilities':
      return value;
    case 'custody':
      return custodyByGrade.get(value) ?? value;
    case 'tlp':
      return `TLP:${value}`;
    case 'sources':
      return sourceName(value) ?? value;
  }
};
