import { lstatSync } from 'node:fs';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import type { EvidenceRow } from '../../shared/domain/case-tables.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import type { AppDeps } from '../app-deps.ts';
import { casePaths } from '../cases/case-paths.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { findRow } from '../cases/find-row.ts';
import { gradeOf } from './grade.ts';
import { hashFile } from './evidence-files.ts';

/** The chain of one item: its intake, then every event after it. */
export const readCustody = (
  session: CaseSession,
  { evidence }: Checked<'custody.read'>,
): Result<Output<'custody.read'>> => {
  const item = findRow(session.tables, 'evidence', evidence);
  if (!item.ok) return item;
  const row = item.value;
  const intake = {
    line: row.seq,
    type: row.sha256 === null ? 'identified' : 'acquired',
    at: row.addedAt,
    actor: row.addedBy,
    from: row.collectedBy,
    to: row.addedBy,
    purpose: row.method,
    hashBefore: null,
    hashAfter: row.sha256,
    note: row.note,
  };
  const later = session.tables
    .rows('custody')
    .filter((event) => event.item === row.key)
    .map((event) => ({
      line: event.seq,
      type: event.event,
      at: event.at,
      actor: event.actor,
      from: event.fromPerson,
      to: event.toPerson,
      purpose: event.purpose,
      hashBefore: event.hashBefore,
      hashAfter: event.hashAfter,
      note: event.note,
    }));
  return ok({
    id: row.key,
    exhibit: row.exhibit,
    title: row.title,
    custody: row.custody,
    sha256: row.sha256,
    events: [intake, ...later],
  });
};

/**
 * Records an event. The file is hashed anew, so the event says what the file was at that moment; a hash that is not
 * the item's makes its custody `failed` in the same act, and its weight in every score nothing.
 */
export const recordCustody = (
  session: CaseSession,
  input: Checked<'custody.record'>,
  deps: AppDeps,
): Result<Output<'custody.record'>> => {
  const item = findRow(session.tables, 'evidence', input.evidence);
  if (!item.ok) return item;
  const current = currentHash(session.folder, item.value);
  if (!current.ok) return current;
  const hash = current.value;
  const hashMatches = item.value.sha256 === null ? null : hash === item.value.sha256;
  const common = commonFields(session, deps, input.tlp);
  const event: LineDraft = {
    type: 'custody.event',
    fields: {
      ...common,
      item: item.value.key,
      event: input.event,
      hands: {
        authority: '',
        from: '',
        place: '',
        purpose: input.purpose,
        seal: '',
        to: session.actor,
        transport: '',
        witness: '',
      },
      hashes: { after: hash, before: hash },
      note: input.note,
    },
  };
  const appended = session.append(({ tables }) => {
    const grade = gradeOf(tables.get('evidence', item.value.key));
    if (hashMatches !== false || grade === undefined) return ok({ drafts: [event] });
    const correction: LineDraft = {
      type: 'evidence.correct',
      fields: {
        ...common,
        id: item.value.key,
        corrects: item.value.seq,
        item: null,
        origin: null,
        collection: null,
        handling: null,
        privacy: null,
        grade: { ...grade, custody: 'failed' },
        reason: 'The file is not the one that was taken in: its SHA-256 differs.',
      },
    };
    return ok({ drafts: [event, correction] });
  });
  return appended.ok ? ok({ line: appended.value.first, hashMatches }) : appended;
};

const currentHash = (folder: string, { sha256 }: EvidenceRow): Result<string | null, Failure> => {
  if (sha256 === null) return ok(null);
  const path = casePaths.evidenceFile(folder, sha256);
  try {
    // A missing file, or a link in its place, has the hash of nothing that anyone took in.
    const isThere = lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
    return ok(isThere ? hashFile(path) : '0'.repeat(64));
  } catch (error) {
    // Unreadable is not altered: nothing is recorded against the item.
    return err(storageFailure(error, path));
  }
};
