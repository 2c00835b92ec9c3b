import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { planEdition } from '../../shared/bundle/edition-plan.ts';
import type { Redaction, WithholdRule } from '../../shared/bundle/redaction.ts';
import { findRemainingValues } from '../../shared/bundle/remaining-values.ts';
import { readHead } from '../../db/ledger.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { readRedaction } from './redaction-file.ts';
import { remainingFailure } from './remaining-failure.ts';
import { readWholeLedger, type WholeLedger } from './whole-ledger.ts';

/**
 * Refuses a request that names a redaction with which no edition could ever leave: the release would be frozen with it, and
 * takes no other. What only some editions are refused for is foretold, and may be meant.
 */
export const refuseHopeless = (
  session: CaseSession,
  files: readonly string[],
  deps: AppDeps,
): Result<null, Failure> => {
  if (files.length === 0) return ok(null);
  const ledger = readWholeLedger(session, readHead(session.store.db)?.size ?? 0, deps);
  if (!ledger.ok) return ledger;
  for (const file of files) {
    const read = readRedaction(file, deps);
    if (!read.ok) return read;
    const failure = hopelessFailure(tellable(read.value.redaction, ledger.value), ledger.value, session);
    if (failure !== undefined)
      return err({
        ...failure,
        message: `With this redaction no edition could ever leave. ${failure.message}`,
        hint: 'Correct the redaction: leave out what cannot be withheld, withhold the same value wherever it stands, or say in it why a place may stay. Nothing was requested.',
        at: file,
      });
  }
  return ok(null);
};

/**
 * The public edition shows the least, and whether rules match does not depend on the marking: what a person withholds and
 * the public edition shows elsewhere, every edition shows there.
 */
const hopelessFailure = (
  redaction: Redaction,
  { lines, revealed }: WholeLedger,
  { tables }: CaseSession,
): Failure | undefined => {
  if (redaction.withhold.length === 0) return undefined;
  const plan = planEdition({ edition: 'public', tlp: 'CLEAR', lines, revealed, redaction });
  if (!plan.ok) return plan.error;
  const remaining = findRemainingValues(revealed, plan.value).filter(({ byHand }) => byHand);
  return remaining.length === 0 ? undefined : remainingFailure(remaining, revealed, tables);
};

/** Lines of these types may still come before the freeze. */
const stillToCome: ReadonlySet<string> = new Set([
  'export.identify',
  'approval.request',
  'approval.record',
  'release.freeze',
]);

/** A redaction without what only lines that are still to come can tell. */
const tellable = (redaction: Redaction, { lines }: WholeLedger): Redaction => {
  const isTellable = (rule: WithholdRule): boolean =>
    'line' in rule ? rule.line < lines.length : !('type' in rule) || !stillToCome.has(rule.type);
  return {
    ...redaction,
    withhold: redaction.withhold.filter(isTellable),
    staying: (redaction.staying ?? []).filter(({ line }) => line < lines.length),
  };
};
