import type { Checked, Output } from '../../shared/api/contract.ts';
import { ok, type Failure, type Result } from '../../shared/base/result.ts';
import { discloseEdition } from '../../shared/bundle/disclose-edition.ts';
import { editionTlp, planEdition } from '../../shared/bundle/edition-plan.ts';
import { formatViewFile, tablesOfLines } from '../../shared/bundle/view-file.ts';
import { readViewLines } from '../../shared/bundle/view-lines.ts';
import { lineNamesOf } from '../../shared/domain/line-names.ts';
import { lineToWords } from '../../shared/domain/line-words.ts';
import { parseJson } from '../../shared/ledger/canonical-json.ts';
import type { RevealedLine } from '../../shared/ledger/reveal.ts';
import { readHead } from '../../db/ledger.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { showingRatings } from '../reasoning/hidden-ratings.ts';
import { readWholeLedger } from './whole-ledger.ts';

/**
 * The case as a stranger reads it in an edition: disclosed and written as the export does, then read from those bytes of
 * `view.json` and from nothing else.
 */
export const readSeenEdition = showingRatings(
  (
    session: CaseSession,
    { edition, tlp: upTo, redaction, which, from, count }: Checked<'release.seen'>,
    deps: Pick<AppDeps, 'crypto'>,
  ): Result<Output<'release.seen'>> => {
    const size = readHead(session.store.db)?.size ?? 0;
    const ledger = readWholeLedger(session, size, deps);
    if (!ledger.ok) return ledger;
    const { lines, revealed } = ledger.value;
    const plan = planEdition({ edition, tlp: editionTlp(edition, upTo), lines, revealed, redaction });
    if (!plan.ok) return plan;
    const { seen } = discloseEdition(ledger.value, plan.value, deps.crypto);
    const read = readBack(
      formatViewFile({ origin: session.origin, size, lines: seen, tables: tablesOfLines(seen) }).join(''),
    );
    if (!read.ok) return read;
    const names = lineNamesOf(tablesOfLines(read.value));
    const chosen = read.value.filter((line) => isChosen(line, which));
    return ok({
      total: chosen.length,
      from,
      rows: chosen.slice(from, from + count).map((line) => ({
        seq: line.seq,
        type: line.type,
        words: lineToWords(line, names),
        fields: Object.entries(line.fields).map(([name, value]) => ({ name, value })),
        withheld: wholeFields(line),
      })),
    });
  },
);

const readBack = (view: string): Result<readonly RevealedLine[], Failure> => {
  const json = parseJson(view);
  if (!json.ok) return json;
  const lines = readViewLines(json.value);
  if (lines === undefined) throw new Error('a view that was just written is one');
  return ok(lines);
};

const wholeFields = (line: RevealedLine): string[] =>
  line.withheld.flatMap(({ field }) => (Object.hasOwn(line.fields, field) ? [] : [field]));

const isChosen = (line: RevealedLine, which: Checked<'release.seen'>['which']): boolean => {
  switch (which) {
    case 'all':
      return true;
    case 'withheld':
      return line.withheld.length > 0;
    case 'partly':
      return line.withheld.some(({ field }) => Object.hasOwn(line.fields, field));
  }
};
