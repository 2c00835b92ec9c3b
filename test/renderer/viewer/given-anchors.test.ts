import { describe, expect, it } from 'vitest';
import { noKeys, readPastedKeys } from '../../../renderer/viewer/given-anchors.ts';
import { nobleCrypto } from '../../../renderer/viewer/noble-crypto.ts';
import { createVerifierKey, formatVerifierKey } from '../../../shared/ledger/verifier-key.ts';
import { valueOf } from '../../support/results.ts';

// Public key of test 1 in RFC 8032, section 7.1.
const publicKey = Uint8Array.from(
  'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'.match(/../gu) ?? [],
  (byte) => Number.parseInt(byte, 16),
);
const logKey = formatVerifierKey(createVerifierKey('plumbline.local/7f3c9a2e51d84b06', 1, publicKey, nobleCrypto));

describe('keys that the reader pastes', () => {
  it('are none where nothing was pasted, so that nothing is anchored', () => {
    const nobody = { signers: [], logKeys: [], witnesses: [], timeStampRoots: [], retained: [], requiredWitnesses: [] };
    expect(valueOf(readPastedKeys(noKeys, nobleCrypto))).toEqual(nobody);
    expect(valueOf(readPastedKeys({ signers: ' \n', logKey: '\n', witness: ' ' }, nobleCrypto))).toEqual(nobody);
  });

  it('are taken with or without the newline of their file', () => {
    for (const text of [logKey, `${logKey}\n`]) {
      expect(valueOf(readPastedKeys({ ...noKeys, logKey: text }, nobleCrypto)).logKeys.map(formatVerifierKey)).toEqual([
        logKey,
      ]);
    }
  });

  it.each([
    ['signers', 'anna', 'The signers’ keys: '],
    ['logKey', `${logKey}x`, 'The log key: '],
    ['witness', logKey, 'The witness’s key: '],
  ])('are refused by name where %s cannot be read', (field, text, message) => {
    const read = readPastedKeys({ ...noKeys, [field]: text }, nobleCrypto);
    expect(read.ok ? '' : read.error.message).toContain(message);
  });
});
