import { bytesToBase64, utf8ToBytes } from '../../shared/base/bytes.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { toldByNotice, wordsOfNotice } from '../../shared/bundle/check-notice.ts';
import {
  formatNoticeFile,
  noticeText,
  toldByAct,
  type NoticeFile,
  type ToldStanding,
} from '../../shared/bundle/notice-file.ts';
import { standingsOf, type StandingOfRelease } from '../../shared/domain/release-standing.ts';
import { formatCheckpointNote } from '../../shared/ledger/checkpoint.ts';
import { leafHash } from '../../shared/ledger/merkle.ts';
import { consistencyProof, inclusionProof } from '../../shared/ledger/merkle-proofs.ts';
import { parseVerifierKey } from '../../shared/ledger/verifier-key.ts';
import { readDisclosures, readLines } from '../../db/ledger.ts';
import { listSeqsOf } from '../../db/queries/rating-lines.ts';
import { replayTo } from '../../db/replay.ts';
import type { AppDeps } from '../app-deps.ts';
import { isTaken } from '../bundles/durable-files.ts';
import { writeNewFile } from '../bundles/new-file.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { signCheckpointAt } from './checkpoints.ts';
import { checkpointOver } from './standing.ts';

type Told = Pick<ToldStanding, 'standing' | 'line'> & { readonly request: string };

/**
 * Writes what became of a release for whoever holds a bundle of it: a file that proves it, and beside it the same in words.
 * It holds the lines that say so and nothing of any other, and is held against the release before it is written.
 */
export const writeNotice = (
  session: CaseSession,
  input: Checked<'release.notice'>,
  deps: AppDeps,
): Result<Output<'release.notice'>> => {
  const { tables, logSigner } = session;
  const { crypto } = deps;
  const found = standingsOf(tables).find(({ release }) => release.seq === input.release);
  const told = found === undefined ? undefined : tellingOf(found, input.line);
  if (found === undefined || told === undefined) return err(nothingToTell(input));
  if (logSigner === null) return err(session.readOnly ?? { code: 'CASE_READ_ONLY', message: 'It is only read here.' });
  const size = found.release.seq + 1;
  const body = checkpointOver(session, size, crypto);
  const text = `${input.out}.txt`;
  const taken = [input.out, text].find(isTaken);
  if (taken !== undefined) return err({ ...takenFailure, message: `There is something at ${taken} already.` });
  const request = tables.get('request', told.request);
  if (request === undefined) return err(nothingToTell(input));
  const successions = tables.rows('succession').filter(({ seq }) => seq >= size);
  // The log of today signs from the line on that made it the log.
  const end = Math.max(told.line, ...successions.map(({ seq }) => seq)) + 1;
  const note = signCheckpointAt(session, end, deps);
  if (!note.ok) return note;
  const texts = readLines(session.store.db, 0, end);
  const leafHashes = texts.map((line) => leafHash(line, crypto));
  const proof = (first: number) => consistencyProof(first, leafHashes, crypto).map(bytesToBase64);
  const shown = [
    ...linesToShow(session, { size, request: request.seq, line: told.line }),
    ...successions.map(({ seq }) => seq).filter((seq) => seq < request.seq || seq > told.line),
  ].toSorted((left, right) => left - right);
  const members = {
    kind: 'notice' as const,
    release: body,
    note: formatCheckpointNote(note.value),
    consistency: { release: proof(size), approved: proof(request.seq + 1) },
    lines: shown.map((seq) => ({
      text: texts[seq] ?? '',
      disclosures: [...readDisclosures(session.store.db, seq, seq + 1)],
      inclusion: inclusionProof(seq, leafHashes, crypto).map(bytesToBase64),
    })),
    words: [],
  };
  const notice: NoticeFile =
    successions.length === 0
      ? { v: 1, ...members }
      : { v: 2, ...members, taken: successions.map(({ seq }) => proof(seq)) };
  const before = replayTo(session.store.db, crypto, size);
  const logKey = parseVerifierKey(before.get('case_file', 'case')?.logKey ?? '', crypto);
  if (!logKey.ok) return logKey;
  const held = toldByNotice(notice, { body, tables: before, logKey: logKey.value }, crypto);
  if (!held.ok) return err({ ...held.error, hint: 'Run `plumbline case verify`: the ledger does not bear it out.' });
  const words = wordsOfNotice(notice, held.value);
  const file = formatNoticeFile({ ...notice, words: [...words] });
  const mark = tables.get('case_file', 'case')?.mark ?? null;
  const written = writeNewFile(text, utf8ToBytes(noticeText(mark, words)), deps);
  if (!written.ok) return written;
  const bytes = utf8ToBytes(file);
  const proven = writeNewFile(input.out, bytes, deps);
  if (!proven.ok) return proven;
  return ok({ out: input.out, text, sha256: crypto.sha256Hex(file), standing: told.standing, line: told.line });
};

/** A retraction before anything else, then the last amendment, then the later release; or the line that was named. */
const tellingOf = (
  { retraction, amendments, successor }: StandingOfRelease,
  line: number | undefined,
): Told | undefined => {
  const acts = [...(retraction === null ? [] : [retraction]), ...amendments.toReversed()].map(
    ({ seq, act, request }): Told => ({ standing: toldByAct(act), line: seq, request }),
  );
  const later: readonly Told[] =
    successor?.request === undefined || successor.request === null
      ? []
      : [{ standing: 'superseded', line: successor.seq, request: successor.request }];
  const all = [...acts, ...later];
  return line === undefined ? all[0] : all.find((one) => one.line === line);
};

/** Whoever was enrolled or revoked since, so that approvers can be judged; and the request with all up to its act. */
const linesToShow = (
  { store: { db } }: CaseSession,
  { size, request, line }: { readonly size: number; readonly request: number; readonly line: number },
): readonly number[] => [
  ...listSeqsOf(db, ['identity.enrol', 'identity.revoke']).filter((seq) => seq >= size && seq < request),
  ...Array.from({ length: line - request + 1 }, (_, index) => request + index),
];

const nothingToTell = ({ release, line }: Checked<'release.notice'>): Failure => ({
  code: 'NOTHING_TO_TELL',
  message:
    line === undefined
      ? `Nothing became of a release of line ${release}: it was neither amended, retracted nor superseded.`
      : `Line ${line} says nothing of a release of line ${release}.`,
  hint: '`plumbline release list DIR` lists the releases with what became of each.',
  at: `line ${release}`,
});

const takenFailure = { code: 'OUTPUT_EXISTS', hint: 'Name another file.' } as const;
