import { z } from 'zod';
import type { Output } from '../../shared/api/contract.ts';
import { parseEditionFile } from '../../shared/bundle/edition-file.ts';
import { approvalsNeeded, approversOf, countDistinctPeople } from '../../shared/bundle/two-persons.ts';
import type { RequestRow } from '../../shared/domain/release-rows.ts';
import { standingsOf, type StandingOfRelease } from '../../shared/domain/release-standing.ts';
import type { ReleaseStandingRow } from '../../shared/domain/standing-rows.ts';
import { timeStampInstant } from '../../shared/timestamps/time-stamp.ts';
import { parseJson } from '../../shared/ledger/canonical-json.ts';
import { actSchema } from '../../shared/ledger/field-schemas.ts';
import { overridesOf } from '../../shared/lint/answers.ts';
import { readAttestations, type Attestation } from '../../db/attestations.ts';
import { readOpenedBundle } from '../../db/opened-bundle.ts';
import { listSeqsOf } from '../../db/queries/rating-lines.ts';
import { readTimeStamps } from '../../db/time-stamps.ts';
import { readStoredLines } from '../../db/queries/revealed-lines.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { requestWords } from '../../shared/domain/line-names.ts';
import { parseKept } from './checkpoints.ts';
import { restoreTimeStamp } from './kept-time-stamps.ts';

type Reply = Output<'release.list'>;

/** Who may act, what they were asked, and what was released and exported. */
export const listReleases = (session: CaseSession, deps: Pick<AppDeps, 'crypto'>): Reply => {
  const { tables, store } = session;
  const attestations = readAttestations(store.db);
  const signers = exportSigners(session, deps);
  return {
    opened: describeOpened(session),
    held: {
      internalReview: listSeqsOf(store.db, ['opinion.end']).length > 0,
      independentReview: tables.rows('review').length > 0,
    },
    recordsSince: countRecordsSince(session),
    identities: tables.rows('identity').map(({ principal, person, enrolledSeq, revokedSeq }) => ({
      principal,
      person,
      line: enrolledSeq,
      revokedLine: revokedSeq,
    })),
    requests: tables
      .rows('request')
      .toSorted((left, right) => left.seq - right.seq)
      .map((request) => describeRequest(request, session)),
    releases: standingsOf(tables).map((standing) =>
      describeRelease(standing, attestations, timeStampsAt(standing.release.seq + 1, session, deps)),
    ),
    exports: tables.rows('export_record').map(({ seq, edition, release, name, sha256, at }) => ({
      line: seq,
      edition,
      release,
      name,
      sha256,
      at,
      signers: signers.get(seq) ?? [],
    })),
  };
};

const describeOpened = ({ store }: CaseSession): Reply['opened'] => {
  const opened = readOpenedBundle(store.db);
  const parsed = parseEditionFile(opened?.edition ?? '');
  if (opened === undefined || !parsed.ok) return null;
  const { edition, tlp, signers, withheld, recomputable } = parsed.value;
  // A line a file.
  const files = opened.manifest === null ? null : opened.manifest.split('\n').length - 1;
  return { edition, tlp, signers: [...signers], withheld: withheld.length, recomputable, files };
};

/** Exports, hand-overs, notices, and what was said of a release with its requests and their approvals. */
const countRecordsSince = ({ tables, store }: CaseSession): number => {
  const last = tables.rows('release').at(-1);
  if (last === undefined) return 0;
  const asked = new Map(tables.rows('request').map(({ key, kind }) => [key, kind]));
  const approvals = tables.rows('approval').filter(({ seq, request }) => {
    const kind = asked.get(request);
    return seq > last.seq && (kind === 'amend' || kind === 'retract');
  });
  const types = ['export.record', 'handover.record', 'notice.tell', 'standing.request', 'standing.set'];
  return listSeqsOf(store.db, types).filter((seq) => seq > last.seq).length + approvals.length;
};

const describeRequest = (request: RequestRow, { tables }: CaseSession): Reply['requests'][number] => {
  const json = parseJson(request.act);
  const act = actSchema.safeParse(json.ok ? json.value : undefined);
  const needed = approvalsNeeded(request.kind, tables.rows('identity').length);
  const people = countDistinctPeople(approversOf(request, tables));
  return {
    id: request.key,
    line: request.seq,
    kind: request.kind,
    words: requestWords(request.act) ?? request.kind,
    actor: request.actor,
    at: request.at,
    state: request.state,
    approvals: tables
      .rows('approval')
      .filter((approval) => approval.request === request.key)
      .toSorted((left, right) => left.seq - right.seq)
      .map(({ principal, seq }) => ({ principal, line: seq })),
    missing: request.state === 'open' ? Math.max(0, needed - people) : 0,
    redactions: act.success && act.data.kind === 'release' ? act.data.redactions : [],
    overrides: overridesOf(request).map(({ rule, reason, findings }) => ({ rule, reason, findings: findings.length })),
  };
};

const describeRelease = (
  { release, standing, retraction, amendments, successor }: StandingOfRelease,
  attestations: readonly Attestation[],
  stamps: Reply['releases'][number]['timeStamps'],
): Reply['releases'][number] => {
  const size = release.seq + 1;
  const own = attestations.filter((attestation) => attestation.size === size && attestation.kind !== 'checkpoint');
  const kept = parseKept(own.at(-1)?.text ?? '');
  return {
    line: release.seq,
    size,
    at: release.at,
    actor: release.actor,
    request: release.request,
    closed: own.some(({ kind }) => kind === 'closed'),
    witnesses: kept?.note.cosignatures.map(({ name }) => name) ?? [],
    checkpoint: kept?.note.body ?? null,
    timeStamps: stamps,
    standing,
    retraction: retraction === null ? null : toSaid(retraction),
    amendments: amendments.map(toSaid),
    successor: successor?.seq ?? null,
  };
};

const timeStampsAt = (
  size: number,
  { store }: CaseSession,
  { crypto }: Pick<AppDeps, 'crypto'>,
): Reply['releases'][number]['timeStamps'] =>
  readTimeStamps(store.db)
    .filter((stored) => stored.size === size)
    .map((stored) => restoreTimeStamp(stored, crypto))
    .filter((kept) => kept !== undefined)
    .map(({ stamp, root }) => ({ time: timeStampInstant(stamp.info.time), authority: root.name }));

const toSaid = ({ seq, act, ground, statement, at, actor }: ReleaseStandingRow) => ({
  line: seq,
  act,
  ground,
  statement,
  at,
  actor,
});

/** The one thing about an export that stands in its line only. */
const exportSigners = (
  { tables, store }: CaseSession,
  { crypto }: Pick<AppDeps, 'crypto'>,
): ReadonlyMap<number, string[]> => {
  const seqs = tables.rows('export_record').map(({ seq }) => seq);
  return new Map(
    readStoredLines(store.db, seqs, crypto).map(({ revealed }) => {
      const signers = z.array(z.string()).safeParse(revealed.fields['signers']);
      return [revealed.seq, signers.success ? signers.data : []];
    }),
  );
};
