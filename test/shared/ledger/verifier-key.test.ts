import { describe, expect, it } from 'vitest';
import { ed25519SignerFromSeed, nodeCrypto } from '../../../services/node-crypto.ts';
import { bytesToBase64 } from '../../../shared/base/bytes.ts';
import {
  createVerifierKey,
  formatVerifierKey,
  isKeyName,
  noteKeyId,
  parseVerifierKey,
  parseVerifierKeyFile,
} from '../../../shared/ledger/verifier-key.ts';
import { readFixture } from '../../support/fixture-file.ts';
import { valueOf } from '../../support/results.ts';

// From the C2SP specification of signed notes.
const example = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const { publicKey } = ed25519SignerFromSeed(new Uint8Array(32).fill(1));

const withMaterial = (bytes: readonly number[]): string =>
  `example.com/foo+530d903a+${bytesToBase64(new Uint8Array(bytes))}`;

describe('parseVerifierKey', () => {
  it('reads the key of the specification and writes it again', () => {
    const key = valueOf(parseVerifierKey(example, nodeCrypto));
    expect(key).toMatchObject({ name: 'example.com/foo', keyId: '530d903a', type: 1 });
    expect(formatVerifierKey(key)).toBe(example);
  });

  it('reads keys of both types that another program made', () => {
    for (const [path, type] of [
      ['checkpoint/log.vkey', 1],
      ['checkpoint/witness.vkey', 4],
    ] as const) {
      expect(valueOf(parseVerifierKeyFile(readFixture(path), type, nodeCrypto)).type).toBe(type);
      expect(parseVerifierKeyFile(readFixture(path), type === 1 ? 4 : 1, nodeCrypto).ok).toBe(false);
    }
  });

  it('gives one key different ids by type and by name', () => {
    const ids = [
      noteKeyId('a', 1, publicKey, nodeCrypto),
      noteKeyId('a', 4, publicKey, nodeCrypto),
      noteKeyId('b', 1, publicKey, nodeCrypto),
    ];
    expect(new Set(ids).size).toBe(3);
  });

  it('keeps a plus inside the base64', () => {
    for (let fill = 0; fill < 40; fill += 1) {
      const signer = ed25519SignerFromSeed(new Uint8Array(32).fill(fill));
      const key = createVerifierKey('example.org/x', 4, signer.publicKey, nodeCrypto);
      expect(valueOf(parseVerifierKey(formatVerifierKey(key), nodeCrypto))).toEqual(key);
    }
  });

  it.each([
    ['another key id', example.replace('530d903a', '530d903b')],
    ['an upper-case key id', example.replace('530d903a', '530D903A')],
    ['another name', example.replace('/foo', '/fop')],
    ['an empty name', example.replace('example.com/foo', '')],
    ['a name with a space', example.replace('/foo', '/f o')],
    ['a missing part', 'example.com/foo+530d903a'],
    ['a newline', `${example}\n`],
    ['an ECDSA key', withMaterial([2, ...publicKey])],
    ['an ML-DSA type', withMaterial([6, ...publicKey])],
    ['a short key', withMaterial([1, ...publicKey.subarray(1)])],
    ['a long key', withMaterial([1, ...publicKey, 0])],
    ['no key', withMaterial([1])],
    ['base64 with unused bits', example.replace('3U2k', '3U2')],
    ['a very long name', `${'a'.repeat(2000)}+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k`],
  ])('refuses %s', (_, text) => {
    expect(parseVerifierKey(text, nodeCrypto)).toMatchObject({ ok: false, error: { code: 'BAD_VERIFIER_KEY' } });
  });

  it('refuses a key of small order although its id is right', () => {
    const key = createVerifierKey('example.org/x', 1, new Uint8Array(32), nodeCrypto);
    expect(parseVerifierKey(formatVerifierKey(key), nodeCrypto)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('small order') as string },
    });
  });
});

it('wants exactly one key and one newline in a file', () => {
  expect(parseVerifierKeyFile(`${example}\n`, 1, nodeCrypto).ok).toBe(true);
  for (const text of [example, `${example}\r\n`, `${example}\n\n`, `${example}\n${example}\n`, `\n${example}\n`]) {
    expect(parseVerifierKeyFile(text, 1, nodeCrypto).ok).toBe(false);
  }
});

it('knows no key name with a Unicode space, a plus or a control character', () => {
  expect(isKeyName('plumbline.local/person/ägypten')).toBe(true);
  for (const space of [' ', '\u0085', '\u00a0', '\u1680', '\u2028', '\u3000', '+', '\u007f', '\u0000', '\ud800']) {
    expect(isKeyName(`a${space}b`)).toBe(false);
  }
});
