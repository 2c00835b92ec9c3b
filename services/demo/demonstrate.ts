import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createClient, type Client } from '../../shared/api/client.ts';
import type { Input, Method, Output, VerificationReply } from '../../shared/api/contract.ts';
import { bytesToBase64url } from '../../shared/base/bytes.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { witnessName } from '../../shared/ledger/cosignature.ts';
import { createVerifierKey, formatVerifierKey } from '../../shared/ledger/verifier-key.ts';
import { defaultDemoCase, type DemoCaseName } from '../../shared/reference/demo-cases.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import type { AppDeps } from '../app-deps.ts';
import type { App } from '../create-app.ts';
import { listIdentities } from '../identities/identity-store.ts';
import { stretchByScrypt, type StretchPassphrase } from '../identities/key-envelope.ts';
import { demoPassphrases, demoProfileFolder } from './demo-places.ts';
import { fillDemo } from './fill-demo.ts';
import { loadContent } from './load-content.ts';
import { stretchOnce } from './stretch-once.ts';

export type Demonstration = {
  readonly case: string;
  readonly bundles: { readonly full: string; readonly public: string };
  readonly anchors: { readonly signers: string; readonly logKey: string; readonly witness: string };
  readonly checkpoint: string;
  /** Id of the hypothesis that leads; null on a tie, and where what leads names no answer (another or unknown actor). */
  readonly lead: string | null;
  readonly ok: boolean;
};

export type DemoDeps = Pick<AppDeps, 'crypto' | 'random' | 'clock' | 'userName' | 'machine' | 'viewerCode'> & {
  /** Makes the application that works under the demonstration's own profile. */
  readonly makeApp: (deps: AppDeps) => App;
  /** As in the profile that it is made under. */
  readonly stretch?: StretchPassphrase;
  readonly folder: string;
  /** Which case; left out, the first. */
  readonly demoCase?: DemoCaseName;
  readonly onStep?: (step: string) => void;
};

const people = {
  analyst: 'demo-analyst',
  reviewer: 'demo-reviewer',
  witness: 'demo-witness',
} as const;

/** What the invented persons sign for, since it is so. */
const notReviewed =
  'A demonstration: nobody independent has reviewed it, and a review by another invented person would be none. Its ratings are illustrative and nobody’s assessment.';

/**
 * The main job on real data: a case, its evidence, its ratings, a release approved by two persons, two editions, and
 * both verified with anchors that were written when the keys were made.
 */
export const demonstrateIn = async ({
  folder,
  demoCase = defaultDemoCase,
  makeApp,
  onStep = () => undefined,
  ...given
}: DemoDeps): Promise<Result<Demonstration>> => {
  const root = resolve(folder);
  const prepared = prepareFolder(root);
  if (!prepared.ok) return prepared;
  const { crypto, random, clock, userName, machine, viewerCode } = given;
  const stretch = stretchOnce(given.stretch ?? stretchByScrypt);
  const profile = { folder: demoProfileFolder(root), random, clock, stretch };
  const deps: AppDeps = { crypto, random, clock, userName, machine, viewerCode, profile };
  const app = makeApp(deps);
  try {
    return ok(await demonstrate(createClient(app), { root, demoCase, deps, onStep }));
  } catch (error) {
    if (error instanceof StepFailed) return err(error.failure);
    throw error;
  } finally {
    app.close();
    stretch.forget();
  }
};

const prepareFolder = (root: string): Result<null, Failure> => {
  try {
    mkdirSync(root, { recursive: true });
    if (readdirSync(root).length === 0) return ok(null);
    return err({
      code: 'OUTPUT_EXISTS',
      message: `The folder ${root} is not empty.`,
      hint: 'Name a folder that is empty or does not exist yet.',
      at: root,
    });
  } catch (error) {
    return err(storageFailure(error, root));
  }
};

/** Ends the demonstration at the first step that fails; never leaves this file. */
class StepFailed extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

export type Call = <M extends Method>(method: M, input: Input<M>) => Promise<Output<M>>;

type Options = {
  readonly root: string;
  readonly demoCase: DemoCaseName;
  readonly deps: AppDeps;
  readonly onStep: (step: string) => void;
};

const demonstrate = async (client: Client, { root, demoCase, deps, onStep }: Options): Promise<Demonstration> => {
  const call: Call = async (method, input) => {
    const reply = await client(method, input);
    if (!reply.ok) throw new StepFailed(reply.error);
    return reply.value;
  };
  const caseFolder = join(root, `${demoCase}.case`);
  const passphrases = makePassphrases(deps);
  onStep('making three identities');
  for (const [role, principal] of Object.entries(people)) {
    await call('identity.create', { principal, person: `Demonstration ${role}`, passphrase: passphrases(principal) });
    writePrivate(join(demoPassphrases(demoProfileFolder(root)), principal), `${passphrases(principal)}\n`);
  }
  onStep('making the case');
  const lead = await fillDemo({
    content: await loadContent(demoCase),
    call,
    caseFolder,
    analyst: people.analyst,
    onStep,
  });
  await enrolReviewer(call, caseFolder, root, passphrases);
  const anchors = await writeDemoAnchors(call, caseFolder, root, deps);
  onStep('requesting, approving and freezing the release');
  const by = (identity: string) => ({ identity, passphrase: passphrases(identity) });
  const requested = await call('approval.request', {
    folder: caseFolder,
    act: { kind: 'release', overrides: [{ rule: 'REVIEW', reason: notReviewed }] },
    ...by(people.analyst),
  });
  await call('approval.give', { folder: caseFolder, request: requested.request, ...by(people.analyst) });
  await call('approval.give', { folder: caseFolder, request: requested.request, ...by(people.reviewer) });
  const frozen = await call('release.freeze', {
    folder: caseFolder,
    ...by(people.analyst),
    witnesses: [by(people.witness)],
  });
  const bundles = { full: join(root, 'full.zip'), public: join(root, 'public.zip') };
  const verified: VerificationReply[] = [];
  for (const edition of ['full', 'public'] as const) {
    onStep(`exporting and verifying the ${edition} edition`);
    await call('release.export', {
      folder: caseFolder,
      out: bundles[edition],
      edition,
      signers: [by(people.analyst), by(people.reviewer)],
    });
    verified.push(
      await call('bundle.verify', {
        path: bundles[edition],
        anchors: { signers: anchors.signers, logKey: anchors.logKey, witnesses: [anchors.witness] },
      }),
    );
  }
  return {
    case: caseFolder,
    bundles,
    anchors,
    checkpoint: frozen.checkpoint,
    lead,
    ok: verified.every((reply) => reply.ok),
  };
};

const makePassphrases = ({ random }: AppDeps): ((principal: string) => string) => {
  const byPrincipal = new Map<string, string>(
    Object.values(people).map((principal) => [principal, bytesToBase64url(random(18))]),
  );
  return (principal) => byPrincipal.get(principal) ?? '';
};

const writePrivate = (path: string, text: string): void => {
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 });
  writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
};

/** The second enrolment needs one approval, by the first person. */
const enrolReviewer = async (
  call: Call,
  folder: string,
  root: string,
  passphrases: (principal: string) => string,
): Promise<void> => {
  const file = join(demoProfileFolder(root), `${people.reviewer}.pub`);
  const exported = await call('identity.export', { principal: people.reviewer });
  writePrivate(file, exported.text);
  const by = { identity: people.analyst, passphrase: passphrases(people.analyst) };
  const requested = await call('approval.request', { folder, act: { kind: 'enrol', file }, ...by });
  await call('approval.give', { folder, request: requested.request, ...by });
};

const writeDemoAnchors = async (
  call: Call,
  folder: string,
  root: string,
  deps: AppDeps,
): Promise<Demonstration['anchors']> => {
  const written = await call('case.anchors', { folder, out: join(root, 'anchors') });
  const listed = listIdentities(deps.profile);
  if (!listed.ok) throw new StepFailed(listed.error);
  const witness = listed.value.identities.find(({ principal }) => principal === people.witness);
  if (witness === undefined) throw new Error('the witness was made above');
  const file = join(root, 'anchors', 'witness.vkey');
  const key = createVerifierKey(witnessName(people.witness), 4, witness.publicKey, deps.crypto);
  writeFileSync(file, `${formatVerifierKey(key)}\n`, { flag: 'wx' });
  return { signers: written.signers, logKey: written.logKey, witness: file };
};
