import type { Crypto } from '../../shared/base/crypto.ts';
import { parseLine, type LedgerLine } from '../../shared/ledger/line.ts';
import { revealLines, type RevealedLine } from '../../shared/ledger/reveal.ts';
import { splitDisclosures } from '../ledger.ts';
import type { CaseDatabase } from '../open-database.ts';

export type StoredLine = { readonly text: string; readonly line: LedgerLine; readonly revealed: RevealedLine };

/**
 * Some lines as they stand in the ledger, opened by their stored disclosures; what is not sound is left out. Each is
 * opened on its own, so that a fault in one hides no other.
 */
export const readStoredLines = (db: CaseDatabase, seqs: readonly number[], crypto: Crypto): readonly StoredLine[] => {
  const readText = db.prepare<[number], string>('select text from ledger_line where seq = ?').pluck();
  const readOwn = db.prepare<[number], string>('select text from disclosure where seq = ?').pluck();
  return seqs.flatMap((seq): readonly StoredLine[] => {
    const text = readText.get(seq);
    const line = parseLine(text ?? '');
    if (text === undefined || !line.ok) return [];
    const [revealed] = revealLines([line.value], readOwn.all(seq).flatMap(splitDisclosures), crypto).lines;
    return revealed === undefined ? [] : [{ text, line: line.value, revealed }];
  });
};
