import { ok, type Result } from '../../shared/base/result.ts';
import type { Output } from '../../shared/api/contract.ts';
import { raisedWords } from '../../shared/consequence/case-harm.ts';
import { parseGateInput } from '../../shared/consequence/gate-input.ts';
import { evaluateGates } from '../../shared/consequence/gate.ts';
import { computeHarm, parseHarmInput } from '../../shared/consequence/harm.ts';
import type { Crypto } from '../../shared/base/crypto.ts';
import { policyProfileText } from '../../shared/reference/policy-1.ts';
import { defaultPolicy } from '../../shared/reference/policy-profiles.ts';

type Deps = { readonly crypto: Pick<Crypto, 'sha256Hex'> };

/** Pure: the harm card of scores from a file, by the default policy profile. */
export const harmOfInput = (input: unknown, deps: Deps): Result<Output<'harm.input'>> => {
  const scores = parseHarmInput(input);
  if (!scores.ok) return scores;
  const harm = computeHarm(scores.value, defaultPolicy);
  return ok({ harm, raised: raisedWords(defaultPolicy, harm.overrides), profile: profileOf(deps) });
};

/** Pure: every instrument of the default policy profile against a measure from a file. */
export const gatesOfInput = (input: unknown, deps: Deps): Result<Output<'gate.input'>> => {
  const parsed = parseGateInput(input);
  return parsed.ok ? ok({ gates: evaluateGates(parsed.value, defaultPolicy), profile: profileOf(deps) }) : parsed;
};

/** A number that does not say by which profile it was computed can be taken for one of another. */
const profileOf = ({ crypto }: Deps) => ({
  id: defaultPolicy.profileId,
  version: defaultPolicy.version,
  status: defaultPolicy.status,
  sha256: crypto.sha256Hex(policyProfileText),
});
