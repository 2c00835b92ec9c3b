import { confidenceLevels } from '../../attribution/confidence/confidence.ts';
import { place, type LintRule } from '../rule.ts';

export const layerCap: LintRule<'confidence' | 'probability'> = {
  id: 'LAYER-CAP',
  severity: 'E',
  checks:
    'No level is stated with more confidence, or a claim with a higher probability, than what it rests on one level below.',
  why: 'That a State did it cannot be surer than that its organisation did.',
  absent: 'Fewer than two levels are scored.',
  tells: 'scores',
  reads: [],
  faults: {
    confidence: {
      severity: 'E',
      says: 'A level is stated with more confidence than the level below it.',
      mend: 'Score the case again; the stated confidence is held to the level below.',
    },
    probability: {
      severity: 'E',
      says: 'A hypothesis is stated as more likely than the one that it entails.',
      mend: 'Score the case again; the stated probability is held to the level below.',
    },
  },
  check: ({ levels }) => {
    if (levels.length < 2) return 'absent';
    return levels.slice(1).flatMap((level, index) => {
      const below = levels[index];
      if (below === undefined) return [];
      const rank = confidenceLevels.indexOf(level.confidence.stated);
      const isSurer = rank > confidenceLevels.indexOf(below.confidence.stated);
      const likelier = Object.entries(level.entails).filter(([id, target]) => {
        const cap = below.stated[target];
        // Six decimals are what is printed.
        return cap !== undefined && Math.round((level.stated[id] ?? 0) * 1e6) > Math.round(cap * 1e6);
      });
      return [
        ...(isSurer ? [{ fault: 'confidence' as const, where: [place('level', level.level)] }] : []),
        ...likelier.map(([id]) => ({ fault: 'probability' as const, where: [place('hypothesis', id)] })),
      ];
    });
  },
};
