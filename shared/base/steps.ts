/** Long work that stops at every `yield`, so that whoever drives it can do something else in between. */
export type Steps<Value> = Generator<undefined, Value, undefined>;

/** Drives it to its end at once. */
export const runSteps = <Value>(steps: Steps<Value>): Value => {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};
