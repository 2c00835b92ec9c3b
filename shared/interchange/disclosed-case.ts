import { z } from 'zod';
import type { Crypto } from '../base/crypto.ts';
import type { CaseTables, EvidenceRow, HypothesisRow, RatingRow, SourceRow } from '../domain/case-tables.ts';
import { seqKey } from '../domain/case-tables.ts';
import type { NameClaimRow } from '../domain/name-rows.ts';
import { higherTlp, tlpSchema, type Tlp } from '../domain/vocabulary.ts';
import { readLevels, type StatedNumbers } from './stated-numbers.ts';
import type { JsonObject } from '../ledger/canonical-json.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { partUuid, recordedIdentifiers, type Identifier } from './identifiers.ts';

/** What an edition discloses of a case, and nothing beside: every export is made from this. */
export type Disclosed = {
  readonly origin: string;
  /** Origin, size and root of the ledger, three lines. */
  readonly checkpoint: string;
  readonly lines: readonly RevealedLine[];
  readonly tables: CaseTables;
  /** Sections of `assessment.json`, computed from the same lines. */
  readonly sections: JsonObject;
};

type Named = { readonly seq: number; readonly id: Identifier };
export type SharedSource = Named & { readonly row: SourceRow; readonly tlp: Tlp };
export type SharedItem = Named & {
  readonly row: EvidenceRow;
  /** False where only its skeleton is shown: what its weight is computed from. */
  readonly hasWords: boolean;
  readonly tlp: Tlp;
};
/** A name that somebody uses for the actor of a hypothesis. */
export type SharedName = Named & { readonly row: NameClaimRow; readonly claimant: string | null; readonly tlp: Tlp };
export type SharedHypothesis = Named & {
  readonly row: HypothesisRow;
  readonly tlp: Tlp;
  readonly names: readonly SharedName[];
  /** Null where the case states no number for it. */
  readonly numbers: StatedNumbers | null;
};
export type SharedRating = {
  readonly row: RatingRow & { readonly rating: string };
  readonly item: SharedItem;
  readonly hypothesis: SharedHypothesis;
  readonly uuid: string;
  readonly tlp: Tlp;
};

export type SharedCase = {
  readonly id: Identifier;
  readonly origin: string;
  readonly checkpoint: string;
  readonly title: string | null;
  readonly question: string | null;
  readonly mark: string | null;
  /** When what is shown was last changed: the time of the freeze in a release. */
  readonly at: string;
  readonly isFrozen: boolean;
  /** The highest of everything in it. */
  readonly tlp: Tlp;
  readonly sources: readonly SharedSource[];
  readonly items: readonly SharedItem[];
  readonly hypotheses: readonly SharedHypothesis[];
  readonly ratings: readonly SharedRating[];
};

/**
 * `isNamed` is false where anything in it has no recorded identifier, as in a release from before there were any: then it
 * can go out in no format that needs them.
 */
export const shareCase = (
  { origin, checkpoint, lines, tables, sections }: Disclosed,
  crypto: Crypto,
): { readonly shared: SharedCase; readonly isNamed: boolean } => {
  const identifiers = recordedIdentifiers(lines);
  const tlpOfLine = (seq: number): string | null => tables.get('line_index', seqKey(seq))?.tlp ?? null;
  const missing: number[] = [];
  const name = (seq: number): Identifier => {
    const known = identifiers.get(seq);
    if (known === undefined) missing.push(seq);
    return known ?? { uuid: '', since: '' };
  };
  const file = tables.get('case_file', 'case');
  const sources = bySeq(tables.rows('source')).map((row): SharedSource => ({
    seq: row.seq,
    id: name(row.seq),
    row,
    tlp: markingOf(row.tlp, row.name !== null),
  }));
  const items = bySeq(tables.rows('evidence')).map((row): SharedItem => {
    const hasWords = row.title !== null || row.sha256 !== null || row.url !== null || row.description !== null;
    return { seq: row.seq, id: name(row.seq), row, hasWords, tlp: markingOf(row.tlp, hasWords) };
  });
  const claims = bySeq(tables.rows('name_claim')).filter(({ withdrawnSeq }) => withdrawnSeq === null);
  const levels = readLevels(sections);
  const hypotheses = bySeq(tables.rows('hypothesis')).map((row): SharedHypothesis => ({
    seq: row.seq,
    id: name(row.seq),
    row,
    tlp: markingOf(tlpOfLine(row.seq), row.statement !== null),
    names: claims
      .filter((claim) => claim.hypothesis === row.key && claim.name !== null && claim.name !== '')
      .map((claim) => ({
        seq: claim.seq,
        id: name(claim.seq),
        row: claim,
        claimant: claimantOf(claim, tables),
        tlp: markingOf(claim.tlp, true),
      })),
    numbers: row.level === null ? null : (levels.get(row.level)?.get(row.key) ?? null),
  }));
  const itemByKey = new Map(items.map((item) => [item.row.key, item]));
  const hypothesisByKey = new Map(hypotheses.map((hypothesis) => [hypothesis.row.key, hypothesis]));
  const ratings = tables
    .rows('rating')
    .toSorted((left, right) => left.seq - right.seq)
    .flatMap((row): readonly SharedRating[] => {
      const item = itemByKey.get(row.item);
      const hypothesis = hypothesisByKey.get(row.hypothesis);
      const { rating } = row;
      if (item === undefined || hypothesis === undefined || rating === null) return [];
      const tlp = markingOf(tlpOfLine(row.seq), row.rationale !== null || row.rater !== null);
      const uuid = partUuid([item.id.uuid, hypothesis.id.uuid, 'rating'], crypto);
      return [{ row: { ...row, rating }, item, hypothesis, uuid, tlp }];
    });
  const id = name(0);
  const last = lines.at(-1);
  const at = instantOf(last, id.since);
  const shared: SharedCase = {
    id,
    origin,
    checkpoint,
    title: file?.title ?? null,
    question: file?.question ?? null,
    mark: file?.mark ?? null,
    at,
    isFrozen: last?.type === 'release.freeze',
    tlp: [
      markingOf(file?.tlp ?? null, file?.title !== null),
      ...[...sources, ...items, ...hypotheses, ...ratings].map(({ tlp }) => tlp),
      ...hypotheses.flatMap(({ names }) => names.map(({ tlp }) => tlp)),
    ].reduce(higherTlp, 'CLEAR'),
    sources,
    items,
    hypotheses,
    ratings,
  };
  return { shared, isNamed: missing.length === 0 };
};

const bySeq = <Row extends { readonly seq: number }>(rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((left, right) => left.seq - right.seq);

/** Where words are shown and their marking is not, nobody may take them for free to share. */
const markingOf = (tlp: string | null, hasWords: boolean): Tlp => {
  const known = tlpSchema.safeParse(tlp);
  if (known.success) return known.data;
  return hasWords ? 'RED' : 'CLEAR';
};

const claimantOf = ({ source, item }: NameClaimRow, tables: CaseTables): string | null => {
  if (source !== null) return tables.get('source', source)?.name ?? null;
  if (item === null) return null;
  const row = tables.get('evidence', item);
  const from = row?.source === null || row === undefined ? undefined : tables.get('source', row.source)?.name;
  return from ?? row?.title ?? null;
};

/** Of a line whose time is withheld its day is known; never before the identifiers were given. */
const instantOf = (line: RevealedLine | undefined, since: string): string => {
  const at = z.string().safeParse(line?.fields['at']);
  const instant = at.success ? at.data : `${line?.day ?? ''}T00:00:00Z`;
  return instant < since ? since : instant;
};
