import { createCipheriv, createDecipheriv, scrypt } from 'node:crypto';
import { z } from 'zod';
import { base64ToBytes, bytesToBase64, equalBytes, type Bytes } from '../../shared/base/bytes.ts';
import { isInstant, type Instant } from '../../shared/base/clock.ts';
import type { RandomBytes } from '../../shared/base/random.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { isPrincipal } from '../../shared/bundle/principal.ts';
import { ed25519SignerFromSeed, nodeCrypto } from '../node-crypto.ts';

/** Bundle format, section 10. Fixed for version 1: a hostile file can ask for no other cost, and none for less. */
const scryptCost = { n: 2 ** 17, r: 8, p: 1 } as const;
const scryptMemoryBytesMax = 192 * 1024 * 1024;
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
const textCharactersMax = 16 * 1024;

const base64Of = (lengthBytes: number) => z.string().refine((text) => base64ToBytes(text)?.length === lengthBytes);

const headerShape = {
  v: z.literal(1),
  principal: z.string().refine(isPrincipal),
  person: z.string().refine((text) => isPersonName(text)),
  createdAt: z.string().refine(isInstant),
  publicKey: base64Of(keyBytes),
  kdf: z.literal('scrypt'),
  n: z.literal(scryptCost.n),
  r: z.literal(scryptCost.r),
  p: z.literal(scryptCost.p),
  salt: base64Of(32),
  cipher: z.literal('aes-256-gcm'),
  nonce: base64Of(nonceBytes),
};
const envelopeSchema = z.strictObject({
  ...headerShape,
  ciphertext: base64Of(keyBytes),
  tag: base64Of(tagBytes),
  checksum: z.string().regex(/^[0-9a-f]{64}$/u),
});

/** A private key at rest. Everything but the seed is readable without the passphrase and authenticated by it. */
export type KeyEnvelope = Readonly<z.infer<typeof envelopeSchema>>;
type Header = Readonly<z.infer<z.ZodObject<typeof headerShape>>>;

/**
 * How a passphrase becomes the 32 bytes that wrap a key: scrypt at the cost above, whoever computes it. Leaves the passphrase as
 * it is; the result is the caller's to zero.
 */
export type StretchPassphrase = (passphrase: Buffer, salt: Bytes) => Promise<Buffer>;

export type KeyFailure = Failure<'WRONG_PASSPHRASE' | 'KEY_DAMAGED'>;

/** What a person calls themselves: 1 to 200 characters, no control characters, no space at the ends. */
export const isPersonName = (text: string): boolean =>
  text.length > 0 && text.length <= 200 && text.isWellFormed() && text === text.trim() && !/\p{Cc}/u.test(text);

/**
 * Text of a key file around a 32-byte seed. Zeroes the passphrase; the seed stays the caller's to zero.
 * scrypt takes 128 MiB and some tenths of a second, off the main thread.
 */
export const sealKey = async (
  {
    seed,
    principal,
    person,
    createdAt,
    passphrase,
  }: {
    readonly seed: Bytes;
    readonly principal: string;
    readonly person: string;
    readonly createdAt: Instant;
    readonly passphrase: Buffer;
  },
  random: RandomBytes,
  stretch: StretchPassphrase = stretchByScrypt,
): Promise<string> => {
  const header: Header = {
    v: 1,
    principal,
    person,
    createdAt,
    publicKey: bytesToBase64(ed25519SignerFromSeed(seed).publicKey),
    kdf: 'scrypt',
    ...scryptCost,
    salt: bytesToBase64(random(32)),
    cipher: 'aes-256-gcm',
    nonce: bytesToBase64(random(nonceBytes)),
  };
  const key = await deriveKey(passphrase, header.salt, stretch);
  try {
    const cipher = createCipheriv('aes-256-gcm', key, decode(header.nonce), { authTagLength: tagBytes });
    cipher.setAAD(Buffer.from(authenticatedText(header)));
    const ciphertext = Buffer.concat([cipher.update(seed), cipher.final()]);
    const sealed = { ...header, ciphertext: bytesToBase64(ciphertext), tag: bytesToBase64(cipher.getAuthTag()) };
    return `${JSON.stringify({ ...sealed, checksum: checksumOf(sealed) }, undefined, 2)}\n`;
  } finally {
    key.fill(0);
  }
};

/** Reads a key file without a passphrase. The checksum finds accidents; only the passphrase finds intent. */
export const parseKeyEnvelope = (text: string): Result<KeyEnvelope, Failure<'KEY_DAMAGED'>> => {
  if (text.length > textCharactersMax) return damaged(`The key file is longer than ${textCharactersMax} characters`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return damaged('The key file is not JSON');
  }
  const parsed = envelopeSchema.safeParse(value);
  if (!parsed.success) {
    return damaged(
      `the key file is not of version 1: ${parsed.error.issues.map(({ path }) => path.join('.')).join(', ')}`,
    );
  }
  return parsed.data.checksum === checksumOf(parsed.data)
    ? ok(parsed.data)
    : damaged('The key file is not as it was written');
};

/** The 32-byte seed, the caller's to zero. Zeroes the passphrase, whatever the outcome. */
export const openKey = async (
  envelope: KeyEnvelope,
  passphrase: Buffer,
  stretch: StretchPassphrase = stretchByScrypt,
): Promise<Result<Buffer, KeyFailure>> => {
  const key = await deriveKey(passphrase, envelope.salt, stretch);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, decode(envelope.nonce), { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(authenticatedText(envelope)));
    decipher.setAuthTag(decode(envelope.tag));
    const seed = decipher.update(decode(envelope.ciphertext));
    try {
      decipher.final();
    } catch {
      seed.fill(0);
      // After the checksum held, a false tag means the passphrase, or a file that somebody altered on purpose.
      return err({
        code: 'WRONG_PASSPHRASE',
        message: `The passphrase does not open the key of ${envelope.principal}.`,
        hint: 'Type it again; if it is surely right, somebody altered the key file',
      });
    }
    if (equalBytes(ed25519SignerFromSeed(seed).publicKey, decode(envelope.publicKey))) return ok(seed);
    seed.fill(0);
    return damaged('The private key does not belong to the public key beside it');
  } finally {
    key.fill(0);
  }
};

/** The one way of production; off the main thread. */
export const stretchByScrypt: StretchPassphrase = (passphrase, salt) =>
  new Promise((resolve, reject) => {
    const { n, r, p } = scryptCost;
    scrypt(passphrase, salt, keyBytes, { N: n, r, p, maxmem: scryptMemoryBytesMax }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });

const deriveKey = async (passphrase: Buffer, salt: string, stretch: StretchPassphrase): Promise<Buffer> => {
  try {
    return await stretch(passphrase, decode(salt));
  } finally {
    passphrase.fill(0);
  }
};

// A fixed order, so that the text does not hang on how the file was written.
const authenticatedText = (header: Header): string =>
  JSON.stringify([
    'plumbline key envelope',
    header.v,
    header.principal,
    header.person,
    header.createdAt,
    header.publicKey,
    header.kdf,
    header.n,
    header.r,
    header.p,
    header.salt,
    header.cipher,
    header.nonce,
  ]);

const checksumOf = (sealed: Omit<KeyEnvelope, 'checksum'>): string =>
  nodeCrypto.sha256Hex(JSON.stringify([authenticatedText(sealed), sealed.ciphertext, sealed.tag]));

// The schema let canonical base64 of the right length through, and nothing else.
const decode = (text: string): Bytes => base64ToBytes(text) ?? new Uint8Array(0);

const damaged = (message: string): Result<never, Failure<'KEY_DAMAGED'>> =>
  err({ code: 'KEY_DAMAGED', message, hint: 'Restore the key file from a backup' });
