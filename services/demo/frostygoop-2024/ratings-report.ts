import type { DemoRating } from '../demo-content.ts';

/** Rows for EX-0008 to EX-0015. Each cell asks: if the hypothesis were true, how likely is it that we would see this item? */
export const reportRatings: readonly DemoRating[] = [
  {
    evidence: 'dragos-brief',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'N',
        rationale:
          'The report describes tool and effect and names nobody, although its authors have followed this cluster for years.',
      },
      incontroller: {
        rating: 'N',
        rationale:
          'The report sets the tool beside PIPEDREAM, which uses Modbus in one part, and claims no kinship between the two.',
      },
      imitation: {
        rating: 'N',
        rationale: 'The report discusses no disguise; it would read the same for an original and for a copy.',
      },
      fault: {
        rating: 'II',
        rationale:
          'A configuration file with the address of a controller of the kind that failed is hardly to be expected after a plain fault.',
      },
      other: {
        rating: 'N',
        rationale: 'A report without a name leaves room for an unknown actor but does not by itself make one likelier.',
      },
    },
  },
  {
    evidence: 'cssc-relayed',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'N',
        rationale:
          'The authority describes commands and effects as relayed and names nobody; it would read the same if this cluster had acted.',
      },
      incontroller: {
        rating: 'N',
        rationale:
          'The authority describes commands and effects as relayed and names nobody; these developers are not mentioned.',
      },
      imitation: {
        rating: 'N',
        rationale:
          'Nothing relayed speaks of planted traces, and nothing excludes them; an imitation would read the same.',
      },
      fault: {
        rating: 'II',
        rationale:
          'An authority with access to the company describing Modbus commands from outside is hardly to be expected after a plain fault.',
      },
      other: {
        rating: 'N',
        rationale: 'A statement without a name fits an unknown actor as well as a known one and separates neither.',
      },
    },
  },
  {
    evidence: 'intrusion-timeline',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'C',
        rationale:
          'Entry through an exposed router and a tunnelling web shell, then patience for a winter month, would be likely for this cluster.',
      },
      incontroller: {
        rating: 'N',
        rationale:
          'Nothing is recorded about how these developers enter a network, so the account neither fits nor contradicts.',
      },
      imitation: {
        rating: 'N',
        rationale:
          'An imitator might take as long as the original; nine months of quiet access are a cost that a disguise alone does not need.',
      },
      fault: {
        rating: 'II',
        rationale:
          'Credentials taken and a web shell placed months earlier are hardly to be expected if no outsider had been there.',
      },
      other: {
        rating: 'C',
        rationale:
          'An exposed router, a public tool and stolen passwords are within reach of many, as an unknown actor would have it.',
      },
    },
  },
  {
    evidence: 'moscow-addresses',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'N',
        rationale:
          'Two readings: a cluster working from Russia may connect from there, yet one that hides with care would not do so on the day itself.',
      },
      incontroller: {
        rating: 'N',
        rationale:
          'Where an address lies says nothing about these developers, whose base is not stated in any exhibit.',
      },
      imitation: {
        rating: 'C',
        rationale:
          'Visible addresses in Moscow on the day of the attack are the cheapest pointer that somebody who imitates could place.',
      },
      fault: {
        rating: 'I',
        rationale:
          'Connections from abroad into the network on the day would be unlikely if a fault had caused the outage.',
      },
      other: {
        rating: 'N',
        rationale:
          'Addresses in Moscow can be rented from anywhere; they make an unknown actor neither likelier nor less likely.',
      },
    },
  },
  {
    evidence: 'not-tied',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'I',
        rationale:
          'If this cluster had acted, a firm that has tracked it for years under the name ELECTRUM would be likely to see a tie; it reports none.',
      },
      incontroller: {
        rating: 'I',
        rationale:
          'If these developers had acted, the firm that named them CHERNOVITE would be likely to see a tie; it reports none.',
      },
      imitation: {
        rating: 'N',
        rationale: 'Two readings: a disguise that fails to convince leaves no tie, a good one would have produced it.',
      },
      fault: {
        rating: 'NA',
        rationale:
          'Whether an intrusion resembles known groups does not bear on whether a fault stopped the heating points.',
      },
      other: {
        rating: 'C',
        rationale:
          'If the actor is not among the tracked groups, no tie to any of them is what one would expect to hear.',
      },
    },
  },
  {
    evidence: 'press-repeats',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'C',
        rationale:
          'If this cluster acted, headlines that say Russian-linked would be likely; they rest on the addresses and on habit.',
      },
      incontroller: {
        rating: 'N',
        rationale: 'Headlines about Russia neither mention these developers nor say anything that would bear on them.',
      },
      imitation: {
        rating: 'C',
        rationale:
          'Headlines that name the intended country are exactly what a successful imitation would bring about.',
      },
      fault: {
        rating: 'I',
        rationale:
          'Articles about malware in the heating system would be unlikely after a plain fault, though they repeat one source.',
      },
      other: {
        rating: 'N',
        rationale:
          'The press repeats what is at hand; an unknown actor would have been written about in the same words.',
      },
    },
  },
  {
    evidence: 'exposed-devices',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'N',
        rationale:
          'Devices that anybody can reach are as open to this cluster as to any other; the count separates nothing.',
      },
      incontroller: {
        rating: 'N',
        rationale:
          'Devices that anybody can reach are as open to these developers as to any other; the count separates nothing.',
      },
      imitation: {
        rating: 'N',
        rationale:
          'Devices that anybody can reach are open to an imitator as well; the count says nothing about a disguise.',
      },
      fault: {
        rating: 'N',
        rationale:
          'Many exposed devices make an attack possible, and a fault no less so; the number does not tell the two apart.',
      },
      other: {
        rating: 'C',
        rationale:
          'If the act needs little more than reach, one would expect it to be done by somebody who is not yet on any list.',
      },
    },
  },
  {
    evidence: 'unit42-analysis',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'N',
        rationale:
          'A second laboratory describes the samples and names nobody in the summary; it would read the same if this cluster had acted.',
      },
      incontroller: {
        rating: 'I',
        rationale:
          'Open-source libraries throughout, seen by a second laboratory, would be unlikely from developers with an implementation of their own.',
      },
      imitation: {
        rating: 'N',
        rationale:
          'Public libraries and an encryption tool beside them fit careful authors of every kind, those in disguise included.',
      },
      fault: {
        rating: 'I',
        rationale:
          'Samples with configurations for such controllers would be unlikely if no intruder had prepared anything.',
      },
      other: {
        rating: 'N',
        rationale: 'A second analysis without a name leaves room for an unknown actor but does not make one likelier.',
      },
    },
  },
];
