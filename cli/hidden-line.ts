/** As much of a terminal's input as a prompt needs. */
export type TerminalInput = NodeJS.ReadableStream & {
  readonly isTTY?: boolean;
  readonly setRawMode: (on: boolean) => unknown;
};

export type HiddenLine = { readonly kind: 'line'; readonly text: string } | { readonly kind: 'interrupted' };

const enter = new Set(['\r', '\n']);
const erase = new Set(['\u007f', '\b']);
const interrupt = '\u0003';
const endOfInput = '\u0004';

/** Reads one line with the terminal's echo off. Ctrl-C and the end of the input give `interrupted`. */
export const readHiddenLine = async (input: TerminalInput): Promise<HiddenLine> => {
  input.setRawMode(true);
  input.setEncoding('utf8');
  let typed: readonly string[] = [];
  const done = Promise.withResolvers<HiddenLine>();
  const onEnd = (): void => done.resolve({ kind: 'interrupted' });
  const onData = (chunk: string | Buffer): void => {
    for (const character of chunk.toString()) {
      if (enter.has(character)) return done.resolve({ kind: 'line', text: typed.join('') });
      if (character === interrupt || (character === endOfInput && typed.length === 0)) return onEnd();
      typed = erase.has(character) ? typed.slice(0, -1) : [...typed, character];
    }
  };
  input.on('data', onData);
  input.once('end', onEnd);
  input.resume();
  try {
    return await done.promise;
  } finally {
    input.pause();
    input.off('data', onData);
    input.off('end', onEnd);
    input.setRawMode(false);
  }
};
