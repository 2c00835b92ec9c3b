import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameAssessment } from '../../../../shared/attribution/assessment-names.ts';
import { tablesToAssessmentRows } from '../../../../shared/attribution/assessment-rows.ts';
import { parseAssessment } from '../../../../shared/attribution/assessment-shape.ts';
import { compareMoments, type Moment } from '../../../../shared/attribution/delta/compare-moments.ts';
import type { LevelDelta } from '../../../../shared/attribution/delta/delta-shape.ts';
import { tellDelta, type ToldDelta } from '../../../../shared/attribution/delta/delta-words.ts';
import type { ScoringInput, ScoringItem } from '../../../../shared/attribution/scoring-input.ts';
import { sentenceToText } from '../../../../shared/attribution/sentence.ts';
import type { CaseTables } from '../../../../shared/domain/case-tables.ts';
import { inputToTables, tablesToSections } from '../../../support/assessed-tables.ts';
import { valueOf } from '../../../support/results.ts';
import { alr1, alr1Sha256Hex, inputOf, scoringInputs, soundItem } from '../../../support/scoring-inputs.ts';

const momentOf = (tables: CaseTables): Moment => {
  const assessment = valueOf(parseAssessment(JSON.parse(JSON.stringify(tablesToSections(tables)))));
  const levels = assessment.status === 'computed' ? assessment.levels : [];
  return { tables, levels, profile: alr1, profileSha256: alr1Sha256Hex };
};
const compare = (before: Moment, after: Moment): LevelDelta => {
  const none = { gradeLines: new Map(), priorLines: new Map() };
  const [level] = valueOf(compareMoments({ before, after, ...none }, () => undefined));
  if (level === undefined) throw new Error('no level');
  return level;
};
const between = (before: ScoringInput, after: ScoringInput): LevelDelta =>
  compare(momentOf(inputToTables(before)), momentOf(inputToTables(after)));
const told = (before: ScoringInput, after: ScoringInput): ToldDelta => {
  const tables = inputToTables(after);
  const moment = momentOf(tables);
  const [level] = moment.levels;
  if (level === undefined) throw new Error('no level');
  return tellDelta(between(before, after), nameAssessment(level.scores, tablesToAssessmentRows(tables)));
};

const twoWith = (evidence: readonly ScoringItem[], more: Partial<ScoringInput> = {}): ScoringInput => ({
  ...inputOf({ hypotheses: ['H0', 'H1'], rows: [] }),
  evidence,
  ...more,
});
const mild = { H0: 'C', H1: 'I' } as const;
const strong = { H0: 'CC', H1: 'II' } as const;

// One sound item rated C and I is 7 : 3, one rated CC and II is 9 : 1 (method, section 2.3).
describe('the difference between two moments', () => {
  it('gives an item that came in alone the whole move', () => {
    const delta = between(twoWith([soundItem('E0', mild)]), twoWith([soundItem('E0', mild), soundItem('E1', mild)]));
    // 7 / 10, then 49 / 58.
    expect(delta.move).toEqual({
      hypothesis: 'H0',
      from: '0.700000',
      to: '0.844828',
      moved: '0.144828',
      remainder: '0.000000',
    });
    expect(delta.changes).toMatchObject([{ kind: 'item', id: 'E1', came: true, effect: '0.144828' }]);
  });

  it('says what is stated of a hypothesis that the level below holds back, and takes its word from that', () => {
    const [before, after] = [twoWith([soundItem('E0', mild)]), twoWith([soundItem('E0', mild), soundItem('E1', mild)])];
    const now = momentOf(inputToTables(after));
    const held: Moment = {
      ...now,
      levels: now.levels.map((level) => {
        const own = level.stated.hypotheses['H0'];
        if (own === undefined) throw new Error('H0 is stated');
        const capped = { ...own, stated: 0.5, cappedBy: { level: 1, hypothesis: 'L1' } };
        return { ...level, stated: { ...level.stated, hypotheses: { ...level.stated.hypotheses, H0: capped } } };
      }),
    };
    const delta = compare(momentOf(inputToTables(before)), held);
    expect(delta.hypotheses[0]).toEqual({
      id: 'H0',
      before: { probability: '0.700000', stated: '0.700000', word: 'likely', gap: false, place: 1 },
      after: { probability: '0.844828', stated: '0.500000', word: 'roughly even chance', gap: false, place: 1 },
    });
    const [level] = held.levels;
    if (level === undefined) throw new Error('no level');
    const words = tellDelta(delta, nameAssessment(level.scores, tablesToAssessmentRows(held.tables)));
    expect(words.moved.map(sentenceToText).join(' ')).toContain(
      'from 70\u202f% to 84\u202f%, +14.48 points; held by the level below, it was stated at 70\u202f% and is at 50\u202f%; from “likely” to “roughly even chance”',
    );
  });

  it('takes each of two changes back alone, sorts them, and states what only both together do', () => {
    const delta = between(twoWith([soundItem('E0', mild)]), twoWith([soundItem('E0', strong), soundItem('E1', mild)]));
    // Now 21 / 22; without the new item 9 / 10; with the old rating 49 / 58.
    expect(delta.changes).toMatchObject([
      {
        kind: 'rating',
        id: 'E0',
        values: [
          { of: 'H0', from: 'C', to: 'CC' },
          { of: 'H1', from: 'I', to: 'II' },
        ],
        effect: '0.109718',
      },
      { kind: 'item', id: 'E1', effect: '0.054545' },
    ]);
    expect(delta.move).toMatchObject({ moved: '0.254545', remainder: '0.090282' });
  });

  it('tells a grade, a dependence and priors by what they were and are', () => {
    const group = (rho: number, cred: 1 | 3): ScoringInput =>
      twoWith([soundItem('E0', mild, { group: 'G', cred }), soundItem('E1', mild, { group: 'G' })], {
        rho: { G: rho },
      });
    expect(between(group(1, 1), group(0, 1)).changes).toMatchObject([
      // At 1 the second item counts nothing: 7 / 10; at 0 both count: 49 / 58.
      { kind: 'dependence', id: 'G', values: [{ of: 'rho', from: '1', to: '0' }], effect: '0.144828' },
    ]);
    expect(between(group(0, 1), group(0, 3)).changes).toMatchObject([
      { kind: 'grade', id: 'E0', values: [{ of: 'cred', from: '1', to: '3' }] },
    ]);
    const stated = twoWith([soundItem('E0', mild)], { prior: { H0: 0.4, H1: 0.6 } });
    // 0.4 x 7 against 0.6 x 3: 2.8 / 4.6.
    expect(between(twoWith([soundItem('E0', mild)]), stated)).toMatchObject({
      changes: [{ kind: 'prior', effect: '-0.091304' }],
      move: { from: '0.700000', to: '0.608696', remainder: '0.000000' },
    });
  });

  it('explains no move of a lead that was not there then', () => {
    const before = twoWith([soundItem('E0', { H0: 'N', H1: 'I' })]);
    const after: ScoringInput = {
      ...inputOf({ hypotheses: ['H0', 'H1', 'H2'], rows: [] }),
      evidence: [soundItem('E0', { H0: 'N', H1: 'I', H2: 'CC' })],
    };
    const delta = between(before, after);
    expect(delta.lead).toEqual({ before: 'H0', after: 'H2' });
    expect(delta.move).toBeNull();
    expect(delta.changes).toMatchObject([{ kind: 'hypothesis', id: 'H2', came: true, effect: null }]);
  });

  it('says so where a change cannot be taken back alone, and leaves it to the remainder', () => {
    const before = twoWith([soundItem('E0', mild)], { prior: { H0: 0.5, H1: 0.5 } });
    const after: ScoringInput = {
      ...inputOf({ hypotheses: ['H0', 'H1', 'H2'], rows: [] }),
      evidence: [soundItem('E0', { ...mild, H2: 'N' })],
      prior: { H0: 0.3, H1: 0.3, H2: 0.4 },
    };
    const { changes, move } = between(before, after);
    // Without the new hypothesis the old priors fit again: 7 / 10. The priors alone fit no longer.
    expect(changes).toMatchObject([
      { kind: 'hypothesis', id: 'H2' },
      { kind: 'prior', effect: null },
    ]);
    // 0.3 x 7 against 0.3 x 3 and 0.4 x 5: 2.1 / 5.
    expect(move).toMatchObject({ from: '0.700000', to: '0.420000', moved: '-0.280000', remainder: '0.000000' });
  });
});

describe('any two moments', () => {
  const options = { numRuns: 40, seed: 20261126 };

  it('that are the same differ in nothing', () => {
    fc.assert(
      fc.property(scoringInputs, (input) => {
        const { changes, move } = between(input, input);
        expect(changes).toEqual([]);
        expect([null, '0.000000']).toContain(move?.moved ?? null);
        expect([null, '0.000000']).toContain(move?.remainder ?? null);
        expect(told(input, input)).toMatchObject({ came: [], moved: { length: 1 } });
      }),
      options,
    );
  });

  it('mirror each other', () => {
    fc.assert(
      fc.property(scoringInputs, scoringInputs, (one, other) => {
        const [there, back] = [between(one, other), between(other, one)];
        expect(back.lead).toEqual(swapped(there.lead));
        expect(back.completeness).toEqual(swapped(there.completeness));
        expect(back.confidence).toEqual(swapped(there.confidence));
        const placesOf = ({ hypotheses }: LevelDelta) => new Map(hypotheses.map(({ id, ...places }) => [id, places]));
        for (const [id, { before, after }] of placesOf(there)) {
          // Words are those of the later moment, here the same.
          expect(placesOf(back).get(id)).toEqual({ before: after, after: before });
        }
        const kindsOf = ({ changes }: LevelDelta) => changes.map(({ kind, id }) => `${kind} ${id}`).sort();
        expect(kindsOf(back)).toEqual(kindsOf(there));
      }),
      options,
    );
  });

  it('have parts that add up to the move with the remainder, to the last place that is written and in print', () => {
    fc.assert(
      fc.property(scoringInputs, scoringInputs, (one, other) => {
        const { changes, move } = between(one, other);
        if (move === null) return;
        const millionths = (text: string): number => Math.round(Number(text) * 1e6);
        const parts = changes.reduce((sum, { effect }) => sum + millionths(effect ?? '0'), 0);
        expect(parts + millionths(move.remainder)).toBe(millionths(move.moved));
        expect(millionths(move.to) - millionths(move.from)).toBe(millionths(move.moved));
        const { why } = told(one, other);
        const printed = (text: string): number => Math.round(Number(text.replace('\u2212', '-')) * 100);
        const sum = (why?.parts ?? []).reduce((total, { points }) => total + printed(points ?? '0'), 0);
        expect(sum + printed(why?.remainder ?? '0')).toBe(printed(why?.moved ?? '0'));
      }),
      options,
    );
  });

  it('are told in plain sentences that never put a likelihood and a confidence together', () => {
    fc.assert(
      fc.property(scoringInputs, scoringInputs, (one, other) => {
        const { came, moved, why } = told(one, other);
        const sentences = [...came.map(({ sentence }) => sentence), ...moved, ...(why === null ? [] : [why.sentence])];
        for (const text of sentences.map(sentenceToText)) {
          expect(text).toMatch(/^[^ ].*\.$/u);
          expect(text).not.toMatch(/undefined|NaN|null| {2}|\.\.| ,/u);
          if (/confidence/iu.test(text)) expect(text).not.toMatch(/likely|chance|certain/u);
        }
      }),
      options,
    );
  });
});

const swapped = <T>({ before, after }: { readonly before: T; readonly after: T }) => ({ before: after, after: before });

describe('sentences about a difference', () => {
  it('say what came, what moved and by how much', () => {
    const { came, moved, why } = told(
      twoWith([soundItem('E0', mild)]),
      twoWith([soundItem('E0', strong), soundItem('E1', mild)]),
    );
    const names = { H0: /“[^”]*H0[^”]*”/u };
    expect(came.map(({ sentence }) => sentenceToText(sentence))).toHaveLength(2);
    const texts = moved.map(sentenceToText);
    expect(texts[0]).toMatch(/led then and leads now\.$/u);
    expect(texts[1]).toMatch(names.H0);
    expect(texts[1]).toContain(
      ': from 70\u202f% to 95\u202f%, +25.45 points; from “likely” to “almost certain”; in place 1 then and now.',
    );
    expect(why).toMatchObject({ moved: '+25.45', remainder: '+9.03', still: { count: 0 } });
    expect(why?.parts.map(({ points }) => points)).toEqual(['+10.97', '+5.45']);
  });
});
