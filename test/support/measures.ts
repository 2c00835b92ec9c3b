import type { Input } from '../../shared/api/contract.ts';
import { safeguardIds } from '../../shared/domain/measure-vocabulary.ts';

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
