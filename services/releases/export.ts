import { basename } from 'node:path';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { computeAssessment, namesOfSections } from '../../shared/bundle/assessment-file.ts';
import { bundleName } from '../../shared/bundle/bundle-name.ts';
import { discloseEdition } from '../../shared/bundle/disclose-edition.ts';
import type { EditionFile, WithheldEntry } from '../../shared/bundle/edition-file.ts';
import { editionTlp, missingSkeleton, planEdition } from '../../shared/bundle/edition-plan.ts';
import type { Redaction } from '../../shared/bundle/redaction.ts';
import { findRemainingValues } from '../../shared/bundle/remaining-values.ts';
import { createSshsig } from '../../shared/bundle/sshsig.ts';
import { tablesOfLines } from '../../shared/bundle/view-file.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import type { ReleaseRow } from '../../shared/domain/release-rows.ts';
import type { Tlp } from '../../shared/domain/vocabulary.ts';
import { utf8ToBytes } from '../../shared/base/bytes.ts';
import { parseCheckpointNote, type CheckpointNote } from '../../shared/ledger/checkpoint.ts';
import { actSchema } from '../../shared/ledger/field-schemas.ts';
import { parseLintSection } from '../../shared/lint/lint-section.ts';
import { readAttestations } from '../../db/attestations.ts';
import type { AppDeps } from '../app-deps.ts';
import { writeZip, type ZipFile } from '../bundles/zip-writer.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { profileTexts } from '../cases/assess.ts';
import { commonFields } from '../cases/common-fields.ts';
import type { UnlockedIdentity } from '../identities/identity-store.ts';
import { unlock } from '../identities/unlock.ts';
import { setReport } from '../report/bundle-report.ts';
import { loadReportRenderer } from '../report/render-report.ts';
import { buildBundleFiles } from './bundle-files.ts';
import { exportPlace } from './encrypt-export.ts';
import { exportOpened } from './export-opened.ts';
import { closeCheckpoint } from './checkpoints.ts';
import { keptTimeStampFiles } from './kept-time-stamps.ts';
import { readRedaction } from './redaction-file.ts';
import { remainingFailure } from './remaining-failure.ts';
import { refuseRetracted } from './standing.ts';
import { blockedEdition } from './release-rules.ts';
import { readWholeLedger } from './whole-ledger.ts';
import { showingRatings } from '../reasoning/hidden-ratings.ts';

type Signers = { readonly required: readonly string[]; readonly present: readonly UnlockedIdentity[] };

/** Writes one edition of the latest release. Everything that could be refused is refused before a byte is written. */
const writeEdition = async (
  session: CaseSession,
  input: Checked<'release.export'>,
  deps: AppDeps,
): Promise<Result<Output<'release.export'>>> => {
  if (session.readOnly?.code === 'CASE_READ_ONLY') return exportOpened(session, input, deps);
  if (session.readOnly !== null) return err(session.readOnly);
  const release = session.tables.rows('release').at(-1);
  if (release === undefined) {
    return err({
      code: 'NOT_FROZEN',
      message: 'The case has no frozen release to export.',
      hint: 'Freeze one first: `plumbline freeze DIR --identity I`.',
    });
  }
  const standing = refuseRetracted(session.tables);
  if (!standing.ok) return standing;
  const viewerCode = deps.viewerCode();
  if (viewerCode === undefined) {
    return err({
      code: 'VIEWER_NOT_BUILT',
      message: 'The page that goes into every bundle has not been built here.',
      hint: 'Run `npm run build` in the folder of Plumbline, then export again.',
    });
  }
  const size = release.seq + 1;
  const place = exportPlace({ out: input.out, age: input.age }, session.folder, deps);
  if (!place.ok) return place;
  const signers = await findSigners(session, input.signers, deps);
  if (!signers.ok) return signers;
  const redaction =
    input.redact === undefined ? ok(null) : approvedRedaction(input.redact, release, session.tables, deps);
  if (!redaction.ok) return redaction;
  const say = (step: string): void => deps.report?.({ step, done: null, total: null });
  say('reading the ledger');
  const ledger = readWholeLedger(session, size, deps);
  if (!ledger.ok) return ledger;
  const { texts, lines, revealed } = ledger.value;
  const tlp = editionTlp(input.edition, input.tlp);
  const plan = planEdition({
    edition: input.edition,
    tlp,
    lines,
    revealed,
    redaction: redaction.value?.redaction ?? null,
  });
  if (!plan.ok) return plan;
  const remaining = findRemainingValues(revealed, plan.value);
  if (remaining.length > 0) return err(remainingFailure(remaining, revealed, session.tables));
  const { shown, seen, withheld } = discloseEdition(ledger.value, plan.value, deps.crypto);
  const tables = tablesOfLines(seen);
  const missing = missingSkeleton(seen);
  say('computing the assessment');
  const texted = profileTexts(session.tables, deps);
  const sections = computeAssessment(
    { tables, lines: seen, edition: { edition: input.edition, tlp }, missing, profileText: texted },
    deps.crypto,
  );
  if (!sections.ok)
    return err({ ...sections.error, hint: 'Nothing was exported; `plumbline score` shows the same error.' });
  const names = namesOfSections(seen.at(-1)?.fields['sections']);
  if (names === undefined) {
    return err({
      code: 'NEWER_RELEASE',
      message: 'The release was frozen with sections of the assessment that this version does not know.',
      hint: 'Export it with the version of Plumbline that froze it.',
    });
  }
  const lint = parseLintSection(sections.value.lint);
  if (!lint.ok) return lint;
  // A draft is held to no rule.
  const blocked = release.request === null ? undefined : blockedEdition(lint.value, input.edition, session);
  if (blocked !== undefined) return err(blocked);
  const typesetter = await loadReportRenderer();
  if (!typesetter.ok) return typesetter;
  const kept = closeCheckpoint(session, size, deps);
  if (!kept.ok) return kept;
  const edition = describeEdition({
    input,
    tlp,
    withheld,
    missing,
    note: kept.value.note,
    signers: signers.value,
    redaction: redaction.value?.sha256 ?? null,
  });
  say('setting the report');
  const report = await setReport(
    {
      origin: session.origin,
      lines: seen,
      tables,
      edition,
      checkpoint: kept.value.note.body,
      sections: Object.fromEntries(names.map((name) => [name, sections.value[name]])),
      profileText: texted,
    },
    deps,
  );
  if (!report.ok) return report;
  const history = earlierCheckpoints(session, size);
  const { files, tagManifest } = buildBundleFiles(
    {
      caseFolder: session.folder,
      texts,
      disclosures: shown,
      lines: seen,
      tables,
      kept: kept.value,
      history,
      edition,
      sections: sections.value,
      report: report.value,
      profiles: [...new Set(tables.rows('profile').map(({ sha256 }) => sha256))].map((sha256) => ({
        sha256,
        text: texted(sha256) ?? '',
      })),
      viewerCode,
    },
    deps,
  );
  const stamps = keptTimeStampFiles(session, [kept.value.note, ...history], deps.crypto);
  const signed = [...files, ...stamps, ...signatureFiles(signers.value.present, tagManifest, deps)];
  say('writing the bundle');
  const isExercise = tables.get('case_file', 'case')?.mark === 'exercise';
  const name = bundleName({ origin: session.origin, size, edition: input.edition, isExercise });
  const written = await writeZip(place.value.zip, name, signed);
  if (!written.ok) return err(exportFailure(written.error));
  const { sha256 } = written.value;
  if (input.age !== undefined) say('encrypting the bundle');
  const finished = await place.value.finish();
  place.value.clear();
  if (!finished.ok) return finished;
  const recorded = session.append(() =>
    ok({
      drafts: [
        {
          type: 'export.record',
          fields: {
            ...commonFields(session, deps),
            edition: input.edition,
            release: release.seq,
            file: { name: basename(input.out).replace(/\.age$/iu, ''), sha256, size: written.value.sizeBytes },
            signers: edition.signers,
          },
        },
      ],
    }),
  );
  if (!recorded.ok) return recorded;
  return ok({
    out: place.value.out,
    encrypted: input.age !== undefined,
    size: written.value.sizeBytes,
    sha256,
    edition: input.edition,
    withheld: edition.withheld.length,
    files: signed.length,
    recomputable: edition.recomputable,
    signers: edition.signers,
    missingSignatures: edition.signers.filter(
      (principal) => !signers.value.present.some((person) => person.principal === principal),
    ),
  });
};

/** Refused while somebody gives a second opinion: a bundle tells everything. */
export const exportRelease = showingRatings(writeEdition);

const findSigners = async (
  session: CaseSession,
  asked: Checked<'release.export'>['signers'],
  deps: AppDeps,
): Promise<Result<Signers, Failure>> => {
  const present: UnlockedIdentity[] = [];
  for (const { identity: principal, passphrase } of asked) {
    const enrolled = session.tables.get('identity', principal);
    if (enrolled === undefined || enrolled.revokedSeq !== null) {
      return err({
        code: 'NOT_ENROLLED',
        message: `${principal} is not enrolled in this case, or was revoked.`,
        hint: 'Name signers who are enrolled.',
      });
    }
    if (passphrase === null) continue;
    const person = await unlock(deps, principal, passphrase);
    if (!person.ok) return person;
    if (person.value.publicKeyLine !== enrolled.publicKey) {
      return err({
        code: 'OTHER_KEY',
        message: `The case knows ${principal} by another key than this workstation.`,
        hint: 'Have them sign with `plumbline sign` where their key is.',
      });
    }
    present.push(person.value);
  }
  return ok({ required: [...new Set(asked.map(({ identity }) => identity))].sort(), present });
};

const approvedRedaction = (
  file: string,
  release: ReleaseRow,
  tables: CaseTables,
  deps: AppDeps,
): Result<{ readonly redaction: Redaction; readonly sha256: string }, Failure> => {
  const redaction = readRedaction(file, deps);
  if (!redaction.ok) return redaction;
  const request = tables.get('request', release.request ?? '');
  const act = request === undefined ? undefined : actSchema.parse(JSON.parse(request.act));
  const isApproved = act?.kind === 'release' && act.redactions.includes(redaction.value.sha256);
  if (isApproved) return redaction;
  return err({
    code: 'REDACTION_NOT_APPROVED',
    message: 'This redaction was not approved with the release.',
    hint: 'Name it in the request: `plumbline request DIR release --redact FILE --identity I`.',
    at: file,
  });
};

const describeEdition = ({
  input,
  tlp,
  withheld,
  missing,
  note,
  signers,
  redaction,
}: {
  readonly input: Checked<'release.export'>;
  readonly tlp: Tlp;
  readonly withheld: readonly WithheldEntry[];
  readonly missing: readonly string[];
  readonly note: CheckpointNote;
  readonly signers: Signers;
  readonly redaction: string | null;
}): EditionFile => ({
  v: 1,
  edition: input.edition,
  tlp,
  redaction,
  checkpoint: note.body,
  recomputable: missing.length === 0,
  missing: [...missing],
  signers: [...signers.required],
  withheld: [...withheld],
});

/** Checkpoints handed out before this release, the last one of each size. */
const earlierCheckpoints = (session: CaseSession, size: number): readonly CheckpointNote[] => {
  const bySize = new Map<number, CheckpointNote>();
  for (const attestation of readAttestations(session.store.db)) {
    if (attestation.size >= size) continue;
    const kept: unknown = JSON.parse(attestation.text);
    const text =
      typeof kept === 'object' && kept !== null && 'note' in kept && typeof kept.note === 'string' ? kept.note : '';
    const note = parseCheckpointNote(text);
    // Those from before a succession bear the key that it ended.
    if (note.ok && note.value.checkpoint.origin === session.origin) bySize.set(attestation.size, note.value);
  }
  return [...bySize].sort(([left], [right]) => left - right).map(([, note]) => note);
};

const signatureFiles = (
  present: readonly UnlockedIdentity[],
  tagManifest: Uint8Array,
  { crypto }: AppDeps,
): readonly ZipFile[] =>
  present.map(({ principal, signer }) => ({
    path: `signatures/${principal}.sshsig`,
    source: {
      bytes: utf8ToBytes(createSshsig({ signer, message: tagManifest, namespace: 'plumbline-bundle-v1' }, crypto)),
    },
  }));

const exportFailure = (failure: Failure): Failure =>
  failure.code === 'SOURCE_CHANGED'
    ? {
        code: 'EVIDENCE_ALTERED',
        message: 'A file of the evidence is not the one that was taken in, so nothing was exported.',
        hint: 'Run `plumbline case verify --read-all`, and restore the file from a copy.',
        ...(failure.at !== undefined && { at: failure.at }),
      }
    : failure;
