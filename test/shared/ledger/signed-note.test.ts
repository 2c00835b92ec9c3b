import { describe, expect, it } from 'vitest';
import { ed25519SignerFromSeed, nodeCrypto } from '../../../services/node-crypto.ts';
import {
  formatSignatureLine,
  formatSignedNote,
  noteCharactersMax,
  noteSignaturesMax,
  parseSignatureLine,
  parseSignedNote,
  signNote,
  verifyNoteSignature,
} from '../../../shared/ledger/signed-note.ts';
import { createVerifierKey, parseVerifierKey } from '../../../shared/ledger/verifier-key.ts';
import { valueOf } from '../../support/results.ts';

// Both examples stand in the C2SP specification of signed notes.
const exampleKey = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const exampleNote =
  'This is an example message.\n\n' +
  '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
const poem =
  'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n' +
  '— quasimodo.example/salvatore ' +
  'NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n';

const holds = (note: string): boolean => {
  const { text, signatures } = valueOf(parseSignedNote(note));
  const key = valueOf(parseVerifierKey(exampleKey, nodeCrypto));
  const [signature] = signatures;
  return signature !== undefined && verifyNoteSignature({ text, signature, key }, nodeCrypto);
};

describe('the note of the specification', () => {
  it('verifies under the key of the specification', () => {
    expect(holds(exampleNote)).toBe(true);
  });

  it('is written again with the same bytes', () => {
    for (const note of [exampleNote, poem]) expect(formatSignedNote(valueOf(parseSignedNote(note)))).toBe(note);
  });

  it('is split at the last blank line, so its text may hold blank lines', () => {
    const { text, signatures } = valueOf(parseSignedNote(poem));
    expect(text).toBe('Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n');
    expect(signatures.map(({ name, keyId }) => [name, keyId])).toEqual([['quasimodo.example/salvatore', '367ba04b']]);
  });

  it('does not verify once a letter of text, a byte of signature, the name or the key id is another', () => {
    expect(holds(exampleNote.replace('example message', 'exbmple message'))).toBe(false);
    expect(holds(exampleNote.replace('IneyaQM=', 'IneyaQI='))).toBe(false);
    expect(holds(exampleNote.replace('— example.com/foo', '— example.com/fop'))).toBe(false);
    expect(holds(exampleNote.replace(' Uw2QO', ' Uw2QP'))).toBe(false);
  });

  it('does not verify when a signature byte is missing or one too many', () => {
    const { text, signatures } = valueOf(parseSignedNote(exampleNote));
    const key = valueOf(parseVerifierKey(exampleKey, nodeCrypto));
    const [signature] = signatures;
    if (signature === undefined) throw new Error('one signature');
    for (const bytes of [signature.bytes.subarray(1), new Uint8Array([...signature.bytes, 0])]) {
      expect(verifyNoteSignature({ text, signature: { ...signature, bytes }, key }, nodeCrypto)).toBe(false);
    }
  });
});

describe('signNote', () => {
  const signer = ed25519SignerFromSeed(new Uint8Array(32).fill(7));

  it('makes a signature that verifies under its verifier key and under no key of another type', () => {
    const text = 'one line\n';
    const signature = signNote({ text, name: 'example.org/log', signer }, nodeCrypto);
    const key = createVerifierKey('example.org/log', 1, signer.publicKey, nodeCrypto);
    expect(verifyNoteSignature({ text, signature, key }, nodeCrypto)).toBe(true);
    expect(verifyNoteSignature({ text: 'one line', signature, key }, nodeCrypto)).toBe(false);
    const witness = { ...key, type: 4 } as const;
    expect(verifyNoteSignature({ text, signature, key: witness }, nodeCrypto)).toBe(false);
  });

  it('survives its own line', () => {
    const signature = signNote({ text: 'x\n', name: 'example.org/log', signer }, nodeCrypto);
    expect(valueOf(parseSignatureLine(formatSignatureLine(signature)))).toEqual(signature);
  });
});

describe('parseSignedNote', () => {
  const line = exampleNote.split('\n\n')[1] ?? '';

  it('takes sixteen signatures and refuses more than its cap', () => {
    expect(valueOf(parseSignedNote(`text\n\n${line.repeat(16)}`)).signatures).toHaveLength(16);
    expect(parseSignedNote(`text\n\n${line.repeat(noteSignaturesMax + 1)}`).ok).toBe(false);
  });

  it.each([
    ['nothing', ''],
    ['no blank line', `text\n${line}`],
    ['no signature', 'text\n\n'],
    ['no final newline', `text\n\n${line.trimEnd()}`],
    ['a blank line at the end', `text\n\n${line}\n`],
    ['a text after the signatures', `text\n\n${line}more\n`],
    ['a carriage return', `text\r\n\n${line}`],
    ['a tab', `te\txt\n\n${line}`],
    ['a NUL', `te\u0000xt\n\n${line}`],
    ['a lone surrogate', `te\ud800xt\n\n${line}`],
    ['a hyphen for the dash', `text\n\n${line.replace('—', '-')}`],
    ['two spaces', `text\n\n${line.replace(' U', '  U')}`],
    ['a name with a plus', `text\n\n${line.replace('/foo', '/f+o')}`],
    ['a name with a no-break space', `text\n\n${line.replace('/foo', '/f\u00a0o')}`],
    ['no name', `text\n\n${line.replace('example.com/foo', '')}`],
    ['base64 without padding', `text\n\n${line.replace('=', '')}`],
    ['base64 with unused bits set', `text\n\n${line.replace('QM=', 'QN=')}`],
    ['a key id alone', `text\n\n— example.com/foo Uw2QOg==\n`],
    ['too many characters', `${'a'.repeat(noteCharactersMax)}\n\n${line}`],
  ])('refuses %s', (_, note) => {
    expect(parseSignedNote(note)).toMatchObject({ ok: false, error: { code: 'BAD_NOTE' } });
  });
});
