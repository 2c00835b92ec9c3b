import { confidenceGates as gates } from '../../reference/confidence-gates.ts';
import type { AssessmentNames } from '../assessment-names.ts';
import { counted } from '../../base/counted.ts';
import { listParts, numberPart, say, type Sentence } from '../sentence.ts';
import { probabilityText, shareText } from '../shown-numbers.ts';
import type { LevelConfidence, ShownTest } from './confidence-shape.ts';
import { confidenceLevels, type ConfidenceLevel, type ConfidenceTestName } from './confidence.ts';

const titles: Readonly<Record<ConfidenceTestName, string>> = {
  origins: 'Independent origins for the lead',
  classes: 'Kinds of evidence among them',
  stability: 'Robustness run',
  without_origin: 'Without its worst origin',
  completeness: 'Cells rated',
  models: 'Both models agree',
  custody: 'Well-kept evidence',
  assumptions: 'Critical assumptions',
  deception: 'Rated against deception',
  review: 'Independent review',
  p05: 'Pessimistic end',
};

export const confidenceTestTitle = (test: ConfidenceTestName): string => titles[test];

export const confidenceWord = (level: ConfidenceLevel): string =>
  level === 'insufficient' ? 'insufficient evidence' : level;

/** What a test found, with names that lead to what it rests on. */
const testFound = (row: ShownTest, names: AssessmentNames): Sentence => {
  switch (row.test) {
    case 'origins':
      return row.value === 0
        ? say`No origin favours the lead over its best rival by ${String(gates.favourDb)} decibels.`
        : say`${counted(row.value, 'origin')}: ${listParts(row.rests.map(names.origin), namesMax)}.`;
    case 'classes':
      return row.value === 0
        ? say`No item that counts has a stated class.`
        : say`${counted(row.value, 'class', 'classes')}, in ${listParts(row.rests.map(names.item), namesMax)}.`;
    case 'stability':
      return say`The lead stayed first in ${numberPart(shareText(row.value))} of the runs.`;
    case 'without_origin': {
      const [worst] = row.rests;
      if (worst === undefined) return say`There is no origin to leave out.`;
      return row.reaches === 'low'
        ? say`Without ${names.origin(worst)} the lead is no longer first.`
        : say`Without ${names.origin(worst)} it stays first, at ${numberPart(probabilityText(row.value))}.`;
    }
    case 'completeness':
      return say`${numberPart(shareText(row.value))} of the cells hold a rating.`;
    case 'models':
      return row.value
        ? say`The cross-check puts the same hypothesis first.`
        : say`The cross-check does not put the same hypothesis alone in first place.`;
    case 'custody':
      return row.rests.length === 0
        ? say`${numberPart(shareText(row.value))} of what speaks for the lead is well kept.`
        : say`${numberPart(shareText(row.value))} of what speaks for the lead is well kept; not so ${listParts(row.rests.map(names.item), namesMax)}.`;
    case 'assumptions':
      return row.value === 0
        ? say`No critical assumption is open.`
        : say`${counted(row.value, 'critical assumption')} ${row.value === 1 ? 'is' : 'are'} open.`;
    case 'deception':
      if (row.value === null) return say`Nobody has stated a hypothesis of deception.`;
      return row.value === 0
        ? say`Every item of weight ${String(gates.itemWeight)} or more is rated against it.`
        : say`Not rated against it: ${listParts(row.rests.map(names.item), namesMax)}.`;
    case 'review':
      return say`${reviewWords[row.value]}`;
    case 'p05':
      return say`In one run of twenty the lead is at ${numberPart(probabilityText(row.value))} or less.`;
  }
};

const namesMax = 4;

const reviewWords = {
  none: 'Nobody independent is named to review.',
  assigned: 'A reviewer is named and has not answered.',
  outdated: 'A reviewer concurred with an earlier state; something that moves numbers was added since.',
  dissent: 'A reviewer dissents.',
  concur: 'An independent reviewer concurs.',
} as const;

/** What the next step above asks of this test; null where it reaches the highest. */
const testNeeds = (row: ShownTest): string | null => {
  if (row.reaches === 'high') return null;
  const next = nextLevel(row.reaches);
  const what = needs(row.test, next);
  return what === null ? null : `${next}: ${what}`;
};

const nextLevel = (level: ConfidenceLevel): 'low' | 'moderate' | 'high' =>
  level === 'insufficient' ? 'low' : level === 'low' ? 'moderate' : 'high';

const needs = (test: ConfidenceTestName, next: 'low' | 'moderate' | 'high'): string | null => {
  switch (test) {
    case 'origins':
      return `${gates.origins[next]} or more`;
    case 'classes':
      return `${gates.classes[next]} or more`;
    case 'stability':
      return `first in ${shareText(gates.stability[next])} or more`;
    case 'without_origin':
      return next === 'high'
        ? `first without any, at ${probabilityText(gates.withoutOrigin.high)} or more`
        : 'first without any';
    case 'completeness':
      return `${shareText(gates.completeness[next])} or more`;
    case 'models':
      return 'the same first in both';
    case 'custody':
      return next === 'low' ? null : `${shareText(gates.custodyShare[next])} or more`;
    case 'assumptions':
      return next === 'low' ? null : next === 'high' ? 'none open' : `at most ${gates.assumptions.moderate} open`;
    case 'deception':
      return 'every item that weighs is rated against it';
    case 'review':
      return next === 'high' ? 'concurrence with what stands now' : 'somebody independent is named';
    case 'p05':
      return next === 'low' ? null : `${probabilityText(gates.p05[next])} or more`;
  }
};

/** Confidence of a level for people. */
export type ShownConfidence = {
  readonly level: ConfidenceLevel;
  readonly computed: ConfidenceLevel;
  /** What stands and what caps it, each a sentence. */
  readonly sentences: readonly Sentence[];
  readonly rows: readonly ShownRow[];
  readonly lowered: LevelConfidence['lowered'];
  readonly gates: LevelConfidence['gates'];
};
export type ShownRow = {
  readonly test: ConfidenceTestName;
  readonly title: string;
  readonly found: Sentence;
  readonly reaches: ConfidenceLevel;
  /** What the next step asks; null at the highest. */
  readonly needs: string | null;
  /** It is among those that hold the result down. */
  readonly isCapping: boolean;
};

export const showConfidence = (section: LevelConfidence, names: AssessmentNames): ShownConfidence => {
  const capping = new Set(cappingTests(section));
  return {
    level: section.confidence,
    computed: section.computed,
    sentences: confidenceSentences(section),
    rows: section.tests.map((row) => ({
      test: row.test,
      title: titles[row.test],
      found: testFound(row, names),
      reaches: row.reaches,
      needs: testNeeds(row),
      isCapping: capping.has(row),
    })),
    lowered: section.lowered,
    gates: section.gates,
  };
};

/** The tests that hold the computed step down: those that reach no further than it. */
const cappingTests = ({ computed, tests }: LevelConfidence): readonly ShownTest[] =>
  computed === 'high' ? [] : tests.filter(({ reaches }) => reaches === computed);

/** What stands, what caps it, what would lift it: sentences without a word of likelihood (ICD 203). */
const confidenceSentences = (section: LevelConfidence): readonly Sentence[] => {
  const { confidence, computed, without, below, lowered } = section;
  if (without === 'tie') return [say`No hypothesis leads, so nothing could be held with confidence.`];
  if (without === 'residual') {
    return [say`What leads names nobody: the evidence is insufficient to attribute, and that can be published.`];
  }
  const capping = cappingTests(section);
  const sentences: Sentence[] = [];
  if (confidence === 'insufficient') {
    sentences.push(say`Insufficient evidence to attribute: a result that can be published.`);
  }
  if (capping.length > 0) {
    const [next] = confidenceLevels.slice(confidenceLevels.indexOf(computed) + 1);
    sentences.push(
      say`${computed === 'insufficient' ? 'Not even low holds' : `No more than ${computed} holds`}: ${listParts(
        capping.map(({ test }) => say`${titles[test].toLowerCase()}`),
        5,
      )} ${capping.length === 1 ? 'does' : 'do'} not reach ${next ?? ''}.`,
    );
  }
  if (below !== null && rank(below.confidence) < rank(computed)) {
    sentences.push(
      say`Level ${String(below.level)} carries no more than ${confidenceWord(below.confidence)}, so this level does not either.`,
    );
  }
  if (lowered !== null && rank(lowered.to) <= rank(confidence) && rank(lowered.to) < rank(computed)) {
    sentences.push(say`An analyst lowered it to ${confidenceWord(lowered.to)} in line ${String(lowered.line)}.`);
  }
  return sentences;
};

const rank = (level: ConfidenceLevel): number => confidenceLevels.indexOf(level);
