import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { ShownSubject, SubjectInput } from '../../shared/api/findings-contract.ts';
import { subjectKey } from '../../shared/domain/apply-finding.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import { higherTlp, tlpRank, tlpSchema, type Tlp } from '../../shared/domain/vocabulary.ts';
import { recordReferenceSchema, type Subject } from '../../shared/ledger/finding-line-types.ts';
import type { IndexDatabase } from '../../db/index-database.ts';
import { findRecord, findStoredImport } from '../../db/queries/record-page.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { findRow } from '../cases/find-row.ts';
import { activeImportOf, withIndex } from '../imports/case-index.ts';
import { notImported } from '../imports/undo-import.ts';

type Session = Pick<CaseSession, 'folder' | 'tables'>;
type RecordReference = NonNullable<Subject['record']>;

/** What the references name, all of them or none. Exhibit numbers are looked up once, however many there are. */
export const findSubjects = (session: Session, inputs: readonly SubjectInput[]): Result<readonly Subject[]> => {
  const hasRecords = inputs.some((input) => 'evidence' in input && input.record !== undefined);
  return hasRecords
    ? withIndex(session, (index) => findAll(session, inputs, index))
    : findAll(session, inputs, undefined);
};

export const findSubject = (session: Session, input: SubjectInput): Result<Subject> => {
  const found = findSubjects(session, [input]);
  if (!found.ok) return found;
  const [only] = found.value;
  return only === undefined ? err(noRecord(0)) : ok(only);
};

const findAll = (
  session: Session,
  inputs: readonly SubjectInput[],
  index: IndexDatabase | undefined,
): Result<readonly Subject[]> => {
  const { tables } = session;
  const subjects = new Map<string, Subject>();
  let byExhibit: ReadonlyMap<string, string> | undefined;
  for (const input of inputs) {
    let subject: Subject;
    if ('finding' in input) {
      const finding = findRow(tables, 'finding', input.finding);
      if (!finding.ok) return finding;
      subject = { finding: finding.value.key, item: finding.value.item ?? '', record: null };
    } else {
      if (inputs.length > 1 && tables.get('evidence', input.evidence) === undefined) byExhibit ??= exhibitsOf(tables);
      const item = findRow(tables, 'evidence', byExhibit?.get(input.evidence) ?? input.evidence);
      if (!item.ok) return item;
      const record =
        input.record === undefined ? ok(null) : findReference(session, item.value.key, input.record, index);
      if (!record.ok) return record;
      subject = { finding: null, item: item.value.key, record: record.value };
    }
    subjects.set(subjectKey(subject), subject);
  }
  return ok([...subjects.values()]);
};

const exhibitsOf = (tables: CaseTables): ReadonlyMap<string, string> => {
  const keys = new Map<string, string>();
  for (const { key, exhibit } of tables.rows('evidence')) if (exhibit !== null) keys.set(exhibit, key);
  return keys;
};

const findReference = (
  session: Session,
  item: string,
  number: number,
  index: IndexDatabase | undefined,
): Result<RecordReference> => {
  const active = activeImportOf(session, item);
  if (active === undefined) return err(notImported(session.tables.get('evidence', item)?.exhibit ?? item));
  const stored = index === undefined ? undefined : findStoredImport(index, active.key);
  const found =
    index === undefined || stored === undefined ? undefined : findRecord(index, stored, stored.first + number - 1);
  if (found === undefined) return err(noRecord(number));
  const { key, type } = found;
  const reference = {
    import: active.key,
    key: key !== null && key.length > keyCharactersMax ? null : key,
    number,
    type,
  };
  return ok(reference);
};
const keyCharactersMax = 2000;

const noRecord = (number: number): Failure => ({
  code: 'NOT_FOUND',
  message: `The index has no record ${number} of this item.`,
  hint: 'If the index was removed, make it again: `plumbline import --rebuild DIR`.',
});

/**
 * The marking of a line about these: the highest of theirs, unless a higher one is asked for. A lower one would change
 * nothing, since editions go by the higher; so it is refused rather than recorded as if it did.
 */
export const markingOf = (
  { tables }: Pick<CaseSession, 'tables'>,
  subjects: readonly Subject[],
  asked: Tlp | undefined,
): Result<Tlp, Failure> => {
  const least = subjects
    .flatMap(({ item, finding }) => [
      tables.get('evidence', item)?.tlp ?? null,
      ...(finding === null ? [] : [tables.get('finding', finding)?.tlp ?? null]),
    ])
    .map((tlp) => tlpSchema.safeParse(tlp))
    .map((tlp): Tlp => (tlp.success ? tlp.data : 'RED'))
    .reduce<Tlp>(higherTlp, 'CLEAR');
  if (asked === undefined || tlpRank(asked) >= tlpRank(least)) return ok(asked ?? least);
  return err({
    code: 'MARKING_TOO_LOW',
    message: `What it is about is marked ${least}, so it cannot be marked ${asked}; nothing was recorded.`,
    hint: `Leave the marking out, or give ${least} or a higher one.`,
  });
};

/** A subject as a row of a link, a mark or a comment has it. */
export type StoredSubject = {
  readonly item: string | null;
  readonly finding: string | null;
  readonly record: string | null;
};

/** Subjects with the names that the case has for them; of records, as far as the index is there. */
export const showSubjects = (session: Session, stored: readonly StoredSubject[]): readonly (ShownSubject | null)[] => {
  const { tables } = session;
  const titles = stored.some(({ record }) => record !== null)
    ? recordTitles(session, stored)
    : new Map<string, string>();
  return stored.map(({ item, finding, record: json }) => {
    if (item === null) return null;
    const record = readReference(json);
    const row = tables.get('evidence', item);
    const found = finding === null ? undefined : tables.get('finding', finding);
    const title = (): string | null => {
      if (finding !== null) return found?.statement ?? null;
      return record === null
        ? (row?.title ?? null)
        : (titles.get(json ?? '') ?? `${record.type} ${record.key ?? ''}`.trim());
    };
    return {
      key: subjectKey({ item, finding, record }),
      kind: finding !== null ? 'finding' : record === null ? 'item' : 'record',
      item,
      exhibit: row?.exhibit ?? null,
      title: title(),
      record: record?.number ?? null,
      finding,
      isWithdrawn: found !== undefined && found.withdrawnSeq !== null,
    };
  });
};

const recordTitles = (session: Session, stored: readonly StoredSubject[]): ReadonlyMap<string, string> => {
  const titles = withIndex(session, (index) => {
    const found = new Map<string, string>();
    for (const { record: json } of stored) {
      const record = readReference(json);
      if (json === null || record === null || found.has(json)) continue;
      const into = findStoredImport(index, record.import);
      const title = into === undefined ? undefined : findRecord(index, into, into.first + record.number - 1)?.title;
      if (title !== undefined) found.set(json, title);
    }
    return ok(found);
  });
  // Without the index a record still has its type, its key and its number.
  return titles.ok ? titles.value : new Map();
};

export const readReference = (json: string | null): RecordReference | null => {
  if (json === null) return null;
  try {
    const parsed = recordReferenceSchema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};
