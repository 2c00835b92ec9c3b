import { z } from 'zod';
import { confidenceLevels } from '../attribution/confidence/confidence.ts';
import { measureRoles, measureStates, reviewTriggers } from '../domain/measure-vocabulary.ts';
import { claimantKinds, redressGrounds, redressOutcomes, redressRemedies } from '../domain/redress-vocabulary.ts';
import { harmCriteria, harmStatuses, redLineIds } from '../domain/vocabulary.ts';
import { gateResults } from './gate.ts';

const line = z.int().min(0);
const decimal = z
  .string()
  .regex(/^\d{1,3}\.\d{6}$/u)
  .transform(Number);
const level = z.int().min(0).max(5);
const profile = z.strictObject({
  id: z.string(),
  version: z.string(),
  status: z.string(),
  sha256: z.string(),
  line: line.nullable(),
});

const harmSection = z.strictObject({
  v: z.literal(1),
  profile,
  scores: z.partialRecord(
    z.enum(harmCriteria),
    z.strictObject({ score: z.int().min(0).max(4), status: z.enum(harmStatuses), line }),
  ),
  index: decimal,
  potentialIndex: decimal,
  actual: level,
  potential: level,
  overrides: z.array(z.string()),
  missing: z.array(z.enum(harmCriteria)),
  redLines: z.array(z.strictObject({ id: z.enum(redLineIds), line })),
});
export type HarmSection = z.infer<typeof harmSection>;

const gatesSection = z.strictObject({
  v: z.literal(1),
  profile,
  facts: z.strictObject({
    attribution: z.partialRecord(
      z.enum(['1', '2', '3', '4']),
      z.strictObject({
        subject: z.string(),
        confidence: z.enum(confidenceLevels),
        p05: decimal,
        modelAgreement: z.boolean(),
      }),
    ),
    harm: z.strictObject({ actual: level, potential: level }),
    redLines: z.array(z.enum(redLineIds)),
    dissentUnresolved: z.boolean(),
    review: z.enum(['none', 'assigned', 'outdated', 'dissent', 'concur']),
  }),
  instruments: z.record(z.string(), z.strictObject({ result: z.enum(gateResults), reasons: z.array(z.string()) })),
});
export type GatesSection = z.infer<typeof gatesSection>;

const reason = z.object({ trigger: z.enum(reviewTriggers), codes: z.array(z.string()) });
const measuresSection = z.strictObject({
  v: z.literal(1),
  profile,
  /** The day as of which it is stated. */
  day: z.string().nullable(),
  measures: z.record(
    z.string(),
    z.object({
      line,
      instrument: z.string(),
      state: z.enum(measureStates),
      start: z.string().nullable(),
      end: z.string().nullable(),
      gate: z.object({ result: z.enum(gateResults), reasons: z.array(z.string()) }).nullable(),
      required: z.array(reason),
      approvals: z.array(z.object({ line, role: z.enum(measureRoles), principal: z.string() })),
      faults: z.array(z.object({ line, code: z.string() })),
    }),
  ),
});
export type MeasuresSection = z.infer<typeof measuresSection>;

/** The section `measures`; null where a release states none. */
export const parseMeasures = (sections: unknown): MeasuresSection | null => {
  const all = z.object({ measures: z.unknown().optional() }).safeParse(sections);
  const measures = measuresSection.safeParse(all.data?.measures);
  return measures.success ? measures.data : null;
};

const day = z.string().nullable();
const redressSection = z.strictObject({
  v: z.literal(1),
  claims: z.array(
    z.strictObject({
      id: z.string(),
      line,
      on: day,
      claimant: z.enum(claimantKinds).nullable(),
      ground: z.enum(redressGrounds).nullable(),
      release: line.nullable(),
      measure: z.string().nullable(),
      hypothesis: z.string().nullable(),
      acknowledgeBy: day,
      decideBy: day,
      acknowledged: z.strictObject({ line, on: day }).nullable(),
      decision: z
        .strictObject({
          line,
          on: day,
          outcome: z.enum(redressOutcomes).nullable(),
          remedies: z.array(z.enum(redressRemedies)),
          releases: z.array(line),
          measures: z.array(z.string()),
        })
        .nullable(),
      remedied: z.array(z.strictObject({ line, on: day, remedy: z.enum(redressRemedies).nullable() })),
      rescored: line.nullable(),
      corrected: line.nullable(),
      named: z.array(z.int().min(1).max(4)),
    }),
  ),
});
export type RedressSection = z.infer<typeof redressSection>;

/**
 * The sections `harm`, `gates` and `redress` of an assessment; null where a release states none, as those that were frozen before
 * there were any, and those whose skeleton is withheld in part.
 */
export const parseConsequence = (
  sections: unknown,
): {
  readonly harm: HarmSection | null;
  readonly gates: GatesSection | null;
  readonly redress: RedressSection | null;
} => {
  const all = z
    .object({ harm: z.unknown().optional(), gates: z.unknown().optional(), redress: z.unknown().optional() })
    .safeParse(sections);
  const harm = harmSection.safeParse(all.data?.harm);
  const gates = gatesSection.safeParse(all.data?.gates);
  const redress = redressSection.safeParse(all.data?.redress);
  return {
    harm: harm.success ? harm.data : null,
    gates: gates.success ? gates.data : null,
    redress: redress.success ? redress.data : null,
  };
};
