import { ok, type Result } from '../../shared/base/result.ts';
import { editionTlp, fieldKey, planEdition } from '../../shared/bundle/edition-plan.ts';
import type { Edition, Tlp } from '../../shared/domain/vocabulary.ts';
import type { RevealedLine } from '../../shared/ledger/reveal.ts';
import { readHead } from '../../db/ledger.ts';
import { revealStored } from '../../db/replay.ts';
import type { AppDeps } from '../app-deps.ts';
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
  return ok(revealed.map((line) => withhold(line, lines[line.seq]?._sd ?? {}, plan.value.withheld)));
};

const withhold = (
  line: RevealedLine,
  digests: Readonly<Record<string, string>>,
  withheld: ReadonlyMap<string, unknown>,
): RevealedLine => {
  const taken = Object.keys(line.fields).filter((field) => withheld.has(fieldKey(line.seq, field)));
  if (taken.length === 0) return line;
  return {
    ...line,
    fields: Object.fromEntries(Object.entries(line.fields).filter(([field]) => !taken.includes(field))),
    withheld: [...line.withheld, ...taken.map((field) => ({ seq: line.seq, field, digest: digests[field] ?? '' }))],
  };
};
