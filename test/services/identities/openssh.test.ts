import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ed25519SignerFromSeed, nodeCrypto, nodeRandomBytes } from '../../../services/node-crypto.ts';
import { exportOpensshPrivateKey, importOpensshPrivateKey } from '../../../services/identities/openssh-private-key.ts';
import { utf8ToBytes } from '../../../shared/base/bytes.ts';
import { formatAllowedSigner } from '../../../shared/bundle/allowed-signers.ts';
import { formatSshPublicKeyLine, parseSshPublicKeyLine } from '../../../shared/bundle/ssh-keys.ts';
import { createSshsig, verifySshsig } from '../../../shared/bundle/sshsig.ts';
import { valueOf } from '../../support/results.ts';
import { hasSshKeygen, makeTestFolder, runSshKeygen, writeTestFile } from '../../support/ssh-keygen.ts';

const namespace = 'plumbline-bundle-v1';
const message = utf8ToBytes('the tag manifest\nof some bundle\n');
const seed = nodeRandomBytes(32);
const signer = ed25519SignerFromSeed(seed);
const publicLine = formatSshPublicKeyLine({ type: 'ssh-ed25519', publicKey: signer.publicKey });

const verifyWithSshKeygen = (
  signature: string,
  signedText: Uint8Array,
  words: { readonly as?: string; readonly namespace?: string } = {},
): number | null => {
  const folder = makeTestFolder();
  const key = { type: 'ssh-ed25519', publicKey: signer.publicKey } as const;
  const signers = writeTestFile(folder, 'allowed_signers', `${formatAllowedSigner({ principal: 'anna', key })}\n`);
  const path = writeTestFile(folder, 'anna.sshsig', signature);
  const verify = [
    '-Y',
    'verify',
    '-f',
    signers,
    '-I',
    words.as ?? 'anna',
    '-n',
    words.namespace ?? namespace,
    '-s',
    path,
  ];
  return runSshKeygen(verify, signedText).status;
};

describe.skipIf(!hasSshKeygen)('ssh-keygen', () => {
  it('takes our signature with our allowed_signers line, and only for its message, person and purpose', () => {
    const signature = createSshsig({ signer, message, namespace }, nodeCrypto);
    expect(verifyWithSshKeygen(signature, message)).toBe(0);
    expect(verifyWithSshKeygen(signature, message.subarray(1))).not.toBe(0);
    expect(verifyWithSshKeygen(signature, message, { as: 'boris' })).not.toBe(0);
    expect(verifyWithSshKeygen(signature, message, { namespace: 'plumbline-review-v1' })).not.toBe(0);
  });

  it.each([
    ['ed25519', '256'],
    ['ecdsa', '256'],
  ])('makes %s signatures that we take', (type, bits) => {
    const folder = makeTestFolder();
    const key = join(folder, 'key');
    expect(runSshKeygen(['-q', '-t', type, '-b', bits, '-N', '', '-f', key]).status).toBe(0);
    // ECDSA integers differ in length from one signature to the next.
    for (let turn = 0; turn < 8; turn += 1) {
      const text = utf8ToBytes(`message ${turn}`);
      const signed = runSshKeygen(['-Y', 'sign', '-q', '-f', key, '-n', namespace], text);
      const verified = verifySshsig({ armoured: signed.output, message: text, namespace }, nodeCrypto);
      expect(verified).toMatchObject({ ok: true });
      expect(runSshKeygen(['-l', '-f', key]).output).toContain(valueOf(verified).fingerprint);
    }
  });

  it('makes the same bytes from an exported key as we do', () => {
    const folder = makeTestFolder();
    const key = writeTestFile(folder, 'key', exportOpensshPrivateKey({ seed, comment: 'anna' }, nodeRandomBytes));
    expect(runSshKeygen(['-Y', 'sign', '-q', '-f', key, '-n', namespace], message).output).toBe(
      createSshsig({ signer, message, namespace }, nodeCrypto),
    );
  });

  it('reads an exported key, with comments of every length', () => {
    for (let length = 0; length < 9; length += 1) {
      const comment = 'x'.repeat(length);
      const text = exportOpensshPrivateKey({ seed, comment }, nodeRandomBytes);
      const path = writeTestFile(makeTestFolder(), 'key', text);
      expect(runSshKeygen(['-y', '-f', path]).output.trimEnd()).toBe(`${publicLine} ${comment}`.trimEnd());
      expect(valueOf(importOpensshPrivateKey(text))).toEqual({ seed, publicKey: signer.publicKey, comment });
    }
  });

  it('makes keys that we read, in the clear and under a passphrase', () => {
    for (const passphrase of ['', 'correct horse', 'pässword ☃']) {
      const path = join(makeTestFolder(), 'key');
      expect(runSshKeygen(['-q', '-t', 'ed25519', '-N', passphrase, '-C', 'anna@host', '-f', path]).status).toBe(0);
      const imported = valueOf(importOpensshPrivateKey(readFileSync(path, 'utf8'), Buffer.from(passphrase)));
      const [type, key] = readFileSync(`${path}.pub`, 'utf8').split(' ');
      const expected = valueOf(parseSshPublicKeyLine(`${type} ${key}`));
      expect(expected).toEqual({ type: 'ssh-ed25519', publicKey: imported.publicKey });
      expect(imported.comment).toBe('anna@host');
      expect(ed25519SignerFromSeed(imported.seed).publicKey).toEqual(imported.publicKey);
    }
  });

  it('makes keys of other kinds and ciphers, which we refuse with what to do', () => {
    const folder = makeTestFolder();
    const ecdsa = join(folder, 'ecdsa');
    const aesCbc = join(folder, 'aes-cbc');
    const slow = join(folder, 'slow');
    runSshKeygen(['-q', '-t', 'ecdsa', '-b', '256', '-N', '', '-f', ecdsa]);
    runSshKeygen(['-q', '-t', 'ed25519', '-N', 'words', '-Z', 'aes256-cbc', '-f', aesCbc]);
    runSshKeygen(['-q', '-t', 'ed25519', '-N', 'words', '-a', '300', '-f', slow]);
    for (const path of [ecdsa, aesCbc, slow]) {
      expect(importOpensshPrivateKey(readFileSync(path, 'utf8'), Buffer.from('words'))).toMatchObject({
        ok: false,
        error: { code: 'UNSUPPORTED_PRIVATE_KEY', hint: expect.stringContaining('ssh-keygen -p') as string },
      });
    }
  });
});
