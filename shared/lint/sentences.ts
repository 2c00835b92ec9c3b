import type { WrittenSentence } from '../domain/written-sentence.ts';
import { wordings, bandWord, type WordingId } from '../reference/yardsticks.ts';

/** Stands where a part of a sentence is not words, so that no phrase reaches across it. */
const fieldMark = '\uFFFC';

/** The typed words of a sentence. What is withheld is not there: rules that read words are not recomputable then. */
export const typedWords = ({ parts }: Pick<WrittenSentence, 'parts'>): string =>
  parts.map((part) => (part.kind === 'words' ? (part.text ?? '') : fieldMark)).join('');

/** Hypotheses that a sentence speaks of, by its fields. */
export const hypothesesIn = ({ parts }: Pick<WrittenSentence, 'parts'>): readonly string[] => [
  ...new Set(
    parts.flatMap((part) =>
      part.kind === 'likelihood' || part.kind === 'probability' || part.kind === 'hypothesis' ? [part.hypothesis] : [],
    ),
  ),
];

export const hasPart = (
  { parts }: Pick<WrittenSentence, 'parts'>,
  kind: WrittenSentence['parts'][number]['kind'],
): boolean => parts.some((part) => part.kind === kind);

/** A typed term of probability, and in which wordings it stands for which band. */
export type TypedTerm = { readonly term: string; readonly bands: ReadonlyMap<WordingId, string> };

/** Forms that the yardsticks' own words take in a sentence (method, section 3.1). */
const otherForms: Readonly<Record<string, readonly string[]>> = {
  'almost certain': ['almost certainly'],
  'nearly certain': ['nearly certainly'],
  probable: ['probably'],
  improbable: ['improbably'],
  'highly probable': ['highly probably'],
  'highly improbable': ['highly improbably'],
};

const bandsByTerm: ReadonlyMap<string, ReadonlyMap<WordingId, string>> = (() => {
  const terms = new Map<string, Map<WordingId, string>>();
  for (const wording of wordings) {
    for (const band of wording.yardstick.bands) {
      const own = [bandWord(band, wording), ...(wording.id === 'phia' ? [band.row2 ?? band.row1] : [])];
      for (const word of own.flatMap((word) => [word, ...(otherForms[word] ?? [])])) {
        const bands = terms.get(word) ?? new Map<WordingId, string>();
        bands.set(wording.id, band.id);
        terms.set(word, bands);
      }
    }
  }
  return terms;
})();

// Longest first: "very likely" is no "likely". A remote machine is no likelihood: as one the word closes its clause.
const termPattern = new RegExp(
  `(?<![\\p{L}-])(?:${[...bandsByTerm.keys()]
    .filter((term) => term !== 'remote')
    .sort((left, right) => right.length - left.length)
    .join('|')}|(?<=\\b(?:is|are|was|as|be|remains?) )remote(?! \\p{L}))(?![\\p{L}-])`,
  'giu',
);

export const typedTerms = (text: string): readonly TypedTerm[] =>
  [...text.matchAll(termPattern)].map(([found]) => {
    const term = found.toLowerCase();
    return { term, bands: bandsByTerm.get(term) ?? new Map() };
  });

const confidencePattern =
  /(?<![\p{L}-])(?:(?<before>high|moderate|medium|low)(?:ly)? confiden(?:ce|t)|confidence[^.;:,]{0,40}? (?:is|as|of|remains?) (?<after>high|moderate|medium|low))(?![\p{L}-])/giu;

/** Typed words of analytic confidence, lower case. */
export const typedConfidence = (text: string): readonly string[] =>
  [...text.matchAll(confidencePattern)].map(({ groups }) =>
    (groups?.['before'] ?? groups?.['after'] ?? '').toLowerCase(),
  );

export const isJudgement = ({ kind }: Pick<WrittenSentence, 'kind'>): boolean => kind === 'judgement';
export const isKeyJudgement = ({ kind, section }: WrittenSentence): boolean =>
  section === 'key_judgements' && kind === 'judgement';
