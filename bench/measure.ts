type Work = () => Promise<number | void> | number | void;

/** One comparison: ours against a named peer on the same input, interleaved, medians of several rounds after a warm-up. */
export type Benchmark = {
  readonly id: string;
  readonly what: string;
  readonly peer: string;
  /** Ours may take this many times the peer's time; with `peer` null it is milliseconds. */
  readonly goal: number;
  /** `time`: the goal is milliseconds although there is a peer, which is there to be compared with. */
  readonly goalOf?: 'time';
  /** Ours gives something else than milliseconds, and so is the goal. */
  readonly unit?: 'MB';
  /** Gives its own milliseconds where something else counts than how long it ran. */
  readonly ours: Work;
  readonly theirs: Work | null;
  readonly end?: () => Promise<void> | void;
};

export type Measured = {
  readonly id: string;
  readonly what: string;
  readonly oursMilliseconds: number;
  readonly peer: string;
  readonly peerMilliseconds: number | null;
  readonly ratio: number | null;
  readonly goal: number;
  readonly goalUnit: '×' | 'ms' | 'MB';
  readonly holds: boolean;
};

const rounds = 5;

export const measure = async ({
  id,
  what,
  peer,
  goal,
  goalOf,
  unit,
  ours,
  theirs,
  end,
}: Benchmark): Promise<Measured> => {
  const ourTimes: number[] = [];
  const peerTimes: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const ourTime = await time(ours);
    const peerTime = theirs === null ? 0 : await time(theirs);
    // The first round warms caches and compilers on both sides.
    if (round === 0) continue;
    ourTimes.push(ourTime);
    peerTimes.push(peerTime);
  }
  await end?.();
  const oursMilliseconds = percentile(ourTimes, 0.5);
  const peerMilliseconds = theirs === null ? null : percentile(peerTimes, 0.5);
  const ratio = peerMilliseconds === null ? null : oursMilliseconds / peerMilliseconds;
  const judged = goalOf === 'time' ? null : ratio;
  return {
    id,
    what,
    oursMilliseconds,
    peer,
    peerMilliseconds,
    ratio,
    goal,
    goalUnit: judged === null ? (unit ?? 'ms') : '×',
    holds: (judged ?? oursMilliseconds) <= goal,
  };
};

const time = async (work: Work): Promise<number> => {
  const start = performance.now();
  const own = await work();
  return own ?? performance.now() - start;
};

/** The smallest of them that this share of them does not exceed. */
export const percentile = (times: readonly number[], share: number): number =>
  times.toSorted((left, right) => left - right)[Math.ceil(times.length * share) - 1] ?? Number.NaN;
