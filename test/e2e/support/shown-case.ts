import { userInfo } from 'node:os';
import { join } from 'node:path';
import { makeSmallCase, type SmallCase } from '../../support/small-case.ts';
import { openWorkstation } from '../../support/workstation.ts';

/** The small case below `root`, of the workstation in `profile`, with its scores shown to who opens it. */
export const makeShownCase = async (root: string, profile = join(root, 'profile')): Promise<SmallCase> => {
  const small = await makeSmallCase(root, undefined, profile);
  await showScores(profile, small.folder);
  return small;
};

/** Whoever opens the window is the user of this system, and sees scores once they have ranked or asked for them. */
export const showScores = async (profile: string, folder: string, level = 2): Promise<void> => {
  const { call } = openWorkstation(profile, { userName: userInfo().username });
  await call('ranking.waive', { folder, level, reason: 'The test looks at the scores.' });
};
