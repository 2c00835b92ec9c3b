import { counted } from '../../base/counted.ts';
import type { Crypto } from '../../base/crypto.ts';
import { leadsOf } from '../../consequence/named-leads.ts';
import { contradictedClaim } from '../../consequence/redress-section.ts';
import { programVersion } from '../../base/program.ts';
import type { Json } from '../../ledger/canonical-json.ts';
import { parseLintSection, unansweredErrors } from '../../lint/lint-section.ts';
import { alr1ProfileText } from '../../reference/alr-1.ts';
import { policyProfileText } from '../../reference/policy-1.ts';
import { yardsticksText } from '../../reference/yardsticks-1.ts';
import { computeAssessment, formatAssessmentFile, namesOfSections, scoringProfileOf } from '../assessment-file.ts';
import type { BundleContents } from '../bundle-contents.ts';
import { textOf } from '../bundle-contents.ts';
import { fails, holds, notChecked, type Outcome } from '../check.ts';
import { missingSkeleton } from '../edition-plan.ts';
import { checkRecordedNumbers } from './recorded-numbers.ts';
import { recomputedOutcome } from './recorded-outcome.ts';
import { formatViewFile } from '../view-file.ts';
import { formatViewer, type ViewerCode, type ViewerSource } from '../viewer-file.ts';

const viewPath = 'data/view.json';
const assessmentPath = 'data/assessment.json';

export const checkView = ({ snapshot, note, revealed, tables }: BundleContents, crypto: Crypto): Outcome => {
  const file = snapshot.files.get(viewPath);
  if (file === undefined) return fails(`${viewPath} is absent`, viewPath);
  if (!note.ok) return notChecked('the checkpoint cannot be read');
  const { origin, size } = note.value.checkpoint;
  const view = formatViewFile({ origin, size, lines: revealed.lines, tables });
  return crypto.sha256HexOfPieces(view) === file.sha256
    ? holds('it is what the disclosures say')
    : fails('it is not what the disclosures say', viewPath);
};

/** Recomputes every number from the disclosed skeleton and the profiles carried along. */
export const checkAssessment = (contents: BundleContents, crypto: Crypto): Outcome => {
  const { snapshot, tables, revealed } = contents;
  const text = textOf(snapshot, assessmentPath);
  if (text === undefined) return fails(`${assessmentPath} is absent or not text`, assessmentPath);
  const profiles = profileFault(contents, crypto);
  if (profiles !== undefined) return profiles;
  const sections = revealed.lines.at(-1)?.fields['sections'];
  const names = namesOfSections(sections);
  if (names === undefined) {
    return notChecked(
      `the release records sections that this version does not know: ${JSON.stringify(sections ?? null).slice(0, 200)}`,
    );
  }
  const missing = missingSkeleton(revealed.lines);
  // Where the edition cannot be read, that is a failure of its own.
  const edition = contents.edition.ok ? contents.edition.value : { edition: 'full' as const, tlp: 'RED' as const };
  const profileText = (sha256: string): string | undefined => textOf(snapshot, profilePath(sha256));
  const builtIn = builtInProfiles(crypto);
  const computed = computeAssessment({ tables, lines: revealed.lines, edition, missing, profileText }, crypto);
  if (!computed.ok) return fails(computed.error.message, assessmentPath);
  if (formatAssessmentFile(computed.value, names) !== text)
    return fails('recomputing gives other numbers', assessmentPath);
  const blocked =
    releaseBlocked(computed.value.lint, contents) ?? releaseContradicted(computed.value.scores, names, contents);
  if (blocked !== undefined) return fails(blocked, assessmentPath);
  const recorded = checkRecordedNumbers(revealed.lines, (sha256) => builtIn.get(sha256) ?? profileText(sha256), crypto);
  if (recorded.fault !== null) return fails(recorded.fault.message, `line ${recorded.fault.seq}`);
  return recomputedOutcome(recorded, missing.length > 0);
};

/** A release, which a draft is not, leaves with no error of the rules of export but those that its approvers let stand. */
const releaseBlocked = (lint: Json, { revealed }: BundleContents): string | undefined => {
  const section = parseLintSection(lint);
  if (!section.ok || section.value.v < 2) return undefined;
  const last = revealed.lines.at(-1);
  if (last?.type !== 'release.freeze' || last.fields['request'] === null) return undefined;
  const open = unansweredErrors(section.value);
  if (open.length === 0) return undefined;
  const rules = [...new Set(open.map(({ rule }) => rule))].sort();
  return `the release was frozen with ${counted(open.length, 'error')} of the rules of export that nobody let stand: ${rules.join(', ')}`;
};

/** No release repeats what was upheld to be a misattribution, before a release has corrected it. */
const releaseContradicted = (
  scores: Json,
  names: readonly string[],
  { revealed, tables }: BundleContents,
): string | undefined => {
  const last = revealed.lines.at(-1);
  if (!names.includes('redress') || last?.type !== 'release.freeze' || last.fields['request'] === null)
    return undefined;
  const found = contradictedClaim(tables, leadsOf(scores), last.seq);
  return found === undefined
    ? undefined
    : `the release leads at level ${found.levels.join(', ')} with whom the decision of line ${found.claim.decision?.line ?? ''} clears`;
};

export const profilePath = (sha256: string): string => `data/profiles/${sha256}.json`;

/** Exact texts of the profiles that come with the program, by SHA-256. */
export const builtInProfiles = (crypto: Crypto): ReadonlyMap<string, string> =>
  new Map([alr1ProfileText, yardsticksText, policyProfileText].map((text) => [crypto.sha256Hex(text), text]));

const profileFault = ({ snapshot, tables }: BundleContents, crypto: Crypto): Outcome | undefined => {
  const used = new Set(tables.rows('profile').map(({ sha256 }) => profilePath(sha256)));
  for (const path of used) {
    const bytes = snapshot.files.get(path)?.bytes ?? null;
    if (bytes === null) return fails('a profile that the ledger names is missing', path);
    if (profilePath(crypto.sha256Hex(bytes)) !== path)
      return fails('the profile is not the one that the ledger names', path);
  }
  const extra = [...snapshot.files.keys()]
    .filter((path) => path.startsWith('data/profiles/') && !used.has(path))
    .sort()[0];
  if (extra !== undefined) return fails('the ledger names no such profile', extra);
  const yardstick = tables.get('profile', 'yardstick')?.sha256 ?? '';
  if (yardstick !== crypto.sha256Hex(yardsticksText))
    return notChecked('the words come from a yardstick that this version does not know');
  return scoringProfileOf(tables) === '' ? fails('the ledger names no scoring profile', 'line 0') : undefined;
};

const viewerPath = 'viewer.html';

/**
 * The page is code that whoever made the bundle could have written, so it is made again and compared. `code` is the
 * verifier's own; a page of another version has other code, which is not at hand.
 */
export const checkViewer = (contents: BundleContents, code: ViewerCode | undefined, crypto: Crypto): Outcome => {
  const { snapshot, bagInfo } = contents;
  const file = snapshot.files.get(viewerPath);
  if (file === undefined) return notChecked('absent');
  const version = bagInfo.ok ? bagInfo.value.softwareVersion : programVersion;
  if (version !== programVersion) return notChecked(`rendered by ${version}`);
  const source = viewerSourceOf(contents);
  if (source === undefined) return notChecked('the files that it is made from are not all there');
  if (code === undefined) return notChecked('this program was set up without a viewer page of its own to compare with');
  const page = formatViewer(source, code, crypto);
  if (page === undefined) return fails('a case of this size has no page', viewerPath);
  return crypto.sha256HexOfPieces(page) === file.sha256
    ? holds('making it again gives the same bytes')
    : fails('it is not the page that this version makes', viewerPath);
};

/** What the page of a bundle is made from; undefined where some of it is missing. */
export const viewerSourceOf = ({ snapshot, tables }: BundleContents): ViewerSource | undefined => {
  const view = textOf(snapshot, viewPath);
  const assessment = textOf(snapshot, assessmentPath);
  const edition = textOf(snapshot, 'data/edition.json');
  const checkpoint = textOf(snapshot, 'data/ledger/checkpoint.txt');
  if (view === undefined || assessment === undefined || edition === undefined || checkpoint === undefined)
    return undefined;
  const profiles = new Map<string, string>();
  for (const path of snapshot.files.keys()) {
    const sha256 = /^data\/profiles\/([0-9a-f]{64})\.json$/u.exec(path)?.[1];
    if (sha256 !== undefined) profiles.set(sha256, textOf(snapshot, path) ?? '');
  }
  const mark = tables.get('case_file', 'case')?.mark ?? 'none';
  return { view, mark, assessment, edition, checkpoint, profiles };
};
