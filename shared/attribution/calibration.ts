import { compareIds } from './scoring-input.ts';

/** A judgement whose outcome is known: the probability that was given to what proved true or false. */
export type ResolvedJudgement = {
  readonly team: string;
  readonly level: number;
  readonly probability: number;
  readonly isTrue: boolean;
};

export type Calibration = {
  /** A team, a level, or all. */
  readonly of: string;
  readonly count: number;
  /** Mean of (p − outcome)², 0 best, 0.25 what always saying one half gives (Brier 1950). */
  readonly brier: number;
  /** Mean probability given, and the share that proved true: equal where judgements are calibrated. */
  readonly given: number;
  readonly came: number;
};

/** By team, then by level, then all together. Empty without an outcome: then nothing is calibrated. */
export const calibrate = (judgements: readonly ResolvedJudgement[]): readonly Calibration[] => {
  const teams = [...new Set(judgements.map(({ team }) => team))].sort(compareIds);
  const levels = [...new Set(judgements.map(({ level }) => level))].sort((left, right) => left - right);
  return [
    ...teams.map((team) =>
      summed(
        team,
        judgements.filter((one) => one.team === team),
      ),
    ),
    ...levels.map((level) =>
      summed(
        `level ${level}`,
        judgements.filter((one) => one.level === level),
      ),
    ),
    ...(judgements.length === 0 ? [] : [summed('all', judgements)]),
  ];
};

const summed = (of: string, judgements: readonly ResolvedJudgement[]): Calibration => {
  const mean = (valueOf: (one: ResolvedJudgement) => number): number =>
    judgements.reduce((sum, one) => sum + valueOf(one), 0) / judgements.length;
  return {
    of,
    count: judgements.length,
    brier: mean(({ probability, isTrue }) => (probability - Number(isTrue)) ** 2),
    given: mean(({ probability }) => probability),
    came: mean(({ isTrue }) => Number(isTrue)),
  };
};
