import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { Stanza, type Identity, type Recipient } from 'age-encryption';

// The passphrase recipient of age v1 (c2sp.org/age, "The scrypt recipient type") with Node's scrypt, which takes a tenth of the
// time that the library's own takes and does not hold up the thread.

const label = 'age-encryption.org/v1/scrypt';
/** As age itself writes it: 256 megabytes of memory. */
const workFactor = 18;
/** A gigabyte. More is asked for by nobody who means to be read. */
export const workFactorMax = 20;

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);
const nonce = Buffer.alloc(12);
const tagBytes = 16;

const wrappingKey = async (passphrase: string, salt: Buffer, factor: number): Promise<Buffer> => {
  const cost = 2 ** factor;
  return derive(passphrase, Buffer.concat([Buffer.from(label), salt]), 32, {
    N: cost,
    r: 8,
    p: 1,
    maxmem: 128 * cost * 8 + 2 ** 20,
  });
};

export const passphraseRecipient = (passphrase: string): Recipient => ({
  wrapFileKey: async (fileKey) => {
    const salt = randomBytes(16);
    const cipher = createCipheriv('chacha20-poly1305', await wrappingKey(passphrase, salt, workFactor), nonce, {
      authTagLength: tagBytes,
    });
    const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
    return [new Stanza(['scrypt', unpadded(salt), String(workFactor)], Uint8Array.from(body))];
  },
});

export const passphraseIdentity = (passphrase: string): Identity => ({
  unwrapFileKey: async (stanzas) => {
    const stanza = stanzas.find(({ args }) => args[0] === 'scrypt');
    if (stanza === undefined) return null;
    const [, salt = '', factor = ''] = stanza.args;
    const bytes = Buffer.from(salt, 'base64');
    const isSound =
      stanzas.length === 1 && // With another recipient beside it, whoever knows the passphrase could have made the file.
      stanza.args.length === 3 &&
      bytes.length === 16 &&
      unpadded(bytes) === salt &&
      /^[1-9]\d?$/u.test(factor) &&
      Number(factor) <= workFactorMax &&
      stanza.body.length === 16 + tagBytes;
    if (!isSound) throw new Error('invalid scrypt stanza');
    const key = await wrappingKey(passphrase, bytes, Number(factor));
    const decipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: tagBytes });
    decipher.setAuthTag(stanza.body.subarray(16));
    try {
      return Uint8Array.from(Buffer.concat([decipher.update(stanza.body.subarray(0, 16)), decipher.final()]));
    } catch {
      // Another passphrase.
      return null;
    }
  },
});

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/u, '');
