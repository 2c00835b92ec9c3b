import { acquisitionSchemas } from '../../domain/acquisition.ts';
import { acquiredPlace } from '../acquired-place.ts';
import { isBlank } from '../facts.ts';
import { hitAll, type LintRule } from '../rule.ts';

export const aiCite: LintRule<'unnamed' | 'unverified'> = {
  id: 'AI-CITE',
  severity: 'E',
  checks:
    'Where artificial intelligence was used, the tool, its version and the person who checked the result are stated.',
  why: 'ICS 206-01: a reader must know what a machine wrote, and who answers for it.',
  absent: 'Of no item it is stated that artificial intelligence was used.',
  reads: ['evidence.acquire.aiUse', 'evidence.acquire.item', 'evidence.acquire.intake'],
  faults: {
    unnamed: {
      severity: 'E',
      says: 'Artificial intelligence was used, and its name or version is not stated.',
      mend: 'State tool and version, with `plumbline acquire`.',
    },
    unverified: {
      severity: 'E',
      says: 'Artificial intelligence was used, and nobody is named who checked what it made.',
      mend: 'Have a person check it, and name them, with `plumbline acquire`.',
    },
  },
  check: (facts) => {
    const uses = facts.tables.rows('acquisition').flatMap(({ key, aiUse }) => {
      const parsed = aiUse === null ? null : acquisitionSchemas.aiUse.safeParse(JSON.parse(aiUse));
      return parsed?.success === true && parsed.data.used ? [{ key, use: parsed.data }] : [];
    });
    if (uses.length === 0) return 'absent';
    const placesOf = (some: typeof uses) => some.map(({ key }) => acquiredPlace(key, facts));
    return [
      ...hitAll('unnamed', placesOf(uses.filter(({ use }) => isBlank(use.tool) || isBlank(use.version)))),
      ...hitAll('unverified', placesOf(uses.filter(({ use }) => isBlank(use.humanVerifiedBy)))),
    ];
  },
};
