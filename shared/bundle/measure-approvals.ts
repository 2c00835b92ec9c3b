import type { Crypto } from '../base/crypto.ts';
import type { RevealedLine } from '../ledger/reveal.ts';

/** What of measures the walk over the ledger has met: the root over the latest gate of each, and who drafted it. */
export type MeasureWalk = {
  readonly gates: Map<string, { readonly size: number; readonly root: Uint8Array }>;
  readonly authors: Map<string, readonly string[]>;
};
export const startMeasureWalk = (): MeasureWalk => ({ gates: new Map(), authors: new Map() });

/** Takes in what a line says of a measure. `root` covers the lines up to and including it. */
export const walkMeasure = ({ type, seq, fields }: RevealedLine, root: () => Uint8Array, walk: MeasureWalk): void => {
  const id = fields[type === 'measure.draft' ? 'id' : 'measure'];
  if (typeof id !== 'string') return;
  if (type === 'measure.gate') walk.gates.set(id, { size: seq + 1, root: root() });
  const { author } = fields;
  if ((type === 'measure.draft' || type === 'measure.amend') && typeof author === 'string')
    walk.authors.set(id, [...(walk.authors.get(id) ?? []), author]);
};

type Judge = (
  claim: {
    readonly checkpoint: string;
    readonly signature: string;
    readonly principal: string;
    readonly size: number;
    readonly root: Uint8Array;
  },
  crypto: Crypto,
) => string | undefined;

/** An approval of a measure is signed over its latest gate, by somebody who is enrolled and did not draft it. */
export const measureApprovalFault = (
  { fields }: RevealedLine,
  walk: MeasureWalk,
  judge: Judge,
  crypto: Crypto,
): string | undefined => {
  const { measure, principal, checkpoint, signature } = fields;
  if (typeof measure !== 'string' || typeof principal !== 'string') return 'the approval of a measure is withheld';
  if (typeof checkpoint !== 'string' || typeof signature !== 'string') return 'the approval of a measure is withheld';
  const gate = walk.gates.get(measure);
  if (gate === undefined) return 'the measure that it approves was not held against the gates';
  if (walk.authors.get(measure)?.includes(principal) === true) return `${principal} approved a measure of their own`;
  return judge({ checkpoint, signature, principal, ...gate }, crypto);
};
