import { utf8ToBytes } from '../../shared/base/bytes.ts';
import { newId } from '../../shared/base/ids.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { measureReviewMessage } from '../../shared/bundle/measure-approvals.ts';
import { createSshsig, type SignatureNamespace } from '../../shared/bundle/sshsig.ts';
import { asGated, asItStands, asRenewed } from '../../shared/consequence/measure-gate.ts';
import { draftRefusal } from '../../shared/consequence/measure-dates.ts';
import { proposedEnd } from '../../shared/consequence/measure-renewal.ts';
import { rolesAsked } from '../../shared/consequence/measure-rules.ts';
import type { Measure } from '../../shared/consequence/measure.ts';
import { seqKey, type CaseTables } from '../../shared/domain/case-tables.ts';
import type { MeasureGate } from '../../shared/ledger/measure-line-types.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import type { UnlockedIdentity } from '../identities/identity-store.ts';
import { unlock } from '../identities/unlock.ts';
import { checkEnrolled, openFields } from '../releases/approvals.ts';
import { signCheckpointAt } from '../releases/checkpoints.ts';
import { findMeasure, movedMeanwhile, readCaseMeasures, type CaseMeasures } from './case-measures.ts';
import { recordToFacts, recordToFields } from './measure-record.ts';
import { gateToReply } from './measure-replies.ts';
import { movedTo, recorded, write, writeGated } from './measure-writing.ts';

/** The principal who acts here; null where nobody who is enrolled does. */
const enrolledActor = ({ tables, actor }: CaseSession): string | null =>
  tables.get('identity', actor)?.revokedSeq === null ? actor : null;

export const draftMeasure = (
  session: CaseSession,
  { record, tlp }: Checked<'measure.draft'>,
  deps: AppDeps,
): Result<Output<'measure.draft'>> => {
  const known = readCaseMeasures(session.tables, deps);
  if (!known.ok) return known;
  const refusal = recordRefusal(session.tables, record, known.value);
  if (refusal !== undefined) return err(refusal);
  const id = newId('measure', deps.random);
  const fields = { ...commonFields(session, deps, tlp), id, ...recordToFields(record, enrolledActor(session)) };
  const appended = session.append(() => ok({ drafts: [{ type: 'measure.draft', fields }] }));
  return appended.ok ? ok({ id, line: appended.value.first }) : appended;
};

/** What of a record cannot be recorded by anybody: of an unknown release, or by rules of the profile in force. */
const recordRefusal = (
  tables: CaseTables,
  record: Checked<'measure.draft'>['record'],
  { profile }: CaseMeasures,
): Failure | undefined => {
  const { release, instrument } = record;
  if (release !== undefined && tables.get('release', seqKey(release)) === undefined)
    return {
      code: 'NO_SUCH_RELEASE',
      message: `Line ${release} froze no release, so the measure cannot rest on it.`,
      hint: 'Run `plumbline release list DIR` for the releases, or leave it out: then it rests on the case.',
      at: 'release',
    };
  return draftRefusal({ instrument, facts: recordToFacts(record) }, profile);
};

export const amendMeasure = (
  session: CaseSession,
  { measure, record, tlp }: Checked<'measure.amend'>,
  deps: AppDeps,
): Result<Output<'measure.amend'>> => {
  const author = enrolledActor(session);
  const { instrument, release } = record;
  const act = { kind: 'amend', author, instrument, release: release ?? null, facts: recordToFacts(record) } as const;
  return recorded(
    write(session, measure, deps, (found, known) => {
      const refusal = recordRefusal(session.tables, record, known);
      if (refusal !== undefined) return err(refusal);
      const fields = { ...commonFields(session, deps, tlp), measure: found.id, ...recordToFields(record, author) };
      return ok({ act, lines: [{ type: 'measure.amend', fields }] });
    }),
  );
};

/** Holds a measure against the gates of the profile in force and records what came of it, met or not. */
export const recordGate = (
  session: CaseSession,
  { measure, renewUntil, tlp }: Checked<'measure.gate'>,
  deps: AppDeps,
): Result<Output<'measure.gate'>> => {
  const renewal = renewUntil ?? null;
  let gate: MeasureGate | undefined;
  const written = writeGated(session, measure, deps, (found, known, compute) => {
    const refusal = proposalRefusal(found, renewal, known.today);
    if (refusal !== undefined) return err(refusal);
    gate = compute(renewal === null ? asItStands(found) : asRenewed(found, renewal, known.today));
    const fields = { ...commonFields(session, deps, tlp), measure: found.id, gate, renewal };
    return ok({ act: { kind: 'gate', gate, renewal }, lines: [{ type: 'measure.gate', fields }] });
  });
  if (!written.ok) return written;
  const { line, after, profile } = written.value;
  if (gate === undefined) throw new Error('no gate was computed');
  const gated = after.gate === null ? after : asGated(after, after.gate);
  return ok({ line, state: after.state, gate: gateToReply(gate, gated, profile, session.tables) });
};

/** Approvals of a renewal that no day can follow would be given for nothing. */
const proposalRefusal = ({ facts }: Measure, renewal: string | null, today: string): Failure | undefined => {
  const last = facts.end !== null && facts.end > today ? facts.end : today;
  return renewal === null || renewal > last
    ? undefined
    : {
        code: 'DATES_OUT_OF_ORDER',
        message: `The new end ${renewal} does not lie after ${last}.`,
        hint: 'Give a later end, or narrow the measure.',
        at: 'renewUntil',
      };
};

/** Reviews a measure under an identity that is enrolled and did not draft it, signed over everything up to its latest gate. */
export const reviewMeasure = async (
  session: CaseSession,
  { measure, conclusion, opinion, identity, passphrase, tlp }: Checked<'measure.review'>,
  deps: AppDeps,
): Promise<Result<Output<'measure.review'>>> => {
  const over = await beginSigning(session, { measure, identity, passphrase }, deps);
  if (!over.ok) return over;
  const { id, gated, checkpoint, person } = over.value;
  const reviewer = person.principal;
  const message = measureReviewMessage({ checkpoint, measure: id, conclusion });
  const signature = signText(person, message, 'plumbline-review-v1', deps);
  return movedTo(
    write(session, id, deps, (current) => {
      const refusal = signingRefusal(current, { gated, person }, session.tables);
      if (refusal !== undefined) return err(refusal);
      const common = { ...commonFields(session, deps, tlp), actor: reviewer };
      const fields = { ...common, measure: id, reviewer, conclusion, checkpoint, signature, opinion };
      const act = { kind: 'review', reviewer, conclusion, signature } as const;
      return ok({ act, lines: [{ type: 'measure.review', fields }] });
    }),
  );
};

/** Approves in one role, signed over everything up to the latest gate of the measure. */
export const approveMeasure = async (
  session: CaseSession,
  { measure, role, identity, passphrase }: Checked<'measure.approve'>,
  deps: AppDeps,
): Promise<Result<Output<'measure.approve'>>> => {
  const over = await beginSigning(session, { measure, identity, passphrase }, deps);
  if (!over.ok) return over;
  const { id, gated, checkpoint, person } = over.value;
  const { principal } = person;
  const signature = signText(person, checkpoint, 'plumbline-checkpoint-v1', deps);
  const written = write(session, id, deps, (current, { profile }) => {
    const refusal = signingRefusal(current, { gated, person }, session.tables) ?? staleGate(current, profile.sha256);
    if (refusal !== undefined) return err(refusal);
    const fields = { ...openFields(person, deps), measure: id, role, principal, checkpoint, signature };
    return ok({ act: { kind: 'approve', role, principal }, lines: [{ type: 'measure.approve', fields }] });
  });
  if (!written.ok) return written;
  const { line, after, profile } = written.value;
  return ok({ line, missing: missingRoles(after, profile) });
};

/** Who signs, and the three lines over the latest gate of the measure; those over the first line where it has none. */
const beginSigning = async (
  session: CaseSession,
  { measure, identity, passphrase }: Pick<Checked<'measure.approve'>, 'measure' | 'identity' | 'passphrase'>,
  deps: AppDeps,
) => {
  const known = readCaseMeasures(session.tables, deps);
  if (!known.ok) return known;
  const found = findMeasure(known.value.measures, measure);
  if (!found.ok) return found;
  const person = await unlock(deps, identity, passphrase);
  if (!person.ok) return person;
  const gated = found.value.gate?.seq ?? 0;
  const signed = signCheckpointAt(session, gated + 1, deps);
  if (!signed.ok) return signed;
  return ok({ id: found.value.id, gated, checkpoint: signed.value.body, person: person.value });
};

const signText = (
  { signer }: UnlockedIdentity,
  text: string,
  namespace: SignatureNamespace,
  { crypto }: Pick<AppDeps, 'crypto'>,
): string => createSshsig({ signer, message: utf8ToBytes(text), namespace }, crypto);

/** What was signed must still be the latest gate, and who signed it enrolled. */
const signingRefusal = (
  { gate }: Measure,
  { gated, person }: { readonly gated: number; readonly person: UnlockedIdentity },
  tables: CaseTables,
): Failure | undefined => {
  if (gate !== null && gate.seq !== gated) return movedMeanwhile;
  const enrolled = checkEnrolled(tables, person, Number.MAX_SAFE_INTEGER);
  return enrolled.ok ? undefined : enrolled.error;
};

const staleGate = ({ gate }: Measure, inForce: string): Failure | undefined =>
  gate === null || gate.gate.policy === inForce
    ? undefined
    : {
        code: 'PROFILE_CHANGED',
        message: 'Another policy profile is in force than when the measure was held against the gates.',
        hint: 'Hold it against the gates again, and have it approved over that.',
      };

/** Roles that are asked and have not approved. */
export const missingRoles = (measure: Measure, profile: CaseMeasures['profile']): string[] => {
  const isOpen = proposedEnd(measure) !== null || ['draft', 'gated', 'reviewed'].includes(measure.state);
  return isOpen
    ? rolesAsked(measure, profile).filter((role) => !measure.approvals.some((one) => one.role === role))
    : [];
};

export const decideMeasure = (
  session: CaseSession,
  { measure, reason, tlp }: Checked<'measure.decide'>,
  deps: AppDeps,
): Result<Output<'measure.decide'>> => {
  let gate: MeasureGate | undefined;
  const written = writeGated(session, measure, deps, (found, _, compute) => {
    gate = compute(asItStands(found));
    const fields = { ...commonFields(session, deps, tlp), measure: found.id, gate, reason };
    return ok({ act: { kind: 'decide', gate }, lines: [{ type: 'measure.decide', fields }] });
  });
  if (!written.ok) return written;
  const { line, after, profile } = written.value;
  if (gate === undefined) throw new Error('no gate was computed');
  return ok({ line, gate: gateToReply(gate, after, profile, session.tables) });
};
