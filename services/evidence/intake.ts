import { counted } from '../../shared/base/counted.ts';
import { newId } from '../../shared/base/ids.ts';
import { isInstant } from '../../shared/base/clock.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, ItemDetails, Output } from '../../shared/api/contract.ts';
import type { EvidenceRow } from '../../shared/domain/case-tables.ts';
import type { evidenceKinds } from '../../shared/domain/vocabulary.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import { createContentLookup, highestExhibitNumber, isExhibitUsed } from '../../db/queries/intake-lookups.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { caseTlp, commonFields } from '../cases/common-fields.ts';
import { findRow } from '../cases/find-row.ts';
import { defaultGradeOf } from '../sources/grade-defaults.ts';
import { acquisitionLine, lineageOf } from './acquisition.ts';
import { copyBatches, type TakenBatch } from './copier.ts';
import { exhibitTaken } from './exhibit-taken.ts';
import type { TakenFile } from './evidence-files.ts';
import { listSources, type SourceRefusal } from './source-list.ts';
import { lastName, pathText, type SourcePath } from './source-path.ts';

type Taken = Output<'intake.take'>['taken'][number];
type Refused = Output<'intake.take'>['refused'][number];
type Collection = Pick<
  Checked<'intake.take'>,
  'source' | 'collectedBy' | 'collectedAt' | 'authority' | 'method' | 'tlp'
>;

/**
 * Takes in files and folders: the intake's own line first, then every file, durable before its line. What cannot be
 * taken in is named with its reason and hinders nothing else; what the case holds already is named, not doubled.
 */
export const takeIn = async (
  session: CaseSession,
  input: Checked<'intake.take'>,
  deps: AppDeps,
): Promise<Result<Output<'intake.take'>>> => {
  if (session.readOnly !== null) return err(session.readOnly);
  const context = openIntake(session, input, deps);
  if (!context.ok) return context;
  const refused: Refused[] = [];
  const refuse = ({ path, failure }: SourceRefusal): void =>
    void refused.push({ path: pathText(path), code: failure.code, message: failure.message });
  const sources = listSources(input.paths, session.folder, refuse);
  const taken: Taken[] = [];
  const duplicates: Taken[] = [];
  let { intakeLines } = context.value;
  let done = 0;
  const begin = (): void => deps.report?.({ step: 'taking in files', done, total: sources.length });
  begin();
  for await (const { files, stoppedBy } of copyBatches(session.folder, sources, deps)) {
    const acknowledged = acknowledge({ session, input, deps, context: context.value, intakeLines, files });
    if (!acknowledged.ok) return err(afterSome(acknowledged.error, taken.length));
    if (acknowledged.value.taken.length > 0) intakeLines = [];
    for (const item of acknowledged.value.taken) taken.push(item);
    for (const item of acknowledged.value.duplicates) duplicates.push(item);
    for (const { source, taken: file } of files) if (!file.ok) refuse({ path: source.path, failure: file.error });
    if (stoppedBy !== null) return err(afterSome(stoppedBy, taken.length));
    done += files.length;
    begin();
  }
  return ok({ taken, duplicates, refused });
};

type BatchParts = {
  readonly session: CaseSession;
  readonly input: Pick<Checked<'intake.take'>, 'details' | 'credibility'>;
  readonly deps: AppDeps;
  readonly context: IntakeContext;
  readonly intakeLines: readonly LineDraft[];
  readonly files: TakenBatch['files'];
};

/** One transaction for the lines of files that are durable; content that is there already gets no second item. */
export const acknowledge = ({
  session,
  input,
  deps,
  context,
  intakeLines,
  files,
}: BatchParts): Result<Pick<Output<'intake.take'>, 'taken' | 'duplicates'>> => {
  const taken: Taken[] = [];
  const duplicates: Taken[] = [];
  const { db } = session.store;
  const appended = session.append(() => {
    const drafts: LineDraft[] = [];
    const findContent = createContentLookup(db);
    const inBatch = new Map<string, string>();
    let exhibit = highestExhibitNumber(db) + 1;
    const own = input.details?.exhibit;
    const details = input.details ?? {};
    const { credibility } = input;
    const shared = sharedFields({ session, context, details, credibility, usualKind: 'artifact', hasFile: true });
    for (const { source, taken: file } of files) {
      if (!file.ok) continue;
      const { sha256, size } = file.value;
      const name = recordedName(source.path);
      const other = inBatch.get(sha256) ?? findContent(sha256);
      if (other !== undefined) {
        duplicates.push({ id: other, name, sha256, size });
        continue;
      }
      if (own !== undefined && (drafts.length > 0 || isExhibitUsed(db, own))) return err(exhibitTaken(own));
      const id = newId('evidence', deps.random);
      inBatch.set(sha256, id);
      drafts.push(
        itemLine({
          session,
          deps,
          id,
          shared,
          name,
          file: file.value,
          details,
          exhibit: exhibitNumber(exhibit),
        }),
      );
      exhibit += 1;
      taken.push({ id, name, sha256, size });
    }
    return ok({ drafts: drafts.length > 0 ? [...intakeLines, ...drafts] : drafts });
  });
  return appended.ok ? ok({ taken, duplicates }) : appended;
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
  const { db } = session.store;
  const appended = session.append(() => {
    const { exhibit } = input.details;
    if (exhibit !== undefined && isExhibitUsed(db, exhibit)) return err(exhibitTaken(exhibit));
    return ok({
      drafts: [
        ...context.value.intakeLines,
        itemLine({
          session,
          deps,
          id,
          shared: sharedFields({
            session,
            context: context.value,
            details: input.details,
            credibility: undefined,
            usualKind: 'report',
            hasFile: false,
          }),
          name: '',
          file: null,
          details: { title: input.title, ...input.details },
          exhibit: exhibitNumber(highestExhibitNumber(db) + 1),
        }),
      ],
    });
  });
  return appended.ok ? ok({ id }) : appended;
};

export type IntakeContext = {
  /** The intake's own line and, where something is said of it, how its items came to be. */
  readonly intakeLines: readonly LineDraft[];
  readonly derivedFrom: readonly string[];
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

export const openIntake = (
  session: CaseSession,
  input: Collection & { readonly details?: ItemDetails | undefined; readonly note?: string },
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
  const parents: EvidenceRow[] = [];
  for (const named of input.details?.derivedFrom ?? []) {
    const parent = findRow(session.tables, 'evidence', named);
    if (!parent.ok) return parent;
    parents.push(parent.value);
  }
  const intake = newId('intake', deps.random);
  const common = commonFields(session, deps, input.tlp ?? caseTlp(session.tables));
  const given = input.details?.acquisition;
  const stated = acquisitionLine(
    { intake },
    { ...given, lineage: lineageOf(session.tables, parents, given?.lineage) },
    common,
  );
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
    derivedFrom: parents.map(({ key }) => key),
    intakeLines: [
      { type: 'intake.open', fields: { ...common, id: intake, source: sourceId, collection, note: input.note ?? '' } },
      ...(stated === undefined ? [] : [stated]),
    ],
  });
};

type SharedParts = {
  readonly session: CaseSession;
  readonly context: IntakeContext;
  readonly details: ItemDetails;
  readonly credibility: string | undefined;
  readonly usualKind: (typeof evidenceKinds)[number];
  readonly hasFile: boolean;
};

/** What all items of a batch say alike, made once: what is the same object needs no second look when it is written. */
const sharedFields = ({ session, context, details, credibility, usualKind, hasFile }: SharedParts) => {
  const { grade = {} } = details;
  const kind = grade.kind ?? usualKind;
  const start = defaultGradeOf(session.tables, kind);
  return {
    tlp: context.tlp ?? caseTlp(session.tables),
    copy: details.copy ?? (!hasFile ? 'record' : context.derivedFrom.length > 0 ? 'derived' : 'working_copy'),
    origin: {
      derivedFrom: [...context.derivedFrom],
      intake: context.intake,
      source: context.source,
      url: details.url ?? '',
    },
    collection: context.collection,
    privacy: { caveats: details.caveats ?? [], personalData: details.personalData ?? false },
    grade: {
      adequacy: grade.adequacy ?? start.adequacy,
      class: grade.evidenceClass ?? start.class,
      credibility: grade.credibility ?? credibility ?? start.credibility,
      custody: grade.custody ?? (hasFile ? 'intact' : 'not_captured'),
      forgeability: grade.forgeability ?? start.forgeability,
      group: context.group,
      kind,
      layer: grade.layer ?? null,
      marking: grade.marking ?? 'CLEAR',
      reliability: grade.reliability ?? context.reliability,
    },
  };
};

type ItemParts = {
  readonly session: CaseSession;
  readonly deps: AppDeps;
  readonly id: string;
  readonly shared: ReturnType<typeof sharedFields>;
  readonly name: string;
  readonly file: TakenFile | null;
  readonly details: ItemDetails;
  readonly exhibit: string;
};

const itemLine = ({ session, deps, id, shared, name, file, details, exhibit }: ItemParts): LineDraft => ({
  type: 'evidence.add',
  fields: {
    ...commonFields(session, deps, shared.tlp),
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
    origin: shared.origin,
    collection: shared.collection,
    handling: {
      copy: shared.copy,
      md5: file?.md5 ?? '',
      note: details.note ?? '',
      sha1: file?.sha1 ?? '',
    },
    privacy: shared.privacy,
    grade: shared.grade,
  },
});

const nameLengthMax = 500;

/** A name as a field holds it: well-formed, and cut where escaped bytes made it too long. */
const recordedName = (path: SourcePath): string => {
  const name = pathText(lastName(path)).toWellFormed();
  return name.length <= nameLengthMax ? name : `${name.slice(0, nameLengthMax - 1).toWellFormed()}…`;
};

export const exhibitNumber = (number: number): string => `EX-${String(number).padStart(4, '0')}`;

/** What was acknowledged before stays: a failure in a later batch must not say that nothing was recorded. */
export const afterSome = (failure: Failure, count: number): Failure =>
  count === 0
    ? failure
    : {
        ...failure,
        message: `${counted(count, 'file was', 'files were')} taken in; then: ${failure.message.replace('; nothing was recorded', '')}`,
        hint: `${failure.hint ?? ''} Taking the same paths in again goes on where it stopped.`.trimStart(),
      };
