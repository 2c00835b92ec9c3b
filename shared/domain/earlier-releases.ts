import type { CaseTables } from './case-tables.ts';
import { standingsOf, type StandingOfRelease } from './release-standing.ts';

/**
 * The releases before the one that these lines end with; all of them where they end with none. What was said of them later
 * than these lines is not known here.
 */
export const earlierReleases = (tables: CaseTables, lastSeq: number): readonly StandingOfRelease[] =>
  standingsOf(tables).filter(({ release }) => release.seq !== lastSeq);
