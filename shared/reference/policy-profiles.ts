import { z } from 'zod';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { harmCriteria } from '../domain/vocabulary.ts';
import { parseJson } from '../ledger/canonical-json.ts';
import { policyProfileText } from './policy-1.ts';

export const confidenceRanks = ['none', 'low', 'moderate', 'high'] as const;
export const partnerRanks = ['none', 'notified', 'consulted', 'joint'] as const;

const rung = z.int().min(0).max(8);
const intensity = z.int().min(0).max(5);
const days = z.int().min(1).max(3650).nullable();

const openInstrument = z.strictObject({
  id: z.string().regex(/^I\d{2}$/u),
  key: z.string().min(1),
  rung,
  ri: intensity,
  level: z.int().min(0).max(4),
  conf: z.enum(confidenceRanks),
  p: z.number().min(0).max(1),
  hl: intensity,
  maxCollateral: intensity,
  indep: z.boolean(),
  partner: z.enum(partnerRanks),
  legal: z.boolean(),
  approvals: z.array(z.string().min(1)),
  initialDays: days,
  reviewDays: days,
  redress: z.boolean(),
  scope: z.literal('REFER').optional(),
  track: z.string().optional(),
});
const excludedInstrument = openInstrument
  .pick({ id: true, key: true, rung: true, ri: true })
  .extend({ scope: z.literal('EXCLUDED') });

const override = z.strictObject({
  id: z.string().min(1),
  when: z.partialRecord(z.enum(harmCriteria), z.int().min(0).max(4)),
  minLevel: intensity,
});

/** What of a policy profile harm and gates are computed from; the rest of it governs measures, monitoring and redress. */
const policySchema = z
  .object({
    profileId: z.string().min(1),
    version: z.string().min(1),
    status: z.string().min(1),
    disagreementCapsConfidenceAt: z.enum(confidenceRanks),
    unresolvedDissentBlocksFromRung: rung,
    requireResponseIntensityLeHarm: z.literal(true),
    potentialHarmAllowedUpToRung: rung,
    hardCollateralFromRung: rung,
    harm: z.strictObject({
      weights: z.record(z.enum(harmCriteria), z.number().min(0).max(1)),
      levels: z.array(z.strictObject({ level: intensity, name: z.string().min(1), min: z.number().min(0).max(100) })),
      overrides: z.array(override),
    }),
    instruments: z.array(z.union([excludedInstrument, openInstrument])).min(1),
  })
  .refine(({ harm }) => Object.values(harm.weights).reduce((sum, weight) => sum + toHundredths(weight), 0) === 100, {
    message: 'the weights of harm do not sum to 1',
  })
  .refine(
    ({ harm }) => Object.values(harm.weights).every((weight) => Math.abs(weight * 100 - toHundredths(weight)) < 1e-9),
    {
      message: 'a weight of harm is no whole hundredth',
    },
  )
  .refine(
    ({ harm: { levels } }) =>
      levels.length === 6 &&
      levels.every(({ level, min }, at) => level === at && min >= (levels[at - 1]?.min ?? 0)) &&
      levels[0]?.min === 0,
    { message: 'the levels of harm do not rise from 0 to 5' },
  )
  .refine(({ instruments }) => new Set(instruments.map(({ id }) => id)).size === instruments.length, {
    message: 'an instrument is there twice',
  });

export type PolicyProfile = Readonly<z.infer<typeof policySchema>>;
export type Instrument = PolicyProfile['instruments'][number];

/** A weight of harm in whole hundredths, in which sums are exact. */
export const toHundredths = (weight: number): number => Math.round(weight * 100);

/** Reads a policy profile from its exact text; what is unknown, missing or contradicts itself is refused. */
export const parsePolicyProfile = (text: string): Result<PolicyProfile, Failure<'BAD_POLICY_PROFILE'>> => {
  const json = parseJson(text);
  const parsed = json.ok ? policySchema.safeParse(json.value) : undefined;
  if (parsed?.success === true) return ok(parsed.data);
  const issue = parsed?.error?.issues[0];
  return err({
    code: 'BAD_POLICY_PROFILE',
    message: `The policy profile is not sound: ${issue?.message ?? 'it is not JSON'}.`,
    hint: 'Compare it with the default profile.',
    ...(issue === undefined || issue.path.length === 0 ? {} : { at: issue.path.map(String).join('.') }),
  });
};

/** The profile that comes with the program. */
export const defaultPolicy: PolicyProfile = policySchema.parse(JSON.parse(policyProfileText));
