import type { AssessmentNames } from '../assessment-names.ts';
import type { LevelAssessment } from '../assessment-shape.ts';
import { wordPart } from '../likelihood-words.ts';
import { counted } from '../../base/counted.ts';
import { linePart, numberPart, quoted, say, type Named, type Sentence } from '../sentence.ts';
import { probabilityText, rangeText } from '../shown-numbers.ts';
import type { LevelStated } from './stated-shape.ts';

type Names = Pick<AssessmentNames, 'hypothesis'>;
/** The hypothesis of a lower level that a number was lowered to. */
export type Cap = { readonly level: number; readonly by: Named };

/** What capped the number of a hypothesis, by name; null where nothing did. */
export const capOf = ({ hypotheses }: LevelStated, names: Names, id: string): Cap | null => {
  const cap = hypotheses[id]?.cappedBy ?? null;
  return cap === null ? null : { level: cap.level, by: names.hypothesis(cap.hypothesis) };
};

/** What must be said beside the sentence: caps, those of the `first` before others, families, and what was set aside. */
export const statedCautions = (
  { stated, words }: Pick<LevelAssessment, 'stated' | 'words'>,
  names: Names,
  { lead, first }: { readonly lead: string | null; readonly first: readonly string[] },
): readonly Sentence[] => [
  ...Object.keys(stated.hypotheses)
    .sort((left, right) => Number(first.includes(right)) - Number(first.includes(left)))
    .flatMap((id) => capCaution(stated, names, id, lead)),
  ...(lead === null ? [] : [...rangeCaution(stated, names), ...aboveCaution(stated, names, lead)]),
  ...(stated.rest === 0
    ? []
    : [
        say`${numberPart(probabilityText(stated.rest))} of the probability is not established at this level: what a cap takes away is given to no other hypothesis.`,
      ]),
  ...familyCautions({ stated, words }, names, lead, first),
  ...first.flatMap((id) => {
    const line = stated.hypotheses[id]?.setAside ?? null;
    return line === null
      ? []
      : [say`Set aside in ${linePart(line)}, which changes no number: ${quoted(names.hypothesis(id))}.`];
  }),
];

const capCaution = (stated: LevelStated, names: Names, id: string, lead: string | null): readonly Sentence[] => {
  const own = stated.hypotheses[id];
  const cap = capOf(stated, names, id);
  if (own === undefined || cap === null) return [];
  const subject = id === lead ? say`It is` : say`The hypothesis ${quoted(names.hypothesis(id))} is`;
  return [
    say`${subject} stated at ${numberPart(probabilityText(own.stated))}, no higher than ${quoted(cap.by)} of level ${String(cap.level)} leaves room for, which ${entailing(stated, names, id)}; its own matrix gives ${numberPart(probabilityText(own.computed))}.`,
  ];
};

/** Who entails the target: the hypothesis itself, or a whole that it is part of. */
const entailing = ({ hypotheses }: LevelStated, names: Names, id: string): Sentence => {
  const own = hypotheses[id];
  const target = own?.cappedBy?.hypothesis;
  if (own?.entails === target) return say`it entails`;
  for (let at = own?.partOf ?? null; at !== null; at = hypotheses[at]?.partOf ?? null) {
    if (hypotheses[at]?.entails === target) return say`${quoted(names.hypothesis(at))} entails`;
  }
  return say`it entails`;
};

const rangeCaution = ({ range }: LevelStated, names: Names): readonly Sentence[] =>
  range === null || range.cappedBy === null
    ? []
    : [
        say`Its range is held to that of ${quoted(names.hypothesis(range.cappedBy.hypothesis))} too: ${numberPart(rangeText(range.p05, range.p95))}.`,
      ];

const aboveCaution = ({ hypotheses }: LevelStated, names: Names, lead: string): readonly Sentence[] => {
  const own = hypotheses[lead];
  if (own === undefined || own.cappedBy === null) return [];
  const [above] = Object.entries(hypotheses)
    .filter(([id, other]) => id !== lead && other.stated > own.stated)
    .sort(([, left], [, right]) => right.stated - left.stated);
  return above === undefined
    ? []
    : [
        say`Another, ${quoted(names.hypothesis(above[0]))}, is stated higher, at ${numberPart(probabilityText(above[1].stated))}: the lead is what this level’s own matrix puts first.`,
      ];
};

/** Families that are whole themselves; a tie among sisters, or a lead that is only one of them, must not hide them. */
const familyCautions = (
  { stated: { hypotheses }, words }: Pick<LevelAssessment, 'stated' | 'words'>,
  names: Names,
  lead: string | null,
  first: readonly string[],
): readonly Sentence[] => {
  const highest = Math.max(...Object.entries(hypotheses).map(([, { stated }]) => stated));
  return Object.entries(hypotheses).flatMap(([id, { family, partOf }]) => {
    if (family === null || partOf !== null) return [];
    const members = new Set(family.members);
    const isOwn = first.some((one) => members.has(one));
    if (!isOwn && family.stated <= highest) return [];
    const word = words.families[id];
    const together = say`Together with ${counted(members.size - 1, 'part')}, ${quoted(names.hypothesis(id))} is at ${numberPart(probabilityText(family.stated))}${word === undefined ? '' : say`, ${wordPart(word, words.wording)}`}`;
    if (lead !== null && members.has(lead)) return [say`${together}: the lead is one of its columns.`];
    return [
      lead === null
        ? say`${together}, although none of its columns leads alone.`
        : say`${together}, above the lead, although none of its columns leads alone.`,
    ];
  });
};

/** Whether somebody confirmed that the hypotheses of the level exclude each other. */
export const exclusivityWords = ({ exclusive: { status, line } }: LevelStated): Sentence => {
  switch (status) {
    case 'confirmed':
      return say`That they exclude each other is confirmed, in ${linePart(line ?? 0)}.`;
    case 'outdated':
      return say`That they exclude each other was confirmed in ${linePart(line ?? 0)}, and is outdated: something was stated on the level since.`;
    case 'none':
      return say`That they exclude each other is not confirmed.`;
  }
};
