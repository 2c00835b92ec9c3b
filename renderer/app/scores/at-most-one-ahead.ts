/**
 * Runs work by key, one at a time and at most one more waiting: who asks while one runs gets the result of the next,
 * which starts after all of them asked and so has seen what they did.
 */
export const atMostOneAhead = (): (<T>(key: string, work: () => Promise<T>) => Promise<T>) => {
  const running = new Map<string, Promise<unknown>>();
  const waiting = new Map<string, Promise<unknown>>();
  const start = <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const run = work().finally(() => {
      if (running.get(key) === run) running.delete(key);
    });
    running.set(key, run);
    return run;
  };
  return <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const next = waiting.get(key);
    // oxlint-disable-next-line typescript/consistent-type-assertions -- work of one key always has one kind of result
    if (next !== undefined) return next as Promise<T>;
    const current = running.get(key);
    if (current === undefined) return start(key, work);
    const after = current
      .catch(() => undefined)
      .then(() => {
        waiting.delete(key);
        return start(key, work);
      });
    waiting.set(key, after);
    return after;
  };
};
