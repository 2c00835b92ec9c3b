import type { DemoHarm } from '../demo-content.ts';

/** Scores on the 0–4 anchors of the harm scorecard; illustrative, from what was said of the outage. No exhibit reports a death or an injury. */
export const demoHarm: DemoHarm = {
  tlp: 'CLEAR',
  redLines: [
    {
      redLine: 'RL4',
      statement:
        'The heating of a residential area was stopped in January. No exhibit reports a warning, and nobody declared a purpose.',
      evidence: ['dragos-brief', 'city-statements'],
    },
  ],
  scores: {
    life: {
      score: 2,
      status: 'estimated',
      note: 'No exhibit reports an injury, and none a death. Homes without heat in sub-zero cold are a credible risk to old, ill and very young people, so this is an estimate of risk.',
      evidence: ['dragos-brief', 'press-repeats'],
    },
    criticality: {
      score: 4,
      status: 'observed',
      note: 'District heating is treated as life-sustaining in the sector list; it failed in January.',
      evidence: ['campaign-record', 'operator-statement'],
    },
    disruption: {
      score: 3,
      status: 'observed',
      note: 'The city reports 324 heating points stopped at once and a residential area without heat and hot water: a major loss, though not of the whole network.',
      evidence: ['city-statements', 'operator-statement'],
    },
    scope: {
      score: 2,
      status: 'estimated',
      note: 'More than 600 blocks by the vendor. About 100,000 people live in the area, by a report of the day; a later one says more. Where sources lie on both sides of a bound the lower band is taken.',
      evidence: ['dragos-brief', 'people-affected'],
    },
    duration: {
      score: 2,
      status: 'observed',
      note: 'Nearly two days until remedied, by the vendor. By the city it failed at about 02:00 on 23 January; on the morning of the 24th all heating was back and hot water in 98 % of houses. In either account something was missing for more than a day, and nothing for three.',
      evidence: ['dragos-brief', 'city-statements'],
    },
    collateral: {
      score: 2,
      status: 'potential',
      note: 'No exhibit describes spread to other organisations. The vendor counts 46,000 reachable Modbus devices and at least 40 controllers of the same make, so the same could have been done elsewhere.',
      evidence: ['exposed-devices'],
    },
    reversibility: {
      score: 1,
      status: 'observed',
      note: 'Staff of the utility bypassed the automation and started the points by hand, with their own means.',
      evidence: ['city-statements'],
    },
    vulnerable: {
      score: 2,
      status: 'estimated',
      note: 'A whole residential area includes children, old and ill people. No exhibit counts them.',
      evidence: ['city-statements', 'people-affected'],
    },
    data: {
      score: 1,
      status: 'observed',
      note: 'User credentials of the company are reported taken in late 2023; no exhibit reports data about residents.',
      evidence: ['intrusion-timeline'],
    },
  },
};
