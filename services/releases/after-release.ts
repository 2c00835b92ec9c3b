import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { leftEditions, tasksOfTelling } from '../../shared/domain/release-recipients.ts';
import { standingsOf } from '../../shared/domain/release-standing.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { readCorrections } from './corrected-since.ts';
import { readSmallText } from './small-text.ts';
import { checkpointOver } from './standing.ts';

/** What rests on each release, and who is still to be told what became of it. */
export const readAfter = (session: CaseSession, deps: AppDeps): Output<'release.after'> => {
  const { tables } = session;
  const editions = leftEditions(tables);
  const corrections = readCorrections(session, deps);
  let before = -1;
  return {
    releases: standingsOf(tables).map(({ release: { seq } }) => {
      const first = before + 1;
      before = seq;
      return {
        line: seq,
        editions: editions
          .filter(({ release }) => release === seq)
          .map((edition) => ({ ...edition, recipients: [...edition.recipients] })),
        reviews: tables
          .rows('review_event')
          .filter(({ review, reviewedSize }) => review === null && reviewedSize === seq + 1)
          .map((row) => ({ line: row.seq, person: row.person })),
        judgements: tables
          .rows('judgement')
          .filter(({ asOf }) => asOf !== null && asOf >= first && asOf <= seq)
          .map((row) => ({ line: row.seq, level: row.level })),
        corrected: corrections.filter(({ line, since }) => line > seq && since <= seq),
      };
    }),
    tasks: tasksOfTelling(tables).map((task) => ({ ...task })),
  };
};

/** Records who got an edition: without it nobody can be told what becomes of the release. */
export const recordRecipient = (
  session: CaseSession,
  { exported, to, from, purpose, note, tlp }: Checked<'release.hand'>,
  deps: AppDeps,
): Result<Output<'release.hand'>> => {
  const appended = session.append(({ tables }) => {
    const edition = leftEditions(tables).find(({ line }) => line === exported);
    if (edition === undefined || edition.sha256 === null) return err(noSuchExport(exported));
    if (edition.recipients.some(({ receiver }) => receiver === to)) return err(handedBefore(to, exported));
    return ok({
      drafts: [
        {
          type: 'handover.record',
          fields: {
            ...commonFields(session, deps, tlp),
            hands: { authority: '', from, place: '', purpose, seal: '', to, transport: '', witness: '' },
            sha256: edition.sha256,
            checkpoint: checkpointOver(session, edition.release + 1, deps.crypto),
            note,
          },
        },
      ],
    });
  });
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};

/** Records that a recipient was told of an amendment, a retraction or a later release. */
export const recordTold = (
  session: CaseSession,
  { handover, standing, how, notice, tlp }: Checked<'release.tell'>,
  deps: AppDeps,
): Result<Output<'release.tell'>> => {
  const file = notice === undefined ? ok(null) : readSmallText(notice);
  if (!file.ok) return file;
  const sha256 = file.value === null ? null : deps.crypto.sha256Hex(file.value);
  const appended = session.append(({ tables }) => {
    const edition = leftEditions(tables).find(({ recipients }) => recipients.some(({ line }) => line === handover));
    if (edition === undefined) return err(noSuchHandover(handover));
    const about = standingsOf(tables).find(({ release }) => release.seq === edition.release);
    const later = tables.rows('release').filter(({ seq, request }) => seq > edition.release && request !== null);
    const lines = [about?.retraction, ...later, ...(about?.amendments ?? [])].map((one) => one?.seq);
    if (!lines.includes(standing)) return err(notOfIt(standing, edition.release));
    return ok({
      drafts: [
        { type: 'notice.tell', fields: { ...commonFields(session, deps, tlp), handover, standing, sha256, how } },
      ],
    });
  });
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};

const listHint = '`plumbline release list DIR` lists what left, who got it, and what became of it.';
const noSuchExport = (line: number): Failure => ({
  code: 'NO_SUCH_EXPORT',
  message: `Line ${line} records no export of a release.`,
  hint: listHint,
  at: `line ${line}`,
});
const handedBefore = (to: string, line: number): Failure => ({
  code: 'HANDED_BEFORE',
  message: `It is recorded already that ${to} got the edition of line ${line}.`,
  hint: 'Nothing is left to record.',
  at: `line ${line}`,
});
const noSuchHandover = (line: number): Failure => ({
  code: 'NO_SUCH_HANDOVER',
  message: `Line ${line} does not record that somebody got an edition.`,
  hint: listHint,
  at: `line ${line}`,
});
const notOfIt = (line: number, release: number): Failure => ({
  code: 'NOT_OF_THIS_RELEASE',
  message: `Line ${line} says nothing of the release of line ${release}, which this recipient got.`,
  hint: listHint,
  at: `line ${line}`,
});
