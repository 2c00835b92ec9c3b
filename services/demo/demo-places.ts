import { join } from 'node:path';

export const demoProfileFolder = (root: string): string => join(root, 'profile');

/** Passphrases of the invented persons, one file each: a folder that only a demonstration's profile has. */
export const demoPassphrases = (profile: string): string => join(profile, 'passphrases');
