import type { DemoRating } from '../demo-content.ts';

/** Rows for EX-0018 to EX-0024. Each cell asks: if the hypothesis were true, how likely is it that we would see this item? */
export const statementRatings: readonly DemoRating[] = [
  {
    evidence: 'operator-first',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'C',
        rationale:
          'A short loss of one substation at night with suspected interference fits a cluster with a record of such operations.',
      },
      dragonfly: {
        rating: 'N',
        rationale:
          'The outage fits any intruder who reached the controls, but a visible effect is not typical of this cluster.',
      },
      veles: {
        rating: 'N',
        rationale:
          'The outage fits any intruder who reached the controls; nothing in the statement points to this cluster.',
      },
      imitation: {
        rating: 'C',
        rationale:
          'A brief repeat of the previous winter’s outage is what an imitator of that event would be likely to stage.',
      },
      fault: {
        rating: 'N',
        rationale:
          'Two readings: the operator itself names hardware failure as one of two explanations and thinks the other likelier.',
      },
      other: {
        rating: 'N',
        rationale: 'The statement describes effects and no actor; it fits an unknown intruder no better than a fault.',
      },
    },
  },
  {
    evidence: 'operator-findings',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'C',
        rationale:
          'A premeditated invasion in several stages would be likely if this cluster had repeated its approach of 2015.',
      },
      dragonfly: {
        rating: 'C',
        rationale:
          'Patient preparation over several stages would be likely for this cluster as well; no actor is named.',
      },
      veles: {
        rating: 'C',
        rationale:
          'Patient preparation over several stages would be likely for this cluster as well; no actor is named.',
      },
      imitation: {
        rating: 'C',
        rationale:
          'An imitator able to stage the event would also prepare it in several stages, so the finding is likely here too.',
      },
      fault: {
        rating: 'II',
        rationale:
          'The operator’s own inquiry reporting outside influence on its control systems is very unlikely after a plain fault.',
      },
      other: {
        rating: 'C',
        rationale:
          'Any capable intruder would produce this finding; the statement names nobody and fits an unknown actor too.',
      },
    },
  },
  {
    evidence: 'us-indictment',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'CC',
        rationale:
          'If this cluster was responsible, formal charges against those said to stand behind it are what one would expect to see.',
      },
      dragonfly: {
        rating: 'I',
        rationale:
          'If this cluster had acted, an authority with investigative access charging others would be unlikely, though it can err.',
      },
      veles: {
        rating: 'I',
        rationale:
          'If this cluster had acted, an authority with investigative access charging others would be unlikely, though it can err.',
      },
      imitation: {
        rating: 'N',
        rationale:
          'Two readings: a good deception produces just such charges, while investigators with wider access should see through it.',
      },
      fault: {
        rating: 'I',
        rationale:
          'Charges for an attack that never took place would be unlikely, even allowing for political interest.',
      },
      other: {
        rating: 'I',
        rationale:
          'If somebody unknown had acted, charges against a named unit would be rather unlikely, though not excluded.',
      },
    },
  },
  {
    evidence: 'imitation-precedent',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'N',
        rationale:
          'A cluster that imitates others elsewhere might be expected to do so here and did not; the item cuts both ways.',
      },
      dragonfly: {
        rating: 'N',
        rationale: 'A disguise used by another cluster in another operation does not bear on whether this one acted.',
      },
      veles: {
        rating: 'N',
        rationale: 'A disguise used by another cluster in another operation does not bear on whether this one acted.',
      },
      imitation: {
        rating: 'C',
        rationale:
          'In a field where actors do pass for others, a documented false flag of this kind is what one would expect to find.',
      },
      fault: {
        rating: 'NA',
        rationale:
          'Disguise among intruders at a sports event does not bear on a fault or an act by staff at a substation.',
      },
      other: {
        rating: 'N',
        rationale:
          'An actor who imitates nobody is neither likelier nor less likely because others have used disguises.',
      },
    },
  },
  {
    evidence: 'samples-authentic',
    tlp: 'GREEN',
    cells: {
      sandworm: {
        rating: 'C',
        rationale:
          'If this cluster acted, samples recovered from the affected network would be likely; the assumption separates little.',
      },
      dragonfly: {
        rating: 'C',
        rationale: 'If this cluster acted, samples recovered from the affected network would be just as likely.',
      },
      veles: {
        rating: 'C',
        rationale: 'If this cluster acted, samples recovered from the affected network would be just as likely.',
      },
      imitation: {
        rating: 'C',
        rationale:
          'An imitator depends on its samples being recovered from the network, so the assumption would be likely to hold.',
      },
      fault: {
        rating: 'I',
        rationale: 'If no outside actor was present, samples recovered from the affected network would be unlikely.',
      },
      other: {
        rating: 'C',
        rationale: 'If an unknown actor acted, samples recovered from the affected network would be just as likely.',
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
      dragonfly: {
        rating: 'N',
        rationale: 'Nobody looked for telemetry, so its absence is equally likely whoever acted and separates nothing.',
      },
      veles: {
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
          'Nobody looked for relay or control logs; they could have shown a fault, and their absence leaves this open.',
      },
      other: {
        rating: 'N',
        rationale: 'Nobody looked for telemetry, so its absence is equally likely whoever acted and separates nothing.',
      },
    },
  },
  {
    evidence: 'contact-note',
    tlp: 'RED',
    cells: {
      sandworm: {
        rating: 'NA',
        rationale: 'An administrative note holds no fact about the incident and does not bear on this hypothesis.',
      },
      dragonfly: {
        rating: 'NA',
        rationale: 'An administrative note holds no fact about the incident and does not bear on this hypothesis.',
      },
      veles: {
        rating: 'NA',
        rationale: 'An administrative note holds no fact about the incident and does not bear on this hypothesis.',
      },
      imitation: {
        rating: 'NA',
        rationale: 'An administrative note holds no fact about the incident and does not bear on this hypothesis.',
      },
      fault: {
        rating: 'NA',
        rationale: 'An administrative note holds no fact about the incident and does not bear on this hypothesis.',
      },
      other: {
        rating: 'NA',
        rationale: 'An administrative note holds no fact about the incident and does not bear on this hypothesis.',
      },
    },
  },
];
