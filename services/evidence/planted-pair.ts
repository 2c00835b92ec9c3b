import { newId } from '../../shared/base/ids.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import type { CaseTables, EvidenceRow } from '../../shared/domain/case-tables.ts';
import { plantedPairsOf, plantedReadingWords, type PlantedPair } from '../../shared/domain/planted-pair.ts';
import { custodyGrades } from '../../shared/domain/vocabulary.ts';
import type { JsonObject } from '../../shared/ledger/canonical-json.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import { highestExhibitNumber } from '../../db/queries/intake-lookups.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { findRow } from '../cases/find-row.ts';
import { markingOf } from '../findings/subjects.ts';
import { acquisitionLine, lineageOf } from './acquisition.ts';
import { caveatsOf } from './evidence-read.ts';
import { gradeOf } from './grade.ts';
import { exhibitNumber } from './intake.ts';

type Entry = Checked<'pair.enter'>;
type Grade = NonNullable<ReturnType<typeof gradeOf>>;
type Entered = Omit<Output<'pair.enter'>, 'line' | 'lines'>;

/**
 * Enters an item a second time, as planted. The second record refers to the same bytes; a link says which is which, and
 * one group of shared origin holds both, so that one thing never counts twice. All of it is one transaction.
 */
export const enterTwice = (session: CaseSession, input: Entry, deps: AppDeps): Result<Output<'pair.enter'>> => {
  const found = findRow(session.tables, 'evidence', input.evidence);
  if (!found.ok) return found;
  if (input.reason.trim() === '') return err(reasonMissing);
  let entered: Entered | undefined;
  const appended = session.append(({ tables }) => {
    const plan = planPair(session, tables, found.value.key, input, deps);
    if (!plan.ok) return plan;
    entered = plan.value.entered;
    return ok({ drafts: plan.value.drafts });
  });
  if (!appended.ok) return appended;
  if (entered === undefined) throw new Error('lines were added without a plan');
  const { first, size } = appended.value;
  return ok({ line: first, lines: size - first, ...entered });
};

const planPair = (
  session: CaseSession,
  tables: CaseTables,
  key: string,
  input: Entry,
  deps: AppDeps,
): Result<{ readonly drafts: readonly LineDraft[]; readonly entered: Entered }> => {
  const row = tables.get('evidence', key);
  const grade = gradeOf(row);
  if (row === undefined || grade === undefined) return err(withheld(key));
  const fault = pairFault(row, grade, plantedPairsOf(tables));
  if (fault !== undefined) return err(fault);
  const marking = markingOf({ tables }, [{ item: key, finding: null, record: null }], input.tlp);
  if (!marking.ok) return marking;
  const common = commonFields(session, deps, marking.value);
  const group = groupOf(tables, row, deps);
  if (!group.ok) return group;
  const second = newId('evidence', deps.random);
  const link = newId('link', deps.random);
  const exhibit = exhibitNumber(highestExhibitNumber(session.store.db) + 1);
  const truth: Grade = { ...grade, ...input.truth, group: group.value.id };
  const planted: Grade = { ...truth, ...input.planted, custody: toStated(row, grade) };
  const isRegraded =
    truth.credibility !== grade.credibility || truth.forgeability !== grade.forgeability || truth.group !== grade.group;
  const derived = acquisitionLine({ item: second }, { lineage: lineageOf(tables, [row], undefined) }, common);
  return ok({
    entered: { id: second, exhibit, link, group: group.value.id, rho: group.value.rho },
    drafts: [
      ...(group.value.isNew
        ? [{ type: 'group.set', fields: { ...common, ...newGroup(row, group.value, input) } }]
        : []),
      ...(isRegraded ? [gradeLine(row, truth, `Entered twice, as true and as planted: ${input.reason}`, common)] : []),
      {
        type: 'evidence.add',
        fields: { ...common, id: second, ...recordOf(row, exhibit, input.reason), grade: planted },
      },
      ...(derived === undefined ? [] : [derived]),
      {
        type: 'link.add',
        fields: {
          ...common,
          id: link,
          from: { finding: null, item: second, record: null },
          to: { finding: null, item: key, record: null },
          kind: 'other',
          words: plantedReadingWords,
          isDirected: true,
          // That both are readings of the same thing is sure; which of them is right is not.
          certainty: 'confirmed',
          reason: input.reason,
        },
      },
    ],
  });
};

/** Nobody can plant what is no thing, and a third reading would leave it open which two exclude each other. */
const pairFault = (row: EvidenceRow, { kind }: Grade, pairs: readonly PlantedPair[]): Failure | undefined => {
  const at = row.exhibit ?? row.key;
  if (kind === 'assumption' || kind === 'absence') {
    return {
      code: 'NOTHING_TO_PLANT',
      message: `${at} is an ${kind}: there is nothing that somebody could have planted; nothing was recorded.`,
      hint: 'Enter the thing itself twice, or rate this one against the hypothesis of deception.',
      at,
    };
  }
  return pairs.some(({ truth, planted }) => truth === row.key || planted === row.key)
    ? {
        code: 'PAIRED_ALREADY',
        message: `${at} is one of two readings already; nothing was recorded.`,
        hint: '`plumbline evidence twice DIR` lists the pairs.',
        at,
      }
    : undefined;
};

type PairGroup = { readonly id: string; readonly rho: string; readonly isNew: boolean };

/**
 * The group that holds both. An item that is in none gets one in which only the more telling reading counts (ρ = 1): the
 * readings exclude each other, so there is never more than one thing to count. A group that stands keeps the dependence
 * that somebody gave it, and the pair joins it.
 */
const groupOf = (tables: CaseTables, { originGroup }: EvidenceRow, deps: AppDeps): Result<PairGroup, Failure> => {
  if (originGroup === null) return ok({ id: newId('group', deps.random), rho: '1', isNew: true });
  const group = tables.get('origin_group', originGroup);
  if (group === undefined || group.rho === null) return err(withheld(originGroup));
  if (Number(group.rho) > 0) return ok({ id: originGroup, rho: group.rho, isNew: false });
  return err({
    code: 'WOULD_COUNT_TWICE',
    message:
      'The item is in a group whose items count as independent, so one thing would count twice; nothing was recorded.',
    hint: 'Give the group a dependence above 0, or correct the group of the item, then enter it twice.',
    at: originGroup,
  });
};

const newGroup = (row: EvidenceRow, { id, rho }: PairGroup, { reason }: Entry): JsonObject => ({
  id,
  name: shortened(`Two readings of ${row.exhibit ?? row.title ?? ''}`),
  relation: 'same_artifact_or_sensor',
  rho,
  reason: `One thing in two readings that exclude each other, so only the more telling one counts. ${reason}`,
});

/** What the chain gave the first record counts for the second from the start: its own chain begins only now. */
const toStated = ({ custody }: EvidenceRow, grade: Grade): Grade['custody'] =>
  custodyGrades.find((one) => one === custody) ?? grade.custody;

const recordOf = (row: EvidenceRow, exhibit: string, reason: string): JsonObject => ({
  item: {
    exhibit,
    name: row.name ?? '',
    title: shortened(`planted: ${row.title ?? ''}`),
    description: row.description ?? '',
  },
  content:
    row.sha256 === null || row.size === null
      ? null
      : { media: row.media ?? 'application/octet-stream', sha256: row.sha256, size: row.size },
  origin: { derivedFrom: [row.key], intake: row.intake, source: row.source, url: row.url ?? '' },
  collection: {
    at: row.collectedAt,
    authority: row.authority ?? '',
    by: row.collectedBy ?? '',
    method: row.method ?? '',
  },
  handling: {
    copy: row.sha256 === null ? 'record' : 'derived',
    md5: row.md5 ?? '',
    note: `A second record of ${row.exhibit ?? row.key}, read as planted; the file is the same. ${reason}`,
    sha1: row.sha1 ?? '',
  },
  privacy: { caveats: caveatsOf(row), personalData: row.personalData === 1 },
});

const gradeLine = (
  row: EvidenceRow,
  grade: Grade,
  reason: string,
  common: ReturnType<typeof commonFields>,
): LineDraft => ({
  type: 'evidence.correct',
  fields: {
    ...common,
    id: row.key,
    corrects: row.seq,
    item: null,
    origin: null,
    collection: null,
    handling: null,
    privacy: null,
    grade,
    reason,
  },
});

/**
 * Settles a pair by the grade that says so: a true reading that falls was shown to be planted (forgeability
 * `demonstrated`), a planted one that falls is improbable (credibility 5). Both weigh 0, and stay on record.
 */
export const settlePair = (
  session: CaseSession,
  input: Checked<'pair.settle'>,
  deps: AppDeps,
): Result<Output<'pair.settle'>> => {
  const found = findRow(session.tables, 'evidence', input.evidence);
  if (!found.ok) return found;
  if (input.reason.trim() === '') return err(reasonMissing);
  let fallen = '';
  const appended = session.append(({ tables }) => {
    const { key } = found.value;
    const pair = plantedPairsOf(tables).find(({ truth, planted }) => truth === key || planted === key);
    if (pair === undefined) return err(noPair(found.value));
    const other = input.stands === 'true' ? pair.planted : pair.truth;
    if (pair.stands !== null) return err(settledAlready(pair.stands, tables, other));
    const row = tables.get('evidence', other);
    const grade = gradeOf(row);
    if (row === undefined || grade === undefined) return err(withheld(other));
    const marking = markingOf({ tables }, [{ item: other, finding: null, record: null }], input.tlp);
    if (!marking.ok) return marking;
    fallen = other;
    const next: Grade =
      input.stands === 'true' ? { ...grade, credibility: '5' } : { ...grade, forgeability: 'demonstrated' };
    const reason = `The ${input.stands} reading stands: ${input.reason}`;
    return ok({ drafts: [gradeLine(row, next, reason, commonFields(session, deps, marking.value))] });
  });
  return appended.ok ? ok({ line: appended.value.first, fallen }) : appended;
};

const noPair = ({ exhibit, key }: EvidenceRow): Failure => ({
  code: 'NO_PAIR',
  message: `${exhibit ?? key} was not entered twice; nothing was recorded.`,
  hint: '`plumbline evidence twice DIR` lists the pairs.',
  at: exhibit ?? key,
});

const settledAlready = (stands: string, tables: CaseTables, other: string): Failure => ({
  code: 'SETTLED_ALREADY',
  message: `It was settled that the ${stands} reading stands; nothing was recorded.`,
  hint: `To open it again, correct the grade that settled it, with a reason: \`plumbline evidence amend\`.`,
  at: tables.get('evidence', other)?.exhibit ?? other,
});

export const listPairs = ({ tables }: Pick<CaseSession, 'tables'>): Output<'pair.list'> => ({
  pairs: plantedPairsOf(tables).map(({ truth, planted, ...pair }) => {
    const group = tables.get('evidence', truth)?.originGroup ?? null;
    const isCommon = group !== null && tables.get('evidence', planted)?.originGroup === group;
    return {
      ...pair,
      truth: readingOf(tables, truth),
      planted: readingOf(tables, planted),
      rho: isCommon ? (tables.get('origin_group', group)?.rho ?? null) : null,
    };
  }),
});

const readingOf = (tables: CaseTables, id: string) => {
  const row = tables.get('evidence', id);
  return {
    id,
    exhibit: row?.exhibit ?? null,
    title: row?.title ?? null,
    credibility: row?.credibility ?? null,
    forgeability: row?.forgeability ?? null,
  };
};

const nameLengthMax = 500;
const shortened = (text: string): string =>
  text.length <= nameLengthMax ? text : `${text.slice(0, nameLengthMax - 1).toWellFormed()}…`;

const reasonMissing: Failure = {
  code: 'REASON_MISSING',
  message: 'This needs a reason, and none was given; nothing was recorded.',
  hint: 'Say what makes it possible that the thing was planted, or what shows which reading stands.',
};

const withheld = (at: string): Failure => ({
  code: 'SKELETON_WITHHELD',
  message: 'A part of the item that the second record would repeat is not at hand here; nothing was recorded.',
  hint: 'Do this where the case was made.',
  at,
});
