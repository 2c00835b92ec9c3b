import { runSteps, type Steps } from '../base/steps.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import { compareIds, type ScoringInput } from './scoring-input.ts';

/** SHA-256 of a text's UTF-8 bytes. */
export type Sha256 = (text: string) => Uint8Array;

/**
 * Seed of the Monte Carlo run: the first four bytes, big-endian, of SHA-256 over `seedText`. Whoever has the same
 * input and profile gets the same run, and nobody can pick a lucky one.
 */
export const deriveSeed = (input: ScoringInput, profileSha256Hex: string, sha256: Sha256): number =>
  runSteps(seedInSteps(input, profileSha256Hex, sha256));

/** The same in steps: the text of a large case is long, and a page hashes without help. */
export function* seedInSteps(input: ScoringInput, profileSha256Hex: string, sha256: Sha256): Steps<number> {
  const text = seedText(input, profileSha256Hex);
  yield;
  const digest = sha256(text);
  return new DataView(digest.buffer, digest.byteOffset, digest.byteLength).getUint32(0);
}

/** RFC 8785 form of exactly what moves the scores: arrays by id, blanks null, decimals as shortest strings. */
export const seedText = (input: ScoringInput, profileSha256Hex: string): string => {
  const hypotheses = input.hypotheses.toSorted((left, right) => compareIds(left.id, right.id));
  const { prior } = input;
  const uniform = 1 / hypotheses.length;
  return canonicalJson({
    evidence: input.evidence
      .toSorted((left, right) => compareIds(left.id, right.id))
      .map(({ id, kind, rel, cred, custody, forge, group, r }) => ({
        id,
        kind,
        rel,
        cred,
        custody,
        forge,
        group,
        r: Object.fromEntries(hypotheses.map((hypothesis) => [hypothesis.id, r[hypothesis.id] ?? null])),
      })),
    hypotheses: hypotheses.map(({ id, type }) => ({ id, type })),
    prior: Object.fromEntries(
      hypotheses.map(({ id }) => [id, String(prior === 'uniform' ? uniform : (prior[id] ?? 0))]),
    ),
    profile: profileSha256Hex,
    rho: Object.fromEntries(Object.entries(input.rho).map(([id, rho]) => [id, String(rho)])),
  });
};
