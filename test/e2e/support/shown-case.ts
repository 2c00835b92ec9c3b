import { userInfo } from 'node:os';
import { join } from 'node:path';
import { makeSmallCase, type SmallCase } from '../../support/small-case.ts';
import { openWorkstation } from '../../support/workstation.ts';

/** The small case, with its scores shown to who opens it. */
export const makeShownCase = async (home: string): Promise<SmallCase> => {
  const small = await makeSmallCase(home);
  await showScores(home, small.folder);
  return small;
};

/** Whoever opens the window is the user of this system, and sees scores once they have ranked or asked for them. */
export const showScores = async (home: string, folder: string, level = 2): Promise<void> => {
  const { call } = openWorkstation(join(home, 'profile'), { userName: userInfo().username });
  await call('ranking.waive', { folder, level, reason: 'The test looks at the scores.' });
};
