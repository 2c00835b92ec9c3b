import { createCipheriv, createHash, scryptSync } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { openKey, parseKeyEnvelope, sealKey, type KeyEnvelope } from '../../../services/identities/key-envelope.ts';
import { nodeRandomBytes } from '../../../services/node-crypto.ts';
import { base64ToBytes, bytesToBase64 } from '../../../shared/base/bytes.ts';
import { valueOf } from '../../support/results.ts';

const seed = new Uint8Array(32).fill(42);
const seal = (passphrase: Buffer): Promise<string> =>
  sealKey(
    { seed, principal: 'anna', person: 'Anna Ärmel', createdAt: '2026-03-01T10:00:00Z', passphrase },
    nodeRandomBytes,
  );

let text = '';
let envelope: KeyEnvelope;
beforeAll(async () => {
  text = await seal(Buffer.from('correct horse'));
  envelope = valueOf(parseKeyEnvelope(text));
});

// What a writer with intent does: the checksum is made again for whatever stands in the file.
const withChecksum = (change: Partial<Record<keyof KeyEnvelope, unknown>>): string => {
  const { checksum: _, ...sealed } = { ...envelope, ...change };
  const header = JSON.stringify([
    'plumbline key envelope',
    ...(
      ['v', 'principal', 'person', 'createdAt', 'publicKey', 'kdf', 'n', 'r', 'p', 'salt', 'cipher', 'nonce'] as const
    ).map((name) => sealed[name]),
  ]);
  const checksum = createHash('sha256')
    .update(JSON.stringify([header, sealed.ciphertext, sealed.tag]))
    .digest('hex');
  return JSON.stringify({ ...sealed, checksum });
};

describe('a key envelope', () => {
  it('opens with its passphrase, which is zeroed, as the one that sealed it was', async () => {
    const sealing = Buffer.from('words');
    const opening = Buffer.from('words');
    const sealed = valueOf(parseKeyEnvelope(await seal(sealing)));
    expect(valueOf(await openKey(sealed, opening))).toEqual(Buffer.from(seed));
    expect([...sealing, ...opening].every((byte) => byte === 0)).toBe(true);
  });

  it('is scrypt with N 2^17, r 8, p 1 and AES-256-GCM, as another program would make it', () => {
    const key = scryptSync('correct horse', base64ToBytes(envelope.salt) ?? '', 32, {
      N: 2 ** 17,
      r: 8,
      p: 1,
      maxmem: 2 ** 28,
    });
    const cipher = createCipheriv('aes-256-gcm', key, base64ToBytes(envelope.nonce) ?? new Uint8Array(0));
    const { v, principal, person, createdAt, publicKey, kdf, n, r, p, salt, nonce } = envelope;
    const header = [
      'plumbline key envelope',
      v,
      principal,
      person,
      createdAt,
      publicKey,
      kdf,
      n,
      r,
      p,
      salt,
      envelope.cipher,
      nonce,
    ];
    cipher.setAAD(Buffer.from(JSON.stringify(header)));
    const ciphertext = Buffer.concat([cipher.update(seed), cipher.final()]);
    expect([bytesToBase64(ciphertext), bytesToBase64(cipher.getAuthTag())]).toEqual([
      envelope.ciphertext,
      envelope.tag,
    ]);
  });

  it('never uses a salt or a nonce twice', async () => {
    const other = valueOf(parseKeyEnvelope(await seal(Buffer.from('correct horse'))));
    expect(other.salt).not.toBe(envelope.salt);
    expect(other.nonce).not.toBe(envelope.nonce);
    expect(other.ciphertext).not.toBe(envelope.ciphertext);
  });

  it('does not hold the seed in any plain form', () => {
    for (const form of [bytesToBase64(seed), Buffer.from(seed).toString('hex'), String.fromCharCode(...seed)]) {
      expect(text).not.toContain(form);
    }
  });

  it('stays shut to another passphrase', async () => {
    for (const passphrase of ['correct hors', 'Correct horse', '']) {
      expect(await openKey(envelope, Buffer.from(passphrase))).toMatchObject({
        ok: false,
        error: { code: 'WRONG_PASSPHRASE' },
      });
    }
  });
});

describe('a damaged key file', () => {
  it('is found without the passphrase, whichever character of a value is another', () => {
    expect(parseKeyEnvelope(text).ok).toBe(true);
    for (const match of text.matchAll(/": "?([^",]+)/gu)) {
      const at = match.index + match[0].length - 1;
      const other = text[at] === 'A' ? 'B' : 'A';
      expect(parseKeyEnvelope(text.slice(0, at) + other + text.slice(at + 1))).toMatchObject({
        ok: false,
        error: { code: 'KEY_DAMAGED' },
      });
    }
  });

  it('is found wherever it was cut', () => {
    for (let length = 0; length < text.length - 2; length += 1) {
      expect(parseKeyEnvelope(text.slice(0, length)).ok).toBe(false);
    }
  });

  it('cannot ask for another cost, another cipher or another version, even with a fitting checksum', () => {
    expect(parseKeyEnvelope(withChecksum({})).ok).toBe(true);
    for (const change of [
      { n: 2 ** 30 },
      { n: 2 ** 10 },
      { n: 0 },
      { r: 1024 },
      { p: 64 },
      { v: 2 },
      { kdf: 'pbkdf2' },
      { cipher: 'aes-256-cbc' },
      { salt: bytesToBase64(new Uint8Array(8)) },
      { nonce: bytesToBase64(new Uint8Array(8)) },
      { tag: bytesToBase64(new Uint8Array(4)) },
      { ciphertext: bytesToBase64(new Uint8Array(64)) },
      { principal: '../anna' },
      { person: 'Anna\u001b[2J' },
      { extra: 1 } as Partial<Record<keyof KeyEnvelope, unknown>>,
    ]) {
      expect(parseKeyEnvelope(withChecksum(change))).toMatchObject({
        ok: false,
        error: { code: 'KEY_DAMAGED' },
      });
    }
  });

  it('does not open once its readable part was altered on purpose', async () => {
    const other = bytesToBase64(new Uint8Array(32).fill(1));
    for (const change of [
      { principal: 'boris' },
      { person: 'Boris' },
      { createdAt: '2020-01-01T00:00:00Z' },
      { publicKey: other },
    ]) {
      const altered = valueOf(parseKeyEnvelope(withChecksum(change)));
      expect((await openKey(altered, Buffer.from('correct horse'))).ok).toBe(false);
    }
  });

  it('is refused unread when it is far too long', () => {
    expect(parseKeyEnvelope(`${' '.repeat(20_000)}${text}`).ok).toBe(false);
    expect(parseKeyEnvelope('['.repeat(15_000)).ok).toBe(false);
  });
});
