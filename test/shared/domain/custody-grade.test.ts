import { describe, expect, it } from 'vitest';
import type { CustodyStep } from '../../../shared/domain/custody-chain.ts';
import { countedCustody, deriveCustody } from '../../../shared/domain/custody-grade.ts';
import { testSha256 } from '../../support/drafts.ts';

const own = testSha256('1');
const other = testSha256('2');
const item = { kind: 'artifact', sha256: own, copy: 'working_copy' } as const;

const blank: CustodyStep = {
  line: 0,
  event: 'accessed',
  at: '2026-03-01T10:00:00Z',
  happened: null,
  actor: 'anna',
  role: '',
  from: '',
  to: '',
  purpose: '',
  authority: '',
  place: '',
  seal: '',
  condition: '',
  transport: '',
  tracking: '',
  toolName: '',
  toolVersion: '',
  witness: '',
  hashBefore: null,
  hashAfter: null,
  hashStored: null,
  corrects: null,
  note: '',
};
const intake: CustodyStep = { ...blank, line: 4, event: 'acquired', from: 'R. Meyer', to: 'anna', hashAfter: own };
const step = (line: number, change: Partial<CustodyStep>): CustodyStep => ({ ...blank, line, ...change });
const transfer = (line: number, from: string, to: string, change: Partial<CustodyStep> = {}): CustodyStep =>
  step(line, { event: 'transferred', from, to, hashBefore: own, hashAfter: own, ...change });
const derive = (steps: readonly CustodyStep[], about: Parameters<typeof deriveCustody>[0] = item) =>
  deriveCustody(about, [intake, ...steps], (actor) => actor === 'anna');

// Answers from the sentences of the method, section 4.3, not from the code.
describe('intact: all events contiguous and hashes match at every transfer', () => {
  it.each<readonly [string, readonly CustodyStep[], string]>([
    ['nothing after the intake', [], 'anna'],
    ['two transfers, each giver the last who had it', [transfer(5, 'anna', 'ben'), transfer(6, 'ben', 'cara')], 'cara'],
    [
      'a release and its receipt, the hash on each side',
      [
        step(5, { event: 'released', from: 'anna', to: 'ben', hashBefore: own }),
        step(6, { event: 'received', from: 'anna', to: 'ben', hashAfter: own }),
      ],
      'ben',
    ],
    ['acts that move nothing', [step(5, { event: 'analysed', hashStored: own }), transfer(6, 'anna', 'ben')], 'ben'],
    [
      'a hash on both sides that the program took of the stored file',
      [transfer(5, 'anna', 'ben', { hashBefore: null, hashAfter: null, hashStored: own })],
      'ben',
    ],
    [
      'events recorded late, in the order in which they happened',
      [
        transfer(5, 'ben', 'cara', { happened: '2026-03-01T12:00:00Z' }),
        transfer(6, 'anna', 'ben', { happened: '2026-03-01T11:00:00Z' }),
      ],
      'cara',
    ],
  ])('%s', (_, steps, holder) => {
    expect(derive(steps)).toMatchObject({ grade: 'intact', faults: [], holder });
  });
});

const gap = transfer(5, 'ben', 'cara');
const explanation = step(9, { event: 'correction', corrects: 5, note: 'Anna gave it to Ben on 1 March; no form.' });

it('says who had it since when, and that nobody has confirmed yet what is on its way', () => {
  const steps = [
    transfer(5, 'anna', 'ben', { happened: '2026-03-01T11:00:00Z' }),
    step(6, { event: 'released', from: 'ben', to: 'cara', at: '2026-03-01T12:00:00Z', hashBefore: own }),
  ];
  expect(derive(steps).holders).toEqual([
    { line: 4, since: '2026-03-01T10:00:00Z', name: 'anna', isOnTheWay: false },
    { line: 5, since: '2026-03-01T11:00:00Z', name: 'ben', isOnTheWay: false },
    { line: 6, since: '2026-03-01T12:00:00Z', name: 'cara', isOnTheWay: true },
  ]);
});

describe('gap_unexplained, and gap_explained where an enrolled person explains it', () => {
  it.each<readonly [string, readonly CustodyStep[], RegExp]>([
    ['the giver never had it', [gap], /^Line 5: “ben” gave it, and the last who had it is “anna”\.$/u],
    [
      'a release that nobody received',
      [step(5, { event: 'released', from: 'anna', to: 'ben', hashBefore: own })],
      /no receipt by “ben”/u,
    ],
    [
      'another received it than the one it was released to',
      [
        step(5, { event: 'released', from: 'anna', to: 'ben', hashBefore: own }),
        step(6, { event: 'received', from: 'anna', to: 'cara', hashAfter: own }),
      ],
      /line 6: it was released by “anna” to “ben”, and received from “anna” by “cara”/iu,
    ],
    ['no hash on the receiver’s side', [transfer(5, 'anna', 'ben', { hashAfter: null })], /receiver’s side/u],
    ['no hash on the giver’s side', [transfer(5, 'anna', 'ben', { hashBefore: null })], /giver’s side/u],
    ['a transfer that names no giver', [transfer(5, '', 'ben')], /the giver is not named/u],
  ])('%s', (_, steps, reason) => {
    const open = derive(steps);
    expect(open.grade).toBe('gap_unexplained');
    expect(open.reason).toMatch(reason);
    const corrections = open.faults.map(({ line }, at) =>
      step(20 + at, { event: 'correction', corrects: line, note: 'How it came about.' }),
    );
    expect(derive([...steps, ...corrections])).toMatchObject({ grade: 'gap_explained' });
  });

  it('is not explained by somebody who is not enrolled, and says that nobody stands by it', () => {
    const derived = derive([gap, { ...explanation, actor: 'guest (unsigned)' }]);
    expect(derived.grade).toBe('gap_unexplained');
    expect(derived.reason).toContain('line 9 explains it, but nobody enrolled stands by it');
  });

  it('is not explained while another gap is open', () => {
    const derived = derive([gap, transfer(6, 'dora', 'emil'), explanation]);
    expect(derived).toMatchObject({ grade: 'gap_unexplained', rests: [6] });
  });

  it('names the lines that it rests on', () => {
    expect(derive([gap, explanation])).toMatchObject({ grade: 'gap_explained', rests: [5, 9] });
  });

  it('closes where the correction says who gave it', () => {
    const corrected = derive([gap, { ...explanation, from: 'anna' }]);
    expect(corrected).toMatchObject({ grade: 'intact', holder: 'cara' });
  });
});

describe('not_captured: no hash at collection', () => {
  it('even where every transfer is in order', () => {
    const record = { kind: 'artifact', sha256: null, copy: 'record' } as const;
    const steps = [{ ...intake, event: 'identified', hashAfter: null }, transfer(5, 'anna', 'ben')];
    expect(deriveCustody(record, steps, () => true)).toMatchObject({ grade: 'not_captured', rests: [4] });
  });

  it('says nothing about an absence or an assumption, which nobody can hold', () => {
    for (const kind of ['absence', 'assumption'])
      expect(derive([], { kind, sha256: null, copy: 'record' }).grade).toBeNull();
  });
});

describe('failed: any mismatch', () => {
  it.each<readonly [string, Partial<CustodyStep>]>([
    ['of the hash that the giver states', { hashBefore: other }],
    ['of the hash that the receiver states', { hashAfter: other }],
    ['of the stored file', { hashStored: other }],
    ['of a file that was not there', { hashStored: '0'.repeat(64) }],
  ])('%s', (_, change) => {
    expect(derive([transfer(5, 'anna', 'ben', change)])).toMatchObject({ grade: 'failed', rests: [5] });
  });

  it('outside a transfer too, and for good: no correction and no later match mends it', () => {
    const steps = [
      step(5, { event: 'verified', hashStored: other }),
      step(6, { event: 'correction', corrects: 5, note: 'The disk was bad.' }),
      step(7, { event: 'verified', hashStored: own }),
    ];
    expect(derive(steps)).toMatchObject({ grade: 'failed', rests: [5] });
  });
});

describe('what counts', () => {
  it.each([
    ['intact', 'gap_unexplained', 'gap_unexplained'],
    ['failed', 'intact', 'failed'],
    ['not_captured', 'gap_unexplained', 'not_captured'],
    ['gap_explained', null, 'gap_explained'],
    [null, 'failed', null],
  ] as const)('of %s as stated and %s from the chain it is %s', (stated, derived, counts) => {
    expect(countedCustody(stated, derived)).toBe(counts);
  });

  it('says nothing where the edition withholds part of the chain', () => {
    expect(derive([step(5, { event: null })])).toMatchObject({ grade: null, holder: null });
  });
});
