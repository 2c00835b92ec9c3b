import type { Steps } from '../../shared/base/steps.ts';

const shownFirstMilliseconds = 50;
const stretchMilliseconds = 24;

/** Drives long work in short stretches, between which the page answers its reader. Gives a way to stop it. */
export const runBeside = <Value>(begin: () => Promise<Steps<Value>>, onEnd: (value: Value) => void): (() => void) => {
  let isStopped = false;
  const work = (steps: Steps<Value>): void => {
    const start = performance.now();
    for (;;) {
      if (isStopped) return;
      const step = steps.next();
      if (step.done === true) {
        onEnd(step.value);
        return;
      }
      if (performance.now() - start > stretchMilliseconds) {
        setTimeout(work, 0, steps);
        return;
      }
    }
  };
  setTimeout(() => void begin().then((steps) => setTimeout(work, 0, steps)), shownFirstMilliseconds);
  return () => {
    isStopped = true;
  };
};
