import type { DemoRating } from '../demo-content.ts';

/** Rows for EX-0016 to EX-0023. Each cell asks: if the hypothesis were true, how likely is it that we would see this item? */
export const statementRatings: readonly DemoRating[] = [
  {
    evidence: 'operator-statement',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'C',
        rationale:
          'If this cluster had acted, a statement of the utility about a hacker attack on its control system would be likely.',
      },
      incontroller: {
        rating: 'C',
        rationale:
          'If these developers had acted, a statement of the utility about a hacker attack would be just as likely.',
      },
      imitation: {
        rating: 'C',
        rationale: 'An imitation is an attack as well, so the same statement of the utility would be likely.',
      },
      fault: {
        rating: 'I',
        rationale:
          'A utility that calls its own outage a hacker attack on the same day would be unlikely after a fault, though it spares it blame.',
      },
      other: {
        rating: 'C',
        rationale:
          'If an unknown actor had acted, a statement of the utility about a hacker attack would be just as likely.',
      },
    },
  },
  {
    evidence: 'city-statements',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'N',
        rationale:
          'Failure of 324 points at one moment fits an attack by this cluster; the careful words about the cause fit a fault.',
      },
      incontroller: {
        rating: 'N',
        rationale:
          'Failure of 324 points at one moment fits an attack by these developers; the careful words about the cause fit a fault.',
      },
      imitation: {
        rating: 'N',
        rationale:
          'Failure of 324 points at one moment fits an attack in disguise; the careful words about the cause fit a fault.',
      },
      fault: {
        rating: 'C',
        rationale:
          'If a fault had caused it, the words of that day are what one would expect: a failure, a suspicion, and a check.',
      },
      other: {
        rating: 'N',
        rationale:
          'Failure of 324 points at one moment fits an attack by anybody; the careful words about the cause fit a fault.',
      },
    },
  },
  {
    evidence: 'people-affected',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'N',
        rationale:
          'How many people live in the area does not change with who acted; the item is here for the harm alone.',
      },
      incontroller: {
        rating: 'N',
        rationale:
          'How many people live in the area does not change with who acted; the item is here for the harm alone.',
      },
      imitation: {
        rating: 'N',
        rationale:
          'How many people live in the area does not change with who acted; the item is here for the harm alone.',
      },
      fault: {
        rating: 'N',
        rationale:
          'How many people live in the area does not change with the cause; the item is here for the harm alone.',
      },
      other: {
        rating: 'N',
        rationale:
          'How many people live in the area does not change with who acted; the item is here for the harm alone.',
      },
    },
  },
  {
    evidence: 'council-confirmation',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'C',
        rationale:
          'If this cluster had acted, confirmation of an attack would be likely; that it comes without a name is rated with EX-0021.',
      },
      incontroller: {
        rating: 'C',
        rationale: 'If these developers had acted, confirmation of an attack without a name would be likely.',
      },
      imitation: {
        rating: 'C',
        rationale:
          'If somebody in disguise had acted and was not seen through, confirmation without a name would be likely.',
      },
      fault: {
        rating: 'II',
        rationale:
          'A government body that took part in the response confirming an attack is very unlikely after a plain fault.',
      },
      other: {
        rating: 'C',
        rationale: 'If an unknown actor had acted, confirmation of an attack without a name is what one would expect.',
      },
    },
  },
  {
    evidence: 'certua-plan',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'C',
        rationale:
          'If this cluster attacked a heat supplier in January, plans of it against heat suppliers in March would be likely.',
      },
      incontroller: {
        rating: 'N',
        rationale: 'Plans of another cluster neither support nor contradict an operation by these developers.',
      },
      imitation: {
        rating: 'N',
        rationale:
          'The plans became public after the attack: no model to copy, though an imitator may have expected such activity.',
      },
      fault: {
        rating: 'NA',
        rationale:
          'Plans against other companies two months later do not bear on whether a fault stopped the heating points.',
      },
      other: {
        rating: 'N',
        rationale:
          'Many actors attack Ukrainian suppliers at this time; plans of a known one say nothing about an unknown one.',
      },
    },
  },
  {
    evidence: 'no-public-attribution',
    tlp: 'GREEN',
    cells: {
      sandworm: {
        rating: 'I',
        rationale:
          'Authorities named this cluster for other attacks of the same spring; that nobody names it here would be rather unlikely if it acted.',
      },
      incontroller: {
        rating: 'N',
        rationale:
          'Nobody is known to have looked for a link to these developers, so its absence is equally likely either way.',
      },
      imitation: {
        rating: 'N',
        rationale:
          'Two readings: investigators who suspect a disguise stay silent, while one that works would lead them to name its model.',
      },
      fault: {
        rating: 'N',
        rationale:
          'After a fault nobody would be named, yet the same authorities call it an attack; the silence does not decide between them.',
      },
      other: {
        rating: 'C',
        rationale:
          'If the actor is unknown to those who investigate, no name in more than two years is what one would expect.',
      },
    },
  },
  {
    evidence: 'tool-was-used',
    tlp: 'GREEN',
    cells: {
      sandworm: {
        rating: 'C',
        rationale:
          'If this cluster acted, a tool of this kind having been used would be likely; the assumption separates little.',
      },
      incontroller: {
        rating: 'C',
        rationale: 'If these developers acted, a tool of this kind having been used would be just as likely.',
      },
      imitation: {
        rating: 'C',
        rationale: 'If somebody in disguise acted, a tool of this kind having been used would be just as likely.',
      },
      fault: {
        rating: 'I',
        rationale: 'If a fault stopped the heating points, the tool having been used on them would be unlikely.',
      },
      other: {
        rating: 'C',
        rationale: 'If an unknown actor acted, a tool of this kind having been used would be just as likely.',
      },
    },
  },
  {
    evidence: 'no-telemetry',
    tlp: 'AMBER',
    cells: {
      sandworm: {
        rating: 'N',
        rationale: 'Nobody looked for telemetry, so its absence is equally likely whoever acted and separates nothing.',
      },
      incontroller: {
        rating: 'N',
        rationale: 'Nobody looked for telemetry, so its absence is equally likely whoever acted and separates nothing.',
      },
      imitation: {
        rating: 'N',
        rationale:
          'Nobody looked for telemetry; it could have shown planting, and its absence leaves this open without supporting it.',
      },
      fault: {
        rating: 'N',
        rationale:
          'Nobody looked for logs of the controllers; they could have shown a fault, and their absence leaves this open.',
      },
      other: {
        rating: 'N',
        rationale: 'Nobody looked for telemetry, so its absence is equally likely whoever acted and separates nothing.',
      },
    },
  },
];
