import { place, type LintRule } from '../rule.ts';

export const profile: LintRule<'unnamed'> = {
  id: 'PROFILE',
  severity: 'E',
  checks:
    'Every number names the profile that it was computed by, with version and hash. Harm and gates cannot be stated without their policy profile, so what can be missing is that of the scoring profile.',
  why: 'A threshold is a choice. Whoever recomputes must know which one was made.',
  absent: 'No level is scored yet.',
  reads: [],
  faults: {
    unnamed: {
      severity: 'E',
      says: 'The scoring profile has no name, version or hash.',
      mend: 'Activate a profile that has them, with `plumbline request DIR profile FILE`.',
    },
  },
  check: ({ levels }) => {
    if (levels.length === 0) return 'absent';
    return levels
      .filter(({ profile: { id, version, sha256 } }) => id === '' || version === '' || sha256 === '')
      .map(({ level }) => ({ fault: 'unnamed', where: [place('level', level)] }));
  },
};
