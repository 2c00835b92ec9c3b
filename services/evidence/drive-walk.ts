import { setImmediate } from 'node:timers/promises';
import type { Result } from '../../shared/base/result.ts';
import type { Walk } from '../../shared/viewing/resolve-place.ts';

/** Goes through a walk to its end; other calls are answered in between. */
export const driveWalk = async <T>(walk: Walk<T>): Promise<Result<T>> => {
  for (;;) {
    const step = walk.next();
    if (step.done === true) return step.value;
    await setImmediate();
  }
};
