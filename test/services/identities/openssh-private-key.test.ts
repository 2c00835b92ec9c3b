import { describe, expect, it } from 'vitest';
import { bcryptPbkdf } from '../../../services/identities/bcrypt-pbkdf.ts';
import { exportOpensshPrivateKey, importOpensshPrivateKey } from '../../../services/identities/openssh-private-key.ts';
import { ed25519SignerFromSeed } from '../../../services/node-crypto.ts';
import { bytesToHex, concatBytes, utf8ToBytes, type Bytes } from '../../../shared/base/bytes.ts';
import { formatArmour, parseArmour } from '../../../shared/bundle/ssh-armour.ts';
import { formatSshPublicKeyLine } from '../../../shared/bundle/ssh-keys.ts';
import { readFixture } from '../../support/fixture-file.ts';
import { valueOf } from '../../support/results.ts';

const plain = readFixture('openssh-keys/plain');
const encrypted = readFixture('openssh-keys/encrypted');
const label = 'OPENSSH PRIVATE KEY';
const blobOf = (text: string): Bytes => parseArmour(label, text) ?? new Uint8Array(0);
const lineOf = (publicKey: Bytes): string => formatSshPublicKeyLine({ type: 'ssh-ed25519', publicKey });

describe('importOpensshPrivateKey', () => {
  it('reads a key in the clear', () => {
    const { seed, publicKey, comment } = valueOf(importOpensshPrivateKey(plain));
    expect(`${lineOf(publicKey)} ${comment}\n`).toBe(readFixture('openssh-keys/plain.pub'));
    expect(ed25519SignerFromSeed(seed).publicKey).toEqual(publicKey);
  });

  it('reads a key under a passphrase and zeroes the passphrase', () => {
    const passphrase = Buffer.from('correct horse');
    const { publicKey, comment } = valueOf(importOpensshPrivateKey(encrypted, passphrase));
    expect(`${lineOf(publicKey)} ${comment}\n`).toBe(readFixture('openssh-keys/encrypted.pub'));
    expect(passphrase.every((byte) => byte === 0)).toBe(true);
  });

  it('reads a key whose lines end as on Windows', () => {
    expect(importOpensshPrivateKey(plain.replaceAll('\n', '\r\n')).ok).toBe(true);
  });

  it('tells a wrong passphrase from none', () => {
    expect(importOpensshPrivateKey(encrypted, Buffer.from('correct hors'))).toMatchObject({
      ok: false,
      error: { code: 'WRONG_PASSPHRASE' },
    });
    for (const passphrase of [undefined, Buffer.alloc(0)]) {
      expect(importOpensshPrivateKey(encrypted, passphrase)).toMatchObject({
        ok: false,
        error: { code: 'PASSPHRASE_NEEDED' },
      });
    }
  });

  it('refuses every flipped byte of a key in the clear, besides its comment', () => {
    const blob = blobOf(plain);
    const text = String.fromCharCode(...blob);
    const comment = text.lastIndexOf('test only');
    for (let at = 0; at < blob.length; at += 1) {
      if (at >= comment && at < comment + 9) continue;
      const flipped = blob.with(at, (blob[at] ?? 0) ^ 1);
      expect(importOpensshPrivateKey(formatArmour(label, flipped)).ok).toBe(false);
    }
  });

  it('refuses every cut of a key', () => {
    const blob = blobOf(plain);
    for (let length = 0; length < blob.length; length += 1) {
      expect(importOpensshPrivateKey(formatArmour(label, blob.subarray(0, length))).ok).toBe(false);
    }
  });

  it('refuses bytes after the end, other armour and other texts', () => {
    for (const text of [
      formatArmour(label, concatBytes(blobOf(plain), Uint8Array.of(0))),
      plain.replaceAll('OPENSSH', 'RSA'),
      `${plain}\n`,
      '',
      'A'.repeat(100_000),
    ]) {
      expect(importOpensshPrivateKey(text)).toMatchObject({ ok: false, error: { code: 'BAD_PRIVATE_KEY' } });
    }
  });
});

it('exports the same text for the same random numbers, and reads it again', () => {
  const seed = new Uint8Array(32).fill(4);
  const text = exportOpensshPrivateKey({ seed, comment: 'c' }, (lengthBytes) => new Uint8Array(lengthBytes).fill(1));
  expect(text).toBe(
    exportOpensshPrivateKey({ seed, comment: 'c' }, (lengthBytes) => new Uint8Array(lengthBytes).fill(1)),
  );
  expect(valueOf(importOpensshPrivateKey(text)).seed).toEqual(seed);
});

describe('bcryptPbkdf', () => {
  // Known answers of golang.org/x/crypto/ssh/internal/bcrypt_pbkdf and of the pyca/bcrypt test suite.
  it.each([
    ['password', 'salt', 4, '5bbf0cc293587f1c3635555c27796598d47e579071bf427e9d8fbe842aba34d9'],
    ['password', '\0', 4, 'c12b566235eee04c212598970a579a67'],
    ['\0', 'salt', 4, '6051be18c2f4f82cbf0efee5471b4bb9'],
    [
      'password',
      'salt',
      8,
      'e1367ec5151a33faac4cc1c144cd23fa15d5548493ecc99b9b5d9c0d3b27bec76227ea66088b849b20ab7aa478010246e74bba51723fefa9f9474d6508845e8d',
    ],
  ])('gives the published key for %j, %j and %i rounds', (passphrase, salt, rounds, expected) => {
    const key = bcryptPbkdf(utf8ToBytes(passphrase), utf8ToBytes(salt), expected.length / 2, rounds);
    expect(bytesToHex(key)).toBe(expected);
  });
});
