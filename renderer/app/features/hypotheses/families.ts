import { shortText } from '../../../../shared/base/short-text.ts';
import { isResidual } from './kind-words.ts';
import type { Listed, ListedHypothesis } from './use-reasoning.ts';

const nameCharactersMax = 70;

/** A hypothesis with how many wholes stand above it. */
export type Placed = { readonly hypothesis: ListedHypothesis; readonly depth: number };

/** Each whole before its parts, in the order given otherwise. */
export const arrangeFamilies = (hypotheses: readonly ListedHypothesis[]): readonly Placed[] => {
  const ids = new Set(hypotheses.map(({ id }) => id));
  const under = (whole: string | null, depth: number): readonly Placed[] =>
    hypotheses
      .filter(({ partOf }) => (partOf !== null && ids.has(partOf) ? partOf : null) === whole)
      .flatMap((hypothesis) => [{ hypothesis, depth }, ...under(hypothesis.id, depth + 1)]);
  return under(null, 0);
};

/** How a hypothesis is named beside another one: as sources name its actor, else by its statement. */
export const nameOf = ({ hypotheses }: Pick<Listed, 'hypotheses'>, id: string): string => {
  const found = hypotheses.find((one) => one.id === id);
  const actorName = found?.actorName ?? '';
  return shortText(actorName === '' ? (found?.statement ?? id) : actorName, nameCharactersMax);
};

/** What a hypothesis may be stated to entail, or to be part of. */
export const targetsOf = (
  { hypotheses }: Pick<Listed, 'hypotheses'>,
  hypothesis: ListedHypothesis,
  kind: 'entail' | 'part',
): readonly ListedHypothesis[] => {
  if (hypothesis.level === null || isResidual(hypothesis.kind)) return [];
  const level = kind === 'entail' ? hypothesis.level - 1 : hypothesis.level;
  const own = kind === 'entail' ? new Set<string>() : withParts(hypotheses, hypothesis.id);
  return hypotheses.filter((one) => one.level === level && !isResidual(one.kind) && !own.has(one.id));
};

/** A hypothesis and everything that is part of it: none of these can be its whole. */
const withParts = (hypotheses: readonly ListedHypothesis[], id: string): ReadonlySet<string> => {
  const found = new Set([id]);
  // A set is walked to its end, also over what is added on the way.
  for (const whole of found) for (const { id: part, partOf } of hypotheses) if (partOf === whole) found.add(part);
  return found;
};
