import type { Crypto } from '../base/crypto.ts';
import type { Edition } from '../domain/vocabulary.ts';
import type { RenderReport } from '../report/report.ts';
import { formatVerifierKey } from '../ledger/verifier-key.ts';
import type { Anchors } from './anchors.ts';
import { readContents, type BundleContents } from './bundle-contents.ts';
import type { BundleSnapshot } from './bundle-snapshot.ts';
import { checkNames, fails, notChecked, type Check, type CheckName, type Outcome } from './check.ts';
import { checkBag, checkZip } from './checks/bag.ts';
import { checkAssessment, checkView, checkViewer } from './checks/derived.ts';
import { checkDisclosures, checkEdition, rootText } from './checks/disclosures.ts';
import { checkCustody, checkEvidence } from './checks/evidence.ts';
import { checkExports } from './checks/exports.ts';
import { checkLedgerChain, checkLogSignature, checkMerkle, checkRetained, ledgerLogKey } from './checks/ledger.ts';
import { checkReport } from './checks/report.ts';
import { checkManifest, checkTagManifest } from './checks/manifests.ts';
import { checkSignatures, checkWitnesses } from './checks/signatures.ts';
import { checkTimestamps } from './checks/timestamps.ts';
import { checkReviews } from '../review/check-reviews.ts';
import { unsignedReviewsNotProven } from './measure-approvals.ts';
import { checkTwoPersons } from './two-persons.ts';
import { excusedWords } from './duty-rule.ts';
import type { ViewerCode } from './viewer-file.ts';

export type Verdict = 'verified' | 'not anchored' | 'failed';

export type Verification = {
  readonly ok: boolean;
  readonly verdict: Verdict;
  readonly origin: string | null;
  readonly size: number | null;
  readonly root: string | null;
  readonly edition: Edition | null;
  /** What every output about the case must say: exercise or demonstration. */
  readonly mark: string | null;
  readonly checks: readonly Check[];
  readonly notProven: readonly string[];
};

export type VerifyOptions = {
  /** Code of the verifier's own viewer page; without it that of a bundle is not checked. */
  readonly viewerCode?: ViewerCode | undefined;
  readonly onCheck?: (name: CheckName, done: number, total: number) => void;
  /** What sets a derived file again. Where there is none, the check of that file is `not checked`, and says so. */
  readonly render?: { readonly report?: RenderReport | undefined };
};

/**
 * The procedure of bundle format section 7, on the bytes that are there. Pure: the same in the application, on the
 * command line and in a page. Everything in `snapshot` may come from an adversary; only `anchors` is trusted.
 */
export const verifyBundle = (
  snapshot: BundleSnapshot,
  anchors: Anchors,
  crypto: Crypto,
  options: VerifyOptions = {},
): Verification => beginVerification(snapshot, anchors, crypto, options)(snapshot);

/**
 * The same in two steps, since hashing files of evidence takes as long as all else: at once every check that asks nothing
 * about them, on all the other files; the rest on the whole bundle, of which `known` is a part, once they are hashed.
 */
export const beginVerification = (
  known: BundleSnapshot,
  anchors: Anchors,
  crypto: Crypto,
  { viewerCode, onCheck, render = {} }: VerifyOptions = {},
): ((whole: BundleSnapshot) => Verification) => {
  const contents = readContents(known, crypto);
  const signatures = checkSignatures(contents, anchors, crypto);
  const isLogKeyAnchored = isAnchoredLogKey(contents, anchors, signatures.anchored.length > 0, crypto);
  const atOnce: Procedure<Exclude<CheckName, CheckOfEvidence>> = {
    signature: () => signatures.outcome,
    tagmanifest: () => checkTagManifest(contents),
    chain: () => checkLedgerChain(contents),
    merkle: () => checkMerkle(contents, crypto),
    'log-signature': () => checkLogSignature(contents, isLogKeyAnchored, crypto),
    witness: () => checkWitnesses(contents, anchors, crypto),
    retained: () => checkRetained(contents, anchors.retained, crypto),
    disclosures: () => asFarAsRead(contents, checkDisclosures(contents)),
    edition: () => checkEdition(contents),
    custody: () => asFarAsRead(contents, checkCustody(contents)),
    'two-person': () => asFarAsRead(contents, twoPersonOutcome(contents, crypto)),
    timestamps: () => checkTimestamps(contents, anchors.timeStampRoots, crypto),
    view: () => checkView(contents, crypto),
    assessment: () => checkAssessment(contents, crypto),
    exports: () => checkExports(contents, crypto),
    report: () => checkReport(contents, crypto, render.report),
    viewer: () => checkViewer(contents, viewerCode, crypto),
  };
  const checkByName = new Map<CheckName, Check>();
  const carryOut = (procedure: Partial<Procedure<CheckName>>): void => {
    for (const name of checkNames) {
      const run = procedure[name];
      if (run === undefined) continue;
      onCheck?.(name, checkByName.size, checkNames.length);
      checkByName.set(name, { name, ...failClosed(run) });
    }
  };
  carryOut(atOnce);
  return (whole) => {
    const all = { ...contents, snapshot: whole };
    const ofEvidence: Procedure<CheckOfEvidence> = {
      zip: () => checkZip(all),
      bag: () => checkBag(all),
      manifest: () => checkManifest(all),
      evidence: () => checkEvidence(all),
    };
    carryOut(ofEvidence);
    const checks = checkNames.map((name) => checkByName.get(name) ?? { name, ...notCarriedOut });
    const isFailed = checks.some(({ status }) => status === 'failed');
    const isAnchored = signatures.isSigned && signatures.areRequiredAnchored && isLogKeyAnchored;
    const verdict: Verdict = isFailed ? 'failed' : isAnchored ? 'verified' : 'not anchored';
    return {
      ok: verdict === 'verified',
      verdict,
      origin: contents.note.ok ? contents.note.value.checkpoint.origin : null,
      size: contents.note.ok ? contents.note.value.checkpoint.size : null,
      root: rootText(contents),
      edition: contents.edition.ok ? contents.edition.value.edition : null,
      mark: contents.tables.get('case_file', 'case')?.mark ?? null,
      checks,
      notProven: [...notProven(checks), ...unsignedReviewsNotProven(contents.revealed.lines)],
    };
  };
};

/** What a file of evidence, or what was wrong in reading one, has a say in. */
type CheckOfEvidence = 'zip' | 'bag' | 'manifest' | 'evidence';
type Procedure<Name extends CheckName> = Readonly<Record<Name, () => Outcome>>;

const notCarriedOut: Outcome = fails('the check was not carried out');

// A check that breaks on hostile input has not held, whatever the reason.
const failClosed = (run: () => Outcome): Outcome => {
  try {
    return run();
  } catch (error) {
    return fails(`the check could not be carried out: ${error instanceof Error ? error.message : String(error)}`, null);
  }
};

/** What follows from the lines does not hold because there are none: of a ledger that cannot be read nobody knows what it says. */
const asFarAsRead = ({ texts, textsFault, chain, disclosuresFault }: BundleContents, outcome: Outcome): Outcome => {
  if (outcome.status !== 'ok') return outcome;
  const fault = textsFault ?? disclosuresFault;
  if (fault !== undefined) return notChecked(fault);
  return chain.lines.length === 0 || chain.lines.length < texts.length
    ? notChecked('a line of the ledger cannot be read')
    : outcome;
};

/** By a key from outside, or by an anchored person's signature over the bundle, which covers keys/log.vkey. */
const isAnchoredLogKey = (
  contents: BundleContents,
  anchors: Anchors,
  hasAnchoredSignature: boolean,
  crypto: Crypto,
): boolean => {
  const key = ledgerLogKey(contents, crypto);
  if (key === undefined) return false;
  return hasAnchoredSignature || anchors.logKeys.some((anchor) => formatVerifierKey(anchor) === formatVerifierKey(key));
};

const twoPersonOutcome = ({ revealed, texts, tables }: BundleContents, crypto: Crypto): Outcome => {
  const walk = checkTwoPersons(revealed.lines, texts, crypto);
  const [fault] = [...walk.faults, ...checkReviews(revealed.lines, crypto)].sort((left, right) => left.seq - right.seq);
  if (fault !== undefined) return fails(fault.message, `line ${fault.seq}`);
  const approvals = tables.rows('approval').length;
  const successions = tables
    .rows('succession')
    .map(({ seq, principal }) => `; taken over by ${principal} at line ${seq}`);
  return {
    status: 'ok',
    detail: `${approvals} approvals by enrolled keys; two keys in one hand cannot be told from two people${successions.join('')}${excusedWords(walk)}`,
    first: null,
  };
};

const notProven = (checks: readonly Check[]): readonly string[] => {
  const isSeenOutside = checks.some(
    ({ name, status }) => (name === 'retained' || name === 'witness') && status === 'ok',
  );
  const isUncomputed = checks.some(({ name, status }) => name === 'assessment' && status === 'not checked');
  return [
    'that what a line says is true',
    'that every event was logged',
    'the time between two anchors',
    'that two keys are two people',
    ...(isUncomputed ? ['every number: the check assessment says what was not computed again'] : []),
    ...(isSeenOutside ? [] : ['no outside checkpoint: completeness is not proven']),
  ];
};
