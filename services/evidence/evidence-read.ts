import { lstatSync } from 'node:fs';
import { z } from 'zod';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { consequenceOfItem } from '../../shared/consequence/item-consequence.ts';
import type { CaseTables, EvidenceRow } from '../../shared/domain/case-tables.ts';
import { stepsOf } from '../../shared/domain/custody-chain.ts';
import { sha256Schema } from '../../shared/ledger/field-types.ts';
import { parseJson } from '../../shared/ledger/canonical-json.ts';
import type { CaseDatabase } from '../../db/open-database.ts';
import { hasHiddenCustody, readCustodyOf, readRatingsOf } from '../../db/queries/evidence-item.ts';
import { casePaths } from '../cases/case-paths.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { findRow } from '../cases/find-row.ts';
import { hashesOfItem, withKnownHashes, type KnownHashes } from '../hash-sets/known-hashes.ts';
import { noteShown, openOpinion } from '../reasoning/hidden-ratings.ts';
import { custodyStateOf, describeStep } from './custody-state.ts';
import { acquisitionOf } from './acquisition.ts';
import { describeEvidence } from './evidence-page.ts';

type Reply = Output<'evidence.read'>;

/** Everything that the case holds about one item. */
export const readEvidence = (
  session: CaseSession,
  { evidence }: Checked<'evidence.read'>,
  deps: AppDeps,
): Result<Reply> => {
  const isHidden = openOpinion(session, deps) !== null;
  const reply = withKnownHashes(session, deps, (known) => describeItem(session, evidence, known));
  if (!reply.ok) return reply;
  if (isHidden) return ok({ ...reply.value, ratings: [], ratingsHidden: true });
  if (reply.value.ratings.length > 0) noteShown(session, deps);
  return reply;
};

const describeItem = (
  { folder, store: { db }, tables }: CaseSession,
  evidence: string,
  known: KnownHashes,
): Result<Reply> => {
  const found = findRow(tables, 'evidence', evidence);
  if (!found.ok) return found;
  const row = found.value;
  const source = row.source === null ? undefined : tables.get('source', row.source);
  const group = row.originGroup === null ? undefined : tables.get('origin_group', row.originGroup);
  const acquisition = acquisitionOf(tables, row);
  return ok({
    item: {
      ...describeEvidence({ ...row, sourceName: source?.name ?? null }, known.of(hashesOfItem(row))),
      line: row.seq,
      description: row.description,
      url: row.url,
      note: row.note,
      caveats: caveatsOf(row),
      personalData: row.personalData === null ? null : row.personalData !== 0,
      collectedBy: row.collectedBy,
      collectedAt: row.collectedAt,
      authority: row.authority,
      method: row.method,
      copy: row.copy,
      md5: row.md5,
      sha1: row.sha1,
      group: row.originGroup,
      groupName: group?.name ?? null,
      evidenceClass: row.evidenceClass,
      layer: row.layer,
      adequacy: row.adequacy,
      marking: row.marking,
      addedBy: row.addedBy,
      hasFile: hasFile(folder, row),
    },
    ...chainOf(row, db, tables),
    derivedFrom: (acquisition.lineage?.derivedFrom ?? []).map((id) => ({
      id,
      exhibit: tables.get('evidence', id)?.exhibit ?? null,
      title: tables.get('evidence', id)?.title ?? null,
    })),
    acquisition,
    consequence: consequenceOfItem(tables, row.key).map((one) => ({ ...one })),
    ratingsHidden: false,
    ratings: readRatingsOf(db, row.key).map(({ hypothesis, rating, rationale, rater, seq, at }) => ({
      hypothesis,
      rating,
      rationale,
      rater,
      line: seq,
      at,
    })),
  });
};

const chainOf = (row: EvidenceRow, db: CaseDatabase, tables: CaseTables): Pick<Reply, 'custody' | 'custodyState'> => {
  const steps = stepsOf(row, readCustodyOf(db, row.key));
  return {
    custody: steps.map((step) => describeStep(step, row.sha256)),
    custodyState: custodyStateOf(row, steps, tables, hasHiddenCustody(db)),
  };
};

export const caveatsOf = ({ caveats }: Pick<EvidenceRow, 'caveats'>): string[] => {
  const json = parseJson(caveats ?? '[]');
  const parsed = z.array(z.string()).safeParse(json.ok ? json.value : undefined);
  return parsed.success ? parsed.data : [];
};

const hasFile = (folder: string, { sha256 }: EvidenceRow): boolean => {
  if (!sha256Schema.safeParse(sha256).success || sha256 === null) return false;
  try {
    return lstatSync(casePaths.evidenceFile(folder, sha256), { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    // What cannot be looked at cannot be shown.
    return false;
  }
};
