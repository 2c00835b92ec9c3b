import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confidenceFacts, statedConfidence } from '../../../shared/attribution/confidence/case-confidence.ts';
import {
  computeConfidence,
  confidenceLevels,
  type ComputedConfidence,
  type ConfidenceFacts,
  type ConfidenceTestName,
  type ReviewStanding,
} from '../../../shared/attribution/confidence/confidence.ts';
import type { ScoringInput } from '../../../shared/attribution/scoring-input.ts';
import { seqKey } from '../../../shared/domain/case-tables.ts';
import { evidenceClasses } from '../../../shared/domain/vocabulary.ts';
import { inputToTables } from '../../support/assessed-tables.ts';
import { alr1, fixtureInput, scoreOf, scoringInputs } from '../../support/scoring-inputs.ts';

const k5 = fixtureInput('k5');
// The fixture has no classes; the method assumes at least three among the origins that count.
const k5Classes = new Map([
  ['E01', 'infrastructure'],
  ['E02', 'infrastructure'],
  ['E03', 'malware'],
  ['E05', 'external'],
  ['E07', 'tradecraft'],
] as const);

const confidenceOf = (input: ScoringInput, more: Partial<ConfidenceFacts> = {}): ComputedConfidence =>
  computeConfidence(scoreOf(input, 42), input, alr1, {
    classes: k5Classes,
    criticalAssumptions: [],
    review: 'concur',
    ...more,
  });
const testOf = ({ tests }: ComputedConfidence, name: ConfidenceTestName) => tests.find(({ test }) => test === name);
/** K5 with one item exchanged. */
const k5With = (id: string, change: Partial<ScoringInput['evidence'][number]>): ScoringInput => ({
  ...k5,
  evidence: k5.evidence.map((item) => (item.id === id ? { ...item, ...change } : item)),
});

describe('analytic confidence (method, section 2.6)', () => {
  it('of K5 is high only once a reviewer concurs, and moderate before', () => {
    expect(confidenceOf(k5).computed).toBe('high');
    for (const review of ['assigned', 'outdated', 'dissent'] as const) {
      expect(confidenceOf(k5, { review }).computed).toBe('moderate');
    }
    expect(confidenceOf(k5, { review: 'none' }).computed).toBe('low');
  });

  it('of K5 counts the four origins that the method names, against HB', () => {
    const confidence = confidenceOf(k5);
    expect(confidence.rival).toBe('HB');
    expect(testOf(confidence, 'origins')).toMatchObject({ value: 4, rests: ['E03', 'E07', 'G-c2', 'G-vendor'] });
    expect(testOf(confidence, 'classes')).toMatchObject({ value: 4 });
    expect(testOf(confidence, 'without_origin')).toMatchObject({ rests: ['G-c2'], reaches: 'high' });
    expect(testOf(confidence, 'without_origin')?.value).toBeCloseTo(0.6739, 4);
    expect(testOf(confidence, 'p05')?.value).toBeCloseTo(0.7207, 4);
  });

  it.each([
    ['one critical assumption is open', k5, { criticalAssumptions: ['a'] }, 'moderate'],
    ['two critical assumptions are open', k5, { criticalAssumptions: ['a', 'b'] }, 'low'],
    [
      'only two classes are stated',
      k5,
      {
        classes: new Map([
          ['E03', 'malware'],
          ['E07', 'intent'],
        ] as const),
      },
      'moderate',
    ],
    ['no class is stated', k5, { classes: new Map() }, 'insufficient'],
    [
      'a weighty item is not rated against deception',
      k5With('E07', { r: { HA: 'C', HB: 'II', HC: null, HX: 'N' } }),
      {},
      'low',
    ],
    ['the kept evidence carries less than half', k5With('E01', { custody: 'gap_unexplained' }), {}, 'moderate'],
  ] as const)('falls where %s', (_, input, more, computed) => {
    expect(confidenceOf(input, more).computed).toBe(computed);
  });

  it('counts no origin whose only weighty item is an assumption', () => {
    const confidence = confidenceOf(k5With('E03', { kind: 'assumption' }));
    expect(testOf(confidence, 'origins')?.rests).not.toContain('E03');
  });

  it('asks for a hypothesis of deception before anything above low', () => {
    const { hypotheses, evidence, ...rest } = k5;
    const without = {
      ...rest,
      hypotheses: hypotheses.map((one) => (one.id === 'HC' ? { ...one, type: 'specific' as const } : one)),
      evidence,
    };
    expect(testOf(confidenceOf(without), 'deception')).toMatchObject({ value: null, reaches: 'low' });
  });

  it('is insufficient on a tie, and where the lead names nobody', () => {
    const tie = { ...k5, evidence: [] };
    expect(confidenceOf(tie)).toMatchObject({ computed: 'insufficient', without: 'tie', tests: [] });
    const nobody = {
      ...k5,
      hypotheses: k5.hypotheses.map((one) => (one.id === 'HA' ? { ...one, type: 'catch_all' as const } : one)),
    };
    expect(confidenceOf(nobody)).toMatchObject({ computed: 'insufficient', without: 'residual' });
  });

  it('never rises when a fact about the case gets worse', () => {
    const classes = fc.dictionary(
      fc.constantFrom('e0', 'e1', 'e2', 'e3', 'e4', 'e5'),
      fc.constantFrom(...evidenceClasses),
    );
    const standings: readonly ReviewStanding[] = ['none', 'assigned', 'concur'];
    fc.assert(
      fc.property(scoringInputs, classes, fc.nat(2), fc.nat(3), (input, named, standing, open) => {
        const facts = {
          classes: new Map(Object.entries(named)),
          criticalAssumptions: Array.from({ length: open }, (_, at) => `a${at}`),
          review: standings[standing] ?? 'none',
        } as const;
        const base = rank(confidenceOf(input, facts));
        const worse = [
          { ...facts, review: standings[standing - 1] ?? 'none' },
          { ...facts, criticalAssumptions: [...facts.criticalAssumptions, 'more'] },
          { ...facts, classes: new Map() },
        ] as const;
        for (const one of worse) expect(rank(confidenceOf(input, one))).toBeLessThanOrEqual(base);
      }),
      { numRuns: 25, seed: 20261125 },
    );
  });
});

const rank = ({ computed }: Pick<ComputedConfidence, 'computed'>): number => confidenceLevels.indexOf(computed);

describe('the confidence that is stated', () => {
  it('is never above the computed one, the level below, or what an analyst lowered it to', () => {
    for (const computed of confidenceLevels) {
      for (const below of [null, ...confidenceLevels]) {
        for (const to of [null, ...confidenceLevels]) {
          const stated = statedConfidence(computed, below, to === null ? null : { to, line: 1 });
          const bounds = [computed, below ?? 'high', to ?? 'high'].map((level) => confidenceLevels.indexOf(level));
          expect(confidenceLevels.indexOf(stated)).toBe(Math.min(...bounds));
        }
      }
    }
  });
});

describe('an independent review', () => {
  const standing = (
    events: readonly (readonly [string, number | null])[],
    movedAt?: number,
    ended: readonly (readonly ['closed' | 'overridden', number])[] = [],
  ): ReviewStanding => {
    const tables = inputToTables(k5);
    ended.forEach(([act, taken], at) => {
      const row = { seq: 200 + at, import: taken, act, reason: null, board: null, at: null, actor: null };
      tables.put('dissent_event', { key: seqKey(row.seq), ...row });
    });
    events.forEach(([act, reviewedSize], at) => {
      const seq = 100 + at;
      tables.put('review_event', {
        key: seqKey(seq),
        seq,
        review: act === 'assigned' || act === 'withdrawn' ? 'rw-1' : null,
        act,
        person: null,
        principal: null,
        reviewedSize,
        reason: null,
        at: null,
        actor: null,
      });
    });
    if (movedAt !== undefined) {
      const line = { key: seqKey(movedAt), seq: movedAt, day: '', at: null, actor: null, tlp: null };
      tables.put('line_index', { ...line, type: 'rating.set' });
    }
    return confidenceFacts(tables).review;
  };

  it('counts as assigned while the naming stands', () => {
    expect(standing([])).toBe('none');
    expect(standing([['assigned', null]])).toBe('assigned');
    expect(
      standing([
        ['assigned', null],
        ['withdrawn', null],
      ]),
    ).toBe('none');
  });

  it('holds for what was reviewed, and is outdated by what moves a number afterwards', () => {
    expect(standing([['concur', 50]])).toBe('concur');
    expect(standing([['concur', 50]], 49)).toBe('concur');
    expect(standing([['concur_with_comment', 50]], 50)).toBe('outdated');
  });

  it('dissents until its author closes the dissent or a board overrides it; then a concurrence carries again', () => {
    const dissent = ['dissent', 50] as const;
    const concur = ['concur', 60] as const;
    expect(standing([dissent, concur], undefined, [['closed', 100]])).toBe('concur');
    expect(standing([dissent, concur], undefined, [['overridden', 100]])).toBe('concur');
    // Of another dissent.
    expect(standing([dissent, concur], undefined, [['closed', 101]])).toBe('dissent');
    expect(standing([dissent], undefined, [['closed', 100]])).toBe('assigned');
  });

  it('is not outvoted: a dissent stands beside any concurrence', () => {
    expect(
      standing([
        ['dissent', 50],
        ['concur', 60],
      ]),
    ).toBe('dissent');
  });
});
