import type { ClusterAct } from './cluster-vocabulary.ts';

/** One event of a cluster, as its line tells it. Not part of a view: its lines say all of it. */
export type ClusterEventRow = {
  readonly key: string;
  readonly seq: number;
  readonly act: ClusterAct;
  readonly cluster: string | null;
  readonly label: string | null;
  readonly tier: string | null;
  /** Cluster into which it was merged. */
  readonly into: string | null;
  /** JCS texts of lists; null where withheld, or not of this act. `joined` holds the members of a new cluster as well. */
  readonly joined: string | null;
  readonly left: string | null;
  readonly parts: string | null;
  readonly day: string | null;
  readonly rationale: string | null;
  readonly at: string | null;
  readonly actor: string | null;
  readonly tlp: string | null;
};

/** Whether a hypothesis refers to a cluster: the latest that was said of it. Not part of a view. */
export type ClusterLinkRow = {
  readonly key: string;
  readonly seq: number;
  readonly hypothesis: string;
  readonly cluster: string;
  readonly status: string | null;
  readonly rationale: string | null;
  readonly at: string | null;
  readonly actor: string | null;
};
