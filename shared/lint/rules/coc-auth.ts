import type { z } from 'zod';
import { acquisitionSchemas } from '../../domain/acquisition.ts';
import type { EvidenceRow } from '../../domain/case-tables.ts';
import { isBlank, isCollected, type LintFacts } from '../facts.ts';
import { hitAll, place, type LintRule } from '../rule.ts';

export const cocAuth: LintRule<'none' | 'private'> = {
  id: 'COC-AUTH',
  severity: 'E',
  checks: 'It is stated by what right every item was collected; where that needs somebody’s leave, which one it is.',
  why: 'Evidence that was taken without right can be struck out, and harms those whom it was taken from.',
  absent: 'The case has no item that anybody collected.',
  reads: [
    'evidence.add.collection',
    'evidence.correct.collection',
    'evidence.add.origin',
    'intake.open.collection',
    'evidence.acquire.mandate',
  ],
  faults: {
    none: {
      severity: 'W',
      says: 'Nobody states by what right items were collected.',
      mend: 'State the authority, on the Evidence screen or with `plumbline acquire`.',
    },
    private: {
      severity: 'E',
      says: 'Items were collected by consent, warrant or contract, and nobody states which one.',
      mend: 'State the reference of the consent, warrant or contract, with `plumbline acquire`.',
    },
  },
  check: (facts) => {
    const items = facts.tables.rows('evidence').filter(isCollected);
    if (items.length === 0) return 'absent';
    const none: EvidenceRow[] = [];
    const unnamed: EvidenceRow[] = [];
    for (const item of items) {
      const mandate = mandateOf(item, facts);
      const authority = item.authority ?? facts.tables.get('intake', item.intake ?? '')?.authority;
      if (mandate?.type === undefined || mandate.type === null) {
        if (isBlank(authority) && isBlank(mandate?.identifier)) none.push(item);
      } else if (needsLeave.has(mandate.type) && isBlank(mandate.identifier) && isBlank(authority)) unnamed.push(item);
    }
    return [
      ...hitAll(
        'private',
        unnamed.map(({ key }) => place('item', key)),
      ),
      ...hitAll(
        'none',
        none.map(({ key }) => place('item', key)),
      ),
    ];
  },
};

/** Kinds of right that somebody gave: what was collected was not open to everybody. */
const needsLeave: ReadonlySet<string> = new Set(['consent', 'warrant', 'contract']);

type Mandate = z.infer<typeof acquisitionSchemas.mandate>;

/** Of the item itself, else of its intake. */
const mandateOf = ({ key, intake }: EvidenceRow, { tables }: LintFacts): Mandate | null => {
  const text = tables.get('acquisition', key)?.mandate ?? tables.get('acquisition', intake ?? '')?.mandate ?? null;
  if (text === null) return null;
  const mandate = acquisitionSchemas.mandate.safeParse(JSON.parse(text));
  return mandate.success ? mandate.data : null;
};
