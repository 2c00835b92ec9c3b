import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { score, type Score } from '../../shared/attribution/score.ts';
import { parseScoringInput, type ScoringInput, type ScoringItem } from '../../shared/attribution/scoring-input.ts';
import {
  custodyGrades,
  evidenceKinds,
  forgeabilities,
  hypothesisKinds,
  ratingCodes,
  reliabilities,
} from '../../shared/domain/vocabulary.ts';
import { alr1ProfileText } from '../../shared/reference/alr-1.ts';
import { parseScoringProfile, type ScoringProfile } from '../../shared/reference/scoring-profiles.ts';

export const sha256 = (text: string): Uint8Array => createHash('sha256').update(text, 'utf8').digest();
export const alr1Sha256Hex = createHash('sha256').update(alr1ProfileText, 'utf8').digest('hex');

const parseProfile = (): ScoringProfile => {
  const parsed = parseScoringProfile(alr1ProfileText);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
};
export const alr1: ScoringProfile = parseProfile();

export const readFixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/attribution/${name}.json`, import.meta.url), 'utf8'));

/** Members of anything that has some; throws on what has none. */
export const recordOf = (value: unknown): Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null) throw new Error('not an object');
  return { ...value };
};

export const inputOf = (value: unknown): ScoringInput => {
  const parsed = parseScoringInput(value);
  if (!parsed.ok) throw new Error(`${parsed.error.message} ${parsed.error.at ?? ''}`);
  return parsed.value.input;
};

export const fixtureInput = (name: string): ScoringInput => inputOf(readFixture(name));

export const scoreOf = (input: ScoringInput, seed?: number, profile: ScoringProfile = alr1): Score =>
  score(input, profile, { sha256, profileSha256Hex: alr1Sha256Hex, ...(seed === undefined ? {} : { seed }) });

/** One item of weight 1 under ALR-1, ungrouped. */
export const soundItem = (id: string, r: ScoringItem['r'], more: Partial<ScoringItem> = {}): ScoringItem => ({
  id,
  kind: 'artifact',
  rel: 'A',
  cred: 1,
  custody: 'intact',
  forge: 'low',
  group: null,
  r,
  ...more,
});

const rhos = { 'G-a': 1, 'G-b': 0.7, 'G-c': 0.3, 'G-d': 0, 'G-e': 0.5 };
const groupIds = [...Object.keys(rhos), null, null];

/** Inputs with every feature: all kinds, grades, blanks, groups of every dependence, a uniform or a stated prior. */
export const scoringInputs: fc.Arbitrary<ScoringInput> = fc
  .record({ width: fc.integer({ min: 2, max: 5 }), height: fc.integer({ min: 0, max: 9 }), stated: fc.boolean() })
  .chain(({ width, height, stated }) => {
    const hypothesisIds = Array.from({ length: width }, (_, index) => `H${index}`);
    const item = fc.record({
      kind: fc.constantFrom(...evidenceKinds),
      rel: fc.constantFrom(...reliabilities),
      cred: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const, 6 as const),
      custody: fc.constantFrom('intact' as const, ...custodyGrades),
      forge: fc.constantFrom('low' as const, ...forgeabilities),
      group: fc.constantFrom(...groupIds),
      ratings: fc.array(fc.constantFrom(...ratingCodes, null), { minLength: width, maxLength: width }),
    });
    return fc.record({
      hypotheses: fc
        .array(fc.constantFrom('specific' as const, ...hypothesisKinds), { minLength: width, maxLength: width })
        .map((types) => hypothesisIds.map((id, index) => ({ id, type: types[index] ?? ('specific' as const) }))),
      evidence: fc.array(item, { minLength: height, maxLength: height }).map((items) =>
        items.map(({ ratings, ...grades }, index): ScoringItem => ({
          ...grades,
          id: `E${index}`,
          r: Object.fromEntries(hypothesisIds.map((id, column) => [id, ratings[column] ?? null])),
        })),
      ),
      rho: fc.constant(rhos),
      prior: stated
        ? fc.array(fc.integer({ min: 4, max: 8 }), { minLength: width, maxLength: width }).map((shares) => {
            const sum = shares.reduce((before, share) => before + share, 0);
            return Object.fromEntries(hypothesisIds.map((id, column) => [id, (shares[column] ?? 0) / sum]));
          })
        : fc.constant('uniform' as const),
    });
  })
  // A share of two hypotheses may pass the upper bound of a stated prior.
  .filter(({ prior }) => prior === 'uniform' || Object.values(prior).every((value) => value <= 0.6));
