import { isBlank, sourceFields, sourceOfItem, type LintFacts } from '../facts.ts';
import { place, type LintPlace, type LintRule } from '../rule.ts';

export const srcDesc: LintRule<'no_source' | 'no_descriptor'> = {
  id: 'SRC-DESC',
  severity: 'E',
  checks: 'Everything that the text cites has a source with a descriptor.',
  why: 'ICD 206: a reader must learn what speaks for and against a source where it is cited.',
  absent: 'The text cites no item, finding or source.',
  reads: [...sourceFields, 'source.add', 'source.correct', 'finding.add.item'],
  faults: {
    no_source: {
      severity: 'E',
      says: 'A cited item has no source.',
      mend: 'State its source, on the Evidence screen or with `plumbline evidence`.',
    },
    no_descriptor: {
      severity: 'E',
      says: 'A cited source has no descriptor.',
      mend: 'Describe its access, completeness, age and bias, on the Sources screen or with `plumbline source`.',
    },
  },
  check: (facts) => {
    const cited = citedSources(facts);
    if (cited.length === 0) return 'absent';
    const nameless = cited.filter(({ source }) => source === null).map(({ by }) => by);
    const sources = new Set(cited.flatMap(({ source }) => source ?? []));
    const bare = [...sources].filter((id) => isBlank(facts.tables.get('source', id)?.descriptor));
    return [
      ...unique(nameless).map((where) => ({ fault: 'no_source' as const, where: [where] })),
      ...bare.sort().map((id) => ({ fault: 'no_descriptor' as const, where: [place('source', id)] })),
    ];
  },
};

type Cited = { readonly by: LintPlace; readonly source: string | null };

/** The source of each thing cited; what does not exist is SRC-ORPHAN's. */
const citedSources = (facts: LintFacts): readonly Cited[] => {
  const { tables } = facts;
  return facts.sentences.flatMap(({ parts }) =>
    parts.flatMap((part): readonly Cited[] => {
      if (part.kind !== 'cite') return [];
      if (part.of === 'source') return [{ by: place('source', part.id), source: part.id }];
      const key = part.of === 'finding' ? (tables.get('finding', part.id)?.item ?? '') : part.id;
      const item = part.of === 'finding' || part.of === 'evidence' ? tables.get('evidence', key) : undefined;
      return item === undefined ? [] : [{ by: place('item', key), source: sourceOfItem(item, facts) }];
    }),
  );
};

const unique = (places: readonly LintPlace[]): readonly LintPlace[] => [
  ...new Map(places.map((one) => [one.id, one])).values(),
];
