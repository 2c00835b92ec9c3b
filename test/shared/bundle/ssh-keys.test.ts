import { describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import { bytesToBase64, concatBytes } from '../../../shared/base/bytes.ts';
import {
  formatSshKeyBlob,
  formatSshPublicKeyLine,
  parseSshKeyBlob,
  parseSshPublicKeyLine,
  sshFingerprint,
} from '../../../shared/bundle/ssh-keys.ts';
import { writeString } from '../../../shared/bundle/ssh-wire.ts';
import { readFixture } from '../../support/fixture-file.ts';
import { valueOf } from '../../support/results.ts';

// Fingerprints as `ssh-keygen -l` prints them.
const keys = [
  ['ed25519', 'ssh-ed25519', 'SHA256:4YWO7vracouV9EVhCdXqvXpXYhXLuMqc9xVEaskdJGU'],
  ['ecdsa', 'ecdsa-sha2-nistp256', 'SHA256:pkwuRZLBIf8s7x3/5SETLl4lYgongkyOXrk1NO1Fh0g'],
  ['hardware-key', 'sk-ssh-ed25519@openssh.com', 'SHA256:YOhmBANb7QbbCQd191MPQUUFWFNIiw4a1kj7FWGMx2I'],
] as const;
const lineOf = (name: string): string => readFixture(`sshsig/${name}.pub`).trimEnd();

describe('public key lines', () => {
  it.each(keys)('of %s are read, named as ssh-keygen names them, and written again', (name, type, fingerprint) => {
    const key = valueOf(parseSshPublicKeyLine(lineOf(name)));
    expect(key.type).toBe(type);
    expect(sshFingerprint(formatSshKeyBlob(key), nodeCrypto)).toBe(fingerprint);
    expect(formatSshPublicKeyLine(key)).toBe(lineOf(name));
  });

  it.each([
    ['a comment', `${lineOf('ed25519')} me@host`],
    ['a newline', `${lineOf('ed25519')}\n`],
    ['two spaces', lineOf('ed25519').replace(' ', '  ')],
    ['no key', 'ssh-ed25519'],
    ['another type before it', lineOf('ed25519').replace('ssh-ed25519', 'ecdsa-sha2-nistp256')],
    ['a type that is not known', lineOf('ed25519').replace('ssh-ed25519', 'ssh-rsa')],
    ['base64 that is not canonical', lineOf('hardware-key').replace(/o6$/u, 'o7').replace(/=$/u, '')],
  ])('are refused with %s', (_, line) => {
    expect(parseSshPublicKeyLine(line)).toMatchObject({ ok: false, error: { code: 'BAD_SSH_KEY' } });
  });
});

describe('key blobs', () => {
  const honest = valueOf(parseSshPublicKeyLine(lineOf('ed25519')));
  const point = valueOf(parseSshPublicKeyLine(lineOf('ecdsa')));
  if (honest.type !== 'ssh-ed25519' || point.type !== 'ecdsa-sha2-nistp256') throw new Error('known fixtures');
  const hardware = 'sk-ssh-ed25519@openssh.com';

  it.each([
    ['nothing', new Uint8Array(0)],
    ['an RSA key', concatBytes(writeString('ssh-rsa'), writeString('abc'))],
    ['a length beyond the end', Uint8Array.of(0, 0, 0, 12, 1)],
    ['a huge length', Uint8Array.of(0xff, 0xff, 0xff, 0xff, 1)],
    ['a byte after the key', concatBytes(formatSshKeyBlob(honest), Uint8Array.of(0))],
    ['a key of 31 bytes', concatBytes(writeString('ssh-ed25519'), writeString(honest.publicKey.subarray(1)))],
    ['a key of small order', concatBytes(writeString('ssh-ed25519'), writeString(new Uint8Array(32)))],
    ['a hardware key without application', concatBytes(writeString(hardware), writeString(honest.publicKey))],
    [
      'a hardware key for a web site',
      concatBytes(writeString(hardware), writeString(honest.publicKey), writeString('https://example.org')),
    ],
    [
      'a hardware key of small order',
      concatBytes(writeString(hardware), writeString(new Uint8Array(32)), writeString('ssh:')),
    ],
    [
      'another curve',
      concatBytes(writeString('ecdsa-sha2-nistp256'), writeString('nistp384'), writeString(point.point)),
    ],
    [
      'a compressed point',
      concatBytes(
        writeString('ecdsa-sha2-nistp256'),
        writeString('nistp256'),
        writeString(concatBytes(Uint8Array.of(2), point.point.subarray(1, 33))),
      ),
    ],
  ])('of %s are refused', (_, blob) => {
    expect(parseSshKeyBlob(blob)).toMatchObject({ ok: false, error: { code: 'BAD_SSH_KEY' } });
  });

  it('are refused with any byte cut off', () => {
    for (const key of [honest, point]) {
      const blob = formatSshKeyBlob(key);
      for (let length = 0; length < blob.length; length += 1) {
        expect(parseSshPublicKeyLine(`${key.type} ${bytesToBase64(blob.subarray(0, length))}`).ok).toBe(false);
      }
    }
  });
});
