import type { Told } from './notifications-act.ts';

/** What harm stood in a notification. What an edition withholds is never said not to have been. */
export const harmThen = ({ harm, isHarmShown }: Pick<Told, 'harm' | 'isHarmShown'>): string => {
  if (!isHarmShown) return 'Which harm it named is withheld.';
  return harm === null
    ? 'Harm had not been scored.'
    : `Harm then: actual level ${harm.actual}, potential level ${harm.potential}.`;
};

export const indicatorWords = (areIncluded: Told['iocsIncluded']): string => {
  if (areIncluded === null) return 'Whether indicators of compromise went with it is withheld.';
  return areIncluded ? 'With indicators of compromise.' : 'Without indicators of compromise.';
};
