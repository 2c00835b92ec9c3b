import { useReply } from '../../api/replies.ts';

/** Whether a set of known hashes was held against the case and is on this workstation. */
export const useHasSets = (folder: string): boolean =>
  useReply('hashset.list', { folder }).value?.sets.some(({ applied }) => applied !== null) === true;
