import type { DemoGroup, DemoSource } from '../demo-content.ts';

export const demoSources: readonly DemoSource[] = [
  {
    key: 'dragos',
    name: 'Dragos, published research',
    kind: 'security vendor',
    reliability: 'B',
    descriptor:
      'Specialists in industrial control systems who found the malware and were told of the incident by Ukrainian authorities. States its own confidence. What it was told cannot be checked by a reader, and nearly everybody else quotes it.',
    tlp: 'CLEAR',
  },
  {
    key: 'ukraine-cssc',
    name: 'Cyber Security Situation Center, Security Service of Ukraine, as relayed by Dragos',
    kind: 'government agency',
    reliability: 'B',
    descriptor:
      'Has investigative access which others lack. Its account of the incident reached the public through the vendor only; no text of its own was found for this case.',
    tlp: 'CLEAR',
  },
  {
    key: 'mitre-attack',
    name: 'MITRE ATT&CK for ICS, release 18.1',
    kind: 'curated knowledge base',
    reliability: 'B',
    descriptor:
      'Careful secondary source: every statement cites a public report, so it adds order and no new observation. Both entries on this incident cite the same vendor report.',
    tlp: 'CLEAR',
  },
  {
    key: 'unit-42',
    name: 'Palo Alto Networks, Unit 42',
    kind: 'security vendor',
    reliability: 'B',
    descriptor:
      'Own analysis of samples of the same malware. It saw no network of the affected company. Read here through a press summary.',
    tlp: 'CLEAR',
  },
  {
    key: 'operator',
    name: 'Lvivteploenergo, statement as carried by a news agency',
    kind: 'affected operator',
    reliability: 'B',
    descriptor:
      'Direct knowledge of the outage; read through a news agency and translation. Has an interest in how the cause is described.',
    tlp: 'CLEAR',
  },
  {
    key: 'city',
    name: 'Lviv City Council and mayor, as carried by a news agency',
    kind: 'local government',
    reliability: 'B',
    descriptor:
      'Owner of the utility, informed on the day. Speaks of what residents lost, and is careful about the cause.',
    tlp: 'CLEAR',
  },
  {
    key: 'security-council',
    name: 'Security Council of Ukraine, spokesperson, as quoted by the press',
    kind: 'government',
    reliability: 'B',
    descriptor: 'Took part in the response by its own account. A party to the armed conflict; read through a reprint.',
    tlp: 'CLEAR',
  },
  {
    key: 'cert-ua',
    name: 'CERT-UA, report as summarised by the press',
    kind: 'national computer emergency response team',
    reliability: 'B',
    descriptor:
      'First-hand work at affected companies, about other companies and a later month. Read through a newspaper summary.',
    tlp: 'CLEAR',
  },
  {
    key: 'press',
    name: 'Technology press, July 2024',
    kind: 'news media',
    reliability: 'C',
    descriptor: 'Repeats the vendor report and a call with its authors. Headlines go further than the text below them.',
    tlp: 'CLEAR',
  },
  {
    key: 'demonstration',
    name: 'Working notes kept for this demonstration case',
    kind: 'analyst',
    reliability: 'C',
    descriptor:
      'Comparisons and searches made only with public files and a search over stored public pages. Reproducible, but by one person without access to the incident.',
    tlp: 'GREEN',
  },
];

export const demoGroups: readonly DemoGroup[] = [
  {
    key: 'dragos-report',
    name: 'The Dragos report of July 2024 and what quotes it',
    relation: 'same_upstream_report',
    rho: '1',
    reason:
      'The report, the statements relayed in it, the ATT&CK campaign entry that cites it and the press that repeats it are one account, published many times. However many exhibits tell it, it counts once.',
  },
  {
    key: 'samples',
    name: 'Analysis of the FrostyGoop samples',
    relation: 'same_artifact_or_sensor',
    rho: '0.7',
    reason: 'Both items describe the same few samples of one tool. A wrong reading of the samples would reach both.',
  },
  {
    key: 'attack-curation',
    name: 'Other campaigns and groups in ATT&CK',
    relation: 'same_analysis_line',
    rho: '0.5',
    reason:
      'One editorial team chose which techniques and attributions to record, from an overlapping set of public reports.',
  },
  {
    key: 'local-statements',
    name: 'Statements made in Lviv on 23 and 24 January 2024',
    relation: 'same_analysis_line',
    rho: '0.5',
    reason: 'Utility and city speak for the same company, on the same day and from the same first findings.',
  },
  {
    key: 'own-notes',
    name: 'Notes of whoever made this case',
    relation: 'independent',
    rho: '0',
    reason:
      'A search for statements, an assumption, and a statement of what was not seen. They come from one desk, and each is about something else, so that none repeats another.',
  },
];
