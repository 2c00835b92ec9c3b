import type { DemoRating } from '../demo-content.ts';

/** Rows for EX-0001 to EX-0009. Each cell asks: if the hypothesis were true, how likely is it that we would see this item? */
export const technicalRatings: readonly DemoRating[] = [
  {
    evidence: 'sample-list',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'C',
        rationale:
          'If this cluster had run the operation, samples of its malware would be likely to surface. The list alone does not name it.',
      },
      dragonfly: {
        rating: 'C',
        rationale:
          'Samples would be as likely to surface if this cluster had run the operation; hashes carry no author.',
      },
      veles: {
        rating: 'C',
        rationale:
          'Samples would be as likely to surface if this cluster had run the operation; hashes carry no author.',
      },
      imitation: {
        rating: 'C',
        rationale: 'An imitator needs artefacts to be found, so samples in public hands are at least as likely here.',
      },
      fault: {
        rating: 'I',
        rationale:
          'Without an intrusion, nine binaries linked to this outage would be unexpected, though malware can be present and unrelated.',
      },
      other: {
        rating: 'C',
        rationale:
          'Any intruder who used malware would leave samples; the list fits an unknown actor as well as a named one.',
      },
    },
  },
  {
    evidence: 'command-addresses',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'N',
        rationale:
          'Tor nodes are available to this cluster as to everyone; reading a country from them would be an error, so nothing follows.',
      },
      dragonfly: {
        rating: 'N',
        rationale:
          'Anonymising relays are as available to this cluster as to any other, so the addresses do not separate it.',
      },
      veles: {
        rating: 'N',
        rationale:
          'Anonymising relays are as available to this cluster as to any other, so the addresses do not separate it.',
      },
      imitation: {
        rating: 'N',
        rationale:
          'Two readings: an imitator would hide behind Tor, yet would also gain from addresses already tied to Sandworm, which are not here.',
      },
      fault: {
        rating: 'I',
        rationale:
          'Command-and-control addresses would not be expected if no outside actor were involved; an unrelated infection remains possible.',
      },
      other: {
        rating: 'N',
        rationale:
          'An unknown actor may or may not use Tor; the item does not make that hypothesis more or less likely.',
      },
    },
  },
  {
    evidence: 'industroyer-capability',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'C',
        rationale:
          'A cluster recorded as having cut power a year earlier would plausibly build a tool that automates the same effect.',
      },
      dragonfly: {
        rating: 'I',
        rationale:
          'The records describe collection in the energy sector and no destructive payload, so a breaker-opening framework would be unlikely.',
      },
      veles: {
        rating: 'N',
        rationale:
          'Purpose-built industrial malware fits the authors of Triton, but grid protocols lie outside the targets recorded for them.',
      },
      imitation: {
        rating: 'I',
        rationale:
          'A costly framework for four grid protocols is more than a disguise needs; a capable State could still afford it.',
      },
      fault: {
        rating: 'II',
        rationale:
          'Malware recorded as used in this outage and able to open breakers is hardly to be expected if a fault or staff caused it.',
      },
      other: {
        rating: 'N',
        rationale: 'An unknown actor may or may not have such resources; nothing specific is predicted either way.',
      },
    },
  },
  {
    evidence: 'campaign-2016',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'CC',
        rationale:
          'If this cluster was responsible, an entry that attributes the campaign to it after years of public review is very likely.',
      },
      dragonfly: {
        rating: 'I',
        rationale:
          'If this cluster had acted, an entry that names a different one and shows none of its recorded access methods is unlikely.',
      },
      veles: {
        rating: 'I',
        rationale:
          'If this cluster had acted, an entry that names a different one is unlikely, although the techniques themselves would fit.',
      },
      imitation: {
        rating: 'C',
        rationale:
          'Commodity techniques are easy to repeat, and a successful imitation would end in just such an attribution.',
      },
      fault: {
        rating: 'II',
        rationale:
          'Lateral movement, masquerading and the same malware as in EX-0003, recorded as used, are hardly to be expected without an intruder; misused staff access explains only part.',
      },
      other: {
        rating: 'N',
        rationale:
          'Two readings: the techniques fit anyone, while a lasting attribution to a known cluster is less expected.',
      },
    },
  },
  {
    evidence: 'campaign-2015',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'C',
        rationale:
          'A cluster that continues against the same country, sector and season would be likely to have such a precedent.',
      },
      dragonfly: {
        rating: 'I',
        rationale:
          'If this cluster had acted in 2016, a precedent recorded for a different one in the same place would be rather unexpected.',
      },
      veles: {
        rating: 'I',
        rationale:
          'If this cluster had acted in 2016, a precedent recorded for a different one in the same place would be rather unexpected.',
      },
      imitation: {
        rating: 'C',
        rationale:
          'A well-publicised precedent is exactly what an imitator needs; by late 2016 the 2015 operation was described in detail.',
      },
      fault: {
        rating: 'N',
        rationale:
          'An earlier attack shows that attacks happen, but faults go on happening too; it bears little on the cause in 2016.',
      },
      other: {
        rating: 'N',
        rationale:
          'A precedent by a known cluster neither requires nor excludes that somebody else struck a year later.',
      },
    },
  },
  {
    evidence: 'later-lineage',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'CC',
        rationale:
          'If one cluster owns the code, a successor of the same malware in its hands years later is very likely.',
      },
      dragonfly: {
        rating: 'I',
        rationale:
          'If this cluster had written the malware, a successor recorded in the hands of another would be unlikely.',
      },
      veles: {
        rating: 'I',
        rationale:
          'If this cluster had written the malware, a successor recorded in the hands of another would be unlikely.',
      },
      imitation: {
        rating: 'I',
        rationale:
          'The imitated cluster using a successor of the imitator’s code is unlikely; shared or captured source remains possible.',
      },
      fault: {
        rating: 'NA',
        rationale: 'What malware was built years later does not bear on whether a fault or staff caused this outage.',
      },
      other: {
        rating: 'I',
        rationale:
          'If an unknown actor had written the malware, a successor recorded for a known cluster would be unlikely.',
      },
    },
  },
  {
    evidence: 'technique-comparison',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'C',
        rationale:
          'Three of six techniques recur in the 2015 campaign recorded for this cluster, which is what continuity would produce.',
      },
      dragonfly: {
        rating: 'I',
        rationale:
          'None of the six is recorded for this cluster; with only two ICS techniques on file the mismatch counts little.',
      },
      veles: {
        rating: 'C',
        rationale:
          'Five of six recur in the Triton campaign, more than for the leading hypothesis; the match is likely but generic.',
      },
      imitation: {
        rating: 'C',
        rationale:
          'Partial overlap with the imitated cluster, limited to public techniques, is what a copy would be likely to show.',
      },
      fault: {
        rating: 'NA',
        rationale:
          'How the techniques of intruders compare with each other does not bear on whether a fault caused the outage.',
      },
      other: {
        rating: 'N',
        rationale: 'Generic techniques overlap with many groups, so this comparison says nothing about an unknown one.',
      },
    },
  },
  {
    evidence: 'telebots-tools',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'C',
        rationale:
          'If the cluster behind TeleBots ran the operation, its destructive tools active in the country that month are likely.',
      },
      dragonfly: {
        rating: 'N',
        rationale:
          'Activity of another cluster at the same time neither supports nor contradicts a parallel operation by this one.',
      },
      veles: {
        rating: 'N',
        rationale:
          'Activity of another cluster at the same time neither supports nor contradicts a parallel operation by this one.',
      },
      imitation: {
        rating: 'N',
        rationale:
          'Two readings: it gives an imitator a live model, but one made public too late to be copied; its activity is no effect of a copy.',
      },
      fault: {
        rating: 'N',
        rationale:
          'Attacks on banks in the same month are compatible with a fault in the grid; the two could coincide by chance.',
      },
      other: {
        rating: 'N',
        rationale:
          'Many actors were active in the country at the time; this one being active does not bear on an unknown one.',
      },
    },
  },
  {
    evidence: 'telebots-event',
    tlp: 'CLEAR',
    cells: {
      sandworm: {
        rating: 'C',
        rationale:
          'A vendor linking the active tools to the 2015 energy attackers days before the outage fits one continuing cluster.',
      },
      dragonfly: {
        rating: 'N',
        rationale:
          'The event speaks of another lineage only; it would be as likely to exist whether or not this cluster acted.',
      },
      veles: {
        rating: 'N',
        rationale:
          'The event speaks of another lineage only; it would be as likely to exist whether or not this cluster acted.',
      },
      imitation: {
        rating: 'N',
        rationale:
          'Published four days before the outage: too late to build a copy from, though it could help to choose the moment.',
      },
      fault: {
        rating: 'NA',
        rationale:
          'A lineage of tools used against the financial sector does not bear on a technical fault at a substation.',
      },
      other: {
        rating: 'N',
        rationale: 'The lineage of a named cluster says nothing about whether an unknown one acted at the substation.',
      },
    },
  },
];
