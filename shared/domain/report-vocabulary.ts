import type { WrittenSection } from './written-sentence.ts';

/** For whom a report is: the template decides which sections and annexes it has. */
export const reportTemplates = ['public', 'board', 'partner', 'technical'] as const;
export type ReportTemplate = (typeof reportTemplates)[number];

export const templateWords: Readonly<Record<ReportTemplate, string>> = {
  public: 'Public',
  board: 'Board',
  partner: 'Partner',
  technical: 'Technical',
};

/** What is printed behind the text. In every template: nobody drops what speaks against the lead by choosing a reader. */
export const reportAnnexes = [
  'contrary_evidence',
  'matrix',
  'sensitivity',
  'gaps',
  'indicators',
  'assumptions',
  'dissent',
  'withheld',
  'custody',
  'method',
] as const;
export type ReportAnnex = (typeof reportAnnexes)[number];

export const annexWords: Readonly<Record<ReportAnnex, string>> = {
  contrary_evidence: 'Contrary evidence',
  matrix: 'Matrix with ratings',
  sensitivity: 'What would change the result',
  gaps: 'Gaps',
  indicators: 'Indicators of change',
  assumptions: 'Assumptions',
  dissent: 'Dissent',
  withheld: 'What is withheld, and whether it matters',
  custody: 'Custody',
  method: 'Method, with the hashes of its profiles',
};

export const sectionWords: Readonly<Record<WrittenSection, string>> = {
  summary: 'Summary',
  key_judgements: 'Key judgements',
  alternatives: 'Alternatives',
  basis: 'Basis',
  limits: 'Limits',
  discussion: 'Discussion',
  change: 'Change since the last release',
};

type Template = { readonly sections: readonly WrittenSection[]; readonly annexes: readonly ReportAnnex[] };

/**
 * Sections and annexes of each template, in the order of print. A board reads what bears on its decision and finds the
 * working in the technical report; contrary evidence, gaps, dissent, custody and method are in all of them.
 */
export const templateContents: Readonly<Record<ReportTemplate, Template>> = {
  public: {
    sections: ['summary', 'key_judgements', 'alternatives', 'basis', 'limits', 'discussion', 'change'],
    annexes: reportAnnexes,
  },
  board: {
    sections: ['key_judgements', 'alternatives', 'basis', 'limits', 'change'],
    annexes: ['contrary_evidence', 'sensitivity', 'gaps', 'indicators', 'assumptions', 'dissent', 'custody', 'method'],
  },
  partner: {
    sections: ['key_judgements', 'alternatives', 'basis', 'limits', 'discussion', 'change'],
    annexes: reportAnnexes,
  },
  technical: {
    sections: ['summary', 'key_judgements', 'alternatives', 'basis', 'limits', 'discussion', 'change'],
    annexes: reportAnnexes,
  },
};
