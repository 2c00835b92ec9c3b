import type { Checked, Output } from '../../shared/api/contract.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import type { FindingRow } from '../../shared/domain/finding-tables.ts';
import { lineToWords } from '../../shared/domain/line-words.ts';
import { countAtFindings, readFindings } from '../../db/queries/findings.ts';
import { readStoredLines } from '../../db/queries/revealed-lines.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { findRow } from '../cases/find-row.ts';
import { lineNamesOf } from '../../shared/domain/line-names.ts';
import { describeFinding, type ShownFinding } from './describe-finding.ts';

type Filter = Checked<'finding.page'>['filter'];

/** One window into the findings, the newest first. There are as many as people wrote, so all of them are looked at. */
export const readFindingPage = (
  session: CaseSession,
  { filter, from, count }: Checked<'finding.page'>,
): Result<Output<'finding.page'>> => {
  const item = filter.evidence === undefined ? undefined : findRow(session.tables, 'evidence', filter.evidence);
  if (item?.ok === false) return item;
  const counts = countAtFindings(session.store.db);
  const rows = readFindings(session.store.db);
  const shown = rows
    .filter((row) => (row.withdrawnSeq !== null) === filter.withdrawn)
    .filter((row) => item === undefined || row.item === item.value.key)
    .map((row) => describeFinding(session, row, counts))
    .filter((finding) => isWanted(finding, filter));
  const withdrawn = rows.filter(({ withdrawnSeq }) => withdrawnSeq !== null).length;
  return ok({
    total: shown.length,
    from,
    rows: shown.slice(from, from + count),
    standing: rows.length - withdrawn,
    withdrawn,
  });
};

const isWanted = (finding: ShownFinding, { text, tags, triage, starred }: Filter): boolean =>
  (!starred || finding.stars.length > 0) &&
  (triage.length === 0 || triage.includes(finding.triage)) &&
  tags.every((tag) => finding.tags.includes(tag)) &&
  (text === '' || holds(finding, text.toLowerCase()));

const holds = ({ statement, quote, tags, exhibit, itemTitle }: ShownFinding, text: string): boolean =>
  [statement, quote?.text, exhibit, itemTitle, ...tags].some((one) => one?.toLowerCase().includes(text) === true);

/** One finding, and every line that made it what it is, the newest first. */
export const readFinding = (
  session: CaseSession,
  { finding }: Checked<'finding.read'>,
  deps: Pick<AppDeps, 'crypto'>,
): Result<Output<'finding.read'>> => {
  const found = findRow(session.tables, 'finding', finding);
  if (!found.ok) return found;
  const row = found.value;
  return ok({
    finding: describeFinding(session, row),
    history: [...(row.withdrawnSeq === null ? [] : [row.withdrawnSeq]), ...linesOf(session, row, deps)].flatMap((seq) =>
      describeLine(session, seq, deps),
    ),
  });
};

/** From the latest correction back to the first line; each correction names the line before. */
const linesOf = (session: CaseSession, row: FindingRow, { crypto }: Pick<AppDeps, 'crypto'>): readonly number[] => {
  const lines: number[] = [];
  for (let seq = row.latestSeq; seq > row.seq;) {
    lines.push(seq);
    const [stored] = readStoredLines(session.store.db, [seq], crypto);
    const corrects = stored?.revealed.fields['corrects'];
    // A line can only correct one before it; anything else would go round in circles.
    seq = typeof corrects === 'number' && corrects < seq ? corrects : row.seq;
  }
  return [...lines, row.seq];
};

const describeLine = ({ store, tables }: CaseSession, seq: number, { crypto }: Pick<AppDeps, 'crypto'>) => {
  const [stored] = readStoredLines(store.db, [seq], crypto);
  if (stored === undefined) return [];
  const { at, actor } = stored.revealed.fields;
  return [
    {
      line: seq,
      words: lineToWords(stored.revealed, lineNamesOf(tables)),
      at: typeof at === 'string' ? at : null,
      actor: typeof actor === 'string' ? actor : null,
    },
  ];
};
