import type { Wording } from '../../reference/yardsticks.ts';

const narrowSpace = '\u202f';

/** What a yardstick prints beside its word: `80–95 %`, and at its ends `≤5 %` and `≥95 %`. */
export const bandRangeText = (bandId: string, { yardstick }: Wording): string => {
  const band = yardstick.bands.find(({ id }) => id === bandId);
  if (band === undefined) return '';
  const [low, high] = [band.lo, band.hi].map((share) => Math.round(share * 100));
  if (low === 0) return `≤${high ?? ''}${narrowSpace}%`;
  if (high === 100) return `≥${low ?? ''}${narrowSpace}%`;
  return `${low ?? ''}–${band.hiExclusive === true ? '<' : ''}${high ?? ''}${narrowSpace}%`;
};
