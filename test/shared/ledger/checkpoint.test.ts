import { describe, expect, it } from 'vitest';
import { ed25519SignerFromSeed, nodeCrypto } from '../../../services/node-crypto.ts';
import { bytesToBase64, bytesToHex } from '../../../shared/base/bytes.ts';
import {
  formatCheckpointBody,
  formatCheckpointNote,
  parseCheckpointBody,
  parseCheckpointNote,
  signCheckpoint,
  verifyLogSignature,
} from '../../../shared/ledger/checkpoint.ts';
import { createVerifierKey, parseVerifierKeyFile } from '../../../shared/ledger/verifier-key.ts';
import { readFixture } from '../../support/fixture-file.ts';
import { valueOf } from '../../support/results.ts';

const note = readFixture('checkpoint/checkpoint.txt');
const logKey = valueOf(parseVerifierKeyFile(readFixture('checkpoint/log.vkey'), 1, nodeCrypto));
const body = 'plumbline.local/7f3c9a2e51d84b06\n7\n+X7ovWAkgwMo2eUlwPj97mTrE9v5pKzcCn4NEGZNGMM=\n';
const [logLine = '', witnessLine = ''] = (note.split('\n\n')[1] ?? '').split('\n');

describe('parseCheckpointBody', () => {
  it('reads the three lines and writes them again', () => {
    const checkpoint = valueOf(parseCheckpointBody(body));
    expect(checkpoint).toMatchObject({ origin: 'plumbline.local/7f3c9a2e51d84b06', size: 7 });
    expect(bytesToHex(checkpoint.root)).toBe('f97ee8bd6024830328d9e525c0f8fdee64eb13dbf9a4acdc0a7e0d10664d18c3');
    expect(formatCheckpointBody(checkpoint)).toBe(body);
  });

  it('takes an empty tree and the largest safe size', () => {
    expect(valueOf(parseCheckpointBody(body.replace('\n7\n', '\n0\n'))).size).toBe(0);
    expect(valueOf(parseCheckpointBody(body.replace('\n7\n', '\n9007199254740991\n'))).size).toBe(2 ** 53 - 1);
  });

  it.each([
    ['a size with a leading zero', body.replace('\n7\n', '\n07\n')],
    ['a negative size', body.replace('\n7\n', '\n-7\n')],
    ['a signed size', body.replace('\n7\n', '\n+7\n')],
    ['a size in exponent form', body.replace('\n7\n', '\n7e0\n')],
    ['a size beyond the safe integers', body.replace('\n7\n', '\n9007199254740992\n')],
    ['no size', body.replace('\n7\n', '\n\n')],
    ['an extension line', `${body}extension\n`],
    ['a blank line', `${body}\n`],
    ['no final newline', body.trimEnd()],
    ['two lines', 'plumbline.local/7f3c9a2e51d84b06\n7\n'],
    ['an origin with a space', body.replace('local/', 'local /')],
    ['an empty origin', body.replace('plumbline.local/7f3c9a2e51d84b06', '')],
    ['a short root', body.replace(/\n[^\n]*\n$/u, `\n${bytesToBase64(new Uint8Array(31))}\n`)],
    ['a long root', body.replace(/\n[^\n]*\n$/u, `\n${bytesToBase64(new Uint8Array(33))}\n`)],
    ['a root that is not canonical', body.replace('GMM=', 'GMN=')],
    ['a root in base64url', body.replace('\n+X7', '\n-X7')],
  ])('refuses %s', (_, text) => {
    expect(parseCheckpointBody(text)).toMatchObject({ ok: false, error: { code: 'BAD_CHECKPOINT' } });
  });
});

describe('parseCheckpointNote', () => {
  it('reads a note that another program made, whose log signature holds', () => {
    const parsed = valueOf(parseCheckpointNote(note));
    expect(parsed.body).toBe(body);
    expect(parsed.cosignatures.map(({ name }) => name)).toEqual(['plumbline.local/person/demo-witness']);
    expect(verifyLogSignature({ note: parsed, key: logKey }, nodeCrypto)).toBe(true);
    expect(formatCheckpointNote(parsed)).toBe(note);
  });

  it('leaves no changed body with a log signature that holds', () => {
    for (const tampered of [
      note.replace('\n7\n', '\n6\n'),
      note.replace('+X7', '+Y7'),
      note.replaceAll('7f3c9a2e51d84b06', '7f3c9a2e51d84b07'),
    ]) {
      expect(verifyLogSignature({ note: valueOf(parseCheckpointNote(tampered)), key: logKey }, nodeCrypto)).toBe(false);
    }
  });

  it('does not take the signature of a good key under another name', () => {
    const parsed = valueOf(parseCheckpointNote(note));
    const renamed = createVerifierKey('plumbline.local/0000000000000000', 1, logKey.publicKey, nodeCrypto);
    expect(verifyLogSignature({ note: parsed, key: renamed }, nodeCrypto)).toBe(false);
    const { logSignature } = parsed;
    const asked = { ...parsed, logSignature: { ...logSignature, name: renamed.name, keyId: renamed.keyId } };
    expect(verifyLogSignature({ note: asked, key: renamed }, nodeCrypto)).toBe(false);
  });

  const logNamed = witnessLine.replace('person/demo-witness', '7f3c9a2e51d84b06');
  const zWitness = witnessLine.replace('demo-witness', 'z-witness');
  it('takes cosignatures in the order of their names only', () => {
    const sorted = valueOf(parseCheckpointNote(`${body}\n${logLine}\n${witnessLine}\n${zWitness}\n`));
    expect(sorted.cosignatures).toHaveLength(2);
  });

  it.each([
    ['cosignatures out of order', `${body}\n${logLine}\n${zWitness}\n${witnessLine}\n`],
    ['one witness twice', `${body}\n${logLine}\n${witnessLine}\n${witnessLine}\n`],
    ['the cosignature before the log signature', `${body}\n${witnessLine}\n${logLine}\n`],
    ['no log signature', `${body}\n${witnessLine}\n`],
    ['two log signatures', `${body}\n${logLine}\n${logLine}\n`],
    ['a log signature under another name', note.replace('— plumbline.local/7', '— plumbline.local/8')],
    ['a cosignature under the name of the log', `${body}\n${logLine}\n${logNamed}\n`],
    ['a cosignature without a time', `${body}\n${logLine}\n${logLine.replace('local/7f3c', 'local/person')}\n`],
    ['a log signature with a time', `${body}\n${witnessLine.replace('person/demo-witness', '7f3c9a2e51d84b06')}\n`],
    ['an extension line', note.replace('GMM=\n', 'GMM=\nextension\n')],
  ])('refuses %s', (_, text) => {
    expect(parseCheckpointNote(text)).toMatchObject({ ok: false, error: { code: 'BAD_CHECKPOINT' } });
  });
});

it('signs a checkpoint so that its own reader and verifier take it', () => {
  const signer = ed25519SignerFromSeed(new Uint8Array(32).fill(3));
  const signed = signCheckpoint({ checkpoint: valueOf(parseCheckpointBody(body)), signer }, nodeCrypto);
  const parsed = valueOf(parseCheckpointNote(formatCheckpointNote(signed)));
  expect(parsed).toEqual(signed);
  const key = createVerifierKey(parsed.checkpoint.origin, 1, signer.publicKey, nodeCrypto);
  expect(verifyLogSignature({ note: parsed, key }, nodeCrypto)).toBe(true);
});
