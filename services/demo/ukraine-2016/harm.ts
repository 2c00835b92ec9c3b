import type { DemoHarm } from '../demo-content.ts';

/** Scores on the 0–4 anchors of the harm scorecard; illustrative, from the operator’s statements and the published analyses. */
export const demoHarm: DemoHarm = {
  tlp: 'CLEAR',
  redLines: [
    {
      redLine: 'RL4',
      statement:
        'A transmission substation that feeds the capital was switched off. No exhibit reports a warning, and nobody declared a purpose.',
      evidence: ['operator-first', 'campaign-2016'],
    },
  ],
  scores: {
    life: {
      score: 1,
      status: 'estimated',
      note: 'No exhibit reports an injury. A night outage in winter still carries a minor risk to people who depend on power.',
      evidence: ['operator-first'],
    },
    criticality: {
      score: 4,
      status: 'observed',
      note: 'Electricity supply is treated as life-sustaining in the sector list.',
      evidence: ['operator-first', 'campaign-2016'],
    },
    disruption: {
      score: 2,
      status: 'observed',
      note: 'One transmission substation was lost; the operator speaks of 200 MW, about a fifth of the capital’s consumption at night.',
      evidence: ['operator-first'],
    },
    scope: {
      score: 3,
      status: 'estimated',
      note: 'Northern districts of a city of about three million people. No exhibit counts the people affected, so the band is an estimate.',
      evidence: ['operator-first'],
    },
    duration: {
      score: 1,
      status: 'observed',
      note: 'The operator reports full restoration within one hour and fifteen minutes.',
      evidence: ['operator-first'],
    },
    collateral: {
      score: 0,
      status: 'estimated',
      note: 'No exhibit describes spread to other organisations or sectors. Absence of a report is not proof.',
      evidence: ['operator-findings'],
    },
    reversibility: {
      score: 1,
      status: 'observed',
      note: 'Staff switched the equipment to manual operation and restored supply with their own means.',
      evidence: ['operator-first'],
    },
    vulnerable: {
      score: 2,
      status: 'potential',
      note: 'Had protection relays been disabled as the published analysis suggests was intended, a longer winter outage would have weighed on people in care.',
      evidence: ['protection-focus', 'industroyer-capability'],
    },
    data: {
      score: 0,
      status: 'estimated',
      note: 'The wiper component targets configuration files; no exhibit reports that data about persons was taken.',
      evidence: ['industroyer-capability'],
    },
  },
};
