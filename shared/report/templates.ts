import type { ReportTemplate } from '../domain/report-vocabulary.ts';
import type { Edition } from '../domain/vocabulary.ts';

/** Sections in the order of print. */
const reportSections = [
  'written',
  'judgements',
  'alternatives',
  'confidence',
  'consequence',
  'notifications',
  'basis',
  'contrary',
  'change',
  'registers',
  'dissent',
  'since',
  'evidence',
  'matrix',
  'rationales',
  'decibels',
  'findings',
  'indicators',
  'timeline',
  'custody',
  'withheld',
  'method',
  'verify',
] as const;
export type ReportSectionName = (typeof reportSections)[number];

/** The board reads what it decides on; whoever checks the work gets all of it. */
const leftOutByTemplate: Readonly<Record<ReportTemplate, ReadonlySet<ReportSectionName>>> = {
  public: new Set(['rationales']),
  board: new Set(['evidence', 'matrix', 'rationales', 'decibels', 'findings', 'indicators', 'timeline']),
  partner: new Set(['rationales']),
  technical: new Set(),
};

export const sectionsOf = (template: ReportTemplate): readonly ReportSectionName[] =>
  reportSections.filter((section) => !leftOutByTemplate[template].has(section));

/** The template of the report that lies in a bundle. */
export const templateOfEdition: Readonly<Record<Edition, ReportTemplate>> = {
  full: 'technical',
  restricted: 'partner',
  public: 'public',
};

/** Whom a report of each template is for, and what it has. */
export const templatePurposes: Readonly<Record<ReportTemplate, string>> = {
  public: 'for the public: everything that somebody else needs to check it',
  board: 'for a board: judgements and their limits, without the tables of single items',
  partner: 'for partners: as the public one, up to the marking of the edition',
  technical: 'for specialists: everything, with the reason of every single rating',
};
