import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  readAddressBook,
  trustLogKey,
  trustSigners,
  trustTimeStampRoots,
  trustWitness,
} from '../../../services/identities/address-book.ts';
import { profilePaths } from '../../../services/identities/profile.ts';
import { ed25519SignerFromSeed, nodeCrypto } from '../../../services/node-crypto.ts';
import { formatAllowedSigner } from '../../../shared/bundle/allowed-signers.ts';
import { createVerifierKey, formatVerifierKey, type NoteKeyType } from '../../../shared/ledger/verifier-key.ts';
import { readFixture } from '../../support/fixture-file.ts';
import { valueOf } from '../../support/results.ts';
import { makeTestProfile } from '../../support/test-profile.ts';

const publicKey = (fill: number): Uint8Array =>
  Uint8Array.from(ed25519SignerFromSeed(new Uint8Array(32).fill(fill)).publicKey);
const signerLine = (principal: string, fill: number): string =>
  `${formatAllowedSigner({ principal, key: { type: 'ssh-ed25519', publicKey: publicKey(fill) } })}\n`;
const keyFile = (name: string, type: NoteKeyType, fill: number): string =>
  `${formatVerifierKey(createVerifierKey(name, type, publicKey(fill), nodeCrypto))}\n`;
const conflict = { ok: false, error: { code: 'ADDRESS_BOOK_CONFLICT' } };
const damaged = { ok: false, error: { code: 'ADDRESS_BOOK_DAMAGED' } };

describe('readAddressBook', () => {
  it('is empty before anybody was trusted', () => {
    expect(readAddressBook(makeTestProfile())).toEqual({
      ok: true,
      value: { signers: [], logKeys: [], witnesses: [], timeStampRoots: [] },
    });
  });

  it('gives all that was trusted, in a fixed order', () => {
    const profile = makeTestProfile();
    expect(valueOf(trustSigners(profile, signerLine('boris', 2)))).toEqual(['boris']);
    expect(valueOf(trustSigners(profile, `# people\n${signerLine('clara', 3)}${signerLine('anna', 1)}`))).toEqual([
      'clara',
      'anna',
    ]);
    expect(valueOf(trustLogKey(profile, keyFile('plumbline.local/b', 1, 4)))).toBe(true);
    expect(valueOf(trustLogKey(profile, keyFile('plumbline.local/a', 1, 5)))).toBe(true);
    expect(valueOf(trustWitness(profile, keyFile('plumbline.local/person/zoe', 4, 6)))).toBe(true);
    const { signers, logKeys, witnesses } = valueOf(readAddressBook(profile));
    expect(signers.map(({ principal }) => principal)).toEqual(['anna', 'boris', 'clara']);
    expect(logKeys.map(({ name }) => name)).toEqual(['plumbline.local/a', 'plumbline.local/b']);
    expect(witnesses.map(({ name }) => name)).toEqual(['plumbline.local/person/zoe']);
  });

  it('calls a damaged file damaged instead of trusting nobody', () => {
    for (const [path, text] of [
      [profilePaths.signers, 'anna ssh-ed25519 AAAA\n'],
      [profilePaths.logKeys, 'plumbline.local/a+00000000+AAAA\n'],
      [profilePaths.logKeys, keyFile('plumbline.local/a', 1, 5).trimEnd()],
      [profilePaths.logKeys, keyFile('plumbline.local/a', 4, 5)],
      [profilePaths.witnesses, keyFile('plumbline.local/a', 1, 5)],
      [profilePaths.witnesses, keyFile('plumbline.local/a', 4, 5) + keyFile('plumbline.local/a', 4, 6)],
    ] as const) {
      const profile = makeTestProfile();
      trustSigners(profile, signerLine('anna', 1));
      trustLogKey(profile, keyFile('plumbline.local/a', 1, 5));
      writeFileSync(path(profile.folder), text);
      expect(readAddressBook(profile)).toMatchObject(damaged);
    }
  });
});

describe('trustSigners', () => {
  it('passes over what it knows', () => {
    const profile = makeTestProfile();
    trustSigners(profile, signerLine('anna', 1));
    expect(valueOf(trustSigners(profile, signerLine('anna', 1) + signerLine('boris', 2)))).toEqual(['boris']);
    expect(valueOf(trustSigners(profile, signerLine('anna', 1)))).toEqual([]);
  });

  it('takes no second key for a principal and no second principal for a key, and then nothing else either', () => {
    const profile = makeTestProfile();
    trustSigners(profile, signerLine('anna', 1));
    const before = readFileSync(profilePaths.signers(profile.folder), 'utf8');
    expect(trustSigners(profile, signerLine('clara', 3) + signerLine('anna', 2))).toMatchObject(conflict);
    expect(trustSigners(profile, signerLine('clara', 3) + signerLine('boris', 1))).toMatchObject(conflict);
    expect(readFileSync(profilePaths.signers(profile.folder), 'utf8')).toBe(before);
  });

  it('refuses a text that is not of the one form', () => {
    expect(trustSigners(makeTestProfile(), signerLine('anna', 1).replace('anna', '*'))).toMatchObject({
      ok: false,
      error: { code: 'BAD_ALLOWED_SIGNERS', at: 'line 1' },
    });
  });
});

describe('trustLogKey and trustWitness', () => {
  it('know a key again and refuse another under its name', () => {
    const profile = makeTestProfile();
    const key = keyFile('plumbline.local/a', 1, 5);
    expect(valueOf(trustLogKey(profile, key))).toBe(true);
    expect(valueOf(trustLogKey(profile, key))).toBe(false);
    expect(trustLogKey(profile, keyFile('plumbline.local/a', 1, 6))).toMatchObject(conflict);
    expect(readFileSync(profilePaths.logKeys(profile.folder), 'utf8')).toBe(key);
  });

  it('never take the key of one role for the other', () => {
    const bad = { ok: false, error: { code: 'BAD_VERIFIER_KEY' } };
    expect(trustLogKey(makeTestProfile(), keyFile('plumbline.local/a', 4, 5))).toMatchObject(bad);
    expect(trustWitness(makeTestProfile(), keyFile('plumbline.local/a', 1, 5))).toMatchObject(bad);
  });
});

describe('trustTimeStampRoots', () => {
  it('names what is new, keeps each certificate once, and takes none where one of them is no certificate', () => {
    const profile = makeTestProfile();
    const [first, second] = [readFixture('timestamps/root.pem'), readFixture('timestamps/ecroot.pem')];
    const broken = readFixture('timestamps/other.pem').replace('MII', 'MIJ');
    expect(trustTimeStampRoots(profile, second + broken)).toMatchObject({
      ok: false,
      error: { code: 'BAD_CERTIFICATE' },
    });
    expect(valueOf(trustTimeStampRoots(profile, first))).toEqual(['Test Time Root']);
    expect(valueOf(trustTimeStampRoots(profile, first + second))).toEqual(['Test Time Root EC']);
    expect(valueOf(trustTimeStampRoots(profile, second))).toEqual([]);
    expect(
      valueOf(readAddressBook(profile))
        .timeStampRoots.map(({ name }) => name)
        .sort(),
    ).toEqual(['Test Time Root', 'Test Time Root EC']);
    writeFileSync(profilePaths.timeStampRoots(profile.folder), 'x');
    expect(readAddressBook(profile)).toMatchObject({ ok: false, error: { code: 'ADDRESS_BOOK_DAMAGED' } });
  });
});
