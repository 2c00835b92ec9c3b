import { z } from 'zod';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import type { CaseTables } from '../domain/case-tables.ts';
import type { RequestRow } from '../domain/release-rows.ts';
import { parsePolicyProfile, type PolicyProfile } from '../reference/policy-profiles.ts';
import { policyProfileText } from '../reference/policy-1.ts';

export type CasePolicy = {
  readonly policy: PolicyProfile;
  /** Of its exact bytes. */
  readonly sha256: string;
  /** Line by which two persons activated it; null: nobody has, and the default of the program counts. */
  readonly line: number | null;
};

type Known = {
  readonly tables: CaseTables;
  /** The exact bytes of a profile by SHA-256. */
  readonly profileText: (sha256: string) => string | undefined;
  readonly sha256Hex: (text: string) => string;
};

/**
 * The policy profile of a case. Until two persons activate one it is `default-civilian-protection` 1.0.0, in every later
 * version of the program too: what a release states does not change with a default.
 */
export const policyOfCase = ({
  tables,
  profileText,
  sha256Hex,
}: Known): Result<CasePolicy, Failure<'PROFILE_MISSING' | 'BAD_POLICY_PROFILE'>> => {
  const row = tables.get('profile', 'policy');
  const text = row === undefined ? policyProfileText : profileText(row.sha256);
  if (text === undefined)
    return err({ code: 'PROFILE_MISSING', message: `the policy profile ${row?.sha256 ?? ''} is not at hand` });
  const policy = parsePolicyProfile(text);
  return policy.ok ? ok({ policy: policy.value, sha256: sha256Hex(text), line: row?.seq ?? null }) : policy;
};

/** Every policy profile that the case has asked for, and the default, by SHA-256; of others undefined. */
export const policiesOfCase = (
  tables: CaseTables,
  sha256Hex: (text: string) => string,
): ((sha256: string) => CasePolicy | undefined) => {
  const known = createKnownPolicies(sha256Hex);
  for (const row of tables.rows('request')) known.take(row);
  return known.of;
};

/** The same for one request after the other, since whoever walks a ledger would read every profile again at each. */
export const createKnownPolicies = (sha256Hex: (text: string) => string) => {
  const known = new Map<string, CasePolicy>();
  const keep = (text: string, line: number | null): void => {
    const policy = parsePolicyProfile(text);
    if (policy.ok) known.set(sha256Hex(text), { policy: policy.value, sha256: sha256Hex(text), line });
  };
  keep(policyProfileText, null);
  return {
    of: (sha256: string): CasePolicy | undefined => known.get(sha256),
    take: (request: RequestRow | undefined): void => {
      if (request?.kind !== 'profile') return;
      const asked = askedProfile.safeParse(JSON.parse(request.act));
      if (asked.success && asked.data.purpose === 'policy') keep(asked.data.body, request.seq);
    },
  };
};

const askedProfile = z.object({ purpose: z.string(), body: z.string() });
