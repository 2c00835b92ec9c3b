/** Ends a host that no window listens to any more. */
export type Idle = { readonly setCount: (count: number) => void; readonly stop: () => void };

export type IdleParts = {
  readonly firstMilliseconds: number;
  readonly milliseconds: number;
  readonly onIdle: () => void;
};

export const createIdle = ({ firstMilliseconds, milliseconds, onIdle }: IdleParts): Idle => {
  let timer: NodeJS.Timeout | undefined = setTimeout(onIdle, firstMilliseconds);
  const stop = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  return {
    setCount: (count) => {
      stop();
      if (count === 0) timer = setTimeout(onIdle, milliseconds);
    },
    stop,
  };
};
