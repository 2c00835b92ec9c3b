import { confidenceTestTitle, confidenceWord } from '../confidence/confidence-words.ts';
import type { AssessmentNames } from '../assessment-names.ts';
import { counted } from '../../base/counted.ts';
import { listParts, numberPart, quoted, say, type Sentence } from '../sentence.ts';
import { probabilityText, shareText } from '../shown-numbers.ts';
import type { DeltaChange, DeltaPlace, DeltaStance, LevelDelta } from './delta-shape.ts';

/** A sentence with the lines that it rests on, which can be followed. */
export type Told = { readonly sentence: Sentence; readonly lines: readonly number[] };
/** A part of a move: its share in points of percentage, null where it cannot be taken back alone. */
export type ToldPart = Told & { readonly points: string | null; readonly hundredths: number };

/** What several parts make together, as it is printed. */
export const sumOfParts = (parts: readonly ToldPart[]): string =>
  pointsText(parts.reduce((sum, { hundredths }) => sum + hundredths, 0));

export type ToldDelta = {
  readonly level: number;
  /** What came in or changed, with its lines. */
  readonly came: readonly Told[];
  /** What moved by it. */
  readonly moved: readonly Sentence[];
  /** Null where no hypothesis has a probability at both moments that could be explained. */
  readonly why: {
    readonly sentence: Sentence;
    /** Largest first; those that move it by nothing are in `still`. */
    readonly parts: readonly ToldPart[];
    readonly still: { readonly count: number; readonly lines: readonly number[] };
    readonly remainder: string;
    readonly moved: string;
  } | null;
};

/** A difference of one level in sentences: no adjective, no guess. */
export const tellDelta = (delta: LevelDelta, names: AssessmentNames): ToldDelta => ({
  level: delta.level,
  came: delta.changes
    .toSorted((left, right) => (left.lines[0] ?? 0) - (right.lines[0] ?? 0))
    .map((change) => ({ sentence: changeSentence(change, names, valuesMax), lines: change.lines })),
  moved: movedSentences(delta, names),
  why: whyOf(delta, names),
});

const valuesMax = 6;
// What a part consists of stands in full above it.
const valuesInPartMax = 2;

const changeSentence = (change: DeltaChange, names: AssessmentNames, valuesMax: number): Sentence => {
  const by = change.by.length === 0 ? '' : `, by ${change.by.join(' and ')}`;
  const { values, came } = change;
  const id = change.id ?? '';
  switch (change.kind) {
    case 'item': {
      const rated = values.map(({ of, from, to }) => say`${to ?? from ?? ''} for ${quoted(names.hypothesis(of))}`);
      const ratings = rated.length === 0 ? say`not rated` : say`rated ${listParts(rated, valuesMax)}`;
      return say`${names.item(id)} ${came ? 'came in' : 'was there'}, ${ratings}${by}.`;
    }
    case 'hypothesis':
      return say`${quoted(names.hypothesis(id))} ${came ? 'was stated' : 'stood there'}${by}.`;
    case 'rating': {
      if (values.every(({ from }) => from === null)) {
        const first = values.map(({ of, to }) => say`${to ?? 'blank'} for ${quoted(names.hypothesis(of))}`);
        return say`${names.item(id)} was rated ${listParts(first, valuesMax)}${by}.`;
      }
      const cells = values.map(
        ({ of, from, to }) => say`${from ?? 'blank'} to ${to ?? 'blank'} for ${quoted(names.hypothesis(of))}`,
      );
      return say`${names.item(id)} was rated anew, ${listParts(cells, valuesMax)}${by}.`;
    }
    case 'grade': {
      const fields = values.map(({ of, from, to }) =>
        of === 'group'
          ? say`origin from ${originOf(from, names)} to ${originOf(to, names)}`
          : say`${gradeWord(of)} from ${plain(from)} to ${plain(to)}`,
      );
      return say`${names.item(id)} was graded anew, ${listParts(fields, valuesMax)}${by}.`;
    }
    case 'dependence': {
      const [value] = values;
      return say`The dependence within ${names.origin(id)} was set from ${plain(value?.from ?? null)} to ${plain(value?.to ?? null)}${by}.`;
    }
    case 'prior': {
      const stated = values.map(
        ({ of, from, to }) => say`${quoted(names.hypothesis(of))} from ${from ?? 'uniform'} to ${to ?? 'uniform'}`,
      );
      return say`Priors were stated: ${listParts(stated, valuesMax)}${by}.`;
    }
    case 'profile':
      return say`Another scoring profile was activated: ${(values[0]?.from ?? '').slice(0, 12)} before, ${(values[0]?.to ?? '').slice(0, 12)} after${by}.`;
  }
};

const plain = (value: string | null): string => (value ?? 'none').replaceAll('_', ' ');
const originOf = (group: string | null, names: AssessmentNames) =>
  group === null ? say`its own` : say`${names.origin(group)}`;
const gradeWord = (field: string): string => gradeWords.get(field) ?? field;
const gradeWords: ReadonlyMap<string, string> = new Map([
  ['rel', 'reliability'],
  ['cred', 'credibility'],
  ['forge', 'ease of forging'],
]);

const movedSentences = (delta: LevelDelta, names: AssessmentNames): readonly Sentence[] => [
  leadSentence(delta.lead, names),
  ...delta.hypotheses.flatMap(({ id, before, after }) => placeSentence(id, before, after, names)),
  ...stanceSentences(delta.confidence),
  ...fragilitySentence(delta.fragility),
  ...completenessSentence(delta.completeness),
  ...agreementSentence(delta.modelAgreement),
];

const leadSentence = ({ before, after }: LevelDelta['lead'], names: AssessmentNames): Sentence => {
  const named = (id: string): Sentence => quoted(names.hypothesis(id));
  if (before === null)
    return after === null
      ? say`Nothing led then, nothing leads now.`
      : say`Nothing led then; ${named(after)} leads now.`;
  if (after === null) return say`${named(before)} led then; nothing leads now.`;
  return before === after
    ? say`${named(after)} led then and leads now.`
    : say`${named(before)} led then; ${named(after)} leads now.`;
};

const placeSentence = (
  id: string,
  before: DeltaPlace | null,
  after: DeltaPlace | null,
  names: AssessmentNames,
): readonly Sentence[] => {
  const name = quoted(names.hypothesis(id));
  if (before === null && after === null) return [];
  if (after === null) return [say`${name} stood at ${standing(before)} and is not there now.`];
  if (before === null) return [say`${name} was not there then and stands at ${standing(after)}.`];
  const isSame =
    before.probability === after.probability && before.stated === after.stated && before.place === after.place;
  if (isSame) return [];
  const points = pointsText(hundredths(after.probability) - hundredths(before.probability));
  const words =
    before.word === after.word && before.gap === after.gap
      ? say`${wordOf(after)} then and now`
      : say`from ${wordOf(before)} to ${wordOf(after)}`;
  const place =
    before.place === after.place
      ? say`in place ${String(after.place)} then and now`
      : say`from place ${String(before.place)} to ${String(after.place)}`;
  const held =
    isHeld(before) || isHeld(after)
      ? say`; held by the level below, it was stated at ${statedPercent(before)} and is at ${statedPercent(after)}`
      : '';
  return [
    say`${name}: from ${percent(before)} to ${percent(after)}, ${numberPart(points)} points${held}; ${words}; ${place}.`,
  ];
};

const isHeld = ({ probability, stated }: DeltaPlace): boolean => stated !== probability;
const statedPercent = ({ stated }: DeltaPlace) => numberPart(probabilityText(Number(stated)));

const wordOf = ({ word, gap }: DeltaPlace): string => `“${word}”${gap ? ' (falls in a yardstick gap)' : ''}`;
const percent = ({ probability }: DeltaPlace) => numberPart(probabilityText(Number(probability)));
const standing = (place: DeltaPlace | null): Sentence =>
  place === null
    ? []
    : say`${percent(place)}${isHeld(place) ? say`, stated at ${statedPercent(place)}` : ''}, ${wordOf(place)}, in place ${String(place.place)}`;

const stanceSentences = ({ before, after }: LevelDelta['confidence']): readonly Sentence[] => {
  if (before === null || after === null) return [];
  const sameCaps = before.capping.join() === after.capping.join();
  if (before.stated === after.stated && before.computed === after.computed && sameCaps) return [];
  return [
    before.stated === after.stated
      ? say`Confidence was ${confidenceWord(after.stated)} and is ${confidenceWord(after.stated)}${computedAs(after)}.`
      : say`Confidence went from ${confidenceWord(before.stated)} to ${confidenceWord(after.stated)}${computedAs(after)}.`,
    ...(sameCaps ? [] : [say`It was held there by ${capsOf(before)}, and is by ${capsOf(after)}.`]),
  ];
};

const computedAs = ({ stated, computed }: DeltaStance): string =>
  stated === computed ? '' : ` (computed: ${confidenceWord(computed)})`;
const capsOf = ({ capping }: DeltaStance): Sentence =>
  capping.length === 0
    ? say`no test`
    : listParts(capping.map((test) => say`${confidenceTestTitle(test).toLowerCase()}`));

const fragilitySentence = ({ before, after }: LevelDelta['fragility']): readonly Sentence[] =>
  before === after
    ? []
    : [
        say`The smallest set of origins that would have to be wrong together before a rival draws level had ${before === null ? 'no size' : counted(before, 'origin')} and has ${after === null ? 'no size' : counted(after, 'origin')}.`,
      ];

const completenessSentence = ({ before, after }: LevelDelta['completeness']): readonly Sentence[] =>
  before === null || after === null || before === after
    ? []
    : [
        say`Rated were ${numberPart(shareText(Number(before)))} of the cells, and are ${numberPart(shareText(Number(after)))}.`,
      ];

const agreementSentence = ({ before, after }: LevelDelta['modelAgreement']): readonly Sentence[] =>
  before === null || after === null || before === after
    ? []
    : [
        after
          ? say`The two models did not agree on who is first, and agree now.`
          : say`The two models agreed on who is first, and do not agree now.`,
      ];

/** Hundredths of a point of percentage: what is printed adds up, because the remainder is taken from what is printed. */
const hundredths = (decimal: string): number => Math.round(Number(decimal) * 1e4);

const minus = '\u2212';
/** `+1.25`, `−0.40`, `0.00`. */
const pointsText = (value: number): string => {
  const digits = String(Math.abs(value)).padStart(3, '0');
  const sign = value > 0 ? '+' : value < 0 ? minus : '';
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

const whyOf = ({ move, changes }: LevelDelta, names: AssessmentNames): ToldDelta['why'] => {
  if (move === null) return null;
  const [from, to] = [hundredths(move.from), hundredths(move.to)];
  const shown = changes.map((change) => ({
    change,
    points: change.effect === null ? null : hundredths(change.effect),
  }));
  const explained = shown.reduce((sum, { points }) => sum + (points ?? 0), 0);
  const still = shown.filter(({ points }) => points === 0);
  return {
    sentence: say`${quoted(names.hypothesis(move.hypothesis))} went from ${numberPart(percentText(from))} to ${numberPart(percentText(to))}.`,
    parts: shown
      .filter(({ points }) => points !== 0)
      .map(({ change, points }) => ({
        sentence: changeSentence(change, names, valuesInPartMax),
        lines: change.lines,
        points: points === null ? null : pointsText(points),
        hundredths: points ?? 0,
      })),
    still: {
      count: still.length,
      lines: [...new Set(still.flatMap(({ change }) => change.lines))].sort((left, right) => left - right),
    },
    remainder: pointsText(to - from - explained),
    moved: pointsText(to - from),
  };
};

const percentText = (value: number): string =>
  `${String(value).padStart(3, '0').slice(0, -2)}.${String(value).padStart(3, '0').slice(-2)}\u202f%`;
