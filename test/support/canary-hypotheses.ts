import type { JsonObject } from '../../shared/ledger/canonical-json.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import { draft } from './drafts.ts';

type Parts = {
  /** Fields of a RED line. */
  readonly common: JsonObject;
  /** A hypothesis above CLEAR, and one that is CLEAR. */
  readonly closed: string;
  readonly open: string;
  /** Makes a canary of that name. */
  readonly hide: (name: string) => string;
};

/** Lines about how hypotheses hang together with a canary in every field that holds words. */
export const canaryHypotheses = ({ common, closed, open, hide }: Parts): readonly LineDraft[] => [
  draft('hypothesis.entail', { ...common, higher: open, lower: closed, reason: hide('entailment') }),
  draft('hypothesis.part', { ...common, part: closed, whole: open, reason: hide('part') }),
  draft('hypothesis.confirm', { ...common, reason: hide('confirmation') }),
  draft('hypothesis.status', { ...common, id: closed, reason: hide('set aside') }),
  draft('hypothesis.correct', {
    ...common,
    id: closed,
    predicts: hide('corrected predicts'),
    reason: hide('hypothesis corrected'),
    refutedBy: hide('corrected refuted by'),
    statement: hide('corrected statement'),
  }),
];
