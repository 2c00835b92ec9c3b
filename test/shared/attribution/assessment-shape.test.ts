import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAssessment } from '../../../shared/attribution/assessment-shape.ts';
import { assess, inputToTables, tablesToSections } from '../../support/assessed-tables.ts';
import { fixtureInput, inputOf, recordOf, scoringInputs } from '../../support/scoring-inputs.ts';

const k5 = tablesToSections(inputToTables(fixtureInput('k5')));
const copyOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
/** The sections of K5 with one member, found by its path, put in another's place. */
const withMember = (path: readonly string[], value: unknown): unknown => {
  const sections = copyOf(k5);
  let parent = sections;
  for (const name of path.slice(0, -1)) parent = (parent as Record<string, unknown>)[name];
  (parent as Record<string, unknown>)[path.at(-1) ?? ''] = value;
  return sections;
};
const codeOf = (sections: unknown): string => {
  const parsed = parseAssessment(sections);
  return parsed.ok ? 'ok' : parsed.error.code;
};

describe('an assessment as numbers', () => {
  it('gives the published values of K5 back', () => {
    const { level } = assess(fixtureInput('k5'));
    expect(level.level).toBe(2);
    expect(level.scores.lead).toBe('HA');
    // Method, section 2.5.
    expect(level.scores.alr1.posterior['HA']).toBeCloseTo(0.8294, 4);
    expect(level.scores.alr1.db['HB']).toBeCloseTo(-11.3357, 4);
    expect(level.scores.groups['G-c2']?.points['HA']).toBeCloseTo(2.833, 4);
    expect(level.scores.completeness).toBeCloseTo(0.9722, 4);
    expect(level.scores.excluded).toEqual(['E09']);
    expect(level.sensitivity.flips['HC']?.k).toBe(4);
    expect(level.sensitivity.breakEven?.targets.map(({ probability }) => probability)).toEqual([0.5, 0.8]);
    expect(level.sensitivity.breakEven?.targets[0]?.prior).toBeCloseTo(0.0642, 4);
  });

  it('reads whatever the program computes', () => {
    fc.assert(
      fc.property(scoringInputs, (input) => {
        expect(codeOf(copyOf(tablesToSections(inputToTables(input))))).toBe('ok');
      }),
      { numRuns: 40, seed: 20260302 },
    );
  });

  it('says what is withheld where nothing can be computed', () => {
    const sections = copyOf(tablesToSections(inputToTables(fixtureInput('k5')), ['rating E01/HA']));
    expect(parseAssessment(sections)).toEqual({
      ok: true,
      value: { status: 'not_recomputable', missing: ['rating E01/HA'] },
    });
  });

  it('has no level in a case without hypotheses', () => {
    const sections = copyOf(
      tablesToSections(inputToTables({ ...inputOf({ hypotheses: ['a'], rows: [] }), hypotheses: [] })),
    );
    expect(parseAssessment(sections)).toEqual({ ok: true, value: { status: 'computed', levels: [] } });
  });

  it('lets later sections stand beside', () => {
    expect(codeOf({ ...recordOf(copyOf(k5)), harm: { v: 1 } })).toBe('ok');
  });

  it.each([
    ['a number that is not a decimal of six places', ['scores', 'levels', '2', 'alr1', 'posterior', 'HA'], 0.8],
    ['a decimal in another form', ['scores', 'levels', '2', 'alr1', 'posterior', 'HA'], '8.294e-1'],
    ['a probability above 1', ['scores', 'levels', '2', 'alr1', 'posterior', 'HA'], '1.829400'],
    ['not a number', ['scores', 'levels', '2', 'alr1', 'db', 'HA'], 'NaN'],
    ['an unknown version', ['scores', 'levels', '2', 'v'], 2],
    ['an unknown member', ['scores', 'levels', '2', 'extra'], 1],
    ['a level that does not exist', ['scores', 'levels', '5'], {}],
    ['a level without sensitivity', ['sensitivity', 'levels'], {}],
    ['a lead that is nobody', ['scores', 'levels', '2', 'lead'], 'HZ'],
    ['a hypothesis without a number', ['scores', 'levels', '2', 'alr1', 'db'], { HA: '1.000000' }],
    ['a number for nobody', ['sensitivity', 'levels', '2', 'leaveOneOut', '0', 'posterior', 'HZ'], '0.100000'],
    ['a flip against nobody', ['sensitivity', 'levels', '2', 'flips', 'HZ'], { k: 1, set: ['E03'] }],
    ['no hypotheses', ['scores', 'levels', '2', 'hypotheses'], []],
    ['a level without confidence', ['confidence', 'levels'], {}],
    ['a confidence that is no step', ['confidence', 'levels', '2', 'confidence'], 'certain'],
    ['a confidence with a test too few', ['confidence', 'levels', '2', 'tests'], []],
    ['no sections', ['scores'], undefined],
  ])('refuses %s', (_, path, value) => {
    expect(codeOf(k5)).toBe('ok');
    expect(codeOf(withMember(path, value))).toBe('BAD_ASSESSMENT');
  });

  it('refuses a hypothesis that is there twice', () => {
    const { level } = assess(fixtureInput('k5'));
    const [first] = level.scores.hypotheses;
    expect(codeOf(withMember(['scores', 'levels', '2', 'hypotheses'], [first, first]))).toBe('BAD_ASSESSMENT');
  });

  it('refuses what is no assessment at all', () => {
    for (const value of [null, undefined, 7, 'x', [], {}]) expect(codeOf(value)).toBe('BAD_ASSESSMENT');
  });
});
