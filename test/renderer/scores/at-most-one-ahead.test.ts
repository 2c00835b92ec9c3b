import { expect, it } from 'vitest';
import { atMostOneAhead } from '../../../renderer/app/scores/at-most-one-ahead.ts';

const moment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

const counting = () => {
  const state = { started: 0, atOnce: 0, atOnceMax: 0 };
  const work = async (): Promise<number> => {
    state.started += 1;
    const number = state.started;
    state.atOnce += 1;
    state.atOnceMax = Math.max(state.atOnceMax, state.atOnce);
    await moment();
    state.atOnce -= 1;
    return number;
  };
  return { state, work };
};

it('answers all who ask during a run with one more run', async () => {
  const { state, work } = counting();
  const inTurn = atMostOneAhead();
  const replies = await Promise.all(Array.from({ length: 20 }, () => inTurn('a case', work)));
  expect(state).toMatchObject({ started: 2, atOnceMax: 1 });
  expect(replies).toEqual([1, ...Array.from({ length: 19 }, () => 2)]);
});

it('starts afresh for who asks after the last run has started', async () => {
  const { state, work } = counting();
  const inTurn = atMostOneAhead();
  const first = inTurn('a case', work);
  const second = inTurn('a case', work);
  await first;
  // The second run is under way by now, so it may not have seen what was done a moment ago.
  await new Promise((resolve) => setTimeout(resolve, 1));
  expect(await inTurn('a case', work)).toBe(3);
  expect(await second).toBe(2);
  expect(state.atOnceMax).toBe(1);
});

it('takes who asks between two runs into the second', async () => {
  const { state, work } = counting();
  const inTurn = atMostOneAhead();
  const first = inTurn('a case', work);
  const second = inTurn('a case', work);
  await first;
  expect(await inTurn('a case', work)).toBe(2);
  expect(await second).toBe(2);
  expect(state).toMatchObject({ started: 2, atOnceMax: 1 });
});

it('keeps cases apart', async () => {
  const { state, work } = counting();
  const inTurn = atMostOneAhead();
  await Promise.all([inTurn('one', work), inTurn('another', work)]);
  expect(state).toMatchObject({ started: 2, atOnceMax: 2 });
});

it('goes on after a run that failed', async () => {
  const { work } = counting();
  const inTurn = atMostOneAhead();
  const failing = inTurn('a case', () => Promise.reject(new Error('lost')));
  const next = inTurn('a case', work);
  await expect(failing).rejects.toThrow('lost');
  expect(await next).toBe(1);
});
