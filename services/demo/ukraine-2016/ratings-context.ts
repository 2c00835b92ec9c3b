import type { DemoRating } from '../demo-content.ts';

/** Rows for EX-0010 to EX-0017. Each cell asks: if the hypothesis were true, how likely is it that we would see this item? */
export const contextRatings: readonly DemoRating[] = [
  {
    evidence: 'no-shared-samples',
    tlp: 'GREEN',
    cells: {
      sandworm: {
        rating: 'I',
        rationale:
          'Two operations of one cluster within weeks might be expected to share something published. This counts against the lead.',
      },
      dragonfly: {
        rating: 'C',
        rationale: 'Different clusters would be expected to share neither samples nor addresses, and none are shared.',
      },
      veles: {
        rating: 'C',
        rationale: 'Different clusters would be expected to share neither samples nor addresses, and none are shared.',
      },
      imitation: {
        rating: 'N',
        rationale:
          'A different actor shares nothing by nature, yet one who wants to be taken for TeleBots would plant something shared.',
      },
      fault: {
        rating: 'NA',
        rationale: 'Whether two lists of malware overlap does not bear on a technical fault or an act by staff.',
      },
      other: {
        rating: 'C',
        rationale: 'An unknown actor with its own tools would be expected to share nothing with TeleBots.',
      },
    },
  },
  {
    evidence: 'galaxy-sandworm',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'C',
        rationale:
          'If the cluster was responsible, community records that merge ELECTRUM into it and list the electric sector are likely.',
      },
      dragonfly: {
        rating: 'N',
        rationale:
          'The entry for another cluster would look the same whether or not this one acted; it repeats opinions only.',
      },
      veles: {
        rating: 'N',
        rationale:
          'The entry for another cluster would look the same whether or not this one acted; it repeats opinions only.',
      },
      imitation: {
        rating: 'C',
        rationale:
          'A successful imitation would end with exactly such an entry, because catalogues record what is believed.',
      },
      fault: {
        rating: 'N',
        rationale: 'The entry speaks of the 2015 outage; it neither asserts nor denies an intrusion in 2016.',
      },
      other: {
        rating: 'N',
        rationale: 'A catalogue lists known names only, so it cannot speak for or against an unknown actor.',
      },
    },
  },
  {
    evidence: 'galaxy-rivals',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'N',
        rationale:
          'What other groups are said to do does not change how likely these entries are if this cluster acted.',
      },
      dragonfly: {
        rating: 'N',
        rationale:
          'Two readings: the entry says espionage, which speaks against it, yet cites this outage among its references, which speaks for it.',
      },
      veles: {
        rating: 'I',
        rationale:
          'Recorded victims are oil and gas in the Middle East; a grid operation in Ukraine would be expected to leave a mention.',
      },
      imitation: {
        rating: 'N',
        rationale: 'The entries do not discuss imitation; a deceiver could be one of these groups or none of them.',
      },
      fault: {
        rating: 'NA',
        rationale: 'The profile of intruder groups does not bear on a technical fault or an act by staff.',
      },
      other: {
        rating: 'N',
        rationale: 'The entries concern named groups and leave the likelihood of an unlisted actor untouched.',
      },
    },
  },
  {
    evidence: 'eset-report',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'N',
        rationale:
          'The report fits an operation by this cluster, but deliberately names nobody although its authors knew the 2015 tools well.',
      },
      dragonfly: {
        rating: 'N',
        rationale: 'The report names nobody and points to no tool of this cluster; it would read the same either way.',
      },
      veles: {
        rating: 'N',
        rationale: 'The report names nobody and points to no tool of this cluster; it would read the same either way.',
      },
      imitation: {
        rating: 'I',
        rationale:
          'A staged imitation would be expected to offer analysts a visible pointer; the first analysis reported none.',
      },
      fault: {
        rating: 'II',
        rationale:
          'Malware with an activation time on the day of the outage is very hard to explain if a fault or staff caused it.',
      },
      other: {
        rating: 'N',
        rationale: 'A report without a name leaves room for an unknown actor but does not make one likelier.',
      },
    },
  },
  {
    evidence: 'dragos-report',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'C',
        rationale: 'If the operators belong to this cluster, a specialist firm stating direct ties would be likely.',
      },
      dragonfly: {
        rating: 'I',
        rationale:
          'If this cluster had acted, a statement that ties the operators to a different one would be unlikely.',
      },
      veles: {
        rating: 'I',
        rationale:
          'If this cluster had acted, a statement that ties the operators to a different one would be unlikely.',
      },
      imitation: {
        rating: 'N',
        rationale:
          'A deceived analyst would write the same sentence; confidential sources are harder to deceive, but cannot be checked here.',
      },
      fault: {
        rating: 'I',
        rationale:
          'A second analysis of malware built for the event would be unlikely if no intruder had been involved.',
      },
      other: {
        rating: 'N',
        rationale: 'ELECTRUM was first introduced as a new name, which leaves both readings open for an unknown actor.',
      },
    },
  },
  {
    evidence: 'us-cert-alert',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'N',
        rationale:
          'The alert names no actor and relays two reports, so it would read the same whoever was responsible.',
      },
      dragonfly: {
        rating: 'N',
        rationale:
          'The alert names no actor and relays two reports, so it would read the same whoever was responsible.',
      },
      veles: {
        rating: 'N',
        rationale:
          'The alert names no actor and relays two reports, so it would read the same whoever was responsible.',
      },
      imitation: {
        rating: 'N',
        rationale:
          'The alert names no actor and relays two reports, so a successful or failed imitation would read the same.',
      },
      fault: {
        rating: 'I',
        rationale:
          'An official warning about malware reportedly used in the event would be unlikely after a plain fault; it is relayed, not independent.',
      },
      other: {
        rating: 'N',
        rationale: 'The alert names no actor and relays two reports, so it does not bear on an unknown one.',
      },
    },
  },
  {
    evidence: 'protection-focus',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'C',
        rationale:
          'Intent to damage equipment is a plausible step for a cluster recorded as destructive a year before.',
      },
      dragonfly: {
        rating: 'I',
        rationale: 'Intent to cause physical damage does not match a cluster recorded as collecting intelligence.',
      },
      veles: {
        rating: 'C',
        rationale:
          'Attacking protection equipment resembles the recorded attack on safety controllers, so this intent would be likely.',
      },
      imitation: {
        rating: 'N',
        rationale:
          'A deceiver might also want real damage; the argument about intent does not tell a copy from the original.',
      },
      fault: {
        rating: 'I',
        rationale: 'Traces of a plan against protective relays would be unlikely if no outside actor had been present.',
      },
      other: {
        rating: 'N',
        rationale: 'Nothing is predicted about the intent of an unknown actor, so the argument does not bear on one.',
      },
    },
  },
  {
    evidence: 'exaramel-link',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'CC',
        rationale:
          'If one cluster owns both tools, a later improved version of the same backdoor in its activity is very likely.',
      },
      dragonfly: {
        rating: 'I',
        rationale:
          'If this cluster had built the backdoor, its successor in the hands of another cluster would be unlikely.',
      },
      veles: {
        rating: 'I',
        rationale:
          'If this cluster had built the backdoor, its successor in the hands of another cluster would be unlikely.',
      },
      imitation: {
        rating: 'I',
        rationale:
          'An imitator could hardly place its code in the other’s tools two years later; shared or stolen source remains possible.',
      },
      fault: {
        rating: 'NA',
        rationale: 'Kinship between two backdoors does not bear on whether a fault or staff caused the outage.',
      },
      other: {
        rating: 'I',
        rationale:
          'An unknown actor whose backdoor turns up improved in the activity of a known cluster would be unlikely.',
      },
    },
  },
];
