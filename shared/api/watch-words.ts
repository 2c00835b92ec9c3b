import type { WaitingReason } from './watch-contract.ts';

/** Why something in a watched folder waits. */
export const waitingWords = (why: WaitingReason): string => {
  switch (why) {
    case 'changing':
      return 'it has changed a moment ago';
    case 'unfinished':
      return 'its name is hidden, or that of something unfinished';
    case 'case-busy':
      return 'the case is in use by something that must have it alone';
  }
};

export const unfinishedWords =
  'A file with such a name is taken in when it gets its final name. If it has it already, take it in by itself.';
