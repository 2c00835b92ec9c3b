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
  check: ({ lines }) => {
    const dissents = lines.filter(({ type, fields }) => type === 'review.import' && fields['conclusion'] === 'dissent');
    if (dissents.length === 0) return 'absent';
    return dissents
      .filter(({ withheld }) => withheld.some(({ field }) => field === 'review'))
      .map(({ seq }) => ({ fault: 'withheld', where: [place('line', seq)] }));
  },
};
