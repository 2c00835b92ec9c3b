import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { counted } from '../../shared/base/counted.ts';
import { bytesToBase64 } from '../../shared/base/bytes.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { fails, holds, notChecked, type Outcome } from '../../shared/bundle/check.ts';
import { checkCustody } from '../../shared/bundle/checks/evidence.ts';
import { rootsAt } from '../../shared/bundle/checks/ledger.ts';
import { recordedOutcome } from '../../shared/bundle/checks/recorded-outcome.ts';
import { excusedWords } from '../../shared/bundle/duty-rule.ts';
import { unsignedReviewsNotProven } from '../../shared/bundle/measure-approvals.ts';
import { checkTwoPersons } from '../../shared/bundle/two-persons.ts';
import { checkReviews } from '../../shared/review/check-reviews.ts';
import { tablesOfLines } from '../../shared/bundle/view-file.ts';
import { checkChain } from '../../shared/ledger/chain.ts';
import {
  parseCheckpointBody,
  parseCheckpointNote,
  verifyLogSignature,
  type Checkpoint,
} from '../../shared/ledger/checkpoint.ts';
import { revealLines } from '../../shared/ledger/reveal.ts';
import { parseVerifierKey } from '../../shared/ledger/verifier-key.ts';
import { readAttestations } from '../../db/attestations.ts';
import { readTimeStamps } from '../../db/time-stamps.ts';
import { headDamage, headRoot, readDisclosures, readHead, readLines } from '../../db/ledger.ts';
import { projectionDifferences } from '../../db/replay.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import type { AppDeps } from '../app-deps.ts';
import { excerptsOutcome } from '../findings/verify-excerpts.ts';
import { parseKept } from '../releases/checkpoints.ts';
import { restoreTimeStamp } from '../releases/kept-time-stamps.ts';
import { openedOutcome } from '../releases/opened-bundle.ts';
import { readNotes } from '../releases/load-anchors.ts';
import { fileIdentity, type FileRange } from '../workers/digest-range.ts';
import { createRangeHasher } from '../workers/hash-pool.ts';
import { profileTexts } from './assess.ts';
import { readGuard } from './case-guard.ts';
import { casePaths } from './case-paths.ts';
import type { CaseSession } from './case-session.ts';

/**
 * Verifies a case where it is worked on: the database, every line and disclosure, the projections against a replay, the
 * approvals, custody, what lines say was computed, the checkpoints handed out, and the evidence (sizes, and with `readAll`
 * every byte).
 */
export const verifyCase = async (
  session: CaseSession,
  input: Checked<'case.verify'>,
  deps: AppDeps,
): Promise<Result<Output<'case.verify'>>> => {
  const outside = readOutside(input);
  if (!outside.ok) return outside;
  try {
    deps.report?.({ step: 'reading the evidence', done: 0, total: null });
    // Threads read the files while the rest is checked here. What to read is listed first and nothing waits in between, so
    // that both see the ledger as it is at one moment, although others may write.
    const evidence = evidenceOutcome(session.folder, session.tables.rows('evidence'), input.readAll);
    let others;
    try {
      others = runChecks({ session, input, outside: outside.value }, deps);
    } finally {
      await evidence;
    }
    return ok(summarise(others, await evidence, input));
  } catch (error) {
    // Where SQLite gives up reading, that is the finding.
    const { message } = storageFailure(error);
    return ok({
      ok: false,
      checks: [{ name: 'database', ...fails(message, 'case.db') }],
      notProven: ['anything that the other checks would have shown'],
    });
  }
};

/** Checkpoints that somebody kept: as files, or typed from paper. Their signatures play no part here: the reader kept them. */
const readOutside = (input: Checked<'case.verify'>): Result<readonly Checkpoint[], Failure> => {
  const notes = readNotes(input.retained);
  if (!notes.ok) return notes;
  const outside = notes.value.map(({ checkpoint }) => checkpoint);
  for (const text of input.checkpoints) {
    const note = parseCheckpointNote(text);
    const checkpoint = note.ok ? ok(note.value.checkpoint) : parseCheckpointBody(text);
    if (!checkpoint.ok) {
      return err({
        code: 'BAD_CHECKPOINT',
        message: `This is no checkpoint: ${checkpoint.error.message}.`,
        hint: 'Give its three lines: origin, number of lines, root.',
      });
    }
    outside.push(checkpoint.value);
  }
  return ok(outside);
};

type Checking = {
  readonly session: CaseSession;
  readonly input: Checked<'case.verify'>;
  readonly outside: readonly Checkpoint[];
};

type CheckOfCase = Output<'case.verify'>['checks'][number];
type Found = {
  readonly checks: readonly CheckOfCase[];
  /** What of reviews of measures is not proven. */
  readonly unsigned: readonly string[];
};

/** Threads still read the evidence meanwhile. Should nobody put in what they found, it has not held. */
const unread: Outcome = fails('the files were not read', 'evidence');

/** Every check but that of the evidence, which has its place. */
const runChecks = ({ session, input, outside }: Checking, deps: AppDeps): Found => {
  const { db } = session.store;
  const { crypto } = deps;
  const texts = readLines(db);
  const chain = checkChain(texts, crypto);
  const revealed = revealLines(chain.lines, readDisclosures(db), crypto);
  const replayed = tablesOfLines(revealed.lines);
  const head = readHead(db);
  const isPartial = session.readOnly?.code === 'CASE_READ_ONLY';
  /** What follows from all lines follows from nothing where one of them is not as it was written. */
  const ifRead = (follow: () => Outcome): Outcome =>
    chain.fault === undefined && revealed.faults.length === 0
      ? follow()
      : notChecked('a line of the ledger cannot be read');
  const procedure: readonly (readonly [string, () => Outcome])[] = [
    ['database', () => databaseOutcome(db.pragma(input.readAll ? 'integrity_check' : 'quick_check', { simple: true }))],
    [
      'chain',
      () =>
        chain.fault === undefined
          ? holds(`${texts.length} lines`)
          : fails(chain.fault.message, `line ${chain.fault.seq}`),
    ],
    [
      'head',
      () =>
        head?.size === texts.length &&
        headDamage(head, db, crypto) === undefined &&
        bytesToBase64(headRoot(head, crypto)) === rootsAt(texts, [texts.length], crypto).get(texts.length)
          ? holds(`root ${bytesToBase64(headRoot(head, crypto))}`)
          : fails('the kept head is not the head of the lines', `line ${texts.length - 1}`),
    ],
    [
      'disclosures',
      () => {
        const hidden = revealed.lines.find(({ withheld }) => withheld.length > 0);
        if (revealed.faults[0] !== undefined) return fails(revealed.faults[0].message, revealed.faults[0].at);
        if (hidden !== undefined && !isPartial) return fails('a disclosure is missing', `line ${hidden.seq}`);
        return holds(isPartial ? 'as far as the edition discloses' : 'every field is disclosed');
      },
    ],
    [
      'projections',
      () => {
        const [difference] = projectionDifferences(session.store, replayed);
        return difference === undefined
          ? holds('equal to a replay of the ledger')
          : fails('a row is not what the ledger says; `case rebuild` mends it', difference);
      },
    ],
    [
      'two-person',
      () => {
        const walk = checkTwoPersons(revealed.lines, texts, crypto);
        const [fault] = [...checkReviews(revealed.lines, crypto), ...walk.faults];
        if (fault === undefined) return holds(`every act had the approvals that it needed${excusedWords(walk)}`);
        return fault.message.includes('it is a draft')
          ? notChecked(fault.message)
          : fails(fault.message, `line ${fault.seq}`);
      },
    ],
    ['custody', () => ifRead(() => checkCustody({ revealed, tables: replayed }))],
    ['recorded', () => ifRead(() => recordedOutcome(revealed.lines, profileTexts(replayed, deps), crypto))],
    ['evidence', () => unread],
    ['excerpts', () => readable(() => excerptsOutcome(session, input.readAll), 'evidence')],
    ...(isPartial ? [['bundle', () => readable(() => openedOutcome(session, deps), 'bundle')] as const] : []),
    ['checkpoints', () => checkpointsOutcome(session, texts, deps)],
    ['retained', () => retainedOutcome(session, texts, outside, deps)],
  ];
  const checks = procedure.map(([name, run], done) => {
    deps.report?.({ step: `checking: ${name}`, done, total: procedure.length });
    return { name, ...run() };
  });
  return { checks, unsigned: unsignedReviewsNotProven(revealed.lines) };
};

const summarise = (
  { checks: others, unsigned }: Found,
  evidence: Outcome,
  input: Checked<'case.verify'>,
): Output<'case.verify'> => {
  const checks = others.map((check) => (check.name === 'evidence' ? { ...check, ...evidence } : check));
  const isSeen = checks.some(({ name, status }) => name === 'retained' && status === 'ok');
  const isUncomputed = checks.some(({ name, status }) => name === 'recorded' && status === 'not checked');
  return {
    ok: checks.every(({ status }) => status !== 'failed'),
    checks,
    notProven: [
      'that what a line says is true',
      'that every event was logged',
      'that two keys are two people',
      ...unsigned,
      ...(isUncomputed ? ['what lines recorded of the case: the check recorded says what was not computed again'] : []),
      ...(isSeen ? [] : ['no outside checkpoint: completeness is not proven']),
      ...(input.readAll ? [] : ['the bytes of the evidence: run with --read-all']),
    ],
  };
};

const databaseOutcome = (answer: unknown): Outcome =>
  answer === 'ok' ? holds('SQLite finds no damage') : fails(String(answer), 'case.db');

const readable = (run: () => Outcome, place: string): Outcome => {
  try {
    return run();
  } catch (error) {
    return fails(storageFailure(error).message, place);
  }
};

type Item = { readonly key: string; readonly sha256: string | null; readonly size: number | null };

const evidenceOutcome = async (folder: string, rows: readonly Item[], readAll: boolean): Promise<Outcome> => {
  try {
    const known = new Set<string>();
    const files: { readonly sha256: string; readonly range: FileRange }[] = [];
    for (const { sha256, size } of rows) {
      if (sha256 === null || known.has(sha256)) continue;
      known.add(sha256);
      const file = casePaths.evidenceFile(folder, sha256);
      const stats = lstatSync(file, { throwIfNoEntry: false, bigint: true });
      if (stats === undefined) return fails('the file of an item is missing', placeOf(sha256));
      if (!stats.isFile() || size === null || stats.size !== BigInt(size))
        return fails('the file of an item has another size', placeOf(sha256));
      const range = { file, identity: fileIdentity(stats), position: 0, sizeBytes: size, whole: true, withCrc: false };
      files.push({ sha256, range });
    }
    const altered = readAll ? await findAltered(files) : undefined;
    if (altered !== undefined) return fails('the file of an item was altered', placeOf(altered));
    // A file without a line is what a crash between the two leaves; nothing refers to it, so nothing rests on it.
    const stray = strayFiles(folder, known);
    const words = readAll
      ? `${counted(known.size, 'file')}, every byte read`
      : `${counted(known.size, 'file')} present with ${known.size === 1 ? 'its size' : 'their sizes'}`;
    return holds(stray === 0 ? words : `${words}; ${counted(stray, 'file')} that no line names`);
  } catch (error) {
    return fails(storageFailure(error).message, 'evidence');
  }
};

const placeOf = (sha256: string): string => `evidence/${sha256.slice(0, 2)}/${sha256}`;

/** The first file, in the order of the items, whose bytes are not those that were taken in. Much is read in two threads. */
const findAltered = async (
  files: readonly { readonly sha256: string; readonly range: FileRange }[],
): Promise<string | undefined> => {
  const altered = new Set<string>();
  const hasher = createRangeHasher(files.reduce((sum, { range }) => sum + range.sizeBytes, 0));
  try {
    for (const { sha256, range } of files) {
      hasher.hash(range, (digest) => {
        // One that was changed since it was looked at is no more what was taken in.
        if (digest.status !== 'read' || digest.sha256 !== sha256) altered.add(sha256);
      });
    }
  } finally {
    await hasher.finish();
  }
  return files.find(({ sha256 }) => altered.has(sha256))?.sha256;
};

const strayFiles = (folder: string, known: ReadonlySet<string>): number => {
  const root = casePaths.evidence(folder);
  return readdirSync(root)
    .filter((shard) => /^[0-9a-f]{2}$/u.test(shard))
    .flatMap((shard) => readdirSync(join(root, shard)))
    .filter((name) => !known.has(name)).length;
};

/** Every checkpoint that the log ever signed covers a prefix of the ledger as it is now. */
const checkpointsOutcome = (session: CaseSession, texts: readonly string[], deps: AppDeps): Outcome => {
  const stamps = readTimeStamps(session.store.db);
  const damaged = stamps.findIndex((stored) => restoreTimeStamp(stored, deps.crypto) === undefined);
  if (damaged !== -1) return fails('a kept time stamp does not hold', `kept time stamp ${damaged + 1}`);
  const notes = readAttestations(session.store.db).map(({ text, size }) => {
    const note = parseKept(text)?.note;
    return note?.checkpoint.size === size ? note : undefined;
  });
  if (notes.length === 0) return notChecked('none was handed out');
  const roots = rootsAt(
    texts,
    notes.map((note) => note?.checkpoint.size ?? 0),
    deps.crypto,
  );
  const logKey = parseVerifierKey(session.tables.get('case_file', 'case')?.logKey ?? '', deps.crypto);
  for (const [at, note] of notes.entries()) {
    if (note === undefined) return fails('a kept checkpoint cannot be read', `kept checkpoint ${at + 1}`);
    const { origin, size, root } = note.checkpoint;
    if (roots.get(size) !== bytesToBase64(root))
      return fails('the ledger does not extend a checkpoint that was handed out', `line ${size - 1}`);
    // Checkpoints from before a succession bear the old key, which that line ended.
    if (origin === session.origin && (!logKey.ok || !verifyLogSignature({ note, key: logKey.value }, deps.crypto))) {
      return fails('the log signature of a kept checkpoint does not hold', `line ${size - 1}`);
    }
  }
  return holds(`${notes.length} checkpoints${stamps.length === 0 ? '' : `, ${stamps.length} time stamps`}`);
};

const retainedOutcome = (
  session: CaseSession,
  texts: readonly string[],
  outside: readonly Checkpoint[],
  deps: AppDeps,
): Outcome => {
  if (
    session.readOnly !== null &&
    (session.readOnly.code === 'CASE_ROLLED_BACK' || session.readOnly.code === 'CASE_REWRITTEN')
  )
    return fails(session.readOnly.message, null);
  for (const { origin, size, root } of outside) {
    if (origin !== session.origin) return fails(`the checkpoint given is of ${origin}`, null);
    if (size > texts.length)
      return fails(`the history is shorter: ${size} lines were seen, ${texts.length} are here`, `line ${texts.length}`);
    if (rootsAt(texts, [size], deps.crypto).get(size) !== bytesToBase64(root))
      return fails('the history was rewritten', `line ${size - 1}`);
  }
  if (outside.length > 0) return holds('it extends what was seen outside');
  const guard = readGuard(session.origin, deps);
  return notChecked(
    guard.ok && guard.value !== undefined
      ? 'no outside checkpoint; this workstation remembers the same history'
      : 'no outside checkpoint',
  );
};
