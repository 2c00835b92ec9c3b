import { applyLine } from '../shared/domain/apply-line.ts';
import type { CaseTables } from '../shared/domain/case-tables.ts';
import { noNames } from '../shared/domain/line-word-parts.ts';
import { lineToWords } from '../shared/domain/line-words.ts';
import type { RevealedLine } from '../shared/ledger/reveal.ts';
import type { CaseDatabase } from './open-database.ts';

/** Takes a line into the projections and into the words that a search of the ledger reads. */
export const createLineWriter = (db: CaseDatabase, tables: CaseTables): ((line: RevealedLine) => void) => {
  const words = db.prepare('insert into line_words (seq, words) values (?, ?)');
  return (line) => {
    applyLine(line, tables);
    words.run(line.seq, lineToWords(line, noNames));
  };
};
