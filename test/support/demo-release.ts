import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '../../shared/api/client.ts';
import type { Input, Method, Output } from '../../shared/api/contract.ts';
import { bytesToHex, bytesToUtf8, utf8ToBytes } from '../../shared/base/bytes.ts';
import type { Ed25519Signer } from '../../shared/base/crypto.ts';
import type { Failure, Result } from '../../shared/base/result.ts';
import type { Anchors } from '../../shared/bundle/anchors.ts';
import { formatBagInfo, formatManifest, parseBagInfo, payloadOxum } from '../../shared/bundle/bagit.ts';
import type { BundleSnapshot } from '../../shared/bundle/bundle-snapshot.ts';
import type { CheckName } from '../../shared/bundle/check.ts';
import { bundlePart } from '../../shared/bundle/layout.ts';
import { createSshsig, type SignatureNamespace } from '../../shared/bundle/sshsig.ts';
import { beginVerification, verifyBundle, type Verification, type VerifyOptions } from '../../shared/bundle/verify.ts';
import type { AppDeps } from '../../services/app-deps.ts';
import { readBundle } from '../../services/bundles/bundle-reader.ts';
import { createSnapshotBuilder } from '../../shared/bundle/stored-bundle.ts';
import { writeZip } from '../../services/bundles/zip-writer.ts';
import { readLogKey } from '../../services/cases/log-key.ts';
import { createApp } from '../../services/create-app.ts';
import { demoPassphrases } from '../../services/demo/demo-places.ts';
import type { Demonstration } from '../../services/demo/demonstrate.ts';
import type { UnlockedIdentity } from '../../services/identities/identity-store.ts';
import { unlock } from '../../services/identities/unlock.ts';
import { nodeCrypto, nodeRandomBytes } from '../../services/node-crypto.ts';
import { loadAnchors } from '../../services/releases/load-anchors.ts';
import { readViewerCode } from '../../services/viewer-code.ts';
import { testInstant, testMachine } from './deps.ts';
import { makeDemo } from './made-demo.ts';
import { rememberedStretch } from './remembered-stretch.ts';
import { valueOf } from './results.ts';
import { recordOf } from './scoring-inputs.ts';

/** The files of a bundle by their path below the top folder. */
export type Files = ReadonlyMap<string, Uint8Array>;
export type Bundle = { readonly path: string; readonly topFolder: string; readonly files: Files };

export type Shell = {
  readonly deps: AppDeps;
  readonly send: <M extends Method>(method: M, input: Input<M>) => Promise<Result<Output<M>>>;
  /** Throws where the call is refused. */
  readonly call: <M extends Method>(method: M, input: Input<M>) => Promise<Output<M>>;
};

export type Release = Shell & {
  readonly folder: string;
  readonly reply: Pick<Demonstration, 'case' | 'bundles' | 'anchors' | 'checkpoint'>;
  readonly by: (principal: string) => { readonly identity: string; readonly passphrase: string };
  readonly people: Readonly<Record<'analyst' | 'reviewer' | 'witness', UnlockedIdentity>>;
  readonly logSigner: Ed25519Signer;
  readonly anchors: Anchors;
  readonly bundles: Readonly<Record<'full' | 'public', Bundle>>;
};

export type DemoRelease = Release & { readonly reply: Demonstration };

/** Lines of the release. */
export const releaseSize = ({ reply }: Release): number => Number(reply.checkpoint.split('\n')[1]);

/** A workstation: a profile in `folder`, a clock that stands still, and the calls of every shell. */
export const makeShell = (folder: string): Shell => {
  const clock = () => testInstant;
  const profile = { folder: join(folder, 'profile'), random: nodeRandomBytes, clock, stretch: rememberedStretch };
  const machine = testMachine(folder);
  const deps: AppDeps = {
    crypto: nodeCrypto,
    random: nodeRandomBytes,
    clock,
    profile,
    userName: 'tester',
    machine,
    viewerCode: readViewerCode,
  };
  const send = createClient(createApp(deps));
  return { deps, send, call: async (method, input) => valueOf(await send(method, input)) };
};

/** The demonstration, made and exported once in an empty folder, with everything that its insiders hold. */
export const makeDemoRelease = async (folder: string): Promise<DemoRelease> => {
  const root = join(folder, 'demo');
  return await openRelease(root, await makeDemo(root, makeShell(folder).deps));
};

/** A released case in `root`, beside the profile of three people whose passphrases lie there as those of a demonstration do. */
export const openRelease = async <Reply extends Release['reply']>(
  root: string,
  reply: Reply,
): Promise<Release & { readonly reply: Reply }> => {
  const shell = makeShell(root);
  const by = (identity: string) => ({
    identity,
    passphrase: readFileSync(join(demoPassphrases(shell.deps.profile.folder), identity), 'utf8').trimEnd(),
  });
  const person = async (principal: string) => valueOf(await unlock(shell.deps, principal, by(principal).passphrase));
  const logKey = valueOf(readLogKey(reply.case));
  if (logKey === undefined) throw new Error('the case has its log key');
  const files = { signers: reply.anchors.signers, logKey: reply.anchors.logKey, witnesses: [reply.anchors.witness] };
  return {
    ...shell,
    folder: root,
    reply,
    by,
    people: {
      analyst: await person('demo-analyst'),
      reviewer: await person('demo-reviewer'),
      witness: await person('demo-witness'),
    },
    logSigner: logKey.signer,
    anchors: valueOf(
      loadAnchors({ ...files, tsaRoots: [], retained: [], retain: false, requiredWitnesses: [] }, shell.deps),
    ),
    bundles: { full: await readFiles(reply.bundles.full), public: await readFiles(reply.bundles.public) },
  };
};

/** Every file of a ZIP that was read without a problem. */
export const readFiles = async (path: string): Promise<Bundle> => {
  const snapshot = valueOf(await readBundle(path));
  if (snapshot.topFolder === null || snapshot.problems.length > 0) throw new Error(`${path} is no sound ZIP`);
  const zip = readFileSync(path);
  const files = [...snapshot.files].map(([name, { dataOffset, size }]): [string, Uint8Array] => [
    name,
    Uint8Array.from(zip.subarray(dataOffset ?? 0, (dataOffset ?? 0) + size)),
  ]);
  return { path, topFolder: snapshot.topFolder, files: new Map(files) };
};

export const textAt = (files: Files, path: string): string => {
  const bytes = files.get(path);
  const text = bytes === undefined ? undefined : bytesToUtf8(bytes);
  if (text === undefined) throw new Error(`${path} is not there, or not text`);
  return text;
};

/** What every edition states alike; the rules of export are about what the edition itself shows. */
export const scoredSectionsAt = (files: Files): Readonly<Record<string, unknown>> => {
  const { lint: _, ...scored } = recordOf(recordOf(JSON.parse(textAt(files, 'data/assessment.json')))['sections']);
  return scored;
};

export const linesAt = (files: Files, path: string): readonly string[] => textAt(files, path).split('\n').slice(0, -1);
export const joinLines = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/** The files with some replaced or added; null takes one away. */
export const changeFiles = (files: Files, changes: Readonly<Record<string, string | Uint8Array | null>>): Files => {
  const changed = new Map(files);
  for (const [path, content] of Object.entries(changes)) {
    if (content === null) changed.delete(path);
    else changed.set(path, typeof content === 'string' ? utf8ToBytes(content) : content);
  }
  return changed;
};

const sha256Hex = (bytes: Uint8Array): string => bytesToHex(nodeCrypto.sha256(bytes));

const manifestOf = (files: Files, part: 'payload' | 'tag'): string =>
  formatManifest(
    [...files]
      .filter(([path]) => bundlePart(path) === part)
      .map(([path, bytes]) => ({ path, sha256: sha256Hex(bytes) })),
  );

const withOxum = (files: Files): Files => {
  const info = parseBagInfo(textAt(files, 'bag-info.txt'));
  if (!info.ok) return files;
  const sizes = [...files].map(([path, { length: size }]) => ({ path, size }));
  return changeFiles(files, { 'bag-info.txt': formatBagInfo({ ...info.value, payloadOxum: payloadOxum(sizes) }) });
};

/** An armoured signature over the bundle's tag manifest. */
export const signatureOver = (
  files: Files,
  { signer }: Pick<UnlockedIdentity, 'signer'>,
  namespace: SignatureNamespace = 'plumbline-bundle-v1',
): string =>
  createSshsig({ signer, message: files.get('tagmanifest-sha256.txt') ?? new Uint8Array(), namespace }, nodeCrypto);

/** What a trusted insider does after a change: Payload-Oxum and both manifests anew, and new signatures. */
export const signAnew = (files: Files, signers: readonly UnlockedIdentity[]): Files =>
  sealFiles(withOxum(files), signers);

/** The same without a look at bag-info.txt. */
export const sealFiles = (files: Files, signers: readonly UnlockedIdentity[]): Files => {
  const listed = changeFiles(files, { 'manifest-sha256.txt': manifestOf(files, 'payload') });
  const tagged = changeFiles(listed, { 'tagmanifest-sha256.txt': manifestOf(listed, 'tag') });
  return changeFiles(
    tagged,
    Object.fromEntries(
      signers.map((person) => [`signatures/${person.principal}.sshsig`, signatureOver(tagged, person)]),
    ),
  );
};

/** The files as the readers hand them to the checks, as a folder bundle. */
export const snapshotOf = (files: Files): BundleSnapshot => {
  const builder = createSnapshotBuilder('folder');
  for (const [path, bytes] of files) {
    const isKept = builder.admit(path, bytes.length);
    const file = { size: bytes.length, sha256: sha256Hex(bytes), bytes: isKept ? bytes : null, dataOffset: null };
    builder.addFile(path, file);
  }
  return builder.build(null);
};

const viewerCode = readViewerCode();

/** In two steps, as the application does it. */
export const verifyFiles = (files: Files, anchors: Anchors, options?: VerifyOptions): Verification => {
  const known = new Map([...files].filter(([path]) => !path.startsWith('data/evidence/')));
  const finish = beginVerification(snapshotOf(known), anchors, nodeCrypto, { viewerCode, ...options });
  return finish(snapshotOf(files));
};

/** In one go, as a page does it. */
export const verifyFilesAtOnce = (files: Files, anchors: Anchors): Verification =>
  verifyBundle(snapshotOf(files), anchors, nodeCrypto, { viewerCode });

export const verifyZip = async (path: string, anchors: Anchors): Promise<Verification> =>
  verifyBundle(valueOf(await readBundle(path)), anchors, nodeCrypto, { viewerCode });

/** The files as the one canonical ZIP that they have. */
export const writeFiles = async (path: string, { topFolder, files }: Omit<Bundle, 'path'>): Promise<void> => {
  const sources = [...files].map(([name, bytes]) => ({ path: name, source: { bytes } }));
  valueOf(await writeZip(path, topFolder, sources));
};

/** The failed checks with the place that each names. */
export const failuresIn = ({ checks }: Verification): Partial<Record<CheckName, string | null>> =>
  Object.fromEntries(checks.filter(({ status }) => status === 'failed').map(({ name, first }) => [name, first]));

/** Code of a call that must be refused. */
export const codeOf = (result: Result<unknown, Failure>): string => (result.ok ? 'NOT REFUSED' : result.error.code);
