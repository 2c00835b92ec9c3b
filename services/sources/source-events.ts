import { z } from 'zod';
import { parseJson } from '../../shared/ledger/canonical-json.ts';
import { seqKey, type SourceRow } from '../../shared/domain/case-tables.ts';
import type { SourceEventRow } from '../../shared/domain/source-rows.ts';
import { readSourceEvents } from '../../db/queries/source-events.ts';
import type { CaseSession } from '../cases/case-session.ts';

type Session = Pick<CaseSession, 'store' | 'tables'>;
type Assessment = { readonly reliability: string; readonly at: string; readonly reason: string };

/** Every letter that a source had, newest first. */
export const assessmentsOf = (session: Session, row: SourceRow): readonly Assessment[] => {
  const events = readSourceEvents(session.store.db, row.key).filter(({ act }) => act === 'assess');
  const first = { reliability: firstReliability(row, events) ?? '', at: addedOf(session, row).at ?? '', reason: '' };
  return [
    first,
    ...events.map(({ reliability, at, reason }) => ({
      reliability: reliability ?? '',
      at: at ?? '',
      reason: reason ?? '',
    })),
  ].toReversed();
};

/** The letter that the line had that added the source. */
export const firstReliability = (row: SourceRow, events: readonly SourceEventRow[]): string | null => {
  const first = events.find(({ act }) => act === 'assess');
  return first === undefined ? row.reliability : first.reliabilityBefore;
};

export const addedOf = ({ tables }: Session, { seq }: SourceRow) => {
  const line = tables.get('line_index', seqKey(seq));
  return { at: line?.at ?? null, actor: line?.actor ?? null };
};

/** Other names and identifiers as the latest lines give them. */
export const otherNamesOf = (
  { store }: Session,
  source: string,
): { readonly aliases: string[]; readonly identifiers: string[] } => {
  const events = readSourceEvents(store.db, source);
  // What it was called before is a name by which it may be met again.
  const earlier = events.flatMap(({ nameBefore }) => (nameBefore === null ? [] : [nameBefore]));
  const aliases = toList(events.findLast((event) => event.aliases !== null)?.aliases);
  const identifiers = toList(events.findLast((event) => event.identifiers !== null)?.identifiers);
  return { aliases: [...new Set([...aliases, ...earlier])], identifiers };
};

const toList = (text: string | null | undefined): readonly string[] & string[] => {
  const json = parseJson(text ?? '[]');
  const parsed = z.array(z.string()).safeParse(json.ok ? json.value : undefined);
  return parsed.success ? parsed.data : [];
};
