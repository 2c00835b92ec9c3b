import type { SentenceKind, WrittenSection, WrittenSentence } from '../../domain/written-sentence.ts';

/** The sentences of a reply; one whose section is withheld stands in none. */
export const writtenOf = (
  sentences: readonly {
    readonly id: string;
    readonly section: WrittenSection | null;
    readonly kind: SentenceKind | null;
    readonly parts: WrittenSentence['parts'];
  }[],
): readonly WrittenSentence[] =>
  sentences.flatMap(({ id, section, kind, parts }) => (section === null ? [] : [{ id, section, kind, parts }]));
