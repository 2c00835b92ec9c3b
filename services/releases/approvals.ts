import { utf8ToBytes } from '../../shared/base/bytes.ts';
import { newId } from '../../shared/base/ids.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { parseAllowedSigners } from '../../shared/bundle/allowed-signers.ts';
import { formatSshPublicKeyLine } from '../../shared/bundle/ssh-keys.ts';
import { createSshsig } from '../../shared/bundle/sshsig.ts';
import {
  approvalsNeeded,
  approversOf,
  countDistinctPeople,
  dutyConflict,
  isEnrolledBefore,
  isSamePerson,
  type Enrolment,
} from '../../shared/bundle/two-persons.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import type { StandingAct } from '../../shared/domain/standing-vocabulary.ts';
import type { RequestRow } from '../../shared/domain/release-rows.ts';
import type { JsonObject } from '../../shared/ledger/canonical-json.ts';
import { actSchema, enrolmentSchema } from '../../shared/ledger/field-schemas.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import { plainFinding } from '../../shared/ledger/lint-line-types.ts';
import type { Override } from '../../shared/lint/answers.ts';
import { parsePolicyProfile } from '../../shared/reference/policy-profiles.ts';
import { parseScoringProfile } from '../../shared/reference/scoring-profiles.ts';
import { readHead } from '../../db/ledger.ts';
import { readStoredLines } from '../../db/queries/revealed-lines.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { findRow } from '../cases/find-row.ts';
import { checkHash, isPolicyText, policyRefusal } from '../consequence/policy.ts';
import { exportIdentity } from '../identities/identities.ts';
import { unlock } from '../identities/unlock.ts';
import type { UnlockedIdentity } from '../identities/identity-store.ts';
import { signCheckpointAt } from './checkpoints.ts';
import { unlessRatedBlind } from '../reasoning/hidden-ratings.ts';
import { draftIdentifiers } from './identify.ts';
import { findEditionRefusals } from './edition-refusals.ts';
import { readRedaction } from './redaction-file.ts';
import { refuseHopeless } from './refuse-redactions.ts';
import { answerRules } from './release-rules.ts';
import { readSmallText } from './small-text.ts';
import { isStandingAct, readStandingAct, standingLine } from './standing.ts';

type Act = { readonly kind: string } & JsonObject;
type OtherAct = Exclude<Checked<'approval.request'>['act'], { readonly kind: StandingAct }>;

/**
 * Asks for an act that needs two persons, or enrols a case's first person at once. The reply holds the checkpoint that
 * approvers sign: it covers the request and everything before it.
 */
const request = async (
  session: CaseSession,
  input: Checked<'approval.request'>,
  deps: AppDeps,
): Promise<Result<Output<'approval.request'>>> => {
  const act = isStandingAct(input.act) ? readStandingAct(session, input.act, deps) : readAct(input.act, deps);
  if (!act.ok) return act;
  const requester = await unlock(deps, input.identity, input.passphrase);
  if (!requester.ok) return requester;
  const { tables } = session;
  const fault = isStandingAct(act.value) ? undefined : actFault(act.value, tables, deps);
  if (fault !== undefined) return err(fault);
  if (act.value.kind === 'enrol' && tables.rows('identity').length === 0)
    return enrolFirst(session, act.value, requester.value, deps);
  const enrolled = checkEnrolled(tables, requester.value, Number.MAX_SAFE_INTEGER);
  if (!enrolled.ok) return enrolled;
  const redactions = input.act.kind === 'release' ? refuseHopeless(session, input.act.redactions, deps) : ok(null);
  if (!redactions.ok) return redactions;
  const answered = input.act.kind === 'release' ? answerRules(session, input.act.overrides, deps) : ok(null);
  if (!answered.ok) return answered;
  const id = newId('request', deps.random);
  const appended = session.append(({ head }) => {
    if (answered.value !== null && head?.size !== answered.value.size) return err(movedMeanwhile);
    const common = openFields(requester.value, deps);
    // Between a release's request and its freeze stands no other line, so what its exports name is named before.
    const identifiers = act.value.kind === 'release' ? draftIdentifiers(session, common, deps) : [];
    return ok({
      drafts: [
        ...identifiers,
        {
          type: isStandingAct(act.value) ? 'standing.request' : 'approval.request',
          fields: { ...common, id, act: withOverrides(act.value, answered.value) },
        },
      ],
    });
  });
  if (!appended.ok) return appended;
  const checkpoint = signCheckpointAt(session, appended.value.size, deps);
  if (!checkpoint.ok) return checkpoint;
  return ok({
    request: id,
    checkpoint: checkpoint.value.body,
    performed: false,
    missing: approvalsNeeded(act.value.kind, tables.rows('identity').length),
    editionRefusals:
      input.act.kind === 'release'
        ? findEditionRefusals(session, { size: appended.value.size, redactions: input.act.redactions }, deps)
        : [],
  });
};

/** What a release may leave with tells of scores. */
export const requestApproval = unlessRatedBlind(request, (_, { act }) => act.kind === 'release');

/** A request names what it asks to let stand, be it nothing: that the rules were looked at. */
const withOverrides = (act: Act, answered: { readonly overrides: readonly Omit<Override, 'seq'>[] } | null): Act =>
  answered === null
    ? act
    : {
        ...act,
        overrides: answered.overrides.map(({ rule, findings, reason }) => ({
          rule,
          reason,
          findings: findings.map(plainFinding),
        })),
      };

const movedMeanwhile: Failure = {
  code: 'CHANGED_MEANWHILE',
  message: 'A line was added while the rules of export were being checked; nothing was recorded.',
  hint: 'Look at what they find now, and ask again.',
};

/**
 * Signs the checkpoint over the request and records it. The approval that completes the number also performs the act,
 * in the same transaction; a release is frozen on its own.
 */
export const giveApproval = async (
  session: CaseSession,
  input: Checked<'approval.give'>,
  deps: AppDeps,
): Promise<Result<Output<'approval.give'>>> => {
  const request = findRow(session.tables, 'request', input.request);
  if (!request.ok) return request;
  const approver = await unlock(deps, input.identity, input.passphrase);
  if (!approver.ok) return approver;
  const checkpoint = signCheckpointAt(session, request.value.seq + 1, deps);
  if (!checkpoint.ok) return checkpoint;
  const { body } = checkpoint.value;
  const signature = createSshsig(
    { signer: approver.value.signer, message: utf8ToBytes(body), namespace: 'plumbline-checkpoint-v1' },
    deps.crypto,
  );
  let reply: Output<'approval.give'> | undefined;
  const appended = session.append(({ tables }) => {
    const current = tables.get('request', request.value.key) ?? request.value;
    const fault =
      approvalRefusal(current, approver.value, tables) ?? dutyRefusal(current, approver.value, session, deps);
    if (fault !== undefined) return err(fault);
    const principal = approver.value.principal;
    const record: LineDraft = {
      type: 'approval.record',
      fields: { ...openFields(approver.value, deps), request: current.key, principal, checkpoint: body, signature },
    };
    const identities = tables.rows('identity');
    const own = identities.filter((identity) => identity.principal === principal);
    const people = countDistinctPeople([...approversOf(current, tables), ...own]);
    const missing = Math.max(0, approvalsNeeded(current.kind, identities.length) - people);
    const performed = missing === 0 && current.kind !== 'release';
    reply = { request: current.key, checkpoint: body, performed, missing };
    return ok({ drafts: performed ? [record, actLine(current, approver.value, deps)] : [record] });
  });
  if (!appended.ok) return appended;
  if (reply === undefined) throw new Error('the decision gave no reply');
  return ok(reply);
};

// Approvals, enrolments and releases are shown in every edition, so their lines are marked CLEAR.
export const openFields = (person: Pick<UnlockedIdentity, 'principal'>, { clock }: Pick<AppDeps, 'clock'>) =>
  ({ actor: person.principal, at: clock(), tlp: 'CLEAR' }) as const;

/** Who reviewed independently does not answer for the release as well; `verify` holds the ledger against the same rule. */
const dutyRefusal = (
  { kind }: RequestRow,
  approver: UnlockedIdentity,
  { tables, store }: CaseSession,
  { crypto }: AppDeps,
): Failure | undefined => {
  const identity = tables.get('identity', approver.principal);
  if (identity === undefined) return undefined;
  const seqs = tables.rows('review').map(({ seq }) => seq);
  const reviewers = readStoredLines(store.db, seqs, crypto).flatMap(({ revealed }) => {
    const reviewer = enrolmentSchema.safeParse(revealed.fields['reviewer']);
    return reviewer.success ? [reviewer.data] : [];
  });
  const conflict = dutyConflict(kind, identity, reviewers);
  return conflict === undefined
    ? undefined
    : {
        code: 'NOT_SEPARATE',
        message: `${conflict}.`,
        hint: 'Have somebody approve it who has not reviewed the case.',
        at: approver.principal,
      };
};

const approvalRefusal = (request: RequestRow, approver: UnlockedIdentity, tables: CaseTables): Failure | undefined => {
  if (request.state !== 'open') {
    return {
      code: 'REQUEST_CLOSED',
      message:
        request.state === 'void'
          ? 'The request is void: another line was added after it.'
          : 'The request was performed already.',
      hint: 'Make a new request.',
      at: request.key,
    };
  }
  const enrolled = checkEnrolled(tables, approver, request.seq);
  if (!enrolled.ok) return enrolled.error;
  if (tables.get('approval', `${request.key}/${approver.principal}`) !== undefined) {
    return {
      code: 'ALREADY_APPROVED',
      message: `${approver.principal} has approved this request already.`,
      hint: 'Another person must approve it.',
    };
  }
  return undefined;
};

export const checkEnrolled = (tables: CaseTables, person: UnlockedIdentity, before: number): Result<null, Failure> => {
  const identity = tables.get('identity', person.principal);
  if (identity === undefined || !isEnrolledBefore(identity, before)) {
    return err({
      code: 'NOT_ENROLLED',
      message: `${person.principal} is not enrolled in this case${before === Number.MAX_SAFE_INTEGER ? '' : ' since before the request'}.`,
      hint: 'Enrol the person first: `plumbline request DIR enrol FILE --identity I`.',
    });
  }
  return identity.publicKey === person.publicKeyLine
    ? ok(null)
    : err({
        code: 'OTHER_KEY',
        message: `The case knows ${person.principal} by another key than this workstation.`,
        hint: 'Use the workstation that has the enrolled key.',
      });
};

const actLine = (request: RequestRow, by: UnlockedIdentity, deps: AppDeps): LineDraft => {
  const fields = { ...openFields(by, deps), request: request.key };
  const standing = standingLine(request, fields);
  if (standing !== undefined) return standing;
  const act = actSchema.parse(JSON.parse(request.act));
  switch (act.kind) {
    case 'enrol':
      return { type: 'identity.enrol', fields: { ...fields, enrolment: act.enrolment } };
    case 'revoke':
      return { type: 'identity.revoke', fields: { ...fields, principal: act.principal } };
    case 'profile':
      return { type: 'profile.activate', fields: { ...fields, purpose: act.purpose, sha256: act.sha256 } };
    case 'release':
      throw new Error('a release is frozen, not performed');
  }
};

const enrolFirst = (
  session: CaseSession,
  act: Act,
  person: UnlockedIdentity,
  deps: AppDeps,
): Result<Output<'approval.request'>> => {
  const parsed = actSchema.parse(act);
  if (parsed.kind !== 'enrol') throw new Error('not an enrolment');
  if (parsed.enrolment.publicKey !== person.publicKeyLine) {
    return err({
      code: 'FIRST_IS_ANOTHER',
      message: 'The first person of a case enrols themselves.',
      hint: 'Give --identity the person whose key is in the file.',
    });
  }
  const appended = session.append(() =>
    ok({
      drafts: [
        { type: 'identity.enrol', fields: { ...openFields(person, deps), enrolment: parsed.enrolment, request: null } },
      ],
    }),
  );
  if (!appended.ok) return appended;
  const actor = session.setActor(person.principal);
  if (!actor.ok) return actor;
  const checkpoint = signCheckpointAt(session, readHead(session.store.db)?.size ?? 0, deps);
  return checkpoint.ok
    ? ok({ request: '', checkpoint: checkpoint.value.body, performed: true, missing: 0, editionRefusals: [] })
    : checkpoint;
};

const actFault = (act: Act, tables: CaseTables, deps: AppDeps): Failure | undefined => {
  const parsed = actSchema.parse(act);
  const identities = tables.rows('identity');
  switch (parsed.kind) {
    case 'enrol': {
      const other = identities.find((identity) => isSamePerson(identity, parsed.enrolment));
      return (
        other && {
          code: 'ALREADY_ENROLLED',
          message: `${parsed.enrolment.principal} shares principal, key or name with ${other.principal}, who is enrolled.`,
          hint: 'One person is enrolled once, with one key.',
        }
      );
    }
    case 'revoke':
      return identities.some(({ principal, revokedSeq }) => principal === parsed.principal && revokedSeq === null)
        ? undefined
        : {
            code: 'NOT_ENROLLED',
            message: `${parsed.principal} is not enrolled in this case.`,
            hint: '`case info` and `case at` show who is.',
          };
    case 'release':
      return identities.filter(({ revokedSeq }) => revokedSeq === null).length >= 2
        ? undefined
        : {
            code: 'SINGLE_SIGNER',
            message: 'Fewer than two people are enrolled, so the case makes drafts only.',
            hint: 'Enrol a second person, or freeze and export a draft.',
          };
    case 'profile': {
      const policy = parsed.purpose === 'policy' ? parsePolicyProfile(parsed.body) : undefined;
      return policy?.ok === true ? policyRefusal(policy.value, parsed.sha256, tables, deps) : undefined;
    }
  }
};

const readAct = (act: OtherAct, deps: AppDeps): Result<Act, Failure> => {
  switch (act.kind) {
    case 'release': {
      const redactions: string[] = [];
      for (const file of act.redactions) {
        const redaction = readRedaction(file, deps);
        if (!redaction.ok) return redaction;
        redactions.push(redaction.value.sha256);
      }
      return ok({ kind: 'release', redactions: redactions.sort() });
    }
    case 'enrol': {
      const enrolment = readEnrolment(act.file, act.person);
      return enrolment.ok ? ok({ kind: 'enrol', enrolment: { ...enrolment.value } }) : enrolment;
    }
    case 'enrol-here': {
      const exported = exportIdentity(act, deps);
      if (!exported.ok) return exported;
      const enrolment = parseEnrolment(exported.value.text, act.principal, undefined);
      return enrolment.ok ? ok({ kind: 'enrol', enrolment: { ...enrolment.value } }) : enrolment;
    }
    case 'revoke':
      return ok({ kind: 'revoke', principal: act.principal });
    case 'profile': {
      const body = readSmallText(act.file);
      if (!body.ok) return body;
      const sha256 = checkHash(body.value, act.sha256, deps);
      if (!sha256.ok) return sha256;
      const purpose = isPolicyText(body.value) ? 'policy' : 'scoring';
      const profile = purpose === 'policy' ? parsePolicyProfile(body.value) : parseScoringProfile(body.value);
      if (!profile.ok) return profile;
      return ok({ kind: 'profile', purpose, sha256: sha256.value, body: body.value });
    }
  }
};

/** One person from a file as `identity export` writes it: a comment `# person: NAME`, and the allowed_signers line. */
const readEnrolment = (file: string, person: string | undefined): Result<Enrolment, Failure> => {
  const text = readSmallText(file);
  return text.ok ? parseEnrolment(text.value, file, person) : text;
};

const parseEnrolment = (text: string, at: string, person: string | undefined): Result<Enrolment, Failure> => {
  const signers = parseAllowedSigners(text);
  const [signer, ...others] = signers.ok ? signers.value : [];
  if (signer === undefined || others.length > 0) {
    return err({
      code: 'BAD_ENROLMENT',
      message: 'The file does not hold exactly one allowed_signers line.',
      hint: 'Ask the person for the output of `plumbline identity export`.',
      at,
    });
  }
  const named = /^# person: (.{1,200})$/mu.exec(text)?.[1];
  return ok({
    person: person ?? named ?? signer.principal,
    principal: signer.principal,
    publicKey: formatSshPublicKeyLine(signer.key),
  });
};
