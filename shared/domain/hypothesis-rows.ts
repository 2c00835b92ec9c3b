/** One row a line about how hypotheses hang together: what stands follows from all of them. Not part of a view. */
export type HypothesisEventRow = {
  readonly key: string;
  readonly seq: number;
  readonly act: HypothesisAct;
  /** The one that entails, is a part, changes its status or is corrected; null for a confirmation of a level. */
  readonly hypothesis: string | null;
  /** The one that is entailed, or the whole. */
  readonly other: string | null;
  readonly level: number | null;
  readonly stands: number | null;
  readonly status: string | null;
  /** JCS text of what a correction replaced, by field; null inside where that is withheld. */
  readonly before: string | null;
  readonly reason: string | null;
  readonly at: string | null;
  readonly actor: string | null;
};

export const hypothesisActs = ['entail', 'part', 'confirm', 'status', 'correct'] as const;
export type HypothesisAct = (typeof hypothesisActs)[number];

/** What of a hypothesis can be corrected. */
export const hypothesisWords = ['statement', 'predicts', 'refutedBy'] as const;
export type HypothesisWord = (typeof hypothesisWords)[number];
