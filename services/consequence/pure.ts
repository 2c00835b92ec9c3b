import { ok, type Result } from '../../shared/base/result.ts';
import type { Output } from '../../shared/api/contract.ts';
import { parseGateInput } from '../../shared/consequence/gate-input.ts';
import { evaluateGates } from '../../shared/consequence/gate.ts';
import { computeHarm, parseHarmInput } from '../../shared/consequence/harm.ts';
import { defaultPolicy } from '../../shared/reference/policy-profiles.ts';

/** Pure: the harm card of scores from a file, by the default policy profile. */
export const harmOfInput = (input: unknown): Result<Output<'harm.input'>> => {
  const scores = parseHarmInput(input);
  return scores.ok ? ok({ harm: computeHarm(scores.value, defaultPolicy) }) : scores;
};

/** Pure: every instrument of the default policy profile against a measure from a file. */
export const gatesOfInput = (input: unknown): Result<Output<'gate.input'>> => {
  const parsed = parseGateInput(input);
  return parsed.ok ? ok({ gates: evaluateGates(parsed.value, defaultPolicy) }) : parsed;
};
