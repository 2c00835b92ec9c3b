import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { assessmentSections } from '../../shared/bundle/assessment-file.ts';
import { approvalsNeeded, approversOf, countDistinctPeople } from '../../shared/bundle/two-persons.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import { actSchema } from '../../shared/ledger/field-schemas.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import type { UnlockedIdentity } from '../identities/identity-store.ts';
import { unlock } from '../identities/unlock.ts';
import { checkEnrolled, openFields } from './approvals.ts';
import { cosignFrozen, frozenCheckpoint } from './checkpoints.ts';
import { draftIdentifiers } from './identify.ts';
import { unlessBroken } from './release-rules.ts';

/** Freezes a release: its last line, and the checkpoint over it with the cosignatures of the witnesses at hand. */
export const freezeRelease = async (
  session: CaseSession,
  input: Checked<'release.freeze'>,
  deps: AppDeps,
): Promise<Result<Output<'release.freeze'>>> => {
  const person = await unlock(deps, input.identity, input.passphrase);
  if (!person.ok) return person;
  const witnesses: UnlockedIdentity[] = [];
  for (const { identity, passphrase } of input.witnesses) {
    const witness = await unlock(deps, identity, passphrase);
    if (!witness.ok) return witness;
    witnesses.push(witness.value);
  }
  const rules = wasHeldToRules(session.tables) ? ok(null) : unlessBroken(session, deps);
  if (!rules.ok) return rules;
  let draft = false;
  const appended = session.append(({ tables }) => {
    const enrolled = checkEnrolled(tables, person.value, Number.MAX_SAFE_INTEGER);
    if (!enrolled.ok) return enrolled;
    const request = approvedRelease(tables);
    if (!request.ok) return request;
    draft = request.value === null;
    const common = openFields(person.value, deps);
    return ok({
      drafts: [
        // An approved release has them already: they stand before its request.
        ...(draft ? draftIdentifiers(session, common, deps) : []),
        {
          type: 'release.freeze',
          fields: { ...common, request: request.value, sections: assessmentSections },
        },
      ],
    });
  });
  if (!appended.ok) return appended;
  const { size } = appended.value;
  for (const witness of witnesses) {
    const cosigned = cosignFrozen(session, size, witness, deps);
    if (!cosigned.ok) return cosigned;
  }
  const frozen = frozenCheckpoint(session, size, deps);
  return frozen.ok ? ok({ line: size - 1, size, checkpoint: frozen.value.note.body, draft }) : frozen;
};

/** A draft is held to no rule, and since a request that was, nothing can have been added but approvals. */
const wasHeldToRules = (tables: CaseTables): boolean => {
  const request = tables.rows('request').find(({ kind, state }) => kind === 'release' && state === 'open');
  const act = actSchema.safeParse(JSON.parse(request?.act ?? 'null'));
  return !act.success || act.data.kind !== 'release' || act.data.overrides !== undefined;
};

/** The approved request; null for a draft of a case with fewer than two people. */
const approvedRelease = (tables: CaseTables): Result<string | null, Failure> => {
  const identities = tables.rows('identity');
  const request = tables.rows('request').find(({ kind, state }) => kind === 'release' && state === 'open');
  if (request === undefined) {
    if (identities.length < 2) return ok(null);
    return err({
      code: 'NOT_REQUESTED',
      message: 'No release is requested, or another line was added after the request and voided it.',
      hint: 'Request it, have two people approve it, and freeze at once: `plumbline request DIR release --identity I`.',
    });
  }
  const needed = approvalsNeeded('release', identities.length);
  const people = countDistinctPeople(approversOf(request, tables));
  return people >= needed
    ? ok(request.key)
    : err({
        code: 'NOT_APPROVED',
        message: `${needed} people must approve the release; ${people} did.`,
        hint: 'Have the missing person run `plumbline approve`.',
        at: request.key,
      });
};
