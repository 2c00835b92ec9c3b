import type { HypothesisKind } from '../../../../shared/attribution/scoring-input.ts';

export type KindWords = {
  readonly name: string;
  readonly means: string;
  /** Stands for whatever was not thought of; takes part in the probabilities and in no ranking. */
  readonly isResidual: boolean;
};

export const kindWords: Readonly<Record<HypothesisKind, KindWords>> = {
  specific: { name: 'specific', means: 'names who or what it was. Have more than one.', isResidual: false },
  deception: {
    name: 'deception',
    means: 'somebody made it look like another. Always have one, and rate it seriously.',
    isResidual: false,
  },
  no_attack: { name: 'no attack', means: 'a fault, an error, the weather.', isResidual: false },
  catch_all: { name: 'catch-all', means: 'another or unknown actor.', isResidual: true },
  insufficient: { name: 'insufficient', means: 'the evidence does not suffice.', isResidual: true },
};

/** Whether a hypothesis stands for what is left. One whose kind is withheld is taken for one that claims something. */
export const isResidual = (kind: string | null): boolean => kind === 'catch_all' || kind === 'insufficient';
