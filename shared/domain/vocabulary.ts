import { z } from 'zod';

// The closed vocabularies of the domain. Words and order as in the sources named; spelt as in docs/glossary.md.

/** TLP 2.0 (FIRST), from the widest to the narrowest sharing. */
export const tlpLabels = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const;
export const tlpSchema = z.enum(tlpLabels);
export type Tlp = z.infer<typeof tlpSchema>;

export const tlpRank = (tlp: Tlp): number => tlpLabels.indexOf(tlp);
export const higherTlp = (left: Tlp, right: Tlp): Tlp => (tlpRank(left) >= tlpRank(right) ? left : right);

/** Permissible Actions Protocol (MISP): what a recipient may do with it, from the freest to the strictest. */
export const papLabels = ['CLEAR', 'GREEN', 'AMBER', 'RED'] as const;

/** By what right something was collected (method, section 4.2). */
export const mandateTypes = ['consent', 'warrant', 'contract', 'public', 'other'] as const;

/** Vertices of the diamond model. */
export const diamondVertices = ['adversary', 'capability', 'infrastructure', 'victim'] as const;

/** NATO Admiralty code, FM 2-22.3: reliability of the source, credibility of the information. */
export const reliabilities = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export const credibilities = ['1', '2', '3', '4', '5', '6'] as const;

export const evidenceKinds = ['artifact', 'report', 'testimony', 'absence', 'assumption'] as const;
export const custodyGrades = ['intact', 'gap_explained', 'gap_unexplained', 'not_captured', 'failed'] as const;
export type CustodyGrade = (typeof custodyGrades)[number];
/** The grade that lets an item count less. The vocabulary runs from the best to the worst. */
export const worseCustody = (left: CustodyGrade, right: CustodyGrade): CustodyGrade =>
  custodyGrades.indexOf(left) >= custodyGrades.indexOf(right) ? left : right;
export const forgeabilities = ['low', 'moderate', 'high', 'demonstrated'] as const;
export const evidenceClasses = [
  'tradecraft',
  'infrastructure',
  'malware',
  'intent',
  'external',
  'victimology',
] as const;
/** Rid and Buchanan's layers of attribution. */
export const layers = ['tactical', 'operational', 'strategic'] as const;
export const adequacies = ['adequate', 'partial', 'poor'] as const;

export const hypothesisKinds = ['specific', 'deception', 'catch_all', 'no_attack', 'insufficient'] as const;
export const ratingCodes = ['CC', 'C', 'N', 'NA', 'I', 'II'] as const;
/** How blind a second opinion is, as far as the program and the rater can say (decision 0020). */
export const opinionStandings = ['unshown', 'declared', 'seen'] as const;
export type OpinionStanding = (typeof opinionStandings)[number];
export const originRelations = [
  'same_upstream_report',
  'same_artifact_or_sensor',
  'same_analysis_line',
  'same_technique_class',
  'independent',
] as const;

/** Method, section 4.2. */
export const custodyEventTypes = [
  'identified',
  'collected',
  'acquired',
  'received',
  'released',
  'transferred',
  'stored',
  'accessed',
  'copied',
  'verified',
  'analysed',
  'derived',
  'sealed',
  'unsealed',
  'redacted',
  'exported',
  'returned',
  'disposed',
  'legal_hold_set',
  'legal_hold_released',
  'correction',
] as const;
export type CustodyEventType = (typeof custodyEventTypes)[number];

export const harmCriteria = [
  'life',
  'criticality',
  'disruption',
  'scope',
  'duration',
  'collateral',
  'reversibility',
  'vulnerable',
  'data',
] as const;
export const harmStatuses = ['observed', 'estimated', 'potential'] as const;

/** Red lines of the method (section 7.3): they change process and open no instrument by themselves. */
export const redLineIds = ['RL1', 'RL2', 'RL3', 'RL4', 'RL5', 'RL6', 'RL7', 'RL8', 'RL9'] as const;
export type RedLineId = (typeof redLineIds)[number];
export const redLineStates = ['raised', 'cleared'] as const;

export const editions = ['full', 'restricted', 'public'] as const;
export type Edition = (typeof editions)[number];

/** Formats of other programs that a case goes out in. `csv` and `ndjson` are the table of evidence. */
export const conversionFormats = ['stix', 'misp', 'case-uco', 'matrix', 'csv', 'ndjson'] as const;
export type ConversionFormat = (typeof conversionFormats)[number];

const withholdingReasons = [
  'marking',
  'source-protection',
  'personal-data',
  'privilege',
  'legal',
  'third-party',
  'security',
  'other',
] as const;
export const withholdingReasonSchema = z.enum(withholdingReasons);
export type WithholdingReason = z.infer<typeof withholdingReasonSchema>;

/** What every output of the case must say about it. */
export const caseMarks = ['none', 'exercise', 'demonstration'] as const;

export const reviewConclusions = ['concur', 'concur_with_comment', 'dissent'] as const;
