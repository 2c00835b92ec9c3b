import { z } from 'zod';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { issueToText, schemaWords } from '../base/schema-words.ts';
import { harmCriteria } from '../domain/vocabulary.ts';
import { parseJson } from '../ledger/canonical-json.ts';
import { policyProfileText } from './policy-1.ts';

export const confidenceRanks = ['none', 'low', 'moderate', 'high'] as const;
export const partnerRanks = ['none', 'notified', 'consulted', 'joint'] as const;

/** Who can be asked to approve a measure. */
const approvalRoles = ['case_lead', 'head', 'board', 'legal', 'court', 'prosecutor'] as const;

/** Every instrument that a profile can speak of (method, section 7.4), by identifier. */
const knownInstruments: ReadonlyMap<string, string> = new Map(
  [
    'victim_support_restoration',
    'partner_early_warning',
    'technical_advisory_no_attribution',
    'law_enforcement_referral',
    'resilience_assistance',
    'non_attributing_public_statement',
    'confidential_consultation_cbm',
    'due_diligence_request',
    'non_binding_measure',
    'public_cluster_attribution',
    'private_diplomatic_protest',
    'named_public_attribution',
    'court_authorised_infrastructure_disruption',
    'retorsion',
    'targeted_sanctions',
    'targeted_export_controls',
    'criminal_charges_referral',
    'sectoral_economic_measures',
    'state_countermeasures',
    'use_of_force',
  ].map((key, at) => [`I${String(at + 1).padStart(2, '0')}`, key]),
);

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
  approvals: z.array(z.enum(approvalRoles)),
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

const words = z.array(z.string().min(1));
const text = z.string().min(1);
const daysCount = z.int().min(1).max(3650);

const harm = z.strictObject({
  weights: z.record(z.enum(harmCriteria), z.number().min(0).max(1)),
  levels: z.array(z.strictObject({ level: intensity, name: z.string().min(1), min: z.number().min(0).max(100) })),
  overrides: z.array(override),
});

/** The rest of a profile: what governs measures, monitoring, redress and notifications. */
const governing = {
  safeguards: z
    .array(z.strictObject({ id: z.string().regex(/^S\d{1,2}$/u), text, hard: z.boolean().optional() }))
    .min(1),
  sunset: z.strictObject({
    defaultOnExpiry: z.literal('LAPSE'),
    renewalRequires: words,
    maxRenewalDays: daysCount,
    maxConsecutiveRenewalsWithoutExternalReview: z.int().min(0),
    earlyReviewTriggers: words,
  }),
  redress: z.strictObject({
    ackDays: daysCount,
    decisionDays: daysCount,
    deciderMustDifferFromApprovers: z.literal(true),
    grounds: words,
    remedies: words,
  }),
  monitoring: z.strictObject({
    cadenceDays: daysCount,
    indicators: z.array(z.strictObject({ id: z.string().regex(/^M\d{1,2}$/u), name: text, tripwire: text })),
  }),
  notification: z.strictObject({ preset: text, tlpDefault: text, mustStateAttributionStatus: z.literal(true) }),
};

/**
 * A policy profile, version 1. What the gates do not compute otherwise cannot be asked of them: they read the 5th
 * percentile, analysts raise nothing, and no response is graver than the harm.
 */
const policySchema = z
  .strictObject({
    profileId: z.string().min(1),
    version: z.string().min(1),
    status: z.string().min(1),
    gateStatistic: z.literal('p05'),
    maxAnalystRaise: z.literal(0),
    confidenceOrder: z.tuple([z.literal('none'), z.literal('low'), z.literal('moderate'), z.literal('high')]),
    disagreementCapsConfidenceAt: z.enum(confidenceRanks),
    unresolvedDissentBlocksFromRung: rung,
    requireResponseIntensityLeHarm: z.literal(true),
    potentialHarmAllowedUpToRung: rung,
    hardCollateralFromRung: rung,
    harm,
    instruments: z.array(z.union([excludedInstrument, openInstrument])).min(1),
    ...governing,
  })
  .superRefine((profile, context) => {
    const fault = harmFault(profile.harm) ?? instrumentFault(profile.instruments);
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
  });

const harmFault = ({ weights, levels }: z.infer<typeof harm>): string | undefined => {
  const values = Object.values(weights);
  if (values.reduce((sum, weight) => sum + toHundredths(weight), 0) !== 100)
    return 'the weights of harm do not sum to 1';
  if (values.some((weight) => Math.abs(weight * 100 - toHundredths(weight)) >= 1e-9))
    return 'a weight of harm is no whole hundredth';
  const rises =
    levels.length === 6 &&
    levels.every(({ level, min }, at) => level === at && min >= (levels[at - 1]?.min ?? 0)) &&
    levels[0]?.min === 0;
  return rises ? undefined : 'the levels of harm do not rise from 0 to 5';
};

type Listed = z.infer<typeof excludedInstrument> | z.infer<typeof openInstrument>;

/**
 * A profile sets bars and moves instruments between rungs; it makes up none. What is graver than this program may gate
 * stays where it is: countermeasures are referred, and the use of force is excluded.
 */
const instrumentFault = (instruments: readonly Listed[]): string | undefined => {
  const ids = new Set(instruments.map(({ id }) => id));
  if (ids.size !== instruments.length) return 'an instrument is there twice';
  const unknown = instruments.find(({ id, key }) => knownInstruments.get(id) !== key);
  if (unknown !== undefined) return `the instrument ${unknown.id} ${unknown.key} is not known`;
  const rungs = new Set(instruments.map((one) => one.rung));
  const missing = Array.from({ length: 9 }, (_, at) => at).find((one) => !rungs.has(one));
  if (missing !== undefined) return `no instrument is on rung ${missing}`;
  for (const { id, rung: own, scope } of instruments) {
    if (id === 'I20' ? scope !== 'EXCLUDED' || own !== 8 : own === 8) return 'rung 8 is the use of force, and excluded';
    if (own === 7 && scope === undefined) return `the instrument ${id} is on rung 7, and must be referred`;
    if (id === 'I19' && own < 7) return 'countermeasures are on rung 7, and referred';
  }
  return undefined;
};

export type PolicyProfile = Readonly<z.infer<typeof policySchema>>;
export type Instrument = PolicyProfile['instruments'][number];

/** A weight of harm in whole hundredths, in which sums are exact. */
export const toHundredths = (weight: number): number => Math.round(weight * 100);

/** Reads a policy profile from its exact text; what is unknown, missing or contradicts itself is refused. */
export const parsePolicyProfile = (text: string): Result<PolicyProfile, Failure<'BAD_POLICY_PROFILE'>> => {
  const json = parseJson(text);
  const parsed = json.ok ? policySchema.safeParse(json.value, { error: schemaWords }) : undefined;
  if (parsed?.success === true) return ok(parsed.data);
  const issue = parsed?.error?.issues[0];
  return err({
    code: 'BAD_POLICY_PROFILE',
    message: `The policy profile is not sound: ${json.ok ? issueToText(issue) : 'it is not JSON'}.`,
    hint: 'Compare it with the default profile.',
    ...(issue === undefined || issue.path.length === 0 ? {} : { at: issue.path.map(String).join('.') }),
  });
};

/** The profile that comes with the program. */
export const defaultPolicy: PolicyProfile = policySchema.parse(JSON.parse(policyProfileText));
