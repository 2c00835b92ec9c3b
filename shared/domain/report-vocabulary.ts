/** For whom a report is: the template decides which sections and annexes it has. */
export const reportTemplates = ['public', 'board', 'partner', 'technical'] as const;
export type ReportTemplate = (typeof reportTemplates)[number];
