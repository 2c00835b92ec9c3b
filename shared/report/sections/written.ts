import { composeReport } from '../../attribution/written/compose-report.ts';
import type { ComposedPart, ComposedSentence } from '../../attribution/written/compose-sentence.ts';
import { factsOfCase } from '../../attribution/written/facts-of-case.ts';
import type { ReportTemplate } from '../../domain/report-vocabulary.ts';
import { writtenSentences } from '../../domain/written-assessment.ts';
import { heading, muted, quote, rich, withheld } from '../blocks.ts';
import type { ReportBlock, Rich } from '../blocks.ts';
import type { ReportContext } from '../report-source.ts';

/**
 * What people wrote, section by section in their order, each sentence with what it is. Numbers, words and names in it follow
 * the computation. Nothing where nobody wrote anything: what is computed follows in any case.
 */
export const written = (context: ReportContext, template: ReportTemplate): readonly ReportBlock[] => {
  const { tables, assessment } = context;
  const sentences = writtenSentences(tables);
  if (sentences.length === 0) return [];
  return composeReport({ sentences, facts: factsOfCase(tables, assessment), template, change: null }).flatMap(
    (section) =>
      section.written.length === 0
        ? []
        : [heading(1, section.title), ...section.written.map((sentence) => blockOf(sentence))],
  );
};

/** A judgement is set off; facts and assumptions are what it stands on. */
const blockOf = (sentence: ComposedSentence): ReportBlock => {
  const label = sentence.kind ?? 'not said whether fact, assumption or judgement';
  const text = sentence.parts.length === 0 ? rich(withheld) : sentence.parts.flatMap(partToRich);
  return sentence.kind === 'judgement'
    ? { kind: 'statement', label, text }
    : { kind: 'paragraph', text: rich(...text, ' ', muted(label)) };
};

const partToRich = (part: ComposedPart): Rich => {
  if (part.state === 'withheld') return rich(withheld);
  switch (part.kind) {
    case 'words':
      return quote(part.text);
    case 'cite':
      return quote(part.text, 60).map(({ text }) => ({
        ...muted(text),
        ...(part.of === 'evidence' && { item: part.id }),
      }));
    case 'likelihood':
      return [{ kind: 'word', text: part.text }];
    case 'probability':
    case 'confidence':
      return [{ kind: 'strong', text: part.text }];
    case 'hypothesis':
      return quote(part.text, 600);
  }
};
