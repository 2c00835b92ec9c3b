import type { Transport } from '../shared/api/client.ts';
import type { Checked, Method, Output } from '../shared/api/contract.ts';
import { ok, type Result } from '../shared/base/result.ts';
import type { AppDeps } from './app-deps.ts';
import { adoptCase } from './cases/adopt.ts';
import { writeAnchors } from './cases/anchors.ts';
import { caseAt, createCaseFile, describeCase, rebuildCase } from './cases/cases.ts';
import { openCase, type CaseSession } from './cases/case-session.ts';
import { verifyCase } from './cases/verify-case.ts';
import { createDispatcher, type Handlers } from './dispatch.ts';
import { readCustody, recordCustody } from './evidence/custody.ts';
import { correctGrade } from './evidence/grade.ts';
import { takeIn, takeRecord } from './evidence/intake.ts';
import { addSource } from './evidence/sources.ts';
import { allIdentities, exportIdentity, importIdentity, newIdentity, trustFile } from './identities/identities.ts';
import { unlock } from './identities/unlock.ts';
import {
  addHypothesis,
  scoreCase,
  scoreInput,
  setAssumption,
  setGroup,
  setHarm,
  setPriors,
  setRating,
} from './reasoning/reasoning.ts';
import { cosignBundle, isCaseFolder, signBundle } from './releases/add-signature.ts';
import { giveApproval, requestApproval } from './releases/approvals.ts';
import { cosignFrozen, writeCheckpoint } from './releases/checkpoints.ts';
import { exportRelease } from './releases/export.ts';
import { freezeRelease } from './releases/freeze.ts';
import { openBundle } from './releases/open-bundle.ts';
import { verifyForReader } from './releases/verify.ts';
import { err } from '../shared/base/result.ts';
import { witnessName } from '../shared/ledger/cosignature.ts';

export type App = Transport & { readonly close: () => void };

/** The composition: dependencies in, dispatcher out. Nothing here knows which shell it runs in. */
export const createApp = (deps: AppDeps): App => {
  /** Opens the case for the length of one call, so that no call leaves a lock behind. */
  const inCase =
    <M extends Method>(
      act: (session: CaseSession, input: Checked<M>, deps: AppDeps) => Result<Output<M>> | Promise<Result<Output<M>>>,
    ) =>
    async (input: Checked<M> & { readonly folder: string }): Promise<Result<Output<M>>> => {
      const session = openCase(input.folder, deps);
      if (!session.ok) return session;
      try {
        return await act(session.value, input, deps);
      } finally {
        session.value.close();
      }
    };
  const describeAndClose = (session: Result<CaseSession>): Result<Output<'case.info'>> => {
    if (!session.ok) return session;
    try {
      return ok(describeCase(session.value, deps));
    } finally {
      session.value.close();
    }
  };
  const handlers: Handlers = {
    'identity.create': (input) => newIdentity(input, deps),
    'identity.import': (input) => importIdentity(input, deps),
    'identity.list': () => allIdentities(deps),
    'identity.export': (input) => exportIdentity(input, deps),
    'identity.trust': (input) => trustFile(input, deps),
    'case.create': (input) => describeAndClose(createCaseFile(input, deps)),
    'case.info': inCase<'case.info'>((session) => ok(describeCase(session, deps))),
    'case.verify': inCase<'case.verify'>(verifyCase),
    'case.rebuild': (input) => rebuildCase(input.folder, deps),
    'case.at': inCase<'case.at'>((session, { seq }) => caseAt(session, seq, deps)),
    'case.adopt': async (input) => describeAndClose(await adoptCase(input, deps)),
    'case.anchors': inCase<'case.anchors'>((session, { out }) => writeAnchors(session, out)),
    'source.add': inCase<'source.add'>(addSource),
    'intake.take': inCase<'intake.take'>((session, input) => takeIn(session, input, deps)),
    'intake.record': inCase<'intake.record'>(takeRecord),
    'evidence.correct': inCase<'evidence.correct'>(correctGrade),
    'custody.read': inCase<'custody.read'>((session, input) => readCustody(session, input)),
    'custody.record': inCase<'custody.record'>(recordCustody),
    'hypothesis.add': inCase<'hypothesis.add'>(addHypothesis),
    'group.set': inCase<'group.set'>(setGroup),
    'rating.set': inCase<'rating.set'>(setRating),
    'prior.set': inCase<'prior.set'>(setPriors),
    'assumption.set': inCase<'assumption.set'>(setAssumption),
    'harm.set': inCase<'harm.set'>(setHarm),
    'score.case': inCase<'score.case'>(scoreCase),
    'score.input': ({ input }) => scoreInput(input, deps),
    'checkpoint.write': inCase<'checkpoint.write'>((session, { out }) => writeCheckpoint(session, out, deps)),
    'checkpoint.cosign': (input) => (isCaseFolder(input.path) ? cosignCase(input, deps) : cosignBundle(input, deps)),
    'approval.request': inCase<'approval.request'>(requestApproval),
    'approval.give': inCase<'approval.give'>(giveApproval),
    'release.freeze': inCase<'release.freeze'>(freezeRelease),
    'release.export': inCase<'release.export'>(exportRelease),
    'bundle.sign': (input) => signBundle(input, deps),
    'bundle.verify': (input) => verifyForReader(input, deps),
    'bundle.open': async (input) => describeAndClose(await openBundle(input, deps)),
  };
  return { send: createDispatcher(handlers), close: () => undefined };
};

const cosignCase = async (
  input: Checked<'checkpoint.cosign'>,
  deps: AppDeps,
): Promise<Result<Output<'checkpoint.cosign'>>> => {
  const session = openCase(input.path, deps);
  if (!session.ok) return session;
  try {
    const release = session.value.tables.rows('release').at(-1);
    if (release === undefined) {
      return err({
        code: 'NOT_FROZEN',
        message: 'The case has no frozen release to cosign.',
        hint: 'Freeze one first: `plumbline freeze DIR --identity I`.',
      });
    }
    const witness = await unlock(deps, input.identity, input.passphrase);
    if (!witness.ok) return witness;
    const cosigned = cosignFrozen(session.value, release.seq + 1, witness.value, deps);
    return cosigned.ok ? ok({ witness: witnessName(input.identity), size: release.seq + 1, file: null }) : cosigned;
  } finally {
    session.value.close();
  }
};
