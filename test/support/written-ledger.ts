import { noLineHash, writeLine, type LedgerHead, type LineDraft, type WrittenLine } from '../../shared/ledger/line.ts';
import { testDeps, type TestDeps } from './deps.ts';
import { testOrigin } from './drafts.ts';
import { valueOf } from './results.ts';

/** The drafts as the lines of one ledger, without a database. A draft of `log.succeed` needs its own `log`. */
export const writeLedger = (
  drafts: readonly (LineDraft & { readonly log?: string })[],
  deps: TestDeps = testDeps(),
): readonly WrittenLine[] => {
  let head: LedgerHead = { log: testOrigin, size: 0, lastHash: noLineHash };
  return drafts.map(({ log, ...draft }) => {
    head = { ...head, log: log ?? head.log };
    const written = valueOf(writeLine(draft, head, deps));
    head = { log: head.log, size: head.size + 1, lastHash: deps.crypto.sha256Hex(written.text) };
    return written;
  });
};

export const textsOf = (lines: readonly WrittenLine[]): readonly string[] => lines.map(({ text }) => text);
export const disclosuresOf = (lines: readonly WrittenLine[]): readonly string[] =>
  lines.flatMap(({ disclosures }) => disclosures);
