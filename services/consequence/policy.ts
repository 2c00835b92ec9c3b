import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { policyOfCase } from '../../shared/consequence/case-policy.ts';
import { comparePolicies } from '../../shared/consequence/compare-policies.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import { isJsonObject, parseJson, type Json } from '../../shared/ledger/canonical-json.ts';
import { policyProfileText } from '../../shared/reference/policy-1.ts';
import { parsePolicyProfile, type PolicyProfile } from '../../shared/reference/policy-profiles.ts';
import { parseScoringProfile } from '../../shared/reference/scoring-profiles.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { profileTexts } from '../cases/assess.ts';
import { readSmallText } from '../releases/small-text.ts';
import { policyToReply } from './read-harm.ts';

/** Whether a profile speaks of policy: those of scoring have no `profileId`. */
export const isPolicyText = (text: string): boolean => {
  const json = parseJson(text);
  return json.ok && isJsonObject(json.value) && Object.hasOwn(json.value, 'profileId');
};

/** The policy profile in force, its exact text, and what in a file is otherwise. Nothing is recorded. */
export const readPolicy = (
  { tables }: CaseSession,
  { file }: Checked<'policy.read'>,
  deps: AppDeps,
): Result<Output<'policy.read'>> => {
  const texts = profileTexts(tables, deps);
  const known = policyOfCase({ tables, profileText: texts, sha256Hex: deps.crypto.sha256Hex });
  if (!known.ok) return known;
  const text = textInForce(tables, texts);
  const profile = policyToReply(known.value);
  if (file === undefined) return ok({ profile, text, other: null });
  const given = readSmallText(file);
  if (!given.ok) return given;
  if (!isPolicyText(given.value) && parseScoringProfile(given.value).ok) return err(scoringGiven(file));
  const policy = parsePolicyProfile(given.value);
  if (!policy.ok) return policy;
  const sha256 = deps.crypto.sha256Hex(given.value);
  const { profileId, version, status } = policy.value;
  const refusal = sha256 === profile.sha256 ? null : policyRefusal(policy.value, sha256, tables, deps);
  return ok({
    profile,
    text,
    other: {
      id: profileId,
      version,
      status,
      sha256,
      differences: comparePolicies(jsonOf(text), jsonOf(given.value)).map((one) => ({ ...one })),
      refusal: refusal?.message ?? null,
    },
  });
};

const scoringGiven = (file: string): Failure => ({
  code: 'PROFILE_OF_SCORING',
  message: 'The file is a profile of scoring, so it has nothing to compare with the policy profile.',
  hint: '`plumbline request DIR profile FILE` takes either, and `plumbline score DIR --profile FILE` scores by it.',
  at: file,
});

const textInForce = (tables: CaseTables, texts: (sha256: string) => string | undefined): string => {
  const row = tables.get('profile', 'policy');
  return row === undefined ? policyProfileText : (texts(row.sha256) ?? '');
};

const jsonOf = (text: string): Json => {
  const json = parseJson(text);
  return json.ok ? json.value : null;
};

/** Why a profile cannot be asked for in this case; undefined where it can. */
export const policyRefusal = (
  policy: PolicyProfile,
  sha256: string,
  tables: CaseTables,
  deps: Pick<AppDeps, 'crypto'>,
): Failure | undefined => {
  const known = policyOfCase({
    tables,
    profileText: profileTexts(tables, deps),
    sha256Hex: deps.crypto.sha256Hex,
  });
  // Whatever is in force and cannot be read may be replaced.
  if (!known.ok) return undefined;
  const { line } = known.value;
  if (known.value.sha256 === sha256) {
    return line === null
      ? undefined
      : {
          code: 'ALREADY_ACTIVE',
          message: `The policy profile ${policy.profileId} ${policy.version} is in force since line ${line}.`,
          hint: 'There is nothing to activate.',
        };
  }
  const { profileId, version } = known.value.policy;
  return policy.profileId === profileId && policy.version === version
    ? {
        code: 'VERSION_TAKEN',
        message: `Another policy profile is in force as ${profileId} ${version}: the file has the same name and version, and other bytes.`,
        hint: 'Give the changed profile a version of its own.',
      }
    : undefined;
};

/** Reads what a request for a profile names, and refuses a file that is not the one expected. */
export const checkHash = (text: string, expected: string | undefined, { crypto }: Pick<AppDeps, 'crypto'>) => {
  const actual = crypto.sha256Hex(text);
  return expected === undefined || expected === actual
    ? ok(actual)
    : err({
        code: 'HASH_MISMATCH',
        message: `The profile has the SHA-256 ${actual}, not ${expected}.`,
        hint: 'It was changed, or it is another file. Ask for it again.',
      });
};
