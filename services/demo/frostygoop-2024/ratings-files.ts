import type { DemoRating } from '../demo-content.ts';

/** Rows for EX-0001 to EX-0007. Each cell asks: if the hypothesis were true, how likely is it that we would see this item? */
export const fileRatings: readonly DemoRating[] = [
  {
    evidence: 'campaign-record',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'N',
        rationale:
          'Two readings: method and victim fit this cluster, yet editors who attribute three other Ukrainian campaigns to it did not attribute this one.',
      },
      incontroller: {
        rating: 'N',
        rationale:
          'Two readings: deliberate use of an industrial protocol fits, while the record names neither the developers nor any of their tools.',
      },
      imitation: {
        rating: 'N',
        rationale:
          'A copy that convinced somebody would end in an attribution, one that did not would end like this; the entry fits both.',
      },
      fault: {
        rating: 'II',
        rationale:
          'Recorded changes of parameters and a firmware downgrade by an adversary are hardly to be expected after a plain fault.',
      },
      other: {
        rating: 'C',
        rationale:
          'If the actor is none of the known ones, an entry that stays without a name more than a year later is what one would expect.',
      },
    },
  },
  {
    evidence: 'malware-record',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'N',
        rationale:
          'Two readings: the cluster has used small tools for one protocol before, but nothing in the record resembles its recorded tools.',
      },
      incontroller: {
        rating: 'I',
        rationale:
          'Developers recorded with modules for several protocols would be unlikely to need a public repository for simple Modbus commands.',
      },
      imitation: {
        rating: 'N',
        rationale:
          'A tool built from public parts suits somebody who wants to leave no hand of his own; it suits everybody else as well.',
      },
      fault: {
        rating: 'I',
        rationale:
          'Malware made to write to such controllers would be unexpected if none was used; it could exist and be unrelated.',
      },
      other: {
        rating: 'C',
        rationale:
          'One protocol without authentication and public parts is within reach of many, which is what an unknown actor would use.',
      },
    },
  },
  {
    evidence: 'precedent-2015',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'C',
        rationale:
          'A cluster that continues against Ukrainian utilities in winter would be likely to have a precedent, here even with firmware overwritten.',
      },
      incontroller: {
        rating: 'N',
        rationale: 'What another cluster did in 2015 does not change how likely an operation by these developers is.',
      },
      imitation: {
        rating: 'C',
        rationale:
          'A precedent described in detail for eight years is exactly what an imitator of this cluster would draw on.',
      },
      fault: {
        rating: 'N',
        rationale:
          'An earlier attack shows that attacks happen, but faults go on happening too; it bears little on January 2024.',
      },
      other: {
        rating: 'N',
        rationale:
          'A precedent by a known cluster neither requires nor excludes that somebody else struck eight years later.',
      },
    },
  },
  {
    evidence: 'precedent-2022',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'C',
        rationale:
          'Access by a tunnelling web shell and commands by legitimate means, as reported in Lviv, would be likely if this cluster went on as in 2022.',
      },
      incontroller: {
        rating: 'N',
        rationale:
          'The operation of another cluster in 2022 would look the same whether or not these developers acted in 2024.',
      },
      imitation: {
        rating: 'C',
        rationale:
          'The tunnel is a public tool and its use was public when the attack came; a copy would be likely to show it.',
      },
      fault: {
        rating: 'NA',
        rationale: 'How an earlier intrusion was done does not bear on whether a fault stopped the heating points.',
      },
      other: {
        rating: 'N',
        rationale:
          'Public tools are open to anybody; that a known cluster used one says nothing about an unknown actor.',
      },
    },
  },
  {
    evidence: 'incontroller-record',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'N',
        rationale: 'The tools of other developers do not change how likely these records are if this cluster acted.',
      },
      incontroller: {
        rating: 'C',
        rationale:
          'If these developers acted, a recorded Modbus capability with writing of registers is what one would expect to find.',
      },
      imitation: {
        rating: 'N',
        rationale:
          'The record is of no use to somebody who wants to be read as Sandworm; it fits a disguise neither better nor worse.',
      },
      fault: {
        rating: 'NA',
        rationale:
          'A toolset that was never seen in this network does not bear on a technical fault or an act by staff.',
      },
      other: {
        rating: 'N',
        rationale: 'Modbus is open to everybody, so a known set that speaks it says nothing about an unknown actor.',
      },
    },
  },
  {
    evidence: 'technique-comparison',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'N',
        rationale:
          'Two of four techniques recur in a campaign of this cluster, and as many in one of a group that nobody suspects: it separates nothing.',
      },
      incontroller: {
        rating: 'N',
        rationale:
          'Loss of view and of availability are effects of any disruption; the comparison does not speak for or against these developers.',
      },
      imitation: {
        rating: 'N',
        rationale:
          'Effects which every disruption has need not be copied; the comparison fits an imitation and its absence alike.',
      },
      fault: {
        rating: 'NA',
        rationale:
          'How techniques of intruders compare with each other does not bear on whether a fault caused the outage.',
      },
      other: {
        rating: 'N',
        rationale: 'Generic techniques overlap with many groups, so this comparison says nothing about an unknown one.',
      },
    },
  },
  {
    evidence: 'no-shared-record',
    tlp: 'GREEN',
    cells: {
      sandworm: {
        rating: 'I',
        rationale:
          'For a cluster as closely watched as this one a recorded link would be likely within two years; there is none. It counts against it.',
      },
      incontroller: {
        rating: 'N',
        rationale:
          'That no link to another cluster is recorded does not change how likely an operation by these developers is.',
      },
      imitation: {
        rating: 'I',
        rationale:
          'An imitation aims at being recorded as its model; that this did not happen would be unlikely if it had been tried with skill.',
      },
      fault: {
        rating: 'NA',
        rationale: 'What a catalogue records about a cluster does not bear on a technical fault or an act by staff.',
      },
      other: {
        rating: 'C',
        rationale: 'If somebody else acted, no recorded link to this cluster is what one would expect to see.',
      },
    },
  },
];
