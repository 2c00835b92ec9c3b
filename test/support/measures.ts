import type { Input } from '../../shared/api/contract.ts';
import type { Measure } from '../../shared/consequence/measure.ts';
import { safeguardIds } from '../../shared/domain/measure-vocabulary.ts';
import { isJsonObject } from '../../shared/ledger/canonical-json.ts';
import { measureFactsSchema } from '../../shared/ledger/measure-line-types.ts';
import { draft, testId } from './drafts.ts';

type Record = Input<'measure.draft'>['record'];

/** A record that lacks nothing of what a decision asks for, of an advisory without attribution (I03). */
export const wholeRecord = (change: Partial<Record> = {}): Record => ({
  title: 'Advisory for operators',
  instrument: 'I03',
  target: 'Nobody',
  targetLevel: 0,
  question: 'Do we warn other operators, and how?',
  options: [
    { kind: 'do_nothing', text: 'Others would be hit in the same way.' },
    { kind: 'less_intrusive', text: 'A telephone call reaches too few.' },
    { kind: 'chosen', text: 'An advisory to all operators.' },
  ],
  proportionate: 'It burdens nobody.',
  necessary: 'Nobody else knows of the protocol.',
  now: 'The next wave may come within days.',
  legalBasis: 'Section 7 of the act.',
  legalReviewed: true,
  collateral: 0,
  hitsEssentialCivilianService: false,
  partner: 'consulted',
  safeguards: Object.fromEntries(
    safeguardIds.map((id) => [id, { answer: 'met' as const, text: `As to ${id}: seen to.` }]),
  ),
  monitoring: { indicators: ['M1', 'M5'], plan: 'Anna looks every two weeks.' },
  redress: 'redress@example.org',
  publication: { kind: 'explained', text: 'Operators are warned of a protocol.' },
  start: '2026-03-01',
  reviews: ['2026-05-01'],
  ...change,
});

const facts = draft('measure.draft').fields['facts'];
/** A measure that runs since 1 March 2026, as its lines come to. */
export const measureWith = (change: Partial<Measure> = {}): Measure => ({
  id: testId('measure'),
  line: 12,
  authors: ['anna'],
  instrument: 'I03',
  release: null,
  facts: measureFactsSchema.parse({
    ...(facts !== undefined && isJsonObject(facts) ? facts : {}),
    start: '2026-03-01',
    end: '2026-05-01',
    reviews: ['2026-03-31'],
    monitoring: ['M1'],
  }),
  state: 'active',
  since: { seq: 20, day: '2026-03-01' },
  gate: null,
  reviews: [],
  wasReviewSigned: false,
  approvals: [],
  approvedBy: [],
  decision: null,
  moves: [],
  term: { seq: 20, day: '2026-03-01', renewals: 0, sinceExternal: 0 },
  required: [],
  observations: [],
  consequences: [],
  faults: [],
  ...change,
});
