import { describe, expect, it } from 'vitest';
import {
  bundlePart,
  bundlePathRules,
  classifyPath,
  isBundleFolder,
  requiredBundlePaths,
} from '../../../shared/bundle/layout.ts';

const digest = 'a70f87c8967c1e609829e87740a65c69e7f3af89341b28b8a1c865394273a6e3';

describe('the layout of a bundle', () => {
  it.each([
    ['bagit.txt', 'bag-declaration'],
    ['bag-info.txt', 'bag-info'],
    ['manifest-sha256.txt', 'manifest'],
    ['tagmanifest-sha256.txt', 'tagmanifest'],
    ['README.txt', 'readme'],
    ['VERIFY.txt', 'verify-guide'],
    ['viewer.html', 'viewer'],
    ['keys/allowed_signers', 'key'],
    ['keys/log.vkey', 'key'],
    ['keys/log.pub.pem', 'key'],
    ['keys/witness.vkey', 'key'],
    ['keys/witness.pub.pem', 'key'],
    ['keys/witness-2.vkey', 'key'],
    ['keys/witness-10.pub.pem', 'key'],
    ['data/ledger/entries.jsonl', 'entries'],
    ['data/ledger/checkpoint.txt', 'checkpoint'],
    ['data/disclosures.txt', 'disclosures'],
    [`data/evidence/${digest}`, 'evidence'],
    [`data/profiles/${digest}.json`, 'profile'],
    ['data/view.json', 'view'],
    ['data/assessment.json', 'assessment'],
    ['data/edition.json', 'edition'],
    ['data/report/assessment.pdf', 'report'],
    ['data/ledger/history/00000007.txt', 'history'],
    ['data/proofs/00000012.tlog-proof', 'proof'],
    ['data/exports/stix-2.1.json', 'export'],
    ['data/exports/misp.json', 'export'],
    ['data/exports/case-uco.jsonld', 'export'],
    ['signatures/demo-analyst.sshsig', 'bundle-signature'],
    ['signatures/a.b.sshsig', 'bundle-signature'],
    ['signatures/checkpoint.demo-analyst.sshsig', 'checkpoint-signature'],
    ['signatures/demo-witness.cosig', 'cosignature'],
    ['timestamps/checkpoint.tsq', 'timestamp'],
    ['timestamps/checkpoint.tsr', 'timestamp'],
    ['timestamps/root.pem', 'timestamp'],
  ])('knows %s', (path, kind) => {
    expect(classifyPath(path)).toBe(kind);
  });

  it.each([
    'case.db',
    'data/case.db',
    'readme.txt',
    'README.TXT',
    'data',
    'data/',
    '/bagit.txt',
    './bagit.txt',
    'data/../bagit.txt',
    'data/evidence/../../x',
    `data/evidence/${digest.toUpperCase()}`,
    `data/evidence/${digest.slice(1)}`,
    `data/evidence/${digest}.exe`,
    `data/evidence/${digest}/x`,
    `data/evidence/ab/${digest}`,
    `data/profiles/${digest}`,
    'data/ledger/history/7.txt',
    'data/ledger/history/000000007.txt',
    'data/proofs/00000012',
    'data/exports/other.json',
    'data/report/assessment.docx',
    'keys/witness-1.vkey',
    'keys/witness-02.vkey',
    'keys/private',
    'signatures/.sshsig',
    'signatures/Demo.sshsig',
    'signatures/checkpoint.sshsig',
    'signatures/checkpoint.checkpoint.sshsig',
    'signatures/checkpoint-a.sshsig',
    'signatures/checkpoint.demo.cosig',
    'signatures/nul.sshsig',
    'signatures/a/b.sshsig',
    'signatures/demo.sig',
    'timestamps/a.exe',
    'timestamps/aux.pem',
    'timestamps/a/b.pem',
    'toString',
    '__proto__',
  ])('refuses %s', (path) => {
    expect(classifyPath(path)).toBeUndefined();
  });

  it('knows every required path', () => {
    expect(requiredBundlePaths.map(classifyPath)).not.toContain(undefined);
    expect(requiredBundlePaths.toSorted()).toEqual(requiredBundlePaths);
  });

  it('keeps in memory what is parsed, and evidence, report, exports and viewer never', () => {
    const streamed = Object.entries(bundlePathRules).filter(([, rule]) => rule.storage === 'stream');
    expect(streamed.map(([kind]) => kind).toSorted()).toEqual(['evidence', 'export', 'report', 'viewer']);
  });

  it('puts every path into the manifest, the tag manifest or neither, unknown ones too', () => {
    expect(bundlePart('data/view.json')).toBe('payload');
    expect(bundlePart('data/unknown')).toBe('payload');
    expect(bundlePart('manifest-sha256.txt')).toBe('tag');
    expect(bundlePart('unknown')).toBe('tag');
    expect(bundlePart('signatures.txt')).toBe('tag');
    expect(bundlePart('tagmanifest-sha256.txt')).toBe('outside');
    expect(bundlePart('signatures/demo.sshsig')).toBe('outside');
    expect(bundlePart('timestamps/a.tsr')).toBe('outside');
  });

  it('knows its folders', () => {
    expect(isBundleFolder('data/evidence/')).toBe(true);
    expect(isBundleFolder('data/secrets/')).toBe(false);
  });
});
