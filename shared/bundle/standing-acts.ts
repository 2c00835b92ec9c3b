import type { CaseTables } from '../domain/case-tables.ts';
import type { RequestRow } from '../domain/release-rows.ts';
import { standingRefusal } from '../domain/release-standing.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { standingActSchema } from '../ledger/standing-line-types.ts';

/**
 * What is wrong with a request to amend or retract: it must name a release of this very history that still can be.
 * `checkpointOf`: the three lines over a release, by the line that froze it, as the ledger itself gives them.
 */
export const standingRequestFault = (
  { fields }: RevealedLine,
  tables: CaseTables,
  checkpointOf: (release: number) => string | undefined,
): string | undefined => {
  const act = standingActSchema.safeParse(fields['act']);
  if (!act.success) return 'the request does not say what is to be done';
  const refusal = standingRefusal(tables, act.data);
  if (refusal !== undefined) return refusal;
  return act.data.checkpoint === checkpointOf(act.data.release)
    ? undefined
    : 'the checkpoint in the request is not that of the release which it names';
};

/** What is done is what was approved, word for word. */
export const standingMismatch = (line: RevealedLine, request: RequestRow): string | undefined =>
  line.type === 'standing.set' && canonicalJson(line.fields['act'] ?? null) === request.act
    ? undefined
    : 'another thing was said of a release than the one approved';
