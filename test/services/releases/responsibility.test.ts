import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { Anchors } from '../../../shared/bundle/anchors.ts';
import { unlock } from '../../../services/identities/unlock.ts';
import { loadAnchors } from '../../../services/releases/load-anchors.ts';
import { createTestFolder } from '../../support/bundle-folder.ts';
import { makeCanaryCase, releaseCase, type CanaryCase } from '../../support/canary-case.ts';
import {
  changeFiles,
  failuresIn,
  readFiles,
  signAnew,
  textAt,
  verifyFiles,
  type Files,
} from '../../support/demo-release.ts';
import { testId } from '../../support/drafts.ts';
import { valueOf } from '../../support/results.ts';

const folder = createTestFolder();
const path = join(folder, 'public.zip');
let made: CanaryCase;
let anchorFiles: { readonly signers: string; readonly logKey: string };
let anchors: Anchors;
let files: Files;

beforeAll(async () => {
  made = await makeCanaryCase(folder);
  anchorFiles = await made.call('case.anchors', { folder: made.caseFolder, out: join(folder, 'anchors') });
  await releaseCase(made, []);
  const signers = [made.by('anna'), made.by('ben')];
  valueOf(await made.send('release.export', { folder: made.caseFolder, out: path, edition: 'public', signers }));
  ({ files } = await readFiles(path));
  anchors = valueOf(
    loadAnchors(
      { ...anchorFiles, witnesses: [], tsaRoots: [], retained: [], retain: false, requiredWitnesses: [] },
      made.deps,
    ),
  );
}, 120_000);

it('shows the codes of a mode of responsibility in a redacted edition, and withholds the reason', async () => {
  expect(verifyFiles(files, anchors).verdict).toBe('verified');
  const opened = join(folder, 'opened.case');
  await made.call('bundle.open', { path, folder: opened, anchors: anchorFiles });
  expect((await made.call('responsibility.list', { folder: opened })).modes).toMatchObject([
    { hypothesis: testId('hypothesis'), degree: 'state-ordered', basis: 'article-8', isWithdrawn: false, reason: null },
  ]);
});

it('fails where whoever signs says another degree than the ledger holds', async () => {
  const view = textAt(files, 'data/view.json');
  const forged = changeFiles(files, { 'data/view.json': view.replace('"state-ordered"', '"state-executed"') });
  const people = await Promise.all(
    ['anna', 'ben'].map(async (principal) =>
      valueOf(await unlock(made.deps, principal, made.by(principal).passphrase)),
    ),
  );
  const verification = verifyFiles(signAnew(forged, people), anchors);
  expect(verification.verdict).toBe('failed');
  expect(failuresIn(verification)).toMatchObject({ view: 'data/view.json' });
});
