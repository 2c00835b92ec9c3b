import { beforeAll, describe, expect, it } from 'vitest';
import { createTestFolder } from '../../support/bundle-folder.ts';
import {
  changeFiles,
  failuresIn,
  makeDemoRelease,
  verifyFiles,
  verifyFilesAtOnce,
  type DemoRelease,
  type Files,
} from '../../support/demo-release.ts';

const folder = createTestFolder();
let demo: DemoRelease;

beforeAll(async () => {
  demo = await makeDemoRelease(folder);
}, 120_000);

const evidencePath = (files: Files): string =>
  [...files.keys()].find((path) => path.startsWith('data/evidence/')) ?? 'there is none';

const changes: readonly (readonly [string, (files: Files) => Readonly<Record<string, Uint8Array | null>>])[] = [
  ['nothing', () => ({})],
  ['a file of evidence', (files) => ({ [evidencePath(files)]: new Uint8Array([1]) })],
  ['a file of evidence that is gone', (files) => ({ [evidencePath(files)]: null })],
  ['a file of evidence too many', () => ({ [`data/evidence/${'0'.repeat(64)}`]: new Uint8Array([1]) })],
  ['the report', () => ({ 'data/report/assessment.pdf': new Uint8Array([1]) })],
  ['an export that is gone', () => ({ 'data/exports/misp.json': null })],
  ['the page', () => ({ 'viewer.html': new Uint8Array([1]) })],
  ['a file that no layout knows', () => ({ 'data/other': new Uint8Array([1]) })],
  ['the ledger', () => ({ 'data/ledger/entries.jsonl': new Uint8Array([1]) })],
];

describe('checking a bundle while its evidence is hashed', () => {
  it.each(changes)('says the same of %s as checking it in one go', (_, change) => {
    const files = changeFiles(demo.bundles.full.files, change(demo.bundles.full.files));
    expect(verifyFiles(files, demo.anchors)).toEqual(verifyFilesAtOnce(files, demo.anchors));
  });

  it('does not let a file of evidence pass because all else was checked before', () => {
    const { files } = demo.bundles.full;
    const path = evidencePath(files);
    const swapped = verifyFiles(changeFiles(files, { [path]: new Uint8Array([1]) }), demo.anchors);
    expect(failuresIn(swapped)).toMatchObject({ manifest: path, evidence: path });
    expect(swapped.verdict).toBe('failed');
  });
});
