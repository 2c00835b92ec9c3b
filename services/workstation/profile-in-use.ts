import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import type { AppDeps } from '../app-deps.ts';
import { demoPassphrases } from '../demo/demo-places.ts';
import { profilePaths } from '../identities/profile.ts';

/** The one thing that an application holds between calls: under which profile it works. */
export type ProfileInUse = {
  /** Dependencies with the workstation's own profile, whatever is in use. */
  readonly own: AppDeps;
  readonly current: () => AppDeps;
  readonly use: (folder: string | null) => Result<null, Failure>;
};

export const createProfileInUse = (own: AppDeps): ProfileInUse => {
  let current = own;
  return {
    own,
    current: () => current,
    use: (folder) => {
      if (folder === null || resolve(folder) === resolve(own.profile.folder)) {
        current = own;
        return ok(null);
      }
      const fault = profileFault(folder);
      if (fault !== undefined) return err(fault);
      current = { ...own, profile: { ...own.profile, folder: resolve(folder) } };
      return ok(null);
    },
  };
};

/** Only the profile of a demonstration is worked under: it holds invented persons and their passphrases. */
const profileFault = (folder: string): Failure | undefined => {
  try {
    const hasInstance = lstatSync(profilePaths.instanceId(folder), { throwIfNoEntry: false })?.isFile() === true;
    const hasPassphrases = lstatSync(demoPassphrases(folder), { throwIfNoEntry: false })?.isDirectory() === true;
    return hasInstance && hasPassphrases ? undefined : notADemonstration(folder);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOTDIR'
      ? notADemonstration(folder)
      : storageFailure(error, folder);
  }
};

const notADemonstration = (folder: string): Failure => ({
  code: 'NOT_A_DEMONSTRATION',
  message: `${folder} is not the profile of a demonstration.`,
  hint: 'Name the folder `profile` of a demonstration that Plumbline made, or make a new one.',
  at: folder,
});
