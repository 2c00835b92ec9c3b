import { sectionWords, templateContents, type ReportTemplate } from '../../domain/report-vocabulary.ts';
import type { WrittenSection, WrittenSentence } from '../../domain/written-sentence.ts';
import { composeSentence, type ComposedSentence } from './compose-sentence.ts';
import type { WrittenFacts } from './written-facts.ts';

export type ComposedSection = {
  readonly section: WrittenSection;
  readonly title: string;
  /** What the program writes there itself, from the computation. */
  readonly generated: readonly ComposedSentence[];
  readonly written: readonly ComposedSentence[];
};

/** The sections of a template with their sentences as they read now; empty ones keep their heading. */
export const composeReport = ({
  sentences,
  facts,
  template,
  change,
}: {
  readonly sentences: readonly WrittenSentence[];
  readonly facts: WrittenFacts;
  readonly template: ReportTemplate;
  /** What changed since the last release, in sentences; null where nobody looked. */
  readonly change: readonly string[] | null;
}): readonly ComposedSection[] =>
  templateContents[template].sections.map((section) => ({
    section,
    title: sectionWords[section],
    generated: generatedSentences(section, facts, change).map((sentence) => composeSentence(sentence, facts)),
    written: sentences
      .filter((sentence) => sentence.section === section)
      .map((sentence) => composeSentence(sentence, facts)),
  }));

const generatedSentences = (
  section: WrittenSection,
  facts: WrittenFacts,
  change: readonly string[] | null,
): readonly WrittenSentence[] => {
  switch (section) {
    case 'alternatives':
      return alternatives(facts);
    case 'change':
      return (change ?? []).map((text, index) => ({
        id: `change ${index + 1}`,
        section,
        kind: 'fact',
        parts: [{ kind: 'words', text }],
      }));
    case 'summary':
    case 'key_judgements':
    case 'basis':
    case 'limits':
    case 'discussion':
      return [];
  }
};

/** Every hypothesis of every level with its likelihood, so that no report leaves one out. */
const alternatives = ({ hypotheses }: WrittenFacts): readonly WrittenSentence[] =>
  hypotheses.map(({ id }) => ({
    id: `alternative ${id}`,
    section: 'alternatives',
    kind: 'judgement',
    parts: [
      { kind: 'likelihood', hypothesis: id },
      { kind: 'words', text: ' that ' },
      { kind: 'hypothesis', hypothesis: id },
      { kind: 'words', text: '.' },
    ],
  }));
