import type { AssessmentNames } from './assessment-names.ts';
import type { AssessmentRows } from './assessment-rows.ts';
import type { LevelAssessment, LevelScores } from './assessment-shape.ts';
import { modeProblems } from './responsibility-mode.ts';
import { clusterProblems } from './cluster-problems.ts';
import { exclusivityWords } from './stated/stated-words.ts';
import { counted } from '../base/counted.ts';
import { listParts, quoted, say, type Sentence } from './sentence.ts';

/** Something that weakens the result and that somebody can do something about. */
export type Problem = {
  readonly kind:
    | 'tie'
    | 'models'
    | 'single-signer'
    | 'no-deception'
    | 'no-catch-all'
    | 'unrated'
    | 'excluded'
    | 'unjudged'
    | 'ranking-none'
    | 'ranking-unexplained'
    | 'ranking-outdated'
    | 'no-mode'
    | 'unusual-mode'
    | 'entails-nothing'
    | 'exclusivity'
    | 'redrawn';
  readonly sentence: Sentence;
  /** What can be done about it. */
  readonly hint: string;
  /** The items it is about, where it is about items. */
  readonly items: readonly string[];
};

/** Cells of the items that count, and how many of them hold a rating. */
export type CellCount = { readonly rated: number; readonly cells: number; readonly unratedItems: readonly string[] };

export const measureCells = (scores: LevelScores, rows: AssessmentRows, level: number): CellCount => {
  const hypothesisIds = rows.hypotheses.filter((row) => row.level === level).map(({ id }) => id);
  const unratedItems: string[] = [];
  let rated = 0;
  let cells = 0;
  for (const { id, ratings } of rows.evidence) {
    if (weightOf(scores, id) === 0) continue;
    const own = hypothesisIds.filter((hypothesis) => isRated(ratings, hypothesis)).length;
    rated += own;
    cells += hypothesisIds.length;
    if (own < hypothesisIds.length) unratedItems.push(id);
  }
  return { rated, cells, unratedItems };
};

export const findProblems = (
  assessment: LevelAssessment,
  rows: AssessmentRows,
  names: AssessmentNames,
  { isSingleSigner, cells }: { readonly isSingleSigner: boolean; readonly cells: CellCount },
): readonly Problem[] => {
  const { scores } = assessment;
  const problems: Problem[] = [];
  const kinds = new Set(scores.hypotheses.map(({ type }) => type));
  if (scores.lead === null && scores.hypotheses.length > 1 && scores.completeness > 0) {
    problems.push({
      kind: 'tie',
      sentence: say`Hypotheses are level in first place, so there is no lead and no sensitivity of one.`,
      hint: 'Look for evidence that separates them; do not break the tie by hand.',
      items: [],
    });
  }
  if (!scores.modelAgreement && scores.lead !== null && scores.leadRanked && scores.hypotheses.length > 1) {
    problems.push(modelsProblem(scores, names));
  }
  if (!kinds.has('deception')) {
    problems.push({
      kind: 'no-deception',
      sentence: say`Nobody has stated that somebody may imitate the actor: this level has no hypothesis of deception.`,
      hint: 'Add one, and rate every item against it.',
      items: [],
    });
  }
  if (!kinds.has('catch_all')) {
    problems.push({
      kind: 'no-catch-all',
      sentence: say`This level has no hypothesis for another or unknown actor, so the named ones share the whole probability.`,
      hint: 'Add one of the kind catch-all.',
      items: [],
    });
  }
  if (cells.unratedItems.length > 0) {
    problems.push({
      kind: 'unrated',
      sentence: say`${String(cells.cells - cells.rated)} of ${counted(cells.cells, 'cell')} ${cells.cells - cells.rated === 1 ? 'is' : 'are'} not rated, in ${counted(cells.unratedItems.length, 'item')}.`,
      hint: 'Rate them, or rate NA where an item does not bear on a hypothesis.',
      items: cells.unratedItems,
    });
  }
  problems.push(
    ...itemProblems(scores, rows, names),
    ...structureProblems(assessment, rows, names),
    ...modeProblems(assessment.level, scores, rows, names),
    ...clusterProblems(assessment.level, rows, names),
  );
  if (isSingleSigner) {
    problems.push({
      kind: 'single-signer',
      sentence: say`Only one person signs in this case, so it stays a draft.`,
      hint: 'Enrol a second person before a release.',
      items: [],
    });
  }
  return problems;
};

const modelsProblem = (scores: LevelScores, names: AssessmentNames): Problem => {
  const [first] = scores.ach.rank;
  const least = Math.min(...scores.ach.rank.map((id) => scores.ach.xc[id] ?? Infinity));
  const firstByRefutation = scores.ach.rank.filter((id) => scores.ach.xc[id] === least);
  return {
    kind: 'models',
    sentence:
      first === undefined || firstByRefutation.length > 1
        ? say`The cross-check has no single first: ${listParts(
            firstByRefutation.map((id) => quoted(names.hypothesis(id))),
            3,
          )} have as little against them.`
        : say`The two models disagree: the cross-check, which counts what refutes, puts “${names.hypothesis(first)}” first.`,
    hint: 'Look at the inconsistent cells of both; until then treat the result as open.',
    items: [],
  };
};

/** What nobody stated of how the hypotheses hang together. */
const structureProblems = (
  { level, scores, stated }: LevelAssessment,
  rows: AssessmentRows,
  names: AssessmentNames,
): readonly Problem[] => {
  const problems: Problem[] = [];
  const lead = scores.completeness === 0 ? undefined : rows.hypotheses.find(({ id }) => id === scores.lead);
  const hasBelow = rows.hypotheses.some((row) => row.level === level - 1);
  if (lead !== undefined && (lead.actorName ?? '').trim() !== '' && hasBelow && !entailsAny(stated, lead.id)) {
    problems.push({
      kind: 'entails-nothing',
      sentence: say`The lead names an actor and entails nothing on level ${String(level - 1)}, so its probability is held to nothing there: ${quoted(names.hypothesis(lead.id))}.`,
      hint: 'State in its pane which hypothesis of that level must be true for it to be, or correct the levels.',
      items: [],
    });
  }
  if (scores.hypotheses.length > 1 && stated.exclusive.status !== 'confirmed') {
    problems.push({
      kind: 'exclusivity',
      sentence: exclusivityWords(stated),
      hint: 'Only if at most one of them is true do their probabilities add up: read them together, and confirm it.',
      items: [],
    });
  }
  return problems;
};

const entailsAny = ({ hypotheses }: LevelAssessment['stated'], lead: string): boolean => {
  for (let at: string | null = lead; at !== null; at = hypotheses[at]?.partOf ?? null) {
    if ((hypotheses[at]?.entails ?? null) !== null) return true;
  }
  return false;
};

const itemProblems = (scores: LevelScores, rows: AssessmentRows, names: AssessmentNames): readonly Problem[] => {
  const problems: Problem[] = [];
  const excluded = new Set(scores.excluded);
  if (excluded.size > 0) {
    const items = scores.excluded;
    const isFailed = rows.evidence.some(({ id, custody }) => excluded.has(id) && custody === 'failed');
    problems.push({
      kind: 'excluded',
      sentence: say`${counted(items.length, 'item')} ${items.length === 1 ? 'counts' : 'count'} nowhere (weight 0): ${listParts(items.map(names.item), 3)}.`,
      hint: isFailed
        ? 'See why the custody of an item failed; where the original still exists, take it in again.'
        : 'Check their grades; an excluded item stays listed.',
      items,
    });
  }
  const unjudged = rows.evidence.filter(
    ({ id, reliability, credibility }) => reliability === 'F' && credibility === '6' && !excluded.has(id),
  );
  if (unjudged.length > 0) {
    const items = unjudged.map(({ id }) => id);
    problems.push({
      kind: 'unjudged',
      sentence: say`${counted(items.length, 'item')} cannot be judged, neither source nor content (F6): ${listParts(items.map(names.item), 3)}.`,
      hint: 'Grade the source and look for corroboration; F6 is not a middling grade.',
      items,
    });
  }
  return problems;
};

const weightOf = ({ weights }: LevelScores, id: string): number =>
  Object.hasOwn(weights, id) ? (weights[id] ?? 0) : 0;
const isRated = (ratings: Readonly<Record<string, string | null>>, hypothesis: string): boolean => {
  const rating = Object.hasOwn(ratings, hypothesis) ? ratings[hypothesis] : null;
  return rating !== null && rating !== undefined && rating !== '';
};
