import type { Output } from '../../shared/api/contract.ts';
import { ok, type Failure, type Result } from '../../shared/base/result.ts';
import { planEdition } from '../../shared/bundle/edition-plan.ts';
import { editionRefusals, foretoldEditions, type MarkedEdition } from '../../shared/bundle/edition-refusals.ts';
import type { Redaction } from '../../shared/bundle/redaction.ts';
import { findRemainingValues } from '../../shared/bundle/remaining-values.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { readRedaction } from './redaction-file.ts';
import { remainingFailure } from './remaining-failure.ts';
import { readWholeLedger, type WholeLedger } from './whole-ledger.ts';

/**
 * Why editions of a release of the first `size` lines could not leave, by the marking alone and by each redaction that its
 * request names. After the freeze it takes another release, so it is said when it is asked for.
 */
export const findEditionRefusals = (
  session: CaseSession,
  { size, redactions }: { readonly size: number; readonly redactions: readonly string[] },
  deps: AppDeps,
): Output<'approval.request'>['editionRefusals'] => {
  const ledger = readWholeLedger(session, size, deps);
  if (!ledger.ok) return [{ redaction: null, editions: [...foretoldEditions], ...wordsOf(ledger.error) }];
  const named = [null, ...redactions].map((file) => ({
    file,
    read: file === null ? ok(null) : readRedaction(file, deps),
  }));
  const outcomes = named.flatMap(({ file, read }) =>
    foretoldEditions.map((edition) => ({
      edition,
      redaction: file,
      failure: refusalOf(ledger.value, edition, read, session),
    })),
  );
  return editionRefusals(outcomes).map(({ redaction, editions, failure }) => ({
    redaction,
    editions: [...editions],
    ...wordsOf(failure),
  }));
};

const refusalOf = (
  { lines, revealed }: WholeLedger,
  edition: MarkedEdition,
  read: Result<{ readonly redaction: Redaction } | null, Failure>,
  { tables }: CaseSession,
): Failure | null => {
  if (!read.ok) return read.error;
  const plan = planEdition({ ...edition, lines, revealed, redaction: read.value?.redaction ?? null });
  if (!plan.ok) return plan.error;
  const remaining = findRemainingValues(revealed, plan.value);
  return remaining.length === 0 ? null : remainingFailure(remaining, revealed, tables);
};

const wordsOf = ({ message, hint }: Failure) => ({ message, hint: hint ?? null });
