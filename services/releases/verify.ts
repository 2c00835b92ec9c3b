import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import type { Anchors } from '../../shared/bundle/anchors.ts';
import { parseBagInfo } from '../../shared/bundle/bagit.ts';
import { textOf } from '../../shared/bundle/bundle-contents.ts';
import { isReportOfThisVersion } from '../../shared/bundle/checks/report.ts';
import { createSnapshotBuilder, type StoredBundle } from '../../shared/bundle/stored-bundle.ts';
import { beginVerification, verifyBundle, type Verification } from '../../shared/bundle/verify.ts';
import { parseCheckpointNote } from '../../shared/ledger/checkpoint.ts';
import { leafHash } from '../../shared/ledger/merkle.ts';
import { parseVerifierKey } from '../../shared/ledger/verifier-key.ts';
import type { RenderReport } from '../../shared/report/report.ts';
import type { AppDeps } from '../app-deps.ts';
import { readBundleWhile } from '../bundles/bundle-reader.ts';
import { readRetained, retainCheckpoint } from '../identities/retained-notes.ts';
import { loadAnchors } from './load-anchors.ts';
import { readNotices } from './read-notices.ts';
import { withPlainBundle } from './plain-bundle.ts';

export type VerifiedBundle = {
  readonly snapshot: StoredBundle;
  readonly anchors: Anchors;
  readonly verification: Verification;
};

/**
 * Reads a bundle once and runs every check, with the anchors named and those of this workstation. What asks nothing about
 * files of evidence is checked while these are hashed.
 */
export const verifyPath = async (
  path: string,
  files: Checked<'bundle.verify'>['anchors'],
  deps: AppDeps,
): Promise<Result<VerifiedBundle, Failure>> => {
  const named = loadAnchors(files, deps);
  if (!named.ok) return named;
  deps.report?.({ step: 'reading the bundle', done: null, total: null });
  const read = await readBundleWhile(path, (known) => beginChecks(known, named.value, deps));
  if (!read.ok) return read;
  const { snapshot, meanwhile: begun } = read.value;
  if (!begun.ok) return begun;
  const { anchors, finish } = begun.value;
  return ok({ snapshot, anchors, verification: finish(snapshot) });
};

const beginChecks = async (known: StoredBundle, named: Anchors, deps: AppDeps) => {
  const kept = retainedHere(known, deps);
  if (!kept.ok) return kept;
  const anchors: Anchors = { ...named, retained: [...named.retained, ...kept.value] };
  const finish = beginVerification(known, anchors, deps.crypto, {
    viewerCode: deps.viewerCode(),
    onCheck: (name, done, total) => deps.report?.({ step: `checking: ${name}`, done, total }),
    render: { report: await reportRenderer(known) },
  });
  return ok({ anchors, finish });
};

/** Undefined where there is no report that this version could have set, or nothing to set it with. */
const reportRenderer = async (snapshot: StoredBundle): Promise<RenderReport | undefined> => {
  const bagInfo = parseBagInfo(textOf(snapshot, 'bag-info.txt') ?? '');
  if (!isReportOfThisVersion({ snapshot, bagInfo })) return undefined;
  const { loadReportRenderer } = await import('../report/render-report.ts');
  const render = await loadReportRenderer();
  return render.ok ? render.value : undefined;
};

const retainedHere = (snapshot: StoredBundle, deps: AppDeps) => {
  const note = parseCheckpointNote(textOf(snapshot, 'data/ledger/checkpoint.txt') ?? '');
  if (!note.ok) return ok([]);
  const retained = readRetained(deps.profile, note.value.checkpoint.origin);
  if (!retained.ok) return retained;
  return ok(retained.value === undefined ? [] : [retained.value]);
};

export const verifyForReader = async (
  input: Checked<'bundle.verify'>,
  deps: AppDeps,
): Promise<Result<Output<'bundle.verify'>>> => {
  const opened = await withPlainBundle(input.path, input.age, (plain) => verifyPath(plain, input.anchors, deps));
  const verified = !opened.ok && opened.error.code === 'AGE_DAMAGED' ? noBundle(opened.error, deps) : opened;
  if (!verified.ok) return verified;
  const { verification, snapshot } = verified.value;
  if (input.anchors.retain && verification.ok) {
    const retained = retainHead(snapshot, deps);
    if (!retained.ok) return retained;
  }
  const notices = readNotices(snapshot, input.notices, deps);
  if (!notices.ok) return notices;
  return ok({
    ...verification,
    checks: [...verification.checks],
    notProven: [...verification.notProven],
    notices: [...notices.value],
  });
};

/** What is there and is no bundle has the verdict of one that does not hold. */
const noBundle = ({ message }: Failure, { crypto }: AppDeps): Result<VerifiedBundle, Failure> => {
  const builder = createSnapshotBuilder('zip');
  builder.addProblem('zip', message, null);
  const snapshot = builder.build(null);
  const anchors: Anchors = {
    signers: [],
    logKeys: [],
    witnesses: [],
    timeStampRoots: [],
    retained: [],
    requiredWitnesses: [],
  };
  return ok({ snapshot, anchors, verification: verifyBundle(snapshot, anchors, crypto) });
};

/** Keeps the checkpoint of a bundle that verified, so that a shorter or rewritten history is noticed here from now on. */
export const retainHead = (snapshot: StoredBundle, deps: AppDeps): Result<boolean, Failure> => {
  const logKey = parseVerifierKey((textOf(snapshot, 'keys/log.vkey') ?? '').trimEnd(), deps.crypto);
  if (!logKey.ok) return logKey;
  const lines = (textOf(snapshot, 'data/ledger/entries.jsonl') ?? '').split('\n').slice(0, -1);
  return retainCheckpoint(deps.profile, {
    noteText: textOf(snapshot, 'data/ledger/checkpoint.txt') ?? '',
    logKey: logKey.value,
    evidence: { leafHashes: lines.map((line) => leafHash(line, deps.crypto)) },
  });
};

const unsoundFailure = ({ checks }: Verification, path: string): Failure => {
  const failed = checks.find(({ status }) => status === 'failed');
  return failed === undefined
    ? {
        code: 'NOT_ANCHORED',
        message: 'Nothing outside the bundle vouches for who made it.',
        hint: 'Give the signers and the log key that you trust: --signers FILE, --log-key FILE.',
        at: path,
      }
    : {
        code: 'BUNDLE_UNSOUND',
        message: `The bundle does not hold: ${failed.name}: ${failed.detail}.`,
        hint: 'Run `plumbline verify` on it and ask the sender for a sound one.',
        at: failed.first ?? path,
      };
};

export const refuseUnsound = (verification: Verification, path: string): Result<never, Failure> =>
  err(unsoundFailure(verification, path));
