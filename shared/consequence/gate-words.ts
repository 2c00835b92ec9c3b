import { confidenceWord } from '../attribution/confidence/confidence-words.ts';
import { levelQuestions } from '../attribution/assessment-names.ts';
import { confidenceRanks, type Instrument, type PolicyProfile } from '../reference/policy-profiles.ts';
import { harmLevelName } from './case-harm.ts';
import type { GatesSection } from './consequence-shape.ts';
import type { Gate } from './gate.ts';

export const resultWords: Readonly<Record<Gate['result'], string>> = {
  CRITERIA_MET: 'profile criteria met',
  PENDING: 'pending',
  BLOCKED: 'blocked',
  REFER_TO_AUTHORITY: 'referred to the authority',
  EXCLUDED: 'excluded',
};

/** `named_public_attribution` as words. */
export const instrumentName = ({ key }: Pick<Instrument, 'key'>): string => {
  const words = key
    .replaceAll('_', ' ')
    .replaceAll(/\bnon /gu, 'non-')
    .replace(/ (no attribution|cbm)$/u, (_, last: string) => (last === 'cbm' ? ' (CBM)' : `, ${last}`));
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

export type ExplainedReason = {
  readonly code: string;
  /** What was found, and the bar that it is held against. */
  readonly found: string;
  /** What would have to change. */
  readonly change: string;
};

type Facts = Pick<GatesSection['facts'], 'attribution' | 'harm' | 'redLines'>;
type Open = Exclude<Instrument, { scope: 'EXCLUDED' }>;

/** A reason of a gate in words, with the number and the bar. */
export const explainReason = (
  code: string,
  instrument: Instrument,
  facts: Facts,
  policy: PolicyProfile,
): ExplainedReason => {
  if (instrument.scope === 'EXCLUDED') return { code, found: 'The profile excludes it.', change: 'Nothing opens it.' };
  const said = code.startsWith('APPROVAL:')
    ? approvalWords(code.slice('APPROVAL:'.length))
    : (explain[code]?.(instrument, facts, policy) ?? ['It fails a test of the profile.', 'See the profile.']);
  return { code, found: said[0], change: said[1] };
};

type Said = readonly [found: string, change: string];
type Explain = (instrument: Open, facts: Facts, policy: PolicyProfile) => Said;

const approvalWords = (role: string): Said => [
  `No approval by ${role.replaceAll('_', ' ')} is recorded.`,
  `Approval by ${role.replaceAll('_', ' ')}, recorded with a measure.`,
];

const judgedAt = ({ level }: Open, { attribution }: Facts) =>
  Object.entries(attribution).find(([key]) => key === String(level))?.[1];
const share = (value: number): string => value.toFixed(2);
/** With the places that show it below its bar. */
const below = (value: number, bar: number): string => value.toFixed(share(value) === share(bar) ? 6 : 2);

const attributionWords: Readonly<Record<string, Explain>> = {
  ATTR_LEVEL: ({ level }) => [
    `No judgement at level ${level} names anybody: “${levelQuestions.get(level) ?? ''}” is open.`,
    `A hypothesis at level ${level} that names somebody and leads.`,
  ],
  ATTR_CONF: (instrument, facts, { disagreementCapsConfidenceAt }) => {
    const judged = judgedAt(instrument, facts);
    const stated = confidenceWord(judged?.confidence ?? 'insufficient');
    const cap =
      judged?.modelAgreement === false
        ? `, and counts as ${disagreementCapsConfidenceAt} at most: the two models disagree`
        : '';
    return [
      `Confidence at level ${instrument.level} is ${stated}${cap}; ${instrument.conf} is needed.`,
      `Confidence of at least ${instrument.conf} at level ${instrument.level}.`,
    ];
  },
  ATTR_PROB: (instrument, facts) => [
    `The 5th percentile at level ${instrument.level} is ${below(judgedAt(instrument, facts)?.p05 ?? 0, instrument.p)}; at least ${share(instrument.p)} is needed.`,
    `A probability of which the pessimistic end reaches ${share(instrument.p)}.`,
  ],
};

const countedHarm = ({ rung }: Open, { harm, redLines }: Facts, policy: PolicyProfile): readonly [number, string] =>
  redLines.includes('RL8') && rung <= policy.potentialHarmAllowedUpToRung && harm.potential > harm.actual
    ? [harm.potential, 'Potential harm, which counts here by RL8,']
    : [harm.actual, 'Actual harm'];

const harmWords: Readonly<Record<string, Explain>> = {
  HARM: (instrument, facts, policy) => {
    const [level, of] = countedHarm(instrument, facts, policy);
    return [
      `${of} is level ${level} (${harmLevelName(policy, level)}); level ${instrument.hl} (${harmLevelName(policy, instrument.hl)}) is needed.`,
      `Evidence of harm of level ${instrument.hl}, observed or estimated.`,
    ];
  },
  RI_GT_HARM: (instrument, facts, policy) => {
    const [level] = countedHarm(instrument, facts, policy);
    return [
      `A response of intensity ${instrument.ri} is graver than harm of level ${level}.`,
      `A less intense instrument, or harm of level ${instrument.ri}.`,
    ];
  },
  COLLATERAL: ({ maxCollateral }) => [
    `No collateral effect of at most ${maxCollateral} is recorded.`,
    'A measure with its collateral effect assessed.',
  ],
  CIVILIAN: () => [
    'It is not recorded that essential civilian services are spared.',
    'A measure of which that is shown.',
  ],
  DISSENT: () => [
    'An independent dissent is unresolved.',
    'Its author closes it, or a board overrides it with reasons.',
  ],
};

const softWords: Readonly<Record<string, Explain>> = {
  REVIEW: () => [
    'No independent review concurs with what the case holds now.',
    'A review that concurs, taken in after the last change.',
  ],
  PARTNER: ({ partner }) => [`Partners are not recorded as ${partner}.`, `Partners ${partner}, and that recorded.`],
  LEGAL: () => ['No legal review is recorded.', 'A legal review by counsel, recorded with a measure.'],
  NECESSITY: () => [
    'No less intrusive alternative is recorded as considered and rejected.',
    'At least one alternative, with the reason against it.',
  ],
  RATIONALE: () => ['No rationale is recorded.', 'A decision record with the reasons.'],
  SUNSET: ({ initialDays }) => [
    `No end within ${initialDays ?? 0} days is recorded.`,
    `A start, and an end at most ${initialDays ?? 0} days later.`,
  ],
  MONITOR: () => ['No monitoring plan is recorded.', 'Indicators, an owner and tripwires before the start.'],
  REDRESS: () => ['No contact for redress is recorded.', 'A contact for redress, published.'],
  COLLATERAL_REVIEW: ({ maxCollateral }) => [
    `Nobody has reviewed a collateral effect that may exceed ${maxCollateral}.`,
    'A measure with its collateral effect assessed or reviewed.',
  ],
  CIVILIAN_REVIEW: () => [
    'It is not shown that essential civilian services are spared.',
    'A measure of which that is shown, or a written emergency justification.',
  ],
};

const explain: Readonly<Record<string, Explain>> = { ...attributionWords, ...harmWords, ...softWords };

/** What an instrument asks of the attribution and of harm, in one line. */
export const barWords = (instrument: Instrument, policy: PolicyProfile): string => {
  if (instrument.scope === 'EXCLUDED') return 'no profile of this program opens it';
  const { level, conf, p, hl, ri } = instrument;
  const parts = [
    ...(level === 0 ? [] : [`level ${level}`]),
    ...(conf === confidenceRanks[0] ? [] : [`confidence ${conf}`]),
    ...(p === 0 ? [] : [`p05 ≥ ${share(p)}`]),
    ...(hl === 0 ? [] : [`harm ≥ ${hl} ${harmLevelName(policy, hl)}`]),
    ...(ri === 0 ? [] : [`intensity ${ri}`]),
  ];
  return parts.length === 0 ? 'no attribution and no harm' : parts.join(', ');
};
