import { lstatSync, readFileSync } from 'node:fs';
import { bytesToBase64, bytesToHex } from '../../shared/base/bytes.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { rootsAt } from '../../shared/bundle/checks/ledger.ts';
import { formatSshKeyBlob } from '../../shared/bundle/ssh-keys.ts';
import { scoringProfileOf } from '../../shared/bundle/assessment-file.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import { parseCheckpointBody } from '../../shared/ledger/checkpoint.ts';
import { enrolmentSchema } from '../../shared/ledger/field-schemas.ts';
import { parseLine, type LineDraft } from '../../shared/ledger/line.ts';
import { parseScoringProfile } from '../../shared/reference/scoring-profiles.ts';
import { reviewCodes } from '../../shared/review/check-reviews.ts';
import { dissentStanding } from '../../shared/review/dissents.ts';
import { partInCase } from '../../shared/review/independence.ts';
import {
  keyHexOf,
  readReviewFile,
  type Closing,
  type ReadReview,
  type Review,
} from '../../shared/review/review-file.ts';
import { reviewTask, taskFault } from '../../shared/review/review-task.ts';
import { signedFileBytesMax, type SignedFile } from '../../shared/review/signed-file.ts';
import { readHead, readLines } from '../../db/ledger.ts';
import { readStoredLines } from '../../db/queries/revealed-lines.ts';
import { replayTo } from '../../db/replay.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { profileTexts } from '../cases/assess.ts';
import { commonFields } from '../cases/common-fields.ts';
import { readAddressBook } from '../identities/address-book.ts';
import { assessmentSha256 } from './reviewed-source.ts';

/** Takes in a review, or the closing of a dissent: everything about it is checked before one line is written. */
export const importReview = (
  session: CaseSession,
  { file, tlp }: Checked<'review.import'>,
  deps: AppDeps,
): Result<Output<'review.import'>> => {
  if (session.readOnly !== null) return err(session.readOnly);
  const read = readReviewAt(file, deps);
  if (!read.ok) return read;
  const common = commonFields(session, deps, tlp);
  if (read.value.kind === 'closing') return importClosing(session, read.value, common, deps);
  const { review } = read.value;
  const signed = read.value.file;
  const refusal =
    refuseReviewer(session.tables, review.reviewer, deps) ?? refuseCheckpoint(session, review, deps) ?? null;
  if (refusal !== null) return err(refusal);
  const answered = refuseAnswer(session, review, deps);
  if (answered !== null) return err(answered);
  const appended = session.append(({ tables, head }) => {
    if (tables.rows('review').some(({ sha256 }) => sha256 === signed.sha256)) return err(takenBefore(signed));
    return ok({
      drafts: [
        {
          type: 'review.import',
          fields: {
            ...common,
            sha256: signed.sha256,
            reviewer: review.reviewer,
            conclusion: review.conclusion,
            checkpoint: review.checkpoint,
            review: signed.text,
          },
        },
        {
          type: 'review.seal',
          fields: { ...common, import: head?.size ?? 0, signature: signed.signature, ...reviewCodes(review) },
        },
      ],
    });
  });
  return appended.ok ? ok({ line: appended.value.first, kind: 'review', conclusion: review.conclusion }) : appended;
};

/** The signed file at a path: a regular file, at most a megabyte. */
export const readReviewAt = (path: string, { crypto }: Pick<AppDeps, 'crypto'>): Result<ReadReview, Failure> => {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats === undefined)
      return err({ code: 'NOT_FOUND', message: `There is no file ${path}.`, hint: 'Check the path.', at: path });
    if (!stats.isFile() || stats.size > signedFileBytesMax) {
      return err({
        code: 'BAD_REVIEW_FILE',
        message: `It is no review file: not a regular file of at most ${signedFileBytesMax} bytes.`,
        hint: 'Name the file that `plumbline review sign` wrote.',
        at: path,
      });
    }
    const read = readReviewFile(readFileSync(path), crypto);
    return read.ok ? read : err({ at: path, ...read.error });
  } catch (error) {
    return err(storageFailure(error, path));
  }
};

const takenBefore = ({ sha256 }: SignedFile): Failure => ({
  code: 'IMPORTED_BEFORE',
  message: 'This very file has been taken in already; nothing was recorded.',
  hint: '`plumbline review show DIR` lists what was taken in.',
  at: sha256,
});

const refuseReviewer = (tables: CaseTables, reviewer: Review['reviewer'], deps: AppDeps): Failure | null => {
  const known = isKnown(tables, reviewer, deps);
  if (!known.ok) return known.error;
  if (!known.value) {
    return {
      code: 'UNKNOWN_KEY',
      message: `The key that signed for ${reviewer.principal} is neither in the address book nor enrolled in the case.`,
      hint: 'Get the key of the reviewer by another way than the file, and run `plumbline identity trust FILE`.',
      at: reviewer.principal,
    };
  }
  const part = partInCase(tables, reviewer);
  return part === undefined
    ? null
    : {
        code: 'NOT_INDEPENDENT',
        message: `${reviewer.principal} ${part} in this case, and so cannot review it independently.`,
        hint: 'Have it reviewed by somebody who has had no part in the assessment.',
        at: reviewer.principal,
      };
};

/** Under the very principal, in the address book of this workstation or among those enrolled and not revoked. */
const isKnown = (
  tables: CaseTables,
  { principal, publicKey }: Review['reviewer'],
  { profile }: AppDeps,
): Result<boolean, Failure> => {
  const book = readAddressBook(profile);
  if (!book.ok) return book;
  const key = keyHexOf(publicKey);
  const identity = tables.get('identity', principal);
  return ok(
    book.value.signers.some((one) => one.principal === principal && bytesToHex(formatSshKeyBlob(one.key)) === key) ||
      (identity !== undefined && identity.revokedSeq === null && keyHexOf(identity.publicKey) === key),
  );
};

/** The reviewed checkpoint must be one over a release of this very history. */
const refuseCheckpoint = (session: CaseSession, review: Review, { crypto }: AppDeps): Failure | null => {
  const parsed = parseCheckpointBody(review.checkpoint);
  if (!parsed.ok || parsed.value.origin !== review.origin) {
    return { code: 'BAD_REVIEW', message: 'The review names no checkpoint of its origin.', hint: askAgain };
  }
  const { origin, size, root } = parsed.value;
  const { db } = session.store;
  const origins = [session.origin, ...session.tables.rows('succession').map(({ previousOrigin }) => previousOrigin)];
  if (!origins.includes(origin)) {
    return {
      code: 'OTHER_CASE',
      message: `The review is of another case, ${origin}.`,
      hint: 'Import it into the case that was reviewed.',
      at: origin,
    };
  }
  const isInside = size >= 1 && size <= (readHead(db)?.size ?? 0);
  const last = isInside ? parseLine(readLines(db, size - 1, size)[0] ?? '') : undefined;
  const holds =
    last?.ok === true &&
    last.value.log === origin &&
    rootsAt(readLines(db, 0, size), [size], crypto).get(size) === bytesToBase64(root);
  if (!holds) {
    return {
      code: 'OTHER_CHECKPOINT',
      message: `The review is over ${size} lines with a root that this case never had.`,
      hint: 'The reviewer saw another history than this one. Compare the checkpoint with those that were handed out.',
      at: origin,
    };
  }
  return session.tables.rows('release').some(({ seq }) => seq === size - 1)
    ? null
    : {
        code: 'OTHER_CHECKPOINT',
        message: `The review is over ${size} lines, where no release of this case ends.`,
        hint: 'Bundles are made of releases; ask the reviewer which one was reviewed.',
        at: origin,
      };
};

const askAgain = 'Ask the reviewer for the file that `plumbline review sign` wrote.';

/** The scores must be those of the reviewed lines, and the answer be to what those lines ask. */
const refuseAnswer = (session: CaseSession, review: Review, deps: AppDeps): Failure | null => {
  const parsed = parseCheckpointBody(review.checkpoint);
  const size = parsed.ok ? parsed.value.size : 0;
  const tables = replayTo(session.store.db, deps.crypto, size);
  const scores = assessmentSha256(tables, deps);
  if (!scores.ok) return scores.error;
  if (scores.value !== review.scores) {
    return {
      code: 'SCORES_DIFFER',
      message: 'The reviewer’s program computed another assessment of the reviewed lines than this one.',
      hint: 'Compare the versions of both programs before anything is made of the review.',
    };
  }
  const profile = parseScoringProfile(profileTexts(tables, deps)(scoringProfileOf(tables)) ?? '');
  if (!profile.ok) return profile.error;
  const task = reviewTask(tables, profile.value);
  if (!task.ok) return task.error;
  const fault = taskFault(review, task.value, deps.crypto);
  return fault === undefined
    ? null
    : { code: 'REVIEW_INCOMPLETE', message: `The review does not answer what was asked: ${fault}.`, hint: askAgain };
};

/** The key needs to be known no more than when its review came in: it must be the very same. */
const importClosing = (
  session: CaseSession,
  { closing, file }: { readonly closing: Closing; readonly file: SignedFile },
  common: LineDraft['fields'],
  deps: AppDeps,
): Result<Output<'review.import'>> => {
  const row = session.tables.rows('review').find(({ sha256 }) => sha256 === closing.review);
  if (row === undefined || row.conclusion !== 'dissent') {
    return err({
      code: 'NO_SUCH_DISSENT',
      message: 'The file closes a dissent that this case has not taken in.',
      hint: 'Import the review with the dissent first, into the case that was reviewed.',
      at: closing.review,
    });
  }
  const [stored] = readStoredLines(session.store.db, [row.seq], deps.crypto);
  const reviewer = enrolmentSchema.safeParse(stored?.revealed.fields['reviewer']);
  if (!reviewer.success || keyHexOf(reviewer.data.publicKey) !== file.keyHex) {
    return err({
      code: 'NOT_ITS_AUTHOR',
      message: `The dissent of line ${row.seq} is closed by its author alone; ${closing.reviewer.principal} signed with another key.`,
      hint: 'Ask the reviewer who dissented, or have the board’s override recorded.',
      at: closing.reviewer.principal,
    });
  }
  const appended = session.append(({ tables }) => {
    if (dissentStanding(tables, row.seq).standing === 'closed') {
      return err({
        code: 'CLOSED_ALREADY',
        message: `The dissent of line ${row.seq} is closed already; nothing was recorded.`,
        hint: '`plumbline review show DIR` shows by which line.',
      });
    }
    const fields = {
      ...common,
      import: row.seq,
      sha256: file.sha256,
      closing: file.text,
      signature: file.signature,
    };
    return ok({ drafts: [{ type: 'dissent.close', fields }] });
  });
  return appended.ok ? ok({ line: appended.value.first, kind: 'closing', conclusion: 'dissent' }) : appended;
};
