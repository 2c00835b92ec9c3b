import { z } from 'zod';
import type { CaseTables } from '../domain/case-tables.ts';
import { harmCriteria, redLineIds } from '../domain/vocabulary.ts';
import { harmAnchors, redLineWords } from '../reference/harm-card.ts';
import { entryName, registerOfTables } from './service-register.ts';

export const itemConsequenceKinds = ['harm', 'red line', 'service', 'dependence'] as const;
export type ItemConsequence = {
  readonly kind: (typeof itemConsequenceKinds)[number];
  /** The criterion, the red line or the entries. Names may come from anyone. */
  readonly name: string;
  /** What of it rests on the item. */
  readonly says: string;
  readonly line: number;
};

/** Every score of harm, red line and entry of the register of services that cites an item, in that order. */
export const consequenceOfItem = (tables: CaseTables, item: string): readonly ItemConsequence[] => {
  const { entries, dependencies } = registerOfTables(tables);
  const names = new Map(entries.map((entry) => [entry.id, entryName(entry)]));
  return [
    ...harmCriteria.flatMap((criterion): readonly ItemConsequence[] => {
      const row = tables.get('harm', criterion);
      if (row === undefined || !doesCite(row.cites, item)) return [];
      return [{ kind: 'harm', name: harmAnchors[criterion].name, says: `${row.score}, ${row.status}`, line: row.seq }];
    }),
    ...redLineIds.flatMap((id): readonly ItemConsequence[] => {
      const row = tables.get('red_line', id);
      if (row === undefined || !doesCite(row.cites, item)) return [];
      return [
        { kind: 'red line', name: `${id} ${redLineWords[id].trigger}`, says: row.status ?? 'withheld', line: row.seq },
      ];
    }),
    ...entries.flatMap(({ id, cites, people, state, line }): readonly ItemConsequence[] => {
      const parts = [
        ...(cites?.state.includes(item) === true
          ? [state?.is === 'affected' ? 'that it failed' : 'that it did not fail']
          : []),
        ...(cites?.people.includes(item) === true && people !== null ? [`that it serves ${people.count} people`] : []),
        ...(cites?.entry.includes(item) === true ? ['the entry'] : []),
      ];
      return parts.length === 0 ? [] : [{ kind: 'service', name: names.get(id) ?? id, says: parts.join(', '), line }];
    }),
    ...dependencies.flatMap(({ asset, needs, cites, line }): readonly ItemConsequence[] =>
      cites?.includes(item) === true
        ? [
            {
              kind: 'dependence',
              name: names.get(asset) ?? asset,
              says: `that it needs ${names.get(needs) ?? needs}`,
              line,
            },
          ]
        : [],
    ),
  ];
};

const ids = z.array(z.string());
const doesCite = (cites: string | null, item: string): boolean =>
  cites !== null && ids.parse(JSON.parse(cites)).includes(item);
