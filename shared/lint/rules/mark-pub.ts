import { hitAll, place, type LintRule } from '../rule.ts';

export const markPub: LintRule<'marked'> = {
  id: 'MARK-PUB',
  severity: 'E',
  checks: 'A public edition shows nothing that is not marked TLP:CLEAR.',
  why: 'What is public cannot be called back.',
  absent: 'The edition is not public.',
  reads: [],
  faults: {
    marked: {
      severity: 'E',
      says: 'Lines that are not marked TLP:CLEAR are shown in a public edition.',
      mend: 'Withhold them; the export does so by their marking.',
    },
  },
  check: ({ lines, edition }) => {
    if (edition.edition !== 'public') return 'absent';
    // The marking of a line is withheld together with what it marks.
    const shown = lines.filter(({ fields }) => typeof fields['tlp'] === 'string' && fields['tlp'] !== 'CLEAR');
    return hitAll(
      'marked',
      shown.map(({ seq }) => place('line', seq)),
    );
  },
};
