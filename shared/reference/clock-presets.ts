import type { RedLineId } from '../domain/vocabulary.ts';

/** How well the program knows a preset. */
export type PresetStatus = 'verified' | 'memory' | 'memory-rule-pending' | 'proposed';

/** A term: hours, or months by the calendar; `null`: what must be done has no limit of time. */
export type Term = { readonly hours: number } | { readonly months: number } | null;
export type ClockStep = {
  readonly name: string;
  readonly term: Term;
  /** Name of the step that the term starts from; null: the moment that the clock was started with. */
  readonly from: string | null;
};

export const presetIds = ['internal-default', 'nis2-art23', 'gdpr-art33', 'dora-major', 'us-circia'] as const;
export type PresetId = (typeof presetIds)[number];

export type ClockPreset = {
  readonly id: PresetId;
  readonly name: string;
  readonly status: PresetStatus;
  /** What the moment is that it starts with. */
  readonly startsWith: string;
  readonly steps: readonly ClockStep[];
};

const inHours = (name: string, hours: number): ClockStep => ({ name, term: { hours }, from: null });

/**
 * Terms of reporting (method, section 5.8). Append-only: a running clock names its preset, so a preset never changes, and a
 * changed rule is a new preset under a new identifier.
 */
export const clockPresets: Readonly<Record<PresetId, ClockPreset>> = {
  'internal-default': {
    id: 'internal-default',
    name: 'Internal default',
    status: 'proposed',
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
    status: 'memory',
    startsWith: 'awareness of the breach of personal data',
    steps: [inHours('supervisory authority', 72)],
  },
  'dora-major': {
    id: 'dora-major',
    name: 'DORA, major incident',
    status: 'memory',
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
    status: 'memory-rule-pending',
    startsWith: 'reasonable belief that a covered incident occurred, or the payment of a ransom',
    steps: [inHours('covered incident', 72), inHours('ransom payment', 24)],
  },
};

export const presetStatusWords: Readonly<Record<PresetStatus, string>> = {
  verified: 'verified: the terms were compared with the published text',
  memory: 'from memory: compare with the text before you rely on it',
  'memory-rule-pending': 'from memory, and the rule was not final: compare with the text before you rely on it',
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
