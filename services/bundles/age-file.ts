import { closeSync, createReadStream, fsyncSync, openSync, readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { Decrypter, Encrypter } from 'age-encryption';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { passphraseIdentity, passphraseRecipient, workFactorMax } from './age-passphrase.ts';
import { writeFully } from './durable-files.ts';
import { toStorageFailure, type StorageFailure } from './storage-failure.ts';

// C2SP age v1 (c2sp.org/age): encryption for the way. What a bundle proves is inside and does not rest on it.

const magic = 'age-encryption.org/v1\n';
const armour = '-----BEGIN AGE ENCRYPTED FILE-----';
// A hundred recipients take twenty kilobytes.
const headerBytesMax = 2 ** 16;
const pieceBytes = 2 ** 20;

export type AgeRecipients = { readonly recipients: readonly string[]; readonly passphrase: string | undefined };
export type AgeKeys = { readonly identities: readonly string[]; readonly passphrase: string | undefined };

export type AgeForm = 'age' | 'armoured' | 'other';

export const ageFormOf = (path: string): Result<AgeForm, StorageFailure> => {
  const start = readStart(path, armour.length);
  if (!start.ok) return start;
  const text = start.value.toString('latin1');
  return ok(text.startsWith(magic) ? 'age' : text === armour ? 'armoured' : 'other');
};

/** Recipients of age that this program knows: X25519, and its hybrid with ML-KEM-768. */
export const isAgeRecipient = (text: string): boolean => {
  try {
    new Encrypter().addRecipient(text);
    return /^age1(?:pq1)?[0-9a-z]+$/u.test(text);
  } catch {
    return false;
  }
};

/** The keys of an identity file as `age-keygen` writes it; undefined where a line is none. */
export const parseAgeIdentities = (text: string): readonly string[] | undefined => {
  const keys = text
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const decrypter = new Decrypter();
  try {
    for (const key of keys) decrypter.addIdentity(key);
  } catch {
    return undefined;
  }
  return keys.length === 0 ? undefined : keys;
};

/** Writes `to`, which does not exist yet, from `from`, piece by piece. */
export const encryptFile = async (
  from: string,
  to: string,
  { recipients, passphrase }: AgeRecipients,
): Promise<Result<true, StorageFailure>> => {
  const encrypter = new Encrypter();
  if (passphrase !== undefined) encrypter.addRecipient(passphraseRecipient(passphrase));
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const source = createReadStream(from, { highWaterMark: pieceBytes });
  try {
    await writeStream(to, await encrypter.encrypt(bytesOf(source)));
    return ok(true);
  } catch (error) {
    return err(toStorageFailure(error, to));
  } finally {
    source.destroy();
  }
};

/** `AGE_KEY`: none of the keys opens it. `AGE_DAMAGED`: it is no sound age file, whoever has the key. */
export type DecryptFailure = StorageFailure | Failure<'AGE_KEY' | 'AGE_DAMAGED'>;

export const decryptFile = async (
  from: string,
  to: string,
  { identities, passphrase }: AgeKeys,
): Promise<Result<true, DecryptFailure>> => {
  const header = readHeader(from);
  if (!header.ok) return header;
  const decrypter = new Decrypter();
  if (passphrase !== undefined) decrypter.addIdentity(passphraseIdentity(passphrase));
  for (const identity of identities) decrypter.addIdentity(identity);
  const source = createReadStream(from, { highWaterMark: pieceBytes });
  try {
    await writeStream(to, await decrypter.decrypt(bytesOf(source)));
    return ok(true);
  } catch (error) {
    if (!isAgeError(error)) return err(toStorageFailure(error, from));
    const why = error.message;
    return why.startsWith('no identity matched')
      ? err({
          code: 'AGE_KEY',
          message: 'None of the keys given opens the encrypted file.',
          hint: 'Give the identity of one of its recipients, or the passphrase that it was encrypted with.',
          at: from,
        })
      : err(damaged(from, 'it is cut short, or was changed on the way'));
  } finally {
    source.destroy();
  }
};

/** Anyone may have written it: nothing is computed before its size and the work that it asks for are known. */
const readHeader = (path: string): Result<true, DecryptFailure> => {
  const start = readStart(path, headerBytesMax);
  if (!start.ok) return start;
  const text = start.value.toString('latin1');
  const end = /\n--- [A-Za-z0-9+/]{43}\n/u.exec(text);
  if (!text.startsWith(magic) || end === null) return err(damaged(path, 'it has no header of age'));
  for (const [, factor] of text.slice(0, end.index).matchAll(/^-> scrypt [^ \n]* ([^\n]*)$/gmu)) {
    if (!/^[1-9]\d?$/u.test(factor ?? '') || Number(factor) > workFactorMax)
      return err(damaged(path, `its passphrase asks for a work factor above ${workFactorMax}`));
  }
  return ok(true);
};

const damaged = (path: string, why: string): Failure<'AGE_DAMAGED'> => ({
  code: 'AGE_DAMAGED',
  message: `The encrypted file does not hold: ${why}.`,
  hint: 'Ask the sender for another copy.',
  at: path,
});

// Those of the file system have a code, those of the library have none.
const isAgeError = (error: unknown): error is Error =>
  error instanceof Error && !('code' in error && typeof error.code === 'string' && error.code.startsWith('E'));

const readStart = (path: string, lengthMax: number): Result<Buffer, StorageFailure> => {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    const buffer = Buffer.alloc(lengthMax);
    return ok(buffer.subarray(0, readSync(descriptor, buffer, 0, lengthMax, 0)));
  } catch (error) {
    return err(toStorageFailure(error, path));
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
};

const bytesOf = (source: Readable): ReadableStream<Uint8Array> =>
  // oxlint-disable-next-line typescript/consistent-type-assertions -- Node declares its own class of the same streams
  Readable.toWeb(source) as ReadableStream<Uint8Array>;

const writeStream = async (path: string, stream: ReadableStream<Uint8Array>): Promise<void> => {
  const descriptor = openSync(path, 'wx', 0o600);
  try {
    let position = 0;
    const reader = stream.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      writeFully(descriptor, value, position);
      position += value.length;
    }
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};
