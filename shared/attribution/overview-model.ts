import { bandRank, wordingById, type Wording } from '../reference/yardsticks.ts';
import type { AssessmentRows } from './assessment-rows.ts';
import type { LevelAssessment, LevelScores } from './assessment-shape.ts';
import { nameAssessment, type AssessmentNames } from './assessment-names.ts';
import { showConfidence, type ShownConfidence } from './confidence/confidence-words.ts';
import { findCarriers, type Carrier } from './overview-carriers.ts';
import { findChanges, type Change } from './overview-changes.ts';
import { findLeftOut, type LeftOut } from './overview-left-out.ts';
import { findProblems, measureCells, type CellCount, type Problem } from './overview-problems.ts';
import { publicVerb } from './public-verb.ts';
import { likelihoodPhrase, statementClause, wordPart } from './likelihood-words.ts';
import { wordingCautions } from './wording-cautions.ts';
import type { LevelWords } from './words-shape.ts';
import type { HypothesisKind } from './scoring-input.ts';
import { counted } from '../base/counted.ts';
import { listParts, numberPart, quoted, say, type Sentence } from './sentence.ts';
import { probabilityText, shareText } from './shown-numbers.ts';
import { capOf, exclusivityWords, statedCautions, type Cap } from './stated/stated-words.ts';

/** One hypothesis as it stands: its number, its word, and for the lead the range of the robustness run. */
export type Standing = {
  readonly id: string;
  readonly name: string;
  /** Null where it is withheld. */
  readonly statement: string | null;
  readonly kind: HypothesisKind;
  readonly isRanked: boolean;
  /** Alone in first place. */
  readonly isLead: boolean;
  /** In first place with others. */
  readonly isTied: boolean;
  /** What is stated; `computed` is what the level’s own matrix gives, and more where `cap` says so. */
  readonly probability: number;
  readonly computed: number;
  readonly cap: Cap | null;
  /** It stands for “otherwise than by its parts”. */
  readonly isWhole: boolean;
  readonly word: string;
  readonly band: string;
  readonly range: { readonly low: number; readonly high: number } | null;
  /** Points against it in the cross-check; null for those that are not ranked. */
  readonly inconsistency: number | null;
};

/**
 * `lead`: one hypothesis is first. `residual`: first is one that names nobody. `tie`: none is. `unweighed`: nothing
 * counts yet. `alone`: there is no second hypothesis.
 */
export type Outcome = 'lead' | 'residual' | 'tie' | 'unweighed' | 'alone';

export type Robustness = {
  readonly runs: number;
  /** Share of the runs in which the lead stayed first. */
  readonly stability: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** The low end that is stated falls in a lower band than the number, so the range must stand beside the word. */
  readonly mustState: boolean;
};

/** What Overview and Sensitivity say about one level. Confidence stands beside it, never in one sentence with it. */
export type Overview = {
  readonly level: number;
  readonly outcome: Outcome;
  /** Most likely first. */
  readonly hypotheses: readonly Standing[];
  readonly lead: Standing | null;
  readonly runnerUp: Standing | null;
  /** The most likely of the other ranked hypotheses: what the evidence is measured against. */
  readonly rival: Standing | null;
  readonly sentence: Sentence;
  /** What must be said with it, each a sentence. */
  readonly cautions: readonly Sentence[];
  /** Whether somebody confirmed that the hypotheses exclude each other; null where there is but one. */
  readonly exclusivity: Sentence | null;
  /** Of the runs on this level’s own matrix, before any cap. */
  readonly robustness: Robustness | null;
  readonly changes: readonly Change[];
  readonly carriers: readonly Carrier[];
  readonly leftOut: readonly LeftOut[];
  readonly problems: readonly Problem[];
  readonly completeness: CellCount & { readonly share: number; readonly text: string };
  readonly models: { readonly agree: boolean; readonly tauB: number | null };
  readonly profile: LevelScores['profile'];
  /** The yardstick of every word here, and whether an analyst's confirmation of its term stands. */
  readonly wording: Wording;
  readonly confirmation: LevelWords['confirmation'];
  readonly confidence: ShownConfidence;
};

export const levelToOverview = (
  assessment: LevelAssessment,
  rows: AssessmentRows,
  { isSingleSigner }: { readonly isSingleSigner: boolean },
): Overview => {
  const { scores, sensitivity, stated, level, words } = assessment;
  const names = nameAssessment(scores, rows);
  const outcome = outcomeOf(scores);
  const isWeighed = outcome === 'lead' || outcome === 'residual';
  const hypotheses = standingsOf(assessment, rows, names, outcome);
  const lead = hypotheses.find(({ isLead }) => isLead) ?? null;
  const others = hypotheses.filter((hypothesis) => hypothesis !== lead);
  const runnerUp = lead === null ? null : (others[0] ?? null);
  const rival = lead === null ? null : (others.find(({ isRanked }) => isRanked) ?? runnerUp);
  const { monteCarlo } = sensitivity;
  const robustness = monteCarlo && {
    runs: monteCarlo.n,
    stability: monteCarlo.stability,
    low: monteCarlo.p05,
    median: monteCarlo.p50,
    high: monteCarlo.p95,
    mustState: words.range?.mustState ?? false,
  };
  const cells = measureCells(scores, rows, level);
  return {
    level,
    outcome,
    hypotheses,
    lead,
    runnerUp,
    rival,
    sentence: sentenceOf(outcome, assessment, rows, hypotheses),
    cautions: [
      ...(lead === null ? [] : wordingCautions(outcome === 'lead' ? lead : null, words)),
      ...(isWeighed || outcome === 'tie'
        ? statedCautions(assessment, names, {
            lead: lead?.id ?? null,
            first: hypotheses.filter(({ isLead, isTied }) => isLead || isTied).map(({ id }) => id),
          })
        : []),
      ...(lead === null
        ? []
        : cautionsOf(outcome, lead, hypotheses, { robustness, stated, wording: wordingById[words.wording] })),
    ],
    exclusivity: hypotheses.length < 2 ? null : exclusivityWords(stated),
    robustness: isWeighed ? robustness : null,
    changes: lead !== null ? findChanges(assessment, names, lead, rival) : [],
    carriers: lead !== null && rival !== null ? findCarriers(scores, names, lead, rival) : [],
    leftOut: lead !== null ? findLeftOut(assessment, names, lead) : [],
    problems: findProblems(assessment, rows, names, { isSingleSigner, cells }),
    completeness: { ...cells, share: scores.completeness, text: shareText(scores.completeness) },
    models: { agree: scores.modelAgreement, tauB: scores.kendallTauB },
    profile: scores.profile,
    wording: wordingById[words.wording],
    confirmation: words.confirmation,
    confidence: showConfidence(assessment.confidence, names),
  };
};

const standingsOf = (
  { scores, stated, words }: LevelAssessment,
  rows: AssessmentRows,
  names: AssessmentNames,
  outcome: Outcome,
): readonly Standing[] => {
  const statementById = new Map(rows.hypotheses.map(({ id, statement }) => [id, statement]));
  const { db } = scores.alr1;
  const highest = Math.max(...Object.values(db));
  return scores.hypotheses
    .map(({ id, type, ranked }): Standing => {
      const own = stated.hypotheses[id];
      const word = words.byHypothesis[id];
      const isLead = scores.lead === id && (outcome === 'lead' || outcome === 'residual');
      return {
        id,
        name: names.hypothesis(id).text,
        statement: statementById.get(id) ?? null,
        kind: type,
        isRanked: ranked,
        isLead,
        isTied: outcome === 'tie' && db[id] === highest,
        probability: own?.stated ?? 0,
        computed: own?.computed ?? 0,
        cap: capOf(stated, names, id),
        isWhole: (own?.family ?? null) !== null,
        word: word?.word ?? '',
        band: word?.band ?? '',
        range: isLead && stated.range !== null ? { low: stated.range.p05, high: stated.range.p95 } : null,
        inconsistency: ranked ? (scores.ach.xc[id] ?? null) : null,
      };
    })
    .sort((left, right) => (db[right.id] ?? 0) - (db[left.id] ?? 0));
};

const outcomeOf = (scores: LevelScores): Outcome => {
  if (scores.hypotheses.length === 1) return 'alone';
  // With nothing rated the probabilities are the priors, whatever they look like.
  if (scores.completeness === 0) return 'unweighed';
  if (scores.lead === null) return 'tie';
  return scores.leadRanked ? 'lead' : 'residual';
};

const sentenceOf = (
  outcome: Outcome,
  { level, scores, words }: LevelAssessment,
  rows: AssessmentRows,
  hypotheses: readonly Standing[],
): Sentence => {
  const [first] = hypotheses;
  switch (outcome) {
    case 'alone':
      return say`Only one hypothesis stands at this level, so there is nothing to weigh it against: its probability says nothing.`;
    case 'unweighed':
      return Object.values(scores.weights).some((weight) => weight > 0)
        ? say`Nothing is weighed yet: no item is rated against these hypotheses, so their probabilities are only the priors.`
        : say`Nothing is weighed yet: ${rows.evidence.length === 0 ? 'the case has no evidence' : 'no item of evidence counts'}, so the probabilities are only the priors.`;
    case 'tie': {
      const tied = hypotheses.filter(({ isTied }) => isTied);
      const names = listParts(
        tied.map((standing) => quoted(named(standing))),
        3,
      );
      return say`No hypothesis leads: ${names} are level at ${numberPart(probabilityText(first?.computed ?? 0))} each.`;
    }
    case 'residual': {
      if (first === undefined) return [];
      const best = hypotheses.find(({ isRanked }) => isRanked);
      const behind =
        best === undefined
          ? []
          : say` The most likely of the others is “${named(best)}”, at ${numberPart(probabilityText(best.probability))}.`;
      const namesNobody = first.kind === 'catch_all' ? ', and names nobody' : '';
      return say`The evidence does not suffice to attribute the operation: “${named(first)}” leads at ${numberPart(probabilityText(first.probability))}${namesNobody}.${behind}`;
    }
    case 'lead': {
      if (first === undefined) return [];
      const { range, wording } = words;
      const ranging =
        range?.mustState === true
          ? say`; the robustness run ranges from ${wordPart(range.p05, wording)} to ${wordPart(range.p95, wording)}`
          : [];
      const { verb, behind } = publicVerb(level, first, rows);
      const otherwise = first.isWhole ? ', otherwise than by its parts' : '';
      return say`${verb} ${likelihoodPhrase(first, wording)} that ${statementClause(first)}${otherwise}${behind}${ranging}.`;
    }
  }
};

const cautionsOf = (
  outcome: Outcome,
  lead: Standing,
  hypotheses: readonly Standing[],
  {
    robustness,
    stated,
    wording: { yardstick },
  }: { readonly robustness: Robustness | null; readonly stated: LevelAssessment['stated']; readonly wording: Wording },
): readonly Sentence[] => {
  const cautions: Sentence[] = [];
  // With a rest that nobody has, what is not the lead's is not the others'.
  if (outcome === 'lead' && stated.rest === 0 && bandRank(lead.band, yardstick) < bandRank('likely', yardstick)) {
    cautions.push(
      lead.probability < 0.5
        ? say`It is the most likely of ${counted(hypotheses.length, 'explanation')}, but less likely than the others together.`
        : say`It is the most likely of ${counted(hypotheses.length, 'explanation')}, and hardly more likely than the others together.`,
    );
  }
  const isHeld = lead.cap !== null || (stated.range?.cappedBy ?? null) !== null;
  if (robustness !== null) {
    cautions.push(
      say`In ${counted(robustness.runs, 'robustness run')}${isHeld ? ' of its own matrix' : ''} it stayed first in ${numberPart(shareText(robustness.stability))}; in nine of ten its probability lay between ${numberPart(probabilityText(robustness.low))} and ${numberPart(probabilityText(robustness.high))}.`,
    );
  }
  return cautions;
};

const named = ({ id, name }: Standing) => ({ kind: 'hypothesis', id, text: name }) as const;
