import { describe, expect, it } from 'vitest';
import type { BundleFile, BundleSnapshot } from '../../../shared/bundle/bundle-snapshot.ts';
import { verifyBundle } from '../../../shared/bundle/verify.ts';
import { utf8ToBytes } from '../../../shared/base/bytes.ts';
import { nodeCrypto } from '../../../services/node-crypto.ts';

const nobody = { signers: [], logKeys: [], witnesses: [], timeStampRoots: [], retained: [], requiredWitnesses: [] };

/** Names of the checks that say `ok` of a bundle that holds these files and nothing else. */
const okOf = (texts: Readonly<Record<string, string>>): readonly string[] => {
  const files = new Map(
    Object.entries(texts).map(([path, text]): [string, BundleFile] => {
      const bytes = utf8ToBytes(text);
      return [path, { size: bytes.length, sha256: nodeCrypto.sha256Hex(bytes), bytes }];
    }),
  );
  const snapshot: BundleSnapshot = { form: 'folder', topFolder: 'x', files, problems: [], zipChecked: false };
  const { verdict, checks } = verifyBundle(snapshot, nobody, nodeCrypto);
  expect(verdict).toBe('failed');
  return checks.filter(({ status }) => status === 'ok').map(({ name }) => name);
};

describe('a bundle of which nothing can be read', () => {
  it.each([
    ['holds no file', {}],
    ['holds a ledger that is none', { 'data/ledger/entries.jsonl': 'nothing\n', 'data/disclosures.txt': '' }],
    ['holds a ledger without its disclosures', { 'data/ledger/entries.jsonl': '{}\n' }],
  ])('has no check that is ok, where it %s', (_, texts) => {
    expect(okOf(texts)).toEqual([]);
  });
});
