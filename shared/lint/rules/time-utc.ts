import { acquisitionSchemas } from '../../domain/acquisition.ts';
import { isBlank } from '../facts.ts';
import { hitAll, type LintRule } from '../rule.ts';
import { acquiredPlace } from '../acquired-place.ts';

/** Z, or an offset, at the end. */
const zoned = /(?:Z|[+-]\d\d:?\d\d)$/u;

export const timeUtc: LintRule<'noted'> = {
  id: 'TIME-UTC',
  severity: 'E',
  checks:
    'No time stands without its zone. Times of the ledger are UTC by their form; this is about times noted on the spot.',
  why: 'An hour without a zone can be any of twenty-six.',
  absent: 'No time was noted on the spot.',
  reads: ['evidence.acquire.clock', 'evidence.acquire.item', 'evidence.acquire.intake'],
  faults: {
    noted: {
      severity: 'E',
      says: 'A time was noted without offset, and the zone of the clock is not stated.',
      mend: 'State it with its offset, such as 2026-03-01T12:02:11+02:00, or state the zone, with `plumbline acquire`.',
    },
  },
  check: (facts) => {
    const clocks = facts.tables.rows('acquisition').flatMap(({ key, clock }) => {
      const parsed = clock === null ? null : acquisitionSchemas.clock.safeParse(JSON.parse(clock));
      return parsed?.success === true && !isBlank(parsed.data.noted) ? [{ key, clock: parsed.data }] : [];
    });
    if (clocks.length === 0) return 'absent';
    const zoneless = clocks.filter(({ clock }) => !zoned.test(clock.noted.trim()) && isBlank(clock.zone));
    return hitAll(
      'noted',
      zoneless.map(({ key }) => acquiredPlace(key, facts)),
    );
  },
};
