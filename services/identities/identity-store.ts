import { readdirSync } from 'node:fs';
import { base64ToBytes, type Bytes } from '../../shared/base/bytes.ts';
import type { Instant } from '../../shared/base/clock.ts';
import type { Ed25519Signer } from '../../shared/base/crypto.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { formatAllowedSigner } from '../../shared/bundle/allowed-signers.ts';
import { isPrincipal } from '../../shared/bundle/principal.ts';
import { formatSshKeyBlob, formatSshPublicKeyLine, sshFingerprint } from '../../shared/bundle/ssh-keys.ts';
import { errorCode, toStorageFailure, type StorageFailure } from '../bundles/storage-failure.ts';
import { ed25519SignerFromSeed, nodeCrypto } from '../node-crypto.ts';
import { isPersonName, openKey, parseKeyEnvelope, sealKey, type KeyEnvelope, type KeyFailure } from './key-envelope.ts';
import { profilePaths, type Profile } from './profile.ts';
import { readProfileFile, writeProfileFile } from './profile-files.ts';

/** A person with a key on this workstation, as far as can be told without the passphrase. */
export type Identity = {
  readonly principal: string;
  readonly person: string;
  readonly createdAt: Instant;
  readonly publicKey: Bytes;
  /** `ssh-ed25519 AAAA…` */
  readonly publicKeyLine: string;
  /** The line by which others enrol this person. */
  readonly allowedSignersLine: string;
  readonly fingerprint: string;
};

export type UnlockedIdentity = Identity & { readonly signer: Ed25519Signer };

export type IdentityFailure =
  | StorageFailure
  | KeyFailure
  | Failure<'BAD_PRINCIPAL' | 'BAD_PERSON' | 'EMPTY_PASSPHRASE' | 'IDENTITY_EXISTS' | 'NO_SUCH_IDENTITY'>;

/**
 * A new Ed25519 identity in the profile, or one around a given seed of 32 bytes. An identity that is there already is
 * never overwritten. Zeroes the passphrase; a given seed stays the caller's to zero.
 */
export const createIdentity = async (
  { folder, random, clock, stretch }: Profile,
  {
    principal,
    person,
    passphrase,
    seed: givenSeed,
  }: { readonly principal: string; readonly person: string; readonly passphrase: Buffer; readonly seed?: Bytes },
): Promise<Result<Identity, IdentityFailure>> => {
  const seed = givenSeed === undefined ? random(32) : Uint8Array.from(givenSeed);
  try {
    if (!isPrincipal(principal)) return refusePrincipal(principal);
    if (!isPersonName(person)) return err(badPerson);
    if (passphrase.length === 0) return err(emptyPassphrase);
    const text = await sealKey({ seed, principal, person, createdAt: clock(), passphrase }, random, stretch);
    const path = profilePaths.identity(folder, principal);
    const written = writeProfileFile(path, text, { random, exclusive: true });
    if (!written.ok) return written;
    if (!written.value) {
      return err({
        code: 'IDENTITY_EXISTS',
        message: `${principal} has a key on this workstation already`,
        hint: 'Use that one, or give the new identity another name.',
        at: path,
      });
    }
    const envelope = parseKeyEnvelope(text);
    return envelope.ok ? ok(describe(envelope.value)) : envelope;
  } finally {
    seed.fill(0);
    passphrase.fill(0);
  }
};

/** All identities by principal; key files that cannot be read are named beside them instead of hiding the others. */
export const listIdentities = ({
  folder,
}: Pick<Profile, 'folder'>): Result<
  { readonly identities: readonly Identity[]; readonly damaged: readonly IdentityFailure[] },
  StorageFailure
> => {
  const names = readFolder(profilePaths.identities(folder));
  if (!names.ok) return names;
  const identities: Identity[] = [];
  const damaged: IdentityFailure[] = [];
  for (const name of names.value.filter((file) => file.endsWith('.json')).sort()) {
    const envelope = readEnvelope(folder, name.slice(0, -'.json'.length));
    if (envelope.ok) identities.push(describe(envelope.value));
    else damaged.push(envelope.error);
  }
  return ok({ identities, damaged });
};

/** Opens a key for signing. Zeroes the passphrase, whatever the outcome. */
export const unlockIdentity = async (
  { folder, stretch }: Pick<Profile, 'folder' | 'stretch'>,
  principal: string,
  passphrase: Buffer,
): Promise<Result<UnlockedIdentity, IdentityFailure>> => {
  try {
    const envelope = readEnvelope(folder, principal);
    if (!envelope.ok) return envelope;
    const seed = await openKey(envelope.value, passphrase, stretch);
    if (!seed.ok) return seed;
    const signer = ed25519SignerFromSeed(seed.value);
    seed.value.fill(0);
    return ok({ ...describe(envelope.value), signer });
  } finally {
    passphrase.fill(0);
  }
};

const readFolder = (path: string): Result<readonly string[], StorageFailure> => {
  try {
    return ok(readdirSync(path));
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? ok([]) : err(toStorageFailure(error, path));
  }
};

const readEnvelope = (folder: string, principal: string): Result<KeyEnvelope, IdentityFailure> => {
  if (!isPrincipal(principal)) return refusePrincipal(principal);
  const path = profilePaths.identity(folder, principal);
  const text = readProfileFile(path);
  if (!text.ok) return text;
  if (text.value === undefined) {
    return err({
      code: 'NO_SUCH_IDENTITY',
      message: `${principal} has no key on this workstation`,
      hint: 'Run `plumbline identity list` for those that it has.',
      at: path,
    });
  }
  const envelope = parseKeyEnvelope(text.value);
  if (!envelope.ok) return err({ ...envelope.error, at: path });
  return envelope.value.principal === principal
    ? envelope
    : err({
        code: 'KEY_DAMAGED',
        message: `The file holds the key of ${envelope.value.principal} under another name`,
        hint: 'Restore the key file from a backup.',
        at: path,
      });
};

const badPerson = {
  code: 'BAD_PERSON',
  message: 'The name of the person is empty, too long or holds what cannot be seen',
  hint: 'Give 1 to 200 printable characters.',
} as const;

const emptyPassphrase = {
  code: 'EMPTY_PASSPHRASE',
  message: 'The passphrase is empty, and a key is sealed with one',
  hint: 'Choose one that nobody else knows.',
} as const;

const describe = ({ principal, person, createdAt, publicKey: encoded }: KeyEnvelope): Identity => {
  const publicKey = base64ToBytes(encoded) ?? new Uint8Array(0);
  const key = { type: 'ssh-ed25519', publicKey } as const;
  return {
    principal,
    person,
    createdAt,
    publicKey,
    publicKeyLine: formatSshPublicKeyLine(key),
    allowedSignersLine: formatAllowedSigner({ principal, key }),
    fingerprint: sshFingerprint(formatSshKeyBlob(key), nodeCrypto),
  };
};

const refusePrincipal = (principal: string): Result<never, Failure<'BAD_PRINCIPAL'>> =>
  err({
    code: 'BAD_PRINCIPAL',
    message: `“${principal.slice(0, 80)}” cannot be the name of an identity`,
    hint: 'Use 1 to 63 of a-z, 0-9, dot and hyphen, beginning and ending with a letter or digit',
  });
