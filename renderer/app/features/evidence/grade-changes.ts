import type { Input } from '../../../../shared/api/contract.ts';

type Grade = Required<Input<'evidence.correct'>['grade']>;

/** Every part of an item's grade. Null only where the part may be left unsaid. */
export type WholeGrade = { readonly [Part in keyof Grade]: Exclude<Grade[Part], undefined> };

export type GradeChange = {
  readonly part: keyof WholeGrade;
  readonly title: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** What a correction would change, in the order of the form. */
export const gradeChanges = (before: WholeGrade, after: WholeGrade): readonly GradeChange[] =>
  parts
    .filter(([part]) => before[part] !== after[part])
    .map(([part, title]) => ({ part, title, before: before[part], after: after[part] }));

/** Only the parts that change: what nobody touched is not claimed anew. */
export const changedParts = (before: WholeGrade, after: WholeGrade): Input<'evidence.correct'>['grade'] =>
  Object.fromEntries(gradeChanges(before, after).map(({ part }) => [part, after[part]]));

const parts: readonly (readonly [keyof WholeGrade, string])[] = [
  ['reliability', 'Reliability'],
  ['credibility', 'Credibility'],
  ['custody', 'Custody'],
  ['forgeability', 'Forgeability'],
  ['kind', 'Kind'],
  ['adequacy', 'Collection'],
  ['group', 'Shared origin'],
  ['evidenceClass', 'Class'],
  ['layer', 'Layer'],
  ['marking', 'Marking of the item'],
];
