import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answersTo } from './reviews.ts';
import { makeSmallCase, type SmallCase } from './small-case.ts';
import { openWorkstation, type Workstation } from './workstation.ts';
import { overrideAll } from './overrides.ts';

export const by = (identity: string) => ({ identity, passphrase: `passphrase of ${identity}` });

/** A released case of two people, and a reviewer on a workstation of their own who trusts them and holds the bundle. */
export type ReviewedCase = {
  readonly author: SmallCase;
  readonly reviewer: Workstation & { readonly root: string };
  readonly bundle: string;
  readonly anchors: { readonly signers: string; readonly logKey: string };
  /** The reviewer's `allowed_signers` line, for the author to trust. */
  readonly reviewerKey: string;
};

export const makeReviewedCase = async (root: string): Promise<ReviewedCase> => {
  const first = openWorkstation(join(root, 'profile'));
  for (const principal of ['anna', 'ben'])
    await first.call('identity.create', { principal, person: `Person ${principal}`, ...passphraseOf(principal) });
  const author = await makeSmallCase(root, 'anna');
  const { call, folder } = author;
  const file = join(root, 'ben.pub');
  writeFileSync(file, (await call('identity.export', { principal: 'ben' })).text);
  const { request } = await call('approval.request', { folder, act: { kind: 'enrol', file }, ...by('anna') });
  await call('approval.give', { folder, request, ...by('anna') });
  await releaseAgain(author);
  const bundle = join(root, 'public.zip');
  const signers = [by('anna'), by('ben')];
  await call('release.export', { folder, out: bundle, edition: 'public', signers });
  const anchors = await call('case.anchors', { folder, out: join(root, 'anchors') });

  const away = join(root, 'away');
  mkdirSync(away);
  const reviewer = openWorkstation(join(away, 'profile'));
  await reviewer.call('identity.trust', { file: anchors.signers });
  await reviewer.call('identity.trust', { file: anchors.logKey });
  const dora = await reviewer.call('identity.create', {
    principal: 'dora',
    person: 'Dora D.',
    ...passphraseOf('dora'),
  });
  const reviewerKey = join(root, 'dora.pub');
  writeFileSync(reviewerKey, `${dora.allowedSignersLine}\n`);
  return { author, reviewer: { ...reviewer, root: away }, bundle, anchors, reviewerKey };
};

/** Asked for, approved by both and frozen. */
export const releaseAgain = async ({ call, folder }: SmallCase): Promise<void> => {
  const act = { kind: 'release' as const, overrides: await overrideAll(call, folder) };
  const { request } = await call('approval.request', { folder, act, ...by('anna') });
  for (const principal of ['anna', 'ben']) await call('approval.give', { folder, request, ...by(principal) });
  await call('release.freeze', { folder, ...by('anna') });
};

/** A dissent over the bundle, answered in full and signed; gives the path of the file. */
export const signDissent = async ({ reviewer, bundle }: ReviewedCase, name: string): Promise<string> => {
  const draft = join(reviewer.root, `${name}.json`);
  const begun = await reviewer.call('review.begin', { path: bundle, draft, identity: 'dora' });
  await reviewer.call('review.answer', { draft, answers: answersTo(begun.draft), closeRatings: true });
  return (await reviewer.call('review.sign', { draft, ...by('dora') })).out;
};

const passphraseOf = (principal: string) => ({ passphrase: by(principal).passphrase });
