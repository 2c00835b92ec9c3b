import type { EvidenceRow } from '../../domain/case-tables.ts';
import { plantedPairsOf } from '../../domain/planted-pair.ts';
import { countedItems, isBlank, sourceFields, sourceOfItem } from '../facts.ts';
import { place, type LintRule } from '../rule.ts';

export const grpCheck: LintRule<'source' | 'file' | 'address'> = {
  id: 'GRP-CHECK',
  severity: 'E',
  checks: 'Items that share a source, a file or an address have been put into a group of origin, be it as independent.',
  why: 'Ten reports that repeat one count ten times, unless somebody decides that they are one origin.',
  absent: 'Fewer than two items count.',
  reads: [...sourceFields, 'evidence.add.content', 'link.add'],
  faults: {
    source: {
      severity: 'E',
      says: 'Items of one source stand in no group of origin.',
      mend: 'Decide whether they are one origin: put them into a group, with the relation independent where they are not.',
    },
    file: {
      severity: 'E',
      says: 'Items with the same file stand in no group of origin.',
      mend: 'Put them into one group of origin.',
    },
    address: {
      severity: 'E',
      says: 'Items from one address stand in no group of origin.',
      mend: 'Put them into one group of origin.',
    },
  },
  check: (facts) => {
    // The planted reading of an item is the same thing a second time, on purpose.
    const planted = new Set(plantedPairsOf(facts.tables).map((pair) => pair.planted));
    const items = countedItems(facts).filter(({ key }) => !planted.has(key));
    if (items.length < 2) return 'absent';
    return [
      ...undecided(items, (item) => sourceOfItem(item, facts)).map((where) => ({ fault: 'source' as const, where })),
      ...undecided(items, ({ sha256 }) => sha256).map((where) => ({ fault: 'file' as const, where })),
      ...undecided(items, ({ url }) => url).map((where) => ({ fault: 'address' as const, where })),
    ];
  },
};

/** Of every two or more items with one value, those that nobody put into a group. */
const undecided = (items: readonly EvidenceRow[], valueOf: (item: EvidenceRow) => string | null) => {
  const byValue = new Map<string, EvidenceRow[]>();
  for (const item of items) {
    const value = valueOf(item);
    if (value === null || isBlank(value)) continue;
    const sharing = byValue.get(value);
    if (sharing === undefined) byValue.set(value, [item]);
    else sharing.push(item);
  }
  return [...byValue.values()].flatMap((sharing) => {
    const open = sharing.filter(({ originGroup }) => originGroup === null);
    return sharing.length > 1 && open.length > 0 ? [open.map(({ key }) => place('item', key))] : [];
  });
};
