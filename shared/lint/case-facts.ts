import { wordingOf } from '../attribution/case-wording.ts';
import { templateContents } from '../domain/report-vocabulary.ts';
import { writtenSentences } from '../domain/written-assessment.ts';
import type { LintFacts } from './facts.ts';

/** The facts of a case, with the sentences of its written assessment. */
export const caseToFacts = (known: Pick<LintFacts, 'tables' | 'lines' | 'levels' | 'edition'>): LintFacts => ({
  ...known,
  wording: wordingOf(known.tables),
  sentences: writtenSentences(known.tables),
  sections: templateContents[known.tables.get('report_choice', 'case')?.template ?? 'public'].sections,
});
