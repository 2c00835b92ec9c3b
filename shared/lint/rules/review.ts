import { confidenceFacts } from '../../attribution/confidence/case-confidence.ts';
import type { LintRule } from '../rule.ts';

export const review: LintRule<'none' | 'outdated' | 'dissent'> = {
  id: 'REVIEW',
  severity: 'E',
  checks: 'Before a public edition an independent reviewer concurs with what stands now.',
  why: 'Who made the case cannot vouch for it in public.',
  absent: 'The edition is not public.',
  reads: [],
  faults: {
    none: {
      severity: 'E',
      says: 'No independent reviewer has concurred.',
      mend: 'Have the case reviewed, and take in the signed answer.',
    },
    outdated: {
      severity: 'E',
      says: 'The reviewer concurred with an earlier state; something that moves a number was added since.',
      mend: 'Have the case reviewed as it is now.',
    },
    dissent: {
      severity: 'E',
      says: 'The reviewer dissents.',
      mend: 'Answer the dissent; it stands until its author closes it.',
    },
  },
  check: ({ tables, edition }) => {
    if (edition.edition !== 'public') return 'absent';
    const standing = confidenceFacts(tables).review;
    switch (standing) {
      case 'concur':
        return [];
      case 'outdated':
      case 'dissent':
        return [{ fault: standing, where: [] }];
      case 'none':
      case 'assigned':
        return [{ fault: 'none', where: [] }];
    }
  },
};
