import type { CaseTables } from '../domain/case-tables.ts';
import type { LineNames } from '../domain/line-word-parts.ts';
import { lineToWords } from '../domain/line-words.ts';
import type { RevealedLine } from '../ledger/reveal.ts';

export const happeningKinds = ['evidence', 'custody', 'case'] as const;
export type HappeningKind = (typeof happeningKinds)[number];

export const happeningWords: Readonly<Record<HappeningKind, string>> = {
  evidence: 'Evidence collected',
  custody: 'Custody',
  case: 'Acts on the case',
};

/** Something with a time, as an edition tells it. */
export type Happening = {
  readonly key: string;
  readonly kind: HappeningKind;
  /** As the line states it; an instant in UTC where the program wrote it. */
  readonly at: string;
  /** What happened, without the item. */
  readonly words: string;
  /** The item that it happened to; null: the case as a whole, or an item that is withheld. */
  readonly item: string | null;
  readonly seq: number;
};

/** When evidence was collected and changed hands, and when people acted on the case; what has no time here is left out. */
export const happeningsOf = (
  { tables, lines }: { readonly tables: CaseTables; readonly lines: readonly RevealedLine[] },
  names: LineNames,
): readonly Happening[] => {
  const collected = tables
    .rows('evidence')
    .toSorted((left, right) => left.seq - right.seq)
    .flatMap(({ key, seq, collectedAt }): readonly Happening[] =>
      collectedAt === null
        ? []
        : [{ at: collectedAt, kind: 'evidence', key: `e${key}`, words: 'collected', item: key, seq }],
    );
  const custody = tables.rows('custody').flatMap(({ key, at, happened, event, item, seq }): readonly Happening[] => {
    const when = happened ?? at;
    const words = event?.replaceAll('_', ' ') ?? 'event';
    return when === null ? [] : [{ at: when, kind: 'custody', key: `c${key}`, words, item, seq }];
  });
  const acts = lines
    .filter(({ type }) => actTypes.test(type))
    .flatMap((line): readonly Happening[] => {
      const { at } = line.fields;
      if (typeof at !== 'string') return [];
      return [{ at, kind: 'case', key: `l${line.seq}`, words: lineToWords(line, names), item: null, seq: line.seq }];
    });
  return [...collected, ...custody, ...acts].sort((left, right) =>
    left.at === right.at ? left.seq - right.seq : left.at < right.at ? -1 : 1,
  );
};

/** Lines that are acts of people on the case as a whole; what else was recorded stands in the ledger. */
const actTypes =
  /^(?:case\.|identity\.|profile\.|approval\.|release\.|review\.|log\.|opinion\.(?:begin|end)|judgement\.)/u;
