import type { AssessmentRows } from '../../../shared/attribution/assessment-rows.ts';
import type { Failure } from '../../../shared/base/result.ts';

/**
 * Why a case cannot be scored, in words that lead to what can be done. The commonest reason is a hypothesis that was
 * added to a level whose priors were stated before.
 */
export const explainRefusal = (failure: Failure, rows: AssessmentRows | undefined): Failure => {
  if (failure.code !== 'BAD_SCORING_INPUT') return failure;
  const level = rows === undefined ? undefined : levelWithHalfPriors(rows);
  if (level === undefined) return failure;
  return {
    code: failure.code,
    message: `The case cannot be scored: on level ${level} some hypotheses have a stated prior and some have none.`,
    hint: 'Under Hypotheses, state the priors of that level again for all of them, or go back to uniform ones.',
    at: failure.message,
  };
};

const levelWithHalfPriors = ({ hypotheses, priors }: AssessmentRows): number | undefined => {
  const stated = new Set(priors.map(({ level, hypothesis }) => `${level}/${hypothesis}`));
  const levels = [...new Set(priors.map(({ level }) => level))].sort((left, right) => left - right);
  return levels.find((level) => hypotheses.some((one) => one.level === level && !stated.has(`${level}/${one.id}`)));
};
