import type { CaseTables } from '../../domain/case-tables.ts';
import type { CitedKind } from '../../domain/written-sentence.ts';
import type { Citable } from './written-facts.ts';

/**
 * What a sentence may cite, with the mark that it is cited by: an item by its exhibit number, a finding by its number in
 * its item, and what has no number of its own by its place in the order in which the case stated it.
 */
export const citableOf = (tables: CaseTables): readonly Citable[] => {
  const items = tables.rows('evidence').toSorted(bySeq);
  const exhibits = new Map(items.map(({ key, exhibit }) => [key, exhibit]));
  const registers = tables.rows('register_entry').toSorted(bySeq);
  return [
    ...items.map(({ key, exhibit, title, name }) => entry('evidence', key, exhibit, title ?? name)),
    ...findingsOf(tables, exhibits),
    ...tables
      .rows('assumption')
      .toSorted(bySeq)
      .map(({ key, statement }, index) => entry('assumption', key, `A${index + 1}`, statement)),
    ...registers
      .filter(({ kind }) => kind === 'gap')
      .map(({ key, statement }, index) => entry('gap', key, `G${index + 1}`, statement)),
    ...registers
      .filter(({ kind }) => kind === 'indicator')
      .map(({ key, statement }, index) => entry('indicator', key, `I${index + 1}`, statement)),
    ...tables
      .rows('source')
      .toSorted(bySeq)
      .map(({ key, name }, index) => entry('source', key, `S${index + 1}`, name)),
  ];
};

const findingsOf = (tables: CaseTables, exhibits: ReadonlyMap<string, string | null>): readonly Citable[] => {
  const counts = new Map<string, number>();
  return tables
    .rows('finding')
    .toSorted(bySeq)
    .map(({ key, item, statement, withdrawnSeq }) => {
      const number = (counts.get(item ?? '') ?? 0) + 1;
      counts.set(item ?? '', number);
      const exhibit = exhibits.get(item ?? '') ?? null;
      const mark = exhibit === null ? null : `${exhibit}, finding ${number}`;
      const found = entry('finding', key, mark, statement);
      return withdrawnSeq === null ? found : { ...found, mark: `${found.mark}, withdrawn`, state: 'withdrawn' };
    });
};

const entry = (of: CitedKind, id: string, mark: string | null, label: string | null): Citable => ({
  of,
  id,
  // An item without an exhibit number is known by the beginning of its identifier.
  mark: mark === null ? withheldMark(of) : mark === '' ? id.slice(0, 10) : mark,
  label,
  state: mark === null ? 'withheld' : 'stated',
});

export const withheldMark = (of: CitedKind): string => (of === 'evidence' ? 'exhibit withheld' : `${of} withheld`);

const bySeq = (left: { readonly seq: number }, right: { readonly seq: number }): number => left.seq - right.seq;
