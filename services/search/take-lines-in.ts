import type { Crypto } from '../../shared/base/crypto.ts';
import { noNames } from '../../shared/domain/line-word-parts.ts';
import { lineToWords } from '../../shared/domain/line-words.ts';
import type { Json } from '../../shared/ledger/canonical-json.ts';
import type { RevealedLine } from '../../shared/ledger/reveal.ts';
import type { IndexDatabase } from '../../db/index-database.ts';
import { readHead, readLines } from '../../db/ledger.ts';
import type { CaseDatabase } from '../../db/open-database.ts';
import { readStoredLines } from '../../db/queries/revealed-lines.ts';
import { addLineEntries, forgetLineEntries, readSearchState, type LineEntry } from '../../db/search-writer.ts';

const batchLines = 500;
const textCharactersMax = 1_000_000;

/** Takes lines that are not in the full text yet, at most so many, and says how many are left. */
export const takeLinesIn = (index: IndexDatabase, db: CaseDatabase, crypto: Crypto, max: number): number => {
  const head = readHead(db);
  if (head === undefined) return 0;
  let next = knownLines(index, db, head.log, crypto);
  const until = Math.min(head.size, next + max);
  while (next < until) {
    const end = Math.min(until, next + batchLines);
    const seqs = Array.from({ length: end - next }, (_, offset) => next + offset);
    const entries = readStoredLines(db, seqs, crypto).map(({ revealed }) => lineToEntry(revealed));
    addLineEntries(index, entries, { origin: head.log, lines: end, lastLine: digestOf(db, end - 1, crypto) });
    next = end;
  }
  return head.size - next;
};

/** How many lines are left to take in. */
export const countLinesLeft = (index: IndexDatabase, db: CaseDatabase, crypto: Crypto): number => {
  const head = readHead(db);
  return head === undefined ? 0 : head.size - (matchingLines(index, db, head.log, crypto) ?? 0);
};

/** What was taken in of another case, or of another past of this one, goes. */
const knownLines = (index: IndexDatabase, db: CaseDatabase, origin: string, crypto: Crypto): number => {
  const known = matchingLines(index, db, origin, crypto);
  if (known === undefined) forgetLineEntries(index);
  return known ?? 0;
};

const matchingLines = (index: IndexDatabase, db: CaseDatabase, origin: string, crypto: Crypto): number | undefined => {
  const state = readSearchState(index);
  if (state === undefined) return undefined;
  const isSame = state.origin === origin && digestOf(db, state.lines - 1, crypto) === state.lastLine;
  return isSame ? state.lines : undefined;
};

const digestOf = (db: CaseDatabase, seq: number, crypto: Crypto): string => {
  const [line] = seq < 0 ? [] : readLines(db, seq, seq + 1);
  return line === undefined ? '' : crypto.sha256Hex(line);
};

const lineToEntry = (line: RevealedLine): LineEntry => ({
  number: line.seq,
  kind: line.type.split('.')[0] ?? line.type,
  id: textOf(line.fields['id']) ?? textOf(line.fields['item']) ?? null,
  title: lineToWords(line, noNames),
  text: [...textsIn(orderedFields(line))].join('\n').slice(0, textCharactersMax),
});

/** What was said first, who said it last; when, and the marking, are no words that anybody looks for. */
const orderedFields = ({ fields: { actor, at: _at, tlp: _tlp, ...said } }: RevealedLine): readonly unknown[] => [
  said,
  actor,
];

const textOf = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** An identifier of the case is found by what it names, not by its letters. */
const isIdentifier = (text: string): boolean => /^[a-z]{2}-[0-9a-z]{26}$/u.test(text);

const textsIn = function* (value: unknown): Generator<string> {
  if (typeof value === 'string') {
    if (value !== '' && !isIdentifier(value)) yield value;
  } else if (typeof value === 'object' && value !== null) {
    for (const one of Object.values(value)) yield* textsIn(one);
  }
};
