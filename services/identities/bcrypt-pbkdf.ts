import { concatBytes, utf8ToBytes, type Bytes } from '../../shared/base/bytes.ts';
import { nodeCrypto } from '../node-crypto.ts';
import { createBlowfish, type Blowfish } from './blowfish.ts';

const blockBytes = 32;

/** OpenBSD's bcrypt_pbkdf(3), with which OpenSSH derives the key of an encrypted private key. */
export const bcryptPbkdf = (passphrase: Bytes, salt: Bytes, lengthBytes: number, rounds: number): Uint8Array => {
  const passphraseHash = nodeCrypto.sha512(passphrase);
  const key = new Uint8Array(lengthBytes);
  const blocks = Math.ceil(lengthBytes / blockBytes);
  for (let block = 0; block < blocks; block += 1) {
    const number = new Uint8Array(4);
    new DataView(number.buffer).setUint32(0, block + 1);
    let output = bcryptHash(passphraseHash, nodeCrypto.sha512(concatBytes(salt, number)));
    const sum = Uint8Array.from(output);
    for (let round = 1; round < rounds; round += 1) {
      output = bcryptHash(passphraseHash, nodeCrypto.sha512(output));
      for (const [index, byte] of output.entries()) sum[index] = (sum[index] ?? 0) ^ byte;
    }
    // The bytes of the blocks are dealt out in turn, so that no key byte can be had from one block alone.
    for (const [index, byte] of sum.entries()) {
      const at = index * blocks + block;
      if (at < lengthBytes) key[at] = byte;
    }
  }
  passphraseHash.fill(0);
  return key;
};

const bcryptHash = (passphraseHash: Bytes, saltHash: Bytes): Uint8Array => {
  const blowfish = createBlowfish();
  blowfish.expandKey(passphraseHash, saltHash);
  for (let turn = 0; turn < 64; turn += 1) {
    blowfish.expandKey(saltHash);
    blowfish.expandKey(passphraseHash);
  }
  return encryptedWords(blowfish);
};

const encryptedWords = (blowfish: Blowfish): Uint8Array => {
  const plain = utf8ToBytes('OxychromaticBlowfishSwatDynamite');
  const view = new DataView(plain.buffer);
  const words = Uint32Array.from({ length: blockBytes / 4 }, (_, index) => view.getUint32(index * 4));
  for (let turn = 0; turn < 64; turn += 1) {
    for (let at = 0; at < words.length; at += 2) blowfish.encrypt(words, at);
  }
  // Big-endian in, little-endian out: so bcrypt_pbkdf.c has it.
  for (const [index, word] of words.entries()) view.setUint32(index * 4, word, true);
  return plain;
};
