import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { newId } from '../../shared/base/ids.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import type { EvidenceRow } from '../../shared/domain/case-tables.ts';
import { importersVersion } from '../../shared/imports/importers.ts';
import { canonicalJson } from '../../shared/ledger/canonical-json.ts';
import { sha256Schema } from '../../shared/ledger/field-types.ts';
import type { IndexDatabase } from '../../db/index-database.ts';
import { keepImport, removeImport, writePending } from '../../db/index-writer.ts';
import type { RecordColumns } from '../../db/record-columns.ts';
import type { AppDeps } from '../app-deps.ts';
import { casePaths } from '../cases/case-paths.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { findRow } from '../cases/find-row.ts';
import { takeIn } from '../evidence/intake.ts';
import { activeImportOf, withIndexAlone } from './case-index.ts';
import { recallMapping, rememberMapping } from './column-mappings.ts';
import { describeImported } from './describe-record.ts';
import { readImportBeside } from './read-beside.ts';
import { readImport, type ReadImport, type ReadImportParts } from './read-import.ts';

type Input = Checked<'import.run'>;
type Reply = Output<'import.run'>;

const sampleRecords = 20;

/**
 * Reads a file into the derived index. The order makes it all or nothing: the file is read to its end into records that
 * are still pending; only then it becomes evidence, if it is not yet; then the line is written; then the records are
 * shown. Whatever fails on the way leaves no record, and a file that cannot be read as its format is not taken in.
 */
export const runImport = async (session: CaseSession, input: Input, deps: AppDeps): Promise<Result<Reply>> => {
  const target = findTarget(session, input);
  if (!target.ok) return target;
  const { path, name, item } = target.value;
  const options = { columns: input.columns ?? {}, clockOffsetSeconds: input.clockOffsetSeconds };
  const parts = { path, name, as: input.as, options, report: deps.report };
  if (input.dryRun) return tryOut(parts, item, deps);
  if (session.readOnly !== null) return err(session.readOnly);
  return withIndexAlone(session, deps, async (index) => {
    const id = newId('import', deps.random);
    const read = readPending(index, { id, folder: session.folder, item: item?.key ?? '', parts });
    if (!read.ok) return read;
    const done = await acknowledge(session, { id, input, target: target.value, read: read.value, parts }, deps);
    if (!done.ok) {
      removeImport(index, id);
      return done;
    }
    keepImport(index, id, done.value.evidence);
    const { heading, format } = read.value;
    const remembered = recallMapping(heading, deps);
    if (input.remember && heading !== null)
      rememberMapping({ names: heading, format, columns: options.columns, file: name }, deps);
    return ok({ ...describeRead(name, read.value), ...done.value, sample: [], remembered });
  });
};

type Target = { readonly path: string; readonly name: string; readonly item: EvidenceRow | null };

const findTarget = (session: CaseSession, { what }: Input): Result<Target> => {
  if (what.kind === 'file') return ok({ path: what.path, name: basename(what.path), item: null });
  const item = findRow(session.tables, 'evidence', what.evidence);
  if (!item.ok) return item;
  const known = activeImportOf(session, item.value.key);
  if (known !== undefined) return err(importedAlready(item.value));
  const path = storedPath(session, item.value);
  return path.ok ? ok({ path: path.value, name: item.value.name ?? '', item: item.value }) : path;
};

/** Where the file of an item lies in the case. */
export const storedPath = (
  { folder }: Pick<CaseSession, 'folder'>,
  { sha256 }: Pick<EvidenceRow, 'sha256'>,
): Result<string> => {
  // The database may come from anyone, and another text would name another file.
  if (sha256 !== null && sha256Schema.safeParse(sha256).success) return ok(casePaths.evidenceFile(folder, sha256));
  return err({
    code: 'NO_FILE',
    message: 'There is no file of this item: it is a record, or its file is withheld in this edition.',
    hint: 'Name an item that has a file.',
  });
};

const importedAlready = ({ key, exhibit }: Pick<EvidenceRow, 'key' | 'exhibit'>): Failure => ({
  code: 'IMPORTED_ALREADY',
  message: `${exhibit ?? key} has been imported already; nothing was changed.`,
  hint: 'Take that import back first, if it is to be read otherwise.',
  at: key,
});

const tryOut = (parts: Omit<ReadImportParts, 'onRecord'>, item: EvidenceRow | null, deps: AppDeps): Result<Reply> => {
  const sample: Reply['sample'] = [];
  const read = readImport({
    ...parts,
    onRecord: (record) => {
      if (sample.length < sampleRecords) sample.push(describeImported(record, sample.length + 1));
    },
  });
  if (!read.ok) return read;
  const altered = alteredFault(item, read.value);
  if (altered !== undefined) return err(altered);
  const remembered = recallMapping(read.value.heading, deps);
  return ok({ ...describeRead(parts.name, read.value), evidence: item?.key ?? null, line: null, sample, remembered });
};

/** What was read must be what was taken in. */
export const alteredFault = (
  item: Pick<EvidenceRow, 'key' | 'sha256'> | null,
  { sha256 }: Pick<ReadImport, 'sha256'>,
): Failure | undefined =>
  item === null || item.sha256 === sha256
    ? undefined
    : {
        code: 'FILE_ALTERED',
        message: 'The file of this item does not have its SHA-256 any more, so nothing of it was imported.',
        hint: 'Run `case verify`, record a custody event for the item, and restore the file from a copy.',
        at: item.key,
      };

const describeRead = (file: string, { format, records, byType, skipped, marks, heading }: ReadImport) => ({
  file,
  format,
  records,
  byType,
  skipped: [...skipped],
  marks,
  heading: heading === null ? null : [...heading],
});

/** Starting a thread takes as long as reading this much. A file that is not there is for the reading to say. */
const isLong = (path: string): boolean => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 2 ** 23;

export type PendingImport = {
  readonly folder: string;
  readonly id: string;
  readonly item: string;
  readonly parts: Omit<ReadImportParts, 'onRecord'>;
};

/** Reads the file into the index; its records wait there for the line. */
export const readPending = (index: IndexDatabase, { folder, id, item, parts }: PendingImport): Result<ReadImport> => {
  let read: ReadImport | undefined;
  const written = writePending(index, casePaths.index(folder), (write: (columns: RecordColumns) => void) => {
    const result = isLong(parts.path)
      ? readImportBeside(parts, write)
      : readImport({ ...parts, onRecord: (_, columns) => write(columns) });
    if (!result.ok) return result;
    read = result.value;
    parts.report?.({ step: `indexing ${read.records} records`, done: null, total: null });
    return ok({
      id,
      item,
      sha256: read.sha256,
      format: read.format,
      version: importersVersion,
      columns: canonicalJson({ ...parts.options.columns }),
      clockOffsetSeconds: parts.options.clockOffsetSeconds ?? 0,
      records: read.records,
      marks: read.marks,
      digest: read.digest,
      byType: JSON.stringify(read.byType),
      marked: JSON.stringify(read.skipped),
    });
  });
  if (!written.ok) return written;
  if (read === undefined) throw new Error('an import was written that nobody read');
  return ok(read);
};

type Acknowledged = { readonly evidence: string; readonly line: number };
type Acknowledging = {
  readonly id: string;
  readonly input: Input;
  readonly target: Target;
  readonly read: ReadImport;
  readonly parts: Omit<ReadImportParts, 'onRecord'>;
};

/** The file is evidence, and the line stands. */
const acknowledge = async (
  session: CaseSession,
  { id, input, target, read, parts }: Acknowledging,
  deps: AppDeps,
): Promise<Result<Acknowledged>> => {
  const item = target.item === null ? await takeFileIn(session, target.path, input, deps) : ok(target.item);
  if (!item.ok) return item;
  const { key } = item.value;
  const altered = alteredFault(item.value, read);
  if (altered !== undefined) return err(target.item === null ? changedMeanwhile(target.path) : altered);
  const appended = session.append(() => {
    if (activeImportOf(session, key) !== undefined) return err(importedAlready(item.value));
    return ok({
      drafts: [
        {
          type: 'import.record',
          fields: {
            ...commonFields(session, deps, input.tlp),
            id,
            item: key,
            reader: {
              clockOffsetSeconds: parts.options.clockOffsetSeconds ?? 0,
              columns: { ...parts.options.columns },
              format: read.format,
              version: importersVersion,
            },
            result: { marks: read.marks, records: read.records, sha256: read.digest },
          },
        },
      ],
    });
  });
  return appended.ok ? ok({ evidence: key, line: appended.value.first }) : appended;
};

const takeFileIn = async (
  session: CaseSession,
  path: string,
  { tlp }: Input,
  deps: AppDeps,
): Promise<Result<EvidenceRow>> => {
  // Through a promise, whether the intake makes one or not.
  const taken = await Promise.resolve(takeIn(session, { folder: session.folder, paths: [path], tlp }, deps));
  if (!taken.ok) return taken;
  const [refused] = taken.value.refused;
  if (refused !== undefined) {
    return err({ code: refused.code, message: refused.message, hint: 'Nothing of it was imported.', at: refused.path });
  }
  const id = (taken.value.taken[0] ?? taken.value.duplicates[0])?.id ?? '';
  return findRow(session.tables, 'evidence', id);
};

const changedMeanwhile = (path: string): Failure => ({
  code: 'SOURCE_CHANGED',
  message:
    'The file changed between being read and being taken in. It is evidence as it is now; nothing of it was imported.',
  hint: 'Import the item.',
  at: path,
});
