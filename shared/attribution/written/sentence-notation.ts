import { notationText, type NotationPart } from '../../domain/written-notation.ts';
import type { SentencePart, WrittenSentence } from '../../domain/written-sentence.ts';
import type { Known } from './resolve-notation.ts';

/** The parts as a person would type them: exhibit numbers and marks, and the shortest beginnings that name a hypothesis. */
export const sentenceNotation = (parts: WrittenSentence['parts'], known: Known): string => {
  const { citation, hypothesis } = references(known);
  return notationText(parts.map((part) => toNotation(part, citation, hypothesis)));
};

const toNotation = (
  part: SentencePart,
  citation: (id: string) => string,
  hypothesis: (id: string) => string,
): NotationPart => {
  switch (part.kind) {
    case 'words':
      // What is withheld cannot be typed again.
      return { kind: 'words', text: part.text ?? '[withheld]' };
    case 'cite':
      return { kind: 'cite', of: citation(part.id) };
    case 'confidence':
      return { kind: 'confidence', of: String(part.level) };
    case 'likelihood':
    case 'probability':
    case 'hypothesis':
      return { kind: part.kind, of: hypothesis(part.hypothesis) };
  }
};

/** How a field names what it is about. */
export const references = ({ citable, hypotheses }: Known) => {
  const marks = new Map<string, number>();
  for (const { mark } of citable) marks.set(mark, (marks.get(mark) ?? 0) + 1);
  const citedById = new Map(citable.map((one) => [one.id, one]));
  const hypothesisIds = hypotheses.map(({ id }) => id);
  const citableIds = citable.map(({ id }) => id);
  return {
    citation: (id: string): string => {
      const found = citedById.get(id);
      const isTypable = found !== undefined && /^[^\s{}]+$/u.test(found.mark) && marks.get(found.mark) === 1;
      return isTypable ? found.mark : shortest(id, citableIds);
    },
    hypothesis: (id: string): string => shortest(id, hypothesisIds),
  };
};

const charactersMin = 7;

const shortest = (id: string, all: readonly string[]): string => {
  for (let length = charactersMin; length < id.length; length += 1) {
    const beginning = id.slice(0, length);
    if (all.every((other) => other === id || !other.startsWith(beginning))) return beginning;
  }
  return id;
};
