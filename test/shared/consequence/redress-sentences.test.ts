import { expect, it } from 'vitest';
import type { RedressSection } from '../../../shared/consequence/consequence-shape.ts';
import { redressToSentences } from '../../../shared/consequence/redress-sentences.ts';
import { createMemoryTables } from '../../../shared/domain/case-tables.ts';

const claim: RedressSection['claims'][number] = {
  id: 'rd-1',
  line: 7,
  on: '2026-03-01',
  claimant: 'person',
  ground: 'disproportionate',
  release: null,
  measure: 'me-1',
  hypothesis: null,
  acknowledgeBy: '2026-03-06',
  decideBy: '2026-04-30',
  acknowledged: null,
  decision: { line: 9, on: '2026-03-10', outcome: 'upheld', remedies: ['apology'], releases: [], measures: ['me-1'] },
  remedied: [],
  rescored: null,
  corrected: null,
  named: [],
};
const textOf = (words: string): string => {
  const tables = createMemoryTables();
  const event = {
    key: '000000000005',
    seq: 5,
    measure: 'me-1',
    kind: 'draft',
    day: '2026-03-01',
    at: null,
    actor: null,
  };
  tables.put('measure_event', { ...event, codes: '{}', words });
  return redressToSentences({ v: 1, claims: [claim] }, tables)[0]?.text ?? '';
};

it('names the measure that an upheld claim sent to review by its title, and not by what a reader cannot look up', () => {
  expect(textOf('{"title":"Advisory"}')).toBe(
    'A claim of 2026-03-01 (disproportionate) was upheld on 2026-03-10, in line 9. It required the review of “Advisory”. Owed: apology (not carried out yet).',
  );
});

it('says of a measure whose title is withheld that it is', () => {
  expect(textOf('{}')).toContain('It required the review of a measure whose title is withheld.');
});
