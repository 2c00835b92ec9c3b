import { describe, expect, it } from 'vitest';
import { ed25519SignerFromSeed, nodeCrypto } from '../../../services/node-crypto.ts';
import { bytesToBase64, concatBytes, utf8ToBytes, type Bytes } from '../../../shared/base/bytes.ts';
import { formatArmour, parseArmour } from '../../../shared/bundle/ssh-armour.ts';
import { formatSshKeyBlob } from '../../../shared/bundle/ssh-keys.ts';
import { writeString, writeUint32 } from '../../../shared/bundle/ssh-wire.ts';
import { createSshsig, parseSshsig, signedData, verifySshsig } from '../../../shared/bundle/sshsig.ts';
import { readFixture } from '../../support/fixture-file.ts';
import { valueOf } from '../../support/results.ts';

const namespace = 'plumbline-bundle-v1';
const message = utf8ToBytes(readFixture('sshsig/message.txt'));
const names = ['ed25519', 'ecdsa', 'hardware-key'] as const;
const signer = ed25519SignerFromSeed(new Uint8Array(32).fill(11));

// A signature whose every part can be another than it should be, properly signed wherever that is possible.
type Parts = {
  readonly magic: string;
  readonly version: number;
  readonly namespace: string;
  readonly reserved: string;
  readonly hash: string;
  readonly signatureType: string;
  readonly signatureTail: Bytes;
  readonly tail: Bytes;
};
const build = (change: Partial<Parts>): string => {
  const parts: Parts = {
    magic: 'SSHSIG',
    version: 1,
    namespace,
    reserved: '',
    hash: 'sha512',
    signatureType: 'ssh-ed25519',
    signatureTail: new Uint8Array(0),
    tail: new Uint8Array(0),
    ...change,
  };
  const digest = parts.hash === 'sha256' ? nodeCrypto.sha256(message) : nodeCrypto.sha512(message);
  const head = concatBytes(writeString(parts.namespace), writeString(parts.reserved), writeString(parts.hash));
  const signature = signer.sign(concatBytes(utf8ToBytes(parts.magic), head, writeString(digest)));
  return formatArmour(
    'SSH SIGNATURE',
    concatBytes(
      utf8ToBytes(parts.magic),
      writeUint32(parts.version),
      writeString(formatSshKeyBlob({ type: 'ssh-ed25519', publicKey: signer.publicKey })),
      head,
      writeString(concatBytes(writeString(parts.signatureType), writeString(signature), parts.signatureTail)),
      parts.tail,
    ),
  );
};

describe('verifySshsig', () => {
  it.each(names)('takes the signature that OpenSSH made or accepts: %s', (name) => {
    const armoured = readFixture(`sshsig/${name}.sshsig`);
    const verified = valueOf(verifySshsig({ armoured, message, namespace }, nodeCrypto));
    const [type, key] = readFixture(`sshsig/${name}.pub`).trimEnd().split(' ');
    expect([verified.keyType, bytesToBase64(verified.publicKeyBlob)]).toEqual([type, key]);
    expect(verified.fingerprint).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/u);
  });

  it.each(names)('refuses every flipped byte of %s', (name) => {
    const blob = parseArmour('SSH SIGNATURE', readFixture(`sshsig/${name}.sshsig`)) ?? new Uint8Array(0);
    for (let at = 0; at < blob.length; at += 1) {
      const armoured = formatArmour('SSH SIGNATURE', blob.with(at, (blob[at] ?? 0) ^ 1));
      expect(verifySshsig({ armoured, message, namespace }, nodeCrypto).ok).toBe(false);
    }
  });

  it.each(names)('refuses every cut of %s', (name) => {
    const blob = parseArmour('SSH SIGNATURE', readFixture(`sshsig/${name}.sshsig`)) ?? new Uint8Array(0);
    for (let length = 0; length < blob.length; length += 1) {
      const armoured = formatArmour('SSH SIGNATURE', blob.subarray(0, length));
      expect(parseSshsig(armoured)).toMatchObject({ ok: false, error: { code: 'BAD_SSHSIG' } });
    }
  });

  it.each(names)('refuses another message under %s', (name) => {
    const armoured = readFixture(`sshsig/${name}.sshsig`);
    for (const other of [new Uint8Array(0), message.subarray(1), new Uint8Array([...message, 10])]) {
      expect(verifySshsig({ armoured, message: other, namespace }, nodeCrypto)).toMatchObject({
        ok: false,
        error: { code: 'SIGNATURE_MISMATCH' },
      });
    }
  });

  it('refuses a signature made for another purpose', () => {
    const armoured = createSshsig({ signer, message, namespace: 'plumbline-review-v1' }, nodeCrypto);
    expect(verifySshsig({ armoured, message, namespace }, nodeCrypto)).toMatchObject({
      ok: false,
      error: { code: 'WRONG_NAMESPACE' },
    });
  });

  it('refuses sha256, although OpenSSH makes and takes it', () => {
    const armoured = readFixture('sshsig/ed25519-sha256.sshsig');
    expect(verifySshsig({ armoured, message, namespace }, nodeCrypto)).toMatchObject({
      ok: false,
      error: { code: 'BAD_SSHSIG', message: 'the hash is not sha512' },
    });
  });

  it('refuses a hardware key that nobody touched, although the signature holds', () => {
    const armoured = readFixture('sshsig/hardware-key-untouched.sshsig');
    expect(verifySshsig({ armoured, message, namespace }, nodeCrypto)).toMatchObject({
      ok: false,
      error: { code: 'SIGNATURE_MISMATCH', message: expect.stringContaining('touched') as string },
    });
  });

  it.each([
    ['another magic', { magic: 'SSHSIH' }],
    ['version 2', { version: 2 }],
    ['an empty namespace', { namespace: '' }],
    ['something reserved', { reserved: 'x' }],
    ['an unknown hash', { hash: 'sha1' }],
    ['a signature of another type than the key', { signatureType: 'ecdsa-sha2-nistp256' }],
    ['a byte after the signature', { signatureTail: Uint8Array.of(0) }],
    ['a byte after the end', { tail: Uint8Array.of(0) }],
  ])('refuses %s, properly signed', (_, change) => {
    expect(verifySshsig({ armoured: build({}), message, namespace }, nodeCrypto).ok).toBe(true);
    expect(verifySshsig({ armoured: build(change), message, namespace }, nodeCrypto)).toMatchObject({
      ok: false,
      error: { code: 'BAD_SSHSIG' },
    });
  });

  it('refuses a text of any length without reading it', () => {
    const armoured = `-----BEGIN SSH SIGNATURE-----\n${'A'.repeat(1_000_000)}`;
    expect(verifySshsig({ armoured, message, namespace }, nodeCrypto).ok).toBe(false);
  });
});

describe('ECDSA integers', () => {
  const type = 'ecdsa-sha2-nistp256';
  const armouredWith = (r: Bytes, s: Bytes): string => {
    const blob = parseArmour('SSH SIGNATURE', readFixture('sshsig/ecdsa.sshsig')) ?? new Uint8Array(0);
    const { publicKeyBlob } = valueOf(parseSshsig(readFixture('sshsig/ecdsa.sshsig')));
    const value = writeString(concatBytes(writeString(r), writeString(s)));
    const head = concatBytes(blob.subarray(0, 10), writeString(publicKeyBlob), writeString(namespace));
    const signature = writeString(concatBytes(writeString(type), value));
    return formatArmour('SSH SIGNATURE', concatBytes(head, writeString(''), writeString('sha512'), signature));
  };
  const { signature } = valueOf(parseSshsig(readFixture('sshsig/ecdsa.sshsig')));
  const shortest = (integer: Bytes): Bytes => {
    const start = integer.findIndex((byte) => byte !== 0);
    const magnitude = integer.subarray(start);
    return (magnitude[0] ?? 0) >= 0x80 ? concatBytes(Uint8Array.of(0), magnitude) : magnitude;
  };
  const r = shortest(signature.bytes.subarray(0, 32));
  const s = shortest(signature.bytes.subarray(32));

  it('are read in their shortest form', () => {
    const armoured = armouredWith(r, s);
    expect(armoured).toBe(readFixture('sshsig/ecdsa.sshsig'));
    expect(verifySshsig({ armoured, message, namespace }, nodeCrypto).ok).toBe(true);
  });

  it.each([
    ['empty', new Uint8Array(0)],
    ['zero', Uint8Array.of(0)],
    ['negative', Uint8Array.of(0x80)],
    ['written with a needless zero', concatBytes(Uint8Array.of(0), r[0] === 0 ? r : Uint8Array.of(1))],
    ['longer than 32 bytes', new Uint8Array(33).fill(1)],
  ])('are refused when %s', (_, integer) => {
    expect(parseSshsig(armouredWith(integer, s))).toMatchObject({ ok: false, error: { code: 'BAD_SSHSIG' } });
    expect(parseSshsig(armouredWith(r, integer))).toMatchObject({ ok: false, error: { code: 'BAD_SSHSIG' } });
  });
});

describe('createSshsig', () => {
  it('verifies and is canonical', () => {
    const armoured = createSshsig({ signer, message, namespace }, nodeCrypto);
    expect(armoured).toBe(build({}));
    expect(valueOf(verifySshsig({ armoured, message, namespace }, nodeCrypto)).keyType).toBe('ssh-ed25519');
  });
});

it('signs magic, namespace, nothing reserved, hash name and hash, in this order', () => {
  const expected = concatBytes(
    utf8ToBytes('SSHSIG\0\0\0\u0001a\0\0\0\0\0\0\0\u0006sha512\0\0\0\u0003'),
    Uint8Array.of(1, 2, 3),
  );
  expect(signedData('a', Uint8Array.of(1, 2, 3))).toEqual(expected);
});
