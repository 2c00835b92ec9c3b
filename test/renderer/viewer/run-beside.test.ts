import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Steps } from '../../../shared/base/steps.ts';
import { runBeside } from '../../../renderer/viewer/run-beside.ts';

/** Work of nine steps, each of which takes ten milliseconds, which it writes down. */
function* work(happened: string[]): Steps<string> {
  for (let step = 1; step <= 9; step += 1) {
    const end = performance.now() + 10;
    while (performance.now() < end);
    happened.push('step');
    yield;
  }
  return 'end';
}

it('lets others have their turn while the work goes on, and tells its end once', async () => {
  const happened: string[] = [];
  const end = new Promise<void>((resolve) => {
    runBeside(
      () => Promise.resolve(work(happened)),
      (value) => {
        happened.push(value);
        resolve();
      },
    );
  });
  expect(happened).toEqual([]);
  const others = setInterval(() => happened.push('other'), 1);
  await end;
  clearInterval(others);
  expect(happened.filter((one) => one !== 'other')).toEqual([...Array.from({ length: 9 }, () => 'step'), 'end']);
  const between = happened.slice(happened.indexOf('step'), happened.lastIndexOf('step'));
  expect(between.filter((one) => one === 'other').length).toBeGreaterThanOrEqual(2);
});

it('goes no further once it is stopped', async () => {
  const happened: string[] = [];
  const stop = runBeside(
    () => Promise.resolve(work(happened)),
    () => happened.push('end'),
  );
  while (happened.length === 0) await wait(1);
  stop();
  const { length } = happened;
  await wait(60);
  expect(happened).toHaveLength(length);
  expect(happened).not.toContain('end');
});
