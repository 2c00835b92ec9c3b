import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createIdentity, listIdentities, unlockIdentity } from '../../../services/identities/identity-store.ts';
import { profilePaths } from '../../../services/identities/profile.ts';
import { ed25519SignerFromSeed, nodeCrypto } from '../../../services/node-crypto.ts';
import { utf8ToBytes } from '../../../shared/base/bytes.ts';
import { parseAllowedSigners } from '../../../shared/bundle/allowed-signers.ts';
import { valueOf } from '../../support/results.ts';
import { makeTestProfile } from '../../support/test-profile.ts';

const words = (): Buffer => Buffer.from('correct horse');

describe('an identity', () => {
  it('is made, listed and unlocked, and signs as the person whose line it prints', async () => {
    const profile = makeTestProfile();
    const made = valueOf(
      await createIdentity(profile, { principal: 'anna', person: 'Anna Ärmel', passphrase: words() }),
    );
    expect(made).toMatchObject({ principal: 'anna', person: 'Anna Ärmel', createdAt: '2026-03-01T10:00:00Z' });
    expect(listIdentities(profile)).toEqual({ ok: true, value: { identities: [made], damaged: [] } });

    const passphrase = words();
    const { signer, ...unlocked } = valueOf(await unlockIdentity(profile, 'anna', passphrase));
    expect(unlocked).toEqual(made);
    expect(passphrase.every((byte) => byte === 0)).toBe(true);
    const message = utf8ToBytes('message');
    const [line] = valueOf(parseAllowedSigners(`${made.allowedSignersLine}\n`));
    expect(line?.key).toEqual({ type: 'ssh-ed25519', publicKey: signer.publicKey });
    expect(nodeCrypto.verifyEd25519(made.publicKey, message, signer.sign(message))).toBe(true);
  });

  it('lies in a file of mode 0600 in a folder of mode 0700, with nothing beside it', async () => {
    const profile = makeTestProfile();
    await createIdentity(profile, { principal: 'anna', person: 'Anna', passphrase: words() });
    const folder = profilePaths.identities(profile.folder);
    expect(readdirSync(folder)).toEqual(['anna.json']);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(profilePaths.identity(profile.folder, 'anna')).mode & 0o777).toBe(0o600);
    expect(readFileSync(profilePaths.identity(profile.folder, 'anna'), 'utf8')).not.toContain('correct horse');
  });

  it('can be made around a key that the person has already', async () => {
    const seed = new Uint8Array(32).fill(6);
    const made = valueOf(
      await createIdentity(makeTestProfile(), { principal: 'anna', person: 'Anna', passphrase: words(), seed }),
    );
    expect(made.publicKey).toEqual(ed25519SignerFromSeed(seed).publicKey);
    expect(seed).toEqual(new Uint8Array(32).fill(6));
  });

  it('is never overwritten by a second of its name', async () => {
    const profile = makeTestProfile();
    const first = valueOf(await createIdentity(profile, { principal: 'anna', person: 'Anna', passphrase: words() }));
    expect(await createIdentity(profile, { principal: 'anna', person: 'Eve', passphrase: words() })).toMatchObject({
      ok: false,
      error: { code: 'IDENTITY_EXISTS' },
    });
    expect(valueOf(await unlockIdentity(profile, 'anna', words())).publicKey).toEqual(first.publicKey);
  });

  it('is not made without a principal, a name and a passphrase, and what was typed is zeroed all the same', async () => {
    const profile = makeTestProfile();
    for (const [principal, person, passphrase, code] of [
      ['../anna', 'Anna', words(), 'BAD_PRINCIPAL'],
      ['Anna', 'Anna', words(), 'BAD_PRINCIPAL'],
      ['checkpoint', 'Anna', words(), 'BAD_PRINCIPAL'],
      ['anna', '', words(), 'BAD_PERSON'],
      ['anna', ' Anna', words(), 'BAD_PERSON'],
      ['anna', 'An\u001bna', words(), 'BAD_PERSON'],
      ['anna', 'A'.repeat(201), words(), 'BAD_PERSON'],
      ['anna', 'Anna', Buffer.alloc(0), 'EMPTY_PASSPHRASE'],
    ] as const) {
      expect(await createIdentity(profile, { principal, person, passphrase })).toMatchObject({
        ok: false,
        error: { code, message: expect.stringMatching(/^[A-Z“]/u), hint: expect.stringMatching(/^[A-Z]/u) },
      });
      expect(passphrase.every((byte) => byte === 0)).toBe(true);
    }
    expect(listIdentities(profile)).toEqual({ ok: true, value: { identities: [], damaged: [] } });
  });
});

describe('unlockIdentity', () => {
  it('tells a wrong passphrase, a damaged file, another person’s file and no file apart', async () => {
    const profile = makeTestProfile();
    await createIdentity(profile, { principal: 'anna', person: 'Anna', passphrase: words() });
    const path = profilePaths.identity(profile.folder, 'anna');
    copyFileSync(path, profilePaths.identity(profile.folder, 'boris'));
    writeFileSync(
      profilePaths.identity(profile.folder, 'clara'),
      readFileSync(path, 'utf8').replace('"Anna"', '"Eva"'),
    );
    const codes: string[] = [];
    for (const [principal, passphrase] of [
      ['anna', 'wrong'],
      ['boris', 'correct horse'],
      ['clara', 'correct horse'],
      ['dora', 'correct horse'],
      ['../identities/anna', 'correct horse'],
    ] as const) {
      const typed = Buffer.from(passphrase);
      const outcome = await unlockIdentity(profile, principal, typed);
      codes.push(outcome.ok ? 'OPEN' : outcome.error.code);
      if (!outcome.ok) expect(outcome.error.hint).toMatch(/^[A-Z]/u);
      expect(typed.every((byte) => byte === 0)).toBe(true);
    }
    expect(codes).toEqual(['WRONG_PASSPHRASE', 'KEY_DAMAGED', 'KEY_DAMAGED', 'NO_SUCH_IDENTITY', 'BAD_PRINCIPAL']);
  });
});

describe('listIdentities', () => {
  it('names what it cannot read and still shows the others, by principal', async () => {
    const profile = makeTestProfile();
    for (const principal of ['boris', 'anna']) {
      await createIdentity(profile, { principal, person: principal, passphrase: words() });
    }
    writeFileSync(profilePaths.identity(profile.folder, 'zoe'), '{}');
    writeFileSync(`${profilePaths.identities(profile.folder)}/Not a principal.json`, '{}');
    const { identities, damaged } = valueOf(listIdentities(profile));
    expect(identities.map(({ principal }) => principal)).toEqual(['anna', 'boris']);
    expect(damaged.map(({ code }) => code)).toEqual(['BAD_PRINCIPAL', 'KEY_DAMAGED']);
  });
});
