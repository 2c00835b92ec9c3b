import type { harmCriteria, RedLineId } from '../domain/vocabulary.ts';

type HarmCriterion = (typeof harmCriteria)[number];

/** A criterion of the harm card with what each score from 0 to 4 stands for. */
export type HarmAnchors = {
  readonly name: string;
  /** What is asked. */
  readonly asks: string;
  readonly anchors: readonly [string, string, string, string, string];
};

/** The nine criteria with their anchors (method, section 7.2). Proposed by this program: nobody's standard. */
export const harmAnchors: Readonly<Record<HarmCriterion, HarmAnchors>> = {
  life: {
    name: 'Life and health',
    asks: 'What happened to people’s lives and health?',
    anchors: [
      'none',
      'stress or minor risk',
      'credible risk of injury',
      'serious injury, or life-critical care delayed',
      'attributable deaths, or mass-casualty risk realised',
    ],
  },
  criticality: {
    name: 'Criticality',
    asks: 'How much do people depend on the service?',
    anchors: ['non-essential', 'useful', 'important', 'essential', 'life-sustaining'],
  },
  disruption: {
    name: 'Disruption',
    asks: 'How much of the service was lost?',
    anchors: ['none', 'degraded', 'partial loss', 'major loss', 'total loss, or loss of control'],
  },
  scope: {
    name: 'Scope',
    asks: 'How many people were affected?',
    anchors: [
      'up to 100',
      'up to 10,000',
      'up to 100,000',
      'up to 1,000,000',
      'more than 1,000,000, or across a border',
    ],
  },
  duration: {
    name: 'Duration',
    asks: 'How long did it last?',
    anchors: ['under 1 hour', 'under 24 hours', 'under 72 hours', 'under 14 days', '14 days or more'],
  },
  collateral: {
    name: 'Collateral effect',
    asks: 'What was hit beside the target?',
    anchors: ['none', 'contained', 'spread to other organisations', 'other sectors', 'cascading or uncontrolled'],
  },
  reversibility: {
    name: 'Reversibility',
    asks: 'What did recovery need?',
    anchors: ['none needed', 'quick, own resources', 'supplemented', 'extended', 'not recoverable'],
  },
  vulnerable: {
    name: 'Vulnerable people',
    asks: 'How many were patients, children, displaced or others in need of protection?',
    anchors: ['none', 'few', 'some', 'many', 'they bore the primary burden'],
  },
  data: {
    name: 'Data about persons',
    asks: 'What became of data about people?',
    anchors: ['none', 'limited', 'sensitive', 'sensitive on a large scale', 'endangers persons'],
  },
};

/** What counts as crossing a red line, and what must then be done: process, never an instrument (method, section 7.3). */
export const redLineWords: Readonly<Record<RedLineId, { readonly trigger: string; readonly effect: string }>> = {
  RL1: {
    trigger: 'A function of a hospital or an emergency service was impaired',
    effect: 'Convene the board within 24 hours; alert partners within 24 hours',
  },
  RL2: {
    trigger: 'A safety-instrumented system was touched (NCISS location 7)',
    effect: 'Convene the board within 24 hours; alert partners within 24 hours; technical advisory within 24 hours',
  },
  RL3: {
    trigger: 'A safety parameter of drinking water or food was manipulated',
    effect: 'Convene the board within 24 hours; alert partners within 24 hours; technical advisory within 24 hours',
  },
  RL4: {
    trigger: 'Critical civilian infrastructure was disrupted without warning or declared purpose',
    effect: 'Convene the board within 72 hours',
  },
  RL5: {
    trigger: 'A CERT or CSIRT was attacked or misused (norm 13k)',
    effect: 'Notify the network of CSIRTs',
  },
  RL6: {
    trigger: 'The payload was indiscriminate or spread by itself',
    effect: 'Alert across borders within 24 hours',
  },
  RL7: {
    trigger: 'The safety of a nuclear plant or a dam was touched',
    effect: 'Convene the board immediately; inform the national authority',
  },
  RL8: {
    trigger: 'Somebody took up a position in advance, without effect so far',
    effect: 'The potential level may satisfy the harm gates of rungs 0 to 2, and of no other',
  },
  RL9: {
    trigger: 'A humanitarian organisation or its data was hit',
    effect: 'Refer it for protection',
  },
};

export const redLinesNote =
  'Red lines change what must be done and by when. None of them opens an instrument by itself.';
