import { createDecipheriv } from 'node:crypto';
import { bytesToUtf8, concatBytes, equalBytes, utf8ToBytes, type Bytes } from '../../shared/base/bytes.ts';
import type { RandomBytes } from '../../shared/base/random.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { formatArmour, parseArmour } from '../../shared/bundle/ssh-armour.ts';
import { formatSshKeyBlob } from '../../shared/bundle/ssh-keys.ts';
import { createWireReader, writeString, writeUint32 } from '../../shared/bundle/ssh-wire.ts';
import { ed25519SignerFromSeed } from '../node-crypto.ts';
import { bcryptPbkdf } from './bcrypt-pbkdf.ts';

/** `seed` is 32 bytes and the caller's to zero. */
export type OpensshPrivateKey = { readonly seed: Uint8Array; readonly publicKey: Bytes; readonly comment: string };

export type OpensshKeyFailure = Failure<
  'BAD_PRIVATE_KEY' | 'UNSUPPORTED_PRIVATE_KEY' | 'PASSPHRASE_NEEDED' | 'WRONG_PASSPHRASE'
>;

type Container = {
  readonly cipher: string;
  readonly kdf: string;
  readonly kdfOptions: Bytes;
  readonly publicBlob: Bytes;
  readonly secret: Bytes;
};

const magic = utf8ToBytes('openssh-key-v1\0');
const keyType = 'ssh-ed25519';
const textCharactersMax = 16 * 1024;
const plainBlockBytes = 8;
const aesBlockBytes = 16;
/** ssh-keygen's default is 16 or 24; a round costs some milliseconds, so a hostile file cannot ask for minutes. */
const roundsMax = 256;
const removePassphraseHint =
  'remove the passphrase from a copy with "ssh-keygen -p -f COPY", import it, then delete the copy';

/**
 * Reads an Ed25519 private key in OpenSSH's format (PROTOCOL.key), in the clear or under aes256-ctr with bcrypt, which
 * is what ssh-keygen writes. Zeroes the passphrase, whatever the outcome.
 */
export const importOpensshPrivateKey = (
  text: string,
  passphrase?: Buffer,
): Result<OpensshPrivateKey, OpensshKeyFailure> => {
  try {
    const container = readContainer(text);
    if (!container.ok) return container;
    const opened = decryptSecret(container.value, passphrase);
    if (!opened.ok) return opened;
    const key = readSecret(opened.value, container.value);
    opened.value.fill(0);
    return key;
  } finally {
    passphrase?.fill(0);
  }
};

/** An unencrypted key file that ssh-keygen reads; whoever asks for it keeps it. */
export const exportOpensshPrivateKey = (
  { seed, comment }: { readonly seed: Bytes; readonly comment: string },
  random: RandomBytes,
): string => {
  const { publicKey } = ed25519SignerFromSeed(seed);
  const publicBlob = formatSshKeyBlob({ type: keyType, publicKey });
  // The same random number twice: how a reader tells that it decrypted rightly.
  const check = random(4);
  const secret = concatBytes(check, check, publicBlob, writeString(concatBytes(seed, publicKey)), writeString(comment));
  const padding = Uint8Array.from({ length: -secret.length & (plainBlockBytes - 1) }, (_, index) => index + 1);
  const padded = concatBytes(secret, padding);
  const blob = concatBytes(
    magic,
    writeString('none'),
    writeString('none'),
    writeString(''),
    writeUint32(1),
    writeString(publicBlob),
    writeString(padded),
  );
  const text = formatArmour('OPENSSH PRIVATE KEY', blob);
  for (const bytes of [secret, padded, blob]) bytes.fill(0);
  return text;
};

const readContainer = (text: string): Result<Container, OpensshKeyFailure> => {
  if (text.length > textCharactersMax) return malformed('longer than any Ed25519 key');
  const blob = parseArmour('OPENSSH PRIVATE KEY', text.replaceAll('\r\n', '\n'));
  if (blob === undefined) return malformed('not armoured as ssh-keygen writes it');
  const reader = createWireReader(blob);
  const found = reader.readBytes(magic.length);
  if (found === undefined || !equalBytes(found, magic)) return malformed('it does not begin with openssh-key-v1');
  const cipher = reader.readText();
  const kdf = reader.readText();
  const kdfOptions = reader.readString();
  const count = reader.readUint32();
  const publicBlob = reader.readString();
  const secret = reader.readString();
  if (cipher === undefined || kdf === undefined || kdfOptions === undefined) return malformed('it ends early');
  if (count !== 1) return malformed('it does not hold exactly one key');
  if (publicBlob === undefined || secret === undefined || reader.remainingBytes() !== 0) {
    return malformed('it ends early or late');
  }
  return ok({ cipher, kdf, kdfOptions, publicBlob, secret });
};

const decryptSecret = (
  { cipher, kdf, kdfOptions, secret }: Container,
  passphrase: Buffer | undefined,
): Result<Uint8Array, OpensshKeyFailure> => {
  if (cipher === 'none' && kdf === 'none' && kdfOptions.length === 0) return ok(Uint8Array.from(secret));
  if (cipher !== 'aes256-ctr' || kdf !== 'bcrypt') {
    return unsupported(`the key is encrypted with ${cipher.slice(0, 40)} and ${kdf.slice(0, 40)}`);
  }
  const options = createWireReader(kdfOptions);
  const salt = options.readString();
  const rounds = options.readUint32();
  if (salt === undefined || salt.length === 0 || rounds === undefined || options.remainingBytes() !== 0) {
    return malformed('the options of bcrypt are not a salt and a number of rounds');
  }
  if (rounds < 1 || rounds > roundsMax)
    return unsupported(`${rounds} rounds of bcrypt are not between 1 and ${roundsMax}`);
  if (secret.length % aesBlockBytes !== 0) return malformed('the private part is not a whole number of blocks');
  if (passphrase === undefined || passphrase.length === 0) {
    return err({ code: 'PASSPHRASE_NEEDED', message: 'The private key is encrypted', hint: 'Give its passphrase.' });
  }
  const derived = bcryptPbkdf(passphrase, salt, 48, rounds);
  const decipher = createDecipheriv('aes-256-ctr', derived.subarray(0, 32), derived.subarray(32));
  const opened = Buffer.concat([decipher.update(secret), decipher.final()]);
  derived.fill(0);
  const { buffer, byteOffset, byteLength } = opened;
  return ok(new Uint8Array(buffer, byteOffset, byteLength));
};

const readSecret = (
  secret: Uint8Array,
  { cipher, publicBlob }: Container,
): Result<OpensshPrivateKey, OpensshKeyFailure> => {
  const reader = createWireReader(secret);
  const check = reader.readUint32();
  if (check === undefined || check !== reader.readUint32()) {
    return cipher === 'none'
      ? malformed('its two check numbers differ')
      : err({
          code: 'WRONG_PASSPHRASE',
          message: 'The passphrase does not open this private key',
          hint: 'Type it again.',
        });
  }
  const type = reader.readText();
  if (type !== keyType) return unsupported(`the key is of type ${type?.slice(0, 40) ?? 'unknown'}, not ${keyType}`);
  const publicKey = reader.readString();
  const pair = reader.readString();
  const comment = reader.readString();
  const padding = reader.readBytes(reader.remainingBytes());
  if (publicKey === undefined || pair?.length !== 64 || comment === undefined)
    return malformed('the private part ends early');
  const blockBytes = cipher === 'none' ? plainBlockBytes : aesBlockBytes;
  if (secret.length % plainBlockBytes !== 0 || padding === undefined || padding.length >= blockBytes) {
    return malformed('the padding has the wrong length');
  }
  if (!padding.every((byte, index) => byte === index + 1)) return malformed('the padding is not 1, 2, 3 …');
  const seed = Uint8Array.from(pair.subarray(0, 32));
  const actual = ed25519SignerFromSeed(seed).publicKey;
  const claimed = [publicKey, pair.subarray(32)];
  const isOnePair =
    claimed.every((bytes) => equalBytes(bytes, actual)) &&
    equalBytes(publicBlob, formatSshKeyBlob({ type: keyType, publicKey: actual }));
  if (!isOnePair) {
    seed.fill(0);
    return malformed('private and public key do not belong together');
  }
  return ok({ seed, publicKey: actual, comment: bytesToUtf8(comment) ?? '' });
};

const malformed = (message: string): Result<never, OpensshKeyFailure> => err({ code: 'BAD_PRIVATE_KEY', message });
const unsupported = (message: string): Result<never, OpensshKeyFailure> =>
  err({ code: 'UNSUPPORTED_PRIVATE_KEY', message, hint: removePassphraseHint });
