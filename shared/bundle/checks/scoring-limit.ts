import type { ScoredLevel, ScoreMemory } from '../../attribution/score-memory.ts';

/**
 * How much is scored for lines that say what was computed, in cells of a matrix: some four minutes of a processor. Anyone may
 * have written a ledger that changes a rating before each such line, and each takes a whole scoring.
 */
export const scoredCellsMax = 3_000_000;

export type ScoringLimit = {
  /** Whether to begin nothing more. What was begun is carried out, so it is passed by one scoring at most. */
  readonly isReached: () => boolean;
  readonly spend: (cells: number) => void;
  /** A memory that counts what is scored through it. */
  readonly counting: (memory: ScoreMemory) => ScoreMemory;
};

/** Counted and not timed, so that every machine comes to the same verdict. */
export const createScoringLimit = (cellsMax: number): ScoringLimit => {
  let spent = 0;
  const spend = (cells: number): void => void (spent += cells);
  return {
    isReached: () => spent >= cellsMax,
    spend,
    counting: (memory) => ({
      *of(scored, make) {
        return yield* memory.of(scored, function* () {
          const cells = cellsOf(scored) * Math.max(1, scored.profile.monteCarlo.n / 1000) + leastCells;
          spend(cells);
          const level = yield* make();
          // Each family of hypotheses takes runs of its own, the first time that it is asked about.
          const asked = new Set<string>();
          const rangeOf = (ids: readonly string[]) => {
            const family = JSON.stringify(ids);
            if (!asked.has(family)) spend(cells);
            asked.add(family);
            return level.rangeOf(ids);
          };
          return { ...level, rangeOf };
        });
      },
    }),
  };
};

/** What the smallest matrix takes, however few its cells. */
export const leastCells = 64;

const cellsOf = ({ input }: ScoredLevel): number => input.evidence.length * input.hypotheses.length;
