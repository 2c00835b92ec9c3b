import { lstatSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { newId } from '../../shared/base/ids.ts';
import { isInstant } from '../../shared/base/clock.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, ItemDetails, Output } from '../../shared/api/contract.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { caseTlp, commonFields } from '../cases/common-fields.ts';
import { findRow } from '../cases/find-row.ts';
import { takeFile, type TakenFile } from './evidence-files.ts';

type Taken = Output<'intake.take'>['taken'][number];
type Refused = Output<'intake.take'>['refused'][number];
type Collection = Pick<
  Checked<'intake.take'>,
  'source' | 'collectedBy' | 'collectedAt' | 'authority' | 'method' | 'tlp'
>;

/** Files that one transaction acknowledges together. */
const batchFiles = 256;

/**
 * Takes in files and folders: the intake's own line first, then every file, durable before its line. What cannot be
 * taken in is named with its reason and hinders nothing else; what the case holds already is named, not doubled.
 */
export const takeIn = (
  session: CaseSession,
  input: Checked<'intake.take'>,
  deps: AppDeps,
  onTaken?: (taken: readonly Taken[]) => void,
): Result<Output<'intake.take'>> => {
  if (session.readOnly !== null) return err(session.readOnly);
  const context = openIntake(session, input, deps);
  if (!context.ok) return context;
  const refused: Refused[] = [];
  const paths = listFiles(input.paths, refused);
  const hundredth = Math.ceil(paths.length / 100);
  const taken: Taken[] = [];
  const duplicates: Taken[] = [];
  let intakeDraft: LineDraft | undefined = context.value.intakeLine;
  for (let start = 0; start < paths.length; start += batchFiles) {
    const batch: { readonly path: string; readonly file: TakenFile }[] = [];
    for (const [at, path] of paths.slice(start, start + batchFiles).entries()) {
      if ((start + at) % hundredth === 0)
        deps.report?.({ step: 'taking in files', done: start + at, total: paths.length });
      const file = takeFile(session.folder, path, deps);
      if (file.ok) batch.push({ path, file: file.value });
      else if (isFatal(file.error)) return err(afterSome(file.error, taken.length));
      else refused.push({ path, code: file.error.code, message: file.error.message });
    }
    const acknowledged: Taken[] = [];
    const appended = session.append(({ tables }) => {
      const drafts: LineDraft[] = [];
      const known = knownFiles(tables, batch);
      let exhibit = nextExhibit(tables);
      for (const { path, file } of batch) {
        const name = basename(path);
        const other = known.get(file.sha256);
        if (other !== undefined) {
          duplicates.push({ id: other, name, sha256: file.sha256, size: file.size });
          continue;
        }
        const id = newId('evidence', deps.random);
        known.set(file.sha256, id);
        const own = input.details?.exhibit;
        if (own !== undefined && (drafts.length > 0 || isExhibit(tables, own))) return err(exhibitTaken(own));
        drafts.push(
          itemLine({
            session,
            deps,
            id,
            context: context.value,
            name,
            file,
            details: input.details ?? {},
            credibility: input.credibility,
            exhibit: exhibitNumber(exhibit),
          }),
        );
        exhibit += 1;
        acknowledged.push({ id, name, sha256: file.sha256, size: file.size });
      }
      const withIntake = drafts.length > 0 && intakeDraft !== undefined ? [intakeDraft, ...drafts] : drafts;
      return ok({ drafts: withIntake });
    });
    if (!appended.ok) return err(afterSome(appended.error, taken.length));
    if (acknowledged.length > 0) intakeDraft = undefined;
    taken.push(...acknowledged);
    onTaken?.(acknowledged);
  }
  return ok({ taken, duplicates, refused });
};

/** Takes in a record without a file: a statement, an observed absence, an assumption, a physical item. */
export const takeRecord = (
  session: CaseSession,
  input: Checked<'intake.record'>,
  deps: AppDeps,
): Result<Output<'intake.record'>> => {
  const context = openIntake(session, input, deps);
  if (!context.ok) return context;
  const id = newId('evidence', deps.random);
  const appended = session.append(({ tables }) => {
    const { exhibit } = input.details;
    if (exhibit !== undefined && isExhibit(tables, exhibit)) return err(exhibitTaken(exhibit));
    return ok({
      drafts: [
        context.value.intakeLine,
        itemLine({
          session,
          deps,
          id,
          context: context.value,
          name: '',
          file: null,
          details: { title: input.title, ...input.details },
          credibility: undefined,
          exhibit: exhibitNumber(nextExhibit(tables)),
        }),
      ],
    });
  });
  return appended.ok ? ok({ id }) : appended;
};

type IntakeContext = {
  readonly intakeLine: LineDraft;
  readonly intake: string;
  readonly source: string | null;
  readonly group: string | null;
  readonly reliability: string;
  readonly collection: {
    readonly at: string | null;
    readonly authority: string;
    readonly by: string;
    readonly method: string;
  };
  readonly tlp: Collection['tlp'];
};

const openIntake = (
  session: CaseSession,
  input: Collection & { readonly details?: ItemDetails | undefined },
  deps: AppDeps,
): Result<IntakeContext, Failure> => {
  const source = input.source === undefined ? ok(null) : findRow(session.tables, 'source', input.source);
  if (!source.ok) return source;
  // An item in a group that does not exist could never be scored.
  const named = input.details?.grade?.group ?? null;
  const group = named === null ? ok(null) : findRow(session.tables, 'origin_group', named);
  if (!group.ok) return group;
  if (input.collectedAt !== undefined && !isInstant(input.collectedAt)) {
    return err({
      code: 'BAD_TIME',
      message: `${input.collectedAt} is not a time that can be recorded.`,
      hint: 'Write it as 2026-03-01T10:02:11Z, in UTC.',
    });
  }
  const intake = newId('intake', deps.random);
  const collection = {
    at: input.collectedAt ?? null,
    authority: input.authority ?? '',
    by: input.collectedBy ?? '',
    method: input.method ?? '',
  };
  const sourceId = source.value?.key ?? null;
  return ok({
    intake,
    source: sourceId,
    group: group.value?.key ?? null,
    reliability: source.value?.reliability ?? 'F',
    collection,
    tlp: input.tlp,
    intakeLine: {
      type: 'intake.open',
      fields: {
        ...commonFields(session, deps, input.tlp ?? caseTlp(session.tables)),
        id: intake,
        source: sourceId,
        collection,
        note: '',
      },
    },
  });
};

type ItemParts = {
  readonly session: CaseSession;
  readonly deps: AppDeps;
  readonly id: string;
  readonly context: IntakeContext;
  readonly name: string;
  readonly file: TakenFile | null;
  readonly details: ItemDetails;
  readonly credibility: string | undefined;
  readonly exhibit: string;
};

// What nobody has judged yet is graded as "cannot be judged", never as good.
const itemLine = ({ session, deps, id, context, name, file, details, credibility, exhibit }: ItemParts): LineDraft => {
  const { grade = {} } = details;
  return {
    type: 'evidence.add',
    fields: {
      ...commonFields(session, deps, context.tlp),
      id,
      item: {
        exhibit: details.exhibit ?? exhibit,
        name,
        title: details.title ?? name,
        description: details.description ?? '',
      },
      content:
        file === null
          ? null
          : { media: details.media ?? 'application/octet-stream', sha256: file.sha256, size: file.size },
      origin: { derivedFrom: [], intake: context.intake, source: context.source, url: details.url ?? '' },
      collection: context.collection,
      handling: {
        copy: file === null ? 'record' : 'working_copy',
        md5: file?.md5 ?? '',
        note: details.note ?? '',
        sha1: file?.sha1 ?? '',
      },
      privacy: { caveats: details.caveats ?? [], personalData: details.personalData ?? false },
      grade: {
        adequacy: grade.adequacy ?? null,
        class: grade.evidenceClass ?? null,
        credibility: grade.credibility ?? credibility ?? '6',
        custody: grade.custody ?? (file === null ? 'not_captured' : 'intact'),
        forgeability: grade.forgeability ?? 'high',
        group: context.group,
        kind: grade.kind ?? (file === null ? 'report' : 'artifact'),
        layer: grade.layer ?? null,
        marking: grade.marking ?? 'CLEAR',
        reliability: grade.reliability ?? context.reliability,
      },
    },
  };
};

const exhibitNumber = (number: number): string => `EX-${String(number).padStart(4, '0')}`;

const isExhibit = (tables: CaseTables, exhibit: string): boolean =>
  tables.rows('evidence').some((row) => row.exhibit === exhibit);

// Two items under one number could not be told apart on paper.
const exhibitTaken = (exhibit: string): Failure => ({
  code: 'EXHIBIT_TAKEN',
  message: `The exhibit number ${exhibit} can stand for one item only; nothing was recorded.`,
  hint: 'Give another number, or none: then the next free one is used.',
  at: exhibit,
});

const nextExhibit = (tables: CaseTables): number =>
  tables.rows('evidence').reduce((highest, { exhibit }) => {
    const number = /^EX-(\d{4,9})$/u.exec(exhibit ?? '')?.[1];
    return number === undefined ? highest : Math.max(highest, Number(number));
  }, 0) + 1;

const knownFiles = (tables: CaseTables, batch: readonly { readonly file: TakenFile }[]): Map<string, string> => {
  const wanted = new Set(batch.map(({ file }) => file.sha256));
  return new Map(
    tables
      .rows('evidence')
      .filter(({ sha256 }) => sha256 !== null && wanted.has(sha256))
      .map(({ sha256, key }) => [sha256 ?? '', key]),
  );
};

// The case's own storage failing concerns every file; anything else only the one at hand.
const isFatal = ({ code }: Failure): boolean =>
  code === 'DISK_FULL' ||
  code === 'READ_ONLY' ||
  code === 'NO_PERMISSION' ||
  code === 'CASE_BUSY' ||
  code === 'STORAGE_FAILED';

/** What was acknowledged before stays: a failure in a later batch must not say that nothing was recorded. */
const afterSome = (failure: Failure, count: number): Failure =>
  count === 0
    ? failure
    : {
        ...failure,
        message: `${count} files were taken in; then: ${failure.message.replace('; nothing was recorded', '')}`,
        hint: `${failure.hint ?? ''} Taking the same paths in again goes on where it stopped.`.trimStart(),
      };

/** Every entry below the paths, in the order of names; folders are walked, links are not followed. */
const listFiles = (paths: readonly string[], refused: Refused[]): readonly string[] =>
  paths.flatMap((path): readonly string[] => {
    if (!isFolder(path)) return [path];
    try {
      return listFiles(
        readdirSync(path)
          .sort()
          .map((name) => join(path, name)),
        refused,
      );
    } catch (error) {
      storageFailure(error);
      const detail = error instanceof Error ? error.message : '';
      refused.push({ path, code: 'SOURCE_UNREADABLE', message: `The folder cannot be read (${detail}).` });
      return [];
    }
  });

const isFolder = (path: string): boolean => {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch (error) {
    // Taking it in as a file will name what is wrong with the path.
    storageFailure(error);
    return false;
  }
};
