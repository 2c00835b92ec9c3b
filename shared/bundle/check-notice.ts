import { base64ToBytes } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { applyLine } from '../domain/apply-line.ts';
import { createMemoryTables, type CaseTables } from '../domain/case-tables.ts';
import { readFields } from '../domain/line-fields.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import {
  parseCheckpointBody,
  parseCheckpointNote,
  verifyLogSignature,
  type Checkpoint,
  type CheckpointNote,
} from '../ledger/checkpoint.ts';
import { actSchema } from '../ledger/field-schemas.ts';
import { parseLine } from '../ledger/line.ts';
import { leafHash } from '../ledger/merkle.ts';
import { verifyConsistency, verifyInclusion } from '../ledger/merkle-proofs.ts';
import { revealLines, type RevealedLine } from '../ledger/reveal.ts';
import { standingActSchema } from '../ledger/standing-line-types.ts';
import type { VerifierKey } from '../ledger/verifier-key.ts';
import { followSuccessions, takenOver, type IsBeginning, type Succession } from './notice-succession.ts';
import { noticeWords, parseNoticeFile, toldByAct, type NoticeFile, type ToldStanding } from './notice-file.ts';
import { approvalFault, approversOf, countDistinctPeople } from './two-persons.ts';

/** What a bundle knows that a notice is held against. Its own verification says whether to trust it. */
export type NoticedRelease = {
  /** The three lines of the bundle's checkpoint. */
  readonly body: string;
  readonly tables: CaseTables;
  /** The key that the bundle's ledger names. */
  readonly logKey: VerifierKey;
};

type BadNotice = Failure<'BAD_NOTICE'>;
const refuse = (message: string): Result<never, BadNotice> => err({ code: 'BAD_NOTICE', message });

/**
 * Holds a notice against a bundle of the release: that it is about this very release, continues the same ledger under the
 * same log key or one that took it over, and that two people enrolled in it approved what it says, word for word. Anyone
 * may have written it.
 */
export const checkNotice = (text: string, release: NoticedRelease, crypto: Crypto): Result<ToldStanding, BadNotice> => {
  const notice = parseNoticeFile(text);
  if (!notice.ok) return notice;
  const told = toldByNotice(notice.value, release, crypto);
  if (!told.ok) return told;
  return canonicalJson([...wordsOfNotice(notice.value, told.value)]) === canonicalJson(notice.value.words)
    ? told
    : refuse('the words of the notice are not what its lines say');
};

/** The words that follow from the lines of a notice which hold. */
export const wordsOfNotice = (notice: Pick<NoticeFile, 'note' | 'release'>, told: ToldStanding): readonly string[] => {
  const note = parseCheckpointNote(notice.note);
  return noticeWords(told, { release: notice.release, checkpoint: note.ok ? note.value.body : '' });
};

/** What the lines of a notice prove, whatever its words say. */
export const toldByNotice = (
  notice: NoticeFile,
  release: NoticedRelease,
  crypto: Crypto,
): Result<ToldStanding, BadNotice> => {
  const { consistency } = notice;
  const proofs = notice.v === 2 ? notice.taken : [];
  if (notice.release !== release.body) return refuse('the notice is about another release than this bundle');
  const note = parseCheckpointNote(notice.note);
  const before = parseCheckpointBody(release.body);
  if (!note.ok || !before.ok) return refuse('the notice carries no checkpoint');
  const { checkpoint } = note.value;
  if (!isContinued(before.value, checkpoint, consistency.release, crypto))
    return refuse('the checkpoint of the notice does not continue that of the bundle');
  const lines = openLines(notice, checkpoint, crypto);
  if (!lines.ok) return lines;
  const { origin } = before.value;
  const isBeginning: IsBeginning = (history, proof) => isContinued(history, checkpoint, proof, crypto);
  const taken = followSuccessions(lines.value, { origin, proofs, isBeginning }, crypto);
  if (!taken.ok) return taken;
  const { origin: lastOrigin, key } = taken.value.at(-1) ?? { origin, key: release.logKey };
  if (checkpoint.origin !== lastOrigin) return refuse('the notice is of another log');
  if (!verifyLogSignature({ note: note.value, key }, crypto))
    return refuse('the checkpoint of the notice is not signed by the key of the log');
  return readTold(lines.value, notice, { note: note.value, before: before.value, release, taken: taken.value }, crypto);
};

type Continued = {
  readonly note: CheckpointNote;
  readonly before: Checkpoint;
  readonly release: NoticedRelease;
  readonly taken: readonly Succession[];
};

const isContinued = (first: Checkpoint, second: Checkpoint, proof: readonly string[], crypto: Crypto): boolean =>
  verifyConsistency(
    {
      first: first.size,
      second: second.size,
      firstRoot: first.root,
      secondRoot: second.root,
      proof: proof.map(hashOf),
    },
    crypto,
  );

/** What is no base64 becomes a hash of no length, which no proof accepts. */
const hashOf = (text: string): Uint8Array => base64ToBytes(text) ?? new Uint8Array();

const openLines = (
  { lines }: NoticeFile,
  { size, root }: Checkpoint,
  crypto: Crypto,
): Result<readonly RevealedLine[], BadNotice> => {
  const opened: RevealedLine[] = [];
  for (const { text, disclosures, inclusion } of lines) {
    const line = parseLine(text);
    if (!line.ok) return refuse('a line of the notice is no line of a ledger');
    const { seq } = line.value;
    const claim = { index: seq, size, leafHash: leafHash(text, crypto), proof: inclusion.map(hashOf), root };
    if (!verifyInclusion(claim, crypto)) return refuse(`line ${seq} is not proven to stand in the ledger`);
    const revealed = revealLines([line.value], disclosures, crypto);
    const [own] = revealed.lines;
    if (own === undefined || revealed.faults.length > 0 || own.withheld.length > 0)
      return refuse(`line ${seq} does not open by what the notice discloses`);
    if (seq <= (opened.at(-1)?.seq ?? -1)) return refuse('the lines of the notice are out of order');
    opened.push(own);
  }
  return ok(opened);
};

const readTold = (
  all: readonly RevealedLine[],
  notice: NoticeFile,
  { note, before, release, taken }: Continued,
  crypto: Crypto,
): Result<ToldStanding, BadNotice> => {
  const lines = all.filter(({ type }) => type !== 'log.succeed');
  const last = lines.at(-1);
  const request = lines.find(({ fields }) => fields['id'] === last?.fields['request'] && fields['id'] !== undefined);
  if (last === undefined || request === undefined) return refuse('the notice lacks the request of what it tells');
  if (all.some(({ seq }) => seq < before.size)) return refuse('a line of the notice stands before the release ended');
  if (all.at(-1)?.seq !== note.checkpoint.size - 1) return refuse('the checkpoint of the notice ends at another line');
  const tables = createMemoryTables();
  for (const row of release.tables.rows('identity')) tables.put('identity', row);
  for (const line of lines.filter(({ seq }) => seq <= request.seq)) {
    if (isPeopleLine(line)) applyLine(line, tables);
  }
  applyLine(request, tables);
  const approvals = lines.filter(({ type, seq }) => type === 'approval.record' && seq > request.seq);
  const origin = taken.findLast(({ seq }) => seq < request.seq)?.origin ?? before.origin;
  for (const approval of approvals) {
    const fault = foundFault(approval, { request, tables, notice, note, origin }, crypto);
    if (fault !== undefined) return refuse(fault);
    applyLine(approval, tables);
  }
  const row = tables.rows('request').find(({ seq }) => seq === request.seq);
  const approvers = row === undefined ? [] : approversOf(row, tables);
  if (countDistinctPeople(approvers) < 2) return refuse('fewer than two people approved what the notice tells');
  if (last.seq !== request.seq + approvals.length + 1)
    return refuse('between the request and what the notice tells stand other lines than approvals');
  const said = saidOf(last, request, { before, body: release.body });
  if (typeof said === 'string') return refuse(said);
  return ok({
    ...said,
    line: last.seq,
    at: readFields(last).string('at') ?? '',
    approvers: approvers.map(({ principal }) => principal),
    taken: taken.map((one) => takenOver(one, tables)),
  });
};

const isPeopleLine = ({ type }: RevealedLine): boolean => type === 'identity.enrol' || type === 'identity.revoke';

type Approved = {
  readonly request: RevealedLine;
  readonly tables: CaseTables;
  readonly notice: NoticeFile;
  readonly note: CheckpointNote;
  /** Of the log in which it was approved. */
  readonly origin: string;
};

const foundFault = (
  { fields }: RevealedLine,
  { request, tables, notice, note, origin }: Approved,
  crypto: Crypto,
): string | undefined => {
  const { principal, checkpoint, signature } = fields;
  if (typeof principal !== 'string' || typeof checkpoint !== 'string' || typeof signature !== 'string')
    return 'an approval in the notice is not whole';
  if (fields['request'] !== request.fields['id']) return 'an approval in the notice is of another request';
  const identity = tables.get('identity', principal);
  if (identity === undefined) return `${principal} approved without being enrolled`;
  const over = parseCheckpointBody(checkpoint);
  if (!over.ok || !isContinued(over.value, note.checkpoint, notice.consistency.approved, crypto))
    return 'what was approved is not proven to stand in the ledger';
  const claim = {
    approval: { checkpoint, signature },
    identity,
    log: origin,
    size: request.seq + 1,
    root: over.value.root,
  };
  return approvalFault(claim, crypto);
};

type Said = Pick<ToldStanding, 'standing' | 'ground' | 'statement'>;

const saidOf = (
  last: RevealedLine,
  request: RevealedLine,
  { before, body }: { readonly before: Checkpoint; readonly body: string },
): Said | string => {
  if (last.type === 'release.freeze') {
    const act = actSchema.safeParse(request.fields['act']);
    return request.type === 'approval.request' && act.success && act.data.kind === 'release'
      ? { standing: 'superseded', ground: null, statement: null }
      : 'the later release was approved as something else';
  }
  const act = standingActSchema.safeParse(last.fields['act']);
  if (last.type !== 'standing.set' || !act.success) return 'the notice tells of a line that says nothing of a release';
  if (request.type !== 'standing.request' || canonicalJson(request.fields['act'] ?? null) !== canonicalJson(act.data))
    return 'another thing was said of the release than the one approved';
  return act.data.release === before.size - 1 && act.data.checkpoint === body
    ? { standing: toldByAct(act.data.kind), ground: act.data.ground, statement: act.data.statement }
    : 'what the notice tells is said of another release';
};
