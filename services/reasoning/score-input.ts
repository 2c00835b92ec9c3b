import { ok, type Result } from '../../shared/base/result.ts';
import type { Output } from '../../shared/api/contract.ts';
import { score } from '../../shared/attribution/score.ts';
import { scoreToCommandOutput } from '../../shared/attribution/score-command-output.ts';
import { parseScoringInput } from '../../shared/attribution/scoring-input.ts';
import { alr1ProfileText } from '../../shared/reference/alr-1.ts';
import { parseScoringProfile } from '../../shared/reference/scoring-profiles.ts';
import type { AppDeps } from '../app-deps.ts';

/** Pure: scores a matrix from a file, with raw numbers (command line, `score --input`). */
export const scoreInput = (input: unknown, deps: Pick<AppDeps, 'crypto'>): Result<Output<'score.input'>> => {
  const parsed = parseScoringInput(input);
  if (!parsed.ok) return parsed;
  const profileText = parsed.value.profileText ?? alr1ProfileText;
  const profile = parseScoringProfile(profileText);
  if (!profile.ok) return profile;
  const { seed } = parsed.value;
  const result = score(parsed.value.input, profile.value, {
    sha256: deps.crypto.sha256,
    profileSha256Hex: deps.crypto.sha256Hex(profileText),
    ...(seed !== undefined && { seed }),
  });
  return ok({ score: scoreToCommandOutput(result) });
};
