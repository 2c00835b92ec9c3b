import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { witnessName } from '../../shared/ledger/cosignature.ts';
import { createVerifierKey, formatVerifierKey } from '../../shared/ledger/verifier-key.ts';
import { demoPassphrases, demoProfileFolder } from '../../services/demo/demo-places.ts';
import { nodeCrypto } from '../../services/node-crypto.ts';
import { unlock } from '../../services/identities/unlock.ts';
import { openRelease, type Release } from './demo-release.ts';
import { overrideAll } from './overrides.ts';
import { valueOf } from './results.ts';
import { makeSmallCase } from './small-case.ts';
import { openWorkstation } from './workstation.ts';

/**
 * A case of two files that goes the way of the demonstration, by people of the same names: what is asked of the shape of a
 * bundle, over and over, needs no seven thousand disclosures.
 */
export const makeSmallRelease = async (folder: string): Promise<Release> => {
  const root = join(folder, 'small');
  const profile = demoProfileFolder(root);
  mkdirSync(root);
  const { call, deps } = openWorkstation(profile);
  const by = (identity: string) => ({ identity, passphrase: `passphrase of ${identity}` });
  for (const principal of ['demo-analyst', 'demo-reviewer', 'demo-witness']) {
    const { passphrase } = by(principal);
    await call('identity.create', { principal, person: `Person ${principal}`, passphrase });
    mkdirSync(demoPassphrases(profile), { recursive: true });
    writeFileSync(join(demoPassphrases(profile), principal), `${passphrase}\n`);
  }
  const [analyst, reviewer, witness] = [by('demo-analyst'), by('demo-reviewer'), by('demo-witness')];
  const small = await makeSmallCase(root, analyst.identity);
  // What the public edition withholds.
  await call('source.add', { folder: small.folder, name: 'An informant', reliability: 'C', tlp: 'AMBER' });
  const approve = async (request: string, people: readonly ReturnType<typeof by>[]): Promise<void> => {
    for (const person of people) await call('approval.give', { folder: small.folder, request, ...person });
  };
  const ask = async (act: Parameters<typeof call<'approval.request'>>[1]['act']): Promise<string> =>
    (await call('approval.request', { folder: small.folder, act, ...analyst })).request;
  await approve(await ask({ kind: 'enrol-here', principal: reviewer.identity }), [analyst]);
  const anchors = await call('case.anchors', { folder: small.folder, out: join(root, 'anchors') });
  const { signer } = valueOf(await unlock(deps, witness.identity, witness.passphrase));
  const key = createVerifierKey(witnessName(witness.identity), 4, signer.publicKey, nodeCrypto);
  const witnessKey = join(root, 'anchors', 'witness.vkey');
  writeFileSync(witnessKey, `${formatVerifierKey(key)}\n`);
  const overrides = await overrideAll(call, small.folder);
  await approve(await ask({ kind: 'release', overrides }), [analyst, reviewer]);
  const { checkpoint } = await call('release.freeze', { folder: small.folder, ...analyst, witnesses: [witness] });
  const bundles = { full: join(root, 'full.zip'), public: join(root, 'public.zip') };
  for (const edition of ['full', 'public'] as const)
    await call('release.export', {
      folder: small.folder,
      out: bundles[edition],
      edition,
      signers: [analyst, reviewer],
    });
  return await openRelease(root, {
    case: small.folder,
    bundles,
    anchors: { signers: anchors.signers, logKey: anchors.logKey, witness: witnessKey },
    checkpoint,
  });
};
