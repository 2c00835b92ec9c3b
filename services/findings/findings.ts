import { newId } from '../../shared/base/ids.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import type { FindingRow } from '../../shared/domain/finding-tables.ts';
import { parsePlace, type Place } from '../../shared/domain/excerpt-anchor.ts';
import { quoteSchema, type Subject } from '../../shared/ledger/finding-line-types.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { findRow } from '../cases/find-row.ts';
import { describeFinding } from './describe-finding.ts';
import { cutExcerpt, type Cut } from './excerpt-cut.ts';
import { placeOfRecord } from './record-place.ts';
import { findSubject, markingOf, readReference } from './subjects.ts';

type Found = {
  readonly cut: { readonly excerpt: Cut['excerpt']; readonly quote: Cut['quote'] | null } | null;
  readonly record: Subject['record'];
};

/** Makes an excerpt, a record or an item a finding. The bytes are cut and hashed here, whatever the caller saw of them. */
export const addFinding = async (
  session: CaseSession,
  { evidence, statement, place, record, tlp }: Checked<'finding.add'>,
  deps: AppDeps,
): Promise<Result<Output<'finding.add'>>> => {
  if (session.readOnly !== null) return err(session.readOnly);
  const subject = findSubject(session, { evidence, record });
  if (!subject.ok) return subject;
  const found = await findPlace(session, subject.value, place);
  if (!found.ok) return found;
  const marking = markingOf(session, [subject.value], tlp);
  if (!marking.ok) return marking;
  const id = newId('finding', deps.random);
  const appended = session.append(() =>
    ok({
      drafts: [
        {
          type: 'finding.add',
          fields: {
            ...commonFields(session, deps, marking.value),
            id,
            item: subject.value.item,
            statement,
            ...foundFields(found.value),
          },
        },
      ],
    }),
  );
  if (!appended.ok) return appended;
  return ok({ id, line: appended.value.first, finding: describeFinding(session, rowOf(session, id)) });
};

/** Says what a finding says from now on; what is left out stays as it was. */
export const correctFinding = async (
  session: CaseSession,
  input: Checked<'finding.correct'>,
  deps: AppDeps,
): Promise<Result<Output<'finding.correct'>>> => {
  if (session.readOnly !== null) return err(session.readOnly);
  const known = findStanding(session, input.finding);
  if (!known.ok) return known;
  const { key: id, item, statement } = known.value;
  const { place, record, whole } = input;
  if (input.statement === undefined && place === undefined && record === undefined && !whole) return err(nothingNew);
  const isMoved = place !== undefined || record !== undefined || whole;
  const subject = findSubject(session, { evidence: item ?? '', record });
  if (!subject.ok) return subject;
  const found = isMoved ? await findPlace(session, subject.value, place) : keptOf(known.value);
  if (!found.ok) return found;
  const marking = markingOf(session, [{ ...subject.value, finding: id }], input.tlp);
  if (!marking.ok) return marking;
  const appended = session.append(({ tables }) => {
    const row = tables.get('finding', id) ?? known.value;
    if (row.latestSeq !== known.value.latestSeq || row.withdrawnSeq !== null) return err(changedMeanwhile(id));
    return ok({
      drafts: [
        {
          type: 'finding.correct',
          fields: {
            ...commonFields(session, deps, marking.value),
            id,
            item: subject.value.item,
            corrects: row.latestSeq,
            statement: input.statement ?? statement ?? '',
            ...foundFields(found.value),
            reason: input.reason,
          },
        },
      ],
    });
  });
  if (!appended.ok) return appended;
  return ok({ line: appended.value.first, finding: describeFinding(session, rowOf(session, id)) });
};

export const withdrawFinding = (
  session: CaseSession,
  { finding, reason, tlp }: Checked<'finding.withdraw'>,
  deps: AppDeps,
): Result<Output<'finding.withdraw'>> => {
  const known = findStanding(session, finding);
  if (!known.ok) return known;
  const { key: id, item } = known.value;
  const marking = markingOf(session, [{ finding: id, item: item ?? '', record: null }], tlp);
  if (!marking.ok) return marking;
  const appended = session.append(({ tables }) =>
    tables.get('finding', id)?.withdrawnSeq === null
      ? ok({
          drafts: [
            {
              type: 'finding.withdraw',
              fields: { ...commonFields(session, deps, marking.value), id, item: item ?? '', reason },
            },
          ],
        })
      : err(alreadyWithdrawn('finding', id)),
  );
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};

const findPlace = async (session: CaseSession, subject: Subject, place: Place | undefined): Promise<Result<Found>> => {
  const { item, record } = subject;
  const own = record === null ? ok(null) : placeOfRecord(session, record);
  if (!own.ok) return own;
  const meant = place ?? own.value;
  if (meant === null) return ok({ cut: null, record });
  const cut = await cutExcerpt(session, item, meant);
  return cut.ok ? ok({ cut: cut.value, record }) : cut;
};

const foundFields = ({ cut, record }: Found) => ({
  excerpt: cut?.excerpt ?? null,
  quote: cut?.quote ?? null,
  record,
});

/** Place and quote of a finding as its last line has them. */
const keptOf = (row: FindingRow): Result<Found> => {
  const record = readReference(row.record);
  const place = row.place === null ? undefined : parsePlace(row.place);
  if (place?.ok !== true) return ok({ cut: null, record });
  const { bytesFrom, bytesTo, sha256 } = row;
  const bytes = bytesFrom === null || bytesTo === null ? null : { from: bytesFrom, to: bytesTo };
  const quote = quoteSchema.safeParse({ form: row.quoteForm, isWhole: row.quoteIsWhole === 1, text: row.quote });
  return ok({
    cut: { excerpt: { place: place.value, bytes, sha256 }, quote: quote.success ? quote.data : null },
    record,
  });
};

const rowOf = ({ tables }: CaseSession, id: string): FindingRow => {
  const row = tables.get('finding', id);
  if (row === undefined) throw new Error('the finding that was just recorded is not there');
  return row;
};

const findStanding = ({ tables }: CaseSession, reference: string): Result<FindingRow, Failure> => {
  const found = findRow(tables, 'finding', reference);
  if (!found.ok) return found;
  return found.value.withdrawnSeq === null ? found : err(alreadyWithdrawn('finding', found.value.key));
};

export const alreadyWithdrawn = (what: 'finding' | 'link' | 'comment', id: string): Failure => ({
  code: 'ALREADY_WITHDRAWN',
  message: `The ${what} was withdrawn before; nothing was recorded.`,
  hint: `Add it again if it holds after all: a line is never changed.`,
  at: id,
});

const changedMeanwhile = (id: string): Failure => ({
  code: 'CHANGED_MEANWHILE',
  message: 'Somebody corrected or withdrew the finding meanwhile; nothing was recorded.',
  hint: 'Look at what it says now, then correct it again.',
  at: id,
});

const nothingNew: Failure = {
  code: 'NOTHING_STATED',
  message: 'Neither another statement nor another place was given, so nothing was recorded.',
  hint: 'Say what the finding should say from now on, or where it is.',
};
