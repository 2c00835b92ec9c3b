import type { JobControl } from '../app-deps.ts';

/** What is wished of the work in a thread, in memory that both sides see: the thread hears no message while it works. */
export type ControlMemory = Int32Array<SharedArrayBuffer>;
export type Wish = 'go on' | 'pause' | 'end';

const codes: Readonly<Record<Wish, number>> = { 'go on': 0, pause: 1, end: 2 };

export const createControlMemory = (): ControlMemory => new Int32Array(new SharedArrayBuffer(4));

export const wish = (memory: ControlMemory, wished: Wish): void => {
  Atomics.store(memory, 0, codes[wished]);
  Atomics.notify(memory, 0);
};

/** Stands still while a pause is wished, and says when that begins and ends. Ending the thread ends this as well. */
const standWhilePaused = (memory: ControlMemory, onPaused: (isPaused: boolean) => void): void => {
  if (Atomics.load(memory, 0) !== codes.pause) return;
  onPaused(true);
  while (Atomics.load(memory, 0) === codes.pause) Atomics.wait(memory, 0, codes.pause);
  onPaused(false);
};

/** The control of a thread, which is connected by the first message to it. */
export const createThreadControl = (
  onPaused: (isPaused: boolean) => void,
): JobControl & { readonly connect: (memory: ControlMemory) => void } => {
  let memory = createControlMemory();
  const isWished = (wished: Wish): boolean => Atomics.load(memory, 0) === codes[wished];
  return {
    connect: (shared) => {
      memory = shared;
    },
    isEnding: () => isWished('end'),
    stand: () => standWhilePaused(memory, onPaused),
    asked: async () => {
      if (isWished('go on')) await Atomics.waitAsync(memory, 0, codes['go on']).value;
    },
  };
};
