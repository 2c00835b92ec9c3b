import type { DemoGroup, DemoSource } from '../demo-content.ts';

export const demoSources: readonly DemoSource[] = [
  {
    key: 'eset-indicators',
    name: 'ESET, repository of indicators of compromise',
    kind: 'security vendor',
    reliability: 'B',
    descriptor:
      'Lists published by the laboratory that analysed the samples. Primary for hashes and addresses; says nothing about how the samples were obtained and names no operator.',
    tlp: 'CLEAR',
  },
  {
    key: 'eset-research',
    name: 'ESET, published research',
    kind: 'security vendor',
    reliability: 'B',
    descriptor:
      'First-hand malware analysis by a vendor with customers in the region. Commercial interest in publicity; states its own limits on attribution.',
    tlp: 'CLEAR',
  },
  {
    key: 'dragos',
    name: 'Dragos, published research',
    kind: 'security vendor',
    reliability: 'B',
    descriptor:
      'Specialists in industrial control systems. Part of the reasoning rests on confidential sources which a reader cannot check.',
    tlp: 'CLEAR',
  },
  {
    key: 'mitre-attack',
    name: 'MITRE ATT&CK for ICS, release 18.1',
    kind: 'curated knowledge base',
    reliability: 'B',
    descriptor:
      'Careful secondary source: every statement cites a public report, so it adds order and no new observation. Editors may revise entries later.',
    tlp: 'CLEAR',
  },
  {
    key: 'misp-galaxy',
    name: 'MISP project, threat-actor galaxy',
    kind: 'community catalogue',
    reliability: 'C',
    descriptor:
      'Community-maintained list of actor names and references. Useful for synonyms; entries mix sources of unequal quality and give no method for their confidence figures.',
    tlp: 'CLEAR',
  },
  {
    key: 'circl',
    name: 'CIRCL, open-source MISP event',
    kind: 'national computer emergency response team',
    reliability: 'B',
    descriptor:
      'Restates a vendor report as structured attributes and adds hash cross-checks against a public malware service. Not an independent observation of the activity.',
    tlp: 'CLEAR',
  },
  {
    key: 'us-cert',
    name: 'US-CERT / NCCIC alerts',
    kind: 'government agency',
    reliability: 'B',
    descriptor: 'Official warning to defenders. At first publication it relays two vendor reports and says so.',
    tlp: 'CLEAR',
  },
  {
    key: 'operator',
    name: 'Ukrenergo, statements as carried by the press',
    kind: 'affected operator',
    reliability: 'B',
    descriptor:
      'Direct knowledge of the outage and its restoration; read here through news reports and translation. Has an interest in how the cause is described.',
    tlp: 'CLEAR',
  },
  {
    key: 'us-justice',
    name: 'United States Department of Justice',
    kind: 'prosecuting authority',
    reliability: 'B',
    descriptor:
      'Has investigative powers and access which others lack. A charge is an allegation: it was not tested in court, the evidence behind it is not public, and a government has a political interest.',
    tlp: 'CLEAR',
  },
  {
    key: 'uk-government',
    name: 'United Kingdom Government, press releases',
    kind: 'government',
    reliability: 'B',
    descriptor:
      'Official position that draws on national intelligence which is not published; released in concert with partners.',
    tlp: 'CLEAR',
  },
  {
    key: 'demonstration',
    name: 'Working notes kept for this demonstration case',
    kind: 'analyst',
    reliability: 'C',
    descriptor:
      'Comparisons and notes made only from the files of this case. Reproducible, but by one person without access to the incident.',
    tlp: 'GREEN',
  },
  {
    key: 'handling',
    name: 'Handling desk (generic)',
    kind: 'administrative',
    reliability: 'F',
    descriptor:
      'Placeholder for administrative notes, present to show restricted markings. Carries no information about the incident.',
    tlp: 'RED',
  },
];

export const demoGroups: readonly DemoGroup[] = [
  {
    key: 'industroyer-samples',
    name: 'Analysis of the Industroyer samples',
    relation: 'same_artifact_or_sensor',
    rho: '0.7',
    reason:
      'Every item describes the same small set of malware samples made public in June 2017, or quotes a report which does. A flaw in that set would reach all of them.',
  },
  {
    key: 'eset-analysis',
    name: 'Malware analysis by one team at ESET',
    relation: 'same_analysis_line',
    rho: '0.5',
    reason:
      'The same researchers wrote both papers, and the later comparison starts from the samples of the earlier one.',
  },
  {
    key: 'telebots-report',
    name: 'TeleBots report of 13 December 2016',
    relation: 'same_upstream_report',
    rho: '1',
    reason:
      'The MISP event restates the ESET report to which the indicator page belongs; it is one observation published twice.',
  },
  {
    key: 'attack-curation',
    name: 'Campaign and group entries in ATT&CK',
    relation: 'same_analysis_line',
    rho: '0.5',
    reason:
      'One editorial team chose which techniques and attributions to record, from an overlapping set of public reports.',
  },
  {
    key: 'galaxy-curation',
    name: 'Entries of the MISP threat-actor galaxy',
    relation: 'same_analysis_line',
    rho: '0.5',
    reason: 'Both cuts come from one community file, with the same contributors and the same conventions.',
  },
  {
    key: 'operator-statements',
    name: 'Statements of the affected operator',
    relation: 'same_analysis_line',
    rho: '0.5',
    reason: 'The later statement reports the preliminary findings of the inquiry which the earlier one announced.',
  },
  {
    key: 'own-notes',
    name: 'Notes of whoever made this case',
    relation: 'independent',
    rho: '0',
    reason:
      'A comparison of two published lists, an assumption, and a statement of what was not seen. They come from one desk, and each is about something else, so that none repeats another.',
  },
];
