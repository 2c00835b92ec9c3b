import type { LintFacts } from './facts.ts';
import { place, type LintPlace } from './rule.ts';

/** What a row of acquisitions is about: an item, or every item of an intake. */
export const acquiredPlace = (key: string, { tables }: Pick<LintFacts, 'tables'>): LintPlace =>
  place(tables.get('evidence', key) === undefined ? 'intake' : 'item', key);
