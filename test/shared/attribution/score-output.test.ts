import { describe, expect, it } from 'vitest';
import { scoreToCommandOutput } from '../../../shared/attribution/score-command-output.ts';
import { scoreToSections } from '../../../shared/attribution/score-sections.ts';
import { canonicalJson, type Json } from '../../../shared/ledger/canonical-json.ts';
import { alr1Sha256Hex, fixtureInput, inputOf, recordOf, scoreOf } from '../../support/scoring-inputs.ts';

const k5 = scoreOf(fixtureInput('k5'), 42);
const roundTrip = (value: Json): unknown => JSON.parse(JSON.stringify(value));
const memberOf = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce((parent, name) => recordOf(parent)[name], value);
const namesOf = (value: unknown, ...path: readonly string[]) => Object.keys(recordOf(memberOf(value, ...path)));
const tied = scoreOf(inputOf({ hypotheses: ['a', 'b'], rows: [['E', 'C', 'C']] }));

describe('output of the command', () => {
  it('has the documented members and no others', () => {
    const output = roundTrip(scoreToCommandOutput(k5));
    expect(namesOf(output)).toEqual([
      'alr1',
      'ach',
      'os',
      'modelAgreement',
      'lead',
      'weights',
      'groups',
      'completeness',
      'leaveOneOut',
      'flips',
      'singleCellFlips',
      'monteCarlo',
    ]);
    expect(namesOf(output, 'alr1')).toEqual(['posterior', 'db']);
    expect(namesOf(output, 'ach')).toEqual(['is', 'xc', 'rank']);
    expect(namesOf(output, 'os')).toEqual(['inc', 'con']);
    expect(namesOf(output, 'groups', 'G-c2')).toEqual(['rho', 'items', 'points']);
    expect(namesOf(output, 'leaveOneOut', '0')).toEqual(['drop', 'of', 'posterior', 'lead']);
    expect(namesOf(output, 'flips', 'HC')).toEqual(['k', 'set']);
    expect(namesOf(output, 'monteCarlo')).toEqual(['seed', 'n', 'stability', 'p05', 'p50', 'p95']);
  });

  it('carries raw numbers, the weight of an excluded item and ungrouped items under their own id', () => {
    const output = roundTrip(scoreToCommandOutput(k5));
    expect(memberOf(output, 'alr1', 'posterior', 'HA')).toBe(k5.alr1.posterior['HA']);
    expect(memberOf(output, 'weights', 'E09')).toBe(0);
    expect(namesOf(output, 'groups').sort()).toEqual(['E03', 'E04', 'E07', 'E08', 'E10', 'G-c2', 'G-vendor']);
    expect(memberOf(output, 'groups', 'E03', 'items')).toEqual(['E03']);
  });

  it('says null where a tie leaves nothing to compute', () => {
    expect(roundTrip(scoreToCommandOutput(tied))).toMatchObject({
      lead: null,
      flips: {},
      singleCellFlips: [],
      monteCarlo: null,
    });
  });
});

describe('sections of an assessment', () => {
  const { scores, sensitivity } = scoreToSections(k5);

  it('state every decimal as a string with six places', () => {
    expect(scores).toMatchObject({
      v: 1,
      profile: { id: 'alr-1', version: '1.0.0', status: 'PROPOSED, uncalibrated', sha256: alr1Sha256Hex },
      lead: 'HA',
      leadRanked: true,
      completeness: '0.972222',
      modelAgreement: true,
      excluded: ['E09'],
      weights: { E02: '0.600000', E09: '0.000000' },
      ach: { xc: { HA: '0.500000', HX: '0.000000' }, rank: ['HA', 'HB', 'HC'] },
      os: { rank: ['HA', 'HB', 'HC'] },
    });
    expect(sensitivity).toMatchObject({ v: 1, fragility: 4, monteCarlo: { seed: 42, n: 2000, stability: '1.000000' } });
    const walk = (value: Json): void => {
      if (typeof value === 'number') expect(Number.isSafeInteger(value)).toBe(true);
      else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) walk(part);
      else if (typeof value === 'string' && /^-?\d+\./u.test(value) && value !== '1.0.0')
        expect(value).toMatch(/^-?\d+\.\d{6}$/u);
    };
    walk(scores);
    walk(sensitivity);
    expect(canonicalJson(scores)).not.toContain('-0.000000');
  });

  it('word the probability, and the range where its low end falls in a lower band', () => {
    expect(scores).toMatchObject({
      words: { yardstick: 'icd203', byHypothesis: { HA: { word: 'very likely', note: null } } },
    });
    expect(sensitivity).toMatchObject({
      monteCarlo: { words: { p05: { word: 'likely' }, p95: { word: 'very likely' }, mustState: true } },
    });
    const firm = scoreToSections(scoreOf(fixtureInput('k2'), 42)).sensitivity;
    expect(firm).toMatchObject({ monteCarlo: { words: { p05: { word: 'almost certain' }, mustState: false } } });
  });

  it('say null where a tie leaves nothing to compute', () => {
    expect(scoreToSections(tied).sensitivity).toMatchObject({
      breakEven: null,
      monteCarlo: null,
      fragility: null,
      flips: {},
    });
    expect(scoreToSections(tied).scores).toMatchObject({ lead: null, kendallTauB: null });
  });
});
