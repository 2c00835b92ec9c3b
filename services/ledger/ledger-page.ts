import type { Checked, Output } from '../../shared/api/contract.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { seqKey, type LineRow } from '../../shared/domain/case-tables.ts';
import { noNames, type LineNames } from '../../shared/domain/line-word-parts.ts';
import { lineToWords, nameIds } from '../../shared/domain/line-words.ts';
import { countLines, listActors, listLines, listLineTypes, listWords } from '../../db/queries/line-list.ts';
import { readStoredLines, type StoredLine } from '../../db/queries/revealed-lines.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { lineNamesOf } from '../../shared/domain/line-names.ts';
import { pageTells, showingRatings } from '../reasoning/hidden-ratings.ts';

export type LedgerRow = Output<'ledger.page'>['rows'][number];
type Input = Checked<'ledger.page'>;
type Deps = Pick<AppDeps, 'crypto'>;

/** A window into the lines of the ledger, each in words. With a text, only lines whose words, type or actor hold it. */
export const readLedgerPage = showingRatings(
  (session: CaseSession, input: Input, deps: Deps): Result<Output<'ledger.page'>> => {
    const { db } = session.store;
    const read = db.transaction((): Output<'ledger.page'> => {
      const { total, lines } = input.text === '' ? findWindow(session, input) : searchWords(session, input, deps);
      return {
        total,
        from: input.from,
        rows: describeLines(lines, session, deps),
        types: [...listLineTypes(db)],
        actors: [...listActors(db)],
      };
    });
    return ok(read());
  },
  pageTells,
);

export const describeLine = (row: LineRow, stored: StoredLine | undefined, names: LineNames): LedgerRow => ({
  seq: row.seq,
  type: row.type,
  day: row.day,
  at: row.at,
  actor: row.actor,
  tlp: row.tlp,
  words: stored === undefined ? 'This line cannot be read.' : lineToWords(stored.revealed, names),
});

type Found = { readonly total: number; readonly lines: readonly LineRow[] };

const findWindow = ({ store: { db } }: CaseSession, input: Input): Found => ({
  total: countLines(db, input),
  lines: listLines(db, input, input),
});

/** In the words kept with each line; the lines that are shown are then read and opened themselves. */
const searchWords = ({ store: { db }, tables }: CaseSession, input: Input, { crypto }: Deps): Found => {
  const wanted = input.text.toLowerCase();
  const names = lineNamesOf(tables);
  const holds = (text: string | null): boolean => text !== null && text.toLowerCase().includes(wanted);
  const wordsOf = (seq: number): string => {
    const [stored] = readStoredLines(db, [seq], crypto);
    return stored === undefined ? '' : lineToWords(stored.revealed, noNames);
  };
  const found = listWords(db, input, input.descending).filter(
    ({ seq, type, actor, words }) => holds(type) || holds(actor) || holds(nameIds(words ?? wordsOf(seq), names)),
  );
  const lines = found
    .slice(input.from, input.from + input.count)
    .flatMap(({ seq }) => tables.get('line_index', seqKey(seq)) ?? []);
  return { total: found.length, lines };
};

const describeLines = (
  lines: readonly LineRow[],
  { store: { db }, tables }: CaseSession,
  { crypto }: Deps,
): LedgerRow[] => {
  const names = lineNamesOf(tables);
  const seqs = lines.map(({ seq }) => seq);
  const stored = new Map(readStoredLines(db, seqs, crypto).map((one) => [one.line.seq, one]));
  return lines.map((row) => describeLine(row, stored.get(row.seq), names));
};
