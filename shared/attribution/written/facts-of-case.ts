import type { CaseTables } from '../../domain/case-tables.ts';
import { wordingById } from '../../reference/yardsticks.ts';
import { levelQuestions, nameAssessment } from '../assessment-names.ts';
import { tablesToAssessmentRows, type AssessmentRows } from '../assessment-rows.ts';
import type { LevelAssessment } from '../assessment-shape.ts';
import { scoredLevels } from '../case-scoring.ts';
import { wordingOf } from '../case-wording.ts';
import { likelihoodPhrase, statementClause } from '../likelihood-words.ts';
import { publicVerb } from '../public-verb.ts';
import type { HypothesisKind } from '../scoring-input.ts';
import { say, sentenceToText } from '../sentence.ts';
import { probabilityText } from '../shown-numbers.ts';
import { bandRangeText } from './band-range.ts';
import { citableOf } from './citable.ts';
import type { HypothesisFacts, Shown, ShownState, WrittenFacts } from './written-facts.ts';

/** What the case states, or why it states nothing. */
export type Numbers =
  | { readonly status: 'computed'; readonly levels: readonly LevelAssessment[] }
  | { readonly status: 'not_recomputable' };

/** What the fields of sentences say: from the stated numbers, the words and the confidence of the assessment alone. */
export const factsOfCase = (tables: CaseTables, numbers: Numbers): WrittenFacts => {
  const rows = tablesToAssessmentRows(tables);
  const levels = numbers.status === 'computed' ? numbers.levels : [];
  const byLevel = new Map(levels.map((level) => [level.level, level]));
  const none: ShownState = numbers.status === 'computed' ? 'covered' : 'not_recomputable';
  return {
    wording: wordingOf(tables).id,
    hypotheses: rows.hypotheses
      .map((row) => hypothesisFacts(row, rows, byLevel.get(row.level ?? 0), none))
      .toSorted(
        (left, right) =>
          (left.level ?? 0) - (right.level ?? 0) ||
          statedOf(right.id, right.level, byLevel) - statedOf(left.id, left.level, byLevel) ||
          (left.id < right.id ? -1 : 1),
      ),
    levels: scoredLevels(tables).map((level) => ({
      level,
      question: levelQuestions.get(level) ?? '',
      confidence: confidenceOf(byLevel.get(level), none),
    })),
    citable: [...citableOf(tables)],
  };
};

const statedOf = (id: string, level: number | null, levels: ReadonlyMap<number, LevelAssessment>): number =>
  levels.get(level ?? 0)?.stated.hypotheses[id]?.stated ?? 0;

type Row = AssessmentRows['hypotheses'][number];

const hypothesisFacts = (
  row: Row,
  rows: AssessmentRows,
  level: LevelAssessment | undefined,
  none: ShownState,
): HypothesisFacts => {
  const own = level?.stated.hypotheses[row.id];
  const word = level?.words.byHypothesis[row.id];
  const kind = level?.scores.hypotheses.find(({ id }) => id === row.id)?.type ?? 'specific';
  const name =
    level === undefined ? (row.statement ?? row.id) : nameAssessment(level.scores, rows).hypothesis(row.id).text;
  const common = {
    id: row.id,
    level: row.level,
    name,
    isLead: level !== undefined && isWeighed(level) && level.scores.lead === row.id,
    statement: statementOf(row, rows, { kind, name, isWhole: (own?.family ?? null) !== null }),
  };
  if (level === undefined || own === undefined || word === undefined || !isWeighed(level)) {
    const shown = notShown(level === undefined ? none : 'unweighed');
    return { ...common, likelihood: shown, word: null, band: null, probability: shown };
  }
  return {
    ...common,
    likelihood: { text: likelihoodText(level, row.id, word), state: 'stated' },
    word: word.word,
    band: word.band,
    probability: { text: probabilityText(own.stated), state: 'stated' },
  };
};

/** Of one hypothesis, or of none rated, the numbers say nothing. */
const isWeighed = ({ scores }: LevelAssessment): boolean => scores.hypotheses.length > 1 && scores.completeness > 0;

export const notShown = (state: ShownState): Shown => ({ text: `[${stateWords[state]}]`, state });

const stateWords: Readonly<Record<ShownState, string>> = {
  stated: 'stated',
  withheld: 'withheld',
  not_recomputable: 'not recomputable',
  covered: 'hidden until the level is ranked',
  unweighed: 'nothing is weighed yet',
  withdrawn: 'withdrawn',
};

const statementOf = (
  { id, level, statement }: Row,
  rows: AssessmentRows,
  { kind, name, isWhole }: { readonly kind: HypothesisKind; readonly name: string; readonly isWhole: boolean },
): Shown => {
  if (statement === null) return notShown('withheld');
  const { behind } = publicVerb(level ?? 0, { id, name, kind }, rows);
  const otherwise = isWhole ? ', otherwise than by its parts' : '';
  return {
    text: sentenceToText(say`${statementClause({ id, name, statement })}${otherwise}${behind}`),
    state: 'stated',
  };
};

/**
 * The word as English needs it, with its range; with the range of the robustness run where that must be said (method,
 * section 2.6), and that it is no judgement yet where a PHIA term waits for one (section 3.3).
 */
const likelihoodText = (
  { words, scores }: LevelAssessment,
  id: string,
  word: LevelAssessment['words']['byHypothesis'][string],
): string => {
  const wording = wordingById[words.wording];
  const isLead = scores.lead === id;
  const notes = [
    bandRangeText(word.band, wording),
    ...(word.note === 'gap' ? ['in a gap of the yardstick'] : []),
    ...(isLead && words.range?.mustState === true ? [rangingText(words.range)] : []),
    ...(isLead && wording.id === 'phia' && words.confirmation?.stands !== true ? ['computed, not confirmed'] : []),
  ];
  return `${sentenceToText(likelihoodPhrase(word, wording.id))} (${notes.join('; ')})`;
};

const rangingText = (range: NonNullable<LevelAssessment['words']['range']>): string =>
  `the robustness run ranges from ${range.p05.word} to ${range.p95.word}`;

const confidenceOf = (level: LevelAssessment | undefined, none: ShownState): Shown => {
  if (level === undefined) return notShown(none);
  if (!isWeighed(level)) return notShown('unweighed');
  const { confidence } = level.confidence;
  return {
    text: confidence === 'insufficient' ? 'insufficient (the evidence does not suffice to attribute)' : confidence,
    state: 'stated',
  };
};
