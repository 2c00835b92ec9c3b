import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What makes a folder the profile of a demonstration, without the seconds that making one takes. */
export const makeDemoProfile = (root: string): string => {
  const profile = join(root, 'demonstration', 'profile');
  mkdirSync(join(profile, 'passphrases'), { recursive: true });
  writeFileSync(join(profile, 'instance-id'), `${'0'.repeat(32)}\n`);
  writeFileSync(join(profile, 'passphrases', 'demo-analyst'), 'correct horse\n');
  return profile;
};
