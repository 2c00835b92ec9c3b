import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { profilePaths } from '../../../services/identities/profile.ts';
import { readRetained, retainCheckpoint } from '../../../services/identities/retained-notes.ts';
import { ed25519SignerFromSeed, nodeCrypto } from '../../../services/node-crypto.ts';
import type { Bytes } from '../../../shared/base/bytes.ts';
import { formatCheckpointNote, signCheckpoint } from '../../../shared/ledger/checkpoint.ts';
import { leafHash, merkleRoot } from '../../../shared/ledger/merkle.ts';
import { consistencyProof } from '../../../shared/ledger/merkle-proofs.ts';
import { createVerifierKey } from '../../../shared/ledger/verifier-key.ts';
import { valueOf } from '../../support/results.ts';
import { makeTestProfile } from '../../support/test-profile.ts';

const origin = 'plumbline.local/7f3c9a2e51d84b06';
const signer = ed25519SignerFromSeed(new Uint8Array(32).fill(8));
const logKey = createVerifierKey(origin, 1, signer.publicKey, nodeCrypto);
const leafHashes = Array.from({ length: 12 }, (_, index) => leafHash(`line ${index}`, nodeCrypto));
const rewritten = leafHashes.with(2, leafHash('another', nodeCrypto));
const noteOf = (size: number, from: readonly Bytes[] = leafHashes, name = origin): string =>
  formatCheckpointNote(
    signCheckpoint(
      { checkpoint: { origin: name, size, root: merkleRoot(from.slice(0, size), nodeCrypto) }, signer },
      nodeCrypto,
    ),
  );

describe('retainCheckpoint', () => {
  it('keeps the largest note of each origin', () => {
    const profile = makeTestProfile();
    const other = 'plumbline.local/0000000000000000';
    const otherKey = createVerifierKey(other, 1, signer.publicKey, nodeCrypto);
    expect(readRetained(profile, origin)).toEqual({ ok: true, value: undefined });
    expect(valueOf(retainCheckpoint(profile, { noteText: noteOf(5), logKey }))).toBe(true);
    expect(valueOf(retainCheckpoint(profile, { noteText: noteOf(3, leafHashes, other), logKey: otherKey }))).toBe(true);
    expect(valueOf(retainCheckpoint(profile, { noteText: noteOf(5), logKey }))).toBe(false);
    expect(valueOf(retainCheckpoint(profile, { noteText: noteOf(9), logKey, evidence: { leafHashes } }))).toBe(true);
    const proof = consistencyProof(9, leafHashes, nodeCrypto);
    expect(
      valueOf(retainCheckpoint(profile, { noteText: noteOf(12), logKey, evidence: { consistencyProof: proof } })),
    ).toBe(true);
    expect(valueOf(readRetained(profile, origin))?.checkpoint.size).toBe(12);
    expect(valueOf(readRetained(profile, other))?.checkpoint.size).toBe(3);
  });

  it('refuses what does not extend, with two different words, and keeps what it had', () => {
    const profile = makeTestProfile();
    retainCheckpoint(profile, { noteText: noteOf(9), logKey });
    for (const [noteText, evidence, code] of [
      [noteOf(8), { leafHashes }, 'HISTORY_SHORTER'],
      [noteOf(9, rewritten), { leafHashes: rewritten }, 'HISTORY_REWRITTEN'],
      [noteOf(12, rewritten), { leafHashes: rewritten }, 'HISTORY_REWRITTEN'],
      [noteOf(12), undefined, 'EXTENSION_NOT_SHOWN'],
    ] as const) {
      const request = { noteText, logKey, ...(evidence === undefined ? {} : { evidence }) };
      // Of another history there is something to do, and nothing that a help page would say.
      expect(retainCheckpoint(profile, request)).toMatchObject({
        ok: false,
        error: { code, hint: expect.stringMatching(/^(Do not rely on it|Give the whole bundle)/u) },
      });
    }
    expect(valueOf(readRetained(profile, origin))?.checkpoint.size).toBe(9);
  });

  it('never keeps a note whose log signature does not hold under the anchored key', () => {
    const profile = makeTestProfile();
    const stranger = ed25519SignerFromSeed(new Uint8Array(32).fill(9)).publicKey;
    for (const key of [
      createVerifierKey(origin, 1, stranger, nodeCrypto),
      createVerifierKey('plumbline.local/other', 1, signer.publicKey, nodeCrypto),
      createVerifierKey(origin, 4, signer.publicKey, nodeCrypto),
    ]) {
      expect(retainCheckpoint(profile, { noteText: noteOf(5), logKey: key })).toMatchObject({
        ok: false,
        error: { code: 'LOG_SIGNATURE_MISMATCH' },
      });
    }
    const tampered = noteOf(5).replace('\n5\n', '\n6\n');
    expect(retainCheckpoint(profile, { noteText: tampered, logKey }).ok).toBe(false);
    expect(retainCheckpoint(profile, { noteText: 'no note', logKey })).toMatchObject({
      ok: false,
      error: { code: 'BAD_CHECKPOINT' },
    });
    expect(readRetained(profile, origin)).toEqual({ ok: true, value: undefined });
  });

  it('does not take a damaged retained note for none', () => {
    const profile = makeTestProfile();
    retainCheckpoint(profile, { noteText: noteOf(9), logKey });
    for (const text of ['', 'garbage\n', noteOf(3, leafHashes, 'plumbline.local/0000000000000000')]) {
      writeFileSync(profilePaths.retained(profile.folder, origin), text);
      const damaged = { ok: false, error: { code: 'PROFILE_DAMAGED' } };
      expect(readRetained(profile, origin)).toMatchObject(damaged);
      expect(retainCheckpoint(profile, { noteText: noteOf(5), logKey })).toMatchObject(damaged);
    }
  });
});
