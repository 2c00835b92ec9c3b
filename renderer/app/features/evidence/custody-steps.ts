import { absentFileHash } from '../../../../shared/domain/custody-chain.ts';

/** What the hashes of one event say about the file. */
export type HashMark = 'equal' | 'differs' | 'missing' | 'none';

type EventHashes = {
  readonly hashBefore: string | null;
  readonly hashAfter: string | null;
  readonly hashStored: string | null;
};

/**
 * Compares the hashes that an event recorded with the item's own. Hashes that differ from each other differ from it
 * too; an event without any says nothing. The hash of nothing stands for a file that was not there.
 */
export const markHashes = ({ hashBefore, hashAfter, hashStored }: EventHashes, itemHash: string | null): HashMark => {
  const taken = [hashBefore, hashAfter, hashStored].filter((hash) => hash !== null && hash !== '');
  if (itemHash === null || taken.length === 0) return 'none';
  if (taken.includes(absentFileHash)) return 'missing';
  return taken.every((hash) => hash === itemHash) ? 'equal' : 'differs';
};

export const hashWords = (mark: HashMark): string => {
  switch (mark) {
    case 'equal':
      return 'hash equal';
    case 'differs':
      return 'hash differs';
    case 'missing':
      return 'the file was not there';
    case 'none':
      return 'no hash taken';
  }
};
