import { dissentStanding } from '../../review/dissents.ts';
import { place, type LintRule } from '../rule.ts';

export const dissent: LintRule<'withheld'> = {
  id: 'DISSENT',
  severity: 'E',
  checks: 'A dissent that is not resolved is printed: its conclusion always, and its text in this edition.',
  why: 'A dissent that a reader cannot read is a dissent that was dropped.',
  absent: 'Nobody dissents.',
  reads: [],
  faults: {
    withheld: {
      severity: 'E',
      says: 'The text of a dissent is withheld from this edition; only that there is one is shown.',
      mend: 'Mark the line of the review so that this edition shows it, or take the redaction of it back.',
    },
  },
  check: ({ lines, tables }, version) => {
    const dissents = lines.filter(({ type, fields }) => type === 'review.import' && fields['conclusion'] === 'dissent');
    if (dissents.length === 0) return 'absent';
    // Version 1 asked it of one that had ended, too.
    const standing =
      version === 1 ? dissents : dissents.filter(({ seq }) => dissentStanding(tables, seq).standing === 'open');
    return standing
      .filter(({ withheld }) => withheld.some(({ field }) => field === 'review'))
      .map(({ seq }) => ({ fault: 'withheld', where: [place('line', seq)] }));
  },
};
