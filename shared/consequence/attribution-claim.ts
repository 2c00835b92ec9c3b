import { attributionLevels, attributionWords, type AttributionStatus } from '../domain/notification-vocabulary.ts';
import type { PolicyProfile } from '../reference/policy-profiles.ts';
import { resultWords } from './gate-words.ts';
import type { Gate } from './gate.ts';

/** The first instrument that names anybody in public; a notification asserts nothing until its gates are met. */
const firstNaming = 'I10';

/**
 * Why a notification may not assert an attribution; undefined where it may (method, section 7.7). It needs a judgement at
 * the level of what it asserts, and an instrument from I10 on that asks for a judgement of that level or a higher one and
 * whose criteria are all met: a pending one is not met.
 */
export const attributionRefusal = (
  status: AttributionStatus,
  judged: ReadonlySet<number>,
  gates: Readonly<Partial<Record<string, Pick<Gate, 'result'>>>>,
  { instruments }: Pick<PolicyProfile, 'instruments'>,
): string | undefined => {
  const level = attributionLevels[status];
  if (level === 0) return undefined;
  if (!judged.has(level)) return `no judgement at level ${level} names anybody`;
  const naming = instruments
    .slice(instruments.findIndex(({ id }) => id === firstNaming))
    .flatMap((one) => (one.scope === 'EXCLUDED' || one.level < level ? [] : [one.id]));
  if (naming.some((id) => gates[id]?.result === 'CRITERIA_MET')) return undefined;
  const found = naming.map((id) => `${id} ${resultWords[gates[id]?.result ?? 'BLOCKED']}`).join(', ');
  return `the criteria of no instrument that may name ${attributionWords[status]} are met (${found})`;
};
