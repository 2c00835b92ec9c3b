import type { Output } from '../../shared/api/contract.ts';
import { ok, type Failure } from '../../shared/base/result.ts';
import { editionTlp, planEdition } from '../../shared/bundle/edition-plan.ts';
import { publicRefusals } from '../../shared/bundle/public-refusals.ts';
import type { Redaction } from '../../shared/bundle/redaction.ts';
import { findRemainingValues } from '../../shared/bundle/remaining-values.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { readRedaction } from './redaction-file.ts';
import { remainingFailure } from './remaining-failure.ts';
import { readWholeLedger, type WholeLedger } from './whole-ledger.ts';

/**
 * Why the public edition of a release of the first `size` lines could not leave, by the marking alone and by each redaction
 * that its request names. After the freeze it takes another release, so it is said when it is asked for.
 */
export const findPublicRefusals = (
  session: CaseSession,
  { size, redactions }: { readonly size: number; readonly redactions: readonly string[] },
  deps: AppDeps,
): Output<'approval.request'>['publicRefusals'] => {
  const ledger = readWholeLedger(session, size, deps);
  if (!ledger.ok) return [{ redaction: null, ...wordsOf(ledger.error) }];
  const outcomes = [null, ...redactions].map((file) => {
    const read = file === null ? ok(null) : readRedaction(file, deps);
    const failure = read.ok ? refusalOf(ledger.value, read.value?.redaction ?? null, session) : read.error;
    return { redaction: file, failure };
  });
  return publicRefusals(outcomes).map(({ redaction, failure }) => ({ redaction, ...wordsOf(failure) }));
};

const refusalOf = (
  { lines, revealed }: WholeLedger,
  redaction: Redaction | null,
  { tables }: CaseSession,
): Failure | null => {
  const edition = 'public';
  const plan = planEdition({ edition, tlp: editionTlp(edition, undefined), lines, revealed, redaction });
  if (!plan.ok) return plan.error;
  const remaining = findRemainingValues(revealed, plan.value);
  return remaining.length === 0 ? null : remainingFailure(remaining, revealed, tables);
};

const wordsOf = ({ message, hint }: Failure) => ({ message, hint: hint ?? null });
