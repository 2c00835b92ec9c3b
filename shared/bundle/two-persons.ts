import { bytesToBase64, bytesToHex, utf8ToBytes } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { verifySshsig } from './sshsig.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import { formatCheckpointBody } from '../ledger/checkpoint.ts';
import { actSchema, enrolmentSchema } from '../ledger/field-schemas.ts';
import { createMerkleRange, leafHash, type MerkleRange } from '../ledger/merkle.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { applyLine } from '../domain/apply-line.ts';
import { createMemoryTables, type CaseTables, type IdentityRow } from '../domain/case-tables.ts';
import type { ApprovalRow, RequestRow } from '../domain/release-rows.ts';
import { standingActs } from '../domain/standing-vocabulary.ts';
import { linesBeforeSeparation } from './duty-rule.ts';
import {
  measureApprovalFault,
  measureReviewFault,
  startMeasureWalk,
  walkMeasure,
  type MeasureWalk,
} from './measure-approvals.ts';
import { keyOf, signedCheckpointFault } from './signed-checkpoint.ts';
import { standingMismatch, standingRequestFault } from './standing-acts.ts';

export type TwoPersonFault = { readonly seq: number; readonly message: string };

export type TwoPersonWalk = {
  readonly faults: readonly TwoPersonFault[];
  /** What would be a fault today, and was none by the rules that the release was frozen with. */
  readonly excused: readonly TwoPersonFault[];
  /** So many lines come before separation of duties was a rule. */
  readonly before: number;
};

/**
 * How many different people must approve (bundle format, section 5): two for a release, its amendment or retraction, a
 * revocation, a profile and every enrolment from the third on; one, the first person, for the second enrolment; none for the first.
 */
export const approvalsNeeded = (kind: string, enrolledCount: number): number => {
  if (kind !== 'enrol' || enrolledCount >= 2) return 2;
  return enrolledCount;
};

/** Different people: no two of them share principal, key or person. */
export const countDistinctPeople = (identities: readonly IdentityRow[]): number => {
  const counted: IdentityRow[] = [];
  for (const identity of identities) {
    if (!counted.some((other) => isSamePerson(identity, other))) counted.push(identity);
  }
  return counted.length;
};

/** One person may not hold two enrolments: the second would let one pair of hands approve twice. */
export const isSamePerson = (left: IdentityRow | Enrolment, right: IdentityRow | Enrolment): boolean =>
  left.principal === right.principal ||
  keyOf(left.publicKey) === keyOf(right.publicKey) ||
  personOf(left.person) === personOf(right.person);

export type Enrolment = { readonly principal: string; readonly person: string; readonly publicKey: string };

const personOf = (person: string): string => person.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim().toLowerCase();

/** Approvers of a request who were enrolled before it and not revoked. Their signatures are checked elsewhere. */
export const approversOf = (request: RequestRow, tables: CaseTables): readonly IdentityRow[] =>
  tables
    .rows('approval')
    .filter((approval) => approval.request === request.key)
    .map(({ principal }) => tables.get('identity', principal))
    .filter((identity) => identity !== undefined && isEnrolledBefore(identity, request.seq))
    .filter((identity) => identity !== undefined);

export const isEnrolledBefore = (identity: IdentityRow, seq: number): boolean =>
  identity.enrolledSeq < seq && (identity.revokedSeq === null || identity.revokedSeq > seq);

export type ApprovalClaim = {
  readonly approval: Pick<ApprovalRow, 'checkpoint' | 'signature'>;
  readonly identity: IdentityRow;
  readonly log: string;
  /** Lines up to and including the request, and their root. */
  readonly size: number;
  readonly root: Uint8Array;
};

/** Undefined if the approval is a signature by the enrolled key over the very checkpoint that covers the request. */
export const approvalFault = (
  { approval, identity, log, size, root }: ApprovalClaim,
  crypto: Crypto,
): string | undefined => {
  return signedCheckpointFault(
    {
      said: `the approval by ${identity.principal}`,
      covered: 'the request',
      ...approval,
      message: approval.checkpoint,
      namespace: 'plumbline-checkpoint-v1',
      publicKey: identity.publicKey,
      log,
      size,
      root,
    },
    crypto,
  );
};

/**
 * Walks the ledger as a stranger would: who was enrolled when, which acts needed whom, and whether the signatures are
 * there. `texts` are the exact lines. Anyone may have written them.
 */
export const checkTwoPersons = (
  lines: readonly RevealedLine[],
  texts: readonly string[],
  crypto: Crypto,
): TwoPersonWalk => {
  const faults: TwoPersonFault[] = [];
  const excused: TwoPersonFault[] = [];
  const separateSince = linesBeforeSeparation(lines);
  const tables = createMemoryTables();
  const range = createMerkleRange(crypto);
  const rootByRequest = new Map<string, Uint8Array>();
  const checkpointByRelease = new Map<number, string>();
  const reviewers: Enrolment[] = [];
  const measures = startMeasureWalk();
  const known: Known = { tables, rootByRequest, checkpointByRelease, reviewers, measures };
  let log = lines[0]?.log ?? '';
  for (const line of lines) {
    while (range.size < line.seq) range.append(leafHash(texts[range.size] ?? '', crypto));
    const message = actFault(line, known, crypto) ?? historyFault(line, log, range, crypto);
    if (message !== undefined) faults.push({ seq: line.seq, message });
    const conflict = dutyFault(line, known);
    if (conflict !== undefined)
      (line.seq < separateSince ? excused : faults).push({ seq: line.seq, message: conflict });
    log = line.log;
    while (range.size <= line.seq) range.append(leafHash(texts[range.size] ?? '', crypto));
    if (requestTypes.has(line.type) && typeof line.fields['id'] === 'string') {
      if (rootByRequest.has(line.fields['id']))
        faults.push({ seq: line.seq, message: 'the request repeats an identifier' });
      rootByRequest.set(line.fields['id'], range.root());
    }
    walkMeasure(line, () => range.root(), measures);
    if (line.type === 'release.freeze')
      checkpointByRelease.set(
        line.seq,
        formatCheckpointBody({ origin: line.log, size: range.size, root: range.root() }),
      );
    if (line.type === 'review.import') {
      const reviewer = enrolmentSchema.safeParse(line.fields['reviewer']);
      if (reviewer.success) reviewers.push(reviewer.data);
    }
    if (authorityTypes.has(line.type)) applyLine(line, tables);
    else if (tables.openRequests().length > 0) applyLine({ ...line, fields: {} }, tables);
  }
  return { faults, excused, before: separateSince };
};

/** What the walk has met so far. */
type Known = {
  readonly tables: CaseTables;
  readonly rootByRequest: ReadonlyMap<string, Uint8Array>;
  /** The three lines over each release, by the line that froze it. */
  readonly checkpointByRelease: ReadonlyMap<number, string>;
  /** Whose independent reviews came in; who is withheld cannot be known. */
  readonly reviewers: readonly Enrolment[];
  readonly measures: MeasureWalk;
};

const requestTypes: ReadonlySet<string> = new Set(['approval.request', 'standing.request']);

// Only these carry authority; the rest of the case need not be rebuilt to judge it.
const authorityTypes: ReadonlySet<string> = new Set([
  'case.open',
  'identity.enrol',
  'identity.revoke',
  'approval.request',
  'approval.record',
  'profile.activate',
  'release.freeze',
  'log.succeed',
  'standing.request',
  'standing.set',
]);

const actFault = (line: RevealedLine, known: Known, crypto: Crypto): string | undefined => {
  const { tables } = known;
  switch (line.type) {
    case 'identity.enrol':
      return enrolmentFault(line, tables) ?? requestFault(line, 'enrol', tables);
    case 'identity.revoke':
      return requestFault(line, 'revoke', tables);
    case 'profile.activate':
      return requestFault(line, 'profile', tables);
    case 'release.freeze':
      return requestFault(line, 'release', tables);
    case 'approval.request':
      return profileFault(line, crypto);
    case 'approval.record':
      return recordFault(line, known, crypto);
    case 'standing.request':
      return standingRequestFault(line, tables, (release) => known.checkpointByRelease.get(release));
    case 'standing.set':
      return standingFault(line, tables);
    case 'measure.approve':
      return measureApprovalFault(line, known.measures, enrolledIn(known, line), crypto);
    case 'measure.review':
      return measureReviewFault(line, known.measures, enrolledIn(known, line), crypto);
    case 'case.open':
      return line.seq === 0 ? undefined : 'a case is opened once, by its first line';
    default:
      return undefined;
  }
};

const enrolmentFault = (line: RevealedLine, tables: CaseTables): string | undefined => {
  const enrolment = line.fields['enrolment'];
  if (!isEnrolment(enrolment)) return 'the enrolment is withheld';
  const other = tables.rows('identity').find((identity) => isSamePerson(enrolment, identity));
  return other === undefined
    ? undefined
    : `${enrolment.principal} shares principal, key or person with ${other.principal}`;
};

const isEnrolment = (value: unknown): value is Enrolment =>
  typeof value === 'object' && value !== null && 'principal' in value && 'person' in value && 'publicKey' in value;

/** Approvers read the profile in the request; what is activated is known by its digest alone. */
const profileFault = ({ fields }: RevealedLine, crypto: Crypto): string | undefined => {
  const act = actSchema.safeParse(fields['act']);
  if (!act.success) return 'the request does not say what is to be done';
  if (act.data.kind !== 'profile' || crypto.sha256Hex(act.data.body) === act.data.sha256) return undefined;
  return 'the profile in the request is not the one whose digest it names';
};

/** Every approval is judged where it stands, whether or not the act that it is for was ever done. */
const recordFault = (
  { log, fields }: RevealedLine,
  { tables, rootByRequest }: Known,
  crypto: Crypto,
): string | undefined => {
  const { request: id, principal, checkpoint, signature } = fields;
  if (typeof id !== 'string' || typeof principal !== 'string') return 'the approval is withheld';
  if (typeof checkpoint !== 'string' || typeof signature !== 'string') return 'the approval is withheld';
  const request = tables.get('request', id);
  const root = rootByRequest.get(id);
  if (request === undefined || root === undefined) return 'the request that it approves does not exist';
  if (request.state !== 'open') return `the request that it approves is ${request.state}`;
  if (tables.get('approval', `${id}/${principal}`) !== undefined) return `${principal} approved twice`;
  const identity = tables.get('identity', principal);
  if (identity === undefined || !isEnrolledBefore(identity, request.seq))
    return `${principal} approved without being enrolled before the request`;
  const claim = { approval: { checkpoint, signature }, identity, log, size: request.seq + 1, root };
  return approvalFault(claim, crypto);
};

/** A person who answers for what they reviewed independently, at the line where they do the second of both. */
const dutyFault = (line: RevealedLine, { tables, reviewers }: Known): string | undefined => {
  if (line.type === 'review.import') return reviewerFault(line, tables);
  const { request, principal } = line.fields;
  if (line.type !== 'approval.record' || typeof request !== 'string' || typeof principal !== 'string') return undefined;
  const kind = tables.get('request', request)?.kind;
  const identity = tables.get('identity', principal);
  return kind === undefined || identity === undefined ? undefined : dutyConflict(kind, identity, reviewers);
};

/** Whoever is enrolled under a principal before a line. */
const enrolledIn =
  ({ tables }: Known, { seq }: RevealedLine) =>
  (principal: string): IdentityRow | undefined => {
    const identity = tables.get('identity', principal);
    return identity !== undefined && isEnrolledBefore(identity, seq) ? identity : undefined;
  };

/**
 * Separation of duties (method, section 6.5): an independent review is worth nothing in a release that the reviewer also
 * answers for.
 */
export const dutyConflict = (
  kind: string,
  approver: IdentityRow | Enrolment,
  reviewers: readonly Enrolment[],
): string | undefined =>
  kind === 'release' && reviewers.some((reviewer) => isSamePerson(approver, reviewer))
    ? `${approver.principal} reviewed the case independently, and so cannot approve its release`
    : undefined;

/** The same the other way round: whoever approved an act of the case can no longer review it independently. */
const reviewerFault = ({ fields }: RevealedLine, tables: CaseTables): string | undefined => {
  const reviewer = enrolmentSchema.safeParse(fields['reviewer']);
  if (!reviewer.success) return undefined;
  const approved = new Set(tables.rows('approval').map(({ principal }) => principal));
  const own = tables.rows('identity').find((one) => approved.has(one.principal) && isSamePerson(reviewer.data, one));
  return own === undefined
    ? undefined
    : `${own.principal} approved an act in this case, and so did not review it independently`;
};

const standingFault = (line: RevealedLine, tables: CaseTables): string | undefined => {
  const request = tables.get('request', typeof line.fields['request'] === 'string' ? line.fields['request'] : '');
  const kind = standingActs.find((act) => act === request?.kind);
  if (request !== undefined && kind === undefined) return `the approved act was a ${request.kind}`;
  return requestFault(line, kind ?? 'retract', tables);
};

const requestFault = (
  line: RevealedLine,
  kind: 'enrol' | 'revoke' | 'profile' | 'release' | 'amend' | 'retract',
  tables: CaseTables,
): string | undefined => {
  const enrolled = tables.rows('identity');
  const needed = approvalsNeeded(kind, enrolled.length);
  if (needed === 0) return undefined;
  const id = line.fields['request'];
  if (typeof id !== 'string') {
    return kind === 'release' && enrolled.length < 2
      ? 'the release was frozen in a case with fewer than two people: it is a draft'
      : `the ${kind} was done without a request`;
  }
  const request = tables.get('request', id);
  if (request === undefined) return 'the request that it names does not exist';
  if (request.state !== 'open') return `the request that it names is ${request.state}`;
  const mismatch = actMismatch(line, request);
  if (mismatch !== undefined) return mismatch;
  const people = countDistinctPeople(approversOf(request, tables));
  return people >= needed ? undefined : `${needed} people must approve the ${kind}; ${people} did`;
};

const actMismatch = (line: RevealedLine, request: RequestRow): string | undefined => {
  if (standingActs.some((act) => act === request.kind)) return standingMismatch(line, request);
  const act = actSchema.safeParse(JSON.parse(request.act));
  if (!act.success) return 'the request that it names is damaged';
  switch (act.data.kind) {
    case 'enrol':
      return line.type === 'identity.enrol' &&
        canonicalJson(line.fields['enrolment'] ?? null) === canonicalJson(act.data.enrolment)
        ? undefined
        : 'another person was enrolled than the one approved';
    case 'revoke':
      return line.type === 'identity.revoke' && line.fields['principal'] === act.data.principal
        ? undefined
        : 'another person was revoked than the one approved';
    case 'profile':
      return line.type === 'profile.activate' &&
        line.fields['sha256'] === act.data.sha256 &&
        line.fields['purpose'] === act.data.purpose
        ? undefined
        : 'another profile was activated than the one approved';
    case 'release':
      return line.type === 'release.freeze' ? undefined : 'the approved act was a release';
  }
};

/** The root before each line would cost as much as all else that is asked here. */
const historyFault = (line: RevealedLine, origin: string, range: MerkleRange, crypto: Crypto): string | undefined =>
  line.type === 'log.succeed'
    ? successionFault(line, { origin, root: bytesToBase64(range.root()), size: range.size }, crypto)
    : undefined;

type LogBefore = { readonly origin: string; readonly root: string; readonly size: number };

/** A succession names the history that it continues, exactly, and a person signed for it. */
export const successionFault = (line: RevealedLine, before: LogBefore, crypto: Crypto): string | undefined => {
  if (line.type !== 'log.succeed') return undefined;
  const { previous, by, signature } = line.fields;
  if (canonicalJson(previous ?? null) !== canonicalJson(before))
    return 'the succession names another history than the one before it';
  if (line.log === before.origin) return 'the succession keeps the origin that it ends';
  if (!isEnrolment(by) || typeof signature !== 'string') return 'the succession is not signed';
  const body = `${line.log}\n${before.size}\n${before.root}\n`;
  const verified = verifySshsig(
    { armoured: signature, message: utf8ToBytes(body), namespace: 'plumbline-checkpoint-v1' },
    crypto,
  );
  if (!verified.ok) return `the signature of the succession does not hold: ${verified.error.message}`;
  return bytesToHex(verified.value.publicKeyBlob) === keyOf(by.publicKey)
    ? undefined
    : 'the succession is signed by another key than it names';
};
