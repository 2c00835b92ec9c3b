import { existsSync } from 'node:fs';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import {
  formatScoredFile,
  namesOfSections,
  scoringProfileOf,
  scoreAssessment,
} from '../../shared/bundle/assessment-file.ts';
import { readContents, textOf } from '../../shared/bundle/bundle-contents.ts';
import { profilePath } from '../../shared/bundle/checks/derived.ts';
import { parseEditionFile } from '../../shared/bundle/edition-file.ts';
import { missingSkeleton } from '../../shared/bundle/edition-plan.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import type { Edition } from '../../shared/domain/vocabulary.ts';
import { parseJson } from '../../shared/ledger/canonical-json.ts';
import { parseScoringProfile } from '../../shared/reference/scoring-profiles.ts';
import { reviewTask, type ReviewTask } from '../../shared/review/review-task.ts';
import { readOpenedBundle } from '../../db/opened-bundle.ts';
import type { AppDeps } from '../app-deps.ts';
import { casePaths } from '../cases/case-paths.ts';
import { openCase, type CaseSession } from '../cases/case-session.ts';
import { assess, missingOf, profileTexts } from '../cases/assess.ts';
import { verifyCase } from '../cases/verify-case.ts';
import { isCaseFolder } from '../releases/add-signature.ts';
import { refuseUnsound, verifyPath } from '../releases/verify.ts';

/** What is reviewed, after it was verified and its scores were recomputed. */
export type ReviewedSource = {
  readonly tables: CaseTables;
  readonly checkpoint: string;
  readonly edition: Edition;
  /** SHA-256 of the recomputed assessment.json. */
  readonly scores: string;
  readonly task: ReviewTask;
  /** Whether the file of that digest lies beside what is reviewed. */
  readonly hasFile: (sha256: string) => boolean;
};

type Anchors = { readonly signers: string | null; readonly logKey: string | null };

/** Verifies a bundle, or a case that was opened from one, and hands it to `use`; the case stays open no longer. */
export const withReviewedSource = async <T>(
  { path, anchors }: { readonly path: string; readonly anchors: Anchors },
  deps: AppDeps,
  use: (source: ReviewedSource) => Result<T>,
): Promise<Result<T>> => {
  if (!isCaseFolder(path)) {
    const source = await readBundleSource(path, anchors, deps);
    return source.ok ? use(source.value) : source;
  }
  const session = openCase(path, deps);
  if (!session.ok) return session;
  try {
    const source = await readCaseSource(session.value, deps);
    return source.ok ? use(source.value) : source;
  } finally {
    session.value.close();
  }
};

const readBundleSource = async (path: string, anchors: Anchors, deps: AppDeps): Promise<Result<ReviewedSource>> => {
  const files = {
    ...(anchors.signers !== null && { signers: anchors.signers }),
    ...(anchors.logKey !== null && { logKey: anchors.logKey }),
    witnesses: [],
    tsaRoots: [],
    retained: [],
    retain: false,
    requiredWitnesses: [],
  };
  const verified = await verifyPath(path, files, deps);
  if (!verified.ok) return verified;
  const { snapshot, verification } = verified.value;
  if (!verification.ok) return refuseUnsound(verification, path);
  const { tables, note, edition, revealed } = readContents(snapshot, deps.crypto);
  if (!note.ok) return note;
  if (!edition.ok) return edition;
  const missing = missingSkeleton(revealed.lines);
  if (missing.length > 0) return notRecomputable(missing);
  const profileText = (sha256: string): string | undefined => textOf(snapshot, profilePath(sha256));
  const scores = scoredSha256(tables, scoreAssessment({ tables, missing, profileText }, deps.crypto), deps);
  if (!scores.ok) return scores;
  const profile = parseScoringProfile(profileText(scoringProfileOf(tables)) ?? '');
  if (!profile.ok) return profile;
  const task = reviewTask(tables, profile.value);
  if (!task.ok) return task;
  return ok({
    tables,
    checkpoint: note.value.body,
    edition: edition.value.edition,
    scores: scores.value,
    task: task.value,
    hasFile: (sha256) => snapshot.files.has(`data/evidence/${sha256}`),
  });
};

const readCaseSource = async (session: CaseSession, deps: AppDeps): Promise<Result<ReviewedSource>> => {
  const { tables, store, folder } = session;
  const edition = parseEditionFile(readOpenedBundle(store.db)?.edition ?? '');
  if (session.readOnly?.code !== 'CASE_READ_ONLY' || !edition.ok) {
    return err({
      code: 'NOT_FROM_BUNDLE',
      message: 'A review is made on a verified bundle, or on a case that was opened from one; this case is another.',
      hint: 'Ask for a bundle: `plumbline review new BUNDLE --identity I --draft FILE`.',
      at: folder,
    });
  }
  const verified = await verifyCase(session, { folder, readAll: true, retained: [], checkpoints: [] }, deps);
  if (!verified.ok) return verified;
  const failed = verified.value.checks.find(({ status }) => status === 'failed');
  if (failed !== undefined) {
    return err({
      code: 'CASE_UNSOUND',
      message: `The case does not hold: ${failed.name}: ${failed.detail}.`,
      hint: 'Open the bundle again in another folder.',
      at: failed.first ?? folder,
    });
  }
  const missing = missingOf(session, deps);
  if (missing.length > 0) return notRecomputable(missing);
  const scores = assessmentSha256(tables, deps);
  if (!scores.ok) return scores;
  const profile = parseScoringProfile(profileTexts(tables, deps)(scoringProfileOf(tables)) ?? '');
  if (!profile.ok) return profile;
  const task = reviewTask(tables, profile.value);
  if (!task.ok) return task;
  return ok({
    tables,
    checkpoint: edition.value.checkpoint,
    edition: edition.value.edition,
    scores: scores.value,
    task: task.value,
    hasFile: (sha256) => existsSync(casePaths.evidenceFile(folder, sha256)),
  });
};

/** SHA-256 of the scored sections of assessment.json as they follow from the tables, those that their last release records. */
export const assessmentSha256 = (tables: CaseTables, deps: Pick<AppDeps, 'crypto'>): Result<string> =>
  scoredSha256(tables, assess(tables, [], deps), deps);

const scoredSha256 = (
  tables: CaseTables,
  sections: ReturnType<typeof scoreAssessment>,
  { crypto }: Pick<AppDeps, 'crypto'>,
): Result<string> => {
  const recorded = parseJson(tables.rows('release').at(-1)?.sections ?? '');
  const names = namesOfSections(recorded.ok ? recorded.value : undefined);
  if (names === undefined) {
    return err({
      code: 'SECTIONS_UNKNOWN',
      message: 'The release records sections that this version does not know, so its scores cannot be recomputed.',
      hint: 'Use the newer program.',
    });
  }
  return sections.ok ? ok(crypto.sha256Hex(formatScoredFile(sections.value, names))) : sections;
};

const notRecomputable = (missing: readonly string[]): Result<never, Failure> =>
  err({
    code: 'NOT_RECOMPUTABLE',
    message: `The scores of this edition cannot be recomputed: ${missing.join(', ')} is withheld.`,
    hint: 'Ask for an edition that discloses the skeleton.',
  });
