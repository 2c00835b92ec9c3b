import type { z } from 'zod';
import { shortText } from '../base/short-text.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import type { CaseTables } from '../domain/case-tables.ts';
import { attributionLevels, type AttributionStatus } from '../domain/notification-vocabulary.ts';
import { shownActorName } from '../domain/provisional-name.ts';
import { harmCriteria } from '../domain/vocabulary.ts';
import { readLevels } from '../interchange/stated-numbers.ts';
import type { JsonObject } from '../ledger/canonical-json.ts';
import type { saidSchema, toldHarmSchema } from '../ledger/notification-line-types.ts';
import { attributionRefusal } from './attribution-claim.ts';
import { harmOfCase } from './case-harm.ts';
import type { CasePolicy } from './case-policy.ts';
import { parseConsequence } from './consequence-shape.ts';
import { sectionsToNumbers } from './measure-gate.ts';
import type { Measure } from './measure.ts';
import { gatesMetByMeasures } from './naming-gates.ts';
import { clearingClaim } from './redress.ts';

type Said = z.infer<typeof saidSchema>;
type CaseNow = {
  readonly tables: CaseTables;
  /** The sections of the assessment of these tables. */
  readonly sections: JsonObject;
  readonly measures: readonly Measure[];
  readonly profile: CasePolicy;
  /** `YYYY-MM-DD`. */
  readonly today: string;
};

/**
 * The judgement that an assertion rests on, where the gates allow one: those of the case alone, or as a measure meets
 * them. `status` is not `none`.
 */
export const saidOfCase = (
  status: AttributionStatus,
  { tables, sections, measures, profile, today }: CaseNow,
): Result<Said, Failure<'NOT_OPEN'>> => {
  const met = gatesMetByMeasures(measures, { tables, numbers: sectionsToNumbers(sections), profile, today });
  const { gates } = parseConsequence(sections);
  const judged = new Map(Object.entries(gates?.facts.attribution ?? {}).map(([level, one]) => [Number(level), one]));
  const level = attributionLevels[status];
  const judgement = judged.get(level);
  const clearing = clearingClaim(tables, judgement?.subject ?? null)?.decision?.line;
  const refusal =
    clearing === undefined
      ? attributionRefusal(status, new Set(judged.keys()), { ...gates?.instruments, ...met }, profile.policy)
      : `the decision of line ${clearing} clears whom level ${level} names`;
  const likelihood =
    readLevels(sections)
      .get(level)
      ?.get(judgement?.subject ?? '')?.word ?? null;
  if (refusal !== undefined || judgement === undefined || likelihood === null)
    return err({ code: 'NOT_OPEN', message: refusal ?? `level ${level} has no word of likelihood` });
  const row = tables.get('hypothesis', judgement.subject);
  return ok({
    confidence: judgement.confidence,
    hypothesis: judgement.subject,
    level,
    likelihood,
    name: shortText(row?.statement || shownActorName(row?.actorName ?? ''), nameCharactersMax),
  });
};
const nameCharactersMax = 2000;

/** The levels of harm as the case has them; null where nobody scored any. */
export const harmToTell = (
  tables: CaseTables,
  { policy, sha256 }: CasePolicy,
): z.infer<typeof toldHarmSchema> | null => {
  const { actual, potential, missing } = harmOfCase(tables, policy);
  return missing.length < harmCriteria.length ? { actual, potential, profile: sha256 } : null;
};
