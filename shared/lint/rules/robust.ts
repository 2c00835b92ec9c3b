import { hitAll, place, type LintRule } from '../rule.ts';

export const robust: LintRule<'no_sensitivity' | 'other_profile'> = {
  id: 'ROBUST',
  severity: 'E',
  checks: 'Every lead comes with its sensitivity, computed by the scoring profile that the ledger names.',
  why: 'A number without how far it leans on single things says more than it knows.',
  absent: 'No level has a lead.',
  tells: 'scores',
  reads: [],
  faults: {
    no_sensitivity: {
      severity: 'E',
      says: 'A level has a lead and no sensitivity.',
      mend: 'Score the case again.',
    },
    other_profile: {
      severity: 'E',
      says: 'A level was scored by another profile than the ledger names.',
      mend: 'Score the case again under the profile in force.',
    },
  },
  check: ({ levels, tables }) => {
    const led = levels.filter(({ lead }) => lead !== null);
    if (led.length === 0) return 'absent';
    const named = tables.get('profile', 'scoring')?.sha256;
    const placesOf = (some: typeof led) => some.map(({ level }) => place('level', level));
    return [
      ...hitAll('no_sensitivity', placesOf(led.filter(({ hasSensitivity }) => !hasSensitivity))),
      ...hitAll('other_profile', placesOf(led.filter(({ profile }) => profile.sha256 !== named))),
    ];
  },
};
