import { shortText } from '../base/short-text.ts';
import type { CaseTables } from '../domain/case-tables.ts';
import { shownActorName } from '../domain/provisional-name.ts';
import { groundOfRedressWords, isUpheld, outcomeWords, remedyWords } from '../domain/redress-vocabulary.ts';
import type { RedressSection } from './consequence-shape.ts';
import { measureTitle } from './stated-measures.ts';

type Stated = RedressSection['claims'][number];

/** What a release says of each claim, in sentences of the program: nobody’s words, which may be withheld. */
export const redressToSentences = (
  { claims }: RedressSection,
  tables: CaseTables,
): readonly { readonly line: number; readonly isCorrection: boolean; readonly text: string }[] =>
  claims.map((claim) => ({
    line: claim.line,
    isCorrection: isCorrection(claim),
    text: [head(claim), ...correction(claim, tables), ...reviews(claim, tables), ...remedies(claim)].join(' '),
  }));

const isCorrection = ({ ground, decision }: Stated): boolean =>
  ground === 'misattribution' && decision !== null && isUpheld(decision.outcome);

const head = ({ ground, on, decideBy, decision }: Stated): string => {
  const claim = `A claim of ${on ?? '(withheld)'} (${ground === null ? 'withheld' : groundOfRedressWords[ground]})`;
  return decision === null
    ? `${claim} is to be decided by ${decideBy ?? '(withheld)'}.`
    : `${claim} was ${decision.outcome === null ? '(withheld)' : outcomeWords[decision.outcome]} on ${decision.on ?? '(withheld)'}, in line ${decision.line}.`;
};

const correction = (claim: Stated, tables: CaseTables): readonly string[] => {
  const { decision, hypothesis, rescored, named: levels } = claim;
  if (decision === null || hypothesis === null || !isCorrection(claim)) return [];
  const lines = decision.releases;
  const named = hypothesisName(tables, hypothesis);
  return [
    lines.length === 0
      ? `No release led with ${named}.`
      : `Correction: ${lines.length === 1 ? 'the release of line' : 'the releases of lines'} ${lines.join(', ')} led with ${named}; this is ${decision.outcome === 'upheld' ? 'no longer held' : 'held in part only'}.`,
    rescored === null ? 'No scoring since is recorded.' : `The case was scored again, in line ${rescored}.`,
    ...(levels.length === 0 ? [] : [`This release leads with it at level ${levels.join(', ')}.`]),
  ];
};

const hypothesisName = (tables: CaseTables, id: string): string => {
  const row = tables.get('hypothesis', id);
  return shownActorName(row?.actorName ?? '') || (row?.statement ?? 'a hypothesis that is withheld');
};

const reviews = ({ decision }: Stated, tables: CaseTables): readonly string[] => {
  const measures = (decision?.measures ?? []).map((id) => {
    const title = measureTitle(tables, id);
    return title === null ? 'a measure whose title is withheld' : `“${shortText(title, 200)}”`;
  });
  return measures.length === 0 ? [] : [`It required the review of ${measures.join(', ')}.`];
};

const remedies = ({ decision, remedied }: Stated): readonly string[] => {
  if (decision === null || decision.remedies.length === 0) return [];
  const done = decision.remedies.map((remedy) => {
    const found = remedied.find((one) => one.remedy === remedy);
    return `${remedyWords[remedy]} (${found === undefined ? 'not carried out yet' : `line ${found.line}`})`;
  });
  return [`Owed: ${done.join(', ')}.`];
};
