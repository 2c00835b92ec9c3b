import type { Transport } from '../shared/api/client.ts';
import type { Checked, Method, Output } from '../shared/api/contract.ts';
import { err, ok, type Failure, type Result } from '../shared/base/result.ts';
import { witnessName } from '../shared/ledger/cosignature.ts';
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
import { readEvidencePage, type MatchCache } from './evidence/evidence-page.ts';
import { readEvidence } from './evidence/evidence-read.ts';
import { readExcerpt } from './evidence/excerpt.ts';
import { addSource, listSources } from './evidence/sources.ts';
import { allIdentities, exportIdentity, importIdentity, newIdentity } from './identities/identities.ts';
import { trustFile } from './identities/trust.ts';
import { listTrusted } from './identities/trusted.ts';
import { unlock } from './identities/unlock.ts';
import { readChanges } from './ledger/changes.ts';
import { readLedgerLine } from './ledger/ledger-line.ts';
import { readLedgerPage } from './ledger/ledger-page.ts';
import { listHypotheses } from './reasoning/hypothesis-list.ts';
import { readMatrix } from './reasoning/matrix.ts';
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
import { previewRelease } from './releases/preview.ts';
import { listRedactions, saveRedaction } from './releases/redactions.ts';
import { listReleases } from './releases/release-list.ts';
import { verifyForReader } from './releases/verify.ts';
import { makeDemonstration, readDemoPassphrase } from './workstation/demonstration.ts';
import { listFiles } from './workstation/files.ts';
import { createProfileInUse } from './workstation/profile-in-use.ts';
import { forgetCase, listRecent, rememberCase } from './workstation/recent-cases.ts';
import { writeSettings } from './workstation/settings.ts';
import { describeWorkstation, examine, useProfile } from './workstation/workstation.ts';

export type App = Transport & { readonly close: () => void };

/** The composition: dependencies in, dispatcher out. Nothing here knows which shell it runs in. */
export const createApp = (own: AppDeps): App => {
  const profiles = createProfileInUse(own);
  const { current } = profiles;
  const matches: MatchCache = new Map();
  /** Opens the case for the length of one call, so that no call leaves a lock behind. */
  const inCase =
    <M extends Method>(
      act: (session: CaseSession, input: Checked<M>, deps: AppDeps) => Result<Output<M>> | Promise<Result<Output<M>>>,
    ) =>
    async (input: Checked<M> & { readonly folder: string }): Promise<Result<Output<M>>> => {
      const deps = current();
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
      return ok(describeCase(session.value, current()));
    } finally {
      session.value.close();
    }
  };
  const handlers: Handlers = {
    'workstation.read': () => ok(describeWorkstation(profiles)),
    'workstation.use': (input) => useProfile(input, profiles),
    'workstation.examine': () => examine(current()),
    'settings.write': (input) => writeSettings(input, own.profile),
    'files.list': (input) => listFiles(input, own),
    'demo.make': () => makeDemonstration(own, createApp),
    'demo.passphrase': (input) => readDemoPassphrase(input, profiles),
    'job.cancel': ({ id }) => err(noSuchJob(id)),
    'identity.create': (input) => newIdentity(input, current()),
    'identity.import': (input) => importIdentity(input, current()),
    'identity.list': () => allIdentities(current()),
    'identity.export': (input) => exportIdentity(input, current()),
    'identity.trust': (input) => trustFile(input, current()),
    'identity.trusted': () => listTrusted(current()),
    'case.create': (input) => describeAndClose(createCaseFile(input, current())),
    'case.recent': () => ok(listRecent(profiles)),
    'case.forget': (input) => forgetCase(input, profiles),
    'case.enter': inCase<'case.enter'>((session, { folder }, deps) => {
      const info = describeCase(session, deps);
      rememberCase(folder, info, profiles);
      return ok(info);
    }),
    'case.info': inCase<'case.info'>((session, _, deps) => ok(describeCase(session, deps))),
    'case.changes': inCase<'case.changes'>((session, input) => ok(readChanges(session, input))),
    'case.verify': inCase<'case.verify'>(verifyCase),
    'case.rebuild': ({ folder }) => rebuildCase(folder, current()),
    'case.at': inCase<'case.at'>(caseAt),
    'case.adopt': async (input) => describeAndClose(await adoptCase(input, current())),
    'case.anchors': inCase<'case.anchors'>((session, { out }) => writeAnchors(session, out)),
    'source.add': inCase<'source.add'>(addSource),
    'source.list': inCase<'source.list'>((session) => ok(listSources(session))),
    'intake.take': inCase<'intake.take'>((session, input, deps) => takeIn(session, input, deps)),
    'intake.record': inCase<'intake.record'>(takeRecord),
    'evidence.page': inCase<'evidence.page'>((session, input) => readEvidencePage(session, input, matches)),
    'evidence.read': inCase<'evidence.read'>(readEvidence),
    'evidence.excerpt': inCase<'evidence.excerpt'>(readExcerpt),
    'evidence.correct': inCase<'evidence.correct'>(correctGrade),
    'custody.read': inCase<'custody.read'>(readCustody),
    'custody.record': inCase<'custody.record'>(recordCustody),
    'hypothesis.add': inCase<'hypothesis.add'>(addHypothesis),
    'hypothesis.list': inCase<'hypothesis.list'>((session) => ok(listHypotheses(session))),
    'group.set': inCase<'group.set'>(setGroup),
    'rating.set': inCase<'rating.set'>(setRating),
    'prior.set': inCase<'prior.set'>(setPriors),
    'assumption.set': inCase<'assumption.set'>(setAssumption),
    'harm.set': inCase<'harm.set'>(setHarm),
    'matrix.read': inCase<'matrix.read'>(readMatrix),
    'score.case': inCase<'score.case'>(scoreCase),
    'score.input': ({ input }) => scoreInput(input, current()),
    'ledger.page': inCase<'ledger.page'>(readLedgerPage),
    'ledger.line': inCase<'ledger.line'>(readLedgerLine),
    'checkpoint.write': inCase<'checkpoint.write'>((session, { out }, deps) => writeCheckpoint(session, out, deps)),
    'checkpoint.cosign': (input) =>
      isCaseFolder(input.path) ? cosignCase(input, current()) : cosignBundle(input, current()),
    'approval.request': inCase<'approval.request'>(requestApproval),
    'approval.give': inCase<'approval.give'>(giveApproval),
    'release.list': inCase<'release.list'>((session, _, deps) => ok(listReleases(session, deps))),
    'release.preview': inCase<'release.preview'>(previewRelease),
    'release.freeze': inCase<'release.freeze'>(freezeRelease),
    'release.export': inCase<'release.export'>(exportRelease),
    'redaction.save': inCase<'redaction.save'>(saveRedaction),
    'redaction.list': inCase<'redaction.list'>((session, _, deps) => listRedactions(session, deps)),
    'bundle.sign': (input) => signBundle(input, current()),
    'bundle.verify': (input) => verifyForReader(input, current()),
    'bundle.open': async (input) => describeAndClose(await openBundle(input, current())),
  };
  return { send: createDispatcher(handlers), close: () => undefined };
};

// The shell that runs long calls in threads of their own answers this call itself.
const noSuchJob = (id: string): Failure => ({
  code: 'NO_SUCH_JOB',
  message: `No job ${id} is running.`,
  hint: 'It has ended already; nothing is left to cancel.',
});

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
