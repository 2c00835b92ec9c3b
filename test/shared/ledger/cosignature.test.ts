import { describe, expect, it } from 'vitest';
import { ed25519SignerFromSeed, nodeCrypto } from '../../../services/node-crypto.ts';
import { bytesToHex, concatBytes, utf8ToBytes } from '../../../shared/base/bytes.ts';
import { formatCheckpointNote, parseCheckpointNote } from '../../../shared/ledger/checkpoint.ts';
import {
  addCosignature,
  cosign,
  formatCosignatureFile,
  parseCosignatureFile,
  verifyCosignature,
  witnessName,
} from '../../../shared/ledger/cosignature.ts';
import type { NoteSignature } from '../../../shared/ledger/signed-note.ts';
import { createVerifierKey, parseVerifierKeyFile } from '../../../shared/ledger/verifier-key.ts';
import { readFixture } from '../../support/fixture-file.ts';
import { valueOf } from '../../support/results.ts';

const note = valueOf(parseCheckpointNote(readFixture('checkpoint/checkpoint.txt')));
const key = valueOf(parseVerifierKeyFile(readFixture('checkpoint/witness.vkey'), 4, nodeCrypto));
const file = readFixture('checkpoint/demo-witness.cosig');
const { body } = note;
const signature = note.cosignatures[0];
if (signature === undefined) throw new Error('the fixture has a cosignature');

const signer = ed25519SignerFromSeed(new Uint8Array(32).fill(5));
const name = witnessName('zoe');
const ownKey = createVerifierKey(name, 4, signer.publicKey, nodeCrypto);
const failed = { ok: false, error: { code: 'BAD_COSIGNATURE' } };

describe('verifyCosignature', () => {
  it('takes a cosignature that another program made and gives its time', () => {
    expect(verifyCosignature({ body, signature, key }, nodeCrypto)).toEqual({
      ok: true,
      value: { timeSeconds: 1679315147 },
    });
  });

  it('refuses every flipped byte of time and signature', () => {
    for (let at = 0; at < signature.bytes.length; at += 1) {
      const bytes = signature.bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
      expect(verifyCosignature({ body, signature: { ...signature, bytes }, key }, nodeCrypto)).toMatchObject(failed);
    }
  });

  it('refuses another body, name, key id, key or key type', () => {
    const wrong: readonly { body?: string; signature?: NoteSignature; key?: typeof key }[] = [
      { body: body.replace('\n7\n', '\n8\n') },
      { body: body.trimEnd() },
      { signature: { ...signature, name: witnessName('other') } },
      { signature: { ...signature, keyId: '00000000' } },
      { signature: { ...signature, bytes: signature.bytes.subarray(1) } },
      { key: { ...key, type: 1 } },
      { key: { ...key, publicKey: signer.publicKey } },
    ];
    for (const change of wrong) {
      expect(verifyCosignature({ body, signature, key, ...change }, nodeCrypto)).toMatchObject(failed);
    }
  });

  it('refuses a time beyond the safe integers even where the signature holds', () => {
    const huge = 2n ** 53n;
    const time = new Uint8Array(8);
    new DataView(time.buffer).setBigUint64(0, huge);
    const bytes = concatBytes(time, signer.sign(utf8ToBytes(`cosignature/v1\ntime ${huge}\n${body}`)));
    const signed = { name, keyId: ownKey.keyId, bytes };
    expect(verifyCosignature({ body, signature: signed, key: ownKey }, nodeCrypto)).toMatchObject(failed);
  });

  it('never takes a log signature for a cosignature over the same body', () => {
    const bytes = concatBytes(new Uint8Array(8), signer.sign(utf8ToBytes(body)));
    const signed = { name, keyId: ownKey.keyId, bytes };
    expect(verifyCosignature({ body, signature: signed, key: ownKey }, nodeCrypto)).toMatchObject(failed);
  });
});

describe('cosign', () => {
  it('signs the two header lines of the specification before the body', () => {
    const made = cosign({ body, name, timeSeconds: 1679315147, signer }, nodeCrypto);
    expect(bytesToHex(made.bytes.subarray(0, 8))).toBe('00000000641850cb');
    const message = utf8ToBytes(`cosignature/v1\ntime 1679315147\n${body}`);
    expect(nodeCrypto.verifyEd25519(signer.publicKey, message, made.bytes.subarray(8))).toBe(true);
    expect(verifyCosignature({ body, signature: made, key: ownKey }, nodeCrypto).ok).toBe(true);
  });

  it('throws for a time that is none', () => {
    for (const timeSeconds of [-1, 1.5, Number.NaN, 2 ** 53]) {
      expect(() => cosign({ body, name, timeSeconds, signer }, nodeCrypto)).toThrow(RangeError);
    }
  });
});

describe('addCosignature', () => {
  it('puts each cosignature in its place by name, whatever the order in which they came', () => {
    const made = ['zoe', 'anna', 'mila'].map((principal) =>
      cosign({ body, name: witnessName(principal), timeSeconds: 1, signer }, nodeCrypto),
    );
    const joined = made.reduce((joining, one) => valueOf(addCosignature(joining, one)), note);
    expect(joined.cosignatures.map((one) => one.name)).toEqual(
      ['anna', 'demo-witness', 'mila', 'zoe'].map(witnessName),
    );
    expect(valueOf(parseCheckpointNote(formatCheckpointNote(joined)))).toEqual(joined);
  });

  it('refuses a second one by the same witness', () => {
    expect(addCosignature(note, signature)).toMatchObject({ ok: false, error: { code: 'ALREADY_COSIGNED' } });
  });
});

describe('a cosignature file', () => {
  it('is read and written again with the same bytes', () => {
    const parsed = valueOf(parseCosignatureFile(file, nodeCrypto));
    expect(parsed).toEqual({ key, signature });
    expect(formatCosignatureFile(parsed)).toBe(file);
  });

  const [keyLine = '', signatureLine = ''] = file.split('\n');
  it.each([
    ['one line', `${keyLine}\n`],
    ['the lines swapped', `${signatureLine}\n${keyLine}\n`],
    ['a third line', `${file}${signatureLine}\n`],
    ['no final newline', file.trimEnd()],
    ['carriage returns', file.replaceAll('\n', '\r\n')],
    ['a log key', `${readFixture('checkpoint/log.vkey')}${signatureLine}\n`],
    ['a signature under another name', file.replace('— plumbline.local/person/demo', '— plumbline.local/person/dem0')],
    ['a signature with another key id', file.replace(' 2hhYjQ', ' 3hhYjQ')],
    ['a signature that is too short', `${keyLine}\n— ${key.name} 2hhYjQAAAABkGFDL\n`],
  ])('is refused with %s', (_, text) => {
    expect(parseCosignatureFile(text, nodeCrypto)).toMatchObject(failed);
  });
});
