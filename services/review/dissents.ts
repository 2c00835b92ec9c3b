import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { utf8ToBytes } from '../../shared/base/bytes.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { createSshsig } from '../../shared/bundle/sshsig.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import { canonicalJson } from '../../shared/ledger/canonical-json.ts';
import { dissentStanding } from '../../shared/review/dissents.ts';
import { keyHexOf } from '../../shared/review/review-file.ts';
import { formatSignedFile } from '../../shared/review/signed-file.ts';
import type { AppDeps } from '../app-deps.ts';
import { writeNewFile } from '../bundles/new-file.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { unlock } from '../identities/unlock.ts';
import { readReviewAt } from './import-review.ts';

/** By whoever dissented: a signed file that says so, to be imported where the review was. */
export const closeDissent = async (
  { file, identity, passphrase, reason, out: path }: Checked<'dissent.close'>,
  deps: AppDeps,
): Promise<Result<Output<'dissent.close'>>> => {
  const read = readReviewAt(file, deps);
  if (!read.ok) return read;
  if (read.value.kind !== 'review' || read.value.review.conclusion !== 'dissent') {
    return err({
      code: 'NO_SUCH_DISSENT',
      message: 'The file holds no dissent that could be closed.',
      hint: 'Name your own review file with the dissent.',
      at: file,
    });
  }
  const out = resolve(path);
  if (lstatSync(out, { throwIfNoEntry: false }) !== undefined) {
    return err({
      code: 'OUTPUT_EXISTS',
      message: `There is something at ${out} already.`,
      hint: 'Name another file with --out.',
    });
  }
  const person = await unlock(deps, identity, passphrase);
  if (!person.ok) return person;
  const { review } = read.value;
  if (keyHexOf(person.value.publicKeyLine) !== read.value.file.keyHex) {
    return err({
      code: 'NOT_ITS_AUTHOR',
      message: `The dissent is signed by another key than that of ${identity}: nobody closes the dissent of another.`,
      hint: 'Sign with the identity that signed the review.',
      at: identity,
    });
  }
  const text = canonicalJson({
    v: 1,
    origin: review.origin,
    review: read.value.file.sha256,
    reviewer: review.reviewer,
    signedAt: deps.clock(),
    reason,
  });
  const signature = createSshsig(
    { signer: person.value.signer, message: utf8ToBytes(text), namespace: 'plumbline-review-v1' },
    deps.crypto,
  );
  const bytes = formatSignedFile('closing', text, signature);
  const written = writeNewFile(out, bytes, deps);
  return written.ok ? ok({ out, sha256: deps.crypto.sha256Hex(bytes) }) : written;
};

/** A board's reasoned word against a dissent. The dissent stays in every edition, with this beside it. */
export const overrideDissent = (
  session: CaseSession,
  input: Checked<'dissent.override'>,
  deps: AppDeps,
): Result<Output<'dissent.override'>> => {
  const board = input.board.map((name) => name.trim());
  const appended = session.append(({ tables }) => {
    const refusal = overrideFault(tables, { ...input, board });
    if (refusal !== undefined) return err(refusal);
    const fields = { ...commonFields(session, deps, input.tlp), import: input.review, board, reason: input.reason };
    return ok({ drafts: [{ type: 'dissent.override', fields }] });
  });
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};

const overrideFault = (
  tables: CaseTables,
  { review, board, reason }: Pick<Checked<'dissent.override'>, 'review' | 'board' | 'reason'>,
): Failure | undefined => {
  const event = tables.rows('review_event').find((row) => row.seq === review && row.act === 'dissent');
  if (event === undefined) {
    return {
      code: 'NO_SUCH_DISSENT',
      message: `Line ${review} took no dissent in.`,
      hint: '`plumbline review show DIR` lists them.',
      at: String(review),
    };
  }
  const { standing, line } = dissentStanding(tables, review);
  if (standing !== 'open') {
    return {
      code: 'DISSENT_ENDED',
      message: `The dissent of line ${review} is ${standing} already, by line ${line ?? ''}.`,
      hint: 'Nothing is left to decide about it.',
    };
  }
  if (reason.trim() === '') {
    return {
      code: 'NO_REASON',
      message: 'The board gives no reason.',
      hint: 'The reason is printed beside the dissent.',
    };
  }
  const names = board.map((name) => name.normalize('NFKC').toLowerCase());
  if (new Set(names).size < names.length || names.length < 2) {
    return {
      code: 'NOT_A_BOARD',
      message: 'A board is two people or more, each named once.',
      hint: 'Name everybody who decided.',
    };
  }
  const dissenter = [event.person, event.principal].find((name) => names.includes((name ?? '').toLowerCase()));
  return dissenter === undefined || dissenter === null
    ? undefined
    : {
        code: 'NOT_A_BOARD',
        message: `${dissenter} wrote the dissent, and so cannot override it.`,
        hint: 'Whoever dissented can close the dissent: `plumbline review close FILE --identity I`.',
      };
};
