import type { RedLineId } from '../domain/vocabulary.ts';

/** How well the program knows a preset. */
export type PresetStatus = 'verified' | 'rule-pending' | 'superseded' | 'proposed';

/** A term: hours, or months by the calendar; `null`: what must be done has no limit of time. */
export type Term = { readonly hours: number } | { readonly months: number } | null;
export type ClockStep = {
  readonly name: string;
  readonly term: Term;
  /** Name of the step that the term starts from; null: the moment that the clock was started with. */
  readonly from: string | null;
};

export const presetIds = [
  'internal-default',
  'nis2-art23',
  'gdpr-art33',
  'dora-aware',
  'dora-classified',
  'us-circia-incident',
  'us-circia-ransom',
  'dora-major',
  'us-circia',
] as const;
export type PresetId = (typeof presetIds)[number];

export type ClockPreset = {
  readonly id: PresetId;
  readonly name: string;
  readonly status: PresetStatus;
  /** The text that the terms were compared with; null for what is nobody's law. */
  readonly source: string | null;
  /** What a person must know who runs by it; null where the steps say it all. */
  readonly note: string | null;
  /** The presets that say today what this one said; empty for one that a clock can be started with. */
  readonly supersededBy: readonly string[];
  /** What the moment is that it starts with. */
  readonly startsWith: string;
  readonly steps: readonly ClockStep[];
};

const inHours = (name: string, hours: number): ClockStep => ({ name, term: { hours }, from: null });

const dora = 'Commission Delegated Regulation (EU) 2025/301, Article 5, OJ L of 20 February 2025';
const doraLater: readonly ClockStep[] = [
  { name: 'intermediate report', term: { hours: 72 }, from: 'initial notification' },
  { name: 'final report', term: { months: 1 }, from: 'intermediate report' },
];
const doraNote =
  'A limit that falls on a weekend or a bank holiday may last until noon of the next working day, but not for every entity (paragraph 4): here it is not moved. The final report counts from the first intermediate one here, and by the text from the last update of it: it is due here earlier, never later.';
const circia = '6 U.S.C. 681b(a), and the proposed rule, 89 FR 23644 of 4 April 2024';

/**
 * Terms of reporting (method, section 5.8). Append-only: a running clock names its preset, so a preset never changes, and a
 * changed rule is a new preset under a new identifier.
 */
export const clockPresets: Readonly<Record<PresetId, ClockPreset>> = {
  'internal-default': {
    id: 'internal-default',
    name: 'Internal default',
    status: 'proposed',
    source: null,
    note: null,
    supersededBy: [],
    startsWith: 'awareness of the incident',
    steps: [
      inHours('partner early warning', 24),
      inHours('joint assessment update', 72),
      inHours('interim public note or reasoned silence', 336),
      inHours('full assessment or progress report', 720),
    ],
  },
  'nis2-art23': {
    id: 'nis2-art23',
    name: 'NIS2, Article 23(4)',
    status: 'verified',
    source: 'Directive (EU) 2022/2555, Article 23(4)',
    note: null,
    supersededBy: [],
    startsWith: 'awareness that the incident is significant',
    steps: [
      inHours('early warning', 24),
      inHours('incident notification', 72),
      { name: 'final report', term: { months: 1 }, from: 'incident notification' },
    ],
  },
  'gdpr-art33': {
    id: 'gdpr-art33',
    name: 'GDPR, Article 33',
    status: 'verified',
    source: 'Regulation (EU) 2016/679, Article 33(1)',
    note: 'Where feasible; a later notification gives the reasons for the delay.',
    supersededBy: [],
    startsWith: 'awareness of the breach of personal data',
    steps: [inHours('supervisory authority', 72)],
  },
  'dora-aware': {
    id: 'dora-aware',
    name: 'DORA, major incident, from awareness',
    status: 'verified',
    source: `${dora}(1)`,
    note: `The initial notification is due 24 hours after awareness at the latest, however late in them the incident is classified: start “dora-classified” with the classification as well, and keep to whichever ends first. Stop this clock where the incident is classified only after the 24 hours. ${doraNote}`,
    supersededBy: [],
    startsWith: 'awareness of the incident',
    steps: [inHours('initial notification', 24), ...doraLater],
  },
  'dora-classified': {
    id: 'dora-classified',
    name: 'DORA, major incident, from classification',
    status: 'verified',
    source: `${dora}(1) and (2)`,
    note: `Within 24 hours of awareness, the limit of “dora-aware” may end first: start that clock with the awareness as well. ${doraNote}`,
    supersededBy: [],
    startsWith: 'classification as a major incident',
    steps: [inHours('initial notification', 4), ...doraLater],
  },
  'us-circia-incident': {
    id: 'us-circia-incident',
    name: 'US CIRCIA, covered incident',
    status: 'rule-pending',
    source: circia,
    note: null,
    supersededBy: [],
    startsWith: 'reasonable belief that a covered incident occurred',
    steps: [inHours('covered incident', 72)],
  },
  'us-circia-ransom': {
    id: 'us-circia-ransom',
    name: 'US CIRCIA, ransom payment',
    status: 'rule-pending',
    source: circia,
    note: null,
    supersededBy: [],
    startsWith: 'the payment of a ransom',
    steps: [inHours('ransom payment', 24)],
  },
  'dora-major': {
    id: 'dora-major',
    name: 'DORA, major incident',
    status: 'superseded',
    source: null,
    note: 'It counts every step from the classification, and no limit from awareness: the text counts each report from the one before.',
    supersededBy: ['dora-aware', 'dora-classified'],
    startsWith: 'classification as a major incident',
    steps: [
      inHours('initial (after classification; cap 24h from awareness)', 4),
      inHours('intermediate', 72),
      { name: 'final', term: { months: 1 }, from: null },
    ],
  },
  'us-circia': {
    id: 'us-circia',
    name: 'US CIRCIA',
    status: 'superseded',
    source: null,
    note: 'It counts an incident and a payment from one moment; the text gives each its own.',
    supersededBy: ['us-circia-incident', 'us-circia-ransom'],
    startsWith: 'reasonable belief that a covered incident occurred, or the payment of a ransom',
    steps: [inHours('covered incident', 72), inHours('ransom payment', 24)],
  },
};

/** Those that a clock can be started with; the others only run. */
export const startablePresetIds: readonly PresetId[] = presetIds.filter(
  (id) => clockPresets[id].supersededBy.length === 0,
);

export const presetStatusWords: Readonly<Record<PresetStatus, string>> = {
  verified: 'verified: the terms were compared with the published text',
  'rule-pending':
    'compared with the statute and a proposed rule; the final rule was not: compare with it before you rely on this',
  superseded: 'superseded: kept for clocks that run by it',
  proposed: 'proposed by this program: nobody’s law',
};

/** What a red line requires once it is raised (method, section 7.3). RL8 changes gates and requires nothing by a time. */
export const redLineSteps: Readonly<Record<RedLineId, readonly ClockStep[]>> = {
  RL1: [inHours('convene the board', 24), inHours('alert partners', 24)],
  RL2: [inHours('convene the board', 24), inHours('alert partners', 24), inHours('technical advisory', 24)],
  RL3: [inHours('convene the board', 24), inHours('alert partners', 24), inHours('technical advisory', 24)],
  RL4: [inHours('convene the board', 72)],
  RL5: [{ name: 'notify the network of CSIRTs', term: null, from: null }],
  RL6: [inHours('alert across borders', 24)],
  RL7: [inHours('convene the board', 0), { name: 'inform the national authority', term: null, from: null }],
  RL8: [],
  RL9: [{ name: 'refer for protection', term: null, from: null }],
};
