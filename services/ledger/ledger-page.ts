import type { Checked, Output } from '../../shared/api/contract.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import type { LineRow } from '../../shared/domain/case-tables.ts';
import { lineToWords, type LineNames } from '../../shared/domain/line-words.ts';
import { countLines, listActors, listLines, listLineTypes } from '../../db/queries/line-list.ts';
import { readStoredLines, type StoredLine } from '../../db/queries/revealed-lines.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { lineNamesOf } from './line-names.ts';

export type LedgerRow = Output<'ledger.page'>['rows'][number];
type Input = Checked<'ledger.page'>;

/** A window into the lines of the ledger, each in words. With a text, only lines whose words, type or actor hold it. */
export const readLedgerPage = (
  session: CaseSession,
  input: Input,
  deps: Pick<AppDeps, 'crypto'>,
): Result<Output<'ledger.page'>> => {
  const { db } = session.store;
  const read = db.transaction((): Output<'ledger.page'> => {
    const { total, rows } = input.text === '' ? readWindow(session, input, deps) : searchWords(session, input, deps);
    return { total, from: input.from, rows: [...rows], types: [...listLineTypes(db)], actors: [...listActors(db)] };
  });
  return ok(read());
};

export const describeLine = (row: LineRow, stored: StoredLine | undefined, names: LineNames): LedgerRow => ({
  seq: row.seq,
  type: row.type,
  day: row.day,
  at: row.at,
  actor: row.actor,
  tlp: row.tlp,
  words: stored === undefined ? 'This line cannot be read.' : lineToWords(stored.revealed, names),
});

type Found = { readonly total: number; readonly rows: readonly LedgerRow[] };

const readWindow = ({ store: { db }, tables }: CaseSession, input: Input, deps: Pick<AppDeps, 'crypto'>): Found => ({
  total: countLines(db, input),
  rows: describeLines(listLines(db, input, input), { db, tables }, deps),
});

const batchLines = 500;

/** Names and words are nowhere in the database, so every line that the other filters let through is put into words. */
const searchWords = ({ store: { db }, tables }: CaseSession, input: Input, deps: Pick<AppDeps, 'crypto'>): Found => {
  const wanted = input.text.toLowerCase();
  const rows: LedgerRow[] = [];
  let total = 0;
  for (let from = 0; ; from += batchLines) {
    const batch = listLines(db, input, { descending: input.descending, from, count: batchLines });
    if (batch.length === 0) return { total, rows };
    for (const row of describeLines(batch, { db, tables }, deps)) {
      if (![row.words, row.type, row.actor ?? ''].some((text) => text.toLowerCase().includes(wanted))) continue;
      if (total >= input.from && rows.length < input.count) rows.push(row);
      total += 1;
    }
  }
};

const describeLines = (
  lines: readonly LineRow[],
  { db, tables }: Pick<CaseSession['store'], 'db' | 'tables'>,
  { crypto }: Pick<AppDeps, 'crypto'>,
): readonly LedgerRow[] => {
  const names = lineNamesOf(tables);
  const stored = new Map(
    readStoredLines(
      db,
      lines.map(({ seq }) => seq),
      crypto,
    ).map((one) => [one.line.seq, one]),
  );
  return lines.map((row) => describeLine(row, stored.get(row.seq), names));
};
