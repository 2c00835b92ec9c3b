import type { SentencePart } from '../../domain/written-sentence.ts';
import type { LintFacts } from '../facts.ts';
import { hitAll, place, type LintRule } from '../rule.ts';
import { hasPart } from '../sentences.ts';

export const srcOrphan: LintRule<'uncited' | 'excluded' | 'unknown'> = {
  id: 'SRC-ORPHAN',
  severity: 'E',
  checks: 'Every factual sentence cites something, and nothing that is cited was excluded.',
  why: 'A fact that leads nowhere cannot be checked, and an item of weight 0 carries nothing.',
  absent: 'Nothing is written.',
  reads: ['finding.add.item'],
  faults: {
    uncited: {
      severity: 'E',
      says: 'A sentence tagged as a fact cites nothing.',
      mend: 'Cite the item or finding that shows it, or tag the sentence as what it is.',
    },
    excluded: {
      severity: 'E',
      says: 'A sentence cites an item that counts nowhere (weight 0).',
      mend: 'Cite another item, or mend what excludes this one: its grades or its custody.',
    },
    unknown: {
      severity: 'E',
      says: 'A sentence cites something that the case does not hold.',
      mend: 'Cite what is there.',
    },
  },
  check: (facts) => {
    if (facts.sentences.length === 0) return 'absent';
    const weights = facts.levels[0]?.weights;
    return facts.sentences.flatMap((sentence) => {
      const own = place('sentence', sentence.id);
      const cited = sentence.parts.filter((part) => part.kind === 'cite');
      const isUncited = sentence.kind === 'fact' && !hasPart(sentence, 'cite');
      const items = cited.flatMap((part) => itemOf(part, facts) ?? []);
      const excluded = weights === undefined ? [] : items.filter((item) => (weights[item] ?? 0) === 0);
      const isUnknown = cited.some((part) => !isThere(part, facts));
      return [
        ...(isUncited ? hitAll('uncited', [own]) : []),
        ...(excluded.length > 0 ? hitAll('excluded', [own, ...excluded.map((id) => place('item', id))]) : []),
        ...(isUnknown ? hitAll('unknown', [own]) : []),
      ];
    });
  },
};

type Cite = Extract<SentencePart, { readonly kind: 'cite' }>;

/** The item behind a citation, where there is one. */
const itemOf = ({ of, id }: Cite, { tables }: LintFacts): string | undefined => {
  const key = of === 'finding' ? (tables.get('finding', id)?.item ?? '') : of === 'evidence' ? id : '';
  return tables.get('evidence', key)?.key;
};

const isThere = ({ of, id }: Cite, { tables }: LintFacts): boolean => {
  switch (of) {
    case 'evidence':
      return tables.get('evidence', id) !== undefined;
    case 'finding':
      return tables.get('finding', id)?.withdrawnSeq === null;
    case 'assumption':
      return tables.get('assumption', id) !== undefined;
    case 'gap':
    case 'indicator':
      return tables.get('register_entry', id)?.kind === of;
    case 'source':
      return tables.get('source', id) !== undefined;
  }
};
