import { ok, type Result } from '../../shared/base/result.ts';
import { editionTlp, planEdition } from '../../shared/bundle/edition-plan.ts';
import type { Edition, Tlp } from '../../shared/domain/vocabulary.ts';
import type { RevealedLine } from '../../shared/ledger/reveal.ts';
import { readHead } from '../../db/ledger.ts';
import { revealStored } from '../../db/replay.ts';
import type { AppDeps } from '../app-deps.ts';
import { withholdFields } from '../releases/preview.ts';
import { readWholeLedger } from '../releases/whole-ledger.ts';
import type { CaseSession } from './case-session.ts';

/** The case as it is now, with what an edition of it would withhold taken out. */
export const shownLines = (
  session: CaseSession,
  { edition, tlp }: { readonly edition: Edition; readonly tlp?: Tlp | undefined },
  deps: AppDeps,
): Result<readonly RevealedLine[]> => {
  // A case from a bundle holds no more than its edition did.
  if (edition === 'full') return ok(revealStored(session.store.db, deps.crypto).lines);
  const ledger = readWholeLedger(session, readHead(session.store.db)?.size ?? 0, deps);
  if (!ledger.ok) return ledger;
  const { lines, revealed } = ledger.value;
  const plan = planEdition({ edition, tlp: editionTlp(edition, tlp), lines, revealed, redaction: null });
  if (!plan.ok) return plan;
  return ok(revealed.map((line) => withholdFields(line, ledger.value, plan.value)));
};
