import type { Steps } from '../../shared/base/steps.ts';

const shownFirstMilliseconds = 50;
const stretchMilliseconds = 24;

/** Drives long work in short stretches, between which the page answers its reader. Gives a way to stop it. */
export const runBeside = <Value>(steps: Steps<Value>, onEnd: (value: Value) => void): (() => void) => {
  let wait = setTimeout(work, shownFirstMilliseconds);
  function work(): void {
    const start = performance.now();
    for (;;) {
      const step = steps.next();
      if (step.done === true) {
        onEnd(step.value);
        return;
      }
      if (performance.now() - start > stretchMilliseconds) break;
    }
    wait = setTimeout(work);
  }
  return () => clearTimeout(wait);
};
