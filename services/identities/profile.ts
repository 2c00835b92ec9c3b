import { posix, win32 } from 'node:path';
import { bytesToHex } from '../../shared/base/bytes.ts';
import type { Clock } from '../../shared/base/clock.ts';
import type { RandomBytes } from '../../shared/base/random.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { StorageFailure } from '../bundles/storage-failure.ts';
import { nodeCrypto } from '../node-crypto.ts';
import type { StretchPassphrase } from './key-envelope.ts';
import { readProfileFile, writeProfileFile } from './profile-files.ts';

/** The workstation profile: identities, address book, retained checkpoints. No case lies in it. */
export type Profile = {
  readonly folder: string;
  readonly random: RandomBytes;
  readonly clock: Clock;
  /** scrypt unless given: a caller that opens the same keys over and over may remember what it computed. */
  readonly stretch?: StretchPassphrase;
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where the profile is: `PLUMBLINE_HOME`, else the platform's place for a person's data. A relative `XDG_DATA_HOME` is
 * passed over, as the XDG base directory specification asks; a relative `PLUMBLINE_HOME` stays relative.
 */
export const profileFolder = (environment: Environment, platform: NodeJS.Platform, home: string): string => {
  const own = environment['PLUMBLINE_HOME'];
  if (own !== undefined && own !== '') return own;
  if (platform === 'win32') {
    const roaming = environment['APPDATA'];
    return roaming !== undefined && win32.isAbsolute(roaming)
      ? win32.join(roaming, 'Plumbline')
      : win32.join(home, 'AppData', 'Roaming', 'Plumbline');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Plumbline');
  const data = environment['XDG_DATA_HOME'];
  return data !== undefined && posix.isAbsolute(data)
    ? posix.join(data, 'plumbline')
    : posix.join(home, '.local', 'share', 'plumbline');
};

/** Paths below a profile's folder; both platforms take forward slashes. */
export const profilePaths = {
  instanceId: (folder: string): string => `${folder}/instance-id`,
  identities: (folder: string): string => `${folder}/identities`,
  identity: (folder: string, principal: string): string => `${folder}/identities/${principal}.json`,
  signers: (folder: string): string => `${folder}/address-book/allowed_signers`,
  logKeys: (folder: string): string => `${folder}/address-book/log-keys`,
  witnesses: (folder: string): string => `${folder}/address-book/witnesses`,
  timeStampRoots: (folder: string): string => `${folder}/address-book/time-stamp-roots.pem`,
  // Hashed, because an origin is a stranger's text and may be no file name.
  retained: (folder: string, origin: string): string => `${folder}/retained/${nodeCrypto.sha256Hex(origin)}.txt`,
} as const;

/** 32 hex digits that name this workstation to its own cases; made at the first call, then always the same. */
export const readInstanceId = ({
  folder,
  random,
}: Pick<Profile, 'folder' | 'random'>): Result<string, StorageFailure | Failure<'PROFILE_DAMAGED'>> => {
  const path = profilePaths.instanceId(folder);
  const found = readProfileFile(path);
  if (!found.ok) return found;
  if (found.value === undefined) {
    const written = writeProfileFile(path, `${bytesToHex(random(16))}\n`, { random, exclusive: true });
    if (!written.ok) return written;
  }
  // Read again: another process may have been first.
  const text = readProfileFile(path);
  if (!text.ok) return text;
  return /^[0-9a-f]{32}\n$/u.test(text.value ?? '')
    ? ok((text.value ?? '').trimEnd())
    : err({
        code: 'PROFILE_DAMAGED',
        message: 'The instance id of this workstation is not 32 hex digits',
        hint: 'Restore the profile from a backup.',
        at: path,
      });
};
