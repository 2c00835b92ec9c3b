import { describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import { runSteps } from '../../../shared/base/steps.ts';
import { scoreLevelInSteps } from '../../../shared/attribution/level-score.ts';
import { createScoreMemory, type ScoredLevel } from '../../../shared/attribution/score-memory.ts';
import type { ScoringInput } from '../../../shared/attribution/scoring-input.ts';
import { scoreAssessment, type ScoredSections } from '../../../shared/bundle/assessment-file.ts';
import type { CaseTables } from '../../../shared/domain/case-tables.ts';
import { alr1ProfileText } from '../../../shared/reference/alr-1.ts';
import { inputToTables } from '../../support/assessed-tables.ts';
import { alr1, alr1Sha256Hex, fixtureInput } from '../../support/scoring-inputs.ts';

const input = fixtureInput('k5');
const options = { sha256: nodeCrypto.sha256, profileSha256Hex: alr1Sha256Hex };
const level: ScoredLevel = { input, profile: alr1, options };
/** What is remembered does not matter here, only when. */
const anyScore = runSteps(scoreLevelInSteps(level));

const firstItem = (change: Partial<ScoringInput['evidence'][number]>): ScoringInput => ({
  ...input,
  evidence: input.evidence.map((item, index) => (index === 0 ? { ...item, ...change } : item)),
});

/** How many levels had to be scored of those that were asked for one after the other. */
const countScored = (levelsMax: number, asked: readonly ScoredLevel[]): number => {
  const memory = createScoreMemory(levelsMax);
  let scored = 0;
  for (const one of asked) {
    runSteps(
      memory.of(one, function* () {
        scored += 1;
        yield;
        return anyScore;
      }),
    );
  }
  return scored;
};

const [first] = input.evidence;
const [named] = input.hypotheses;

describe('a memory of scores', () => {
  it('scores the same level once, from whichever objects it comes', () => {
    expect(countScored(4, [level, { ...level, input: structuredClone(input) }, level])).toBe(1);
  });

  it.each([
    ['a rating', { ...level, input: firstItem({ r: { ...first?.r, [named?.id ?? '']: null } }) }],
    ['a credibility', { ...level, input: firstItem({ cred: first?.cred === 6 ? 5 : 6 }) }],
    ['a group', { ...level, input: firstItem({ group: 'another' }) }],
    [
      'the prior',
      {
        ...level,
        input: { ...input, prior: Object.fromEntries(input.hypotheses.map(({ id }, at) => [id, at === 0 ? 1 : 0])) },
      },
    ],
    ['the order of items', { ...level, input: { ...input, evidence: input.evidence.toReversed() } }],
    ['the profile', { ...level, profile: { ...alr1, version: 'another' } }],
    ['the hash of the profile', { ...level, options: { ...options, profileSha256Hex: '0'.repeat(64) } }],
    ['the seed', { ...level, options: { ...options, seed: 1 } }],
  ])('scores again where %s differs', (_, other) => {
    expect(countScored(4, [level, other])).toBe(2);
  });

  it('forgets the level that was not asked for longest', () => {
    const [a, b, c] = [1, 2, 3].map((seed) => ({ ...level, options: { ...options, seed } }));
    if (a === undefined || b === undefined || c === undefined) throw new Error('three levels');
    expect(countScored(2, [a, b, a, c, a])).toBe(3);
    expect(countScored(2, [a, b, a, c, b])).toBe(4);
  });
});

const assess = (tables: CaseTables, scoreMemory = createScoreMemory(4)): ScoredSections => {
  const profileText = () => alr1ProfileText;
  const sections = scoreAssessment({ tables, missing: [], profileText, scoreMemory }, nodeCrypto);
  if (!sections.ok) throw new Error(sections.error.message);
  return sections.value;
};

describe('an assessment with a memory', () => {
  it('says what it says without, the first time and every other', () => {
    const tables = inputToTables(input);
    const memory = createScoreMemory(4);
    const fresh = scoreAssessment({ tables, missing: [], profileText: () => alr1ProfileText }, nodeCrypto);
    expect(fresh).toEqual({ ok: true, value: assess(tables, memory) });
    expect(fresh).toEqual({ ok: true, value: assess(tables, memory) });
  });

  it('follows a rating that was changed since', () => {
    const tables = inputToTables(input);
    const memory = createScoreMemory(4);
    const before = assess(tables, memory);
    const [rated] = tables.rows('rating');
    if (rated === undefined) throw new Error('nothing is rated');
    tables.put('rating', { ...rated, rating: rated.rating === 'N' ? 'CC' : 'N' });
    expect(assess(tables, memory)).toEqual(assess(tables));
    expect(assess(tables, memory)).not.toEqual(before);
  });
});
