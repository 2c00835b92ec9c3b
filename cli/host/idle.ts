/** Ends a host that no window listens to any more. */
export type Idle = {
  /** How many windows listen now. */
  readonly setCount: (count: number) => void;
  /** For good. */
  readonly stop: () => void;
};

export type IdleParts = {
  readonly firstMilliseconds: number;
  readonly milliseconds: number;
  readonly onIdle: () => void;
};

export const createIdle = ({ firstMilliseconds, milliseconds, onIdle }: IdleParts): Idle => {
  let timer = setTimeout(onIdle, firstMilliseconds);
  let isStopped = false;
  return {
    setCount: (count) => {
      clearTimeout(timer);
      // Streams that end with the host are no windows that went away.
      if (count === 0 && !isStopped) timer = setTimeout(onIdle, milliseconds);
    },
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
};
