import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { checkChain } from '../../shared/ledger/chain.ts';
import type { LedgerLine } from '../../shared/ledger/line.ts';
import { revealLines, type RevealedLine } from '../../shared/ledger/reveal.ts';
import { readDisclosures, readLines } from '../../db/ledger.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';

export type WholeLedger = {
  readonly texts: readonly string[];
  readonly lines: readonly LedgerLine[];
  readonly disclosures: readonly string[];
  readonly revealed: readonly RevealedLine[];
};

/** The first `size` lines with everything disclosed that is at hand; refused where they do not hold. */
export const readWholeLedger = (
  { store: { db } }: CaseSession,
  size: number,
  { crypto }: Pick<AppDeps, 'crypto'>,
): Result<WholeLedger, Failure> => {
  const texts = readLines(db, 0, size);
  const chain = checkChain(texts, crypto);
  const disclosures = readDisclosures(db, 0, size);
  const revealed = revealLines(chain.lines, disclosures, crypto);
  const fault = chain.fault?.message ?? revealed.faults[0]?.message;
  return fault === undefined
    ? ok({ texts, lines: chain.lines, disclosures, revealed: revealed.lines })
    : err({
        code: 'LEDGER_BROKEN',
        message: `The ledger does not hold: ${fault}.`,
        hint: 'Run `plumbline case verify` and restore the case from a copy.',
      });
};
