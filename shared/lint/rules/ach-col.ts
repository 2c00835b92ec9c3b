import { ratersOf } from '../../attribution/raters.ts';
import { linesToRatingHistory } from '../../domain/given-ratings.ts';
import { hitAll, place, type LintRule } from '../rule.ts';

export const achCol: LintRule<'by_column'> = {
  id: 'ACH-COL',
  severity: 'W',
  checks: 'Ratings were not entered mostly by column.',
  why: 'Item after item against one hypothesis is how one argues for a favourite.',
  absent: 'Nothing is rated.',
  reads: ['rating.set.item', 'rating.set.ratings', 'rating.set.rater', 'opinion.rate', 'opinion.begin'],
  faults: {
    by_column: {
      severity: 'W',
      says: 'Somebody entered more than 80 % of their ratings of this level down the columns.',
      mend: 'Go through the rows again, one item against every hypothesis, or have somebody give a second opinion.',
    },
  },
  check: ({ lines, levels }) => {
    const history = linesToRatingHistory(lines);
    if (history.given.length === 0) return 'absent';
    return levels.flatMap(({ level, hypotheses }) => {
      const raters = ratersOf(history, level, new Set(hypotheses.map(({ id }) => id)));
      return raters.some(({ columns }) => columns.isWarning) ? hitAll('by_column', [place('level', level)]) : [];
    });
  },
};
