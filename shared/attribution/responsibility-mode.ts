import {
  arsiwaBases,
  basisHints,
  basisWords,
  degreeWords,
  isUnusualBasis,
  responsibility,
  responsibilityDegrees,
  type Responsibility,
} from '../reference/responsibility.ts';
import type { AssessmentNames } from './assessment-names.ts';
import type { AssessmentRows } from './assessment-rows.ts';
import type { LevelScores } from './assessment-shape.ts';
import type { Problem } from './overview-problems.ts';
import { quoted, say } from './sentence.ts';

/** Both codes, where both are codes that this version knows. */
export const readMode = (degree: string | null, basis: string | null): Responsibility | null => {
  const known = responsibilityDegrees.find((one) => one === degree);
  const article = arsiwaBases.find((one) => one === basis);
  return known === undefined || article === undefined ? null : { degree: known, basis: article };
};

/** What the degree suggests as a basis, never without its label. */
export const hintWords = ({ degree }: Pick<Responsibility, 'degree'>): string =>
  `${responsibility.hints.label}: ${degreeWords[degree].name} suggests ${basisHints[degree].words}.`;

/** Null where the basis is what the degree suggests, or none is claimed. */
export const modeWarning = (mode: Responsibility): string | null =>
  isUnusualBasis(mode)
    ? `${basisWords[mode.basis].name} is unusual for ${degreeWords[mode.degree].name}. ${hintWords(mode)}`
    : null;

/** `State-ordered; ARSIWA basis: Article 8, instructions, direction or control`. */
export const modeWords = ({ degree, basis }: Responsibility): string => {
  const { name, about } = basisWords[basis];
  return `${degreeWords[degree].name}; ARSIWA basis: ${basis.startsWith('article') ? `${name}, ${about}` : name}`;
};

export const noMode = 'no mode of responsibility claimed';

/** What stands in brackets behind a judgement on a State (method, section 2.7). */
export const modeClause = (rows: AssessmentRows, hypothesis: string): string => {
  const row = rows.responsibilities.find((one) => one.hypothesis === hypothesis);
  if (row === undefined) return noMode;
  const mode = readMode(row.degree, row.basis);
  return mode === null ? 'its mode of responsibility is withheld' : `mode of responsibility: ${modeWords(mode)}`;
};

/** Level 4 is to say in what mode the State that leads is responsible; where it does, an unusual basis is pointed out. */
export const modeProblems = (
  level: number,
  scores: LevelScores,
  rows: AssessmentRows,
  names: Pick<AssessmentNames, 'hypothesis'>,
): readonly Problem[] => {
  const { lead } = scores;
  const isState = scores.hypotheses.some(({ id, type }) => id === lead && type === 'specific');
  if (level !== 4 || lead === null || !isState || scores.completeness === 0) return [];
  const row = rows.responsibilities.find(({ hypothesis }) => hypothesis === lead);
  if (row === undefined) {
    return [
      {
        kind: 'no-mode',
        sentence: say`Nobody has stated in what mode the State of ${quoted(names.hypothesis(lead))} would be responsible: ${noMode}.`,
        hint: 'State the degree of responsibility and its basis, in the pane of the hypothesis; or stay with an assessment that claims neither.',
        items: [],
      },
    ];
  }
  const mode = readMode(row.degree, row.basis);
  const warning = mode === null ? null : modeWarning(mode);
  if (warning === null) return [];
  return [
    {
      kind: 'unusual-mode',
      sentence: say`${quoted(names.hypothesis(lead))}: ${warning}`,
      hint: 'A warning, not a refusal: let a lawyer look at it, and say in the reason why it is so.',
      items: [],
    },
  ];
};
