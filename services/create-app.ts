import type { Transport } from '../shared/api/client.ts';
import { createScoreMemory } from '../shared/attribution/score-memory.ts';
import { contract, type Checked, type Method, type Output } from '../shared/api/contract.ts';
import { err, ok, type Failure, type Result } from '../shared/base/result.ts';
import type { AppDeps } from './app-deps.ts';
import type { CaseSession } from './cases/case-session.ts';
import { createInCase, type Reply } from './cases/in-case.ts';
import { createDispatcher, type Handlers } from './dispatch.ts';
import type { KnownKeysCache, MatchCache } from './evidence/evidence-page.ts';
import type { RecordCountCache } from './imports/read-records.ts';
import { pureHandlers } from './pure-app.ts';
import { exerciseHandlers } from './consequence/exercise-handlers.ts';
import { redressHandlers } from './consequence/redress-handlers.ts';
import { consequenceHandlers } from './consequence/handlers.ts';
import { measureHandlers } from './consequence/measure-handlers.ts';
import { clusterHandlers } from './reasoning/cluster-handlers.ts';
import { namingHandlers } from './reasoning/naming-handlers.ts';
import { writtenHandlers } from './reasoning/written-handlers.ts';
import { reasoningHandlers } from './reasoning/handlers.ts';
import { reviewHandlers } from './review/handlers.ts';
import { standingHandlers } from './releases/standing-handlers.ts';
import type { ArchiveCache } from './viewing/read-archive.ts';
import type { MailCache } from './viewing/read-mail.ts';
import type { JsonCache } from './viewing/read-json.ts';
import type { TableCache } from './viewing/read-table.ts';
import { createViewCache } from './viewing/view-cache.ts';
import { createProfileInUse, type ProfileInUse } from './workstation/profile-in-use.ts';

export type App = Transport & { readonly close: () => void };

/**
 * The composition: dependencies in, dispatcher out. Nothing here knows which shell it runs in. What a call needs is
 * loaded by the first such call, so that a command or a thread that makes one call starts quickly.
 */
export const createApp = (given: AppDeps): App => {
  // A case has four levels.
  const own: AppDeps = { scoreMemory: createScoreMemory(4), ...given };
  const profiles = createProfileInUse(own);
  const { current } = profiles;
  const matches: MatchCache = new Map();
  const knownKeys: KnownKeysCache = new Map();
  const recordCounts: RecordCountCache = new Map();
  const tables: TableCache = createViewCache(8);
  const jsonFiles: JsonCache = createViewCache(4);
  const mailboxes: MailCache = createViewCache(8);
  const archives: ArchiveCache = createViewCache(3);
  const inCase = createInCase(current);
  const outsideCases =
    <M extends Method>(load: () => Promise<(input: Checked<M>, deps: AppDeps) => Reply<M>>) =>
    async (input: Checked<M>): Promise<Result<Output<M>>> =>
      (await load())(input, current());
  const withProfiles =
    <M extends Method>(load: () => Promise<(input: Checked<M>, profiles: ProfileInUse) => Reply<M>>) =>
    async (input: Checked<M>): Promise<Result<Output<M>>> =>
      (await load())(input, profiles);
  const handlers: Handlers = {
    ...pureHandlers(own),
    'workstation.read': withProfiles<'workstation.read'>(async () => {
      const { describeWorkstation } = await import('./workstation/workstation.ts');
      return (_, used) => ok(describeWorkstation(used));
    }),
    'workstation.use': withProfiles<'workstation.use'>(
      async () => (await import('./workstation/workstation.ts')).useProfile,
    ),
    'workstation.examine': outsideCases<'workstation.examine'>(async () => {
      const { examine } = await import('./workstation/workstation.ts');
      return (_, deps) => examine(deps);
    }),
    'settings.write': outsideCases<'settings.write'>(async () => {
      const { writeSettings } = await import('./workstation/settings.ts');
      return (input) => writeSettings(input, own.profile);
    }),
    'files.list': outsideCases<'files.list'>(async () => {
      const { listFiles } = await import('./workstation/files.ts');
      return (input) => listFiles(input, own);
    }),
    'demo.make': outsideCases<'demo.make'>(async () => {
      const { makeDemonstration } = await import('./workstation/demonstration.ts');
      return (input) => makeDemonstration(input, own, createApp);
    }),
    'demo.passphrase': withProfiles<'demo.passphrase'>(
      async () => (await import('./workstation/demonstration.ts')).readDemoPassphrase,
    ),
    'job.cancel': ({ id }) => err(noSuchJob(id)),
    'job.pause': ({ id }) => err(noSuchJob(id)),
    'job.resume': ({ id }) => err(noSuchJob(id)),
    'identity.create': outsideCases<'identity.create'>(
      async () => (await import('./identities/identities.ts')).newIdentity,
    ),
    'identity.import': outsideCases<'identity.import'>(
      async () => (await import('./identities/identities.ts')).importIdentity,
    ),
    'identity.list': outsideCases<'identity.list'>(async () => {
      const { allIdentities } = await import('./identities/identities.ts');
      return (_, deps) => allIdentities(deps);
    }),
    'identity.export': outsideCases<'identity.export'>(
      async () => (await import('./identities/identities.ts')).exportIdentity,
    ),
    'identity.trust': outsideCases<'identity.trust'>(async () => (await import('./identities/trust.ts')).trustFile),
    'identity.trusted': outsideCases<'identity.trusted'>(async () => {
      const { listTrusted } = await import('./identities/trusted.ts');
      return (_, deps) => listTrusted(deps);
    }),
    'case.create': outsideCases<'case.create'>(async () => {
      const { createCaseFile } = await import('./cases/cases.ts');
      return (input, deps) => describeAndClose(createCaseFile(input, deps), deps);
    }),
    'case.recent': withProfiles<'case.recent'>(async () => {
      const { listRecent } = await import('./workstation/recent-cases.ts');
      return (_, used) => ok(listRecent(used));
    }),
    'case.forget': withProfiles<'case.forget'>(async () => (await import('./workstation/recent-cases.ts')).forgetCase),
    'case.enter': inCase<'case.enter'>(async () => {
      const [{ describeCase }, { rememberCase }] = await Promise.all([
        import('./cases/cases.ts'),
        import('./workstation/recent-cases.ts'),
      ]);
      return (session, { folder }, deps) => {
        const info = describeCase(session, deps);
        rememberCase(folder, info, profiles);
        return ok(info);
      };
    }),
    'case.info': inCase<'case.info'>(async () => {
      const { describeCase } = await import('./cases/cases.ts');
      return (session, _, deps) => ok(describeCase(session, deps));
    }),
    'case.changes': inCase<'case.changes'>(async () => {
      const { readChanges } = await import('./ledger/changes.ts');
      return (session, input) => ok(readChanges(session, input));
    }),
    'case.verify': inCase<'case.verify'>(async () => (await import('./cases/verify-case.ts')).verifyCase),
    'case.convert': inCase<'case.convert'>(async () => (await import('./cases/convert-case.ts')).convertCase),
    'case.rebuild': outsideCases<'case.rebuild'>(async () => {
      const { rebuildCase } = await import('./cases/cases.ts');
      return ({ folder }, deps) => rebuildCase(folder, deps);
    }),
    'case.at': inCase<'case.at'>(async () => (await import('./cases/assess.ts')).caseAt),
    'case.adopt': outsideCases<'case.adopt'>(async () => {
      const { adoptCase } = await import('./cases/adopt.ts');
      return async (input, deps) => describeAndClose(await adoptCase(input, deps), deps);
    }),
    'case.anchors': inCase<'case.anchors'>(async () => {
      const { writeAnchors } = await import('./cases/anchors.ts');
      return (session, { out }, deps) => writeAnchors(session, out, deps);
    }),
    'source.add': inCase<'source.add'>(async () => (await import('./evidence/sources.ts')).addSource),
    'source.list': inCase<'source.list'>(async () => {
      const { listSources } = await import('./evidence/sources.ts');
      return (session) => ok(listSources(session));
    }),
    'source.assess': inCase<'source.assess'>(async () => (await import('./sources/assess-source.ts')).assessSource),
    'source.correct': inCase<'source.correct'>(async () => (await import('./sources/assess-source.ts')).correctSource),
    'source.history': inCase<'source.history'>(
      async () => (await import('./sources/source-history.ts')).readSourceHistory,
    ),
    'source.recognise': outsideCases<'source.recognise'>(
      async () => (await import('./sources/source-history.ts')).recogniseSource,
    ),
    'source.adopt': inCase<'source.adopt'>(async () => (await import('./sources/adopt-source.ts')).adoptSource),
    'source.register': outsideCases<'source.register'>(async () => {
      const { listRegister } = await import('./sources/source-register.ts');
      return (_, deps) => listRegister(deps);
    }),
    'source.remember': inCase<'source.remember'>(
      async () => (await import('./sources/source-history.ts')).rememberSource,
    ),
    'source.forget': outsideCases<'source.forget'>(
      async () => (await import('./sources/source-register.ts')).forgetSource,
    ),
    'grade.defaults': inCase<'grade.defaults'>(async () => {
      const { listGradeDefaults } = await import('./sources/grade-defaults.ts');
      return (session) => ok(listGradeDefaults(session));
    }),
    'grade.default': inCase<'grade.default'>(async () => (await import('./sources/grade-defaults.ts')).setGradeDefault),
    'attack.tables': outsideCases<'attack.tables'>(async () => {
      const { listTables } = await import('./attack/attack-tables.ts');
      return (_, deps) => listTables(deps);
    }),
    'attack.add': outsideCases<'attack.add'>(async () => (await import('./attack/attack-tables.ts')).addTable),
    'attack.remove': outsideCases<'attack.remove'>(async () => (await import('./attack/attack-tables.ts')).removeTable),
    'attack.overlap': outsideCases<'attack.overlap'>(
      async () => (await import('./attack/overlap.ts')).overlapTechniques,
    ),
    'attack.find': outsideCases<'attack.find'>(async () => (await import('./attack/attack-tables.ts')).findEntries),
    'attack.show': outsideCases<'attack.show'>(async () => (await import('./attack/attack-tables.ts')).showEntry),
    'attack.names': outsideCases<'attack.names'>(async () => {
      const { nameEntries } = await import('./attack/attack-tables.ts');
      return (_, deps) => nameEntries(deps);
    }),
    'hashset.add': outsideCases<'hashset.add'>(async () => (await import('./hash-sets/add-hash-set.ts')).addHashSet),
    'hashset.remove': outsideCases<'hashset.remove'>(
      async () => (await import('./hash-sets/add-hash-set.ts')).dropHashSet,
    ),
    'hashset.list': outsideCases<'hashset.list'>(async () => (await import('./hash-sets/list-sets.ts')).listSetsFor),
    'hashset.apply': inCase<'hashset.apply'>(async () => (await import('./hash-sets/match-case.ts')).applyHashSet),
    'hashset.matches': inCase<'hashset.matches'>(async () => (await import('./hash-sets/match-case.ts')).listMatches),
    'intake.take': inCase<'intake.take'>(async () => (await import('./evidence/intake.ts')).takeIn),
    'intake.watch': outsideCases<'intake.watch'>(async () => (await import('./evidence/watch-folder.ts')).watchFolder),
    'intake.record': inCase<'intake.record'>(async () => (await import('./evidence/intake.ts')).takeRecord),
    'intake.form': inCase<'intake.form'>(async () => {
      const { readIntakeForm } = await import('./evidence/intake-form.ts');
      return (session, _, deps) => ok(readIntakeForm(session, deps));
    }),
    'intake.keep': inCase<'intake.keep'>(async () => (await import('./evidence/intake-form.ts')).keepIntakeForm),
    'evidence.acquire': inCase<'evidence.acquire'>(
      async () => (await import('./evidence/acquisition.ts')).stateAcquisition,
    ),
    'evidence.page': inCase<'evidence.page'>(async () => {
      const { readEvidencePage } = await import('./evidence/evidence-page.ts');
      return (session, input, deps) => readEvidencePage(session, input, { matches, knownKeys }, deps);
    }),
    'evidence.amend': inCase<'evidence.amend'>(async () => (await import('./evidence/amend.ts')).amendEvidence),
    'custody.enter': inCase<'custody.enter'>(async () => (await import('./evidence/custody-many.ts')).enterCustody),
    'evidence.count': inCase<'evidence.count'>(async () => (await import('./evidence/evidence-page.ts')).countEvidence),
    'evidence.read': inCase<'evidence.read'>(async () => (await import('./evidence/evidence-read.ts')).readEvidence),
    'evidence.resolve-place': inCase<'evidence.resolve-place'>(
      async () => (await import('./evidence/resolve-place.ts')).resolveItemPlace,
    ),
    'evidence.table': inCase<'evidence.table'>(async () => {
      const { readTable } = await import('./viewing/read-table.ts');
      return (session, input) => readTable(session, input, tables);
    }),
    'evidence.json': inCase<'evidence.json'>(async () => {
      const { readJson } = await import('./viewing/read-json.ts');
      return (session, input) => readJson(session, input, jsonFiles);
    }),
    'evidence.messages': inCase<'evidence.messages'>(async () => {
      const { readMessages } = await import('./viewing/read-mail.ts');
      return (session, input) => readMessages(session, input, mailboxes);
    }),
    'evidence.message': inCase<'evidence.message'>(async () => (await import('./viewing/read-mail.ts')).readMessage),
    'evidence.archive': inCase<'evidence.archive'>(async () => {
      const { readArchive } = await import('./viewing/read-archive.ts');
      return (session, input) => readArchive(session, input, archives);
    }),
    'evidence.json-path': inCase<'evidence.json-path'>(
      async () => (await import('./viewing/read-json.ts')).readJsonPath,
    ),
    'evidence.excerpt': inCase<'evidence.excerpt'>(async () => (await import('./evidence/excerpt.ts')).readExcerpt),
    'evidence.recognise': inCase<'evidence.recognise'>(
      async () => (await import('./viewing/recognise.ts')).recogniseFile,
    ),
    'evidence.lines': inCase<'evidence.lines'>(async () => (await import('./viewing/count-lines.ts')).countLines),
    'evidence.strings': inCase<'evidence.strings'>(async () => (await import('./viewing/find-strings.ts')).findStrings),
    'evidence.bytecounts': inCase<'evidence.bytecounts'>(
      async () => (await import('./viewing/count-bytes.ts')).countBytes,
    ),
    'evidence.digest': inCase<'evidence.digest'>(async () => (await import('./viewing/digest-bytes.ts')).digestBytes),
    'evidence.image': inCase<'evidence.image'>(async () => (await import('./viewing/read-image.ts')).readImage),
    'evidence.correct': inCase<'evidence.correct'>(async () => (await import('./evidence/grade.ts')).correctGrade),
    'import.run': inCase<'import.run'>(async () => (await import('./imports/run-import.ts')).runImport),
    'import.undo': inCase<'import.undo'>(async () => (await import('./imports/undo-import.ts')).undoImport),
    'import.list': inCase<'import.list'>(async () => (await import('./imports/list-imports.ts')).listImports),
    'import.rebuild': inCase<'import.rebuild'>(async () => (await import('./imports/rebuild-index.ts')).rebuildIndex),
    'mapping.list': outsideCases<'mapping.list'>(async () => {
      const { listMappings } = await import('./imports/column-mappings.ts');
      return (_, deps) => ok(listMappings(deps));
    }),
    'mapping.forget': outsideCases<'mapping.forget'>(
      async () => (await import('./imports/column-mappings.ts')).forgetMapping,
    ),
    'record.page': inCase<'record.page'>(async () => {
      const { readRecordPage } = await import('./imports/read-records.ts');
      return (session, input) => readRecordPage(session, input, recordCounts);
    }),
    'record.read': inCase<'record.read'>(async () => (await import('./imports/read-records.ts')).readRecord),
    'finding.add': inCase<'finding.add'>(async () => (await import('./findings/findings.ts')).addFinding),
    'finding.correct': inCase<'finding.correct'>(async () => (await import('./findings/findings.ts')).correctFinding),
    'finding.withdraw': inCase<'finding.withdraw'>(
      async () => (await import('./findings/findings.ts')).withdrawFinding,
    ),
    'finding.page': inCase<'finding.page'>(async () => (await import('./findings/read-findings.ts')).readFindingPage),
    'finding.read': inCase<'finding.read'>(async () => (await import('./findings/read-findings.ts')).readFinding),
    'link.add': inCase<'link.add'>(async () => (await import('./findings/links.ts')).addLink),
    'link.withdraw': inCase<'link.withdraw'>(async () => (await import('./findings/links.ts')).withdrawLink),
    'link.list': inCase<'link.list'>(async () => (await import('./findings/links.ts')).listLinks),
    'pair.enter': inCase<'pair.enter'>(async () => (await import('./evidence/planted-pair.ts')).enterTwice),
    'pair.settle': inCase<'pair.settle'>(async () => (await import('./evidence/planted-pair.ts')).settlePair),
    'pair.list': inCase<'pair.list'>(async () => {
      const { listPairs } = await import('./evidence/planted-pair.ts');
      return (session) => ok(listPairs(session));
    }),
    'mark.set': inCase<'mark.set'>(async () => (await import('./findings/marks.ts')).setMarks),
    'mark.many': inCase<'mark.many'>(async () => (await import('./findings/marks.ts')).setManyMarks),
    'mark.read': inCase<'mark.read'>(async () => (await import('./findings/marks.ts')).readMarks),
    'mark.count': inCase<'mark.count'>(async () => {
      const { countMarks } = await import('./findings/marks.ts');
      return (session) => ok(countMarks(session));
    }),
    'comment.add': inCase<'comment.add'>(async () => (await import('./findings/marks.ts')).addComment),
    'comment.withdraw': inCase<'comment.withdraw'>(async () => (await import('./findings/marks.ts')).withdrawComment),
    'search.run': inCase<'search.run'>(async () => (await import('./search/search-case.ts')).searchCase),
    'search.update': inCase<'search.update'>(async () => (await import('./search/update-search.ts')).updateSearch),
    'search.saved': inCase<'search.saved'>(async () => {
      const { listSearches } = await import('./search/saved-searches.ts');
      return (session, _, deps) => ok(listSearches(session, deps));
    }),
    'search.save': inCase<'search.save'>(async () => (await import('./search/saved-searches.ts')).saveSearch),
    'search.forget': inCase<'search.forget'>(async () => (await import('./search/saved-searches.ts')).forgetSearch),
    'custody.read': inCase<'custody.read'>(async () => (await import('./evidence/custody.ts')).readCustody),
    'custody.record': inCase<'custody.record'>(async () => (await import('./evidence/custody.ts')).recordCustody),
    'custody.verify': inCase<'custody.verify'>(
      async () => (await import('./evidence/custody-verify.ts')).verifyCustody,
    ),
    'custody.present': inCase<'custody.present'>(async () => {
      const { findFilesAtHand } = await import('./evidence/files-at-hand.ts');
      return (session) => findFilesAtHand(session);
    }),
    'custody.stated': inCase<'custody.stated'>(
      async () => (await import('./evidence/stated-custody.ts')).readStatedCustody,
    ),
    'custody.report': inCase<'custody.report'>(
      async () => (await import('./evidence/custody-report.ts')).reportCustody,
    ),
    'custody.sheet': inCase<'custody.sheet'>(
      async () => (await import('./evidence/custody-sheet.ts')).printHandoverSheet,
    ),
    ...reasoningHandlers(inCase),
    ...namingHandlers(inCase),
    ...consequenceHandlers(inCase),
    ...redressHandlers(inCase),
    ...measureHandlers(inCase),
    ...exerciseHandlers(inCase),
    ...writtenHandlers(inCase),
    ...clusterHandlers(inCase),
    ...reviewHandlers(inCase, outsideCases),
    ...standingHandlers(inCase),
    'ledger.page': inCase<'ledger.page'>(async () => (await import('./ledger/ledger-page.ts')).readLedgerPage),
    'ledger.line': inCase<'ledger.line'>(async () => (await import('./ledger/ledger-line.ts')).readLedgerLine),
    'checkpoint.write': inCase<'checkpoint.write'>(async () => {
      const { writeCheckpoint } = await import('./releases/checkpoints.ts');
      return (session, { out }, deps) => writeCheckpoint(session, out, deps);
    }),
    'checkpoint.cosign': async (input) => {
      const { cosignBundle, isCaseFolder } = await import('./releases/add-signature.ts');
      if (!isCaseFolder(input.path)) return cosignBundle(input, current());
      const { cosignCase } = await import('./releases/cosign-case.ts');
      return cosignCase(input, current());
    },
    'approval.request': inCase<'approval.request'>(
      async () => (await import('./releases/approvals.ts')).requestApproval,
    ),
    'approval.give': inCase<'approval.give'>(async () => (await import('./releases/approvals.ts')).giveApproval),
    'release.list': inCase<'release.list'>(async () => {
      const { listReleases } = await import('./releases/release-list.ts');
      return (session, _, deps) => ok(listReleases(session, deps));
    }),
    'release.preview': inCase<'release.preview'>(async () => (await import('./releases/preview.ts')).previewRelease),
    'lint.justify': inCase<'lint.justify'>(async () => (await import('./releases/justify-lint.ts')).justifyLint),
    'release.seen': inCase<'release.seen'>(async () => (await import('./releases/seen-edition.ts')).readSeenEdition),
    'lint.read': inCase<'lint.read'>(async () => (await import('./releases/lint.ts')).readLint),
    'release.freeze': inCase<'release.freeze'>(async () => (await import('./releases/freeze.ts')).freezeRelease),
    'release.export': inCase<'release.export'>(async () => (await import('./releases/export.ts')).exportRelease),
    'report.write': inCase<'report.write'>(async () => (await import('./report/write-report.ts')).writeReport),
    'redaction.find': inCase<'redaction.find'>(async () => (await import('./releases/find-words.ts')).findCaseWords),
    'redaction.save': inCase<'redaction.save'>(async () => (await import('./releases/redactions.ts')).saveRedaction),
    'redaction.list': inCase<'redaction.list'>(async () => {
      const { listRedactions } = await import('./releases/redactions.ts');
      return (session, _, deps) => listRedactions(session, deps);
    }),
    'bundle.sign': outsideCases<'bundle.sign'>(async () => (await import('./releases/add-signature.ts')).signBundle),
    'bundle.verify': outsideCases<'bundle.verify'>(async () => (await import('./releases/verify.ts')).verifyForReader),
    'proof.exhibit': inCase<'proof.exhibit'>(
      async () => (await import('./proofs/make-exhibit-proof.ts')).makeExhibitProof,
    ),
    'proof.fork': outsideCases<'proof.fork'>(async () => (await import('./proofs/make-fork-proof.ts')).proveFork),
    'proof.verify': outsideCases<'proof.verify'>(async () => (await import('./proofs/verify-proof.ts')).verifyProof),
    'stamp.request': outsideCases<'stamp.request'>(
      async () => (await import('./releases/time-stamps.ts')).requestTimeStamp,
    ),
    'stamp.import': outsideCases<'stamp.import'>(
      async () => (await import('./releases/time-stamps.ts')).importTimeStamp,
    ),
    'bundle.open': outsideCases<'bundle.open'>(async () => {
      const { openBundle } = await import('./releases/open-bundle.ts');
      return async (input, deps) => describeAndClose(await openBundle(input, deps), deps);
    }),
  };
  return { send: createDispatcher(contract, handlers), close: () => undefined };
};

const describeAndClose = async (session: Result<CaseSession>, deps: AppDeps): Promise<Result<Output<'case.info'>>> => {
  if (!session.ok) return session;
  try {
    const { describeCase } = await import('./cases/cases.ts');
    return ok(describeCase(session.value, deps));
  } finally {
    session.value.close();
  }
};

// The shell that runs long calls in threads of their own answers this call itself.
const noSuchJob = (id: string): Failure => ({
  code: 'NO_SUCH_JOB',
  message: `No job ${id} is running.`,
  hint: 'It has ended already; nothing is left to stop.',
});
