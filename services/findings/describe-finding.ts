import type { Output } from '../../shared/api/contract.ts';
import type { ShownMarks } from '../../shared/api/findings-contract.ts';
import { readTexts } from '../../shared/domain/apply-finding.ts';
import { parsePlace } from '../../shared/domain/excerpt-anchor.ts';
import type { FindingRow, MarkRow } from '../../shared/domain/finding-tables.ts';
import { triageStates } from '../../shared/domain/finding-vocabulary.ts';
import { countAtFindings } from '../../db/queries/findings.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { readReference } from './subjects.ts';

export type ShownFinding = Output<'finding.add'>['finding'];

/** A finding as the screens show it, with what is said about it elsewhere. */
export const describeFinding = (
  session: Pick<CaseSession, 'tables' | 'store' | 'actor'>,
  row: FindingRow,
  counts = countAtFindings(session.store.db),
): ShownFinding => {
  const { tables } = session;
  const item = row.item === null ? undefined : tables.get('evidence', row.item);
  const place = row.place === null ? undefined : parsePlace(row.place);
  const record = readReference(row.record);
  return {
    id: row.key,
    line: row.seq,
    latestLine: row.latestSeq,
    item: row.item,
    exhibit: item?.exhibit ?? null,
    itemTitle: item?.title ?? null,
    statement: row.statement,
    place: place?.ok === true ? place.value : null,
    bytes: row.bytesFrom === null || row.bytesTo === null ? null : { from: row.bytesFrom, to: row.bytesTo },
    sha256: row.sha256,
    quote: row.quote === null ? null : { text: row.quote, form: row.quoteForm ?? '', isWhole: row.quoteIsWhole === 1 },
    record: record === null ? null : { number: record.number, type: record.type, key: record.key },
    tlp: row.tlp,
    at: row.at,
    actor: row.actor,
    withdrawn: withdrawalOf(row),
    ...describeMarks(tables.get('mark', row.key), session),
    links: counts.links.get(row.key) ?? 0,
    comments: counts.comments.get(row.key) ?? 0,
  };
};

export const withdrawalOf = ({
  withdrawnSeq,
  withdrawnReason,
}: Pick<FindingRow, 'withdrawnSeq' | 'withdrawnReason'>): ShownFinding['withdrawn'] =>
  withdrawnSeq === null ? null : { line: withdrawnSeq, reason: withdrawnReason };

export const describeMarks = (row: MarkRow | undefined, { actor }: Pick<CaseSession, 'actor'>): ShownMarks => {
  const stars = readTexts(row?.stars ?? '[]');
  return {
    stars: [...stars],
    isStarred: stars.includes(actor),
    tags: [...readTexts(row?.tags ?? '[]')],
    triage: triageStates.find((state) => state === row?.triage) ?? 'not_looked_at',
    triageBy: row?.triageBy ?? null,
    triageAt: row?.triageAt ?? null,
  };
};
