import type { Edition } from '../domain/vocabulary.ts';

/** Whom a report is for (method, section 6). Each has the annexes that make an attribution checkable. */
export const reportTemplates = ['public', 'board', 'partner', 'technical'] as const;
export type ReportTemplate = (typeof reportTemplates)[number];

/** Sections in the order of print. */
export const reportSections = [
  'judgements',
  'alternatives',
  'confidence',
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
  'custody',
  'withheld',
  'method',
  'verify',
] as const;
export type ReportSectionName = (typeof reportSections)[number];

/** The board reads what it decides on; whoever checks the work gets all of it. */
const leftOutByTemplate: Readonly<Record<ReportTemplate, ReadonlySet<ReportSectionName>>> = {
  public: new Set(['rationales']),
  board: new Set(['evidence', 'matrix', 'rationales', 'decibels', 'findings']),
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

export const templateWords: Readonly<Record<ReportTemplate, string>> = {
  public: 'for the public: everything that somebody else needs to check it',
  board: 'for a board: judgements and their limits, without the tables of single items',
  partner: 'for partners: as the public one, up to the marking of the edition',
  technical: 'for specialists: everything, with the reason of every single rating',
};
